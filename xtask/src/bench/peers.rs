//! The programs that ours is compared with, at exact versions.
//!
//! In: a lock file under `tests/bench/<name>`, pip's or npm's. Out: an installation among the user's caches,
//! in a folder named after the lock's content, so that a changed lock is a new installation.
//! No package's own scripts are run, and nothing is built from sources.

use crate::{
    place::Place,
    progress, run,
    setup::{Consent, npm},
    stamp::stamp,
    toolchain::on_path,
};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Written when an installation is whole.
const WHOLE: &str = "installed";

/// Where a program comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Registry {
    /// `requirements.txt`, with hashes.
    Pip,
    /// `package.json` and `package-lock.json`.
    Npm,
}

/// One program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer {
    /// Its folder in `tests/bench`.
    pub(super) name: &'static str,
}

impl Registry {
    /// The one whose lock is in a folder.
    fn of(folder: &Path) -> Result<Self> {
        let has = |registry: &Self| folder.join(registry.lock()).is_file();
        [Self::Pip, Self::Npm]
            .into_iter()
            .find(has)
            .with_context(|| {
                format!(
                    "{} holds no requirements.txt and no package-lock.json",
                    folder.display()
                )
            })
    }

    fn lock(self) -> &'static str {
        match self {
            Self::Pip => "requirements.txt",
            Self::Npm => "package-lock.json",
        }
    }

    fn program(self) -> &'static str {
        match self {
            Self::Pip => "python3",
            Self::Npm => "npm",
        }
    }
}

impl Peer {
    /// The folder with its lock and our script.
    pub(super) fn folder(&self, place: &Place) -> PathBuf {
        place.root.join("tests/bench").join(self.name)
    }

    /// Where it is installed.
    pub(super) fn home(&self, place: &Place) -> Result<PathBuf> {
        let folder = self.folder(place);
        let lock = folder.join(Registry::of(&folder)?.lock());
        let bytes = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
        let name = format!("{}-{}", self.name, stamp(&bytes));
        Ok(place.cache.join("bench").join(name))
    }

    /// The Python that has it.
    pub(super) fn python(&self, place: &Place) -> Result<PathBuf> {
        Ok(self.home(place)?.join("venv/bin/python"))
    }

    fn describe(&self, registry: Registry, home: &Path) -> String {
        let how = match registry {
            Registry::Pip => "pip install --require-hashes",
            Registry::Npm => "npm ci --ignore-scripts",
        };
        format!("{} into {}, by `{how}`", self.name, home.display())
    }

    fn install(&self, place: &Place, home: &Path) -> Result<()> {
        // What an earlier try left half done would be taken for its own.
        let _ = fs::remove_dir_all(home);
        fs::create_dir_all(home)?;
        match Registry::of(&self.folder(place))? {
            Registry::Pip => self.by_pip(place, home)?,
            Registry::Npm => self.by_npm(place, home)?,
        }
        Ok(fs::write(home.join(WHOLE), "")?)
    }

    fn by_pip(&self, place: &Place, home: &Path) -> Result<()> {
        let mut venv = Command::new("python3");
        venv.args(["-m", "venv"]).arg(home.join("venv"));
        run::quietly(place, &format!("venv-{}", self.name), &mut venv)
            .context("Python makes no environment; on Debian install python3-venv")?;
        let mut pip = Command::new(self.python(place)?);
        pip.args(["-m", "pip", "install", "--disable-pip-version-check"]);
        pip.args(["--require-hashes", "--no-deps", "--only-binary", ":all:"]);
        pip.arg("-r")
            .arg(self.folder(place).join("requirements.txt"));
        run::quietly(place, &format!("pip-{}", self.name), &mut pip)
    }

    fn by_npm(&self, place: &Place, home: &Path) -> Result<()> {
        for file in ["package.json", "package-lock.json"] {
            fs::copy(self.folder(place).join(file), home.join(file))?;
        }
        npm::install(place, &format!("npm-{}", self.name), home)
    }
}

/// Installs those that are missing, after a question.
pub(super) fn ensure(place: &Place, peers: &[&Peer], consent: Consent) -> Result<()> {
    let mut missing = Vec::new();
    for peer in peers {
        let home = peer.home(place)?;
        if !home.join(WHOLE).is_file() {
            let registry = Registry::of(&peer.folder(place))?;
            let program = registry.program();
            if on_path(program).is_none() {
                bail!(
                    "{} needs {program}, which is not on PATH; install it first",
                    peer.name
                );
            }
            missing.push((peer, peer.describe(registry, &home), home));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = missing.iter().map(|(_, line, _)| line.clone()).collect();
    consent.settle(&list)?;
    for (peer, line, home) in missing {
        progress::timed(&line, || peer.install(place, &home))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_lock_is_another_installation() {
        assert_eq!(stamp(b"pgmpy==1.1.2\n"), stamp(b"pgmpy==1.1.2\n"));
        assert_ne!(stamp(b"pgmpy==1.1.2\n"), stamp(b"pgmpy==1.1.3\n"));
    }

    #[test]
    fn a_lock_tells_where_its_programs_come_from() {
        let folder = std::env::temp_dir().join(format!("poscheck-lock-{}", std::process::id()));
        for registry in [Registry::Npm, Registry::Pip] {
            fs::create_dir_all(&folder).unwrap();
            assert!(Registry::of(&folder).is_err());
            fs::write(folder.join(registry.lock()), "").unwrap();
            assert_eq!(Registry::of(&folder).unwrap(), registry);
            fs::remove_dir_all(&folder).unwrap();
        }
    }

    #[test]
    fn every_lock_states_exact_versions_with_hashes() {
        let folder = crate::place::root().unwrap().join("tests/bench");
        let mut read = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let lock = entry.unwrap().path().join(Registry::Pip.lock());
            let Ok(text) = fs::read_to_string(&lock) else {
                continue;
            };
            read += 1;
            let joined = text.replace("\\\n", " ");
            let packages = joined
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_alphanumeric()));
            for line in packages {
                assert!(
                    line.contains("==") && line.contains("--hash=sha256:"),
                    "{}: {line}",
                    lock.display()
                );
            }
        }
        assert!(read > 0, "no lock was read");
    }
}

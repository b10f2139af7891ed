//! The two compilers: the one in use, and the one that builds the wasm.
//!
//! In: the environment. Out: commands that run with the right compiler, tools and flags.
//! They are the same compiler wherever a wasm32 standard library can be downloaded; on Debian
//! without downloads the wasm is built by Debian's own.
//! Nothing is installed here; see `setup`.

use crate::{place::Place, run};
use anyhow::{Context, Result};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The target that the page is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Written beside a standard library that `setup` built: the compiler it was built for.
pub const STAMP: &str = "built-by-poscheck-for";

/// One Rust compiler with its cargo.
#[derive(Debug, Clone)]
pub struct Toolchain {
    bin: PathBuf,
    debian: bool,
}

impl Toolchain {
    /// The compiler that runs this command.
    pub fn in_use() -> Result<Self> {
        let cargo = env::var_os("CARGO").map(PathBuf::from);
        let cargo = cargo
            .filter(|path| path.is_absolute())
            .or_else(|| on_path("cargo"));
        let cargo = cargo.context("cargo is not on PATH; install Rust and open a new terminal")?;
        let bin = cargo.parent().map(Path::to_path_buf).unwrap_or_default();
        let debian = bin == Path::new("/usr/bin");
        Ok(Self { bin, debian })
    }

    /// The compiler of Debian's packages, if both of its programs are there.
    pub fn of_debian() -> Option<Self> {
        let bin = PathBuf::from("/usr/bin");
        let whole = bin.join("rustc").is_file() && bin.join("cargo").is_file();
        whole.then_some(Self { bin, debian: true })
    }

    /// Whether this is Debian's compiler.
    pub fn is_debian(&self) -> bool {
        self.debian
    }

    /// The folder of the compiler's own libraries.
    pub fn sysroot(&self) -> Result<PathBuf> {
        let printed = run::stdout(self.command("rustc").args(["--print", "sysroot"]))?;
        Ok(PathBuf::from(printed.trim_end()))
    }

    /// What `rustc -vV` says.
    pub fn version(&self) -> Result<String> {
        run::stdout(self.command("rustc").arg("-vV"))
    }

    /// What stands beside a standard library that was built here: for which compiler, and how.
    pub fn stamp(&self) -> Result<String> {
        Ok(self.version()? + "with bitcode, for size alone\n")
    }

    /// Whether a wasm32 standard library is there, and not one built for another compiler.
    pub fn has_wasm_std(&self) -> bool {
        self.sysroot().is_ok_and(|sysroot| {
            let folder = sysroot.join("lib/rustlib").join(WASM);
            let stamp = fs::read_to_string(folder.join(STAMP)).ok();
            let fresh = stamp.is_none_or(|stamp| self.stamp().is_ok_and(|now| now == stamp));
            let files = fs::read_dir(folder.join("lib"))
                .into_iter()
                .flatten()
                .flatten();
            fresh
                && files
                    .map(|file| file.file_name())
                    .any(|name| is_std(&name.to_string_lossy()))
        })
    }

    /// A command that runs `program` with this compiler and no trace of another.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.program(program));
        command.env("PATH", search_path([self.bin.clone()]));
        if self.debian {
            for name in ["RUSTUP_TOOLCHAIN", "RUSTC", "RUSTDOC", "LD_LIBRARY_PATH"] {
                command.env_remove(name);
            }
        }
        command.env("CARGO", self.bin.join("cargo"));
        command
    }

    /// Where the compiler's `program` is; a bare name where it does not bring one.
    pub fn program(&self, program: &str) -> PathBuf {
        let own = self.bin.join(program);
        if own.is_file() {
            own
        } else {
            PathBuf::from(program)
        }
    }
}

/// Everything a build needs: both compilers, and the folders of the tools beside them.
#[derive(Debug)]
pub struct Tools {
    /// The compiler for everything that runs on this machine.
    pub native: Toolchain,
    /// The compiler for everything that runs in the page.
    pub wasm: Toolchain,
    /// Folders of tools that are not on `PATH`.
    pub folders: Vec<PathBuf>,
}

impl Tools {
    /// `cargo` for this machine, started in the project.
    pub fn cargo(&self, place: &Place) -> Command {
        let mut command = Command::new(self.native.program("cargo"));
        command
            .current_dir(&place.root)
            .env("PATH", search_path(self.folders.clone()));
        command
    }

    /// `program` (cargo, wasm-pack) set up to compile for the page, started in the project.
    pub fn for_wasm(&self, place: &Place, program: &str) -> Result<Command> {
        let folders = [self.wasm.bin.clone()]
            .into_iter()
            .chain(self.folders.clone());
        let mut command = self.wasm.command(program);
        command
            .current_dir(&place.root)
            .env("PATH", search_path(folders));
        // Two compilers in one target folder would undo each other's work.
        command.env("CARGO_TARGET_DIR", place.target.join("wasm"));
        command.env("CARGO_ENCODED_RUSTFLAGS", flags(place)?);
        if self.wasm.debian {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld");
        }
        Ok(command)
    }
}

/// Where `program` is on `PATH`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// `--remap-path-prefix` flags that keep this machine's folders out of what is built; `root`,
/// the sources, is called `name` there.
pub fn remapped(root: &Path, name: &str) -> Result<Vec<String>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let mut pairs = vec![(root.to_path_buf(), name)];
    if let Some(sources) = home.map(|home| home.join("registry/src")) {
        let folders = fs::read_dir(sources).into_iter().flatten().flatten();
        pairs.extend(folders.map(|folder| (folder.path(), "crates")));
    }
    let flag = |(from, to): &(PathBuf, &str)| {
        let from = from.to_str().context("a folder's name is not UTF-8")?;
        Ok(format!("--remap-path-prefix={from}={to}"))
    };
    let mut flags = pairs.iter().map(flag).collect::<Result<Vec<_>>>()?;
    flags.sort();
    Ok(flags)
}

/// Flags for the page: beside the sources, what build scripts write is under its own name,
/// wherever the output goes.
fn flags(place: &Place) -> Result<OsString> {
    let mut flags = remapped(&place.root, "poscheck")?;
    let target = place
        .target
        .to_str()
        .context("a folder's name is not UTF-8")?;
    // The last that fits counts, so an output inside of the project is called so too.
    flags.push(format!("--remap-path-prefix={target}=output"));
    Ok(flags.join("\u{1f}").into())
}

fn is_std(name: &str) -> bool {
    name.starts_with("libstd-") && name.ends_with(".rlib")
}

fn search_path(first: impl IntoIterator<Item = PathBuf>) -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let folders = first.into_iter().chain(env::split_paths(&old));
    // A folder whose name holds the separator cannot be on any PATH.
    env::join_paths(folders).unwrap_or(old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_of_this_machine_stays_and_the_output_is_called_the_same_everywhere() {
        let place = |target: &str| Place {
            root: PathBuf::from("/srv/me/project"),
            target: PathBuf::from(target),
            cache: PathBuf::new(),
        };
        for target in ["/srv/me/project/target", "/elsewhere"] {
            let flags = flags(&place(target)).unwrap().into_string().unwrap();
            let flags: Vec<&str> = flags.split('\u{1f}').collect();
            assert!(flags.contains(&"--remap-path-prefix=/srv/me/project=poscheck"));
            let last = format!("--remap-path-prefix={target}=output");
            assert_eq!(flags.last(), Some(&last.as_str()));
        }
    }
}

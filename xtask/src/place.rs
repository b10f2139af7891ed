//! Where things are: the project, its build output, and the user's cache.
//!
//! In: the environment and one answer of `cargo metadata`. Out: a [`Place`] of absolute paths.
//! It creates nothing.

use anyhow::{Context, Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The folders that every task works in.
#[derive(Debug, Clone)]
pub struct Place {
    /// The project: the folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder, wherever `CARGO_TARGET_DIR` or a configuration puts it.
    pub target: PathBuf,
    /// Tools that outlive the project's checkout.
    pub cache: PathBuf,
}

impl Place {
    /// Finds the folders of the project that this process was started for.
    pub fn find() -> Result<Self> {
        let root = root()?;
        Ok(Self {
            target: target(&root)?,
            cache: cache()?,
            root,
        })
    }

    /// The folder that `cargo xtask dist` writes unless told otherwise.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the output of one command is kept for reading after a failure.
    pub fn log(&self, name: &str) -> PathBuf {
        self.target.join("xtask-logs").join(format!("{name}.log"))
    }
}

/// The project's folder, from cargo's variable or else from the current folder upwards.
pub fn root() -> Result<PathBuf> {
    if let Some(parent) = env::var_os("CARGO_MANIFEST_DIR").as_deref().map(Path::new) {
        for folder in parent.ancestors() {
            if is_root(folder) {
                return Ok(folder.to_path_buf());
            }
        }
    }
    let here = env::current_dir().context("the current folder cannot be read")?;
    match here.ancestors().find(|folder| is_root(folder)) {
        Some(folder) => Ok(folder.to_path_buf()),
        None => bail!("this is not poscheck's folder; change into it and run the command again"),
    }
}

fn is_root(folder: &Path) -> bool {
    folder.join("xtask/Cargo.toml").is_file() && folder.join("Cargo.toml").is_file()
}

fn target(root: &Path) -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--no-deps"])
        .current_dir(root)
        .output()
        .context("cargo cannot be started; install Rust, then run the command again")?;
    if !output.status.success() {
        bail!(
            "cargo metadata failed:\n{}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        );
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let folder = metadata["target_directory"].as_str();
    Ok(PathBuf::from(
        folder.context("cargo metadata names no target_directory")?,
    ))
}

fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if Path::new(&folder).is_absolute() => PathBuf::from(folder),
        _ => env::home_dir()
            .context("HOME is not set, so there is no cache folder")?
            .join(".cache"),
    };
    Ok(base.join("poscheck"))
}

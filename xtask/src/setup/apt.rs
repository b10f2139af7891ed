//! Debian packages: which are missing, and installing them as root or by sudo.
//!
//! In: package names. Out: the packages installed.
//! The package lists are always fetched first: a fresh machine has none, and an old list names
//! files that are gone.

use crate::{place::Place, run, toolchain};
use anyhow::{Result, bail};
use std::{
    io::{self, IsTerminal},
    process::Command,
};

/// Whether packages can be installed on this machine.
pub(super) fn is_there() -> bool {
    toolchain::on_path("apt-get").is_some()
}

/// Whether a package is installed whole.
pub(super) fn has(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    run::stdout(&mut query).is_ok_and(|status| status == "installed")
}

/// Those of `packages` that are not installed.
pub(super) fn missing(packages: &[&'static str]) -> Vec<&'static str> {
    packages
        .iter()
        .copied()
        .filter(|package| !has(package))
        .collect()
}

/// Installs packages, after fetching the lists.
pub(super) fn install(place: &Place, packages: &[&str]) -> Result<()> {
    let mend = format!("run `apt-get install {}` as root", packages.join(" "));
    let mut update = as_root("apt-get", &mend)?;
    run::quietly(place, "apt-update", update.arg("update"))?;
    let mut install = as_root("apt-get", &mend)?;
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages);
    run::quietly(place, "apt-install", &mut install)
}

/// A command with the rights to change the system; `mend` is what a person without them can do.
pub(super) fn as_root(program: &str, mend: &str) -> Result<Command> {
    let user = run::stdout(Command::new("id").arg("-u"))?;
    let mut command = if user.trim() == "0" {
        Command::new(program)
    } else if toolchain::on_path("sudo").is_some() {
        let mut sudo = Command::new("sudo");
        if !io::stdin().is_terminal() {
            sudo.arg("--non-interactive");
        }
        sudo.args(["DEBIAN_FRONTEND=noninteractive", program]);
        sudo
    } else {
        bail!("this needs root, and sudo is not there; {mend}, then this command again")
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

//! The wasm32 standard library: found, downloaded by rustup, or built from Debian's sources.
//!
//! In: the compiler in use. Out: a compiler that can build the page.
//! Where toolchains cannot be downloaded (`RUSTUP_AUTO_INSTALL=0`, or no rustup at all) the only
//! compiler that comes with its sources is Debian's, so there the library is built for that one.

use super::{Lack, apt};
use crate::{
    place::Place,
    run,
    toolchain::{self, STAMP, Toolchain, WASM},
};
use anyhow::{Context, Result};
use rustc_build_sysroot::{BuildMode, SysrootBuilder, SysrootConfig};
use std::{env, fs};

/// Debian's compiler, its sources, and the linker for wasm.
const COMPILER: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];

/// What has to be installed before the page can be compiled.
pub(super) struct Needs {
    pub(super) packages: Vec<&'static str>,
    pub(super) lack: Option<Lack>,
}

/// The compiler that can build the page as the machine is now.
pub(super) fn toolchain() -> Result<Option<Toolchain>> {
    let in_use = Toolchain::in_use()?;
    if in_use.has_wasm_std() {
        return Ok(Some(in_use));
    }
    Ok(Toolchain::of_debian().filter(Toolchain::has_wasm_std))
}

/// What is missing, and where it is to come from.
pub(super) fn lacking() -> Result<Needs> {
    if let Some(found) = toolchain()? {
        let linker = toolchain::on_path("wasm-ld").is_some();
        let packages = if found.is_debian() && !linker {
            vec!["lld"]
        } else {
            Vec::new()
        };
        return Ok(Needs {
            packages,
            lack: None,
        });
    }
    if may_download() {
        return Ok(Needs {
            packages: Vec::new(),
            lack: Some(Lack::RustupTarget),
        });
    }
    Ok(Needs {
        packages: apt::missing(&COMPILER),
        lack: Some(Lack::BuiltStd),
    })
}

/// The package of clippy for Debian's compiler, if that one builds the page.
pub(super) fn missing_clippy() -> Result<Vec<&'static str>> {
    let debian = toolchain()?.map_or(!may_download(), |found| found.is_debian());
    Ok(if debian {
        apt::missing(&["rust-web-clippy"])
    } else {
        Vec::new()
    })
}

/// Lets rustup download the library for the compiler in use.
pub(super) fn add_target(place: &Place) -> Result<()> {
    let rustup = toolchain::on_path("rustup").context("rustup is not on PATH")?;
    let mut add = std::process::Command::new(rustup);
    run::quietly(place, "rustup-target", add.args(["target", "add", WASM]))
}

/// Builds the library from Debian's sources and puts it among Debian's.
pub(super) fn build(place: &Place) -> Result<()> {
    let debian = Toolchain::of_debian().context("Debian's rustc is not in /usr/bin")?;
    let home = debian.sysroot()?.join("lib/rustlib").join(WASM);
    // Asked for before the work, so that nobody waits for what cannot be kept.
    let mend = "run `cargo xtask serve --yes` once as root";
    let (mut remove, mut copy) = (apt::as_root("rm", mend)?, apt::as_root("cp", mend)?);
    let sources = rustc_build_sysroot::rustc_sysroot_src(debian.command("rustc"))?;
    let scratch = place.target.join("wasm-std");
    let mut cargo = debian.command("cargo");
    // Only the standard library itself may use what is not stable.
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", debian.program("rustc"));
    cargo
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Bitcode beside the code, as rustup's own has it: without, the page could not be optimised
    // as a whole. Its sorts and searches come in their short forms, and it is compiled for size as
    // the page is (0.8 kB after brotli): rustup's library has the long ones, and a page built with
    // it is some kilobytes larger.
    let mut flags = toolchain::remapped(&sources, "library")?;
    flags.extend(["-Cembed-bitcode=yes", "-Copt-level=z"].map(str::to_owned));
    SysrootBuilder::new(&scratch, WASM)
        .build_mode(BuildMode::Build)
        .sysroot_config(SysrootConfig::WithStd {
            std_features: vec!["optimize_for_size".to_owned()],
        })
        .rustflags(flags)
        .cargo(cargo)
        .build_from_source(&sources)?;
    let built = scratch.join("lib/rustlib").join(WASM);
    // What was compiled against another library would not be found to be stale.
    let stale = place.target.join("wasm");
    if stale.exists() {
        fs::remove_dir_all(stale)?;
    }
    fs::write(built.join(STAMP), debian.stamp()?)?;
    run::quietly(place, "wasm-std-remove", remove.arg("-rf").arg(&home))?;
    run::quietly(
        place,
        "wasm-std-copy",
        copy.arg("-r").arg(&built).arg(&home),
    )
}

fn may_download() -> bool {
    let forbidden = env::var("RUSTUP_AUTO_INSTALL").is_ok_and(|value| value == "0");
    !forbidden && toolchain::on_path("rustup").is_some()
}

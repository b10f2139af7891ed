//! Makes sure the machine has what a task needs, and asks before it changes anything.
//!
//! In: what is wanted, and whether installing is allowed. Out: [`Tools`], or one sentence on
//! what is missing and how to mend it.
//! What is there already is used as it is; nothing is upgraded or removed.

mod apt;
mod axe;
mod browsers;
mod consent;
mod crates;
pub(crate) mod npm;
mod wasm_std;

pub use consent::Consent;

use crate::{
    place::Place,
    progress,
    toolchain::{Toolchain, Tools},
};
use anyhow::{Result, bail};

/// What a task needs from the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// A Rust compiler alone.
    Native,
    /// What builds the page.
    Build,
    /// What builds the page and runs it in browsers.
    Browsers,
    /// The same with WebKitGTK beside them.
    EveryBrowser,
}

/// One thing that is missing and can be put there.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Lack {
    /// Debian packages.
    Packages(Vec<&'static str>),
    /// The wasm32 standard library, from rustup.
    RustupTarget,
    /// The wasm32 standard library, built from Debian's sources.
    BuiltStd,
    /// A tool from crates.io.
    Crate(crates::Tool),
    /// The accessibility checker from npm.
    Axe,
}

impl Lack {
    fn describe(&self, place: &Place) -> String {
        match self {
            Self::Packages(names) => format!("Debian packages: {}", names.join(" ")),
            Self::RustupTarget => "wasm32 standard library, by `rustup target add`".to_owned(),
            Self::BuiltStd => {
                "wasm32 standard library, built from Debian's sources into Debian's Rust \
                 (half a minute)"
                    .to_owned()
            }
            Self::Crate(tool) => {
                let home = place.cache.display();
                format!(
                    "{} {} into {home}, by cargo install (2 minutes)",
                    tool.krate, tool.version
                )
            }
            Self::Axe => "axe-core into tests/npm, by `npm ci --ignore-scripts`".to_owned(),
        }
    }

    fn install(&self, place: &Place) -> Result<()> {
        match self {
            Self::Packages(names) => apt::install(place, names),
            Self::RustupTarget => wasm_std::add_target(place),
            Self::BuiltStd => wasm_std::build(place),
            Self::Crate(tool) => crates::install(place, tool),
            Self::Axe => axe::install(place),
        }
    }
}

/// Installs what `scope` needs and the machine lacks, then tells where it all is.
pub fn ensure(place: &Place, scope: Scope, consent: Consent) -> Result<Tools> {
    let lacks = lacking(place, scope)?;
    if !lacks.is_empty() {
        let list: Vec<String> = lacks.iter().map(|lack| lack.describe(place)).collect();
        consent.settle(&list)?;
        for (lack, line) in lacks.iter().zip(&list) {
            progress::timed(line, || lack.install(place))?;
        }
        if let Some(lack) = lacking(place, scope)?.first() {
            bail!(
                "still missing after installing: {}; the logs are in {}",
                lack.describe(place),
                place.log("*").display()
            );
        }
    }
    let native = Toolchain::in_use()?;
    let wasm = match scope {
        Scope::Native => native.clone(),
        Scope::Build | Scope::Browsers | Scope::EveryBrowser => {
            wasm_std::toolchain()?.unwrap_or_else(|| native.clone())
        }
    };
    Ok(Tools {
        native,
        wasm,
        folders: crates::folders(place, &crates::wanted(place, scope)?),
    })
}

fn lacking(place: &Place, scope: Scope) -> Result<Vec<Lack>> {
    let mut packages = Vec::new();
    let mut lacks = Vec::new();
    if scope >= Scope::Build {
        let std = wasm_std::lacking()?;
        packages.extend(std.packages);
        lacks.extend(std.lack);
    }
    for tool in crates::wanted(place, scope)? {
        if !crates::is_there(place, &tool) {
            lacks.push(Lack::Crate(tool));
        }
    }
    if scope >= Scope::Browsers {
        packages.extend(browsers::missing_packages());
        if scope == Scope::EveryBrowser {
            packages.extend(browsers::missing_for_trust());
        }
        packages.extend(wasm_std::missing_clippy()?);
        lacks.extend(axe::is_missing(place).then_some(Lack::Axe));
    }
    if !packages.is_empty() {
        if !apt::is_there() {
            bail!(
                "this machine has no apt-get to install {} with; install the same by hand and put \
                 the programs on PATH",
                packages.join(" ")
            );
        }
        lacks.insert(0, Lack::Packages(packages));
    }
    Ok(lacks)
}

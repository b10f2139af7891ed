//! Whether the machine may be changed: asked at a terminal, taken as given without one.
//!
//! In: flags, `CI`, and whether anybody is there to ask. Out: go on, or one sentence why not.

use anyhow::{Result, bail};
use std::{
    env,
    io::{self, IsTerminal, Write},
};

/// What to do about things that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// List them and ask.
    Ask,
    /// List them and install them.
    Given,
    /// List them and stop.
    Refused,
}

impl Consent {
    /// The default: asks where somebody can answer.
    pub fn from_environment() -> Self {
        let ci = env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false");
        let watched = io::stdin().is_terminal() && io::stdout().is_terminal();
        if ci || !watched {
            Self::Given
        } else {
            Self::Ask
        }
    }

    /// Lists what is missing and returns when it may be installed.
    pub(crate) fn settle(self, missing: &[String]) -> Result<()> {
        if self == Self::Refused {
            bail!(
                "missing: {}; run the command again with --yes to install",
                missing.join("; ")
            );
        }
        println!("To be installed:");
        for line in missing {
            println!("  - {line}");
        }
        if self == Self::Given || is_yes(&ask("Install them now? [Y/n] ")?) {
            return Ok(());
        }
        bail!("nothing was installed; install it by hand or run the command again with --yes")
    }
}

fn ask(question: &str) -> Result<String> {
    print!("{question}");
    io::stdout().flush()?;
    let mut answer = String::new();
    // An input that ends without a line is nobody's yes.
    if io::stdin().read_line(&mut answer)? == 0 {
        answer.push_str("no");
    }
    Ok(answer)
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_what_is_missing_and_the_mend() {
        let error = Consent::Refused
            .settle(&["wasm-pack 0".to_owned()])
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("wasm-pack 0") && error.contains("--yes"),
            "{error}"
        );
    }

    #[test]
    fn enter_means_yes_and_anything_else_no() {
        assert!(is_yes("\n") && is_yes("Y\n") && is_yes("yes"));
        assert!(!is_yes("n\n") && !is_yes("later"));
    }
}

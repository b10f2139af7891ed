//! What WebKitGTK needs and the other browsers bring themselves: a screen, and a language.
//!
//! In: the command that is to start, and a folder for what is made. Out: the command's environment,
//! and the screen's process, which ends with it.

use super::{Look, until};
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
};

/// A screen that nobody sees.
#[derive(Debug)]
pub(super) struct Screen {
    child: Child,
}

impl Screen {
    /// Starts a screen, and has the command draw on it in the first of its languages.
    pub(super) fn start(command: &mut Command, folder: &Path, languages: &str) -> Result<Self> {
        let number = folder.join("screen");
        let child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24"])
            .stdin(Stdio::null())
            .stdout(fs::File::create(&number)?)
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb does not start")?;
        let screen = Self { child };
        let name = until(|| {
            let text = fs::read_to_string(&number)?;
            Ok(match text.strip_suffix('\n') {
                Some(number) => Look::Ready(number.to_owned()),
                None => Look::NotYet("no screen yet".to_owned()),
            })
        })?;
        let language = languages.split(',').next().unwrap_or_default();
        let locale = language.replace('-', "_");
        // Few machines have Chinese compiled; it is made where the rest of the run is kept.
        let place = format!("{locale}.UTF-8");
        let made = Command::new("localedef")
            .args(["-i", &locale, "-f", "UTF-8"])
            .arg(folder.join(&place))
            .stderr(Stdio::null())
            .status()
            .context("localedef does not start")?;
        ensure!(made.success(), "there is no language {locale}");
        command.env("DISPLAY", format!(":{name}"));
        command.env("LOCPATH", folder);
        command.env("LC_ALL", place).env_remove("LANGUAGE");
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // What is gone already needs no ending.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

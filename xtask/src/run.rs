//! Starts other programs, keeps what they print, and says in one sentence when one fails.
//!
//! In: a [`Command`]. Out: its output, also written to a log file.
//! Standard input is closed: no program here may wait for an answer nobody sees.

use crate::place::Place;
use anyhow::{Context, Result, bail};
use std::{
    fs,
    process::{Command, Output, Stdio},
};

/// How much of a failed program's output is shown; the log file has all of it.
const SHOWN_LINES: usize = 60;

/// What a program printed, and whether it succeeded.
#[derive(Debug)]
pub struct Outcome {
    /// Whether the exit code was zero.
    pub success: bool,
    /// Standard output, then standard error.
    pub text: String,
}

/// Runs a program to its end and keeps its output as `name` among the logs.
pub fn outcome(place: &Place, name: &str, command: &mut Command) -> Result<Outcome> {
    let output = start(command)?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    let log = place.log(name);
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&log, &text).with_context(|| format!("cannot write {}", log.display()))?;
    Ok(Outcome {
        success: output.status.success(),
        text,
    })
}

/// Runs a program that has to succeed; the error holds the end of what it printed.
pub fn quietly(place: &Place, name: &str, command: &mut Command) -> Result<()> {
    let outcome = outcome(place, name, command)?;
    if outcome.success {
        return Ok(());
    }
    let program = command.get_program().to_string_lossy().into_owned();
    let log = place.log(name);
    bail!(
        "{program} failed; all it said is in {}:\n{}",
        log.display(),
        tail(&outcome.text)
    )
}

/// Runs a program that has to succeed, and gives its standard output.
pub fn stdout(command: &mut Command) -> Result<String> {
    let output = start(command)?;
    if !output.status.success() {
        let program = command.get_program().to_string_lossy().into_owned();
        bail!(
            "{program} failed:\n{}",
            tail(&String::from_utf8_lossy(&output.stderr))
        );
    }
    String::from_utf8(output.stdout).context("its output is not UTF-8")
}

/// The last lines of a text.
pub fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    lines[lines.len().saturating_sub(SHOWN_LINES)..].join("\n")
}

fn start(command: &mut Command) -> Result<Output> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null());
    command
        .output()
        .with_context(|| format!("{program} cannot be started"))
}

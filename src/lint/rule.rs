//! The shape of a rule: what it is called, why it is one, and how it finds.

use super::ground::Ground;
use crate::pack::Finding;

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `E001` and on for errors, `W101` and on for warnings; never reused.
    pub code: &'static str,
    /// A few words, for lists.
    pub name: &'static str,
    /// What it finds, in one line.
    pub message: &'static str,
    /// Why that is wrong.
    pub why: &'static str,
    /// TOML that it fires on: a pack, or an addition to one.
    pub bad: &'static str,
    /// The same without the fault.
    pub good: &'static str,
    /// How it finds.
    pub find: Find,
}

/// How a rule finds.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// The compiler does, since it must know.
    Compiler,
    /// Lint itself does, once all others are through.
    Lint,
    /// In any pack that can be read.
    Draft(Check),
    /// The same, reading texts and names and nothing else.
    Texts(Check),
    /// Only in a pack without errors.
    Sound(Check),
    /// Only in a pack without errors, planning many cases.
    Slow(Check),
}

/// Adds what a rule finds.
pub(super) type Check = fn(&Ground<'_>, &mut Vec<Finding>);

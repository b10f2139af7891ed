//! The functions of a module, each by those that it is most like.
//!
//! In: a module. Out: an order of its functions, and the module in that order. How much a function
//! is like another is told by the runs of a few bytes that both hold. One follows upon the other,
//! always the one of which the last few hold most.

use super::Wrong;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use wasm_encoder::{CodeSection, FunctionSection, reencode::Reencode};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// How many bytes a run has.
const RUN: usize = 4;
/// A run that more functions hold tells nothing.
const COMMON: usize = 300;
/// How many functions the next one is held against, and how much less each counts that is further
/// away.
const LAST: usize = 8;
const FADES: f64 = 0.7;
/// Runs that every function is taken to hold beside its own, or the shortest would come first.
const SHORT: f64 = 20.0;

/// An order of functions.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Order {
    /// How many functions a module imports; they are counted before its own.
    imported: usize,
    /// The old number of each of its own, in the new order.
    old: Vec<usize>,
    /// The new number of each in the module, in the old order.
    new: Vec<u32>,
}

impl Order {
    fn new(imported: u32, old: Vec<usize>) -> Self {
        let mut new = vec![0; old.len()];
        for (at, &was) in (imported..).zip(&old) {
            new[was] = at;
        }
        let imported = imported as usize;
        Self { imported, old, new }
    }
}

/// The order in which like stands by like.
pub(super) fn near(module: &[u8]) -> Result<Order> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for part in Parser::new(0).parse_all(module) {
        match part? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                bodies.push(
                    module
                        .get(range)
                        .context("a function beyond the module's end")?,
                );
            }
            _ => {}
        }
    }
    Ok(Order::new(imported, chained(&bodies)))
}

/// The bodies' numbers, each after those that it is most like.
fn chained(bodies: &[&[u8]]) -> Vec<usize> {
    let mut holders: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    let mut sizes = Vec::with_capacity(bodies.len());
    for (at, body) in bodies.iter().enumerate() {
        let mut runs: Vec<&[u8]> = body.windows(RUN).collect();
        runs.sort_unstable();
        runs.dedup();
        sizes.push(runs.len() as f64 + SHORT);
        for run in runs {
            holders.entry(run).or_default().push(at);
        }
    }
    // How much each has in common with each: a run that few hold says most.
    let mut common = vec![BTreeMap::<usize, f64>::new(); bodies.len()];
    for held_by in holders.values().filter(|held_by| held_by.len() <= COMMON) {
        let weight = 1.0 / (1.0 + held_by.len() as f64).log2();
        for &one in held_by {
            for &other in held_by.iter().filter(|&&other| other != one) {
                *common[one].entry(other).or_default() += weight;
            }
        }
    }
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    let mut left: Vec<bool> = vec![true; bodies.len()];
    while let Some(first) = left.iter().position(|&is_left| is_left) {
        let mut likeness = BTreeMap::<usize, f64>::new();
        let mut counts = 1.0;
        for &before in order.iter().rev().take(LAST) {
            for (&other, &weight) in common[before].iter().filter(|(other, _)| left[**other]) {
                *likeness.entry(other).or_default() += weight * counts;
            }
            counts *= FADES;
        }
        let share = |at: usize| likeness.get(&at).map_or(0.0, |weight| weight / sizes[at]);
        let next =
            likeness.keys().copied().fold(
                first,
                |best, at| {
                    if share(at) > share(best) { at } else { best }
                },
            );
        left[next] = false;
        order.push(next);
    }
    order
}

impl Reencode for Order {
    type Error = anyhow::Error;

    fn function_index(&mut self, old: u32) -> Result<u32, Wrong> {
        match (old as usize).checked_sub(self.imported) {
            None => Ok(old),
            Some(own) => Ok(self.new[own]),
        }
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Wrong> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for &old in &self.old {
            functions.function(types[old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Wrong> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for at in 0..self.old.len() {
            self.parse_function_body(code, bodies[self.old[at]].clone())?;
        }
        Ok(())
    }
}

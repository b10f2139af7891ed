//! The variables of each function, those that are used most first.
//!
//! In: a module as it is read. Out: the same with a function's own variables numbered anew, and
//! without those that nothing uses. What a function is called with keeps its numbers.

use super::Wrong;
use std::cmp::Reverse;
use wasm_encoder::{
    CodeSection, Function, FunctionSection, Instruction, TypeSection,
    reencode::{Reencode, utils},
};
use wasmparser::{FunctionBody, FunctionSectionReader, Operator, TypeSectionReader, ValType};

/// Numbers variables by their use.
#[derive(Debug, Default)]
pub(super) struct ByUse {
    /// How many parameters each type has.
    parameters: Vec<u32>,
    /// The types of the functions whose bodies are still to come, the last first.
    types: Vec<u32>,
}

/// A function's variables in their new order.
struct Numbers {
    parameters: u32,
    /// Old number, less the parameters, to new number.
    new: Vec<u32>,
    /// Runs of one type, in the new order.
    runs: Vec<(ValType, Vec<usize>)>,
}

impl Numbers {
    fn of(body: &FunctionBody<'_>, parameters: u32) -> Result<Self, Wrong> {
        let mut types = Vec::new();
        for run in body.get_locals_reader()? {
            let (count, of) = run?;
            types.extend((0..count).map(|_| of));
        }
        let mut uses = vec![0_u32; types.len()];
        let mut used = Vec::new();
        for instruction in body.get_operators_reader()? {
            if let Operator::LocalGet { local_index }
            | Operator::LocalSet { local_index }
            | Operator::LocalTee { local_index } = instruction?
                && let Some(own) = local_index.checked_sub(parameters)
            {
                let own = own as usize;
                if uses[own] == 0 {
                    used.push(own);
                }
                uses[own] += 1;
            }
        }
        // Of two that are used alike, the one used first stays first.
        used.sort_by_key(|&own| Reverse(uses[own]));
        let mut runs: Vec<(ValType, Vec<usize>)> = Vec::new();
        for own in used {
            match runs.iter_mut().find(|(of, _)| *of == types[own]) {
                Some((_, run)) => run.push(own),
                None => runs.push((types[own], vec![own])),
            }
        }
        let mut new = vec![0; types.len()];
        for (number, &own) in (parameters..).zip(runs.iter().flat_map(|(_, run)| run)) {
            new[own] = number;
        }
        Ok(Self {
            parameters,
            new,
            runs,
        })
    }

    /// The new number of a variable.
    fn number(&self, old: u32) -> u32 {
        let own = old.checked_sub(self.parameters);
        own.map_or(old, |own| self.new[own as usize])
    }

    /// The instruction with the new number of the variable it is about.
    fn renamed<'a>(&self, instruction: Instruction<'a>) -> Instruction<'a> {
        match instruction {
            Instruction::LocalGet(old) => Instruction::LocalGet(self.number(old)),
            Instruction::LocalSet(old) => Instruction::LocalSet(self.number(old)),
            Instruction::LocalTee(old) => Instruction::LocalTee(self.number(old)),
            other => other,
        }
    }
}

impl Reencode for ByUse {
    type Error = anyhow::Error;

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: TypeSectionReader<'_>,
    ) -> Result<(), Wrong> {
        for of in section.clone().into_iter_err_on_gc_types() {
            self.parameters
                .push(u32::try_from(of?.params().len()).unwrap_or(u32::MAX));
        }
        utils::parse_type_section(self, types, section)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Wrong> {
        self.types = section.clone().into_iter().collect::<Result<_, _>>()?;
        self.types.reverse();
        utils::parse_function_section(self, functions, section)
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Wrong> {
        // The parser has seen that there are as many bodies as functions, and types for all.
        let of = self
            .types
            .pop()
            .and_then(|of| self.parameters.get(of as usize));
        let numbers = Numbers::of(&body, of.copied().unwrap_or_default())?;
        let mut declared = Vec::new();
        for (of, run) in &numbers.runs {
            declared.push((
                u32::try_from(run.len()).unwrap_or(u32::MAX),
                self.val_type(*of)?,
            ));
        }
        let mut function = Function::new(declared);
        let mut instructions = body.get_operators_reader()?;
        while !instructions.eof() {
            let instruction = self.parse_instruction(&mut instructions)?;
            function.instruction(&numbers.renamed(instruction));
        }
        code.function(&function);
        Ok(())
    }
}

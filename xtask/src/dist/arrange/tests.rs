//! What an arranged module still does, by a small one in which every function is told by a number.

use super::{arranged, order, variables, written};
use std::collections::BTreeMap;
use wasm_encoder::{
    CodeSection, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, ImportSection, Instruction, Module, RefType, StartSection, TableSection,
    TableType, TypeSection, ValType,
};
use wasmparser::{ElementItems, Operator, Parser, Payload};

/// Instructions of a function and the variables it declares.
type Body<'a> = (&'a [Instruction<'a>], &'a [(u32, ValType)]);

/// A module with one import and these functions, each with two parameters and exported under its
/// number; the last of them starts, and the first two stand in the table.
fn module(bodies: &[Body<'_>]) -> Vec<u8> {
    let own = 1..=u32::try_from(bodies.len()).unwrap();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([ValType::I32, ValType::I64], []);
    let mut imports = ImportSection::new();
    imports.import("page", "told", EntityType::Function(0));
    let (mut functions, mut exports) = (FunctionSection::new(), ExportSection::new());
    let mut code = CodeSection::new();
    for (at, (instructions, declared)) in own.clone().zip(bodies) {
        // What starts is given nothing.
        functions.function(u32::from(at != *own.end()));
        exports.export(&at.to_string(), ExportKind::Func, at);
        let mut function = Function::new(declared.iter().copied());
        for instruction in *instructions {
            function.instruction(instruction);
        }
        function.instruction(&Instruction::End);
        code.function(&function);
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 2,
        maximum: None,
        shared: false,
    });
    let mut elements = ElementSection::new();
    let from = wasm_encoder::ConstExpr::i32_const(0);
    elements.active(None, &from, Elements::Functions([1, 2][..].into()));
    let start = StartSection {
        function_index: *own.end(),
    };
    let mut module = Module::new();
    module.section(&types);
    module.section(&imports);
    module.section(&functions);
    module.section(&tables);
    module.section(&exports);
    module.section(&start);
    module.section(&elements);
    module.section(&code);
    module.finish()
}

/// What a module names, by the numbers in the functions: each export with what it holds and
/// calls, what starts, and what stands in the table.
#[derive(Debug, Default, PartialEq)]
struct Told {
    exports: BTreeMap<String, (i32, Vec<Option<i32>>)>,
    starts: Option<i32>,
    table: Vec<Option<i32>>,
}

fn told(module: &[u8]) -> Told {
    let (mut exports, mut starts, mut table) = (Vec::new(), 0, Vec::new());
    let (mut numbers, mut calls) = (Vec::new(), Vec::new());
    for part in Parser::new(0).parse_all(module) {
        match part.unwrap() {
            Payload::ExportSection(section) => {
                exports = section.into_iter().map(Result::unwrap).collect();
            }
            Payload::StartSection { func, .. } => starts = func,
            Payload::ElementSection(section) => {
                for element in section {
                    if let ElementItems::Functions(items) = element.unwrap().items {
                        table.extend(items.into_iter().map(Result::unwrap));
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                let (mut number, mut called) = (0, Vec::new());
                for instruction in body.get_operators_reader().unwrap() {
                    match instruction.unwrap() {
                        Operator::I32Const { value } => number = value,
                        Operator::Call { function_index } => called.push(function_index),
                        _ => {}
                    }
                }
                numbers.push(number);
                calls.push(called);
            }
            _ => {}
        }
    }
    // The one import has no number.
    let number = |at: u32| (at as usize).checked_sub(1).map(|own| numbers[own]);
    Told {
        exports: exports
            .iter()
            .map(|export| {
                let own = export.index as usize - 1;
                let called = calls[own].iter().map(|&at| number(at)).collect();
                (export.name.to_owned(), (numbers[own], called))
            })
            .collect(),
        starts: number(starts),
        table: table.into_iter().map(number).collect(),
    }
}

/// A function that is told by a number and calls others.
fn calling(number: i32, called: &[u32]) -> Vec<Instruction<'static>> {
    let mut instructions = vec![Instruction::I32Const(number), Instruction::Drop];
    instructions.extend(called.iter().map(|&at| Instruction::Call(at)));
    instructions
}

/// Six functions, of which the second and the last hold much alike.
fn six() -> Vec<u8> {
    let long = |number| {
        let mut long = calling(number, &[0]);
        let wide = [1, 1 << 40, 1 << 50, -1 << 60].map(Instruction::I64Const);
        long.extend(wide.into_iter().flat_map(|wide| [wide, Instruction::Drop]));
        long
    };
    let bodies = [
        calling(700, &[6]),
        long(701),
        calling(-9, &[1, 2]),
        calling(70_000, &[5]),
        calling(3, &[0, 4]),
        long(702),
    ];
    module(&bodies.each_ref().map(|body| (&body[..], &[][..])))
}

#[test]
fn like_stands_by_like() {
    let six = six();
    let order = order::near(&six).unwrap();
    let arranged = written(&six, order).unwrap();
    let order = order::near(&arranged).unwrap();
    assert_ne!(arranged, six);
    // What is in order already stays so.
    assert_eq!(written(&arranged, order).unwrap(), arranged);
    let wide = |module: &[u8]| {
        let bodies = Parser::new(0)
            .parse_all(module)
            .filter_map(|part| match part.unwrap() {
                Payload::CodeSectionEntry(body) => Some(body.range().end - body.range().start > 20),
                _ => None,
            });
        bodies.collect::<Vec<_>>()
    };
    assert_eq!(wide(&six), [false, true, false, false, false, true]);
    assert!(wide(&arranged).windows(2).any(|two| two == [true, true]));
}

#[test]
fn whatever_is_called_is_what_was_called() {
    let six = six();
    let before = told(&six);
    assert_eq!(before.starts, Some(702));
    assert_eq!(before.table, [Some(700), Some(701)]);
    assert_eq!(before.exports["5"], (3, vec![None, Some(70_000)]));
    assert_eq!(told(&arranged(&six).unwrap()), before);
}

#[test]
fn the_variables_used_most_come_first() {
    use Instruction::{Drop, LocalGet, LocalSet, LocalTee};
    let last: Body<'_> = (&[], &[]);
    let before: Body<'_> = (
        // Two parameters, then: a small one used once, one that nothing uses, a wide one used
        // twice, a small one used three times, and one more used once.
        &[
            LocalGet(0),
            LocalSet(2),
            LocalGet(4),
            LocalTee(4),
            Drop,
            LocalGet(5),
            LocalTee(5),
            LocalSet(5),
            LocalGet(1),
            Drop,
            LocalGet(6),
            Drop,
        ],
        &[(2, ValType::I32), (1, ValType::I64), (2, ValType::I32)],
    );
    let after: Body<'_> = (
        &[
            LocalGet(0),
            LocalSet(3),
            LocalGet(5),
            LocalTee(5),
            Drop,
            LocalGet(2),
            LocalTee(2),
            LocalSet(2),
            LocalGet(1),
            Drop,
            LocalGet(4),
            Drop,
        ],
        &[(3, ValType::I32), (1, ValType::I64)],
    );
    assert_eq!(
        written(&module(&[before, last]), variables::ByUse::default()).unwrap(),
        module(&[after, last])
    );
}

#[test]
fn what_is_no_whole_module_is_an_error() {
    let six = six();
    assert!(arranged(b"<!doctype html>").is_err());
    assert!(arranged(&six[..six.len() - 1]).is_err());
}

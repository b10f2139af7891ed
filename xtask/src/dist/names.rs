//! Gives what the program calls in the page short names, in the wasm and in its glue alike.
//!
//! In: a wasm module and wasm-bindgen's glue. Out: both, with `a`, `b`, … in place of names such
//! as `__wbg_activeElement_69b55e3697f14d9b`: their digits are random, so no compression helps.

use super::sections::{number, run, sections};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

/// The section of what a module calls (WebAssembly 2.0, 5.5.5).
const IMPORTS: u8 = 2;

/// Renames every function that `module` imports, there and in `glue`.
pub(super) fn short(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let (header, sections) = sections(module)?;
    let (mut named, mut short) = (BTreeMap::new(), header.to_vec());
    for section in sections {
        let renamed = if section.kind == IMPORTS {
            renamed(section.inside, &mut named)?
        } else {
            section.inside.to_vec()
        };
        short.push(section.kind);
        write_number(&mut short, renamed.len());
        short.extend(renamed);
    }
    let mut told = String::with_capacity(glue.len());
    let mut missed = named.clone();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    for (word, between) in words(glue, is_part) {
        missed.remove(word);
        told.push_str(named.get(word).map_or(word, String::as_str));
        told.push_str(between);
    }
    if let Some((name, _)) = missed.first_key_value() {
        bail!("wasm-bindgen's glue has no `{name}`, which the program calls");
    }
    Ok((short, told))
}

/// The section with short names, which `named` gets too.
fn renamed(section: &[u8], named: &mut BTreeMap<String, String>) -> Result<Vec<u8>> {
    let (count, mut rest) = number(section)?;
    let mut renamed = Vec::new();
    write_number(&mut renamed, count);
    for index in 0..count {
        let (module, after) = run(rest)?;
        let (name, after) = run(after)?;
        let Some((0, of)) = after.split_first() else {
            bail!("the program imports something that is no function");
        };
        let (_, next) = number(of)?;
        let name = std::str::from_utf8(name).context("a name that is no text")?;
        let letters = letters(index);
        for text in [module, letters.as_bytes()] {
            write_number(&mut renamed, text.len());
            renamed.extend(text);
        }
        renamed.extend(&after[..after.len() - next.len()]);
        named.insert(name.to_owned(), letters);
        rest = next;
    }
    Ok(renamed)
}

/// Each word of a text with what stands between it and the next.
fn words(text: &str, is_part: impl Fn(char) -> bool + Copy) -> Vec<(&str, &str)> {
    let (mut words, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let word = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word);
        let (between, after) = after.split_at(after.find(is_part).unwrap_or(after.len()));
        words.push((word, between));
        rest = after;
    }
    words
}

/// `a` to `z`, then `ba`, `bb`, …
fn letters(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (index % 26) as u8));
        index /= 26;
        if index == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}

/// Writes an unsigned LEB128 number (WebAssembly 2.0, 5.2.2).
fn write_number(to: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports `__wbg_one_1` and `__wbg_one_12` from `m`, and has one more section.
    fn module() -> Vec<u8> {
        let imports = [
            &[2, 1, b'm', 11][..],
            b"__wbg_one_1",
            &[0, 3, 1, b'm', 12],
            b"__wbg_one_12",
            &[0, 0x80, 1],
        ];
        let imports = imports.concat();
        let length = imports.len() as u8;
        [
            b"\0asm\x01\0\0\0",
            &[IMPORTS, length][..],
            &imports,
            &[3, 2, 9, 9],
        ]
        .concat()
    }

    #[test]
    fn names_are_short_in_both_and_nothing_else_changes() {
        let glue = "x = { __wbg_one_12: f(), __wbg_one_1: __wbg_one_13 };";
        let (short, glue) = short(&module(), glue).unwrap();
        let imports = [2, 1, b'm', 1, b'a', 0, 3, 1, b'm', 1, b'b', 0, 0x80, 1];
        let expected = [
            b"\0asm\x01\0\0\0",
            &[IMPORTS, 14][..],
            &imports,
            &[3, 2, 9, 9],
        ]
        .concat();
        assert_eq!(short, expected);
        assert_eq!(glue, "x = { b: f(), a: __wbg_one_13 };");
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(
            [0, 25, 26, 27, 52].map(letters),
            ["a", "z", "ba", "bb", "ca"]
        );
    }

    #[test]
    fn a_name_that_the_glue_lacks_and_a_cut_module_are_refused() {
        assert!(short(&module(), "__wbg_one_1").is_err());
        assert!(short(&module()[..20], "__wbg_one_1 __wbg_one_12").is_err());
    }
}

//! The sections of a wasm file, and the file without what no browser reads.
//!
//! In: a wasm module. Out: its sections one by one; the same without its custom sections, the
//! function names above all, which are two fifths of a release build.
//! A debug build keeps them for stack traces.

use anyhow::{Context, Result, bail};

/// A section that holds anything.
const CUSTOM: u8 = 0;
/// What is wrong with a file that ends too early.
const CUT: &str = "the wasm file is cut short";

/// One section of a module.
pub(super) struct Section<'a> {
    pub(super) kind: u8,
    /// Its length as it stands in the file, and what is in it.
    counted: &'a [u8],
    /// What is in it.
    pub(super) inside: &'a [u8],
}

/// The header of a module and its sections; what is not a whole module is an error.
pub(super) fn sections(module: &[u8]) -> Result<(&[u8], Vec<Section<'_>>)> {
    let (header, mut rest) = module.split_at_checked(8).context(CUT)?;
    if !header.starts_with(b"\0asm") {
        bail!("the wasm file is no wasm");
    }
    let mut sections = Vec::new();
    while let Some((&kind, after)) = rest.split_first() {
        let (inside, next) = run(after)?;
        let counted = &after[..after.len() - next.len()];
        sections.push(Section {
            kind,
            counted,
            inside,
        });
        rest = next;
    }
    Ok((header, sections))
}

/// The module without custom sections, all others as they are.
pub(super) fn bare(module: &[u8]) -> Result<Vec<u8>> {
    let (header, sections) = sections(module)?;
    let mut bare = header.to_vec();
    for section in sections.iter().filter(|section| section.kind != CUSTOM) {
        bare.push(section.kind);
        bare.extend_from_slice(section.counted);
    }
    Ok(bare)
}

/// A counted run of bytes, and what follows it.
pub(super) fn run(from: &[u8]) -> Result<(&[u8], &[u8])> {
    let (length, rest) = number(from)?;
    rest.split_at_checked(length).context(CUT)
}

/// An unsigned LEB128 number (WebAssembly 2.0, 5.2.2), and what follows it.
pub(super) fn number(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Ok((value, &bytes[index + 1..]));
        }
    }
    bail!(CUT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_go_and_all_others_stay_as_they_are() {
        let header = b"\0asm\x01\0\0\0";
        // A type section of three bytes whose length is written in two, then a custom one.
        let module = [&header[..], &[1, 0x83, 0, 7, 7, 7], &[0, 2, 1, b'n']].concat();
        assert_eq!(
            bare(&module).unwrap(),
            [&header[..], &[1, 0x83, 0, 7, 7, 7]].concat()
        );
    }

    #[test]
    fn a_cut_module_is_an_error() {
        assert!(bare(b"\0asm\x01\0\0\0\x01\x05a").is_err());
        assert!(bare(b"<!doctype html>").is_err());
    }
}

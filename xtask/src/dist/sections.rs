//! Takes out of a wasm file what no browser reads.
//!
//! In: a wasm module. Out: the same without its custom sections, the function names above all,
//! which are two fifths of a release build.
//! A debug build keeps them for stack traces.

use anyhow::{Context, Result, bail};

/// A section that holds anything.
const CUSTOM: u8 = 0;

/// The module without custom sections; what is not a whole module is an error.
pub(super) fn bare(module: &[u8]) -> Result<Vec<u8>> {
    let (header, mut rest) = module
        .split_at_checked(8)
        .context("the wasm file is cut short")?;
    if !header.starts_with(b"\0asm") {
        bail!("the wasm file is no wasm");
    }
    let mut bare = header.to_vec();
    while let Some((&kind, after)) = rest.split_first() {
        let (length, start) = number(after).context("the wasm file is cut short")?;
        let end = start + length;
        let section = after.get(..end).context("the wasm file is cut short")?;
        if kind != CUSTOM {
            bare.push(kind);
            bare.extend_from_slice(section);
        }
        rest = &after[end..];
    }
    Ok(bare)
}

/// Reads an unsigned LEB128 number and how many bytes it took (WebAssembly 2.0, 5.2.2).
pub(super) fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
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

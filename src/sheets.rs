//! The sheets' way in: what the script of the background worker calls for a spreadsheet.
//!
//! In: the bytes of an XLSX or XLS. Out: its table, as the books read it. It is the fourth wasm
//! output, built with the feature `sheets` alone and fetched when somebody chooses such a file.
//! The library in it stops at some damaged files: the script starts it anew for each one.

use crate::amount::sheets;
use wasm_bindgen::prelude::*;

/// The largest sheet of a workbook as a table; none where the bytes are no workbook.
#[expect(
    unreachable_pub,
    reason = "a script's call is public or not made at all"
)]
#[wasm_bindgen]
pub fn table(bytes: Vec<u8>) -> Option<Vec<u8>> {
    sheets::table(bytes)
}

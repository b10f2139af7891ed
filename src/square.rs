//! A QR code that leads to the page: an address in, dark and light squares out.
//!
//! It is laid out by the background worker, so that the page itself stays small, and drawn by
//! `present`. It holds the address of the page alone: nobody can pay into it.

use qrcodegen::{QrCode, QrCodeEcc};

/// The squares of an address, row by row, 1 for dark; none where it is too long for a sticker.
///
/// A quarter of the squares may be dirty or torn (level Q, ISO/IEC 18004, 7.5.1).
pub fn square(address: &str) -> Option<Vec<u8>> {
    // Longer ones would have squares too small for a cheap phone at arm's length.
    if address.len() > 300 {
        return None;
    }
    let code = QrCode::encode_text(address, QrCodeEcc::Quartile).ok()?;
    let side = 0..code.size();
    let row = |y| side.clone().map(move |x| (x, y));
    let squares = side.clone().flat_map(row);
    Some(
        squares
            .map(|(x, y)| u8::from(code.get_module(x, y)))
            .collect(),
    )
}

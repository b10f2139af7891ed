//! A QR code that leads to the page: an address in, a picture out.
//!
//! The background worker makes it, so that the page itself stays small. It holds the address
//! of the page alone: nobody can pay into it.

use qrcodegen::{QrCode, QrCodeEcc};

/// Squares that stay empty around a code, at least (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;
/// Width and height of the picture; whole numbers only, so that every edge is sharp.
const FRAME: i32 = 1000;

/// One SVG path that fills every dark square of an address in a picture of 1000 by 1000; none
/// where the address is too long for a sticker.
///
/// A quarter of the squares may be dirty or torn (level Q, ISO/IEC 18004, 7.5.1).
pub fn square(address: &str) -> Option<String> {
    // Longer ones would have squares too small for a cheap phone at arm's length.
    if address.len() > 300 {
        return None;
    }
    let code = QrCode::encode_text(address, QrCodeEcc::Quartile).ok()?;
    let side = code.size();
    let unit = FRAME / (side + 2 * QUIET);
    let edge = (FRAME - side * unit) / 2;
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let dark = (x..side).take_while(|&x| code.get_module(x, y)).count() as i32;
            if dark > 0 {
                let (left, top, wide) = (edge + x * unit, edge + y * unit, dark * unit);
                path.push_str(&format!("M{left} {top}h{wide}v{unit}h-{wide}z"));
            }
            x += dark.max(1);
        }
    }
    Some(path)
}

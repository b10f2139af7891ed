//! Card numbers: for now only how to recognise one, so that it can be covered.
//!
//! In: text. Out: the same text with whatever looks like a card number covered. A number is
//! never kept, returned or logged.

mod mask;

pub use mask::mask;

//! Card numbers: for now only how to recognise one, so that it can be covered.
//!
//! In: text. Out: the same text with whatever looks like a card number covered, or with every
//! long number cut. A number is never kept, returned or logged.

mod cut;
mod mask;

pub use cut::cut_numbers;
pub use mask::mask;

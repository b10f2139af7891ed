//! Eight bytes at once, in one word, the first byte lowest.
//!
//! In: eight bytes of a file. Out: which of them are large enough, a bit each, without a carry
//! from byte to byte (Warren, Hacker's Delight, 2nd ed., 6-1). What follows from that is for who
//! asks.

/// A one in each byte.
pub(super) const EACH: u64 = 0x0101_0101_0101_0101;
/// The high bit of each byte.
pub(super) const HIGH: u64 = 0x80 * EACH;
/// All other bits.
pub(super) const LOW: u64 = !HIGH;

/// The high bit of each byte that is at least 0x80 less its byte of `room`.
#[inline]
pub(super) fn reach(word: u64, room: u64) -> u64 {
    (((word & LOW) + room) | word) & HIGH
}

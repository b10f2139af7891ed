//! The columns of rows as bytes, one after another, each with how many values it has.
//!
//! In: a ledger's columns. Out: bytes, low byte first; and back: what they hold goes to the end
//! of another ledger's columns, or nothing where they are no columns.

use crate::amount::ledger::{Ids, Ledger};

/// A value of a column.
trait Value: Copy {
    /// How many bytes it has.
    const WIDTH: usize;
    /// Writes it.
    fn put(self, bytes: &mut [u8]);
    /// Reads it; 0 where the bytes are too few.
    fn take(bytes: &[u8]) -> Self;
}

macro_rules! values {
    ($($of:ty),*) => {$(
        impl Value for $of {
            const WIDTH: usize = size_of::<$of>();

            #[inline]
            fn put(self, bytes: &mut [u8]) {
                bytes.copy_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn take(bytes: &[u8]) -> Self {
                Self::from_le_bytes(bytes.try_into().unwrap_or_default())
            }
        }
    )*};
}

values!(u8, u16, u32, u64, i64);

#[inline(never)]
fn put_one<T: Value>(out: &mut Vec<u8>, column: &mut Vec<T>) {
    out.extend((column.len() as u32).to_le_bytes());
    let at = out.len();
    out.resize(at + column.len() * T::WIDTH, 0);
    for (bytes, value) in out[at..].chunks_exact_mut(T::WIDTH).zip(column.iter()) {
        value.put(bytes);
    }
    column.clear();
}

/// Takes so many bytes off the front.
fn cut<'a>(from: &mut &'a [u8], bytes: usize) -> Option<&'a [u8]> {
    let (cut, rest) = from.split_at_checked(bytes)?;
    *from = rest;
    Some(cut)
}

/// Takes a number off the front.
pub(super) fn number(from: &mut &[u8]) -> Option<u32> {
    cut(from, u32::WIDTH).map(u32::take)
}

#[inline(never)]
fn take_one<T: Value>(from: &mut &[u8], column: &mut Vec<T>) -> Option<usize> {
    let many = number(from)? as usize;
    let bytes = cut(from, many.checked_mul(T::WIDTH)?)?;
    column.extend(bytes.chunks_exact(T::WIDTH).map(T::take));
    Some(many)
}

/// Takes all rows out of a ledger.
pub(super) fn put(out: &mut Vec<u8>, ledger: &mut Ledger) {
    ledger.before += ledger.amount.len();
    put_one(out, &mut ledger.amount);
    put_one(out, &mut ledger.at);
    put_one(out, &mut ledger.when);
    put_one(out, &mut ledger.kind);
    put_one(out, &mut ledger.place);
    put_one(out, &mut ledger.auth);
    put_one(out, &mut ledger.card);
    put_one(out, &mut ledger.fee);
    put_one(out, &mut ledger.currency);
    out.push(ledger.ids.len() as u8);
    for ids in &mut ledger.ids {
        put_one(out, &mut ids.marks);
    }
}

/// Puts rows at the end of a ledger; none where the bytes hold none that go with those before.
pub(super) fn take(from: &mut &[u8], ledger: &mut Ledger) -> Option<()> {
    let had = ledger.amount.len();
    let more = take_one(from, &mut ledger.amount)?;
    let all = had + more;
    let every = [
        take_one(from, &mut ledger.at)?,
        take_one(from, &mut ledger.when)?,
        take_one(from, &mut ledger.kind)?,
    ];
    if every != [more; 3] {
        return None;
    }
    take_one(from, &mut ledger.place)?;
    take_one(from, &mut ledger.auth)?;
    take_one(from, &mut ledger.card)?;
    take_one(from, &mut ledger.fee)?;
    // Of a file that has them, every row has them.
    let some = [
        ledger.place.len(),
        ledger.auth.len(),
        ledger.card.len(),
        ledger.fee.len(),
    ];
    if !some.iter().all(|len| *len == 0 || *len == all) {
        return None;
    }
    // Rows of the first currency alone do not say it.
    let (mut said, none) = (Vec::new(), ledger.currency.is_empty());
    match take_one(from, &mut said)? {
        0 if none => {}
        0 => ledger.currency.resize(all, 0),
        many if many == more => {
            ledger.currency.resize(had, 0);
            ledger.currency.append(&mut said);
        }
        _ => return None,
    }
    let columns = usize::from(*cut(from, 1)?.first()?);
    if had == 0 {
        ledger.ids.resize_with(columns, Ids::default);
    }
    if columns != ledger.ids.len() {
        return None;
    }
    for ids in &mut ledger.ids {
        if take_one(from, &mut ids.marks)? != more {
            return None;
        }
    }
    Some(())
}

//! Bytes on their way from one program to the other, number by number.
//!
//! In: a value; the same code writes it and reads it back, so that the two cannot differ. What is
//! read where bytes lack or stand for nothing is blank, and the wire says that it is torn.

/// What is written, or what is to be read.
#[derive(Debug, Default)]
pub(in crate::amount) struct Wire<'a> {
    /// What was written; none where bytes are read.
    out: Option<Vec<u8>>,
    from: &'a [u8],
    /// Whether what was read is not what was written.
    torn: bool,
}

impl<'a> Wire<'a> {
    /// Writes a value behind some bytes.
    pub(super) fn write(out: Vec<u8>, value: &mut impl Carried) -> Vec<u8> {
        let mut wire = Self {
            out: Some(out),
            ..Self::default()
        };
        value.carry(&mut wire);
        wire.out.unwrap_or_default()
    }

    /// Reads a value; none where the bytes are not one's.
    pub(super) fn read<T: Carried>(from: &'a [u8], mut value: T) -> Option<T> {
        let mut wire = Self {
            from,
            ..Self::default()
        };
        value.carry(&mut wire);
        (!wire.torn && wire.from.is_empty()).then_some(value)
    }

    /// Says whether what was read can be.
    pub(super) fn holds(&mut self, holds: bool) {
        self.torn |= !holds;
    }

    /// Writes a number, or reads it.
    #[inline(never)]
    pub(in crate::amount) fn number(&mut self, value: u64) -> u64 {
        if let Some(out) = &mut self.out {
            out.extend(value.to_le_bytes());
            return value;
        }
        let Some((eight, rest)) = self.from.split_first_chunk::<8>() else {
            self.torn = true;
            return 0;
        };
        self.from = rest;
        u64::from_le_bytes(*eight)
    }

    /// A number below a limit, which is 0 where another one was read.
    pub(in crate::amount) fn below(&mut self, value: usize, limit: usize) -> usize {
        let value = self.number(value as u64);
        let fits = value < limit as u64;
        self.torn |= !fits;
        if fits { value as usize } else { 0 }
    }

    fn bytes(&mut self, value: &mut Vec<u8>) {
        // Nothing is longer than what is left of it.
        let length = self.below(value.len(), self.from.len().max(value.len()) + 1);
        if let Some(out) = &mut self.out {
            return out.extend_from_slice(value);
        }
        let Some((bytes, rest)) = self.from.split_at_checked(length) else {
            self.torn = true;
            return;
        };
        (*value, self.from) = (bytes.to_vec(), rest);
    }
}

/// What can be written and read back.
pub(in crate::amount) trait Carried {
    /// One that says nothing, to be read into.
    fn blank() -> Self;
    /// Writes it, or reads it.
    fn carry(&mut self, wire: &mut Wire<'_>);
}

/// A struct with its fields, or an enum without them with its variants: one that is left out does
/// not compile.
macro_rules! carried {
    (struct $name:ty { $($field:ident),* $(,)? }) => {
        impl crate::amount::handover::Carried for $name {
            fn blank() -> Self {
                Self { $($field: crate::amount::handover::Carried::blank()),* }
            }

            fn carry(&mut self, wire: &mut crate::amount::handover::Wire<'_>) {
                $(self.$field.carry(wire);)*
            }
        }
    };
    (enum $name:ident { $first:ident $(, $variant:ident)* $(,)? }) => {
        impl crate::amount::handover::Carried for $name {
            fn blank() -> Self {
                Self::$first
            }

            fn carry(&mut self, wire: &mut crate::amount::handover::Wire<'_>) {
                const ALL: &[$name] = &[$name::$first $(, $name::$variant)*];
                let at = match self {
                    Self::$first $(| Self::$variant)* => ALL.iter().position(|v| v == self),
                };
                *self = ALL[wire.below(at.unwrap_or(0), ALL.len())];
            }
        }
    };
}
pub(in crate::amount) use carried;

macro_rules! numbers {
    ($($of:ty),*) => {$(
        impl Carried for $of {
            fn blank() -> Self {
                0
            }

            fn carry(&mut self, wire: &mut Wire<'_>) {
                *self = wire.number(*self as u64) as $of;
            }
        }
    )*};
}

numbers!(u8, u16, i16, u32, u64, i64, usize);

impl Carried for i128 {
    fn blank() -> Self {
        0
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        let (high, low) = ((*self >> 64) as u64, *self as u64);
        *self = i128::from(wire.number(high) as i64) << 64 | i128::from(wire.number(low));
    }
}

impl Carried for bool {
    fn blank() -> Self {
        false
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        *self = wire.below(usize::from(*self), 2) == 1;
    }
}

impl Carried for Box<[u8]> {
    fn blank() -> Self {
        Self::default()
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        let mut bytes = std::mem::take(self).into_vec();
        wire.bytes(&mut bytes);
        *self = bytes.into_boxed_slice();
    }
}

impl Carried for String {
    fn blank() -> Self {
        Self::new()
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        let mut bytes = std::mem::take(self).into_bytes();
        wire.bytes(&mut bytes);
        let text = Self::from_utf8(bytes);
        wire.torn |= text.is_err();
        *self = text.unwrap_or_default();
    }
}

impl<T: Carried> Carried for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        // Each has a number at least.
        let most = self.len().max(wire.from.len() / 8);
        let many = wire.below(self.len(), most + 1);
        self.resize_with(many, T::blank);
        for value in self {
            if !wire.torn {
                value.carry(wire);
            }
        }
    }
}

impl<T: Carried> Carried for Option<T> {
    fn blank() -> Self {
        None
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        let mut is_some = self.is_some();
        is_some.carry(wire);
        if is_some {
            self.get_or_insert_with(T::blank).carry(wire);
        }
    }
}

impl<A: Carried, B: Carried> Carried for (A, B) {
    fn blank() -> Self {
        (A::blank(), B::blank())
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        self.0.carry(wire);
        self.1.carry(wire);
    }
}

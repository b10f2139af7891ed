//! Rows by key: which rows have a key, in the order of the rows.
//!
//! In: a key a row, 0 for none, else odd. Out: the first row with a key, and from row to row the
//! next with the same. An open table of rows. Keys that follow each other, as the numbers of a day's
//! payments do, stand near each other: rows in nearly the same order find warm memory.

/// No row.
pub(super) const NONE: u32 = u32::MAX;

/// Half as many keys that follow each other begin in so many slots, each with a free one beside
/// it for what else falls there.
const STRETCH: usize = 16;

/// Rows by key.
#[derive(Debug)]
pub(super) struct Index {
    /// The row + 1; 0 for a free one.
    slots: Vec<u32>,
    mask: usize,
    /// How far a product is shifted to be the number of a stretch of [`STRETCH`] slots.
    shift: u32,
    chain: Chain,
}

/// From row to row with the same key.
#[derive(Debug)]
pub(super) struct Chain {
    /// The next row with the same key; [`NONE`] at the end.
    pub(super) next: Vec<u32>,
    /// Whether a row is the first with its key, a bit a row.
    heads: Vec<u64>,
}

impl Chain {
    /// Whether a row is the first with its key.
    #[inline]
    pub(super) fn is_head(&self, row: usize) -> bool {
        self.heads[row / 64] >> (row % 64) & 1 != 0
    }

    fn head(&mut self, row: usize, is: bool) {
        let bit = 1 << (row % 64);
        if is {
            self.heads[row / 64] |= bit
        } else {
            self.heads[row / 64] &= !bit
        }
    }

    /// Rows with the same key, each time two and more of them; so many at most.
    pub(super) fn groups(&self, most: usize) -> impl Iterator<Item = Vec<u32>> + '_ {
        let heads =
            (0..self.next.len()).filter(|row| self.next[*row] != NONE && self.is_head(*row));
        heads.map(move |row| self.from(row as u32).take(most).collect())
    }

    /// The rows with the same key, from one of them on.
    pub(super) fn from(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = row;
        std::iter::from_fn(move || {
            let row = at;
            at = *self.next.get(row as usize)?;
            Some(row)
        })
    }
}

impl Index {
    /// Where the search for a key begins. The upper bits of the product spread what follows each
    /// other evenly (Knuth 1973, 6.4, Fibonacci hashing).
    #[inline]
    fn start(&self, key: u64) -> usize {
        let within = key as usize & (STRETCH - 2);
        let stretch = key / STRETCH as u64;
        let far = stretch.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift;
        (far as usize * STRETCH) | within
    }

    /// Of all rows that have a key and are wanted.
    pub(super) fn new(keys: &[u64], wanted: impl Fn(usize) -> bool) -> Self {
        let size = (keys.len() * 2).next_power_of_two().max(2 * STRETCH);
        let mut index = Self {
            slots: vec![0; size],
            mask: size - 1,
            shift: 64 - (size / STRETCH).trailing_zeros(),
            chain: Chain {
                next: vec![NONE; keys.len()],
                heads: vec![0; keys.len().div_ceil(64)],
            },
        };
        // Backwards, so that each chain goes forward.
        for row in (0..keys.len()).rev() {
            let key = keys[row];
            if key == 0 || !wanted(row) {
                continue;
            }
            let mut slot = index.start(key);
            loop {
                let found = index.slots[slot];
                if found == 0 {
                    break;
                }
                let first = found - 1;
                if keys[first as usize] == key {
                    index.chain.next[row] = first;
                    index.chain.head(first as usize, false);
                    break;
                }
                slot = (slot + 1) & index.mask;
            }
            index.slots[slot] = row as u32 + 1;
            index.chain.head(row, true);
        }
        index
    }

    /// The first row with a key; [`NONE`] where no row has it.
    #[inline]
    pub(super) fn first(&self, key: u64, keys: &[u64]) -> u32 {
        let mut slot = self.start(key);
        loop {
            let found = self.slots[slot];
            if found == 0 {
                return NONE;
            }
            let row = found - 1;
            if keys[row as usize] == key {
                return row;
            }
            slot = (slot + 1) & self.mask;
        }
    }

    /// The chains.
    pub(super) fn chain(&self) -> &Chain {
        &self.chain
    }
}

//! Input that is made up without looking at what it does: real input with bytes turned, cut out,
//! put in and put together, the same on every run.

/// Pieces that readers stumble over.
const PIECES: [&[u8]; 16] = [
    b"\0",
    b"\xff\xff\xff\xff\x0f",
    b"\n\n",
    b"\t",
    b"\"",
    b"=",
    b"<a",
    b"9F10",
    b"70 80",
    b"\xef\xbb\xbf",
    b"[[",
    b"'''",
    "卡号".as_bytes(),
    "１".as_bytes(),
    b"99999999999999999999",
    b"../..",
];

/// Chooses; the same seed chooses alike.
#[derive(Debug)]
pub struct Choice(u64);

impl Choice {
    /// A beginning.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    /// A number below `n`, 0 where that is 0; a generator with the multiplier of Knuth's MMIX.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // The low bits repeat soon, the high ones do not.
        ((self.0 >> 33) as usize).checked_rem(n).unwrap_or(0)
    }

    /// One more input.
    pub fn made(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut out = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(6) {
            let (from, to) = (self.below(out.len() + 1), self.below(out.len() + 1));
            let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 64));
            match self.below(7) {
                0 if from < out.len() => out[from] ^= 1 << self.below(8),
                1 if from < out.len() => out[from] = self.below(256) as u8,
                2 => drop(out.drain(from..to)),
                3 => {
                    let again = out[from..to].to_vec();
                    out.splice(from..from, again);
                }
                4 => {
                    let piece = PIECES[self.below(PIECES.len())];
                    out.splice(from..from, piece.iter().copied());
                }
                5 => out.truncate(from.max(1)),
                _ => {
                    let other = &seeds[self.below(seeds.len())];
                    let end = self.below(other.len() + 1);
                    let start = self.below(end + 1);
                    out.splice(from..to, other[start..end].iter().copied());
                }
            }
        }
        out
    }
}

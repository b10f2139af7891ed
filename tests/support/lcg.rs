//! Choices that look random and are the same on every machine and every run.

/// A linear congruential generator with the multiplier of Knuth's MMIX.
pub(crate) struct Lcg(u64);

impl Lcg {
    /// The same seed gives the same choices.
    pub(crate) fn new(seed: u64) -> Self {
        let mut lcg = Self(seed);
        lcg.below(2);
        lcg
    }

    /// A number from 0 to `n` - 1; 0 where `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // The low bits repeat soon, the high ones do not.
        ((self.0 >> 33) as usize).checked_rem(n).unwrap_or(0)
    }

    /// One of these.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A share from 0 to 1.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn share(&mut self) -> f64 {
        self.below(10_001) as f64 / 10_000.0
    }
}

//! How many tests a runner ran.
//!
//! In: the output of `cargo test` or of wasm-bindgen's runner, which end each binary alike.
//! Out: the sums over all binaries.

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
}

impl Counts {
    /// Adds up the lines `test result: ok. 3 passed; 0 failed; …`.
    pub(super) fn read(text: &str) -> Self {
        let results = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("test result: "));
        results.fold(Self::default(), |sum, line| Self {
            passed: sum.passed + number_before(line, " passed"),
            failed: sum.failed + number_before(line, " failed"),
        })
    }
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line.split_once(word).map_or("", |(before, _)| before);
    before
        .rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_all_binaries_are_added_up() {
        let text = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\n\
                    test result: FAILED. 7 passed; 1 failed; 0 ignored; 0 filtered out\n";
        assert_eq!(
            Counts::read(text),
            Counts {
                passed: 9,
                failed: 1
            }
        );
        assert_eq!(Counts::read("error: could not compile"), Counts::default());
    }
}

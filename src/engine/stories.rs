//! Stories: one fault or two, weighed while what happened is gone through.
//!
//! In: a [`Model`], and what was known after each step. Out: the weights of the stories, which
//! [`doubt`](super::doubt()) and [`suspects`](super::suspects()) read differently. With one fault
//! answers may be wrong. With two the first hides the second: a question is answered from the
//! first, unless it is about the second alone. A failed repair may have mended either; from then
//! on answers come from the other. What the case began with is no slip, and neither of two faults
//! may be unlikely beside it: a terminal that says "not enough money" has paper and a line.

use super::again::look;
use super::evidence::{Evidence, Trial};
use super::model::Model;

/// How often people give another answer than the true one: a judgement. A larger share costs
/// those who do not slip more than it brings those who do.
pub(super) const SLIP: f64 = 0.05;
/// How often they do when they look once more, which is with care: a judgement.
const SLIP_AGAIN: f64 = 0.02;

/// The weights of the stories: only ratios matter.
pub(super) struct Stories {
    /// One fault.
    one: Vec<f64>,
    /// Two, of which the first hides the second: `[first * n + second]`.
    pairs: Vec<Pair>,
}

/// The weights of two faults, by what is still there.
#[derive(Clone, Copy, Default)]
struct Pair {
    both: f64,
    first: f64,
    second: f64,
}

/// The repairs that failed.
pub(super) fn failures<'a>(
    model: &Model,
    evidence: &'a Evidence,
) -> impl Iterator<Item = usize> + 'a {
    (0..model.n_repairs()).filter(|r| evidence.trial_of(*r) == Trial::Failed)
}

impl Stories {
    /// Goes through what was known after each step, the latest last, where two faults at once have
    /// the share `two` of all cases. Within one step answers come before failures.
    pub(super) fn told(model: &Model, known: &[Evidence], two: f64) -> Stories {
        let mut stories = Stories::new(model, two);
        let nothing = Evidence::new(model);
        let last = known.last().unwrap_or(&nothing);
        let mut before = &nothing;
        for now in known {
            for q in 0..model.n_questions() {
                let Some(answer) = now.answer(model, q) else {
                    continue;
                };
                let is_new =
                    now.looks(q) != before.looks(q) || before.answer(model, q) != Some(answer);
                // What somebody says in the end stands over what followed from something else.
                if is_new && (now.looks(q) > 0 || last.looks(q) == 0) {
                    let said = before.answer(model, q).filter(|_| now.looks(q) > 1);
                    let slip = match now.looks(q) {
                        _ if last.is_firm(q) => 0.0,
                        2.. => SLIP_AGAIN,
                        _ => SLIP,
                    };
                    stories.hear(model, q, answer, said, slip);
                }
            }
            for r in failures(model, now).filter(|r| before.trial_of(*r) != Trial::Failed) {
                stories.fail(model.ends.of(r));
            }
            before = now;
        }
        stories
    }

    fn new(model: &Model, two: f64) -> Stories {
        let priors = &model.priors;
        let n = priors.len();
        let mut pairs = vec![Pair::default(); n * n];
        for f in 0..n {
            // The second is drawn among the others.
            let first = two * priors[f] / (1.0 - priors[f]).max(f64::MIN_POSITIVE);
            for g in (0..n).filter(|g| *g != f) {
                pairs[f * n + g].both = first * priors[g];
            }
        }
        Stories {
            one: priors.iter().map(|p| p * (1.0 - two)).collect(),
            pairs,
        }
    }

    /// Takes an answer that people give by mistake with the chance `slip`: never where it is what
    /// the case is about. `said` is the one at the first look, where this is the second.
    fn hear(
        &mut self,
        model: &Model,
        question: usize,
        answer: usize,
        said: Option<usize>,
        slip: f64,
    ) {
        let table = &model.questions[question];
        let row = table.row(answer);
        let n = row.len();
        // Whoever looks again sees the same, unless it is about another fault now.
        let again = said.map(|said| look(table, said, n));
        let same = again.as_ref().map_or(row, |again| again.row(answer));
        let all: Vec<usize> = (0..n).collect();
        let (rest, few) = table.rest(answer);
        let most = row.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        // Long cases keep their exponents. Where few answer otherwise than the rest, the weights
        // of the rest stay as they are, and only those few are gone through; a second look has
        // another rest.
        let (scale, few) = if again.is_none() && rest * 100.0 > most {
            (1.0 / rest, few)
        } else {
            (1.0 / most, &all[..])
        };
        for (f, w) in self.one.iter_mut().enumerate() {
            let heard = match again {
                Some(_) => same[f],
                None => table.told(answer, f, slip),
            };
            *w *= heard * scale;
        }
        let about = table.about();
        for f in 0..n {
            let (about_first, first, first_again) = (about[f], row[f], same[f]);
            for &g in if about_first { &all[..] } else { few } {
                let (about_second, second, second_again) = (about[g], row[g], same[g]);
                let pair = &mut self.pairs[f * n + g];
                // Where it is about neither, one answers like the other.
                pair.both *= scale
                    * match about_first {
                        _ if slip == 0.0 => first.min(second),
                        true => first_again,
                        false => second_again,
                    };
                let first_heard = match about_second && !about_first {
                    true => first,
                    false => first_again,
                };
                let second_heard = match about_first {
                    true => second,
                    false => second_again,
                };
                pair.first *= scale * first_heard;
                pair.second *= scale * second_heard;
            }
        }
    }

    /// Takes a repair after which the trouble was still there.
    fn fail(&mut self, ends: &[(usize, f64)]) {
        let n = self.one.len();
        for &(f, p) in ends {
            let lasts = 1.0 - p;
            self.one[f] *= lasts;
            for g in 0..n {
                let pair = &mut self.pairs[f * n + g];
                pair.second += p * pair.both;
                pair.first *= lasts;
                pair.both *= lasts;
                let pair = &mut self.pairs[g * n + f];
                pair.first += p * pair.both;
                pair.second *= lasts;
                pair.both *= lasts;
            }
        }
    }

    /// The weight of each fault as a share of all: `both` is what each of two counts that are
    /// there, and `mended` is what one counts that is mended.
    pub(super) fn sum_up(mut self, both: f64, mended: f64) -> Vec<f64> {
        let n = self.one.len();
        let mut whole: f64 = self.one.iter().sum();
        for f in 0..n {
            for g in 0..n {
                let pair = self.pairs[f * n + g];
                let each = both * pair.both;
                self.one[f] += each + pair.first + mended * pair.second;
                self.one[g] += each + pair.second + mended * pair.first;
                whole += pair.both + pair.first + pair.second;
            }
        }
        self.one.iter_mut().for_each(|w| *w /= whole);
        self.one
    }
}

//! What an acquirer's pack says of cards, laid over what the packs below it say.
//!
//! In: a draft, in which everything may be left out. Out: the answers, and words that no answer
//! belongs to, each with what is wrong about it.

use super::super::accept::Acceptance;
use super::draft::{AcceptedDraft, SchemeDraft};
use super::{KINDS, place, seat};

/// Changes what the draft names and nothing else; gives the words that mean nothing.
pub(super) fn lay_over(
    below: &mut Acceptance,
    draft: AcceptedDraft,
    schemes: &[SchemeDraft],
) -> Vec<(String, String)> {
    let mut unknown = Vec::new();
    let mut known = |id: &str| {
        let at = seat(schemes, id);
        if at.is_none() {
            let wrong = format!("no scheme is called `{id}`; its id is in schemes.toml");
            unknown.push((id.to_owned(), wrong));
        }
        at
    };
    for (id, taken) in draft.schemes {
        let Some(at) = known(&id) else { continue };
        below.schemes.retain(|row| row.0 != at);
        below.schemes.push((at, taken));
    }
    below.schemes.sort_by_key(|row| row.0);
    if let Some(ids) = draft.no_bank_cards {
        below.no_bank_cards = ids.iter().filter_map(|id| known(id)).collect();
    }
    for (name, taken) in draft.kinds {
        match place(&KINDS, &name) {
            Some(at) => below.kinds[usize::from(at)] = taken,
            None => {
                let wrong = format!("no kind of card is called `{name}`; one of {KINDS:?}");
                unknown.push((name, wrong));
            }
        }
    }
    below.number = draft.number.unwrap_or(below.number);
    below.foreign = draft.foreign.unwrap_or(below.foreign);
    below.contactless = draft.contactless.unwrap_or(below.contactless);
    below.stripe_fallback = draft.stripe_fallback.unwrap_or(below.stripe_fallback);
    unknown
}

//! The end of a diagnosis that was mended.

use super::money::shown;
use super::{Book, MoneyView, PathItem, path};
use crate::i18n::fill;
use crate::pack::{Area, Money};
use crate::session::{End, Now, Session};

/// What helped, what it was and how to avoid it.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedView {
    /// That it works; or, where nobody knows where the money is, that nothing is to be charged.
    pub heading: String,
    /// What helped, if a repair did.
    pub helped: Option<String>,
    /// Name of the picture over it.
    pub picture: &'static str,
    /// What it most likely was; what to do with a sale that was paid.
    pub cause: String,
    /// How to avoid it; empty where nothing can be said.
    pub avoid: String,
    /// The money, where it is still not known.
    pub money: Option<MoneyView>,
    /// What was found on the way.
    pub path: Vec<PathItem>,
}

/// The end, if the diagnosis ended with a working terminal.
pub fn fixed(book: &Book<'_>, session: &Session) -> Option<FixedView> {
    // What comes next is reckoned at length while nothing has ended.
    session.end()?;
    // It goes on where an answer is taken up again, or the money is still asked for.
    let Now::Ended(End::Fixed(repair)) = session.now().0 else {
        return None;
    };
    let w = book.words();
    let belief = session.belief();
    // What a repair ended is one of the causes it can end, the likeliest of them.
    let mended = |f: usize| {
        repair.is_none_or(|r| {
            book.core.repairs[r]
                .success
                .iter()
                .any(|(g, _)| usize::from(*g) == f)
        })
    };
    let chance = |f: usize| match repair {
        Some(r) => book.core.repairs[r]
            .success
            .iter()
            .find(|(g, _)| usize::from(*g) == f)
            .map_or(0.0, |(_, p)| p * belief.faults[f]),
        None => belief.faults[f],
    };
    let cause = belief
        .ranked()
        .into_iter()
        .filter(|&f| mended(f))
        .max_by(|&a, &b| chance(a).total_cmp(&chance(b)).then(b.cmp(&a)))?;
    let open = session.money() == Money::Unknown;
    // Nothing was mended where the last sale turned out to be paid.
    let paid = repair.is_none() && session.money() == Money::Received;
    let fault = &book.texts.faults[cause];
    let (told, avoid) = match paid {
        true => (w.paid_next.to_owned(), String::new()),
        false => (fill(w.fixed_cause, &[&fault.name]), fault.avoid.clone()),
    };
    Some(FixedView {
        heading: match repair {
            _ if open => w.hold,
            _ if paid => w.done,
            // A repair with a button of its own is no mending: waiting, hanging up, finding out;
            // but for one that brings the terminal's power back.
            Some(r)
                if !book.texts.repairs[r].ends.is_empty()
                    && book.core.faults[cause].area != Area::Device =>
            {
                w.done
            }
            _ => w.fixed,
        }
        .to_owned(),
        helped: repair.map(|r| {
            let by = if open { w.last_step } else { w.fixed_by };
            fill(by, &[&book.texts.repairs[r].name])
        }),
        cause: told,
        avoid,
        // Whoever goes from here with a sale in doubt has the way to find out before their eyes.
        money: shown(book, session).map(|m| MoneyView { folded: false, ..m }),
        picture: if open { "hold" } else { "done" },
        path: path(book, session),
    })
}

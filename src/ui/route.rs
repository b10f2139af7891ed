//! Places in the page: the part of the address after `#`.
//!
//! A place holds ids, positions and where a code was seen, never anything typed.

use crate::pack::Seen;

/// A place in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The first screen.
    #[default]
    Home,
    /// What an entry means; the id of the entry.
    Entry(String),
    /// The same, once it is known where it is seen.
    Seen(String, Seen),
    /// The diagnosis after that many events.
    Step(usize),
    /// The question of an event, answered anew.
    Change(usize),
    /// The support ticket.
    Ticket,
    /// The card beside the till.
    Counter,
    /// A board, which the desk composes; its name.
    Board(&'static str),
    /// A place that does not exist.
    Gone,
}

/// The boards that there are.
const BOARDS: [&str; 7] = [
    "card", "software", "terminal", "clock", "line", "update", "receipt",
];

/// The first part of an entry's id and how it stands in the address.
const KINDS: [(&str, &str); 3] = [("code", "code"), ("msg", "message"), ("see", "see")];

impl Route {
    /// Reads the part of an address after `#`; what is no place gives [`Route::Gone`].
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let seen = query.strip_prefix("where=").and_then(Seen::from_name);
        let number = |text: &str| text.parse::<usize>().ok().filter(|n| *n < 10_000);
        match path.split('/').collect::<Vec<_>>()[..] {
            [""] => Self::Home,
            ["ticket"] => Self::Ticket,
            ["counter"] => Self::Counter,
            ["step", n] => number(n).map_or(Self::Gone, Self::Step),
            ["change", n] => number(n).map_or(Self::Gone, Self::Change),
            [name] => {
                let board = BOARDS.iter().find(|board| **board == name);
                board.map_or(Self::Gone, |board| Self::Board(board))
            }
            [kind, id] if (1..80).contains(&id.len()) => KINDS
                .iter()
                .find(|(_, shown)| *shown == kind)
                .map_or(Self::Gone, |(own, _)| {
                    let id = format!("{own}.{}", id.to_ascii_lowercase());
                    match seen {
                        Some(seen) => Self::Seen(id, seen),
                        None => Self::Entry(id),
                    }
                }),
            _ => Self::Gone,
        }
    }

    /// The part of the address after `#`, with it.
    pub fn hash(&self) -> String {
        match self {
            Self::Home | Self::Gone => "#/".to_owned(),
            Self::Entry(id) => {
                let (kind, rest) = id.split_once('.').unwrap_or(("code", id));
                let shown = KINDS
                    .iter()
                    .find(|(own, _)| *own == kind)
                    .map_or(kind, |(_, shown)| shown);
                format!("#/{shown}/{rest}")
            }
            Self::Seen(id, seen) => {
                format!("{}?where={}", Self::Entry(id.clone()).hash(), seen.name())
            }
            Self::Step(n) => format!("#/step/{n}"),
            Self::Change(n) => format!("#/change/{n}"),
            Self::Ticket => "#/ticket".to_owned(),
            Self::Counter => "#/counter".to_owned(),
            Self::Board(name) => ["#/", name].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;
    use crate::pack::Seen;

    #[test]
    fn a_place_reads_back_from_its_own_address() {
        for route in [
            Route::Home,
            Route::Entry("code.51".into()),
            Route::Entry("msg.comm-timeout".into()),
            Route::Entry("see.power".into()),
            Route::Seen("code.91".into(), Seen::Acquirer),
            Route::Step(12),
            Route::Change(0),
            Route::Ticket,
            Route::Counter,
            Route::Board("card"),
        ] {
            assert_eq!(Route::parse(&route.hash()), route);
        }
    }

    #[test]
    fn what_is_no_place_is_gone() {
        for hash in [
            "#/step/x",
            "#/nowhere",
            "#/step/99999999",
            "#/code/51/more",
            "#/change/-1",
            "#/code/?where=pos",
        ] {
            assert_eq!(Route::parse(hash), Route::Gone, "{hash}");
        }
        assert_eq!(
            Route::parse("#/code/A0?where=moon"),
            Route::Entry("code.a0".into())
        );
        assert_eq!(Route::parse(""), Route::Home);
    }
}

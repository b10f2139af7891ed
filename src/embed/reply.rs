//! What `frame.js` is told to do, in two words: what, and with what.
//!
//! In: an [`Order`], or an [`Event`](super::Event). Out: a pair that `frame.js` knows; style
//! sheets in it are made here and hold nothing of the page around but numbers.

use super::order::{Order, TOOLS, Trust, WORDS, order};
use super::protocol::{Event, Trouble};
use crate::colour;
use crate::i18n::{Lang, fill};
use crate::pack::Core;

/// What is done, and with what.
pub type Reply = [String; 2];

/// What to do where the page around, whose origin this is, says a word and a value; `hosts` are
/// the origins that the deployment names, with spaces between them.
pub fn reply(word: &str, value: &str, origin: &str, hosts: &str, lang: Lang) -> Reply {
    let ordered = match order(word, value, Trust::of(origin, hosts)) {
        Ok(ordered) => ordered,
        Err(trouble) => return refused(trouble, word),
    };
    let (what, with) = match ordered {
        Order::Go(place) => ("go", place),
        Order::Lang(tag) => ("lang", tag.to_owned()),
        Order::Scheme(scheme) => ("scheme", scheme.to_owned()),
        Order::Accent(brand) => ("accent", colour::sheet(brand)),
        Order::FontPercent(percent) => ("font", format!("html{{font-size:{percent}%}}")),
        Order::Tools(tools) => {
            let hidden = TOOLS.into_iter().filter(|tool| !tools.contains(tool));
            ("tools", hidden.map(without).collect())
        }
        Order::CardInput(true) => ("card", String::new()),
        Order::CardInput(false) => ("card", without("card")),
        Order::Fill(field, text) => ("fill", format!("{} {text}", field.name())),
        Order::Hotline(number) => ("hotline", number),
        Order::Reset => ("reset", String::new()),
        Order::Print => ("print", String::new()),
        Order::Report => ("report", fill(lang.embed_words().hands_over, &[origin])),
    };
    [what.to_owned(), with]
}

/// What to tell the page around, of an event; none where there is none.
pub fn told(event: Option<Event>, core: &Core) -> Option<Reply> {
    Some(["tell".to_owned(), event?.line(core)?])
}

/// The fields of the ticket, in the order in which they stand on it.
pub fn fields(core: &Core) -> Reply {
    let names: Vec<&str> = core.escalation.fields.iter().map(|f| f.name()).collect();
    ["fields".to_owned(), names.join(" ")]
}

fn refused(trouble: Trouble, word: &str) -> Reply {
    let word = WORDS.iter().position(|known| *known == word);
    let event = Event::Error(trouble, word.map_or(u8::MAX, |at| at as u8));
    let line = event.line(&Core::default()).unwrap_or_default();
    ["tell".to_owned(), line]
}

/// The sheet that takes the way to a board away.
fn without(board: &str) -> String {
    format!("a[href=\"#/{board}\"]{{display:none}}")
}

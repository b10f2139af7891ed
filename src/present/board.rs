//! A page that the desk composes: what is on it, block by block, for the page to print.
//!
//! In: the domain, by whoever composes. Out: a [`Board`], and its bytes on the way from the desk
//! to the page. The page draws any board the same way and knows of none what it is about, so a
//! further one costs it nothing. What was typed is never on a board: a field keeps its own text.
//!
//! All blocks are one struct, for a struct a kind is four times as much code to read in the page;
//! what a kind has is what its maker here takes, and nothing else is set.

use super::notes;
use crate::pack::Field;
use serde::{Deserialize, Serialize};

/// Width and height of the drawing of a [`Block::shown`], as `viewBox` has them.
pub const SHOWN: &str = "0 0 240 160";

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Board {
    /// Its name, which is also its place: `card` is at `#/card`.
    pub name: String,
    /// Its heading.
    pub title: String,
    /// What is on it, from the top.
    pub blocks: Vec<Block>,
}

/// What a thing is marked as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Nothing.
    #[default]
    Plain,
    /// Good; of something to choose: chosen.
    Yes,
    /// Doubtful, or not known yet.
    Wait,
    /// Bad.
    No,
}

impl Tone {
    /// The tone of a word that view structs use: `yes`, `wait`, `no`.
    pub fn of(word: &str) -> Self {
        match word {
            "yes" => Self::Yes,
            "wait" => Self::Wait,
            "no" => Self::No,
            _ => Self::Plain,
        }
    }

    /// [`Self::Yes`] where something is so.
    pub fn yes(is_so: bool) -> Self {
        if is_so { Self::Yes } else { Self::Plain }
    }

    /// Its word; empty for a plain one.
    pub fn word(self) -> &'static str {
        ["", "yes", "wait", "no"][self as usize]
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The heading of what follows.
    Heading,
    /// A sentence.
    Text,
    /// A verdict and sentences on it.
    Verdict,
    /// A field for one line of text.
    Field,
    /// The same for digits: a phone shows its keypad.
    Digits,
    /// The same for many lines.
    Area,
    /// One of some things, side by side.
    Choice,
    /// Things of which any number may be ticked, one under the other.
    Ticks,
    /// A line drawing.
    Picture,
    /// Labelled facts.
    Facts,
    /// Sentences in no order.
    Lines,
    /// Things to do, in order.
    Steps,
    /// A button.
    Act,
    /// The button of what most people do next.
    Main,
    /// A link to a place of the page, or to a telephone.
    Link,
    /// A button that begins a diagnosis.
    Begin,
    /// A drawing with words beside it; one to tick where it has an id.
    Shown,
    /// A field for an amount of money: a phone shows digits and a point, and it is not emptied
    /// after a while.
    Sum,
    /// A field for files.
    Files,
}

/// One thing on a board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// What is told to the desk when somebody acts on it; of a link, where it leads.
    pub id: String,
    /// Its words.
    pub label: String,
    /// More words; of a picture its `viewBox`, of a beginning what is known.
    pub text: String,
    /// What it is marked as.
    pub tone: Tone,
    /// What it has several of.
    pub items: Vec<Item>,
}

/// One of several things in a block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What is told to the desk; of a part of a picture, `solid` where it is filled.
    pub id: String,
    /// Its words; of a part of a picture where it moves: `up`, `down`, `left` or nowhere.
    pub label: String,
    /// More words; of a part of a picture its path.
    pub text: String,
    /// What it is marked as, or how it is lit.
    pub tone: Tone,
}

impl Item {
    /// A sentence.
    pub fn text(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// A fact.
    pub fn fact(label: &str, text: String, tone: Tone) -> Self {
        Self {
            label: label.to_owned(),
            text,
            tone,
            ..Self::default()
        }
    }

    /// Something to choose, with more words or none.
    pub fn option(value: &str, label: &str, text: &str, is_chosen: bool) -> Self {
        Self {
            id: value.to_owned(),
            label: label.to_owned(),
            text: text.to_owned(),
            tone: Tone::yes(is_chosen),
        }
    }

    /// A part of a drawing that is drawn as lines.
    pub fn outline(path: String, tone: Tone) -> Self {
        Self {
            text: path,
            tone,
            ..Self::default()
        }
    }

    /// A part that is filled.
    pub fn solid(path: String, tone: Tone) -> Self {
        Self {
            id: "solid".to_owned(),
            ..Self::outline(path, tone)
        }
    }
}

impl Block {
    fn of(kind: Kind, id: &str, label: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            label: label.to_owned(),
            text: String::new(),
            tone: Tone::Plain,
            items: Vec::new(),
        }
    }

    /// A heading.
    pub fn heading(text: &str) -> Self {
        Self::of(Kind::Heading, "", text)
    }

    /// A sentence.
    pub fn text(tone: Tone, text: &str) -> Self {
        Self {
            tone,
            ..Self::of(Kind::Text, "", text)
        }
    }

    /// A verdict, and sentences on it.
    pub fn verdict(tone: Tone, title: &str, texts: Vec<String>) -> Self {
        Self {
            tone,
            items: texts.into_iter().map(Item::text).collect(),
            ..Self::of(Kind::Verdict, "", title)
        }
    }

    /// A field for a line of text; a field with another id is another, empty one.
    pub fn field(id: &str, label: &str, help: &str) -> Self {
        Self {
            text: help.to_owned(),
            ..Self::of(Kind::Field, id, label)
        }
    }

    /// A field for digits.
    pub fn digits(id: &str, label: &str, help: &str) -> Self {
        Self {
            kind: Kind::Digits,
            ..Self::field(id, label, help)
        }
    }

    /// A field for many lines.
    pub fn area(id: &str, label: &str, help: &str) -> Self {
        Self {
            kind: Kind::Area,
            ..Self::field(id, label, help)
        }
    }

    /// A field for an amount of money.
    pub fn sum(id: &str, label: &str, help: &str) -> Self {
        Self {
            kind: Kind::Sum,
            ..Self::field(id, label, help)
        }
    }

    /// A field for files, of which several may be chosen at once.
    pub fn files(id: &str, label: &str, help: &str) -> Self {
        Self {
            kind: Kind::Files,
            ..Self::field(id, label, help)
        }
    }

    /// The same field with a sentence on the text in it.
    #[must_use]
    pub fn with(self, tone: Tone, said: &str) -> Self {
        let items = vec![Item::text(said.to_owned())];
        Self {
            tone,
            items,
            ..self
        }
    }

    /// A choice of one of some [`Item::option`]s: the desk is told the id and the value.
    pub fn choice(id: &str, label: &str, options: Vec<Item>) -> Self {
        Self {
            items: options,
            ..Self::of(Kind::Choice, id, label)
        }
    }

    /// A list to tick: the desk is told the value of an option as an id.
    pub fn ticks(label: &str, options: Vec<Item>) -> Self {
        Self {
            items: options,
            ..Self::of(Kind::Ticks, "", label)
        }
    }

    /// A drawing, `label` for who does not see it; its size is in units of its parts' paths, the
    /// lowest part comes first.
    pub fn picture(label: &str, (width, height): (u16, u16), parts: Vec<Item>) -> Self {
        Self {
            text: format!("0 0 {width} {height}"),
            items: parts,
            ..Self::of(Kind::Picture, "", label)
        }
    }

    /// A drawing of [`SHOWN`] units with words beside it, which say the same.
    pub fn shown(label: &str, text: &str, parts: Vec<Item>) -> Self {
        Self {
            text: text.to_owned(),
            items: parts,
            ..Self::of(Kind::Shown, "", label)
        }
    }

    /// The same to tick: the desk is told the id.
    #[must_use]
    pub fn to_tick(self, id: &str, is_ticked: bool) -> Self {
        Self {
            id: id.to_owned(),
            tone: Tone::yes(is_ticked),
            ..self
        }
    }

    /// Labelled facts.
    pub fn facts(facts: Vec<Item>) -> Self {
        Self {
            items: facts,
            ..Self::of(Kind::Facts, "", "")
        }
    }

    /// Sentences in no order.
    pub fn lines(texts: Vec<String>) -> Self {
        Self {
            items: texts.into_iter().map(Item::text).collect(),
            ..Self::of(Kind::Lines, "", "")
        }
    }

    /// Things to do, in order.
    pub fn steps(texts: Vec<String>) -> Self {
        Self {
            kind: Kind::Steps,
            ..Self::lines(texts)
        }
    }

    /// A button.
    pub fn act(id: &str, label: &str) -> Self {
        Self::of(Kind::Act, id, label)
    }

    /// The button of what most people do next; at most one on a board.
    pub fn main(id: &str, label: &str) -> Self {
        Self::of(Kind::Main, id, label)
    }

    /// A link to a place of the page, such as `#/`.
    pub fn link(hash: &str, label: &str) -> Self {
        Self::of(Kind::Link, hash, label)
    }

    /// A link that calls a number, written in any way.
    pub fn call(number: &str, label: &str) -> Self {
        let digits = number.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        let href: String = "tel:".chars().chain(digits).collect();
        Self::of(Kind::Link, &href, label)
    }

    /// A button that begins a diagnosis; what is known are lines of a stored one, such as
    /// `entry see.reader` and `answer cards one`: ids only.
    pub fn begin(label: &str, known: &[String]) -> Self {
        Self {
            text: known.join("\n"),
            ..Self::of(Kind::Begin, "", label)
        }
    }

    /// The same, with what it fills in on the ticket: that stays in the page.
    pub fn noting(mut self, fields: &[(Field, String)]) -> Self {
        self.text.push_str(&notes(fields));
        self
    }
}

/// The bytes that [`load_board`] reads.
pub fn save_board(board: &Board) -> Vec<u8> {
    postcard::to_allocvec(board).unwrap_or_default()
}

/// Reads a board; none where the bytes are no board.
pub fn load_board(bytes: &[u8]) -> Option<Board> {
    postcard::from_bytes(bytes).ok()
}

//! Chip data and messages for engineers: each element with its place, indented, to be copied.
//!
//! In: a [`Reading`]. Out: lines of a tree, and the same as text. Values that are never shown are
//! not in a reading, so they cannot be copied.

use super::ReceiptBook;
use crate::i18n::fill;
use crate::receipt::message::Message;
use crate::receipt::tlv::{Fault, Filler, Mark, Stretch, Why};
use crate::receipt::{Damage, Data, Node, Reading, Secret};

/// One line of a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TreeLine {
    /// How far it is indented.
    pub depth: u8,
    /// Where its bytes begin.
    pub at: usize,
    /// Bytes of its value.
    pub len: usize,
    /// The tag, or the field's number; empty for what stands between.
    pub tag: String,
    /// What it is called.
    pub name: String,
    /// Its value; empty where it is hidden or holds others.
    pub value: String,
    /// What the value says.
    pub says: Vec<String>,
    /// `no` where something is wrong.
    pub tone: &'static str,
}

impl ReceiptBook<'_> {
    /// Every element, field and fault of a reading.
    pub fn tree(&self, reading: &Reading) -> Vec<TreeLine> {
        let mut lines = Vec::new();
        for message in &reading.messages {
            self.message(message, &mut lines);
        }
        for data in &reading.data {
            self.data(data, &mut lines);
        }
        lines
    }

    /// The same as text, a line each.
    pub fn tree_text(&self, reading: &Reading) -> String {
        let mut out = String::new();
        for line in self.tree(reading) {
            let indent = "  ".repeat(usize::from(line.depth));
            let parts = [line.tag.as_str(), line.name.as_str(), line.value.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            out.push_str(&format!("{:>5}  {indent}{}\n", line.at, parts.join("  ")));
            for say in &line.says {
                out.push_str(&format!("       {indent}  - {say}\n"));
            }
        }
        out
    }

    fn message(&self, message: &Message, lines: &mut Vec<TreeLine>) {
        let w = self.words();
        lines.push(TreeLine {
            name: fill(w.message, &[&message.kind]),
            says: vec![w.message_text.to_owned()],
            ..TreeLine::default()
        });
        for part in &message.parts {
            let name = part.row.map_or("", |row| self.texts.field(row));
            lines.push(TreeLine {
                depth: 1,
                tag: part.number.to_string(),
                name: name.to_owned(),
                value: part.value.clone(),
                says: self.hidden(part.secret),
                ..TreeLine::default()
            });
        }
        if let Some(field) = message.stopped {
            lines.push(TreeLine {
                name: fill(w.message_stopped, &[&field.to_string()]),
                tone: "no",
                ..TreeLine::default()
            });
        }
    }

    fn hidden(&self, secret: Secret) -> Vec<String> {
        let w = self.words();
        match secret {
            Secret::None => Vec::new(),
            secret => vec![[w.hidden, " (", self.secret(secret), ")"].concat()],
        }
    }

    fn data(&self, data: &Data, lines: &mut Vec<TreeLine>) {
        let w = self.words();
        let begins = lines.len();
        lines.extend(data.nodes.iter().map(|node| self.node(node)));
        lines.extend(data.stretches.iter().map(|s| self.stretch(s, data)));
        lines.extend(data.faults.iter().map(|fault| self.fault(fault)));
        lines[begins..].sort_by_key(|line| line.at);
        let damage = data.damage.map(|damage| match damage {
            Damage::Odd => w.damage_odd.to_owned(),
            Damage::Sign(at) => fill(w.damage_sign, &[&(at + 1).to_string()]),
        });
        lines.extend(damage.map(|name| TreeLine {
            at: data.len,
            name,
            tone: "no",
            ..TreeLine::default()
        }));
    }

    fn node(&self, node: &Node) -> TreeLine {
        let w = self.words();
        let item = &node.item;
        let mut says = self.hidden(node.secret);
        says.extend(node.says.iter().map(|say| self.said(say)));
        let name = node.row.map_or(w.unknown_tag, |row| self.texts.tag(row));
        TreeLine {
            depth: item.depth,
            at: item.at,
            len: item.len,
            tag: format!("{:02X}", item.tag),
            name: name.to_owned(),
            value: node.value.clone(),
            says,
            tone: if item.mark == Mark::ShortTag {
                "wait"
            } else {
                ""
            },
        }
    }

    fn stretch(&self, stretch: &Stretch, data: &Data) -> TreeLine {
        let w = self.words();
        let count = stretch.len.to_string();
        let mut line = TreeLine {
            at: stretch.at,
            len: stretch.len,
            ..TreeLine::default()
        };
        match stretch.filler {
            Filler::Padding => line.name = fill(w.padding, &[&count]),
            Filler::Unread => {
                line.name = fill(w.unread, &[&count]);
                line.tone = "no";
            }
            Filler::End => line.name = w.end_mark.to_owned(),
            Filler::StatusWord => {
                line.name = w.status.to_owned();
                if let Some((word, row)) = data.status {
                    line.value = format!("{word:04X}");
                    let say =
                        row.map(|row| fill(self.texts.code(row), &[&(word & 15).to_string()]));
                    line.says.extend(say);
                }
            }
        }
        line
    }

    /// What is wrong, and where.
    pub fn fault(&self, fault: &Fault) -> TreeLine {
        let w = self.words();
        let why = match fault.why {
            Why::TagCut => w.tag_cut.to_owned(),
            Why::TagLong => w.tag_long.to_owned(),
            Why::LengthCut => w.length_cut.to_owned(),
            Why::LengthLong => w.length_long.to_owned(),
            Why::ValueCut { need, have } => {
                fill(w.value_cut, &[&need.to_string(), &have.to_string()])
            }
            Why::ParentEnds => w.parent_ends.to_owned(),
            Why::NoEnd => w.no_end.to_owned(),
            Why::Indefinite => w.indefinite.to_owned(),
            Why::TooDeep => w.too_deep.to_owned(),
        };
        TreeLine {
            at: fault.at,
            name: fill(w.fault_at, &[&fault.at.to_string(), &why]),
            tone: "no",
            ..TreeLine::default()
        }
    }
}

//! What a receipt says, as plain text and as JSON, for the native command.

use super::{ReceiptBook, TreeLine};
use crate::receipt::Reading;
use serde_json::{Value, json};

impl ReceiptBook<'_> {
    /// Findings, facts and the tree, a line each.
    pub fn report(&self, reading: &Reading) -> String {
        let view = self.view(reading);
        let mut out = String::new();
        if !view.title.is_empty() {
            out.push_str(&format!("{}\n{}\n", view.title, view.text));
        }
        for found in &view.found {
            out.push_str(&format!("{}\t{}\t{}\n", found.id, found.mark, found.title));
            out.push_str(&format!("\t\t{}\n", found.next));
            if !found.money.is_empty() {
                out.push_str(&format!("\t\t{}\n", found.money));
            }
        }
        for normal in &view.normal {
            out.push_str(&format!("\t\t{normal}\n"));
        }
        for fact in &view.facts {
            out.push_str(&format!("{}\t{}\n", fact.label, fact.text));
        }
        for line in &view.refused {
            out.push_str(&format!("{line}\n"));
        }
        out.push_str(&self.tree_text(reading));
        out
    }

    /// One thing that a value says, for whoever compares words.
    pub fn told(&self, say: &crate::receipt::Say) -> String {
        self.said(say)
    }

    /// The same for scripts.
    pub fn to_json(&self, reading: &Reading) -> String {
        let view = self.view(reading);
        let found = view.found.iter().map(|found| {
            json!({
                "id": found.id, "title": found.title, "next": found.next, "mark": found.mark,
                "many": found.many, "money_open": !found.money.is_empty(),
                "evidence": found.evidence,
            })
        });
        let facts = { view.facts.iter() }.map(|fact| json!([fact.label, fact.text]));
        let line = |line: &TreeLine| {
            json!({
                "depth": line.depth, "at": line.at, "len": line.len, "tag": line.tag,
                "name": line.name, "value": line.value, "says": line.says,
                "wrong": line.tone == "no",
            })
        };
        let value = json!({
            "findings": found.collect::<Vec<Value>>(),
            "normal": view.normal,
            "facts": facts.collect::<Vec<Value>>(),
            "refused": view.refused,
            "tree": self.tree(reading).iter().map(line).collect::<Vec<Value>>(),
        });
        format!("{value}\n")
    }
}

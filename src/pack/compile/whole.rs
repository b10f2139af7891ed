//! Compiles what stands once in a pack, and looks at the pack as a whole.

use super::super::draft::EscalationDraft;
use super::super::read::Source;
use super::super::schema::Escalation;
use super::{Desk, Place};

impl Desk {
    pub(super) fn escalation(&mut self, sources: &[Source]) {
        let mut all = sources
            .iter()
            .filter_map(|s| Some((s, s.draft.escalation.as_ref()?)));
        let Some((source, draft)) = all.next() else {
            return self.whole_pack(
                "E009",
                "there is no [escalation]",
                "say what handing over costs",
            );
        };
        if all.next().is_some() {
            self.whole_pack("E001", "two files have an [escalation]", "keep one");
        }
        let place = Place {
            file: source.file.clone(),
            line: 0,
            id: "escalation".into(),
        };
        let EscalationDraft {
            minutes,
            fields,
            hotline,
            find_money,
            support,
        } = draft;
        let minutes = self.number(&place, "minutes", *minutes, 1.0, 10_000.0);
        self.out.core.escalation = Escalation {
            minutes,
            fields: fields.clone(),
            hotline: hotline.clone(),
        };
        (self.out.zh.find_money, self.out.en.find_money) =
            self.lines(&place, "find_money", find_money);
        (self.out.zh.support, self.out.en.support) = self.lines(&place, "support", support);
    }

    pub(super) fn counter(&mut self, sources: &[Source]) {
        for draft in sources.iter().filter_map(|s| s.draft.counter.as_ref()) {
            if !self.out.core.counter.is_empty() {
                self.whole_pack("E001", "two files have a [counter]", "keep one");
                return;
            }
            for id in &draft.entries {
                match self.out.core.entry_named(id).map(u16::try_from) {
                    Some(Ok(at)) => self.out.core.counter.push(at),
                    _ => self.whole_pack(
                        "E002",
                        &format!("[counter] names {id}, which is no entry"),
                        "correct the id",
                    ),
                }
            }
        }
    }

    /// What only the pack as a whole can show.
    pub(super) fn whole(&mut self) {
        if !self.names.faults.contains_key("other") {
            self.whole_pack(
                "E008",
                "there is no fault `other`",
                "add one: no list of causes is complete",
            );
        }
        let unmended: Vec<String> = self
            .out
            .core
            .faults
            .iter()
            .enumerate()
            .filter(|(f, fault)| {
                !fault.needs_escalation
                    && !self
                        .out
                        .core
                        .repairs
                        .iter()
                        .any(|r| r.success.iter().any(|(g, _)| usize::from(*g) == *f))
            })
            .map(|(_, fault)| fault.id.clone())
            .collect();
        for id in unmended {
            let place = Place {
                file: "pack".into(),
                line: 0,
                id: format!("fault {id}"),
            };
            self.find(
                "W101",
                &place,
                "no repair mends it",
                "add a repair or set needs_escalation",
            );
        }
    }
}

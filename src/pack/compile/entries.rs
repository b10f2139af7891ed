//! Compiles entries: codes, messages and symptoms, with the rules that hold for some time.

use super::super::day::day;
use super::super::draft::RuleDraft;
use super::super::read::Source;
use super::super::schema::{Days, Entry, EntryKind, EntryText, Money, RuleText};
use super::{Desk, Place, place};

impl Desk {
    pub(super) fn entries(&mut self, sources: &[Source]) {
        for (source, draft) in sources
            .iter()
            .flat_map(|s| s.draft.entry.iter().map(move |d| (s, d)))
        {
            if !Self::is_new(&self.names.entries, &draft.id, self.out.core.entries.len()) {
                continue;
            }
            let place = place(source, "entry", &draft.id);
            if draft.kind == EntryKind::Code && draft.code.is_empty() {
                self.find(
                    "E007",
                    &place,
                    "a code without `code`",
                    "write it as it is printed",
                );
            }
            let implies = self.answers(&place, &draft.implies);
            let settles = self.settled(&place, &draft.settles);
            let first = draft
                .first
                .as_ref()
                .and_then(|id| self.question(&place, id));
            if matches!(draft.money, Money::Unknown | Money::Ask) && first.is_none() {
                self.find(
                    "E015",
                    &place,
                    "the money is in doubt but nothing is asked first",
                    "give `first`",
                );
            }
            let title = self.said(&place, "title", &draft.title);
            let means = self.maybe(&place, "means", &draft.means);
            let now = self.lines(&place, "now", &draft.now);
            let say = self.maybe(&place, "say", &draft.say);
            let support = self.maybe(&place, "support", &draft.support);
            let (rules, zh, en) = self.rules(&place, &draft.rule);
            self.out.core.entries.push(Entry {
                id: draft.id.get_ref().clone(),
                kind: draft.kind,
                code: draft.code.clone(),
                who: draft.who,
                retry: draft.retry,
                money: draft.money,
                also: draft.also.clone(),
                seen: draft.seen.clone(),
                sender: draft.sender,
                class: draft.class.clone(),
                display: draft.display.clone(),
                vendor: draft.vendor.clone(),
                private: draft.private,
                rules,
                implies,
                settles,
                first,
                tile: draft.tile.clone(),
            });
            self.out.zh.entries.push(EntryText {
                title: title.0,
                means: means.0,
                now: now.0,
                say: say.0,
                support: support.0,
                rules: zh,
            });
            self.out.en.entries.push(EntryText {
                title: title.1,
                means: means.1,
                now: now.1,
                say: say.1,
                support: support.1,
                rules: en,
            });
        }
    }

    /// When each rule holds, and its words in both languages.
    fn rules(
        &mut self,
        place: &Place,
        drafts: &[RuleDraft],
    ) -> (Vec<Days>, Vec<RuleText>, Vec<RuleText>) {
        let (mut days, mut zh, mut en) = (vec![], vec![], vec![]);
        for draft in drafts {
            let (from, until) = (
                self.day(place, &draft.from, i32::MIN),
                self.day(place, &draft.until, i32::MAX),
            );
            if from > until {
                self.find(
                    "E003",
                    place,
                    format!("a rule ends on {} before it begins", draft.until),
                    "put `from` and `until` in order",
                );
            }
            let text = self.said(place, "rule", &draft.text);
            days.push(Days { from, until });
            let source = || (draft.source.clone(), draft.source.clone());
            let cited = draft.cited.as_ref();
            let cited = cited.map_or_else(source, |cited| self.said(place, "cited", cited));
            for (out, text, source) in [(&mut zh, text.0, cited.0), (&mut en, text.1, cited.1)] {
                out.push(RuleText { text, source });
            }
        }
        (days, zh, en)
    }

    fn day(&mut self, place: &Place, text: &str, open: i32) -> i32 {
        if text.is_empty() {
            return open;
        }
        if let Some(day) = day(text).filter(|_| text.len() == 10) {
            return day;
        }
        self.find(
            "E003",
            place,
            format!("{text} is no day"),
            "write it as 2026-04-18",
        );
        open
    }
}

//! An acquirer's own cards, laid over the built-in ones by `poscheck card --over DIR`: the program
//! is run as a technician runs it.

use super::made_up;
use crate::support::root;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// An acquirer's pack, in a folder that goes with it.
struct Acquirer(PathBuf);

impl Acquirer {
    fn of(name: &str, files: &[(&str, &str)]) -> Self {
        let dir = std::env::temp_dir().join(format!("poscheck-over-{name}-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("cards")).unwrap();
        for (file, text) in files {
            std::fs::write(dir.join("cards").join(file), text).unwrap();
        }
        Self(dir)
    }

    /// What the program prints, for a line on standard input.
    fn run(&self, words: &[&str], typed: &str) -> (bool, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_poscheck"))
            .args(words)
            .arg(&self.0)
            .current_dir(root())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // `check` reads nothing and may be done before it is written to.
        let _ = writeln!(child.stdin.take().unwrap(), "{typed}");
        let out = child.wait_with_output().unwrap();
        let text = [out.stdout, out.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        let dir = self.0.display().to_string();
        (out.status.success(), text.replace(&dir, "ACQUIRER"))
    }

    /// The line of a label.
    #[track_caller]
    fn check(&self, typed: &str, label: &str, expected: &str) {
        let (done, text) = self.run(&["card", "--over"], typed);
        let line = text.lines().find(|line| line.starts_with(label));
        let found = line.and_then(|line| line.split_once('\t'));
        assert!(done, "{text}");
        assert_eq!(
            found.map(|(_, rest)| rest),
            Some(expected),
            "{typed}: {text}"
        );
    }
}

impl Drop for Acquirer {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const BANKS: &str = "bank\tname_zh\tname_en\thotline\tgrade\tsource\tread\n\
                     OWN\t本行\tOwn Bank\t95001\tone\town list\t2026-11-22\n";
const ISSUERS: &str = "first\tlength\tbank\tkind\ttier\tsource\tdate\n\
                       62999901\t19\tOWN\tprepaid\tB\town list\t2018\n\
                       622202\t19\tOWN\tcredit\tB\town list\t2018\n";

#[test]
fn an_acquirer_s_rows_are_added_and_correct_those_below() {
    let none = Acquirer::of("none", &[]);
    let added = made_up("62999901", 19, '0');
    let corrected = made_up("622202", 19, '0');
    none.check(&added, "issuer", "not in the table");
    none.check(
        &corrected,
        "issuer",
        "中国工商银行 95588 (Two) Debit, tier A, data Y2018, 6 digits",
    );
    let own = Acquirer::of("own", &[("banks.tsv", BANKS), ("issuers.tsv", ISSUERS)]);
    own.check(
        &added,
        "issuer",
        "本行 95001 (One) Prepaid, tier B, data Y2018, 8 digits",
    );
    own.check(
        &corrected,
        "issuer",
        "本行 95001 (One) Credit, tier B, data Y2018, 6 digits",
    );
    own.check(&made_up("622848", 19, '0'), "verdict", "Valid");
    let (done, text) = own.run(&["check", "packs/builtin", "--over"], "");
    assert!(done && text.contains("no findings"), "{text}");
}

#[test]
fn a_broken_row_is_told_with_its_place_and_what_belongs_there_and_the_others_answer() {
    let issuers = format!(
        "{ISSUERS}62999902\t19\tNEW\tdebit\tB\town list\t2018\n629\t9\tOWN\tdebit\tB\tx\t2018\n"
    );
    let broken = Acquirer::of(
        "broken",
        &[
            ("banks.tsv", BANKS),
            ("issuers.tsv", &issuers),
            ("accepted.toml", "foreign = \"no\"\nnumber = \"half\"\n"),
        ],
    );
    let lines = [
        "ACQUIRER/cards/issuers.tsv:5: a length is from 12 to 19",
        "ACQUIRER/cards/accepted.toml:2: unknown variant `half`, expected one of `bin`, `full`, `off`",
        "ACQUIRER/cards/issuers.tsv:4: 62999902 of 19 digits: bank NEW is not in banks.tsv; add it there",
    ];
    let added = made_up("62999901", 19, '0');
    let (done, text) = broken.run(&["card", "--over"], &added);
    let left_out = text
        .lines()
        .filter_map(|line| line.strip_prefix("left out\t"));
    assert_eq!(left_out.collect::<Vec<_>>(), lines);
    assert!(done && text.contains("issuer\t本行 "), "{text}");
    assert!(!text.contains(&added), "a number is never printed");
    // What is to be published has no finding.
    let (done, text) = broken.run(&["check", "packs/builtin", "--over"], "");
    assert!(!done, "{text}");
    assert_eq!(text, format!("{}\n3 findings\n", lines.join("\n")));
}

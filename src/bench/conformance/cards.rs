//! Vector files for cards: numbers, brands, dates, names, check digits, stripes and issuers.
//!
//! A row is a claim of some other program's tests; an empty cell claims nothing. How a claim is
//! met: valid is our verdict valid or doubtful; potential is that some continuation is valid; a
//! brand is among our candidates. Rows whose options belong to another program's interface are
//! skipped and, like every deviation, need a class.

mod dates;
mod stripes;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Checked, Columns};
use crate::card::compile::{FILES, Layer, compile};
use crate::card::{
    Cards, CodeShape, NameVerdict, Pan, SchemeSet, Unreadable, Verdict, code_shape, name_verdict,
    text_holds,
};
use crate::pack;

/// What the claims are checked against.
pub(super) struct Desk {
    cards: Cards,
    /// Names of banks by the codes that lists of first digits use.
    banks: BTreeMap<String, String>,
}

impl Desk {
    /// Packs the folder `cards` of a knowledge pack.
    pub(super) fn open(dir: &Path) -> Result<Self, String> {
        let say = |e: std::io::Error| format!("{}: {e}\n", dir.display());
        let texts = pack::read_named(dir, FILES).map_err(say)?;
        let packed = compile(&[Layer::of(texts.each_ref().map(String::as_str))]);
        let cards = Cards::load(&packed.bytes).map_err(|e| format!("{e:?}\n"))?;
        let banks = texts[2].lines().skip(1).filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
        });
        Ok(Self {
            banks: banks.collect(),
            cards,
        })
    }
}

/// One row of a vector file.
pub(super) struct Row {
    columns: Columns,
}

impl Row {
    /// A cell; empty where there is none.
    fn cell(&self, name: &str) -> &str {
        self.columns.get(name).map_or("", String::as_str)
    }

    /// A claim of yes or no.
    fn claim(&self, name: &str) -> Option<bool> {
        match self.cell(name) {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }
}

/// What differs, our word for it, and the sentence.
pub(super) struct Differs {
    about: String,
    ours: String,
    why: String,
}

type Held = Result<(), Differs>;

fn differs(about: impl Into<String>, ours: impl Into<String>, why: impl Into<String>) -> Held {
    Err(Differs {
        about: about.into(),
        ours: ours.into(),
        why: why.into(),
    })
}

/// A claim of yes or no against ours.
fn agrees(about: &'static str, claim: Option<bool>, got: bool, ours: &str) -> Held {
    match claim {
        Some(claim) if claim != got => differs(
            about,
            ours,
            format!("{about} is {got} ({ours}), claimed {claim}"),
        ),
        _ => Ok(()),
    }
}

/// Checks a file of a kind; none where the kind is not about cards.
pub(super) fn check(desk: &Desk, kind: &str, path: &Path) -> Option<Checked> {
    let hold: fn(&Desk, &Row) -> Held = match kind {
        "number" => number,
        "brand" => brand,
        "cvv" => code,
        "luhn" => |_, row| {
            agrees(
                "valid",
                row.claim("valid"),
                text_holds(row.cell("input")),
                "",
            )
        },
        "name" => name,
        "cnbin" => issuer,
        "expiry" => |_, row| dates::expiry(row),
        "track" => |_, row| stripes::track(row),
        _ => return None,
    };
    let mut checked = Checked::default();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            checked.case("reads", Err(error.to_string()));
            return Some(checked);
        }
    };
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    for line in lines.filter(|line| !line.is_empty()) {
        let cells = names.iter().zip(line.split('\t'));
        let mut row = Row {
            columns: cells
                .map(|(n, c)| ((*n).to_owned(), c.to_owned()))
                .collect(),
        };
        let digits = row
            .cell("input")
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        row.columns.insert("digits".to_owned(), digits);
        let case = row.cell("id").to_owned();
        match hold(desk, &row) {
            Ok(()) => checked.case(case, Ok(())),
            Err(found) => {
                let mut columns = row.columns;
                columns.insert("about".to_owned(), found.about);
                columns.insert("ours".to_owned(), found.ours);
                checked.differs(case, found.why, columns);
            }
        }
    }
    Some(checked)
}

/// Our word for a scheme that another program calls otherwise.
fn scheme_word(word: &str) -> &str {
    match word {
        "dinersclub" | "dinersclubinternational" => "diners",
        "chinaunionpay" => "unionpay",
        "maestro_no_luhn" => "maestro",
        word => word,
    }
}

fn has(cards: &Cards, set: SchemeSet, word: &str) -> bool {
    cards
        .scheme_named(scheme_word(word))
        .is_some_and(|id| set.contains(id))
}

fn number(desk: &Desk, row: &Row) -> Held {
    let cards = &desk.cards;
    let options: serde_json::Value = serde_json::from_str(row.cell("options")).unwrap_or_default();
    let object = options.as_object();
    let only: Vec<&str> = match object.and_then(|o| o.get("cards")) {
        Some(list) => list
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|c| c.as_str())
            .collect(),
        None => options
            .get("brand")
            .and_then(|b| b.as_str())
            .into_iter()
            .collect(),
    };
    let narrowed = !only.is_empty();
    if object.is_some_and(|o| o.keys().any(|key| key != "cards" && key != "brand")) {
        return differs(
            "skipped",
            "skipped",
            "options of another program's interface",
        );
    }
    let (valid, potential, own, word) = match Pan::read(row.cell("input")) {
        Err(why) => {
            let word = format!("{why:?}");
            let word = word.split([' ', '{']).next().unwrap_or_default().to_owned();
            (false, why == Unreadable::Empty, SchemeSet::default(), word)
        }
        Ok(pan) => {
            let found = cards.check(&pan);
            let valid = matches!(found.verdict, Verdict::Valid | Verdict::Doubtful(_));
            let word = format!("{:?}", found.verdict).replace(' ', "");
            (valid, found.may_go_on, found.candidates.all(), word)
        }
    };
    let valid = valid && (!narrowed || only.iter().any(|word| has(cards, own, word)));
    agrees("valid", row.claim("valid"), valid, &word)?;
    agrees("potential", row.claim("potential"), potential, &word)?;
    match row.cell("brand") {
        "" => Ok(()),
        word if has(cards, own, word) => Ok(()),
        claimed => differs(
            "brand",
            words(cards, own),
            format!("{}, claimed {claimed}", words(cards, own)),
        ),
    }
}

fn words(cards: &Cards, set: SchemeSet) -> String {
    let ids = set
        .iter()
        .filter_map(|id| Some(cards.scheme(id)?.id.as_str()));
    ids.collect::<Vec<_>>().join(",")
}

/// The brands that credit-card-type 10.3.0 knows.
const THEIRS: [&str; 15] = [
    "visa",
    "mastercard",
    "amex",
    "diners",
    "discover",
    "jcb",
    "unionpay",
    "maestro",
    "mir",
    "elo",
    "hiper",
    "hipercard",
    "naranja",
    "troy",
    "verve",
];

fn brand(desk: &Desk, row: &Row) -> Held {
    let cards = &desk.cards;
    let Ok(pan) = Pan::read(row.cell("input")) else {
        return differs("read", "unreadable", "it is not read as a number");
    };
    let ours = cards.first(&pan, None).candidates.all();
    let claimed: Vec<&str> = row
        .cell("brands")
        .split(',')
        .filter(|b| !b.is_empty())
        .collect();
    let all = |sign: bool| claimed.iter().all(|word| has(cards, ours, word) == sign);
    let eager = row.claim("eager") == Some(true);
    let holds = match row.cell("mode") {
        "is_not" => all(false),
        // None of theirs: so none of ours that they know.
        "candidates" if claimed.is_empty() => !THEIRS.iter().any(|word| has(cards, ours, word)),
        "candidates" if !eager => THEIRS
            .iter()
            .all(|word| has(cards, ours, word) == claimed.contains(word)),
        _ => all(true),
    };
    if holds {
        return Ok(());
    }
    let got = words(cards, ours);
    let why = format!("{got}, claimed {} {}", row.cell("mode"), row.cell("brands"));
    let missing = claimed.iter().filter(|word| !has(cards, ours, word));
    let missing: Vec<&str> = missing.copied().collect();
    differs(format!("brand-{}", missing.join(",")), got, why)
}

fn code(desk: &Desk, row: &Row) -> Held {
    let named = desk.cards.scheme_named(scheme_word(row.cell("brand")));
    let lengths: Vec<u8> = match (row.cell("max_length"), named) {
        ("", Some(id)) => desk
            .cards
            .scheme(id)
            .map(|s| s.code_digits)
            .into_iter()
            .collect(),
        ("", None) => vec![3, 4],
        (list, _) => list
            .trim_matches(['[', ']'])
            .split(',')
            .filter_map(|n| n.trim().parse().ok())
            .collect(),
    };
    let shape = code_shape(row.cell("input"), &lengths);
    let word = format!("{shape:?}");
    agrees("valid", row.claim("valid"), shape == CodeShape::Fits, &word)?;
    agrees(
        "potential",
        row.claim("potential"),
        shape != CodeShape::Wrong,
        &word,
    )
}

fn name(_: &Desk, row: &Row) -> Held {
    let verdict = name_verdict(row.cell("input"));
    let word = format!("{verdict:?}");
    let valid = !matches!(verdict, NameVerdict::Digits | NameVerdict::Length);
    agrees("valid", row.claim("valid"), valid, &word)?;
    let long = verdict == NameVerdict::Length && !row.cell("input").trim().is_empty();
    agrees("potential", row.claim("potential"), !long, &word)
}

fn issuer(desk: &Desk, row: &Row) -> Held {
    let cards = &desk.cards;
    let Ok(pan) = Pan::read(row.cell("input")) else {
        return differs("read", "unreadable", "it is not read as a number");
    };
    let answer = cards.check(&pan).issuer;
    let Some(issuer) = answer.one() else {
        return differs(
            "bank",
            "none",
            format!("{answer:?}, claimed {}", row.cell("bank")),
        );
    };
    let ours = cards.bank(issuer.bank).map_or("", |bank| bank.name_zh);
    let claimed = desk.banks.get(row.cell("bank")).map_or("?", String::as_str);
    if !row.cell("bank").is_empty() && ours != claimed {
        return differs(
            "bank",
            ours,
            format!("{ours}, claimed {} {claimed}", row.cell("bank")),
        );
    }
    let kind = match issuer.kind {
        crate::card::Kind::Debit => "DC",
        crate::card::Kind::Credit => "CC",
        crate::card::Kind::Quasi => "SCC",
        crate::card::Kind::Prepaid => "PC",
    };
    if row.cell("card_type").is_empty() || row.cell("card_type") == kind {
        return Ok(());
    }
    differs(
        "kind",
        kind,
        format!("{kind}, claimed {}", row.cell("card_type")),
    )
}

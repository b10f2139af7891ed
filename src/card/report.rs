//! What a technician is told about first digits, a number or a stripe, a fact a line.
//!
//! In: a line of text. Out: plain words of this room, tabs after labels; a number is shown
//! covered, whole numbers and names never. For the native command only; the page has `present`.

use super::scheme::SchemeSet;
use super::table::Cards;
use super::{Issuer, IssuerAnswer, Lengths, Pan, Verdict, track};

/// Fewer digits than any card has are first digits.
const SHORTEST: usize = 12;

/// Everything that is known of a line.
pub fn line(cards: &Cards, text: &str) -> String {
    if track::looks_like_track(text) || text.starts_with(['%', ';']) {
        return stripe(text);
    }
    let pan = match Pan::read(text) {
        Ok(pan) => pan,
        Err(why) => return format!("unreadable\t{why:?}\n"),
    };
    if pan.len() < SHORTEST {
        let first = cards.first(&pan, None);
        return [
            format!("schemes\t{}\n", words(cards, first.candidates.own)),
            format!("possibly\t{}\n", words(cards, first.candidates.shared)),
            format!("lengths\t{}\n", lengths(first.lengths)),
            issuer(cards, &first.issuer),
        ]
        .concat();
    }
    let checked = cards.check(&pan);
    let places = match checked.verdict {
        Verdict::Valid => Vec::new(),
        _ => cards.places(&pan),
    };
    let places = places
        .iter()
        .map(|p| format!("{}-{} {:?}", p.from, p.to, p.slip));
    [
        format!("number\t{}\n", pan.covered()),
        format!("verdict\t{:?}\n", checked.verdict),
        format!("schemes\t{}\n", words(cards, checked.candidates.own)),
        format!("possibly\t{}\n", words(cards, checked.candidates.shared)),
        issuer(cards, &checked.issuer),
        format!("test number\t{}\n", checked.is_test),
        format!(
            "look again at (a guess)\t{}\n",
            places.collect::<Vec<_>>().join(", ")
        ),
    ]
    .concat()
}

fn words(cards: &Cards, set: SchemeSet) -> String {
    let ids = set
        .iter()
        .filter_map(|id| Some(cards.scheme(id)?.id.as_str()));
    ids.collect::<Vec<_>>().join(" ")
}

fn lengths(set: Lengths) -> String {
    let all: Vec<String> = set.iter().map(|n| n.to_string()).collect();
    all.join(" ")
}

fn issuer(cards: &Cards, answer: &IssuerAnswer) -> String {
    let line = |issuer: &Issuer| {
        let bank = cards.bank(issuer.bank);
        let name = bank.map_or("", |bank| bank.name_zh);
        let hotline = bank.and_then(|bank| bank.hotline);
        let hotline = hotline.map_or(String::new(), |(n, grade)| format!(" {n} ({grade:?})"));
        let Issuer {
            kind,
            tier,
            date,
            digits,
            ..
        } = issuer;
        format!("issuer\t{name}{hotline} {kind:?}, tier {tier:?}, data {date:?}, {digits} digits\n")
    };
    match answer {
        IssuerAnswer::Unknown => "issuer\tnot in the table\n".to_owned(),
        IssuerAnswer::One(one) => line(one),
        IssuerAnswer::Several { some, more } => {
            let mut lines: String = some.iter().flatten().map(line).collect();
            if *more {
                lines.push_str("issuer\t...\n");
            }
            lines
        }
    }
}

fn stripe(text: &str) -> String {
    let track = match track::read(text) {
        Ok(track) => track,
        Err(broken) => return format!("broken\tat character {}: {:?}\n", broken.at, broken.why),
    };
    let date = track.expiry.map_or("left out".to_owned(), |m| {
        format!("{}-{:02}", m.year, m.month)
    });
    let mut out = format!(
        "track\t{}\nnumber\t{}\nvalid through\t{date}\n",
        track.number,
        track.pan.covered()
    );
    if let Some(code) = track.service {
        for (place, digit) in code.digits().into_iter().enumerate() {
            let meaning = if code.has_meaning(place) {
                format!("{:?}", code.demands(place))
            } else {
                "no meaning".to_owned()
            };
            out.push_str(&format!("service code\t{digit} {meaning}\n"));
        }
    }
    out.push_str(&format!(
        "issuer's own data\t{} characters\n",
        track.discretionary.len()
    ));
    out
}

//! Claims about dates of validity.

use super::{Held, Row, agrees, differs};
use crate::card::{Expiry, ExpiryVerdict, Month, NoDate, YEARS_AHEAD};

pub(super) fn expiry(row: &Row) -> Held {
    let apart = !row.cell("month").is_empty() || !row.cell("year").is_empty();
    let text = if apart {
        format!("{}/{}", row.cell("month"), row.cell("year"))
    } else {
        row.cell("input").to_owned()
    };
    let read = Expiry::read(&text);
    let word = match &read {
        Ok(_) => "date".to_owned(),
        Err(why) => format!("{why:?}"),
    };
    for (name, got) in [
        ("out_month", read.map(|e| u16::from(e.thru.month))),
        ("out_year", read.map(|e| e.thru.year)),
    ] {
        if let Ok(claimed) = row.cell(name).parse::<u16>() {
            let century = if claimed < 100 && name == "out_year" {
                2000
            } else {
                0
            };
            if got != Ok(claimed + century) {
                return differs(
                    "parts",
                    word,
                    format!("{name} is {got:?}, claimed {claimed}"),
                );
            }
        }
    }
    if row.cell("options") == "parse" {
        return Ok(());
    }
    let ahead = row.cell("options").parse().unwrap_or(YEARS_AHEAD);
    let today = row.cell("today");
    let part = |range: core::ops::Range<usize>| -> u16 {
        today.get(range).unwrap_or_default().parse().unwrap_or(0)
    };
    let now = Month {
        year: part(0..4),
        month: part(5..7) as u8,
    };
    let valid = is_valid(&text, now, ahead);
    agrees("valid", row.claim("valid"), valid, &word)?;
    if row.claim("potential").is_some() {
        let potential = valid || can_become(&text, now, ahead);
        agrees("potential", row.claim("potential"), potential, &word)?;
    }
    Ok(())
}

fn is_valid(text: &str, now: Month, ahead: u16) -> bool {
    let verdict = |e: Expiry| e.verdict(now, None, ahead);
    let good = |v: ExpiryVerdict| matches!(v, ExpiryVerdict::Valid { .. });
    Expiry::read(text).map(verdict).is_ok_and(good)
}

/// Whether up to five more digits, after a slash or at once, make a valid date of it.
fn can_become(text: &str, now: Month, ahead: u16) -> bool {
    if matches!(Expiry::read(text), Err(NoDate::Empty)) {
        return true;
    }
    let more = (1..=5_u32).flat_map(|n| (0..10_u32.pow(n)).map(move |v| (n, v)));
    more.into_iter().any(|(n, v)| {
        let digits = format!("{v:0width$}", width = n as usize);
        ["", "/"]
            .iter()
            .any(|sign| is_valid(&format!("{text}{sign}{digits}"), now, ahead))
    })
}

//! Claims about magnetic stripes.
//!
//! Some programs cut a security code off the issuer's own data; where that starts is the
//! issuer's matter, so both claims together are held against our one stretch.

use super::{Held, Row, agrees, differs};
use crate::card::track::read;

pub(super) fn track(row: &Row) -> Held {
    let text = row.cell("input");
    let parsed = read(text);
    let word = match &parsed {
        Ok(_) => "track".to_owned(),
        Err(broken) => format!("{:?}", broken.why),
    };
    agrees("valid", row.claim("valid"), parsed.is_ok(), &word)?;
    let Ok(track) = parsed else {
        return Ok(());
    };
    let chars: Vec<char> = text.chars().collect();
    let cut = |range: core::ops::Range<usize>| -> String {
        chars.get(range).into_iter().flatten().collect()
    };
    let pan = row.cell("pan");
    let covered = crate::card::Pan::read(pan)
        .map(|pan| pan.covered())
        .unwrap_or_default();
    let date = track
        .expiry
        .map(|e| format!("{:02}{:02}", e.year % 100, e.month));
    let service = track
        .service
        .map(|s| s.digits().map(|d| char::from(b'0' + d)));
    let data = format!("{}{}", row.cell("cvv"), row.cell("discretionary"));
    let claims = [
        (
            "track",
            row.cell("track").to_owned(),
            track.number.to_string(),
        ),
        ("pan", covered, track.pan.covered()),
        (
            "expiry",
            row.cell("expiry_yymm").to_owned(),
            date.unwrap_or_default(),
        ),
        (
            "service",
            row.cell("service_code").to_owned(),
            service.map(|s| s.iter().collect()).unwrap_or_default(),
        ),
        (
            "name",
            row.cell("name").to_owned(),
            track
                .name
                .map(cut)
                .unwrap_or_default()
                .trim_end()
                .to_owned(),
        ),
        ("data", data, cut(track.discretionary)),
    ];
    for (about, claimed, got) in claims {
        if !claimed.is_empty() && claimed != got {
            return differs(
                "parts",
                "track",
                format!("{about} is {got}, claimed {claimed}"),
            );
        }
    }
    Ok(())
}

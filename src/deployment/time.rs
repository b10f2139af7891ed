//! A moment as people write it in a settings file, with its zone.

use crate::pack::day;

/// `2026-11-28T08:00+08:00`, or with `Z`, and with seconds or without, in minutes since
/// 1970-01-01 UTC (RFC 3339); none for anything else.
pub(super) fn minutes(text: &str) -> Option<i64> {
    let (date, rest) = text.split_once(['T', ' '])?;
    let day = i64::from(day(date).filter(|_| date.len() == 10)?);
    let at = rest.find(['Z', '+', '-'])?;
    let (clock, zone) = rest.split_at_checked(at)?;
    let ahead = match zone.as_bytes() {
        b"Z" => 0,
        [sign, ..] => {
            let ahead = hours(zone.get(1..)?, 14)?;
            if *sign == b'-' { -ahead } else { ahead }
        }
        [] => return None,
    };
    Some(day * 24 * 60 + hours(clock, 23)? - ahead)
}

/// `08:00`, or `08:00:00`, in minutes.
fn hours(text: &str, most: i64) -> Option<i64> {
    let mut parts = text.split(':');
    let mut part = |most: i64| {
        let digits = parts.next().filter(|part| part.len() == 2)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i64>().ok().filter(|n| plain && *n <= most)
    };
    let (hour, minute) = (part(most)?, part(59)?);
    match text.len() {
        5 => Some(hour * 60 + minute),
        8 => part(60).map(|_| hour * 60 + minute),
        _ => None,
    }
}

//! How a version stands: every standing on a made-up acquirer's catalogue, and what the built-in
//! one may say.

use super::{acquirer, table};
use poscheck::pack::day;
use poscheck::software::{Standing, Table, Unreadable, Unsure};

/// Day, vendor or model, version, standing, and what the update brings.
#[track_caller]
fn check(
    table: &Table,
    today: &str,
    whose: &str,
    typed: &str,
    standing: Standing,
    brings: &[&str],
) {
    let (vendor, model) = (table.vendor_named(whose), table.model_named(whose));
    let judged = table.judge(vendor, model, typed, day(today).unwrap());
    let versions: Vec<&str> = judged.brings.iter().map(|r| r.version.as_str()).collect();
    assert_eq!(judged.standing, standing, "{whose} {typed} on {today}");
    assert_eq!(versions, brings, "{whose} {typed}");
}

const NEWEST: &str = "V2.4.0_20260901";
const MIDDLE: &str = "V2.3.1_20260220";
const BROKEN: &str = "V2.3.0_20260110";

#[test]
fn every_standing_is_told_where_an_acquirer_publishes_releases() {
    let t = acquirer();
    check(t, "2026-11-28", "acquirer", NEWEST, Standing::Current, &[]);
    check(t, "2026-11-28", "acquirer", "2.4", Standing::Current, &[]);
    check(
        t,
        "2026-11-28",
        "acquirer",
        MIDDLE,
        Standing::Newer,
        &[NEWEST],
    );
    check(
        t,
        "2026-11-28",
        "acquirer",
        "V2.2.0",
        Standing::Newer,
        &[NEWEST, MIDDLE, BROKEN],
    );
    check(
        t,
        "2026-11-28",
        "acquirer",
        BROKEN,
        Standing::Broken,
        &[NEWEST, MIDDLE],
    );
    let refused = Standing::TooOld {
        since: day("2026-06-01"),
        ahead: false,
    };
    let all = [NEWEST, MIDDLE, BROKEN, "V2.2.0_20250301"];
    check(t, "2026-11-28", "acquirer", "V2.0.4", refused, &all);
    let soon = Standing::TooOld {
        since: day("2027-01-01"),
        ahead: true,
    };
    check(t, "2026-11-28", "landi", "V4.0.0", soon, &["V5.0.0"]);
    check(t, "2026-11-28", "landi", "V5.0", Standing::Current, &[]);
    let ended = Standing::Ended(day("2026-03-31").unwrap());
    check(t, "2026-11-28", "acquirer", "OLD_V1.9.0", ended, &[]);
    check(
        t,
        "2026-03-31",
        "acquirer",
        "OLD_V1.9.0",
        Standing::Current,
        &[],
    );
    check(
        t,
        "2026-11-28",
        "newland.n910",
        "V3.0.1",
        Standing::SecurityDue,
        &["V3.0.2"],
    );
    check(
        t,
        "2026-11-28",
        "newland.n910",
        "V3.0.2",
        Standing::Current,
        &[],
    );
    check(
        t,
        "2026-11-28",
        "newland.me31",
        "V3.0.1",
        Standing::CannotTell(Unsure::NoData),
        &[],
    );
    check(
        t,
        "2026-11-28",
        "acquirer",
        "V3.0.0",
        Standing::CannotTell(Unsure::Ahead),
        &[],
    );
    check(
        t,
        "2026-11-28",
        "acquirer",
        "UMS_V2.3.1",
        Standing::CannotTell(Unsure::NoData),
        &[],
    );
    check(
        t,
        "2026-11-28",
        "acquirer",
        "",
        Standing::Unreadable(Unreadable::Empty),
        &[],
    );
}

#[test]
fn a_release_that_needs_another_first_says_which() {
    let t = acquirer();
    let judged = t.judge(t.vendor_named("acquirer"), None, "V2.2.0", 20_600);
    let first: Vec<&str> = judged.first.iter().map(|r| r.version.as_str()).collect();
    assert_eq!(first, [MIDDLE]);
    let judged = t.judge(t.vendor_named("acquirer"), None, MIDDLE, 20_600);
    assert!(judged.first.is_empty(), "it is there already");
}

#[test]
fn a_release_that_breaks_something_is_never_recommended() {
    let t = acquirer();
    for typed in ["V2.2.0", "V2.0.4", BROKEN] {
        let judged = t.judge(t.vendor_named("acquirer"), None, typed, 20_600);
        assert_eq!(judged.newest.unwrap().version, NEWEST, "{typed}");
    }
}

#[test]
fn the_built_in_catalogue_calls_nothing_current() {
    let t = table();
    for (whose, typed, standing) in [
        (
            "pax.a930",
            "PayDroid_7.1.1_Virgo_V04.5.02_20220722",
            Standing::SecurityDue,
        ),
        (
            "pax.a930",
            "PayDroid_7.1.1_Virgo_V04.5.01_20220101",
            Standing::SecurityDue,
        ),
        (
            "pax.a930",
            "PayDroid_7.1.1_Virgo_V04.5.03_20220801",
            Standing::CannotTell(Unsure::OnlyAdvisories),
        ),
        (
            "pax.a930",
            "PayDroid_7.1.1_Virgo_V04.5.02",
            Standing::CannotTell(Unsure::Incomplete),
        ),
        (
            "pax.a910",
            "A910_PayDroid_6.0_Leo_V07.3.03_Brazil_20220927_OTA",
            Standing::CannotTell(Unsure::NoData),
        ),
        (
            "acquirer",
            "V2.3.1_20240517",
            Standing::CannotTell(Unsure::NoData),
        ),
    ] {
        check(t, "2026-11-28", whose, typed, standing, &[]);
    }
    for series in &t.series {
        let known = series.releases.iter().all(|r| !r.source.is_empty());
        assert!(
            known && series.advisories.iter().all(|a| !a.source.is_empty()),
            "{}",
            series.id
        );
    }
}

#[test]
fn a_newer_version_never_stands_worse() {
    // Along a series' releases, what is behind shrinks, and a refusal does not come back.
    let t = acquirer();
    for series in &t.series {
        let vendor = t.forms[usize::from(series.form)].vendor;
        let model = series.models.first().copied();
        let judged: Vec<_> = series
            .releases
            .iter()
            .map(|r| t.judge(Some(vendor), model, &r.version, 20_786))
            .collect();
        for pair in judged.windows(2) {
            assert!(
                pair[1].brings.len() <= pair[0].brings.len(),
                "{}",
                series.id
            );
            let refused = |s: &Standing| matches!(s, Standing::TooOld { .. });
            assert!(refused(&pair[0].standing) || !refused(&pair[1].standing));
            assert!(pair[1].advisories.len() <= pair[0].advisories.len());
        }
    }
}

//! The line check: what ten tries say, and in which order things are restarted.

use crate::support::lcg::Lcg;
use poscheck::software::line::{
    HostVerdict, LineVerdict, PATIENCE, PROBES, Road, SAMPLES, SLOW, Sample, Thing, evidence, host,
    restarts, verdict,
};

use Sample::{Altered, Came, Lost};

fn ten(with: &[Sample]) -> Vec<Sample> {
    let mut all = with.to_vec();
    all.resize(SAMPLES, Came(80));
    all
}

#[track_caller]
fn check(online: Option<bool>, samples: &[Sample], expected: LineVerdict) {
    assert_eq!(verdict(online, samples), expected, "{online:?} {samples:?}");
}

#[test]
fn an_address_answers_where_one_of_its_tries_came_back_in_time() {
    let answers = |quickest, came| HostVerdict::Answers { quickest, came };
    for (samples, expected) in [
        (vec![], HostVerdict::CannotTell),
        (vec![Came(9); PROBES - 1], HostVerdict::CannotTell),
        (vec![Came(90), Came(70), Lost], answers(70, 2)),
        (vec![Lost, Lost, Came(PATIENCE)], answers(PATIENCE, 1)),
        (vec![Lost, Lost, Came(PATIENCE + 1)], HostVerdict::Silent),
        (vec![Lost; PROBES], HostVerdict::Silent),
    ] {
        assert_eq!(host(&samples), expected, "{samples:?}");
    }
}

#[test]
fn simulated_lines_get_their_verdicts() {
    let lost = [Lost; SAMPLES];
    check(Some(true), &ten(&[]), LineVerdict::Healthy { middle: 80 });
    check(None, &ten(&[Lost]), LineVerdict::Healthy { middle: 80 });
    check(
        Some(true),
        &ten(&[Lost, Lost]),
        LineVerdict::Slow {
            middle: 80,
            lost: 2,
        },
    );
    check(
        Some(true),
        &ten(&[Came(4_000); 6]),
        LineVerdict::Slow {
            middle: 4_000,
            lost: 0,
        },
    );
    check(
        Some(true),
        &[Came(SLOW); SAMPLES],
        LineVerdict::Healthy { middle: SLOW },
    );
    check(
        Some(true),
        &[Came(SLOW + 1); SAMPLES],
        LineVerdict::Slow {
            middle: SLOW + 1,
            lost: 0,
        },
    );
    check(
        Some(true),
        &ten(&[Came(PATIENCE + 1); 3]),
        LineVerdict::Slow {
            middle: 80,
            lost: 3,
        },
    );
    check(Some(true), &lost, LineVerdict::Offline);
    check(Some(true), &lost[..5], LineVerdict::Offline);
    check(Some(true), &lost[..4], LineVerdict::CannotTell);
    check(Some(false), &[], LineVerdict::Offline);
    check(Some(false), &lost[..1], LineVerdict::Offline);
    check(Some(true), &[], LineVerdict::CannotTell);
    check(
        Some(true),
        &[Came(50); SAMPLES - 1],
        LineVerdict::CannotTell,
    );
    check(Some(true), &[Altered], LineVerdict::Portal);
    check(
        Some(true),
        &ten(&[Lost, Lost, Altered]),
        LineVerdict::Portal,
    );
    // A browser that says it is offline is wrong where something came.
    check(Some(false), &ten(&[]), LineVerdict::Healthy { middle: 80 });
}

#[test]
fn the_verdict_does_not_depend_on_the_order_of_the_tries() {
    let mut choose = Lcg::new(4);
    for _ in 0..2_000 {
        let n = choose.below(SAMPLES + 1);
        let mut samples: Vec<Sample> = (0..n)
            .map(|_| match choose.below(12) {
                0 => Lost,
                1 => Altered,
                _ => Came(choose.below(6_000) as u32),
            })
            .collect();
        let first = verdict(Some(true), &samples);
        for at in (1..samples.len()).rev() {
            samples.swap(at, choose.below(at + 1));
        }
        assert_eq!(verdict(Some(true), &samples), first);
    }
}

#[test]
fn a_phones_line_says_nothing_of_a_terminal_with_its_own_sim() {
    for verdict in [
        LineVerdict::Offline,
        LineVerdict::Portal,
        LineVerdict::Healthy { middle: 9 },
    ] {
        assert_eq!(evidence(Road::Sim, verdict), [("net.kind", "sim")]);
        assert_eq!(evidence(Road::Unknown, verdict), []);
        assert_eq!(evidence(Road::Wifi, verdict).len(), 2);
    }
    assert_eq!(
        evidence(Road::Wifi, LineVerdict::Offline)[1],
        ("net.phone", "offline")
    );
    assert_eq!(
        evidence(Road::Wifi, LineVerdict::Healthy { middle: 9 })[1],
        ("net.phone", "online")
    );
    assert_eq!(evidence(Road::Wifi, LineVerdict::CannotTell).len(), 1);
}

#[test]
fn nothing_is_restarted_while_a_reversal_is_pending_or_may_be() {
    for road in [
        Road::Wifi,
        Road::Sim,
        Road::Cable,
        Road::Phone,
        Road::Unknown,
    ] {
        assert_eq!(restarts(road, Some(true)), None);
        assert_eq!(restarts(road, None), None);
        let stops = restarts(road, Some(false)).unwrap();
        assert_eq!(
            stops.last().unwrap().thing,
            Thing::Terminal,
            "the terminal comes last"
        );
        assert!(stops.iter().all(|stop| stop.ready > 0 && stop.ready <= 180));
    }
    let things: Vec<Thing> = restarts(Road::Wifi, Some(false))
        .unwrap()
        .iter()
        .map(|s| s.thing)
        .collect();
    assert_eq!(things, [Thing::Modem, Thing::Router, Thing::Terminal]);
    assert_eq!(restarts(Road::Sim, Some(false)).unwrap().len(), 1);
}

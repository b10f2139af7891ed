//! One sale: which slip explains two amounts, which limit it hits, how it is put right.

use poscheck::amount::money::{Currency, Money, PARTS};
use poscheck::amount::sale::{Beside, Limits, Over, Slip, Stage, Way, over, slips, way};

fn fen(fen: i64) -> Money {
    Money(fen * PARTS)
}

/// The likeliest slip.
fn slip(till: i64, other: i64, beside: Beside) -> Slip {
    slips(fen(till), fen(other), Currency::CNY, beside)[0]
}

#[test]
fn each_slip_is_told_by_the_two_amounts() {
    let none = Beside::default();
    for (till, other, expected) in [
        (12_850, 12_850, Slip::Agrees),
        (12_850, 1_285_000, Slip::Times100),
        (12_850, 128_500, Slip::Times10),
        (128_500, 12_850, Slip::Tenth),
        (1_285_000, 12_850, Slip::Hundredth),
        (12_850, 12_850_000, Slip::MinorUnits),
        (12_850, 12_580, Slip::Swapped { place: 2 }),
        (12_850, 21_850, Slip::Swapped { place: 4 }),
        (12_850, 12_350, Slip::Digit { place: 3 }),
        (100_000, 99_620, Slip::FeeTaken { rate: 3_800 }),
        (12_850, -12_850, Slip::Turned),
        (12_850, 77_777, Slip::Unexplained),
    ] {
        assert_eq!(slip(till, other, none), expected, "{till} {other}");
    }
    let tip = Beside {
        tip: Some(fen(500)),
        rate: None,
    };
    assert_eq!(slip(12_850, 13_350, tip), Slip::Tip);
    let rate = Beside {
        rate: Some(2_500),
        tip: None,
    };
    assert_eq!(slip(100_000, 99_750, rate), Slip::FeeTaken { rate: 2_500 });
}

#[test]
fn neighbours_swapped_differ_by_nine_whatever_the_amount() {
    for amount in (10..99_999).step_by(7) {
        for place in 0..4_u32 {
            let (low, high) = (
                amount / 10_i64.pow(place) % 10,
                amount / 10_i64.pow(place + 1) % 10,
            );
            let other = amount + (low - high) * 9 * 10_i64.pow(place);
            if low == high || amount < 10_i64.pow(place + 1) {
                continue;
            }
            assert_eq!((amount - other) % 9, 0);
            let found = slips(fen(amount), fen(other), Currency::CNY, Beside::default());
            let expected = Slip::Swapped { place: place + 1 };
            let tenfold = |s: &Slip| matches!(s, Slip::Times10 | Slip::Tenth);
            assert!(
                found.contains(&expected) || found.iter().any(tenfold),
                "{amount} {other} {found:?}"
            );
        }
    }
}

#[test]
fn the_narrower_limit_is_named_first() {
    let limits = Limits {
        single: Some(fen(100_000)),
        day: Some(fen(500_000)),
        used: fen(450_000),
        small: Some(fen(100_000)),
    };
    assert_eq!(over(fen(100_001), limits), Over::Single(fen(100_000)));
    assert_eq!(over(fen(60_000), limits), Over::Day(fen(50_000)));
    assert_eq!(over(fen(50_000), limits), Over::None);
    let small = Limits {
        small: Some(fen(100_000)),
        ..Limits::default()
    };
    assert_eq!(over(fen(100_001), small), Over::NeedsPin(fen(100_000)));
    assert_eq!(over(Money(i64::MAX), Limits::default()), Over::None);
}

#[test]
fn a_void_needs_the_same_batch_terminal_and_whole_amount() {
    let fresh = Stage {
        approved: true,
        same_batch: Some(true),
        same_terminal: Some(true),
        paid_out: Some(false),
        ..Stage::default()
    };
    assert_eq!(way(Stage::default()), Way::Cancel);
    assert_eq!(
        way(Stage {
            unknown: true,
            ..fresh
        }),
        Way::LookFirst
    );
    assert_eq!(way(fresh), Way::Void);
    for stage in [
        Stage {
            same_batch: Some(false),
            ..fresh
        },
        Stage {
            same_terminal: Some(false),
            ..fresh
        },
        Stage {
            paid_out: Some(true),
            ..fresh
        },
        Stage {
            partial: true,
            ..fresh
        },
    ] {
        assert_eq!(way(stage), Way::Refund, "{stage:?}");
    }
    assert_eq!(
        way(Stage {
            same_batch: None,
            ..fresh
        }),
        Way::VoidElseRefund
    );
}

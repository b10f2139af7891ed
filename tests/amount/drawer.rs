//! The cash drawer: what should be in it, and the fewest pieces of change.

use crate::support::lcg::Lcg;
use poscheck::amount::drawer::{Drawer, PIECES, change, counted};
use poscheck::amount::money::{Money, PARTS};

fn fen(fen: i64) -> Money {
    Money(fen * PARTS)
}

#[test]
fn the_drawer_says_what_is_missing_to_the_fen() {
    let drawer = Drawer {
        float: fen(50_000),
        sales: fen(123_450),
        refunds: fen(2_000),
        paid_out: fen(10_000),
        paid_in: fen(500),
    };
    assert_eq!(drawer.expected(), Some(fen(161_950)));
    assert_eq!(drawer.over(fen(161_940)), Some(fen(-10)));
    assert_eq!(counted(&[16, 0, 0, 1, 1, 4, 1, 0]), Some(fen(161_950)));
    let huge = Drawer {
        float: Money(i64::MAX),
        sales: Money(1),
        ..Drawer::default()
    };
    assert_eq!(huge.expected(), None);
}

#[test]
fn the_larger_piece_is_not_taken_where_it_leaves_no_change() {
    // 60 from one 50 and three 20.
    assert_eq!(
        change(fen(6_000), &[0, 1, 3, 0, 0, 0, 0, 0]),
        Some([0, 0, 3, 0, 0, 0, 0, 0])
    );
    assert_eq!(change(fen(6_000), &[0, 1, 2, 0, 0, 0, 0, 0]), None);
    assert_eq!(change(fen(0), &[0; 8]), Some([0; 8]));
    assert_eq!(change(fen(5), &[9; 8]), None);
    assert_eq!(change(fen(-100), &[9; 8]), None);
}

/// The fewest pieces by trying every count of every piece.
fn fewest(goal: i64, pieces: &[(i64, u32)]) -> Option<u32> {
    let Some(((piece, have), rest)) = pieces.split_first() else {
        return (goal == 0).then_some(0);
    };
    (0..=*have)
        .take_while(|n| piece * i64::from(*n) <= goal)
        .filter_map(|n| Some(n + fewest(goal - piece * i64::from(n), rest)?))
        .min()
}

#[test]
fn change_is_right_and_no_fewer_pieces_make_it() {
    let mut choose = Lcg::new(3);
    for _ in 0..300 {
        let pieces = [0; 8].map(|_| choose.below(4) as u32);
        let goal = 10 * choose.below(2_500) as i64;
        let all: Vec<(i64, u32)> = PIECES.into_iter().zip(pieces).collect();
        let found = change(fen(goal), &pieces);
        assert_eq!(
            found.map(|f| f.iter().sum::<u32>()),
            fewest(goal, &all),
            "{goal} from {pieces:?}"
        );
        if let Some(found) = found {
            assert_eq!(counted(&found), Some(fen(goal)));
            assert!(found.iter().zip(pieces).all(|(f, have)| *f <= have));
        }
    }
}

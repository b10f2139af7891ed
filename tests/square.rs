//! The QR code for a sticker: squares that a camera reads, drawn as one path.

use poscheck::present;
use poscheck::square::square;

/// Lays out an address and draws it; gives the side and the squares that the path fills.
fn check(address: &str) -> (usize, Vec<u8>) {
    let squares = square(address).unwrap();
    let view = present::square(&squares).unwrap();
    let side = (1..).find(|side| side * side == squares.len()).unwrap();
    assert_eq!(view.frame, format!("0 0 {0} {0}", side + 8));
    let mut filled = vec![0; squares.len()];
    for run in view.path.split('M').skip(1) {
        let (at, run) = run.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let length: usize = run.split('v').next().unwrap().parse().unwrap();
        for dark in &mut filled[(y - 4) * side + x - 4..][..length] {
            *dark += 1;
        }
    }
    assert_eq!(filled, squares, "{address}");
    (side, squares)
}

#[test]
fn the_path_fills_the_dark_squares_and_no_other() {
    for address in ["https://a.example/", "https://pos.example/shop/help/"] {
        check(address);
    }
}

#[test]
fn three_corners_are_finders_as_the_standard_draws_them() {
    // ISO/IEC 18004, 6.3.3: seven dark, then a ring.
    let (side, squares) = check("https://pos.example/");
    for (x, y) in [(0, 0), (side - 7, 0), (0, side - 7)] {
        let row = |dy: usize| squares[(y + dy) * side + x..][..7].to_vec();
        assert_eq!(row(0), [1; 7]);
        assert_eq!(row(1), [1, 0, 0, 0, 0, 0, 1]);
        assert_eq!(row(3), [1, 0, 1, 1, 1, 0, 1]);
    }
}

#[test]
fn what_does_not_fit_a_sticker_is_none() {
    assert_eq!(square(&"a".repeat(301)), None);
    assert_eq!(present::square(&[1, 0, 1]), None);
    assert_eq!(present::square(&[]), None);
}

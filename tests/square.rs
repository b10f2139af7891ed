//! The QR code for a sticker: squares that a camera reads, drawn as one path.

use poscheck::square::square;

/// Draws an address; gives the squares that the path fills, and how wide one is.
fn check(address: &str) -> (Vec<Vec<bool>>, usize) {
    let path = square(address).unwrap();
    let mut runs: Vec<[usize; 4]> = Vec::new();
    for run in path.split('M').skip(1) {
        let numbers: Vec<usize> = run
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, wide, unit, back] = numbers[..] else {
            panic!("{run}");
        };
        assert_eq!((wide, run.ends_with('z')), (back, true), "{run}");
        runs.push([x, y, wide, unit]);
    }
    let [edge, top, _, unit] = runs[0];
    assert_eq!(edge, top, "{address}");
    let side = (1000 - 2 * edge) / unit;
    let mut filled = vec![vec![false; side]; side];
    for [x, y, wide, tall] in runs {
        assert_eq!((tall, wide % unit), (unit, 0));
        for dark in &mut filled[(y - top) / unit][(x - edge) / unit..][..wide / unit] {
            assert!(!std::mem::replace(dark, true), "{address}: drawn twice");
        }
    }
    // ISO/IEC 18004, 6.3.8: four empty squares around.
    assert!(edge >= 4 * unit, "{address}");
    (filled, unit)
}

#[test]
fn three_corners_are_finders_as_the_standard_draws_them() {
    // ISO/IEC 18004, 6.3.3: a ring of seven around three.
    for address in ["https://pos.example/", "https://pos.example/shop/help/"] {
        let (filled, _) = check(address);
        let far = filled.len() - 7;
        for (x, y) in [(0, 0), (far, 0), (0, far)] {
            let row = |dy: usize| {
                let squares = &filled[y + dy][x..x + 7];
                squares
                    .iter()
                    .map(|dark| u8::from(*dark))
                    .collect::<Vec<_>>()
            };
            assert_eq!(row(0), [1; 7], "{address}");
            assert_eq!(row(1), [1, 0, 0, 0, 0, 0, 1]);
            assert_eq!(row(3), [1, 0, 1, 1, 1, 0, 1]);
        }
    }
}

#[test]
fn each_address_has_its_own_squares_and_a_long_one_more() {
    let (short, unit) = check("https://a.example/");
    assert_ne!(short, check("https://b.example/").0);
    let (long, smaller) = check(&format!("https://a.example/{}", "b".repeat(200)));
    assert!(long.len() > short.len() && smaller < unit);
}

#[test]
fn what_does_not_fit_a_sticker_is_none() {
    assert_eq!(square(&"a".repeat(301)), None);
}

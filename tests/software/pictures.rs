//! Pictures: enough of them, named in both languages, and steps that show them.

use super::table;
use crate::support::builtin;

#[test]
fn there_are_pictures_of_every_kind_each_told_in_words() {
    let t = table();
    assert!(t.pictures.len() >= 8);
    assert!(t.kinds.len() >= 6);
    for kind in &t.kinds {
        assert!(
            !kind.pictures.is_empty() && !kind.ways.is_empty() && !kind.lights.is_empty(),
            "{}",
            kind.id
        );
    }
    for picture in &t.pictures {
        assert_eq!(
            (picture.width, picture.height),
            (320, 240),
            "{}",
            picture.id
        );
        assert!(
            picture.alt.zh.chars().count() >= 20 && picture.alt.en.len() >= 40,
            "{}",
            picture.id
        );
        assert!(!picture.parts.is_empty(), "{}", picture.id);
    }
    for id in [
        "power", "battery", "chip", "stripe", "tap", "paper", "pinpad", "sim", "keys", "lamp",
        "sticker",
    ] {
        let drawn = t.pictures.iter().any(|p| p.part_named(id).is_some());
        assert!(drawn, "no picture has {id}");
    }
}

/// Numbers of path data; all shapes are small enough to be in the field.
fn numbers(path: &str) -> Vec<f32> {
    let cut = |c: char| !(c.is_ascii_digit() || c == '.' || c == '-');
    let spaced = path.replace('-', " -");
    let parts: Vec<String> = spaced.split(cut).map(str::to_owned).collect();
    parts.iter().filter_map(|part| part.parse().ok()).collect()
}

#[test]
fn paths_are_path_data_within_the_field() {
    for picture in &table().pictures {
        let parts = picture.parts.iter().map(|part| part.path.as_str());
        for path in parts
            .chain([picture.lines.as_str()])
            .filter(|p| !p.is_empty())
        {
            assert!(path.starts_with('M'), "{}: {path}", picture.id);
            let known = |c: char| "MmLlHhVvQqAaZz0123456789.- ".contains(c);
            assert!(path.chars().all(known), "{}: {path}", picture.id);
            assert!(
                numbers(path).iter().all(|n| n.abs() <= 320.0),
                "{}: {path}",
                picture.id
            );
        }
        for part in &picture.parts {
            if let Some((x, y, r)) = part.ring {
                let fits = x >= r && y >= r && x + r <= 320 && y + r <= 240;
                assert!(
                    fits,
                    "{}.{}: its ring leaves the field",
                    picture.id, part.id
                );
            }
        }
    }
}

#[test]
fn at_least_thirty_steps_show_a_lit_part_and_each_is_a_step_of_the_pack() {
    let core = &builtin().core;
    let t = table();
    let repairs = core.repairs.iter().map(|r| r.id.as_str());
    let steps: Vec<&str> = repairs
        .chain(core.questions.iter().map(|q| q.id.as_str()))
        .collect();
    for shown in &t.shown {
        assert!(
            steps.contains(&shown.step.as_str()),
            "{} is no step",
            shown.step
        );
        let (picture, parts) = t.shown(&shown.step).unwrap();
        assert!(!parts.is_empty(), "{}: {}", shown.step, picture.id);
    }
    let repairs = t
        .shown
        .iter()
        .filter(|shown| shown.step.starts_with("fix."))
        .count();
    assert!(repairs >= 30, "{repairs}");
    let mut used: Vec<u16> = t.shown.iter().map(|shown| shown.picture).collect();
    used.sort_unstable();
    used.dedup();
    assert!(used.len() >= 8, "{}", used.len());
    assert_eq!(t.shown("fix.nobody"), None);
}

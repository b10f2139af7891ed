//! What a device remembers of its user: read and written as text, and the little that it holds.

use poscheck::session::{Habits, LookedUp};

/// A kept text is read, written as it was, or as `written` where it held more than is kept.
#[track_caller]
fn check(text: &str, written: &str) {
    let habits = Habits::from_text(text);
    assert_eq!(habits.to_text(), written);
    assert_eq!(Habits::from_text(written), habits);
}

#[test]
fn a_kept_text_is_written_as_it_was() {
    check("", "");
    check("large\n", "large\n");
    let all = "large\naloud\nmodel A920 Pro\nseen code.51 51\nseen msg.x Line cut\n";
    check(all, all);
}

#[test]
fn what_means_nothing_is_passed_over() {
    check(
        "largest\nseen\nseen code.51\n\u{0}\nmodel\nlarge",
        "large\n",
    );
    check("seen a b\r", "seen a b\n");
    check(
        "seen a b\n".repeat(9).as_str(),
        "seen a b\n".repeat(5).as_str(),
    );
}

#[test]
fn five_entries_are_remembered_the_latest_first_and_each_once() {
    let mut habits = Habits::default();
    for id in ["a", "b", "c", "a", "d", "e", "f", "d"] {
        habits.look_up(id, &id.to_uppercase());
    }
    let ids: Vec<&str> = habits.seen.iter().map(|past| past.id.as_str()).collect();
    assert_eq!(ids, ["d", "f", "e", "a", "c"]);
    let latest = LookedUp {
        id: "d".to_owned(),
        name: "D".to_owned(),
    };
    assert_eq!(habits.seen[0], latest);
}

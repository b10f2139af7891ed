//! Every reader meets its seeds and some made-up input; a search by branches is `cargo xtask trust`.

use fuzz::{TARGETS, Target, made::Choice};

#[track_caller]
fn check(target: &Target) {
    let seeds = (target.seeds)();
    assert!(!seeds.is_empty(), "{}: no seed", target.name);
    seeds.iter().for_each(|seed| (target.run)(seed));
    let mut choice = Choice::new(11);
    for turn in 0..target.quick {
        let input = choice.made(&seeds);
        let read = std::panic::catch_unwind(|| (target.run)(&input));
        assert!(
            read.is_ok(),
            "{}, input {turn}: {:?}",
            target.name,
            String::from_utf8_lossy(&input)
        );
    }
}

#[test]
fn nothing_that_others_write_makes_a_panic() {
    std::thread::scope(|scope| {
        let jobs: Vec<_> = TARGETS
            .iter()
            .map(|t| scope.spawn(move || check(t)))
            .collect();
        for (job, target) in jobs.into_iter().zip(&TARGETS) {
            assert!(job.join().is_ok(), "{} reads {}", target.name, target.reads);
        }
    });
}

#[test]
fn readers_have_names_of_their_own() {
    let mut names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), TARGETS.len());
}

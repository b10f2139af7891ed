//! `seeds` lists the readers; `seeds READER --made COUNT` hands it so many made-up inputs; `seeds READER FOLDER` writes a reader's seeds, a file each; `seeds READER FILE` of one file that is
//! there hands it to the reader, as it was found.

use fuzz::{TARGETS, Target, made::Choice, named};
use std::{fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.is_empty() {
        TARGETS
            .iter()
            .for_each(|target| println!("{}\t{}", target.name, target.reads));
        return ExitCode::SUCCESS;
    }
    if let [reader, made, count] = &words[..]
        && let (Some(target), "--made", Ok(count)) = (named(reader), &**made, count.parse())
    {
        return make(target, count);
    }
    let [reader, place] = &words[..] else {
        eprintln!("seeds READER FOLDER|FILE");
        return ExitCode::FAILURE;
    };
    let Some(target) = named(reader) else {
        eprintln!("no reader is called `{reader}`");
        return ExitCode::FAILURE;
    };
    let place = Path::new(place);
    if place.is_file() {
        (target.run)(&fs::read(place).unwrap_or_default());
        return ExitCode::SUCCESS;
    }
    let written = fs::create_dir_all(place).and_then(|()| {
        let mut seeds = (target.seeds)().into_iter().enumerate();
        seeds.try_for_each(|(at, seed)| fs::write(place.join(format!("seed-{at:03}")), seed))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", place.display());
            ExitCode::FAILURE
        }
    }
}

/// Hands over made-up input; what breaks the reader stops it with a panic.
fn make(target: &Target, count: u64) -> ExitCode {
    let (seeds, mut choice) = ((target.seeds)(), Choice::new(count));
    (0..count).for_each(|_| (target.run)(&choice.made(&seeds)));
    println!("{}: {count} inputs", target.name);
    ExitCode::SUCCESS
}

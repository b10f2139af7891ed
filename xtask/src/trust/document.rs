//! The document of all that was tried: one part each, between two marks.
//!
//! In: the document as it was, and one part. Out: the document with that part anew and the others
//! as they were.

use crate::bench::document;

const HEAD: &str = "\
# Trust

Written by `cargo xtask trust`; `cargo xtask trust PART` writes one part anew, `--release` takes \
its time.
What is quick of it runs in every `cargo xtask test`: a smoke run of each reader, the search for \
card numbers in everything that leaves the page with a page that leaks as its control, the search \
in memory with a program that does not wipe as its control, poisoned stores, and messages and \
addresses from elsewhere. [privacy.md](privacy.md) says what is kept where.
";

/// The table above all parts.
const SUM: &str = "sum";

/// The document with one part written anew.
pub(super) fn with(old: &str, names: &[&str], name: &str, text: &str) -> String {
    let names: Vec<&str> = std::iter::once(SUM).chain(names.iter().copied()).collect();
    document::with(HEAD, old, &names, name, text)
}

/// The document with the table above all parts written anew: each part's day and line in bold.
pub(super) fn summed(old: &str, names: &[&str]) -> String {
    let rows = names.iter().filter_map(|name| {
        let part = document::part(old, name)?;
        let day = part.lines().nth(3)?.trim_end_matches('.');
        let (_, bold) = part.split_once("\n**")?;
        let (bold, _) = bold.split_once("**")?;
        Some([name, day, bold].map(str::to_owned).to_vec())
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let table = document::table(&["part", "day", "result"], &rows);
    with(old, names, SUM, &format!("## The last run\n\n{table}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_above_holds_each_part_s_line_and_day() {
        let names = ["fuzz", "monkey"];
        let one = with(
            "",
            &names,
            "monkey",
            "## Monkey\n\n2026-11-28.\n\nx\n\n**9 done.**\n",
        );
        let all = summed(&one, &names);
        let (above, _) = all.split_once("## Monkey").unwrap();
        assert!(above.contains("| monkey | 2026-11-28 | 9 done. |"), "{all}");
        assert_eq!(summed(&all, &names), all);
    }
}

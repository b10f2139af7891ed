//! Size budgets: what a phone on a bad line has to fetch.
//!
//! In: the finished site and `xtask/budgets.toml`. Out: the sizes, or which are over.
//! Sizes are bytes after brotli 11. The whole load is the page and what it names, less what only
//! a page in the other language reads; the first load is that less the pieces of the knowledge
//! that come after the first screen's and what the budgets call `later`.

use crate::{
    dist::family,
    release::is_beside_the_site,
    site::{compressed, contents, plain_name, unpacked},
};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    first_load: usize,
    whole_load: usize,
    later: Vec<String>,
    look_up: usize,
    piece: usize,
    guide_page: usize,
    files: BTreeMap<String, usize>,
}

/// Compares the site with the budgets; the text names each size.
pub(super) fn check(root: &Path, site: &Path) -> Result<String> {
    let text = fs::read_to_string(root.join("xtask/budgets.toml")).context("xtask/budgets.toml")?;
    let budgets: Budgets = toml::from_str(&text).context("xtask/budgets.toml")?;
    let page = fs::read_to_string(site.join("index.html")).context("the site has no index.html")?;
    let sizes = measure(&contents(site)?);
    judge(&budgets, &sizes, &whole_load(&page))
}

/// What each file of the site weighs on the way: what lies beside it compressed, where that holds
/// the same, or else what it would be. What no page loads has no weight.
fn measure(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, usize> {
    let form = |name: &str| plain_name(name).is_some_and(|plain| files.contains_key(plain));
    let loaded = |name: &str| !form(name) && !is_beside_the_site(name);
    let size = |(name, bytes): (&String, &Vec<u8>)| {
        let beside = files.get(&format!("{name}.br"));
        let same = |form: &&Vec<u8>| unpacked(form).as_ref() == Some(bytes);
        let size = match beside.filter(same) {
            Some(form) => form.len(),
            None => compressed(bytes, 11).len(),
        };
        (name.clone(), size)
    };
    let files = files.iter().filter(|(name, _)| loaded(name));
    files.map(size).collect()
}

/// Whether a file is a page of the guide; there are too many to name each.
fn is_guide(path: &str) -> bool {
    path.starts_with("guide/") && path.ends_with(".html")
}

/// Whether a file is a piece of the knowledge that is fetched after the first screen's.
fn is_piece(family: &str) -> bool {
    family.ends_with(".bin") && !family.ends_with(".first.bin")
}

/// What is fetched only when somebody asks for it.
const ON_DEMAND: [&str; 12] = [
    "slips.wasm",
    "books.wasm",
    "sheets.wasm",
    "amount.bin",
    "zh-CN.amount.bin",
    "zh-CN.about.bin",
    "cards.bin",
    "zh-CN.card.bin",
    "receipt.bin",
    "zh-CN.receipt.bin",
    "terminal.bin",
    "zh-CN.terminal.bin",
];

/// The page, and every asset it names but those that only an English page reads (names in
/// either language help to find entries) and those that are fetched on demand.
fn whole_load(page: &str) -> Vec<String> {
    let links = page.split('"').filter(|text| text.starts_with("assets/"));
    let mut names: Vec<String> = links.map(str::to_owned).collect();
    names.retain(|link| !family(link).starts_with("en.") || family(link) == "en.names.bin");
    names.retain(|link| !ON_DEMAND.contains(&family(link).as_str()));
    names.push("index.html".to_owned());
    names.sort();
    names.dedup();
    names
}

fn judge(budgets: &Budgets, sizes: &BTreeMap<String, usize>, whole: &[String]) -> Result<String> {
    let mut wrong = Vec::new();
    for (name, size) in sizes {
        let budget = match is_guide(name) {
            true => Some(&budgets.guide_page),
            false => budgets.files.get(&family(name)),
        };
        match budget {
            None => wrong.push(format!(
                "{name} has no budget; add a line to xtask/budgets.toml"
            )),
            Some(budget) if size > budget => {
                wrong.push(format!("{name} has {size} bytes, its budget is {budget}"));
            }
            Some(_) => {}
        }
        if is_piece(&family(name)) && *size > budgets.piece {
            wrong.push(format!(
                "{name} has {size} bytes, and no piece of the knowledge may have more than {}",
                budgets.piece
            ));
        }
    }
    let of_family = |wanted: &str| {
        let mut found = sizes.iter().filter(|(name, _)| family(name) == wanted);
        found.next().map_or(0, |(_, size)| *size)
    };
    let mut look_ups = Vec::new();
    for tongue in ["zh-CN", "en"] {
        let own = ["first", "names"].map(|part| of_family(&format!("{tongue}.{part}.bin")));
        let size = of_family("index.bin") + own.iter().sum::<usize>();
        look_ups.push(format!("{tongue} {size}"));
        if size > budgets.look_up {
            wrong.push(format!(
                "the first screen and the look-up in {tongue} read {size} bytes, their budget is {}",
                budgets.look_up
            ));
        }
    }
    let (mut first, mut all) = (0, 0);
    for name in whole {
        let Some(size) = sizes.get(name) else {
            wrong.push(format!(
                "index.html names {name}, which the site does not have"
            ));
            continue;
        };
        all += size;
        if !is_piece(&family(name)) && !budgets.later.contains(&family(name)) {
            first += size;
        }
    }
    let loads = [
        ("first", first, budgets.first_load),
        ("whole", all, budgets.whole_load),
    ];
    for (load, size, budget) in loads {
        if size > budget {
            wrong.push(format!(
                "the {load} load has {size} bytes, its budget is {budget}"
            ));
        }
    }
    let (guide, others): (Vec<_>, Vec<_>) = sizes.iter().partition(|(name, _)| is_guide(name));
    let list = others
        .iter()
        .map(|(name, size)| format!("{} {size}", family(name)));
    let mut list = list.collect::<Vec<_>>();
    if let Some((name, size)) = guide.iter().max_by_key(|(_, size)| **size) {
        let all: usize = guide.iter().map(|(_, size)| **size).sum();
        let n = guide.len();
        list.push(format!("{n} guide pages {all}, the largest {name} {size}"));
    }
    let list = list.join(", ");
    if !wrong.is_empty() {
        bail!("{}\n(all sizes: {list})", wrong.join("\n"));
    }
    Ok(format!(
        "first load {first}, whole load {all}, look-up {} bytes ({list})",
        look_ups.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link href=\"assets/app.0123456789ab.js\"><div \
                        data-desk=\"assets/desk.0123456789ab.js\" \
                        data-index=\"assets/index.0123456789ab.bin\" \
                        data-en-first=\"assets/en.first.0123456789ab.bin\" \
                        data-en-names=\"assets/en.names.0123456789ab.bin\" \
                        data-en-codes=\"assets/en.codes.0123456789ab.bin\" \
                        data-js=\"assets/app.0123456789ab.js\">";

    const SIZES: [(&str, usize); 7] = [
        ("index.html", 10),
        ("assets/app.0123456789ab.js", 20),
        ("assets/desk.0123456789ab.js", 2),
        ("assets/index.0123456789ab.bin", 3),
        ("assets/en.first.0123456789ab.bin", 1),
        ("assets/en.names.0123456789ab.bin", 4),
        ("assets/en.codes.0123456789ab.bin", 5),
    ];

    fn sizes() -> BTreeMap<String, usize> {
        let named = SIZES.map(|(name, size)| (name.to_owned(), size));
        named.into_iter().collect()
    }

    /// Budgets that the sizes above just keep.
    fn kept() -> Budgets {
        Budgets {
            first_load: 30,
            whole_load: 39,
            later: vec!["desk.js".to_owned()],
            look_up: 8,
            piece: 5,
            guide_page: 6,
            files: SIZES
                .map(|(name, size)| (family(name), size))
                .into_iter()
                .collect(),
        }
    }

    fn said(budgets: &Budgets) -> String {
        let judged = judge(budgets, &sizes(), &whole_load(PAGE));
        judged.unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn what_only_the_other_language_reads_is_in_no_load_and_what_is_later_not_in_the_first() {
        let said = said(&kept());
        let expected = "first load 30, whole load 39, look-up zh-CN 3, en 8 bytes";
        assert!(said.starts_with(expected), "{said}");
    }

    #[test]
    fn one_byte_over_fails_for_each_load_for_the_look_up_for_a_piece_and_for_a_file() {
        let over = |change: &dyn Fn(&mut Budgets)| {
            let mut budgets = kept();
            change(&mut budgets);
            said(&budgets)
        };
        assert!(over(&|b| b.first_load = 29).contains("the first load has 30"));
        assert!(over(&|b| b.whole_load = 38).contains("the whole load has 39"));
        assert!(over(&|b| b.look_up = 7).contains("look-up in en read 8 bytes"));
        assert!(over(&|b| b.piece = 4).contains("no piece of the knowledge may have more than 4"));
        let script = |b: &mut Budgets| {
            b.files.insert("app.js".to_owned(), 19);
        };
        assert!(over(&script).contains("its budget is 19"));
    }

    #[test]
    fn compressed_forms_and_what_no_page_loads_have_no_weight_of_their_own() {
        let text = b"the same words over and over, the same words over and over".to_vec();
        let packed = compressed(&text, 11);
        let files = [
            ("a.html", text.clone()),
            ("a.html.br", packed.clone()),
            ("b.html", text.clone()),
            ("b.html.br", b"stale".to_vec()),
            ("b.html.gz", text.clone()),
            ("SHA256SUMS", text.clone()),
            ("hosting/nginx.conf", text),
        ];
        let files = files.map(|(name, bytes)| (name.to_owned(), bytes)).into();
        let size = packed.len();
        let expected = [("a.html".to_owned(), size), ("b.html".to_owned(), size)];
        assert_eq!(measure(&files), expected.into());
    }

    #[test]
    fn guide_pages_share_one_budget_and_are_told_of_together() {
        let page = |path: &str, size| {
            let mut sizes = sizes();
            sizes.insert("guide/en/code/51.html".to_owned(), 2);
            sizes.insert(path.to_owned(), size);
            let judged = judge(&kept(), &sizes, &whole_load(PAGE));
            judged.unwrap_or_else(|error| error.to_string())
        };
        let fine = page("guide/en/code/98.html", 6);
        let told = "2 guide pages 8, the largest guide/en/code/98.html 6";
        assert!(
            fine.starts_with("first load 30") && fine.contains(told),
            "{fine}"
        );
        assert!(page("guide/en/code/98.html", 7).contains("98.html has 7 bytes, its budget is 6"));
        assert!(page("guide/en/code/98.png", 1).contains("98.png has no budget"));
    }

    #[test]
    fn a_file_without_a_budget_or_a_link_without_a_file_fails() {
        let budgets = Budgets {
            files: BTreeMap::new(),
            ..kept()
        };
        let sizes = [("new.txt".to_owned(), 1)].into();
        let said = judge(&budgets, &sizes, &["index.html".to_owned()]).unwrap_err();
        let said = said.to_string();
        assert!(said.contains("new.txt has no budget"), "{said}");
        assert!(said.contains("names index.html"), "{said}");
    }
}

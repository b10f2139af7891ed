//! Size budgets: what a phone on a bad line has to fetch.
//!
//! In: the finished site and `xtask/budgets.toml`. Out: the sizes, or which are over.
//! Sizes are bytes after brotli 11. The whole load is the page and what it names, less the texts
//! of the other language; the first load is that less what the budgets call `later`.

use crate::{dist::family, site::compressed};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    first_load: usize,
    whole_load: usize,
    later: Vec<String>,
    files: BTreeMap<String, usize>,
}

/// Compares the site with the budgets; the text names each size.
pub(super) fn check(root: &Path, site: &Path) -> Result<String> {
    let text = fs::read_to_string(root.join("xtask/budgets.toml")).context("xtask/budgets.toml")?;
    let budgets: Budgets = toml::from_str(&text).context("xtask/budgets.toml")?;
    let page = fs::read_to_string(site.join("index.html")).context("the site has no index.html")?;
    let mut sizes = BTreeMap::new();
    measure(site, "", &mut sizes)?;
    judge(&budgets, &sizes, &whole_load(&page))
}

fn measure(folder: &Path, below: &str, sizes: &mut BTreeMap<String, usize>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            measure(&entry.path(), &format!("{name}/"), sizes)?;
        } else {
            sizes.insert(name, compressed(&fs::read(entry.path())?, 11).len());
        }
    }
    Ok(())
}

/// The page, and every asset it names but those of the other language.
fn whole_load(page: &str) -> Vec<String> {
    let links = page.split('"').filter(|text| text.starts_with("assets/"));
    let mut names: Vec<String> = links.map(str::to_owned).collect();
    names.retain(|link| !family(link).starts_with("en."));
    names.push("index.html".to_owned());
    names.sort();
    names.dedup();
    names
}

fn judge(budgets: &Budgets, sizes: &BTreeMap<String, usize>, whole: &[String]) -> Result<String> {
    let mut wrong = Vec::new();
    for (name, size) in sizes {
        match budgets.files.get(&family(name)) {
            None => wrong.push(format!(
                "{name} has no budget; add a line to xtask/budgets.toml"
            )),
            Some(budget) if size > budget => {
                wrong.push(format!("{name} has {size} bytes, its budget is {budget}"));
            }
            Some(_) => {}
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
        if !budgets.later.contains(&family(name)) {
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
    let list = sizes
        .iter()
        .map(|(name, size)| format!("{} {size}", family(name)));
    let list = list.collect::<Vec<_>>().join(", ");
    if !wrong.is_empty() {
        bail!("{}\n(all sizes: {list})", wrong.join("\n"));
    }
    Ok(format!(
        "first load {first}, whole load {all} bytes ({list})"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link href=\"assets/app.0123456789ab.js\"><div \
                        data-core=\"assets/core.0123456789ab.bin\" \
                        data-en=\"assets/en.0123456789ab.bin\" \
                        data-js=\"assets/app.0123456789ab.js\">";

    fn judged(first: usize, whole: usize, script: usize) -> Result<String> {
        let named = |pairs: [(&str, usize); 4]| -> BTreeMap<String, usize> {
            pairs
                .map(|(name, size)| (name.to_owned(), size))
                .into_iter()
                .collect()
        };
        let files = named([
            ("index.html", 10),
            ("app.js", script),
            ("core.bin", 5),
            ("en.bin", 50),
        ]);
        let sizes = named([
            ("index.html", 10),
            ("assets/app.0123456789ab.js", 20),
            ("assets/core.0123456789ab.bin", 5),
            ("assets/en.0123456789ab.bin", 40),
        ]);
        let later = vec!["core.bin".to_owned()];
        let budgets = Budgets {
            first_load: first,
            whole_load: whole,
            later,
            files,
        };
        judge(&budgets, &sizes, &whole_load(PAGE))
    }

    #[test]
    fn the_other_language_is_in_no_load_and_what_is_later_not_in_the_first() {
        let said = judged(30, 35, 20).unwrap();
        assert!(said.starts_with("first load 30, whole load 35"), "{said}");
    }

    #[test]
    fn over_budget_fails_for_each_load_and_for_a_file() {
        let said = |first, whole, script| judged(first, whole, script).unwrap_err().to_string();
        assert!(said(29, 35, 20).contains("the first load has 30"));
        assert!(said(30, 34, 20).contains("the whole load has 35"));
        assert!(said(30, 35, 19).contains("its budget is 19"));
    }

    #[test]
    fn a_file_without_a_budget_or_a_link_without_a_file_fails() {
        let budgets = Budgets {
            first_load: 9,
            whole_load: 9,
            later: Vec::new(),
            files: BTreeMap::new(),
        };
        let sizes = [("new.txt".to_owned(), 1)].into();
        let said = judge(&budgets, &sizes, &["index.html".to_owned()]).unwrap_err();
        let said = said.to_string();
        assert!(said.contains("new.txt has no budget"), "{said}");
        assert!(said.contains("names index.html"), "{said}");
    }
}

//! Size budgets: what a phone on a bad line has to fetch.
//!
//! In: the finished site and `xtask/budgets.toml`. Out: the sizes, or which are over.
//! Sizes are bytes after brotli 11. The first load is what `index.html` names, less the texts
//! of the other language: that is what is fetched cold, in Chinese, until home works.

use crate::{dist::family, site::compressed};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    first_load: usize,
    files: BTreeMap<String, usize>,
}

/// Compares the site with the budgets; the text names each size.
pub(super) fn check(root: &Path, site: &Path) -> Result<String> {
    let text = fs::read_to_string(root.join("xtask/budgets.toml")).context("xtask/budgets.toml")?;
    let budgets: Budgets = toml::from_str(&text).context("xtask/budgets.toml")?;
    let page = fs::read_to_string(site.join("index.html")).context("the site has no index.html")?;
    let mut sizes = BTreeMap::new();
    measure(site, "", &mut sizes)?;
    judge(&budgets, &sizes, &first_load(&page))
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
fn first_load(page: &str) -> Vec<String> {
    let links = page.split('"').filter(|text| text.starts_with("assets/"));
    let mut names: Vec<String> = links.map(str::to_owned).collect();
    names.retain(|link| family(link) != "en.bin");
    names.push("index.html".to_owned());
    names.sort();
    names.dedup();
    names
}

fn judge(budgets: &Budgets, sizes: &BTreeMap<String, usize>, first: &[String]) -> Result<String> {
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
    let mut total = 0;
    for name in first {
        match sizes.get(name) {
            Some(size) => total += size,
            None => wrong.push(format!(
                "index.html names {name}, which the site does not have"
            )),
        }
    }
    if total > budgets.first_load {
        wrong.push(format!(
            "the first load has {total} bytes, its budget is {}",
            budgets.first_load
        ));
    }
    let list = sizes
        .iter()
        .map(|(name, size)| format!("{} {size}", family(name)));
    let list = list.collect::<Vec<_>>().join(", ");
    if !wrong.is_empty() {
        bail!("{}\n(all sizes: {list})", wrong.join("\n"));
    }
    Ok(format!(
        "first load {total} of {} bytes ({list})",
        budgets.first_load
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link href=\"assets/app.0123456789ab.js\"><div \
                        data-en=\"assets/en.0123456789ab.bin\" \
                        data-js=\"assets/app.0123456789ab.js\">";

    fn judged(first: usize, script: usize) -> Result<String> {
        let files = [("index.html", 10), ("app.js", script), ("en.bin", 50)];
        let files = files.map(|(name, size)| (name.to_owned(), size)).into();
        let sizes = [("index.html", 10), ("assets/app.0123456789ab.js", 20)];
        let mut sizes: BTreeMap<_, _> = sizes.map(|(name, size)| (name.to_owned(), size)).into();
        sizes.insert("assets/en.0123456789ab.bin".to_owned(), 40);
        judge(
            &Budgets {
                first_load: first,
                files,
            },
            &sizes,
            &first_load(PAGE),
        )
    }

    #[test]
    fn the_other_language_is_not_in_the_first_load() {
        assert!(judged(30, 20).unwrap().starts_with("first load 30 of 30"));
    }

    #[test]
    fn over_budget_fails_for_the_whole_and_for_a_file() {
        assert!(
            judged(29, 20)
                .unwrap_err()
                .to_string()
                .contains("the first load has 30")
        );
        assert!(
            judged(30, 19)
                .unwrap_err()
                .to_string()
                .contains("its budget is 19")
        );
    }

    #[test]
    fn a_file_without_a_budget_or_a_link_without_a_file_fails() {
        let budgets = Budgets {
            first_load: 9,
            files: BTreeMap::new(),
        };
        let sizes = [("new.txt".to_owned(), 1)].into();
        let said = judge(&budgets, &sizes, &["index.html".to_owned()])
            .unwrap_err()
            .to_string();
        assert!(said.contains("new.txt has no budget") && said.contains("names index.html"));
    }
}

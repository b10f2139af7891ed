//! The licences of all that is compiled in, for those who pass the site on.
//!
//! In: the parts with their texts, and the project's own. Out: `LICENCES.txt`: who is there under
//! which licence, then each text once with the crates that it came with.
//! A crate whose package holds no text is passed on under the Apache licence, whose text is the
//! same for everybody; one that does not offer that is an error.

use super::parts::{Part, Parts, plain};
use anyhow::{Result, bail};

/// The file's name.
pub(super) const NAME: &str = "LICENCES.txt";
/// Between two texts.
const RULE: &str =
    "--------------------------------------------------------------------------------";

/// Writes the file; `own` are the project's MIT and Apache texts.
pub(super) fn write(parts: &Parts, own: &[String; 2]) -> Result<String> {
    let me = shown(&parts.own);
    let rust = format!("Rust's standard library {}", parts.rust);
    let [mit, apache] = own.each_ref().map(|text| plain(text));
    let mut texts = vec![
        (mit, vec![me.clone()]),
        (apache.clone(), vec![me.clone(), rust.clone()]),
    ];
    let mut list = format!("  {rust}: MIT OR Apache-2.0\n");
    for part in &parts.crates {
        let name = shown(part);
        list.push_str(&format!("  {name}: {}\n", part.licence));
        if part.texts.is_empty() && !part.licence.contains("Apache-2.0") {
            bail!(
                "the package of {name} holds no licence text, and {} is not the same text for everybody",
                part.licence
            );
        }
        let apache = [apache.clone()];
        let held: &[String] = if part.texts.is_empty() {
            &apache
        } else {
            &part.texts
        };
        for text in held {
            match texts.iter_mut().find(|(known, _)| known == text) {
                Some((_, users)) if users.contains(&name) => {}
                Some((_, users)) => users.push(name.clone()),
                None => texts.push((text.clone(), vec![name.clone()])),
            }
        }
    }
    let mut file = format!(
        "{me} is licensed under {}, as you choose.\n\nCompiled into its programs are\n{list}\n\
         Their licence texts follow, each once.\n",
        parts.own.licence
    );
    for (text, users) in texts {
        file.push_str(&format!("\n{RULE}\n{}\n{RULE}\n\n{text}", users.join(", ")));
    }
    Ok(file)
}

fn shown(part: &Part) -> String {
    format!("{} {}", part.name, part.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, licence: &str, texts: &[&str]) -> Part {
        Part {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            sha256: None,
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        }
    }

    fn check(crates: Vec<Part>) -> Result<String> {
        let parts = Parts {
            own: part("poscheck", "MIT OR Apache-2.0", &[]),
            crates,
            rust: "1.95.0".to_owned(),
        };
        write(&parts, &["own mit\n".to_owned(), "apache\n".to_owned()])
    }

    #[test]
    fn each_text_stands_once_with_all_who_came_with_it() {
        let both = ["same\n", "only a\n"];
        let crates = vec![part("a", "MIT", &both), part("b", "MIT", &both[..1])];
        let file = check(crates).unwrap();
        assert_eq!(file.matches("\nsame\n").count(), 1, "{file}");
        assert!(file.contains("\na 1.0.0, b 1.0.0\n"), "{file}");
        assert!(file.contains("  a 1.0.0: MIT\n"), "{file}");
        assert!(
            file.contains("own mit\n") && file.contains("1.95.0: MIT OR"),
            "{file}"
        );
    }

    #[test]
    fn a_crate_without_a_text_is_passed_on_under_the_apache_licence_or_not_at_all() {
        let file = check(vec![part("c", "MIT OR Apache-2.0", &[])]).unwrap();
        assert!(file.contains("1.95.0, c 1.0.0\n"), "{file}");
        let said = check(vec![part("d", "MIT", &[])]).unwrap_err().to_string();
        assert!(said.contains("d 1.0.0 holds no licence text"), "{said}");
    }
}

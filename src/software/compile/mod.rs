//! Packs the folder `software` of a knowledge pack into the file that the page fetches.
//!
//! In: the texts of its files, in any number of layers: an acquirer's layer adds rows, or
//! replaces those with the same id; a series that it names is replaced whole. Out: the packed
//! bytes, and a [`Finding`] for everything that was left out or is doubtful; the rest stays
//! usable. For authors only.

mod check;
mod draft;
mod looks;
mod pattern;

use super::form::width;
use super::table::{Approval, Form, LAYOUT, Said, Shown, Table, Vendor};
use crate::pack::Finding;
use check::Check;
use draft::{ModelsDraft, PicturesDraft, ReleasesDraft, VendorDraft, VendorsDraft, texts};
use serde::de::DeserializeOwned;

/// The files of one layer, each empty where the layer does not have it.
pub const FILES: [&str; 4] = [
    "vendors.toml",
    "releases.toml",
    "models.toml",
    "pictures.toml",
];

/// What packing gives.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is in it.
    pub table: Table,
    /// Everything that is wrong, in the order of files and rows.
    pub findings: Vec<Finding>,
}

/// A layer's texts, in the order of [`FILES`].
pub type Layer<'a> = [&'a str; 4];

/// Packs layers, the lowest first.
pub fn compile(layers: &[Layer<'_>]) -> Compiled {
    let mut check = Check::default();
    let mut table = Table {
        layout: LAYOUT,
        ..Table::default()
    };
    let (mut vendors, mut series, mut approvals) = (Vec::new(), Vec::new(), Vec::new());
    let (mut kinds, mut models, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
    let mut shows = std::collections::BTreeMap::new();
    for [a, b, c, d] in layers {
        let draft: VendorsDraft = parse(FILES[0], a, &mut check);
        lay(
            &mut vendors,
            draft.vendor,
            FILES[0],
            a,
            |v| v.id.clone(),
            &mut check,
        );
        let draft: ReleasesDraft = parse(FILES[1], b, &mut check);
        lay(
            &mut series,
            draft.series,
            FILES[1],
            b,
            |s| s.id.clone(),
            &mut check,
        );
        lay(
            &mut approvals,
            draft.approval,
            FILES[1],
            b,
            |a| a.version.clone(),
            &mut check,
        );
        let draft: ModelsDraft = parse(FILES[2], c, &mut check);
        lay(
            &mut kinds,
            draft.kind,
            FILES[2],
            c,
            |k| k.id.clone(),
            &mut check,
        );
        lay(
            &mut models,
            draft.model,
            FILES[2],
            c,
            |m| m.id.clone(),
            &mut check,
        );
        let draft: PicturesDraft = parse(FILES[3], d, &mut check);
        lay(
            &mut pictures,
            draft.picture,
            FILES[3],
            d,
            |p| p.id.clone(),
            &mut check,
        );
        shows.extend(
            draft
                .shows
                .into_iter()
                .map(|(step, part)| (step, (part, *d))),
        );
    }
    for (text, draft) in vendors {
        vendor(&mut table, draft, &mut check.at(FILES[0], text));
    }
    check::examples(&table, &mut check);
    for (text, draft) in pictures {
        looks::picture(&mut table, draft, &mut check.at(FILES[3], text));
    }
    for (text, draft) in kinds {
        looks::kind(&mut table, draft, &mut check.at(FILES[2], text));
    }
    for (text, draft) in models {
        looks::model(&mut table, draft, &mut check.at(FILES[2], text));
    }
    for (text, draft) in series {
        check::series(&mut table, draft, &mut check.at(FILES[1], text));
    }
    for (text, draft) in approvals {
        let check = &mut check.at(FILES[1], text);
        let id = format!("approval {}", draft.version);
        let expires = check.day(&id, "expires", draft.expires.as_deref());
        check.sourced(&id, &draft.source);
        table.approvals.push(Approval {
            version: draft.version,
            expires,
            note: draft.note.into(),
            source: draft.source,
            grade: draft.grade,
        });
    }
    for (step, (place, text)) in shows {
        let check = &mut check.at(FILES[3], text);
        if let Some((picture, parts)) = looks::place_of(&table, &step, &place, check) {
            table.shown.push(Shown {
                step,
                picture,
                parts,
            });
        }
    }
    let bytes = postcard::to_allocvec(&table).unwrap_or_default();
    Compiled {
        bytes,
        table,
        findings: check.findings,
    }
}

fn parse<T: DeserializeOwned + Default>(file: &'static str, text: &str, check: &mut Check) -> T {
    match toml::from_str(text) {
        Ok(draft) => draft,
        Err(error) => {
            let line = error
                .span()
                .map_or(0, |span| 1 + text[..span.start].matches('\n').count());
            check.add(
                "E201",
                file,
                line,
                "",
                error.message().replace('\n', " "),
                "correct this line; src/software/compile/draft.rs lists every key",
            );
            T::default()
        }
    }
}

/// Lays rows over others: those with the same id are replaced, and named twice in one layer
/// they are one too many.
fn lay<'a, T>(
    all: &mut Vec<(&'a str, T)>,
    new: Vec<T>,
    file: &'static str,
    text: &'a str,
    id: impl Fn(&T) -> String,
    check: &mut Check,
) {
    let mut seen: Vec<String> = Vec::new();
    for row in new {
        let name = id(&row);
        if seen.contains(&name) {
            check.at(file, text).find(
                "E202",
                &name,
                "is written twice in this file",
                "keep one of them",
            );
            continue;
        }
        seen.push(name.clone());
        match all.iter_mut().find(|(_, old)| id(old) == name) {
            Some(old) => *old = (text, row),
            None => all.push((text, row)),
        }
    }
}

fn vendor(table: &mut Table, draft: VendorDraft, check: &mut check::At<'_>) {
    let at = table.vendors.len() as u16;
    check.sourced(&draft.id, &draft.source);
    check.day(&draft.id, "read", Some(&draft.read));
    for form in draft.form {
        let pieces = match pattern::pieces(&form.pattern) {
            Ok(pieces) => pieces,
            Err(wrong) => {
                check.find(
                    "E203",
                    &form.id,
                    &format!("the pattern: {wrong}"),
                    "see src/software/compile/pattern.rs",
                );
                continue;
            }
        };
        check.sourced(&form.id, &form.source);
        let parts = width(&pieces) as u8;
        let order = if form.order.is_empty() {
            (0..parts).collect()
        } else {
            form.order
        };
        if order.len() != usize::from(parts) || !(0..parts).all(|part| order.contains(&part)) {
            check.find(
                "E203",
                &form.id,
                "the order does not name each part once",
                &format!("name 0 to {}", parts.saturating_sub(1)),
            );
            continue;
        }
        table.forms.push(Form {
            id: form.id,
            vendor: at,
            pieces,
            order,
            marked: form.marked,
            example: form.example,
            grade: form.grade,
        });
    }
    let name = Said::from(draft.name);
    check.both(&draft.id, &name);
    table.vendors.push(Vendor {
        id: draft.id,
        name,
        version_at: texts(draft.version_at),
        update_at: draft.update_at.into(),
        grade: draft.grade,
    });
}

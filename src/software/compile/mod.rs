//! Packs the folder `software` of a knowledge pack into the file that the page fetches.
//!
//! In: the texts of its files, in any number of layers: an acquirer's layer adds rows, or
//! replaces those with the same id; a series that it names is replaced whole. Out: the packed
//! bytes, and a [`Finding`] for everything that was left out or is doubtful; the rest stays
//! usable. For authors only.

mod check;
mod draft;
mod pattern;

use super::form::width;
use super::picture::{Part, Picture};
use super::profile::{Kind, Light, Model, Way};
use super::table::{Approval, Form, LAYOUT, Said, Shown, Table, Vendor};
use crate::pack::Finding;
use check::Check;
use draft::{KindDraft, ModelDraft, ModelsDraft, PictureDraft, PicturesDraft, ReleasesDraft, VendorDraft, VendorsDraft, texts};
use serde::de::DeserializeOwned;

/// The files of one layer, each empty where the layer does not have it.
pub const FILES: [&str; 4] = ["vendors.toml", "releases.toml", "models.toml", "pictures.toml"];

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
        lay(&mut vendors, draft.vendor, FILES[0], a, |v| v.id.clone(), &mut check);
        let draft: ReleasesDraft = parse(FILES[1], b, &mut check);
        lay(&mut series, draft.series, FILES[1], b, |s| s.id.clone(), &mut check);
        lay(&mut approvals, draft.approval, FILES[1], b, |a| a.version.clone(), &mut check);
        let draft: ModelsDraft = parse(FILES[2], c, &mut check);
        lay(&mut kinds, draft.kind, FILES[2], c, |k| k.id.clone(), &mut check);
        lay(&mut models, draft.model, FILES[2], c, |m| m.id.clone(), &mut check);
        let draft: PicturesDraft = parse(FILES[3], d, &mut check);
        lay(&mut pictures, draft.picture, FILES[3], d, |p| p.id.clone(), &mut check);
        shows.extend(draft.shows.into_iter().map(|(step, part)| (step, (part, *d))));
    }
    for (text, draft) in vendors {
        vendor(&mut table, draft, &mut check.at(FILES[0], text));
    }
    check::examples(&table, &mut check);
    for (text, draft) in pictures {
        picture(&mut table, draft, &mut check.at(FILES[3], text));
    }
    for (text, draft) in kinds {
        kind(&mut table, draft, &mut check.at(FILES[2], text));
    }
    for (text, draft) in models {
        model(&mut table, draft, &mut check.at(FILES[2], text));
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
        if let Some((picture, parts)) = place_of(&table, &step, &place, check) {
            table.shown.push(Shown { step, picture, parts });
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
            let line = error.span().map_or(0, |span| 1 + text[..span.start].matches('\n').count());
            check.add("E201", file, line, "", error.message().replace('\n', " "), "correct this line; src/software/compile/draft.rs lists every key");
            T::default()
        }
    }
}

/// Lays rows over others: those with the same id are replaced, and named twice in one layer
/// they are one too many.
fn lay<'a, T>(all: &mut Vec<(&'a str, T)>, new: Vec<T>, file: &'static str, text: &'a str, id: impl Fn(&T) -> String, check: &mut Check) {
    let mut seen: Vec<String> = Vec::new();
    for row in new {
        let name = id(&row);
        if seen.contains(&name) {
            check.at(file, text).find("E202", &name, "is written twice in this file", "keep one of them");
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
                check.find("E203", &form.id, &format!("the pattern: {wrong}"), "see src/software/compile/pattern.rs");
                continue;
            }
        };
        check.sourced(&form.id, &form.source);
        let parts = width(&pieces) as u8;
        let order = if form.order.is_empty() { (0..parts).collect() } else { form.order };
        if order.len() != usize::from(parts) || !(0..parts).all(|part| order.contains(&part)) {
            check.find("E203", &form.id, "the order does not name each part once", &format!("name 0 to {}", parts.saturating_sub(1)));
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

fn picture(table: &mut Table, draft: PictureDraft, check: &mut check::At<'_>) {
    let id = draft.id.clone();
    let mut drawn = |shapes: &[String], part: &str| match pattern::path(shapes, draft.size) {
        Ok(path) => path,
        Err(wrong) => {
            check.find("E204", &format!("{id}{part}"), &wrong, "see src/software/compile/pattern.rs");
            String::new()
        }
    };
    let (body, lines) = (drawn(&draft.body, ""), drawn(&draft.lines, ""));
    let parts: Vec<Part> = draft
        .part
        .into_iter()
        .map(|part| Part {
            path: drawn(&part.draw, &format!(".{}", part.id)),
            name: part.name.into(),
            text: part.text.into(),
            id: part.id,
            filled: part.filled,
            ring: part.ring.map(|[x, y, r]| (x, y, r)),
        })
        .collect();
    let alt = Said::from(draft.alt);
    check.both(&draft.id, &alt);
    for part in &parts {
        check.both(&format!("{}.{}", draft.id, part.id), &part.name);
    }
    table.pictures.push(Picture {
        id: draft.id,
        alt,
        width: draft.size[0],
        height: draft.size[1],
        body,
        lines,
        parts,
    });
}

/// The picture and parts of `picture.part+part`.
fn place_of(table: &Table, id: &str, place: &str, check: &mut check::At<'_>) -> Option<(u16, Vec<u8>)> {
    let (name, parts) = place.split_once('.').unwrap_or((place, ""));
    let at = table.pictures.iter().position(|picture| picture.id == name);
    let Some(at) = at else {
        check.find("E205", id, &format!("no picture is called `{name}`"), "name one of pictures.toml");
        return None;
    };
    let picture = &table.pictures[at];
    let mut lit = Vec::new();
    for part in parts.split('+').filter(|part| !part.is_empty()) {
        match picture.part_named(part) {
            Some(part) => lit.push(part),
            None => check.find("E205", id, &format!("`{name}` has no part `{part}`"), "name a part of this picture"),
        }
    }
    (!lit.is_empty()).then_some((at as u16, lit))
}

fn kind(table: &mut Table, draft: KindDraft, check: &mut check::At<'_>) {
    let mut pictures = Vec::new();
    for name in &draft.pictures {
        match table.pictures.iter().position(|picture| picture.id == *name) {
            Some(at) => pictures.push(at as u16),
            None => check.find("E205", &draft.id, &format!("no picture is called `{name}`"), "name one of pictures.toml"),
        }
    }
    check.sourced(&draft.id, &draft.source);
    let mut ways = Vec::new();
    for way in draft.way {
        let id = format!("{} {}", draft.id, way.id);
        let shows = if way.shows.is_empty() { None } else { place_of(table, &id, &way.shows, check) };
        ways.push(Way {
            id: way.id,
            name: way.name.into(),
            shows,
            steps: texts(way.steps),
        });
    }
    let lights = draft.light.into_iter().map(|light| Light {
        sign: light.sign.into(),
        means: light.means.into(),
        grade: light.grade,
    });
    let kind = Kind {
        id: draft.id,
        name: draft.name.into(),
        tell: draft.tell.into(),
        pictures,
        sticker: draft.sticker.into(),
        ways,
        lights: lights.collect(),
    };
    for text in [&kind.name, &kind.tell, &kind.sticker] {
        check.both(&kind.id, text);
    }
    for text in kind.ways.iter().flat_map(|way| way.steps.iter().chain([&way.name])) {
        check.both(&kind.id, text);
    }
    for light in &kind.lights {
        check.both(&kind.id, &light.sign);
        check.both(&kind.id, &light.means);
    }
    table.kinds.push(kind);
}

fn model(table: &mut Table, draft: ModelDraft, check: &mut check::At<'_>) {
    let vendor = table.vendor_named(&draft.vendor);
    let kind = table.kinds.iter().position(|kind| kind.id == draft.kind);
    let (Some(vendor), Some(kind)) = (vendor, kind) else {
        let wrong = format!("vendor `{}` or kind `{}` is not there", draft.vendor, draft.kind);
        check.find("E205", &draft.id, &wrong, "name a vendor of vendors.toml and a kind of models.toml");
        return;
    };
    check.sourced(&draft.id, &draft.source);
    table.models.push(Model {
        id: draft.id,
        name: draft.name,
        also: draft.also,
        vendor,
        kind: kind as u16,
        version_at: texts(draft.version_at),
        approval: draft.approval,
        source: draft.source,
    });
}

//! Packs what is drawn and how it is handled: pictures, kinds, models.

use super::super::picture::{Motion, Part, Picture};
use super::super::profile::{Kind, Light, Model, Way};
use super::super::table::{Said, Table};
use super::draft::{KindDraft, ModelDraft, PictureDraft, texts};
use super::{check, pattern};

pub(super) fn picture(table: &mut Table, draft: PictureDraft, check: &mut check::At<'_>) {
    let id = draft.id.clone();
    let mut drawn = |shapes: &[String], part: &str| match pattern::path(shapes, draft.size) {
        Ok(path) => path,
        Err(wrong) => {
            check.find(
                "E204",
                &format!("{id}{part}"),
                &wrong,
                "see src/software/compile/pattern.rs",
            );
            String::new()
        }
    };
    let (body, lines) = (drawn(&draft.body, ""), drawn(&draft.lines, ""));
    let motions: Vec<_> = draft.part.iter().map(|part| part.moves.clone()).collect();
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
            moves: None,
        })
        .collect();
    let alt = Said::from(draft.alt);
    check.both(&draft.id, &alt);
    for part in &parts {
        check.both(&format!("{}.{}", draft.id, part.id), &part.name);
    }
    let mut picture = Picture {
        id: draft.id,
        alt,
        width: draft.size[0],
        height: draft.size[1],
        body,
        lines,
        parts,
    };
    for (at, motion) in motions.into_iter().enumerate() {
        picture.parts[at].moves = motion.map(|motion| {
            let names = motion.parts.iter().map(String::as_str);
            Motion {
                toward: motion.toward,
                parts: parts_named(&picture, &picture.id, names, check),
            }
        });
    }
    table.pictures.push(picture);
}

/// Positions of named parts; one that there is not is a finding.
fn parts_named<'a>(
    picture: &Picture,
    id: &str,
    names: impl Iterator<Item = &'a str>,
    check: &mut check::At<'_>,
) -> Vec<u8> {
    let mut parts = Vec::new();
    for name in names {
        match picture.part_named(name) {
            Some(part) => parts.push(part),
            None => check.find(
                "E205",
                id,
                &format!("`{}` has no part `{name}`", picture.id),
                "name a part of this picture",
            ),
        }
    }
    parts
}

/// The picture and parts of `picture.part+part`.
pub(super) fn place_of(
    table: &Table,
    id: &str,
    place: &str,
    check: &mut check::At<'_>,
) -> Option<(u16, Vec<u8>)> {
    let (name, parts) = place.split_once('.').unwrap_or((place, ""));
    let at = table.pictures.iter().position(|picture| picture.id == name);
    let Some(at) = at else {
        check.find(
            "E205",
            id,
            &format!("no picture is called `{name}`"),
            "name one of pictures.toml",
        );
        return None;
    };
    let picture = &table.pictures[at];
    let names = parts.split('+').filter(|part| !part.is_empty());
    let lit = parts_named(picture, id, names, check);
    (!lit.is_empty()).then_some((at as u16, lit))
}

pub(super) fn kind(table: &mut Table, draft: KindDraft, check: &mut check::At<'_>) {
    let mut pictures = Vec::new();
    for name in &draft.pictures {
        match table
            .pictures
            .iter()
            .position(|picture| picture.id == *name)
        {
            Some(at) => pictures.push(at as u16),
            None => check.find(
                "E205",
                &draft.id,
                &format!("no picture is called `{name}`"),
                "name one of pictures.toml",
            ),
        }
    }
    check.sourced(&draft.id, &draft.source);
    let mut ways = Vec::new();
    for way in draft.way {
        let id = format!("{} {}", draft.id, way.id);
        let shows = if way.shows.is_empty() {
            None
        } else {
            place_of(table, &id, &way.shows, check)
        };
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
    for text in kind
        .ways
        .iter()
        .flat_map(|way| way.steps.iter().chain([&way.name]))
    {
        check.both(&kind.id, text);
    }
    for light in &kind.lights {
        check.both(&kind.id, &light.sign);
        check.both(&kind.id, &light.means);
    }
    table.kinds.push(kind);
}

pub(super) fn model(table: &mut Table, draft: ModelDraft, check: &mut check::At<'_>) {
    let vendor = table.vendor_named(&draft.vendor);
    let kind = table.kinds.iter().position(|kind| kind.id == draft.kind);
    let (Some(vendor), Some(kind)) = (vendor, kind) else {
        let wrong = format!(
            "vendor `{}` or kind `{}` is not there",
            draft.vendor, draft.kind
        );
        check.find(
            "E205",
            &draft.id,
            &wrong,
            "name a vendor of vendors.toml and a kind of models.toml",
        );
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

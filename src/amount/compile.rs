//! Packs the folder `amount` of a knowledge pack into the file that the page fetches.
//!
//! In: the text of `layouts.toml`. Out: the packed bytes, or what is wrong with it and where.
//! For authors only.

use super::shapes::{Format, Layout, Meaning, Role, Shapes, Sign, Stated, Unit, full};
use super::text::folded;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    role: BTreeMap<Role, Vec<String>>,
    word: BTreeMap<Meaning, Vec<String>>,
    currency: BTreeMap<String, Vec<String>>,
    stated: BTreeMap<Stated, Vec<String>>,
    label: Vec<LabelDraft>,
    around: Vec<String>,
    layout: Vec<LayoutDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelDraft {
    names: Vec<String>,
    rows: Stated,
    total: Stated,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LayoutDraft {
    id: String,
    zh: String,
    en: String,
    /// Where the layout is known from, and when that was looked at; stays with the authors.
    #[serde(rename = "source")]
    _source: String,
    format: Format,
    needs: Vec<String>,
    mark: String,
    columns: BTreeMap<Role, Names>,
    places: BTreeMap<Role, u16>,
    widths: Vec<u16>,
    cells: u16,
    unit: Unit,
    sign: Option<Sign>,
    order: Option<OrderDraft>,
    zone: Option<i16>,
    currency: String,
    loose: String,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OrderDraft {
    Ymd,
    Dmy,
    Mdy,
}

/// The file of the folder.
pub const FILE: &str = "layouts.toml";

/// Packs a text.
///
/// # Errors
/// What is wrong, with its line.
pub fn compile(text: &str) -> Result<Vec<u8>, String> {
    let draft: Draft = toml::from_str(text).map_err(|e| format!("amount/{FILE}: {e}\n"))?;
    let shapes = shapes(draft);
    if let Some(wrong) = wrong(&shapes) {
        return Err(format!("amount/{FILE}: {wrong}\n"));
    }
    postcard::to_allocvec(&shapes).map_err(|e| format!("{e}\n"))
}

/// A name keeps its brackets where it has any: then they tell it from others.
fn name(text: &str) -> String {
    if text.contains(['(', '（']) {
        full(text)
    } else {
        folded(text)
    }
}

fn shapes(draft: Draft) -> Shapes {
    let names = |names: Vec<String>| names.iter().map(|n| name(n)).collect::<Vec<_>>();
    let lower = |words: Vec<String>| words.iter().map(|w| w.to_lowercase()).collect::<Vec<_>>();
    let layout = |l: LayoutDraft| Layout {
        id: l.id,
        zh: l.zh,
        en: l.en,
        format: l.format,
        needs: names(l.needs),
        mark: l.mark,
        columns: l
            .columns
            .into_iter()
            .map(|(role, n)| match n {
                Names::One(one) => (role, names(vec![one])),
                Names::Several(all) => (role, names(all)),
            })
            .collect(),
        places: l.places.into_iter().collect(),
        widths: l.widths,
        cells: l.cells,
        unit: l.unit,
        sign: l.sign,
        order: l.order.map(|o| o as u8),
        zone: l.zone,
        currency: l.currency,
        loose: name(&l.loose),
    };
    Shapes {
        roles: draft
            .role
            .into_iter()
            .map(|(role, n)| (role, names(n)))
            .collect(),
        words: draft
            .word
            .into_iter()
            .map(|(meaning, w)| (meaning, lower(w)))
            .collect(),
        currencies: draft
            .currency
            .into_iter()
            .flat_map(|(code, words)| words.into_iter().map(move |word| (word, code.clone())))
            .collect(),
        stated: draft
            .stated
            .into_iter()
            .flat_map(|(what, n)| n.into_iter().map(move |n| (name(&n), what)))
            .collect(),
        labels: draft
            .label
            .into_iter()
            .flat_map(|l| l.names.into_iter().map(move |n| (n, l.rows, l.total)))
            .collect(),
        around: draft.around,
        layouts: draft.layout.into_iter().map(layout).collect(),
    }
}

/// The first thing that is wrong.
fn wrong(shapes: &Shapes) -> Option<String> {
    for (at, layout) in shapes.layouts.iter().enumerate() {
        let id = &layout.id;
        if id.is_empty() || layout.zh.is_empty() || layout.en.is_empty() {
            return Some(format!("layout {}: id, zh and en are needed", at + 1));
        }
        if shapes.layouts[..at].iter().any(|other| other.id == *id) {
            return Some(format!("layout {id}: stands twice"));
        }
        let headless = layout.cells > 0 || !layout.widths.is_empty();
        if layout.format == Format::Delimited && layout.needs.is_empty() && !headless {
            return Some(format!(
                "layout {id}: nothing tells it; write `needs` or `cells`"
            ));
        }
        let last = layout
            .places
            .iter()
            .map(|(_, place)| *place)
            .max()
            .unwrap_or(0);
        let cells = if layout.widths.is_empty() {
            layout.cells
        } else {
            layout.widths.len() as u16
        };
        if last > cells {
            return Some(format!("layout {id}: place {last} of {cells} cells"));
        }
    }
    None
}

//! What authors write about terminals, as serde reads it.

use super::super::picture::Toward;
use super::super::table::{Grade, Said};
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    #[serde(rename = "zh-CN", default)]
    zh: String,
    #[serde(default)]
    en: String,
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self {
            zh: text.zh,
            en: text.en,
        }
    }
}

/// Every text of a list.
pub(super) fn texts(list: Vec<Text>) -> Vec<Said> {
    list.into_iter().map(Said::from).collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VendorsDraft {
    #[serde(default)]
    pub(super) vendor: Vec<VendorDraft>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VendorDraft {
    pub(super) id: String,
    pub(super) name: Text,
    #[serde(default)]
    pub(super) version_at: Vec<Text>,
    #[serde(default)]
    pub(super) update_at: Text,
    pub(super) grade: Grade,
    pub(super) source: String,
    pub(super) read: String,
    pub(super) form: Vec<FormDraft>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormDraft {
    pub(super) id: String,
    /// What it looks like; see [`super::pattern`].
    pub(super) pattern: String,
    /// Positions of the parts that order it, the weightiest first; as they stand if left out.
    #[serde(default)]
    pub(super) order: Vec<u8>,
    /// Whether nobody else writes so.
    #[serde(default)]
    pub(super) marked: bool,
    pub(super) example: String,
    pub(super) grade: Grade,
    pub(super) source: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReleasesDraft {
    #[serde(default)]
    pub(super) series: Vec<SeriesDraft>,
    #[serde(default)]
    pub(super) approval: Vec<ApprovalDraft>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeriesDraft {
    pub(super) id: String,
    pub(super) form: String,
    #[serde(default)]
    pub(super) words: String,
    #[serde(default)]
    pub(super) models: Vec<String>,
    pub(super) least: Option<LeastDraft>,
    pub(super) ends: Option<String>,
    #[serde(default)]
    pub(super) release: Vec<ReleaseDraft>,
    #[serde(default)]
    pub(super) advisory: Vec<AdvisoryDraft>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeastDraft {
    pub(super) version: String,
    pub(super) since: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReleaseDraft {
    pub(super) version: String,
    pub(super) date: String,
    #[serde(default)]
    pub(super) functions: Vec<Text>,
    #[serde(default)]
    pub(super) faults: Vec<Text>,
    #[serde(default)]
    pub(super) security: Vec<Text>,
    #[serde(default)]
    pub(super) breaks: Text,
    #[serde(default)]
    pub(super) fault: String,
    #[serde(default)]
    pub(super) after: String,
    pub(super) source: String,
    pub(super) grade: Grade,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AdvisoryDraft {
    pub(super) id: String,
    pub(super) up_to: String,
    pub(super) text: Text,
    pub(super) date: Option<String>,
    pub(super) source: String,
    pub(super) grade: Grade,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ApprovalDraft {
    pub(super) version: String,
    pub(super) expires: Option<String>,
    #[serde(default)]
    pub(super) note: Text,
    pub(super) source: String,
    pub(super) grade: Grade,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModelsDraft {
    #[serde(default)]
    pub(super) kind: Vec<KindDraft>,
    #[serde(default)]
    pub(super) model: Vec<ModelDraft>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindDraft {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) tell: Text,
    pub(super) pictures: Vec<String>,
    pub(super) sticker: Text,
    #[serde(default)]
    pub(super) way: Vec<WayDraft>,
    #[serde(default)]
    pub(super) light: Vec<LightDraft>,
    pub(super) source: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WayDraft {
    pub(super) id: String,
    pub(super) name: Text,
    /// `picture.part`, or `picture.part+part`.
    #[serde(default)]
    pub(super) shows: String,
    pub(super) steps: Vec<Text>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LightDraft {
    pub(super) sign: Text,
    pub(super) means: Text,
    pub(super) grade: Grade,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModelDraft {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) also: Vec<String>,
    pub(super) vendor: String,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) version_at: Vec<Text>,
    #[serde(default)]
    pub(super) approval: String,
    pub(super) source: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PicturesDraft {
    #[serde(default)]
    pub(super) picture: Vec<PictureDraft>,
    /// Which step shows what: `"fix.plug-in" = "desktop-back.power"`.
    #[serde(default)]
    pub(super) shows: std::collections::BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PictureDraft {
    pub(super) id: String,
    pub(super) size: [u16; 2],
    pub(super) alt: Text,
    #[serde(default)]
    pub(super) body: Vec<String>,
    #[serde(default)]
    pub(super) lines: Vec<String>,
    pub(super) part: Vec<PartDraft>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartDraft {
    pub(super) id: String,
    pub(super) name: Text,
    #[serde(default)]
    pub(super) text: Text,
    pub(super) draw: Vec<String>,
    #[serde(default)]
    pub(super) filled: bool,
    pub(super) ring: Option<[u16; 3]>,
    pub(super) moves: Option<MotionDraft>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MotionDraft {
    pub(super) toward: Toward,
    pub(super) parts: Vec<String>,
}

//! Pictures of terminals with parts lit, and the plot of a line.

use super::{said, with};
use crate::i18n::{Lang, TerminalWords};
use crate::present::{Block, Item, Tone};
use crate::software::line::{PATIENCE, SAMPLES, SLOW, Sample};
use crate::software::{Picture, Toward};

/// A picture; what is lit is named for those who do not see it.
pub(super) fn picture(w: &TerminalWords, lang: Lang, picture: &Picture, lit: &[u8]) -> Block {
    let mut parts = vec![
        part("thin-face", &picture.body, Tone::Plain),
        part("thin", &picture.lines, Tone::Plain),
    ];
    let mut rings = Vec::new();
    let mut names = Vec::new();
    for (at, piece) in picture.parts.iter().enumerate() {
        let is_lit = lit.iter().any(|lit| usize::from(*lit) == at);
        let kind = if piece.filled { "thin-face" } else { "thin" };
        let toward = picture.motion(at, lit).map_or("", Toward::word);
        parts.push(Item {
            label: toward.to_owned(),
            ..part(kind, &piece.path, Tone::yes(is_lit))
        });
        if is_lit {
            names.push(said(lang, &piece.name));
            rings.extend(piece.ring);
        }
    }
    for (x, y, r) in rings {
        let path = format!(
            "M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0z",
            x - r,
            2 * r,
            2 * r
        );
        parts.push(part("thin", &path, Tone::Yes));
    }
    parts.retain(|part| !part.text.is_empty());
    let mut alt = said(lang, &picture.alt).to_owned();
    if !names.is_empty() {
        let stop = if lang == Lang::Zh { "、" } else { ", " };
        alt.push(' ');
        alt.push_str(&with(w.lit, &names.join(stop)));
    }
    Block::picture(&alt, (picture.width, picture.height), parts)
}

fn part(kind: &str, path: &str, tone: Tone) -> Item {
    Item {
        id: kind.to_owned(),
        ..Item::outline(path.to_owned(), tone)
    }
}

/// Bars, one a try: as high as it took long, on a scale that keeps a quick one to be seen and
/// a line that is fine low.
pub(super) fn plot(w: &TerminalWords, samples: &[Sample]) -> Block {
    let (width, height, floor) = (320_u16, 100_u16, 92_u16);
    let step = (width - 20) / SAMPLES as u16;
    let came = samples.iter().filter_map(|sample| match sample {
        Sample::Came(ms) => Some((*ms).min(PATIENCE)),
        Sample::Lost | Sample::Altered => None,
    });
    let full = came.max().unwrap_or(SLOW).max(SLOW);
    let bars = samples.iter().enumerate().map(|(at, sample)| {
        let (high, tone) = match sample {
            Sample::Came(ms) => {
                // Square root: 50 ms and 5 s are both to be seen.
                let share = f64::from((*ms).min(full)) / f64::from(full);
                ((libm::sqrt(share) * 80.0) as u16 + 4, Tone::Plain)
            }
            Sample::Lost | Sample::Altered => (84, Tone::No),
        };
        let x = 10 + at as u16 * step;
        let bar = step - 10;
        part(
            "thin-face",
            &format!("M{x} {floor}v-{high}h{bar}v{high}z"),
            tone,
        )
    });
    let ground = part("thin", &format!("M4 {floor}h{}", width - 8), Tone::Plain);
    let label = with(w.line_plot, &samples.len().to_string());
    Block::picture(&label, (width, height), bars.chain([ground]).collect())
}

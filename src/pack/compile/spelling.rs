//! Writes down how people spell a pack's words: readings, traditional characters, other words.
//!
//! In: a compiled core and its texts. Out: [`Names`]. Only characters that occur in the
//! pack's own words are kept, so the page carries a few kilobytes and no dictionary.

use super::super::schema::{Core, Texts};
use super::super::words::{Names, Words};
use super::Compiled;
use crate::pack::plain;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::{BTreeMap, BTreeSet};

/// Simplified character, then the traditional ones; the file names its source.
const TRADITIONAL: &str = include_str!("traditional.tsv");
/// What people write, and what the packs call it.
const ALIKE: &str = include_str!("alike.tsv");

impl Compiled {
    /// The texts and the look-up's part in 简体中文, or else in English.
    pub fn language(&self, chinese: bool) -> (&Texts, &Words) {
        if chinese {
            (&self.zh, &self.zh_words)
        } else {
            (&self.en, &self.en_words)
        }
    }
}

/// Characters that are read in two ways in a shop; of others the commonest reading counts.
const TWICE: &str = "了乐会传便单卡参得折提数朝查校模没盛率省着称系行角调还都重量钥长降露";
/// Characters that no pack uses and that come out for one that it does, by their sound.
const SLIPS: &str = "租阻祖废肺训迅汛讯寻倒岛盗吊掉钓杀纱傻邦帮棒拌办扮半伴\
    剪减检简监尖间健建件键见鉴舰妈骂马码玛骂梅煤煤谁税睡吃迟池持尺制志智治置质致\
    赏伤商尚款宽筐况涂图土吐退腿推蜕获货祸或伙火密蜜秘觅米迷弥班般板版";

/// How entries are called in Chinese, or else in English: a name is Chinese where any
/// character of it is.
pub(super) fn names(core: &Core, own: &Texts, chinese: bool) -> Names {
    let to_simplified: BTreeMap<char, char> = rows(TRADITIONAL)
        .flat_map(|(simple, all)| all.chars().zip(simple.chars().cycle()))
        .collect();
    let fold = |text: &str| -> String {
        let simple = |c: char| to_simplified.get(&c).copied().unwrap_or(c);
        let plain = text.chars().map(|c| simple(plain(c)));
        plain.filter(|c| c.is_alphanumeric() || *c == '-').collect()
    };
    let is_own = |name: &&String| name.chars().any(|c| c >= '\u{2E80}') == chinese;
    // A tab or a line's end would be read as the end of a name.
    let one_line = |name: &str| name.replace(['\t', '\n'], " ");
    let (mut lines, mut used) = (Vec::new(), BTreeSet::new());
    for (at, entry) in core.entries.iter().enumerate() {
        let title = own.entries.get(at).map_or("", |text| text.title.as_str());
        let mut known = vec![fold(title)];
        let mut line = one_line(title);
        for name in entry.also.iter().filter(is_own) {
            // What folds alike is found alike.
            let folded = fold(name);
            if !known.contains(&folded) {
                known.push(folded);
                line.push('\t');
                line.push_str(&one_line(name));
            }
        }
        used.extend(known.iter().flat_map(|name| name.chars()));
        lines.push(line);
    }
    let alike: Vec<String> = rows(ALIKE)
        .map(|(from, to)| format!("{from}\t{to}"))
        .collect();
    used.extend(alike.iter().flat_map(|line| line.chars()));
    used.extend(SLIPS.chars());
    let (mut spelled, mut traditional) = (String::new(), String::new());
    if chinese {
        spelled = readings(&used);
        let used = to_simplified.iter().filter(|(_, s)| used.contains(s));
        traditional = used.flat_map(|(from, to)| [*from, *to]).collect();
    }
    Names {
        lines: lines.join("\n"),
        readings: spelled,
        traditional,
        alike: alike.join("\n"),
    }
}

/// The two columns of a table; lines that begin with `#` are remarks.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}

/// A line a syllable, with the characters that are read so; ü is written v.
fn readings(used: &BTreeSet<char>) -> String {
    let mut syllables: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for &c in used {
        let first = c.to_pinyin();
        let all = c.to_pinyin_multi().into_iter().flatten();
        let n = if TWICE.contains(c) { 2 } else { 0 };
        for reading in first.into_iter().chain(all.take(n)) {
            let syllable = reading.plain().replace('ü', "v");
            syllables.entry(syllable).or_default().insert(c);
        }
    }
    syllables
        .iter()
        .map(|(syllable, all)| format!("{syllable}{}\n", all.iter().collect::<String>()))
        .collect()
}

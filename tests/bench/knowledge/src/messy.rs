//! How people spoil words: a slip, full width, pinyin, a sentence around, a part alone.
//!
//! In: a text and a source of choices. Out: the text as somebody might type it; none where that
//! spoils nothing.

use pinyin::ToPinyin;
use poscheck::engine::simulate::Random;

/// A way to spoil a text in a language.
pub(crate) type Way = fn(&str, bool, &mut Random) -> Option<String>;

/// Every way and its name.
pub(crate) const WAYS: [(&str, Way); 5] = [
    ("a title with a slip", slip),
    ("a title in full width or capitals", wide),
    ("a title in pinyin", spelled),
    ("a title within a sentence", within),
    ("a part of a title", part),
];

/// One character is missing, is there twice, or has changed places with the next.
fn slip(text: &str, _: bool, choose: &mut Random) -> Option<String> {
    let mut all: Vec<char> = text.chars().collect();
    if all.len() < 4 {
        return None;
    }
    let at = 1 + choose.below(all.len() - 2);
    match choose.below(3) {
        0 => drop(all.remove(at)),
        1 => all.insert(at, all[at]),
        _ => all.swap(at, at + 1),
    }
    Some(all.into_iter().collect())
}

/// Letters and digits as wide as Chinese characters, and in capitals in English.
fn wide(text: &str, chinese: bool, _: &mut Random) -> Option<String> {
    let wide = |c: char| match c {
        '!'..='~' if chinese => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        _ => c.to_ascii_uppercase(),
    };
    let spoiled: String = text.chars().map(wide).collect();
    (spoiled != text).then_some(spoiled)
}

/// Every character as it is read, without tones.
fn spelled(text: &str, chinese: bool, _: &mut Random) -> Option<String> {
    if !chinese {
        return None;
    }
    let mut spoiled = String::new();
    for c in text.chars() {
        match c.to_pinyin() {
            Some(syllable) => spoiled += syllable.plain(),
            None => spoiled.push(c),
        }
    }
    (spoiled != text).then_some(spoiled)
}

fn within(text: &str, chinese: bool, choose: &mut Random) -> Option<String> {
    let around = if chinese {
        ["机器上显示", "，怎么办", "刚才刷卡说", "是什么意思"]
    } else {
        [
            "The terminal says ",
            ", what now?",
            "we get ",
            " since this morning",
        ]
    };
    let at = 2 * choose.below(2);
    Some([around[at], text, around[at + 1]].concat())
}

/// Somewhat more than half of it, from its beginning or up to its end.
fn part(text: &str, _: bool, choose: &mut Random) -> Option<String> {
    let all: Vec<char> = text.chars().collect();
    let length = (all.len() * 3).div_ceil(5);
    if length < 3 || length == all.len() {
        return None;
    }
    let from = choose.below(2) * (all.len() - length);
    let kept: String = all[from..from + length].iter().collect();
    Some(kept.trim().to_owned())
}

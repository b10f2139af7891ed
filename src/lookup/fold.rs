//! Folds typed text so that what means the same compares the same.
//!
//! Full-width letters and digits become plain ones, case goes, and so do spaces and
//! punctuation, as far as they do not carry the meaning: `错误代码：５１` is `错误代码51`.

/// The longest text that is looked at; nobody types more, and pasted text is cut.
const MOST: usize = 200;

/// Folds text for comparing.
pub fn fold(text: &str) -> String {
    let text = text.trim();
    // A minus sign is part of a terminal's own code: -4 is not 4.
    let negative = text
        .strip_prefix(['-', '－', '−'])
        .is_some_and(|rest| rest.starts_with(|c: char| plain(c).is_ascii_digit()));
    let mut folded = String::with_capacity(text.len());
    if negative {
        folded.push('-');
    }
    folded.extend(
        text.chars()
            .take(MOST)
            .map(plain)
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase),
    );
    folded
}

/// The plain form of a full-width character.
fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Words that people put around a code.
const AROUND: [&str; 17] = [
    "errorcode",
    "responsecode",
    "错误代码",
    "错误码",
    "应答码",
    "返回码",
    "响应码",
    "交易应答码",
    "代码",
    "错误",
    "error",
    "code",
    "显示",
    "pos机",
    "pos",
    "err",
    "刷卡",
];

/// The code in a folded text that says little else: `错误代码51` → `51`, `5` → `05`.
pub(super) fn code(query: &str) -> Option<String> {
    let mut rest = query;
    loop {
        let before = rest;
        for word in AROUND {
            rest = rest.strip_prefix(word).unwrap_or(rest);
            rest = rest.strip_suffix(word).unwrap_or(rest);
        }
        if rest == before {
            break;
        }
    }
    let is_code = rest.len() <= 5 && rest.bytes().any(|b| b.is_ascii_digit()) && rest.is_ascii();
    match rest.len() {
        1 if is_code => Some(format!("0{rest}")),
        2.. if is_code => Some(rest.to_owned()),
        _ => None,
    }
}

/// Whether `typed` is the code as somebody misreads it: O for 0, I or L for 1, B for 8, S for 5.
pub(super) fn misread(code: &str, typed: &str) -> bool {
    let alike = |c: char| match c {
        'o' | 'q' | 'd' => '0',
        'i' | 'l' => '1',
        'b' => '8',
        's' => '5',
        'z' => '2',
        c => c,
    };
    !code.is_empty()
        && code.len() == typed.len()
        && code.chars().map(alike).eq(typed.chars().map(alike))
}

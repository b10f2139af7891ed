//! Codes inside what somebody typed: `错误代码51`, `拉卡拉 91`, `E003输入密码超时`.

/// Words that people put around a code, folded.
const AROUND: [&str; 20] = [
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
    "号码",
    "提示",
    "no",
];

/// What makes a number one of something: `13号`, `51块`.
const COUNTED: [char; 22] = [
    '号', '块', '元', '天', '分', '点', '次', '个', '月', '日', '张', '台', '笔', '年', '小', '万',
    '千', '百', '秒', '遍', '家', '角',
];

/// The code in a folded text that says little else: `错误代码51` → `51`, `5` → `05`.
pub(super) fn alone(query: &str) -> Option<String> {
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

/// Runs of letters and digits in a text whose characters are folded one by one, that may be a
/// code among other words: two to five, one of them a digit, and no amount, date or count.
pub(super) fn among(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let n = chars[at..]
            .iter()
            .take_while(|c| c.is_ascii_alphanumeric())
            .count();
        let run: String = chars[at..at + n].iter().collect();
        let near = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().unwrap_or(' ');
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + n)));
        let counted = COUNTED.contains(&after)
            || matches!(before, '第' | '¥' | '$' | '.' | '+' | '-' | '/')
            || matches!(after, '.' | '+' | '/' | '%');
        if (2..=5).contains(&n) && run.bytes().any(|b| b.is_ascii_digit()) && !counted {
            found.push(run);
        }
        at += n.max(1);
    }
    found
}

/// What a letter or digit is misread for: O for 0, I or L for 1, B for 8, S for 5, Z for 2.
pub(super) fn blur(c: char) -> char {
    match c {
        'o' | 'q' | 'd' => '0',
        'i' | 'l' => '1',
        'b' => '8',
        's' => '5',
        'z' => '2',
        c => c,
    }
}

/// How alike two codes of one length look that are not the same, in thousandths; none where
/// they do not. A D for a 0 is rarer than an O.
pub(super) fn alike(own: &str, typed: &str) -> Option<u32> {
    if own.len() != typed.len() {
        return None;
    }
    let mut score = 1_200;
    for (a, b) in own.chars().zip(typed.chars()) {
        if blur(a) != blur(b) {
            return None;
        }
        if a != b && (matches!(a, 'd' | 'q') || matches!(b, 'd' | 'q')) {
            score -= 50;
        }
    }
    Some(score)
}

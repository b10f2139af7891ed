//! Makes the text of scripts shorter without changing what they do.
//!
//! In: a script. Out: the same with short names for what it declares itself, and without spaces
//! and line breaks that say nothing.
//! It does not parse JavaScript: a name is shortened only where it stands for one thing in the
//! whole file, and a line is joined to the next only after a sign that cannot end a statement.

use std::collections::{BTreeMap, BTreeSet};

/// Names that a short one must not take, beside those in the text.
const RESERVED: [&str; 6] = ["as", "do", "if", "in", "is", "of"];

/// A word, or what stands between two; strings and templates stand between.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    Between(&'a str),
    /// A string, a template or a pattern: kept as it stands.
    Quoted(&'a str),
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$')
}

/// Cuts a script into words, strings and signs; comments to the end of a line go.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let is_mark = |c: char| matches!(c, '"' | '\'' | '`');
        let sign = |text: &str| {
            text.find(|c| is_part(c) || is_mark(c))
                .unwrap_or(text.len())
        };
        if is_mark(first) {
            let (token, after) = rest.split_at(quoted(rest, first));
            tokens.push(Token::Quoted(token));
            rest = after;
            continue;
        }
        if is_part(first) {
            let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let (token, after) = rest.split_at(end);
            tokens.push(Token::Word(token));
            rest = after;
            continue;
        }
        let (token, after) = rest.split_at(sign(rest));
        match token.find("//") {
            Some(at) => {
                tokens.push(Token::Between(token[..at].trim_end()));
                let comment = &rest[at..];
                rest = &comment[comment.find('\n').unwrap_or(comment.len())..];
            }
            None => {
                tokens.push(Token::Between(token));
                rest = after;
            }
        }
    }
    tokens
}

/// How long a string is that begins here, with its marks.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Gives what a script declares short names, where no property and no export is called so.
pub(super) fn short(script: &str) -> String {
    let all = tokens(script);
    let (mut declared, mut kept) = (BTreeSet::new(), BTreeSet::new());
    for (at, token) in all.iter().enumerate() {
        let before = |n: usize| at.checked_sub(n).and_then(|at| all.get(at)).copied();
        match *token {
            Token::Word(word) => {
                let sign = match before(1) {
                    Some(Token::Between(sign)) => sign,
                    _ => "",
                };
                let key = match before(2) {
                    Some(Token::Word(key)) if sign == " " => key,
                    _ => "",
                };
                if ["function", "const", "let", "var", "class"].contains(&key) {
                    declared.insert(word);
                }
                let after = match all.get(at + 1) {
                    Some(Token::Between(sign)) => sign,
                    _ => "",
                };
                // A property of something, the key of an object, or exported.
                let exported = before(4) == Some(Token::Word("export"));
                // A key that is named like what it holds, beside keys that are not.
                let (sign, after) = (sign.trim_end(), after.trim_start());
                let last = sign.ends_with(',') && after.starts_with('}');
                let first = sign.ends_with('{') && after.starts_with(',');
                if sign.ends_with('.') || after.starts_with(':') || exported || last || first {
                    kept.insert(word);
                }
            }
            Token::Between(sign) if sign.ends_with('(') => {
                // The parameters of a function.
                let named = matches!(before(2), Some(Token::Between(" ")))
                    && before(3) == Some(Token::Word("function"));
                if named || before(1) == Some(Token::Word("function")) {
                    declared.extend(names(&all[at + 1..], ')'));
                }
            }
            // Keys of an object that are named like what they hold.
            Token::Between(sign) if sign.trim_end().ends_with('{') => {
                kept.extend(names(&all[at + 1..], '}'));
            }
            Token::Quoted(text) if text.starts_with('`') => {
                kept.extend(text.split(|c| !is_part(c)));
            }
            _ => {}
        }
    }
    let used: BTreeSet<&str> = script
        .split(|c| !is_part(c))
        .chain(kept.iter().copied())
        .collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for token in &all {
        if let Token::Word(word) = token
            && word.len() > 1
            && declared.contains(word)
            && !kept.contains(word)
        {
            *count.entry(word).or_default() += 1;
        }
    }
    let mut ranked: Vec<(&str, usize)> = count.into_iter().collect();
    ranked.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let free = (0..)
        .map(letters)
        .filter(|name| !used.contains(name.as_str()) && !RESERVED.contains(&name.as_str()));
    let named: BTreeMap<&str, String> =
        ranked.into_iter().map(|(name, _)| name).zip(free).collect();
    let write = |token: &Token<'_>| match token {
        Token::Word(word) => named
            .get(word)
            .cloned()
            .unwrap_or_else(|| (*word).to_owned()),
        Token::Between(text) | Token::Quoted(text) => (*text).to_owned(),
    };
    all.iter().map(write).collect()
}

/// The plain names of a list up to its end; none where it holds anything else.
fn names<'a>(list: &[Token<'a>], end: char) -> Vec<&'a str> {
    let mut names = Vec::new();
    for token in list {
        match token {
            Token::Word(word) => names.push(*word),
            Token::Between(sign) if sign.trim_start().starts_with(end) => return names,
            Token::Between(sign) if sign.trim() == "," => {}
            _ => return Vec::new(),
        }
    }
    Vec::new()
}

/// `a` to `z`, `A` to `Z`, then two letters.
fn letters(mut index: usize) -> String {
    const ALL: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(ALL[index % ALL.len()]));
        index /= ALL.len();
        if index == 0 {
            return letters.into_iter().collect();
        }
        index -= 1;
    }
}

/// The script without spaces around signs, and without line breaks after what goes on anyway.
pub(super) fn tight(text: &str) -> String {
    let mut tight = String::with_capacity(text.len());
    for token in tokens(text) {
        let Token::Between(sign) = token else {
            let (Token::Word(text) | Token::Quoted(text) | Token::Between(text)) = token;
            tight.push_str(text);
            continue;
        };
        // A slash may begin a pattern or a comment, two signs in a row another one.
        let plain = |c: char| "=?:,;(){}[]<>&|".contains(c);
        let bare: String = sign.chars().filter(|c| !c.is_whitespace()).collect();
        if bare.is_empty() || !bare.chars().all(plain) {
            tight.push_str(sign);
            continue;
        }
        tight.push_str(&bare);
        let breaks = sign.trim_end_matches([' ', '\t']).ends_with('\n');
        let goes_on = bare.ends_with([';', ',', '{', '(', '[', '=', '?', ':', '&', '|']);
        if breaks && !goes_on {
            tight.push('\n');
        }
    }
    tight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(short(script), expected);
    }

    #[test]
    fn what_the_glue_declares_gets_short_names_everywhere() {
        check(
            "function get(arg0, arg1) {\nconst ret = arg0[arg1];\nreturn ret;\n}\nlet len = get(1, 2);",
            "function c(a, b) {\nconst d = a[b];\nreturn d;\n}\nlet e = c(1, 2);",
        );
    }

    #[test]
    fn properties_keys_and_exports_keep_their_names() {
        let script = "export function start(front) {\nlet own = front.length;\nreturn { own };\n}\n\
                    const known = { length: 1 }; var length; let told = `${known}`;\n\
                    const last = 1, first = 2; say({ open: own, last }); say({ first, open: own });";
        let told = short(script);
        for kept in [
            "start(",
            "{ own }",
            ".length",
            "length: 1",
            "own, last }",
            "{ first, open",
            "var length",
            "`${known}`",
        ] {
            assert!(told.contains(kept), "{kept} in {told}");
        }
        assert!(!told.contains("front"), "{told}");
    }

    #[test]
    fn a_short_name_is_never_one_that_stands_there_already() {
        check(
            "let a = 1; let first = a; b(c);",
            "let a = 1; let d = a; b(c);",
        );
    }

    #[test]
    fn spaces_and_breaks_go_where_they_say_nothing() {
        let check = |text: &str, expected: &str| assert_eq!(tight(text), expected);
        check(
            "if (a === b) {\nreturn [c, d];\n}\n",
            "if(a===b){return[c,d];}\n",
        );
        check(
            "const f = () => {\ng();\n};\nlet s = ' a ,  b ';\n",
            "const f=()=>{g();};let s=' a ,  b ';",
        );
        check(
            "a + +b - -c / d\ne.f\n.g()\n",
            "a + +b - -c / d\ne.f\n.g()\n",
        );
        check(
            "async function f() {}\nfunction g() {}\n",
            "async function f(){}\nfunction g(){}\n",
        );
    }
}

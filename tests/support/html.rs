//! Reads the HTML that the host renders, just well enough to look at it tag by tag.
//!
//! The renderer closes what it opens and escapes texts, so this is no browser's parser.

use std::fmt::Write;

/// A piece of a page.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// `<name key="value">`, in the order written; texts are unescaped.
    Open(String, Vec<(String, String)>),
    /// `</name>`
    Close(String),
    /// Text, unescaped.
    Text(String),
}

/// Elements that have no end tag.
const VOID: [&str; 5] = ["input", "br", "hr", "img", "meta"];
/// Elements of SVG, written without an end tag where they are empty.
const SHAPES: [&str; 4] = ["path", "rect", "circle", "line"];

/// The pieces of a page, in order.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(plain(&rest[..at])));
        }
        if let Some(comment) = rest[at..].strip_prefix("<!--") {
            rest = comment.split_once("-->").unwrap_or(("", "")).1;
            continue;
        }
        let (tag, after) = tag(&rest[at + 1..]);
        pieces.push(tag);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(plain(rest)));
    }
    pieces
}

/// Reads one tag after its `<`.
fn tag(rest: &str) -> (Piece, &str) {
    if let Some(rest) = rest.strip_prefix('/') {
        let (name, after) = rest.split_once('>').unwrap_or((rest, ""));
        return (Piece::Close(name.to_owned()), after);
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
        .unwrap_or(rest.len());
    let (name, mut rest) = rest.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (Piece::Open(name.to_owned(), attributes), after);
        }
        if rest.is_empty() {
            return (Piece::Open(name.to_owned(), attributes), "");
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>'))
            .unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(value) => value.split_once('"').unwrap_or((value, "")),
            None => ("", after),
        };
        attributes.push((key.to_owned(), plain(value)));
        rest = after;
    }
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

/// Whether an element has no end tag.
pub(crate) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// The page with each tag and each text on a line of its own, so that a change shows as lines.
pub(crate) fn one_a_line(html: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for piece in pieces(html) {
        match piece {
            Piece::Open(name, attributes) => {
                let _ = write!(out, "{:1$}<{name}", "", depth * 2);
                for (key, value) in &attributes {
                    let _ = write!(out, " {key}=\"{value}\"");
                }
                out.push_str(">\n");
                depth += usize::from(!is_void(&name));
            }
            Piece::Close(name) => {
                depth = depth.saturating_sub(1);
                if SHAPES.contains(&name.as_str()) {
                    continue;
                }
                let _ = writeln!(out, "{:1$}</{name}>", "", depth * 2);
            }
            Piece::Text(text) => {
                let _ = writeln!(out, "{:1$}{text}", "", depth * 2);
            }
        }
    }
    out
}

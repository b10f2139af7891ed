//! Writes HTML: the only place where a text becomes markup.
//!
//! Everything that is not a name written in this room goes through [`escaped`]
//! (`tests/guide.rs`, `no_text_of_a_pack_becomes_markup`).

/// Markup under construction.
#[derive(Debug, Default)]
pub(super) struct Sheet(String);

/// Attributes: names are ours, values are escaped.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Sheet {
    /// An element with something inside.
    pub(super) fn tag(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.alone(name, attributes);
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with a text inside.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.tag(name, attributes, |sheet| sheet.text(text));
    }

    /// An element that has no end tag.
    pub(super) fn alone(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            if !value.is_empty() {
                self.0.push_str("=\"");
                self.0.push_str(&escaped(value));
                self.0.push('"');
            }
        }
        self.0.push('>');
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&escaped(text));
    }

    /// A line's end in the source, so that the page can be read there too.
    pub(super) fn line(&mut self) {
        self.0.push('\n');
    }

    /// The markup, after what every page begins with.
    pub(super) fn into_page(self) -> String {
        format!("<!doctype html>\n{}\n", self.0)
    }

    /// The markup, after what every XML file begins with.
    pub(super) fn into_xml(self) -> String {
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", self.0)
    }
}

/// A text that says in HTML and XML what it says: no markup, inside an element or a value.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

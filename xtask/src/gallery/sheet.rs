//! The page that shows all pictures of the gallery.
//!
//! In: pictures, a state at a time. Out: HTML that needs nothing beside it but them.

use super::states::State;
use std::fmt::Write as _;

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>poscheck: every state</title>
<style>
body { font: 16px/1.5 sans-serif; margin: 1rem; background: #888; color: #fff }
section div { display: flex; gap: .5rem; overflow-x: auto }
img { display: block; height: 422px; width: auto }
h2 { margin: 2rem 0 .5rem; font-size: 1rem }
a { color: inherit }
</style>
<h1>poscheck: every state</h1>
";

/// The page so far.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    body: String,
    last: String,
}

impl Sheet {
    /// Adds a picture; pictures of one state come one after the other.
    pub(super) fn add(&mut self, state: &State, file: &str, (width, height): (u32, u32)) {
        if self.last != state.id {
            if !self.last.is_empty() {
                self.body.push_str("</div></section>\n");
            }
            // Writing to a string cannot fail.
            let _ = writeln!(
                self.body,
                "<section id=\"{0}\"><h2><a href=\"#{0}\">{0}</a>: {1} ({2})</h2><div>",
                state.id,
                escaped(&state.what),
                escaped(&state.hash)
            );
            self.last.clone_from(&state.id);
        }
        let _ = writeln!(
            self.body,
            "<a href=\"{file}\"><img src=\"{file}\" alt=\"{file}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\"></a>"
        );
    }

    /// The whole page.
    pub(super) fn page(&self) -> String {
        format!("{HEAD}{}</div></section>\n</html>\n", self.body)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

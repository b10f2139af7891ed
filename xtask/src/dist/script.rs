//! Joins wasm-bindgen's glue and the code that uses it into one module.
//!
//! In: JavaScript texts. Out: one, without whole-line comments, indentation and long names.
//! It does not parse JavaScript: lines are dropped only where they are nothing but a comment.

use super::minify;
use anyhow::{Result, bail};

/// Joins the texts; a glue that imports further files is refused, since none would be served,
/// and so is one without the `export` that the code uses.
pub(super) fn join(glue: &str, export: &str, code: &[&str]) -> Result<String> {
    if let Some(line) = glue.lines().find(|line| line.starts_with("import ")) {
        bail!("wasm-bindgen's glue wants a file that the site does not have: {line}");
    }
    for name in ["__wbg_init", export] {
        if !glue.contains(name) {
            bail!("wasm-bindgen's glue has no `{name}`, which the code beside it uses");
        }
    }
    let code: String = code.iter().map(|text| slim(text)).collect();
    Ok(minify::tight(&minify::short(&(slim(glue) + &code))))
}

/// A glue as a function of a name, each call of which gives a program of its own: how to begin
/// it, what it was compiled to, for another worker to begin the same, and the one thing that it
/// exports, such as `class Books` or `function table`.
pub(super) fn inner(glue: &str, name: &str, export: &str) -> Result<String> {
    let begins = |end| glue.contains(&format!("export {export}{end}"));
    if !begins(" ") && !begins("(") {
        bail!("wasm-bindgen's glue has no `{export}`, which the code beside it uses");
    }
    let exported = export.rsplit(' ').next().unwrap_or(export);
    let lines = glue.lines().filter(|line| !line.starts_with("export {"));
    let inside: String = lines
        .map(|line| [line.strip_prefix("export ").unwrap_or(line), "\n"].concat())
        .collect();
    Ok(format!(
        "function {name}() {{\n{inside}return {{ begin: __wbg_init, program: () => wasmModule, {exported}: {exported} }};\n}}\n"
    ))
}

/// A script that stands alone, as short as it goes.
pub(super) fn alone(text: &str) -> String {
    minify::tight(&minify::short(&slim(text)))
}

/// A script without whole-line comments, empty lines and indentation.
pub(super) fn slim(text: &str) -> String {
    let mut slim = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            slim.push_str(line);
            slim.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    slim
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "/**\n * Starts.\n */\nexport function start(a) {\n    f(a); // why\n}\n\
                        // end\nasync function __wbg_init(x) {}\n";

    const START: &str = "export function start(";

    #[test]
    fn comments_on_lines_of_their_own_go_and_code_stays() {
        let joined = join(GLUE, START, &["let a;\n", "// boot\n{\n  start(1);\n}\n"]).unwrap();
        let expected = "export function start(a){f(a);}\n\
                        async function b(x){}\nlet a;{start(1);}\n";
        assert_eq!(joined, expected);
    }

    #[test]
    fn a_second_glue_is_a_function() {
        let glue = "export class Books {\n}\nasync function __wbg_init() {}\n\
                    export { initSync, __wbg_init as default };\n";
        let expected = "function books() {\nclass Books {\n}\nasync function __wbg_init() {}\n\
                        return { begin: __wbg_init, program: () => wasmModule, Books: Books };\n}\n";
        assert_eq!(inner(glue, "books", "class Books").unwrap(), expected);
        assert!(inner(glue, "books", "class Desk").is_err());
    }

    #[test]
    fn a_glue_with_imports_or_without_start_is_refused() {
        let imports = format!("import a from './snippets/a.js';\n{GLUE}");
        assert!(join(&imports, START, &[]).is_err());
        assert!(join("function __wbg_init() {}", START, &[]).is_err());
    }
}

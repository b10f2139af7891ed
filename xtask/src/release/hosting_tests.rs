//! The snippets as their hosts read them, by small readers of each host's words.

use super::*;
use std::process::Command;

/// The page as it stands in the project.
fn page() -> String {
    std::fs::read_to_string(crate::place::root().unwrap().join("index.html")).unwrap()
}

fn snippet(file: &str) -> String {
    let snippets = snippets(&page()).unwrap();
    let found = snippets.into_iter().find(|(name, _)| *name == file);
    found.unwrap_or_else(|| panic!("no snippet {file}")).1
}

/// What stands between `before` and `after` on the line that holds `before`.
fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0.to_owned())
}

/// The value that a snippet gives a header, read in its host's own words.
fn said(file: &str, text: &str, name: &str) -> Option<String> {
    match file {
        "nginx.conf" => between(text, &format!("add_header {name} \""), "\" always;\n"),
        "apache.htaccess" => between(text, &format!("\nHeader always set {name} \""), "\"\n"),
        "Caddyfile" => between(text, &format!("\t\t{name} \""), "\"\n"),
        "iis/web.config" | "iis-rewrite/web.config" => {
            between(text, &format!("<add name=\"{name}\" value=\""), "\" />\n")
        }
        "_headers" => between(text, &format!("\n  {name}: "), "\n"),
        "headers.json" => {
            let list: Vec<serde_json::Value> = serde_json::from_str(text).unwrap();
            let header = list.iter().find(|header| header["name"] == name)?;
            header["value"].as_str().map(str::to_owned)
        }
        _ => None,
    }
}

#[test]
fn every_snippet_says_the_policy_of_the_page_and_every_other_header() {
    let page = page();
    let policy = site::policy(&page).unwrap();
    for (file, text) in snippets(&page).unwrap() {
        // A store sends none but those of a file.
        if file == "object-store.sh" {
            continue;
        }
        let told = said(file, &text, "Content-Security-Policy").unwrap();
        assert_eq!(told, format!("{policy}; frame-ancestors *"), "{file}");
        for (name, value) in site::always(&page).unwrap() {
            assert_eq!(said(file, &text, name), Some(value), "{file} {name}");
        }
    }
}

#[test]
fn no_template_repeats_a_value() {
    for host in HOSTS {
        for value in ["default-src", "nosniff", "no-referrer", "immutable"] {
            let expected = host.file.ends_with("web.config") && value == "immutable";
            assert_eq!(
                host.template.contains(value),
                expected,
                "{} {value}",
                host.file
            );
        }
    }
}

#[test]
fn every_media_type_is_told_where_hosts_do_not_know_it() {
    let expected = [
        ("nginx.conf", "application/wasm wasm;"),
        ("nginx.conf", "application/manifest+json webmanifest;"),
        ("apache.htaccess", "AddType \"application/wasm\" .wasm"),
        (
            "Caddyfile",
            "header @wasm Content-Type \"application/wasm\"",
        ),
        (
            "iis/web.config",
            "fileExtension=\".wasm\" mimeType=\"application/wasm\"",
        ),
        ("iis-rewrite/web.config", "pattern=\"\\.wasm\\.(br|gz)$\""),
        ("_headers", "Content-Type: application/manifest+json"),
    ];
    for (file, part) in expected {
        assert!(
            snippet(file).contains(part),
            "{file}: {part}\n{}",
            snippet(file)
        );
    }
}

#[test]
fn braces_and_quotes_close_where_they_open() {
    for (file, comment) in [
        ("nginx.conf", "#"),
        ("Caddyfile", "#"),
        ("apache.htaccess", "#"),
    ] {
        let text = snippet(file);
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with(comment));
        let mut depth = 0_i32;
        for line in code {
            assert_eq!(line.matches('"').count() % 2, 0, "{file}: {line}");
            depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
            assert!(depth >= 0, "{file}: {line}");
            let word = line.trim();
            let ends = word.is_empty() || word.ends_with([';', '{', '}']);
            assert!(
                file != "nginx.conf" || ends,
                "{file} ends no statement: {line}"
            );
        }
        assert_eq!(depth, 0, "{file}");
        let sections = |mark: &str| text.lines().filter(|l| l.trim().starts_with(mark)).count();
        assert_eq!(sections("<FilesMatch"), sections("</FilesMatch>"), "{file}");
    }
}

/// The names of the elements that are open at the end; an error names what does not fit.
fn open_elements(xml: &str) -> Result<Vec<String>> {
    let mut open: Vec<String> = Vec::new();
    let mut rest = xml;
    while let Some((text, after)) = rest.split_once('<') {
        if text.contains(['>', '&']) {
            bail!("a mark in a text: {text}");
        }
        if let Some(comment) = after.strip_prefix("!--") {
            let (inside, after) = comment.split_once("-->").context("an open comment")?;
            if inside.contains("--") {
                bail!("two hyphens in a comment: {inside}");
            }
            rest = after;
            continue;
        }
        let (tag, after) = after.split_once('>').context("an open tag")?;
        if tag.matches('"').count() % 2 != 0 || tag.contains(['<', '&']) {
            bail!("quotes or marks in <{tag}>");
        }
        let name = tag.split([' ', '/']).find(|word| !word.is_empty());
        let name = name.context("a tag without a name")?;
        if tag.starts_with('/') {
            if open.pop().as_deref() != Some(name) {
                bail!("</{name}> closes another element");
            }
        } else if !tag.starts_with('?') && !tag.ends_with('/') {
            open.push(name.to_owned());
        }
        rest = after;
    }
    Ok(open)
}

#[test]
fn what_iis_reads_is_well_formed() {
    for file in ["iis/web.config", "iis-rewrite/web.config"] {
        let open = open_elements(&snippet(file)).unwrap();
        assert!(open.is_empty(), "{file}: {open:?}");
    }
    for broken in ["<a><b></a>", "<a x=\"1>", "<!-- a -- b -->", "<a>&</a>"] {
        assert!(open_elements(broken).is_err(), "{broken}");
    }
    assert!(snippet("iis-rewrite/web.config").contains("<rewrite>"));
    assert!(!snippet("iis/web.config").contains("rewrite"));
}

#[test]
fn a_value_that_a_host_would_read_otherwise_is_refused() {
    let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src $host\">";
    let said = snippets(page).unwrap_err().to_string();
    assert!(said.contains("holds $"), "{said}");
    assert!(snippets("<p>").is_err());
}

#[test]
fn a_mark_takes_its_indent_to_every_line() {
    assert_eq!(
        lines("a {\n  {{x}}\n}\n", "x", "1\n2"),
        "a {\n  1\n  2\n}\n"
    );
    assert_eq!(lines("a\n  {{x}}\nb\n", "x", ""), "a\nb\n");
}

/// The script for object stores goes through the table line by line and in its order.
#[cfg(unix)]
#[test]
fn the_script_for_stores_puts_each_file_in_the_order_of_the_table() {
    let folder = std::env::temp_dir().join(format!("poscheck-store-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("hosting")).unwrap();
    let script = folder.join("hosting/object-store.sh");
    std::fs::write(&script, snippet("object-store.sh")).unwrap();
    let table = "assets/a.js\tassets/a.js.gz\ttext/javascript; charset=utf-8\tkept\tgzip\t-\n\
                 index.html\tindex.html\ttext/html\tagain\t-\t-\n";
    std::fs::write(folder.join("hosting/objects.tsv"), table).unwrap();
    let run = |kind: &str| {
        let mut shell = Command::new("sh");
        shell.arg(&script).args([kind, "there/"]).output().unwrap()
    };
    let printed = run("print");
    assert_eq!(
        String::from_utf8_lossy(&printed.stdout),
        "there/assets/a.js <- assets/a.js.gz (text/javascript; charset=utf-8; kept; gzip; -)\n\
         there/index.html <- index.html (text/html; again; -; -)\n"
    );
    assert_eq!(run("ftp").status.code(), Some(2));
    std::fs::remove_dir_all(&folder).unwrap();
}

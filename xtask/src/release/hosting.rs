//! Snippets for hosts: the headers, media types and times to live of the site in the words of each.
//!
//! In: the page, which states the policy, and the templates in `assets/hosting/`. Out: a file for
//! each kind of host.
//! Invariant: no template holds a header's value; all come from `site::always`
//! (`every_snippet_says_the_policy_of_the_page_and_every_other_header`).

use crate::site::{self, ASK_AGAIN, DOWNLOAD, FOR_EVER, TYPES};
use anyhow::{Context, Result, bail};

/// A header's name and value.
type Header = (&'static str, String);

/// How one kind of host is told.
struct Host {
    /// The snippet's file.
    file: &'static str,
    template: &'static str,
    header: fn(&Header) -> String,
    kind: fn(&str, &str) -> String,
    /// What else its template asks for, by mark.
    more: &'static [(&'static str, &'static str)],
}

/// Rules that send the compressed files beside the plain ones; their module is not always there.
const REWRITE: &str = include_str!("../../assets/hosting/rewrite.xml");

const HOSTS: [Host; 7] = [
    Host {
        file: "nginx.conf",
        template: include_str!("../../assets/hosting/nginx.conf"),
        header: |(name, value)| format!("add_header {name} \"{value}\" always;"),
        kind: |ending, kind| format!("{} {ending};", bare(kind)),
        more: &[],
    },
    Host {
        file: "apache.htaccess",
        template: include_str!("../../assets/hosting/apache.htaccess"),
        header: |(name, value)| format!("Header always set {name} \"{value}\""),
        kind: |ending, kind| format!("AddType \"{kind}\" .{ending}"),
        more: &[],
    },
    Host {
        file: "Caddyfile",
        template: include_str!("../../assets/hosting/Caddyfile"),
        header: |(name, value)| format!("{name} \"{value}\""),
        kind: |ending, kind| {
            format!("@{ending} path *.{ending}\nheader @{ending} Content-Type \"{kind}\"")
        },
        more: &[],
    },
    Host {
        file: "iis/web.config",
        template: include_str!("../../assets/hosting/web.config"),
        header: iis_header,
        kind: iis_kind,
        more: &[
            (
                "what",
                "It needs no module and leaves\n     compressing to IIS.",
            ),
            ("rewrite", ""),
        ],
    },
    Host {
        file: "iis-rewrite/web.config",
        template: include_str!("../../assets/hosting/web.config"),
        header: iis_header,
        kind: iis_kind,
        more: &[
            (
                "what",
                "It sends the .br and .gz\n     beside the files, and needs the module URL Rewrite 2 for that.",
            ),
            ("rewrite", REWRITE),
        ],
    },
    Host {
        file: "_headers",
        template: include_str!("../../assets/hosting/_headers"),
        header: |(name, value)| format!("{name}: {value}"),
        kind: |_, _| String::new(),
        more: &[],
    },
    Host {
        file: "object-store.sh",
        template: include_str!("../../assets/hosting/object-store.sh"),
        header: |_| String::new(),
        kind: |_, _| String::new(),
        more: &[],
    },
];

/// The list itself, for whatever reads JSON.
const LIST: &str = "headers.json";

/// Every snippet by its file below `hosting/`.
pub(super) fn snippets(page: &str) -> Result<Vec<(&'static str, String)>> {
    let headers = site::always(page).context("index.html states no Content-Security-Policy")?;
    for (name, value) in &headers {
        // Each of these means something to one of the hosts.
        if let Some(mark) = value.chars().find(|c| "\"\\$%{}<>&#\n".contains(*c)) {
            bail!("the header {name} holds {mark}, which not every host takes as it stands");
        }
    }
    let mut snippets = Vec::new();
    for host in &HOSTS {
        snippets.push((host.file, fill(host, &headers)?));
    }
    let list: Vec<_> = headers
        .iter()
        .map(|(name, value)| serde_json::json!({ "name": name, "value": value }))
        .collect();
    snippets.push((LIST, serde_json::to_string_pretty(&list)? + "\n"));
    Ok(snippets)
}

fn fill(host: &Host, headers: &[Header]) -> Result<String> {
    let each = |lines: Vec<String>| lines.join("\n");
    let kinds = |kind: &dyn Fn(&str, &str) -> String| {
        each(
            TYPES
                .iter()
                .map(|(ending, name)| kind(ending, name))
                .collect(),
        )
    };
    let mut text = host.template.to_owned();
    for (mark, filling) in host.more {
        // The types in the rules for compressed files are of another kind.
        let filling = lines(filling, "types", &kinds(&iis_packed));
        text = lines(&text, mark, filling.trim_end());
    }
    text = lines(
        &text,
        "headers",
        &each(headers.iter().map(host.header).collect()),
    );
    text = lines(&text, "types", &kinds(&host.kind));
    for (mark, filling) in [
        ("again", ASK_AGAIN),
        ("ever", FOR_EVER),
        ("download", DOWNLOAD),
    ] {
        text = text.replace(&format!("{{{{{mark}}}}}"), filling);
    }
    if let Some((_, after)) = text.split_once("{{") {
        let mark = after.split("}}").next().unwrap_or_default();
        bail!(
            "the snippet {} asks for `{mark}`, which nothing fills",
            host.file
        );
    }
    Ok(text)
}

/// Fills a mark; one that stands on a line of its own gives each line of `filling` its indent,
/// and goes with its line where there is none.
fn lines(text: &str, mark: &str, filling: &str) -> String {
    let mark = format!("{{{{{mark}}}}}");
    let mut filled = String::new();
    for line in text.lines() {
        if line.trim() == mark {
            let indent = line.trim_end().strip_suffix(&mark).unwrap_or_default();
            for line in filling.lines() {
                filled.push_str(&format!("{indent}{line}\n"));
            }
        } else {
            filled.push_str(&line.replace(&mark, filling));
            filled.push('\n');
        }
    }
    filled
}

/// A media type without its charset.
fn bare(kind: &str) -> &str {
    kind.split(';').next().unwrap_or(kind)
}

fn iis_header((name, value): &Header) -> String {
    format!("<remove name=\"{name}\" />\n<add name=\"{name}\" value=\"{value}\" />")
}

fn iis_kind(ending: &str, kind: &str) -> String {
    let map = |ending: &str, kind: &str| {
        format!(
            "<remove fileExtension=\".{ending}\" />\n\
             <mimeMap fileExtension=\".{ending}\" mimeType=\"{kind}\" />"
        )
    };
    match ending {
        // The compressed forms, which no list of IIS knows, come with the last.
        "bin" => [(ending, kind), ("br", kind), ("gz", kind)]
            .map(|(ending, kind)| map(ending, kind))
            .join("\n"),
        _ => map(ending, kind),
    }
}

fn iis_packed(ending: &str, kind: &str) -> String {
    format!(
        "<rule name=\"poscheck says {ending}\">\n  \
           <match serverVariable=\"RESPONSE_Content_Type\" pattern=\".*\" />\n  \
           <conditions>\n    \
             <add input=\"{{REQUEST_FILENAME}}\" pattern=\"\\.{ending}\\.(br|gz)$\" />\n  \
           </conditions>\n  \
           <action type=\"Rewrite\" value=\"{kind}\" />\n\
         </rule>"
    )
}

#[cfg(test)]
#[path = "hosting_tests.rs"]
mod tests;

//! An address that an acquirer names, so that the line check may try more than the site itself.
//!
//! In: the address as it was given. Out: the page with the address on it and its origin in the
//! policy; the headers of every host follow from the page's policy.
//! Invariant: a site that names none allows no request but to its own origin
//! (`nothing_is_allowed_that_was_not_named`).

use anyhow::{Context, Result, bail, ensure};

/// What may be fetched by a page that names no other address.
const OWN: &str = "connect-src 'self'";
/// What the attribute with the address is put before.
const BESIDE: &str = " data-keeper=";

/// An address to try: https, an origin and a path, nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    origin: String,
    path: String,
}

impl Probe {
    /// Reads an address. Credentials, a query and a fragment are errors, since a request that
    /// says only "here I am" has no use for them; so is whatever could mean more in a policy.
    pub fn read(text: &str) -> Result<Self> {
        let rest = text.strip_prefix("https://");
        let rest = rest.with_context(|| format!("{text} does not begin with https://"))?;
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (name, port) = host.split_once(':').unwrap_or((host, "443"));
        let is_label = |label: &str| {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            !label.is_empty() && label.chars().all(plain)
        };
        ensure!(
            name.split('.').all(is_label),
            "{text}: the name of the host is written in a-z, 0-9, - and dots, without a name or password before it"
        );
        ensure!(
            port.parse::<u16>().is_ok_and(|port| port > 0),
            "{text}: {port} is no port"
        );
        let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
        ensure!(
            path.chars().all(plain),
            "{text}: the path is written in letters, digits and /-._~, without a query"
        );
        Ok(Self::at(&format!("https://{host}"), path))
    }

    /// An address in two parts, as they stand; for sites that tests put up, which have no https.
    #[must_use]
    pub fn at(origin: &str, path: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            path: if path.is_empty() { "/" } else { path }.to_owned(),
        }
    }

    /// Puts the address on a page, and its origin into the page's policy.
    pub fn allow(&self, page: &str) -> Result<String> {
        if page.matches(OWN).count() != 1 || page.matches(BESIDE).count() != 1 {
            bail!("index.html says not once what it fetches, or has no{BESIDE}");
        }
        let Self { origin, path } = self;
        Ok(page.replacen(OWN, &format!("{OWN} {origin}"), 1).replacen(
            BESIDE,
            &format!(" data-probe=\"{origin}{path}\"{BESIDE}"),
            1,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let expected = expected.map(|(origin, path)| Probe::at(origin, path));
        assert_eq!(Probe::read(text).ok(), expected, "{text}");
    }

    #[test]
    fn an_address_is_https_with_an_origin_and_a_path() {
        check("https://pay.example", Some(("https://pay.example", "/")));
        check(
            "https://pay.example:8443/ok/1.txt",
            Some(("https://pay.example:8443", "/ok/1.txt")),
        );
        for text in [
            "",
            "http://pay.example/",
            "//pay.example/",
            "https://",
            "https:///ok",
            "https://me:secret@pay.example/",
            "https://me@pay.example/",
            "https://pay.example/?shop=1",
            "https://pay.example/#top",
            "https://*.example/",
            "https://pay.example; script-src *",
            "https://pay.example/\" onload=\"x",
            "https://pay.example:0/",
            "https://pay.example:99999/",
            "https://pay.example:/",
            "https://pay..example/",
            "https://PAY.example/",
            "https://[::1]/",
        ] {
            check(text, None);
        }
    }

    const PAGE: &str =
        "<meta content=\"connect-src 'self'; base-uri 'none'\"><div data-keeper=\"sw.js\">";

    #[test]
    fn nothing_is_allowed_that_was_not_named() {
        let probe = Probe::read("https://pay.example/ok").unwrap();
        assert_eq!(
            probe.allow(PAGE).unwrap(),
            "<meta content=\"connect-src 'self' https://pay.example; base-uri 'none'\">\
             <div data-probe=\"https://pay.example/ok\" data-keeper=\"sw.js\">"
        );
        assert!(probe.allow("<p>").is_err());
        let page = include_str!("../../../index.html");
        assert!(probe.allow(page).is_ok() && page.contains("connect-src 'self';"));
        assert!(!page.contains("data-probe"));
    }
}

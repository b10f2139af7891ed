//! Numbers that can be dialled, and origins of pages.

/// Whether a text is the number of a telephone: what a phone can dial.
pub fn dials(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = |c: char| c.is_ascii_digit() || " -()".contains(c);
    (3..=20).contains(&digits) && text.strip_prefix('+').unwrap_or(text).chars().all(plain)
}

/// Whether a text is an origin: `https://host` or `https://host:port`, and `http` for this
/// machine alone, where sites are tried out.
pub fn is_origin(text: &str) -> bool {
    let (host, own) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(host), _) => (host, false),
        (None, Some(host)) => (host, true),
        (None, None) => return false,
    };
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_label = |label: &str| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !label.is_empty() && label.chars().all(plain)
    };
    name.split('.').all(is_label)
        && port.parse::<u16>().is_ok_and(|port| port > 0)
        && (!own || matches!(name, "127.0.0.1" | "localhost"))
}

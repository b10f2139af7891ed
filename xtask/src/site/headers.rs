//! What every answer of a host says beside the file: the one list behind the local server and
//! the snippets for real hosts.
//!
//! In: the page. Out: names and values of headers. The policy is the page's own, word for word,
//! with what only a header can say added; nothing here repeats it.

use crate::dist::family;

/// The file that people take with them; opened on the host it would meet the policy of the page.
pub const DOWNLOAD: &str = "poscheck.html";
/// How long what never changes may be kept: a year, in seconds.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Kept, but asked for anew each time: an unchanged file costs one short answer.
pub const ASK_AGAIN: &str = "no-cache";

/// What stands before the policy in a page.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
/// The attributes by which a page says which origins an acquirer named, and that no other may show
/// it in a frame.
const HOSTS: (&str, &str) = (" data-hosts=\"", " data-frames=\"listed\"");
/// What browsers would let the page use and it has no use for. The clipboard and sharing, which it
/// uses, are left as they are: its own pages may. Only names that browsers know: they complain of
/// any other in the console.
const UNUSED: [&str; 23] = [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
];
/// The Content-Security-Policy that a page states of itself.
pub fn policy(page: &str) -> Option<&str> {
    let (_, after) = page.split_once(POLICY)?;
    Some(after.split_once('"')?.0)
}

/// The headers of every answer; none where the page states no policy.
pub fn headers(page: &str) -> Option<Vec<(&'static str, String)>> {
    let policy = policy(page)?;
    let off = UNUSED.iter().map(|name| format!("{name}=()"));
    let permissions = off.collect::<Vec<_>>().join(", ");
    Some(vec![
        (
            "Content-Security-Policy",
            format!("{policy}; frame-ancestors {}", framed_by(page)),
        ),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", permissions),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        // Every file is public and says the same to everybody: other pages load `embed.js`, and
        // a frame without an origin of its own loads all the rest.
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ("Access-Control-Allow-Origin", "*".to_owned()),
    ])
}

/// Who may show the page in a frame, which can be said in a header only: anybody, or with the
/// acquirer's wish those whom it names. What anybody may do there is looks alone.
fn framed_by(page: &str) -> String {
    if !page.contains(HOSTS.1) {
        return "*".to_owned();
    }
    let hosts = page.split_once(HOSTS.0).map_or("", |(_, after)| after);
    let hosts = hosts.split('"').next().unwrap_or_default();
    format!("'self' {hosts}").trim_end().to_owned()
}

/// How long a file may be kept: a name with a hash never changes its content, any other may.
pub fn kept(name: &str) -> &'static str {
    let last = name.rsplit('/').next().unwrap_or(name);
    if family(name) == last {
        ASK_AGAIN
    } else {
        FOR_EVER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_pages_own_and_the_header_adds_who_may_frame_it() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert_eq!(policy(page), Some("default-src 'none'"));
        let headers = headers(page).unwrap();
        assert_eq!(headers[0].1, "default-src 'none'; frame-ancestors *");
        assert!(policy("<p>").is_none());
    }

    #[test]
    fn only_whom_an_acquirer_names_frames_it_where_it_says_so() {
        let hosts = " data-hosts=\"https://a.example https://b.example\"";
        let listed = " data-frames=\"listed\"";
        assert_eq!(framed_by(hosts), "*");
        assert_eq!(framed_by(listed), "'self'");
        let both = format!("<div{hosts}{listed}>");
        assert_eq!(
            framed_by(&both),
            "'self' https://a.example https://b.example"
        );
    }

    #[test]
    fn names_with_a_hash_are_kept_and_others_asked_for_again() {
        assert_eq!(kept("assets/app.0123456789ab.wasm"), FOR_EVER);
        assert_eq!(kept("guide/en/code/51.html"), ASK_AGAIN);
        assert_eq!(kept("sw.js"), ASK_AGAIN);
    }
}

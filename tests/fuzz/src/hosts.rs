//! What those say who put the site up or show it in a frame: settings, overlays, orders.

use crate::known::{file, place};
use poscheck::deployment::{Deployment, Folder, Merged};
use poscheck::embed::{WORDS, reply};
use poscheck::i18n::Lang;
use poscheck::lint;
use poscheck::pack::{Layer, Source, compile};
use std::sync::OnceLock;

/// Settings that ship as an example, those of the tests, and shapes that are easy to get wrong.
pub(crate) fn settings() -> Vec<Vec<u8>> {
    let whole = file("examples/acquirer/config.json");
    let broken = crate::text(&file("tests/cases/deployment/broken.toml"));
    let mut seeds = vec![
        whole,
        b"{\"hotlines\":[{\"number\":\"400\"}],\"tools\":[\"card\"],\"hosts\":[\"https://a.example\"]}".to_vec(),
        b"{\"incident\":{\"text\":\"x\",\"from\":\"2026-11-28T10:00+08:00\",\"until\":\"2026-11-29T10:00Z\"}}".to_vec(),
        b"[[[[{\"name\":{\"zh-CN\":1e999}}]]]]".to_vec(),
    ];
    let parts = broken.split("[[").skip(1).take(60);
    seeds.extend(parts.map(|part| part.as_bytes().to_vec()));
    seeds
}

/// Reads settings, and makes of them all that is printed: a link is one to call or none.
pub(crate) fn set(bytes: &[u8]) {
    let (deployment, findings) = Deployment::read(&crate::text(bytes));
    for finding in &findings {
        assert!(finding.code.starts_with('D'), "{finding}");
        assert!(!finding.mend.is_empty(), "{finding} says no mend");
    }
    let sheet = deployment.sheet("");
    assert!(!sheet.contains('<') && !sheet.contains("url("), "{sheet}");
    for host in &deployment.hosts {
        assert!(poscheck::deployment::is_origin(host), "{host}");
    }
    for hotline in &deployment.hotlines {
        assert!(poscheck::deployment::dials(&hotline.number), "{hotline:?}");
    }
    for lang in Lang::ALL {
        deployment.hotlines.iter().for_each(|h| drop(h.told(lang)));
        let _ = (deployment.about(lang), deployment.words(lang));
    }
    let site = Merged {
        deployment,
        ..Merged::default()
    };
    let _ = site.site();
}

fn small() -> &'static [Source] {
    static SMALL: OnceLock<Vec<Source>> = OnceLock::new();
    SMALL.get_or_init(|| {
        let text = crate::text(&file("tests/cases/packs/tiny.toml"));
        let source = Source::parse("tiny.toml", &text).expect("the small pack");
        assert!(compile(&[source]).findings.is_empty());
        vec![Source::parse("tiny.toml", &text).expect("the small pack")]
    })
}

/// Changes of a pack as acquirers write them.
pub(crate) fn overlays() -> Vec<Vec<u8>> {
    let mut seeds = vec![
        file("examples/acquirer/codes.toml"),
        b"version = \"a\"\n[[entry]]\nid = \"code.51\"\ntitle = { zh = \"a\", en = \"b\" }\n"
            .to_vec(),
        b"[[repair]]\nid = \"fix.reseat\"\nminutes = 9\n[[retire]]\nid = \"x\"\n".to_vec(),
    ];
    let folder = place("tests/cases/software/acquirer/software");
    for entry in std::fs::read_dir(folder).expect("a layer").flatten() {
        seeds.push(std::fs::read(entry.path()).unwrap_or_default());
    }
    seeds.push(file("tests/cases/packs/tiny.toml"));
    seeds
}

/// Lays an overlay over a small pack: whatever stands in it, a pack without a finding comes out.
pub(crate) fn lay(bytes: &[u8]) {
    let mut layer = Layer::default();
    layer.read("over.toml", &crate::text(bytes));
    let first = crate::text(bytes);
    layer.retire(first.lines().next().unwrap_or_default(), "config.json", 0);
    let folder = Folder {
        layer,
        ..Folder::default()
    };
    let laid = Merged::of(small(), folder, &lint::errors);
    let found = compile(&laid.sources).findings;
    assert!(found.is_empty(), "what comes out has findings: {found:?}");
}

const NAMED: &str = "https://pos.example https://till.example:8443";

/// Orders, each a word, a value and an origin in lines.
pub(crate) fn orders() -> Vec<Vec<u8>> {
    let values = [
        "#/code/51?where=acquirer",
        "zh-CN",
        "dark",
        "#c8102e",
        "1.25",
        "card receipt",
        "on",
        "A920-1234",
        "+86 400-000-0000",
        "<b>",
    ];
    let origins = ["https://pos.example", "https://a.example", "null", ""];
    let words = WORDS.iter().enumerate();
    let all = words.flat_map(|(at, word)| {
        let origin = origins[at % origins.len()];
        values.map(|value| format!("{word}\n{value}\n{origin}").into_bytes())
    });
    all.collect()
}

/// Judges an order; a stranger's is never one for those who are named, and no reply holds markup.
pub(crate) fn judge(bytes: &[u8]) {
    let text = crate::text(bytes);
    let mut parts = text.splitn(3, '\n');
    let mut part = || parts.next().unwrap_or_default();
    let (word, value, origin) = (part(), part(), part());
    let known = !origin.is_empty() && NAMED.split(' ').any(|named| named == origin);
    for lang in Lang::ALL {
        let [what, with] = reply(word, value, origin, NAMED, lang);
        let trusted = matches!(&*what, "hotline" | "report");
        assert!(known || !trusted, "{origin:?} may say {what} {with}");
        // The sheets are the desk's own; what is the host's in them are numbers.
        assert!(!with.contains('<'), "{what} {with}");
        if what == "tell" {
            let plain = |c: char| c.is_ascii_alphanumeric() || " .-_".contains(c);
            assert!(with.chars().all(plain), "it is told {with}");
        }
    }
}

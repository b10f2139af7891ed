//! Looks for what was typed in every place where a page can put it.
//!
//! In: a browser and the tap. Out: which canary was found where.
//! A number is looked for whole, by its middle digits and by its last twelve, as it stands,
//! percent-encoded, in base64, and with anything between its digits.

use super::wire::Wire;
use crate::page::{Page, declared};
use anyhow::Result;
use serde_json::{Value, json};

/// Published numbers for tests; no card has them.
pub(super) const NUMBERS: [&str; 3] = ["4111111111111111", "6212345678901265", "5105105105105100"];
/// A name that nobody has.
pub(super) const NAME: &str = "Quetzalwing-Ostrovitch";
/// An amount that no test or file has otherwise.
pub(super) const AMOUNT: &str = "73194.26";

/// All that the page can have left in the browser, place by place.
const LEFT: &str = r#"(async () => {
    const left = {
        address: location.href,
        title: document.title,
        history: JSON.stringify([history.length, history.state]),
        name: window.name,
        cookie: document.cookie,
        posted: window.posted,
        'looked up': window.lookedUp,
        loaded: performance.getEntries().map((entry) => entry.name).join('\n'),
    };
    for (const [place, storage] of [['local', () => localStorage], ['session', () => sessionStorage]]) {
        left[place] = JSON.stringify({ ...storage() });
    }
    left.caches = '';
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        left.caches += name;
        for (const request of await cache.keys()) {
            const body = await (await cache.match(request)).arrayBuffer();
            const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
            // A file to the bit as the site was built with holds nothing that was typed, though
            // its columns may have runs of digits.
            const own = DECLARED.includes(`"${btoa(String.fromCharCode(...sum))}"`);
            left.caches += request.url + (own ? '' : new TextDecoder().decode(body));
        }
    }
    const asked = (request) => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    left.database = '';
    for (const { name } of await indexedDB.databases()) {
        const database = await asked(indexedDB.open(name));
        left.database += name;
        for (const store of database.objectStoreNames) {
            const rows = database.transaction(store).objectStore(store);
            left.database += store + JSON.stringify([await asked(rows.getAllKeys()), await asked(rows.getAll())]);
        }
        database.close();
    }
    for await (const [name, file] of (await navigator.storage.getDirectory()).entries()) {
        left.files = (left.files ?? '') + name + (file.kind === 'file' ? await (await file.getFile()).text() : '');
    }
    left.workers = (await navigator.serviceWorker.getRegistrations()).map((r) => r.active?.scriptURL).join('\n');
    return left;
})()"#;

/// A canary and the place it was found in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) place: String,
    pub(super) canary: String,
}

/// All canaries in all places, since this was last asked.
pub(super) fn search(page: &Page<'_>, wire: &Wire) -> Result<Vec<Found>> {
    let mut places = vec![("wire".to_owned(), wire.take())];
    places.extend(
        page.console()?
            .into_iter()
            .map(|line| ("console".to_owned(), line)),
    );
    for note in page.traffic()? {
        let message = &note["message"];
        if message["method"]
            .as_str()
            .is_some_and(|method| method.starts_with("Network."))
        {
            places.push(("traffic".to_owned(), strings(&message["params"])));
        }
    }
    let look = LEFT.replace("DECLARED", &json!(declared()?).to_string());
    let left: serde_json::Map<String, Value> = serde_json::from_value(page.eval(&look)?)?;
    places.extend(
        left.into_iter()
            .map(|(place, text)| (place, strings(&text))),
    );
    let mut found = Vec::new();
    for (place, text) in places {
        let mut canaries = canaries_in(&text);
        if place == "looked up" {
            // Words are what the worker looks up.
            canaries.retain(|canary| NUMBERS.contains(&canary.as_str()));
        }
        found.extend(canaries.into_iter().map(|canary| Found {
            place: place.clone(),
            canary,
        }));
    }
    Ok(found)
}

/// Every string within a value; numbers are the browser's own counts and times.
fn strings(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(items) => items.iter().map(strings).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| format!("{key}\n{}", strings(value)))
            .collect(),
        _ => String::new(),
    }
}

/// The canaries in a text.
pub(super) fn canaries_in(text: &str) -> Vec<String> {
    let plain = percent_decoded(text);
    let joined: String = plain
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '+' | '.' | ','))
        .collect();
    let holds = |sign: &str| plain.contains(sign) || joined.contains(sign);
    let mut found = Vec::new();
    for number in NUMBERS {
        let parts = [
            number,
            &number[6..number.len() - 4],
            &number[number.len() - 12..],
        ];
        if parts.iter().any(|part| holds(part)) || plain.contains(&base64(number)) {
            found.push(number.to_owned());
        }
    }
    for word in [NAME, AMOUNT] {
        let bare = word.replace(['-', '.'], "");
        if holds(word) || holds(&bare) || plain.contains(&base64(word)) {
            found.push(word.to_owned());
        }
    }
    found
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                at += 3;
            }
            None => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// Base64 without the last group, which depends on what follows.
fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for group in text.as_bytes().chunks_exact(3) {
        let bits = group
            .iter()
            .fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        encoded.extend([18, 12, 6, 0].map(|shift| char::from(DIGITS[bits >> shift & 63])));
    }
    encoded
}

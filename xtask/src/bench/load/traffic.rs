//! What a page fetched until a moment: bodies as they came over the line, without headers.
//!
//! In: Chromium's notes of its network. Out: bytes. A body counts once it is here whole; what is
//! still on its way at that moment, nothing waited for.

use serde_json::Value;
use std::collections::HashMap;

/// One request.
#[derive(Debug, Default)]
struct Request {
    /// Bytes of the answer's head.
    head: f64,
    /// Bytes of the whole answer, and when it was here, in the browser's own seconds.
    whole: Option<(f64, f64)>,
}

/// Bytes of the bodies that came until `moment`, in milliseconds since 1970.
pub(super) fn bytes_until(notes: &[Value], moment: f64) -> f64 {
    let mut requests: HashMap<&str, Request> = HashMap::new();
    let mut since = None;
    for note in notes {
        let said = &note["message"];
        let (method, parameters) = (said["method"].as_str(), &said["params"]);
        let Some(id) = parameters["requestId"].as_str() else {
            continue;
        };
        let number = |value: &Value| value.as_f64().unwrap_or_default();
        let time = number(&parameters["timestamp"]);
        match method.unwrap_or_default() {
            // The one note that says both what the browser's clock and what the wall's shows.
            "Network.requestWillBeSent" => {
                since.get_or_insert(number(&parameters["wallTime"]) - time);
            }
            "Network.responseReceived" => {
                let head = number(&parameters["response"]["encodedDataLength"]);
                requests.entry(id).or_default().head = head;
            }
            "Network.loadingFinished" => {
                let whole = number(&parameters["encodedDataLength"]);
                requests.entry(id).or_default().whole = Some((whole, time));
            }
            _ => {}
        }
    }
    let body = |request: &Request| {
        let (whole, time) = request.whole?;
        let came = (time + since?) * 1000.0 <= moment;
        came.then_some((whole - request.head).max(0.0))
    };
    requests.values().filter_map(body).sum()
}

#[cfg(test)]
mod tests {
    use super::bytes_until;
    use serde_json::{Value, json};

    fn note(method: &str, id: &str, time: f64, more: &Value) -> Value {
        let mut parameters = json!({ "requestId": id, "timestamp": time });
        for (key, value) in more.as_object().unwrap() {
            parameters[key] = value.clone();
        }
        json!({ "message": { "method": format!("Network.{method}"), "params": parameters } })
    }

    #[test]
    fn bodies_count_that_were_here_by_then() {
        let answer = |size| json!({ "response": { "encodedDataLength": size } });
        let end = |size| json!({ "encodedDataLength": size });
        let notes = [
            note(
                "requestWillBeSent",
                "a",
                10.0,
                &json!({ "wallTime": 1010.0 }),
            ),
            note(
                "requestWillBeSent",
                "b",
                11.0,
                &json!({ "wallTime": 1011.0 }),
            ),
            note("responseReceived", "a", 10.5, &answer(200)),
            note("responseReceived", "b", 11.5, &answer(300)),
            note("loadingFinished", "a", 12.0, &end(1200)),
            note("loadingFinished", "b", 13.0, &end(800)),
        ];
        let table = [
            (1_011_000.0, 0.0),
            (1_012_000.0, 1000.0),
            (1_013_000.0, 1500.0),
        ];
        for (moment, expected) in table {
            let got = bytes_until(&notes, moment);
            assert!(
                (got - expected).abs() < 1e-9,
                "{moment}: {got}, not {expected}"
            );
        }
    }
}

//! Asks a driver on this machine: JSON over HTTP, one connection a command.
//!
//! In: a method, a path, a body. Out: the answer's `value`, or the driver's own error.
//! The drivers speak plain HTTP with a stated length, so nothing else of HTTP is known here.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

/// Longer than a busy machine needs for the first start of a browser.
const PATIENCE: Duration = Duration::from_secs(120);

/// Sends one command to the driver that listens on `port`.
pub(super) fn ask(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let failed = || format!("the browser's driver does not answer {method} {path}");
    let text = exchange(port, method, path, body).with_context(failed)?;
    let mut answer: Value = serde_json::from_slice(&text).with_context(failed)?;
    let value = answer["value"].take();
    if let Some(error) = value["error"].as_str() {
        let message = value["message"].as_str().unwrap_or_default();
        bail!("{method} {path}: {error}: {message}");
    }
    Ok(value)
}

fn exchange(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes())?;
    let mut reader = BufReader::new(stream);
    let mut length = None;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = Some(value.trim().parse::<usize>()?);
        }
    }
    let mut answer = vec![0; length.context("the answer states no length")?];
    reader.read_exact(&mut answer)?;
    Ok(answer)
}

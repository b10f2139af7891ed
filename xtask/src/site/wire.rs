//! HTTP/1.1 over one connection: one request, one answer, then it is closed.
//!
//! In: a stream. Out: a [`Request`], and an answer written back. Closing each time keeps a
//! browser's idle connections from holding up its busy ones, whatever order they come in.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    time::Duration,
};

/// Longer than any head that a browser sends to this server.
const MOST_HEAD: usize = 64 * 1024;
/// A connection that a browser opened ahead of need may stay silent this long.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is asked for.
pub(super) struct Request {
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    pub(super) accept_encoding: String,
}

/// Reads a request; `None` where the other side hung up without asking.
pub(super) fn read(stream: &mut TcpStream) -> io::Result<Option<Request>> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let (mut head, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let mut fields = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut fields);
        let whole = request
            .parse(&head)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        if let (true, Some(method), Some(target)) =
            (whole.is_complete(), request.method, request.path)
        {
            let wanted = |name: &str| name.eq_ignore_ascii_case("accept-encoding");
            let field = request.headers.iter().find(|field| wanted(field.name));
            let value = field.map(|field| String::from_utf8_lossy(field.value).into_owned());
            return Ok(Some(Request {
                method: method.to_owned(),
                target: target.to_owned(),
                accept_encoding: value.unwrap_or_default(),
            }));
        }
        let read = stream.read(&mut part)?;
        if read == 0 || head.len() > MOST_HEAD {
            return Ok(None);
        }
        head.extend_from_slice(&part[..read]);
    }
}

/// Writes an answer with so many bytes of its body: all, none where only the head was asked for,
/// or fewer than it says, as a line does that breaks off.
pub(super) fn write(
    stream: &mut TcpStream,
    status: &str,
    headers: &[(&str, &str)],
    body: &[u8],
    sent: usize,
) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!(
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    ));
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body[..sent.min(body.len())])?;
    stream.flush()
}

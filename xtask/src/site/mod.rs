//! A local server for the finished site: for people trying it, and for end-to-end tests.
//!
//! In: a folder that `dist` wrote. Out: answers on 127.0.0.1, and the list of what was asked.
//! The files are read once at the start, so a page never mixes two builds.
//! It listens on this machine only, and answers nothing but those files.

mod compress;
mod file;

pub use compress::compressed;

use crate::dist::family;
use anyhow::{Result, anyhow, bail};
use file::{File, Files};
use std::{
    io,
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    thread,
};
use tiny_http::{Header, Method, Request, Response};

/// A browser opens up to six connections at once.
const THREADS: usize = 6;

/// A running server; it stops when dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    asked: Arc<Mutex<Vec<String>>>,
    address: SocketAddr,
    prefix: String,
    threads: Vec<thread::JoinHandle<()>>,
}

impl Server {
    /// Serves the site in `folder` at the root of a free port.
    pub fn start(folder: &Path) -> Result<Self> {
        Self::start_at(folder, 0, "/")
    }

    /// Serves it on `port` (0 is a free one) under `prefix`, which begins and ends with a slash.
    pub fn start_at(folder: &Path, port: u16, prefix: &str) -> Result<Self> {
        if !(prefix.starts_with('/') && prefix.ends_with('/')) {
            bail!("the path `{prefix}` does not begin and end with a slash");
        }
        let files = Arc::new(Files::read(folder)?);
        let listener =
            TcpListener::bind(("127.0.0.1", port)).map_err(|error| refused(&error, port))?;
        let address = listener.local_addr()?;
        let http = tiny_http::Server::from_listener(listener, None)
            .map_err(|error| anyhow!("the server does not start: {error}"))?;
        let mut server = Self {
            http: Arc::new(http),
            asked: Arc::default(),
            address,
            prefix: prefix.to_owned(),
            threads: Vec::new(),
        };
        for _ in 0..THREADS {
            let (http, asked) = (Arc::clone(&server.http), Arc::clone(&server.asked));
            let (files, prefix) = (Arc::clone(&files), server.prefix.clone());
            server.threads.push(thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    asked
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(request.url().into());
                    // A browser that hangs up in the middle is no failure of the server.
                    let _ = answer(request, &files, &prefix);
                }
            }));
        }
        Ok(server)
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// Every path and query asked for so far, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Serves until the process is stopped.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            // A thread that panicked has said so; the others go on.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.http.unblock();
        }
    }
}

/// Says why a port cannot be had, and the mend.
pub(crate) fn refused(error: &io::Error, port: u16) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!(
            "port {port} is taken; stop what listens there, or choose another with --port {}",
            port.wrapping_add(1).max(1024)
        ),
        _ => anyhow!("cannot listen on 127.0.0.1:{port} ({error}); choose another with --port"),
    }
}

fn answer(request: Request, files: &Files, prefix: &str) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET").with_status_code(405));
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let Some(file) = path.strip_prefix(prefix).and_then(|name| files.get(name)) else {
        return request.respond(Response::from_string("not found").with_status_code(404));
    };
    let brotli = request.headers().iter().any(|header| {
        header.field.equiv("Accept-Encoding") && accepts_brotli(header.value.as_str())
    });
    let mut response = Response::from_data(if brotli { file.brotli() } else { &file.bytes });
    for (name, value) in headers(file, files, brotli) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

fn headers<'a>(file: &'a File, files: &'a Files, brotli: bool) -> Vec<(&'static str, &'a str)> {
    // Names with a hash never change their content; the page's own name always may.
    let hashed = family(&file.name) != file.name.rsplit('/').next().unwrap_or_default();
    let mut headers = vec![
        ("Content-Type", file.media_type()),
        ("Content-Security-Policy", files.policy.as_str()),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Vary", "Accept-Encoding"),
        (
            "Cache-Control",
            if hashed {
                "public, max-age=31536000, immutable"
            } else {
                "no-cache"
            },
        ),
    ];
    if brotli {
        headers.push(("Content-Encoding", "br"));
    }
    headers
}

fn accepts_brotli(header: &str) -> bool {
    header.split(',').any(|offer| {
        let (name, quality) = offer.split_once(';').unwrap_or((offer, ""));
        name.trim() == "br" && !matches!(quality.trim(), "q=0" | "q=0.0")
    })
}

#[cfg(test)]
mod tests;

//! A local server for the finished site: for people trying it, and for end-to-end tests.
//!
//! In: a folder that `dist` wrote. Out: answers on 127.0.0.1, and the list of what was asked.
//! The files are read once at the start, so a page never mixes two builds.
//! It listens on this machine only, and answers nothing but those files.

mod compress;
mod file;
mod headers;
mod wire;

pub(crate) use compress::zipped;
pub use compress::{compressed, plain_name, unpacked};
pub(crate) use file::TYPES;
pub use file::{contents, copy, media_type};
pub use headers::{ASK_AGAIN, DOWNLOAD, FOR_EVER, headers as always, kept, policy};

use anyhow::{Result, anyhow, bail};
use file::{File, Files};
use std::{
    io,
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

/// A running server; it stops when dropped.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    thread: Option<thread::JoinHandle<()>>,
}

/// What a server does wrong with the files whose names have an ending.
enum Fault {
    /// It calls them by this media type.
    Mistyped(&'static str, &'static str),
    /// So often it breaks off after so many quarters of one.
    Cut(&'static str, usize, AtomicUsize),
}

/// What every connection needs.
struct Shared {
    files: Files,
    prefix: String,
    fault: Option<Fault>,
    asked: Mutex<Vec<String>>,
    stopped: AtomicBool,
}

impl Server {
    /// Serves the site in `folder` at the root of a free port.
    pub fn start(folder: &Path) -> Result<Self> {
        Self::start_at(folder, 0, "/")
    }

    /// Serves it on `port` (0 is a free one) under `prefix`, which begins and ends with a slash.
    pub fn start_at(folder: &Path, port: u16, prefix: &str) -> Result<Self> {
        Self::begin(folder, port, prefix, None)
    }

    /// Serves it as a host that calls files of an extension by the wrong media type.
    pub fn mistyped(folder: &Path, extension: &'static str, media: &'static str) -> Result<Self> {
        Self::begin(folder, 0, "/", Some(Fault::Mistyped(extension, media)))
    }

    /// Serves it over a line that breaks off, so many times, after so many quarters of a file whose
    /// name has this ending.
    pub fn cut(folder: &Path, ending: &'static str, quarters: usize, times: usize) -> Result<Self> {
        let times = AtomicUsize::new(times);
        Self::begin(folder, 0, "/", Some(Fault::Cut(ending, quarters, times)))
    }

    fn begin(folder: &Path, port: u16, prefix: &str, fault: Option<Fault>) -> Result<Self> {
        if !(prefix.starts_with('/') && prefix.ends_with('/')) {
            bail!("the path `{prefix}` does not begin and end with a slash");
        }
        let shared = Arc::new(Shared {
            files: Files::read(folder)?,
            prefix: prefix.to_owned(),
            fault,
            asked: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let listener =
            TcpListener::bind(("127.0.0.1", port)).map_err(|error| refused(&error, port))?;
        let address = listener.local_addr()?;
        let thread = thread::spawn({
            let shared = Arc::clone(&shared);
            move || listen(&listener, &shared)
        });
        Ok(Self {
            shared,
            address,
            thread: Some(thread),
        })
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.prefix)
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Every path and query asked for so far, in order.
    pub fn asked(&self) -> Vec<String> {
        self.shared
            .asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Serves until the process is stopped.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Release);
        // Listening ends with the next connection, which is this one.
        let _ = TcpStream::connect(self.address);
    }
}

/// Takes connections, a thread each: none waits for another.
fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::Acquire) {
            return;
        }
        let shared = Arc::clone(shared);
        // A browser that hangs up in the middle is no failure of the server.
        thread::spawn(move || stream.and_then(|stream| answer(stream, &shared)));
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

fn answer(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    let Some(request) = wire::read(&mut stream)? else {
        return Ok(());
    };
    shared
        .asked
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(request.target.clone());
    // Of an answer to a question for its head, none of the body is sent.
    let most = match request.method.as_str() {
        "GET" => usize::MAX,
        "HEAD" => 0,
        _ => {
            let status = "405 Method Not Allowed";
            return wire::write(&mut stream, status, &[], b"only GET", usize::MAX);
        }
    };
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let name = path.strip_prefix(&shared.prefix);
    let Some(file) = name.and_then(|name| shared.files.get(name)) else {
        return wire::write(&mut stream, "404 Not Found", &[], b"not found", most);
    };
    let brotli = accepts_brotli(&request.accept_encoding);
    let body = if brotli { file.brotli() } else { &file.bytes };
    let mut headers = said_of(file, &shared.files, brotli);
    let mut sent = most;
    match &shared.fault {
        Some(Fault::Mistyped(ending, media)) if file.name.ends_with(ending) => {
            headers[0].1 = media;
        }
        Some(Fault::Cut(ending, quarters, times)) if file.name.ends_with(ending) => {
            let less = |left: usize| left.checked_sub(1);
            let left = times.fetch_update(Ordering::AcqRel, Ordering::Acquire, less);
            if left.is_ok() {
                sent = body.len() * quarters / 4;
            }
        }
        _ => {}
    }
    wire::write(&mut stream, "200 OK", &headers, body, sent)
}

fn said_of<'a>(file: &'a File, files: &'a Files, brotli: bool) -> Vec<(&'static str, &'a str)> {
    let mut headers = vec![
        ("Content-Type", file.media_type()),
        ("Vary", "Accept-Encoding"),
        ("Cache-Control", kept(&file.name)),
    ];
    let always = files.headers.iter();
    headers.extend(always.map(|(name, value)| (*name, value.as_str())));
    if file.name == DOWNLOAD {
        headers.push(("Content-Disposition", "attachment"));
    }
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

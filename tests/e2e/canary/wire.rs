//! A tap between the browser and the site: it keeps every byte that the browser sends.
//!
//! In: the port of a server. Out: an address to use in its place, and what was sent there.
//! It understands nothing of what passes, so nothing can hide from it in a form it does not
//! know.

use anyhow::{Context, Result};
use std::{
    io::{self, Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

/// All bytes sent so far.
type Sent = Arc<Mutex<Vec<u8>>>;

/// A running tap; it runs as long as the process.
pub(super) struct Wire {
    /// The address of the server, by way of the tap.
    pub(super) url: String,
    sent: Sent,
}

impl Wire {
    /// Taps the server at an address such as `http://127.0.0.1:8080/`.
    pub(super) fn tap(server: &str) -> Result<Self> {
        let address = server
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let url = format!("http://{}/", listener.local_addr()?);
        let sent = Sent::default();
        let log = Arc::clone(&sent);
        thread::spawn(move || {
            for browser in listener.incoming().flatten() {
                let (log, address) = (Arc::clone(&log), address.clone());
                // A browser that hangs up in the middle is no failure of the tap.
                thread::spawn(move || pass(browser, &address, &log));
            }
        });
        Ok(Self { url, sent })
    }

    /// What was sent since this was last asked.
    pub(super) fn take(&self) -> String {
        let bytes = std::mem::take(&mut *self.sent.lock().unwrap_or_else(PoisonError::into_inner));
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// The paths that were asked for in what was sent.
pub(super) fn paths(sent: &str) -> Result<Vec<String>> {
    let requests = sent.lines().filter(|line| line.ends_with(" HTTP/1.1"));
    let path = |line: &str| {
        line.split(' ')
            .nth(1)
            .map(String::from)
            .context("a request names no path")
    };
    requests.map(path).collect()
}

fn pass(browser: TcpStream, address: &str, log: &Sent) -> io::Result<()> {
    let server = TcpStream::connect(address)?;
    let (mut from_server, mut to_browser) = (server.try_clone()?, browser.try_clone()?);
    thread::spawn(move || {
        let _ = io::copy(&mut from_server, &mut to_browser);
        let _ = to_browser.shutdown(Shutdown::Both);
    });
    let (mut from_browser, mut to_server) = (browser, server);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let n = from_browser.read(&mut buffer)?;
        if n == 0 {
            return to_server.shutdown(Shutdown::Both);
        }
        log.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(&buffer[..n]);
        to_server.write_all(&buffer[..n])?;
    }
}

//! The line check asks only for the site's own small file, ten times, and only after a tap; what
//! it says is right on lines that are fine, slow, cut, or end at a log-in page. Where an acquirer
//! named an address, that is tried three times more, and nothing else.

use crate::changed::Changed;
use crate::page::{Page, dist};
use anyhow::{Result, ensure};
use serde_json::json;
use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    sync::mpsc::{Receiver, channel},
    thread,
};
use xtask::{
    dist::Probe,
    site::Server,
    webdriver::{Browser, Kind, Setting},
};

const KINDS: [Kind; 2] = [Kind::Chromium, Kind::Firefox];

/// The file that is asked for.
const FILE: &str = "line.txt";

/// Opens the board and says that the terminal is on the shop's Wi-Fi.
fn open(page: &Page<'_>) -> Result<()> {
    page.open_at("#/line")?;
    press(page, "[data-act=road][value=wifi]")?;
    page.wait_for("[data-act=start]").map(drop)
}

fn press(page: &Page<'_>, selector: &str) -> Result<()> {
    page.wait_for(selector)?;
    let press = format!("document.querySelector({}).click()", json!(selector));
    page.run(&press, &[]).map(drop)
}

/// Starts the check and gives how its verdict is marked.
fn checked(page: &Page<'_>) -> Result<String> {
    press(page, "[data-act=start]")?;
    marked(page)
}

fn marked(page: &Page<'_>) -> Result<String> {
    page.wait_for(".board .verdict")?;
    page.text("document.querySelector('.board .verdict').dataset.tone")
}

fn asked(server: &Server) -> Vec<String> {
    let asked = server.asked().into_iter();
    asked.filter(|path| path.contains(FILE)).collect()
}

#[track_caller]
fn says(told: &str, expected: &str) -> Result<()> {
    ensure!(told.contains(expected), "it says {told}, not {expected}");
    Ok(())
}

#[test]
fn it_asks_for_its_own_file_only_and_only_after_a_tap() -> Result<()> {
    for kind in KINDS {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::start(&dist())?;
        let page = Page::at(&browser, server.url());
        open(&page)?;
        // Until the site is stored, its own files are asked for in the background.
        page.wait("navigator.serviceWorker.controller?.state === 'activated'")?;
        ensure!(asked(&server).is_empty(), "asked before a tap in {kind:?}");
        let before = server.asked().len();
        says(&checked(&page)?, "yes")?;
        let all = server.asked();
        let since: Vec<&String> = all[before..]
            .iter()
            .filter(|path| !path.contains(FILE))
            .collect();
        ensure!(asked(&server).len() == 10, "{:?}", asked(&server));
        ensure!(since.is_empty(), "it also asks for {since:?}");
        // Nothing goes on by itself.
        page.open_at("#/clock")?;
        ensure!(asked(&server).len() == 10);
        page.is_calm()?;
    }
    Ok(())
}

/// An acquirer's host: gives its address, and says the first line of whatever it is asked.
fn acquirers_host() -> Result<(String, Receiver<String>)> {
    let host = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", host.local_addr()?);
    let (say, told) = channel();
    thread::spawn(move || {
        for caller in host.incoming() {
            let Ok(mut caller) = caller else { return };
            let mut head = [0; 4096];
            let read = caller.read(&mut head).unwrap_or(0);
            let head = String::from_utf8_lossy(&head[..read]).to_lowercase();
            let first = head.lines().next().unwrap_or_default().to_owned();
            let personal = ["cookie:", "referer:", "authorization:"];
            let found: Vec<_> = personal
                .iter()
                .filter(|name| head.contains(**name))
                .collect();
            // A connection that was opened ahead of need says nothing.
            if read > 0 && say.send(format!("{first} {found:?}")).is_err() {
                return;
            }
            let _ = caller.write_all(
                b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            );
        }
    });
    Ok((address, told))
}

#[test]
fn what_an_acquirer_named_is_tried_three_times_and_only_after_a_tap() -> Result<()> {
    for kind in KINDS {
        let (origin, told) = acquirers_host()?;
        let site = Changed::new("line-probe")?;
        site.page(|page| Probe::at(&origin, "/ok").allow(page))?;
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::start(&site.0)?;
        let page = Page::at(&browser, server.url());
        open(&page)?;
        ensure!(
            page.read(".board")?.contains(&origin),
            "it is not said before"
        );
        ensure!(told.try_recv().is_err(), "asked before a tap in {kind:?}");
        says(&checked(&page)?, "yes")?;
        page.wait("document.querySelectorAll('.board .verdict[data-tone=yes]').length === 2")?;
        let asked: Vec<String> = told.try_iter().collect();
        ensure!(asked == ["get /ok http/1.1 []"; 3], "{asked:?}");
        ensure!(self::asked(&server).len() == 10);
        page.is_calm()?;
    }
    Ok(())
}

#[test]
fn an_acquirers_address_that_is_silent_is_said_to_be() -> Result<()> {
    let site = Changed::new("line-silent")?;
    // Nobody listens there any more.
    let origin = format!("http://{}", TcpListener::bind("127.0.0.1:0")?.local_addr()?);
    site.page(|page| Probe::at(&origin, "/ok").allow(page))?;
    let (server, browser) = (Server::start(&site.0)?, Browser::chromium()?);
    let page = Page::at(&browser, server.url());
    open(&page)?;
    says(&checked(&page)?, "yes")?;
    page.wait_for(".board .verdict[data-tone=no]")?;
    // A browser logs what it did not reach.
    page.expects_complaints();
    Ok(())
}

#[test]
fn a_cut_line_is_said_to_be_cut() -> Result<()> {
    for kind in KINDS {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::start(&dist())?;
        let page = Page::at(&browser, server.url());
        open(&page)?;
        drop(server);
        says(&checked(&page)?, "no")?;
        // Nothing came back: each bar is marked.
        ensure!(page.has(".drawing path[data-tone=no]")?);
    }
    Ok(())
}

#[test]
fn a_log_in_page_in_place_of_the_file_is_suspected() -> Result<()> {
    let site = Changed::new("line-portal")?;
    fs::write(site.0.join(FILE), "<!doctype html><p>log in")?;
    for kind in KINDS {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::start(&site.0)?;
        let page = Page::at(&browser, server.url());
        open(&page)?;
        says(&checked(&page)?, "no")?;
        ensure!(asked(&server).len() == 1, "one answer is enough");
    }
    Ok(())
}

#[test]
fn a_slow_line_is_said_to_be_slow() -> Result<()> {
    // Without a worker the page itself fetches, so that the browser can slow it down.
    let site = Changed::new("line-slow")?;
    let poor = "delete Navigator.prototype.serviceWorker; delete globalThis.Worker;";
    site.begins_with(poor)?;
    let browser = Browser::chromium()?;
    let server = Server::start(&site.0)?;
    let page = Page::at(&browser, server.url());
    open(&page)?;
    let slow = json!({ "offline": false, "latency": 1200, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", &json!({}))?;
    browser.devtools("Network.emulateNetworkConditions", &slow)?;
    press(&page, "[data-act=start]")?;
    page.wait("document.querySelectorAll('.drawing path').length > 10")?;
    says(&marked(&page)?, "wait")?;
    Ok(())
}

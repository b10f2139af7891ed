//! A page of somebody else's on another site, which shows the product in a frame.

use crate::changed::Changed;
use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;
use std::{env, fs, net::TcpListener, path::PathBuf};
use xtask::{site::Server, webdriver::Browser};

/// Keeps what each element tells, by its id.
const HEAR: &str = "window.heard = {};
    for (const name of 'ready step result lookup contact report error resize'.split(' ')) {
      addEventListener(`pos-check:${name}`, ({ target, detail }) => {
        (heard[target.id] ??= []).push([name, ...detail].join(' '));
      });
    }";

/// Whether the site names the host's origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Listed,
    Stranger,
    /// It does not, and does not look at it: the control.
    Unchecked,
}

/// The host's page, the site in its frame, and a third page.
pub(super) struct Host {
    folder: PathBuf,
    // Each goes with the test.
    _site: Changed,
    _server: Server,
    shown: Server,
    own: Server,
}

/// A port that nobody listens on.
fn free() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

impl Host {
    pub(super) fn new(name: &str, body: &str, named: Named) -> Result<Self> {
        let port = free()?;
        let site = Changed::new(&format!("embedded-{name}"))?;
        let hosts = match named {
            Named::Listed => format!("https://a.example http://127.0.0.1:{port}"),
            Named::Stranger | Named::Unchecked => "https://a.example".to_owned(),
        };
        if named == Named::Unchecked {
            let script = site.asset("frame.", ".js")?;
            let code = fs::read_to_string(&script)?;
            ensure!(code.contains("origin=from;"), "the check moved");
            fs::write(
                script,
                code.replace("origin=from;", "origin=location.origin;"),
            )?;
        }
        site.page(|page| {
            let said = format!(" data-hosts=\"{hosts}\" data-keeper=");
            Ok(page.replacen(" data-keeper=", &said, 1))
        })?;
        let shown = Server::start(&site.0)?;
        let url = shown.url();
        let folder = env::temp_dir().join(format!("poscheck-host-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("hear.js"), HEAR)?;
        fs::write(
            folder.join("third.html"),
            "<!doctype html><title>third</title>",
        )?;
        let none = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        fs::write(folder.join("index.html"), none)?;
        let third = Server::start(&folder)?;
        let third_url = third.url();
        let body = body.replace("https://check.example/", &url);
        let page = format!(
            "<!doctype html><meta charset=\"utf-8\"><title>host</title>\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             script-src {url}embed.js {url}assets/ http://127.0.0.1:{port}/hear.js; frame-src {url} {third_url}; img-src data:; \
             require-trusted-types-for 'script'; trusted-types 'none'\">\
             <link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\"><script src=\"hear.js\"></script>\
             <script src=\"{url}embed.js\"></script>{body}\
             <script src=\"{url}embed.js\"></script>\
             <iframe id=\"third\" src=\"{third_url}third.html\"></iframe>"
        );
        fs::write(folder.join("index.html"), page)?;
        Ok(Self {
            own: Server::start_at(&folder, port, "/")?,
            folder,
            _site: site,
            _server: third,
            shown,
        })
    }

    /// Opens the host's page.
    pub(super) fn open<'a>(&self, browser: &'a Browser) -> Result<Page<'a>> {
        let page = Page::at(browser, self.shown.url());
        page.open(&format!("http://127.0.0.1:{}/", self.own.port()))?;
        Ok(page)
    }

    /// Goes into the frame of an element.
    pub(super) fn inside(&self, page: &Page<'_>, id: &str) -> Result<()> {
        page.within(&format!(
            "document.querySelector('#{id}').shadowRoot?.querySelector('iframe')"
        ))?;
        page.wait_for("#page")
    }

    /// What an element told by now; the page at the top is looked at afterwards.
    pub(super) fn heard(&self, page: &Page<'_>, id: &str) -> Result<Vec<String>> {
        page.top()?;
        let told = page.eval(&format!("window.heard[{}] ?? []", json!(id)))?;
        Ok(serde_json::from_value(told)?)
    }

    /// Waits until an element has told a line; the page at the top is looked at afterwards.
    pub(super) fn hears(&self, page: &Page<'_>, id: &str, line: &str) -> Result<()> {
        page.top()?;
        let told = format!("window.heard[{}]?.includes({})", json!(id), json!(line));
        page.wait(&told).map(drop)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

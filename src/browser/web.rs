//! The device that is a real browser.
//!
//! Where local storage is refused, what is to be kept goes into a [`Twin`]: it lasts as long
//! as the page.

use super::{Device, Done, Error, Listening, Twin};
use gloo_events::EventListener;
use js_sys::{Date, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, KeyboardEvent, RequestCache, RequestInit,
    Response, ShareData, Storage, Window,
};

// Defined in `desk.js`, `offline.js` and `aloud.js`, which stand in one module with wasm-bindgen's glue.
#[wasm_bindgen]
extern "C" {
    fn learn(file: &str, bytes: Vec<u8>);
    fn find(tongue: usize, typed: &str) -> js_sys::Promise;
    fn draw(address: &str, done: JsValue);
    fn ponder(diagnosis: &str);
    fn thought(diagnosis: &str) -> Option<String>;
    fn board(name: &str, tongue: usize, now: &str, done: JsValue);
    fn act(event: &web_sys::Event);
    fn offline(newer: JsValue);
    fn renew();
    fn erase();
    fn reads(lang: &str) -> bool;
    fn read(text: &str, lang: &str);
}

/// A real browser.
#[derive(Debug, Default)]
pub struct Web {
    instead: Twin,
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Where the page is drawn, emptied of the prerendered screen.
pub fn mount_point() -> Option<Element> {
    let element = document()?.get_element_by_id("app")?;
    while let Some(child) = element.last_child() {
        element.remove_child(&child).ok()?;
    }
    Some(element)
}

/// What was typed into the prerendered field before the program was ready, and whether the
/// field had the focus.
pub fn early_input() -> (String, bool) {
    let field = document()
        .and_then(|d| d.get_element_by_id("shown"))
        .and_then(|e| e.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else {
        return (String::new(), false);
    };
    let focused = document()
        .and_then(|d| d.active_element())
        .is_some_and(|e| e.id() == "shown");
    (field.value(), focused)
}

/// Shows the apology for a bug, with where it happened and nothing that was typed.
pub fn apologise(title: &str, text: &str, report: &str) {
    let Some(document) = document() else { return };
    let Some(app) = mount_point() else { return };
    let add = |tag: &str, class: &str, text: &str| {
        if let Ok(element) = document.create_element(tag) {
            element.set_class_name(class);
            element.set_text_content(Some(text));
            let _ = app.append_child(&element);
        }
    };
    add("h1", "page-title", title);
    add("p", "lead", text);
    add("pre", "report", report);
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

impl Web {
    fn root(&self) -> Option<HtmlElement> {
        document()?.document_element()?.dyn_into().ok()
    }
}

impl Device for Web {
    fn kept(&self, name: &str) -> Option<String> {
        self.instead
            .kept(name)
            .or_else(|| storage()?.get_item(name).ok()?)
    }

    fn keep(&self, name: &str, text: &str) -> Result<(), Error> {
        let kept = storage().is_some_and(|s| s.set_item(name, text).is_ok());
        if kept {
            return Ok(());
        }
        let _ = self.instead.keep(name, text);
        Err(Error::Storage)
    }

    fn forget(&self, name: &str) {
        self.instead.forget(name);
        if let Some(storage) = storage() {
            let _ = storage.remove_item(name);
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    fn minutes(&self) -> u64 {
        (Date::now() / 60_000.0) as u64
    }

    fn local_time(&self, minutes: u64) -> String {
        if minutes == 0 {
            return String::new();
        }
        let date = Date::new(&JsValue::from_f64(minutes as f64 * 60_000.0));
        format!(
            "{:04}-{:02}-{:02} {:02}:{:02}",
            date.get_full_year(),
            date.get_month() + 1,
            date.get_date(),
            date.get_hours(),
            date.get_minutes()
        )
    }

    fn hash(&self) -> String {
        window()
            .and_then(|w| w.location().hash().ok())
            .unwrap_or_default()
    }

    fn go(&self, hash: &str, replace: bool) {
        let Some(window) = window() else { return };
        let _ = if replace {
            window.location().replace(hash)
        } else {
            window.location().set_hash(hash)
        };
    }

    fn back(&self) {
        if let Some(history) = window().and_then(|w| w.history().ok()) {
            let _ = history.back();
        }
    }

    fn on_hash(&self, call: Box<dyn Fn(String)>) -> Listening {
        let listen = |w: Window| {
            EventListener::new(&w, "hashchange", move |_| {
                call(
                    window()
                        .and_then(|w| w.location().hash().ok())
                        .unwrap_or_default(),
                );
            })
        };
        Listening::new(window().map(listen))
    }

    fn on_key(&self, call: Box<dyn Fn(String)>) -> Listening {
        let listen = |w: Window| {
            EventListener::new(&w, "keydown", move |event| {
                let key = event.dyn_ref::<KeyboardEvent>();
                // A sheet that lies over the page takes it for itself; a browser without such
                // sheets does not know how to look for one.
                let sheet = document().and_then(|d| d.query_selector(":popover-open").ok()?);
                let free = sheet.is_none() && !event.default_prevented();
                let key = key.filter(|e| free && !e.is_composing());
                if let Some(event) = key {
                    call(event.key());
                }
            })
        };
        Listening::new(window().map(listen))
    }

    fn announce(&self, lang: &str) {
        if let Some(root) = self.root() {
            let _ = root.set_attribute("lang", lang);
        }
    }

    fn enlarge(&self, large: bool) {
        if let Some(root) = self.root() {
            let letters = if large { "large" } else { "" };
            let _ = root.set_attribute("data-letters", letters);
        }
    }

    fn can_read(&self, lang: &str) -> bool {
        reads(lang)
    }

    fn read(&self, text: &str, lang: &str) {
        read(text, lang);
    }

    fn entitle(&self, title: &str) {
        if let Some(document) = document() {
            document.set_title(title);
        }
    }

    fn copy(&self, text: &str, done: Done<()>) {
        let clipboard = window().map(|w| w.navigator().clipboard());
        // Insecure pages and old web views have no clipboard at all.
        let Some(clipboard) = clipboard.filter(|c| !c.is_undefined()) else {
            return done(Err(Error::Clipboard));
        };
        let written = clipboard.write_text(text);
        spawn_local(async move {
            done(
                JsFuture::from(written)
                    .await
                    .map(|_| ())
                    .map_err(|_| Error::Clipboard),
            );
        });
    }

    fn can_share(&self) -> bool {
        window().is_some_and(|w| {
            js_sys::Reflect::get(&w.navigator(), &"share".into()).is_ok_and(|f| f.is_function())
        })
    }

    fn share(&self, text: &str, done: Done<()>) {
        let Some(window) = window().filter(|_| self.can_share()) else {
            return done(Err(Error::Share));
        };
        let data = ShareData::new();
        data.set_text(text);
        let shared = window.navigator().share_with_data(&data);
        spawn_local(async move {
            done(
                JsFuture::from(shared)
                    .await
                    .map(|_| ())
                    .map_err(|_| Error::Share),
            );
        });
    }

    fn print(&self) {
        if let Some(window) = window() {
            let _ = window.print();
        }
    }

    fn fetch(&self, file: &str, anew: bool, done: Done<Vec<u8>>) {
        let name = ["data-", &file.to_ascii_lowercase().replace('.', "-")].concat();
        let place = document()
            .and_then(|d| d.get_element_by_id("app"))
            .and_then(|app| app.get_attribute(&name));
        let (Some(window), Some(place)) = (window(), place) else {
            return done(Err(Error::Fetch));
        };
        spawn_local(async move {
            let bytes = async {
                let how = RequestInit::new();
                if anew {
                    how.set_cache(RequestCache::Reload);
                }
                let asked = window.fetch_with_str_and_init(&place, &how);
                let response = JsFuture::from(asked).await.ok()?;
                let response: Response = response.dyn_into().ok()?;
                if !response.ok() {
                    return None;
                }
                let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
                Some(Uint8Array::new(&buffer).to_vec())
            };
            done(bytes.await.ok_or(Error::Fetch));
        });
    }

    fn learn(&self, file: &str, bytes: &[u8]) {
        learn(file, bytes.to_vec());
    }

    fn find(&self, tongue: usize, typed: &str, done: Done<Vec<u8>>) {
        let found = JsFuture::from(find(tongue, typed));
        spawn_local(async move {
            done(match found.await {
                // A newer text was typed in the meantime.
                Ok(bytes) if bytes.is_undefined() => return,
                Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec()),
                Err(_) => Err(Error::Fetch),
            });
        });
    }

    fn draw(&self, done: Box<dyn FnMut(String)>) {
        let here = window().and_then(|w| w.location().href().ok());
        // A page on a disk has an address that leads nobody anywhere.
        if let Some(here) = here.filter(|here| here.starts_with("http")) {
            let here = here.split(['?', '#']).next().unwrap_or_default();
            draw(here, Closure::wrap(done).into_js_value());
        }
    }

    fn ponder(&self, diagnosis: &str) {
        ponder(diagnosis);
    }

    fn thought(&self, diagnosis: &str) -> Option<String> {
        thought(diagnosis)
    }

    fn board(&self, name: &str, tongue: usize, done: Box<dyn FnMut(Option<Vec<u8>>)>) {
        let now = self.local_time(self.minutes());
        board(name, tongue, &now, Closure::wrap(done).into_js_value());
    }

    fn act(&self, event: &web_sys::Event) {
        act(event);
    }

    fn to_top(&self) {
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    fn offline(&self, newer: Box<dyn Fn()>) {
        // It is called for as long as the page lasts.
        offline(Closure::wrap(newer).into_js_value());
    }

    fn renew(&self) {
        renew();
    }

    fn erase(&self) {
        erase();
    }

    fn reload(&self) {
        if let Some(window) = window() {
            let _ = window.location().reload();
        }
    }
}

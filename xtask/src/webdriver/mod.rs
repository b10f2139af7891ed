//! Drives a real browser: for the end-to-end tests and the gallery.
//!
//! In: which browser, and how it is set. Out: a [`Browser`] that opens, types, reads and waits.
//! It waits for a condition with a deadline, never for a time, and knows nothing of the page.

mod complaints;
mod frame;
mod http;
mod keys;
mod process;
mod screen;
mod setting;
mod tabs;
mod until;

pub use setting::{Kind, Setting};
pub use until::{Look, until};

use anyhow::{Context, Result, bail};
use process::Driver;
use serde_json::{Value, json};

/// The address and all that is shown there, for whoever reads a failure.
const SHOWN: &str = "location.href + '\\n' + document.body.innerText";

/// One browser with one page; it is closed when dropped.
#[derive(Debug)]
pub struct Browser {
    /// Which browser it is.
    pub kind: Kind,
    /// The width and height of its pages at first.
    size: (u32, u32),
    session: String,
    driver: Driver,
}

impl Browser {
    /// Chromium as a Chinese phone has it.
    pub fn chromium() -> Result<Self> {
        Self::start(&Setting::new(Kind::Chromium))
    }

    /// Firefox as a Chinese phone has it.
    pub fn firefox() -> Result<Self> {
        Self::start(&Setting::new(Kind::Firefox))
    }

    /// WebKitGTK as a Chinese phone has it.
    pub fn webkit() -> Result<Self> {
        Self::start(&Setting::new(Kind::Webkit))
    }

    /// Starts a browser as it is set.
    pub fn start(setting: &Setting) -> Result<Self> {
        let driver = Driver::start(setting)?;
        let answer = http::ask(
            driver.port,
            "POST",
            "/session",
            Some(&setting.capabilities()),
        )
        .with_context(|| driver.printed())?;
        let session = answer["sessionId"]
            .as_str()
            .context("the driver names no session")?;
        let browser = Self {
            kind: setting.kind,
            size: (setting.width, setting.height),
            session: format!("/session/{session}"),
            driver,
        };
        browser.resize(setting.width, setting.height)?;
        Ok(browser)
    }

    /// Loads an address.
    pub fn open(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({ "url": url }))?;
        self.listen()
    }

    /// Loads the page again, as its visitor would: the driver's own way passes by what the page
    /// has the browser keep.
    pub fn reload(&self) -> Result<()> {
        self.run("window.isOld = true; location.reload()", &[])?;
        self.wait("!window.isOld && document.readyState === 'complete'")?;
        self.listen()
    }

    /// Has Chromium ask the network for everything from now on, whatever the page has it keep.
    pub fn past_what_is_kept(&self) -> Result<()> {
        self.devtools("Network.enable", &json!({}))?;
        self.devtools("Network.setBypassServiceWorker", &json!({ "bypass": true }))
            .map(drop)
    }

    /// Goes back in the history, as the browser's button does.
    pub fn back(&self) -> Result<()> {
        self.post("/back", &json!({})).map(drop)
    }

    /// Goes forward in the history, as the browser's button does.
    pub fn forward(&self) -> Result<()> {
        self.post("/forward", &json!({})).map(drop)
    }

    /// Closes the page and opens an empty tab.
    pub fn in_a_new_tab(&self) -> Result<()> {
        let tab = self.post("/window/new", &json!({ "type": "tab" }))?;
        self.delete("/window")?;
        self.post("/window", &json!({ "handle": tab["handle"] }))?;
        self.resize(self.size.0, self.size.1)
    }

    /// Runs the body of a function in the page and gives what it returns.
    pub fn run(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.post(
            "/execute/sync",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// The value of an expression in the page; a promise is waited for.
    pub fn eval(&self, expression: &str) -> Result<Value> {
        let body = format!(
            "const done = arguments[0];\
             Promise.resolve().then(() => ({expression})).then(done, (e) => done('' + e));"
        );
        self.post("/execute/async", &json!({ "script": body, "args": [] }))
    }

    /// Waits for two frames: what was drawn last, or just came into the window, is painted then.
    pub fn painted(&self) -> Result<()> {
        let frames = "requestAnimationFrame(() => requestAnimationFrame(done))";
        self.eval(&format!("new Promise((done) => {frames})"))
            .map(drop)
    }

    /// An expression's value as text; what is no text is empty.
    pub fn text(&self, expression: &str) -> Result<String> {
        Ok(self.eval(expression)?.as_str().unwrap_or_default().into())
    }

    /// Waits until an expression is true in the page, and gives its value.
    pub fn wait(&self, expression: &str) -> Result<Value> {
        until(|| {
            let value = self.eval(expression);
            if let Ok(value) = &value
                && !matches!(value, Value::Null | Value::Bool(false))
            {
                return Ok(Look::Ready(value.clone()));
            }
            Ok(Look::NotYet(format!("`{expression}` gives {value:?}")))
        })
        .with_context(|| self.text(SHOWN).unwrap_or_default())
    }

    /// Waits until an element is there that a selector finds.
    pub fn wait_for(&self, selector: &str) -> Result<()> {
        self.wait(&format!("!!document.querySelector({})", json!(selector)))
            .map(drop)
    }

    /// Clicks the first element that a selector finds, as a pointer does.
    pub fn click(&self, selector: &str) -> Result<()> {
        self.wait_for(selector)?;
        // A driver scrolls as little as it can, which may leave it under a bar.
        let centre = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
        self.run(centre, &[selector.into()])?;
        let using = json!({ "using": "css selector", "value": selector });
        let element = self.post("/element", &using)?;
        let id = element
            .as_object()
            .and_then(|object| object.values().next()?.as_str());
        let id = id.context("the driver names no element")?;
        self.post(&format!("/element/{id}/click"), &json!({}))
            .map(drop)
    }

    /// Types a text wherever the focus is, key by key.
    pub fn type_text(&self, text: &str) -> Result<()> {
        let keys = keys::typed(text, self.kind == Kind::Webkit);
        self.post("/actions", &keys).map(drop)
    }

    /// Chooses a file in a field for files: the first line of `text` is its name.
    pub fn choose_file(&self, selector: &str, text: &str) -> Result<()> {
        let choose = "const field = document.querySelector(arguments[0]);
            const [name, ...lines] = arguments[1].split('\\n');
            const chosen = new DataTransfer();
            chosen.items.add(new File([lines.join('\\n')], name));
            field.files = chosen.files;
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        self.run(choose, &[selector.into(), text.into()]).map(drop)
    }

    /// Presses one key by its name, such as `Tab` or `Enter`.
    pub fn press(&self, key: &str) -> Result<()> {
        self.post("/actions", &keys::pressed(key)?).map(drop)
    }

    /// Presses Tab until the focus is on an element of the selector.
    pub fn tab_to(&self, selector: &str) -> Result<()> {
        self.press_until(&keys::pressed("Tab")?, selector)
    }

    /// Presses Shift and Tab until the focus is on an element of the selector.
    pub fn tab_back_to(&self, selector: &str) -> Result<()> {
        self.press_until(&keys::shifted("Tab")?, selector)
    }

    fn press_until(&self, keys: &Value, selector: &str) -> Result<()> {
        self.wait_for(selector)?;
        let reached = format!(
            "document.activeElement?.matches({}) ?? false",
            json!(selector)
        );
        for _ in 0..80 {
            if self.eval(&reached)? == true {
                return Ok(());
            }
            self.post("/actions", keys)?;
        }
        bail!("Tab never reaches `{selector}`")
    }

    /// Gives the page a width and height in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        match self.kind {
            Kind::Chromium => {
                let metrics = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700
                });
                self.devtools("Emulation.setDeviceMetricsOverride", &metrics)
                    .map(drop)
            }
            // A window is never as narrow as a phone, but the page in it can be.
            Kind::Firefox => self
                .as_system(
                    "const frame = window.gBrowser.selectedBrowser.style;\
                     frame.width = frame.minWidth = frame.maxWidth = arguments[0] + 'px';\
                     frame.height = frame.minHeight = frame.maxHeight = arguments[1] + 'px';",
                    &[width.into(), height.into()],
                )
                .map(drop),
            // Its own bar keeps it from being narrower than 447.
            Kind::Webkit => {
                let size = json!({ "width": width, "height": height });
                self.post("/window/rect", &size).map(drop)
            }
        }
    }

    /// A picture of what is shown, as PNG in base64.
    pub fn screenshot(&self) -> Result<String> {
        let picture = self.get("/screenshot")?;
        Ok(picture
            .as_str()
            .context("the driver gives no picture")?
            .into())
    }

    /// Sends a command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// Runs the body of a function with the rights of Firefox itself.
    fn as_system(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/moz/context", &json!({ "context": "chrome" }))?;
        let value = self.run(body, arguments);
        self.post("/moz/context", &json!({ "context": "content" }))?;
        value
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let path = format!("{}{path}", self.session);
        http::ask(self.driver.port, "POST", &path, Some(body))
    }

    fn delete(&self, path: &str) -> Result<Value> {
        let path = format!("{}{path}", self.session);
        http::ask(self.driver.port, "DELETE", &path, None)
    }

    fn get(&self, path: &str) -> Result<Value> {
        let path = format!("{}{path}", self.session);
        http::ask(self.driver.port, "GET", &path, None)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A browser that is gone already needs no closing.
        let _ = http::ask(self.driver.port, "DELETE", &self.session, None);
    }
}

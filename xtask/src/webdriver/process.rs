//! A driver's process: started on a free port, ended with everything it left on disk.
//!
//! In: which browser. Out: the port, and all that the driver and its browser printed.

use super::{Kind, Look, Setting, screen::Screen, until};
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

/// A running driver.
#[derive(Debug)]
pub(super) struct Driver {
    pub(super) port: u16,
    child: Child,
    /// What it draws on, where it needs one.
    _screen: Option<Screen>,
    folder: PathBuf,
}

impl Driver {
    /// Starts the driver of a browser and waits until it listens.
    pub(super) fn start(setting: &Setting) -> Result<Self> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder =
            env::temp_dir().join(format!("poscheck-browser-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let log = fs::File::create(folder.join("log"))?;
        // WebKit's driver does not say where it listens, so it is told.
        let told = match setting.kind {
            Kind::Webkit => Some(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port()),
            Kind::Chromium | Kind::Firefox => None,
        };
        let (program, sign) = match setting.kind {
            Kind::Chromium => ("chromedriver", "successfully on port "),
            Kind::Firefox => ("geckodriver", "Listening on 127.0.0.1:"),
            Kind::Webkit => ("WebKitWebDriver", ""),
        };
        let mut command = Command::new(program);
        command.arg(format!("--port={}", told.unwrap_or(0)));
        let mut screen = None;
        match setting.kind {
            Kind::Chromium => {}
            // What lets a test narrow the page and read its errors.
            Kind::Firefox => drop(command.arg("--allow-system-access")),
            Kind::Webkit => {
                screen = Some(Screen::start(&mut command, &folder, setting.languages)?);
            }
        }
        let child = command
            // The profile goes where it is removed with the rest.
            .env("TMPDIR", &folder)
            .env("XDG_CACHE_HOME", &folder)
            .env("XDG_DATA_HOME", &folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| {
                format!("{program} does not start; run the tests by `cargo xtask test e2e`")
            })?;
        let mut driver = Self {
            port: 0,
            child,
            _screen: screen,
            folder,
        };
        driver.port = until(|| {
            let printed = driver.printed();
            if driver.child.try_wait()?.is_some() {
                bail!("{program} ended:\n{printed}");
            }
            let said = || {
                let (_, after) = printed.split_once(sign)?;
                let (port, _) = after.split_once(|c: char| !c.is_ascii_digit())?;
                port.parse().ok()
            };
            let listens = |port: &u16| TcpStream::connect(("127.0.0.1", *port)).is_ok();
            Ok(
                match told.map_or_else(said, |port| Some(port).filter(listens)) {
                    Some(port) => Look::Ready(port),
                    None => Look::NotYet(printed),
                },
            )
        })?;
        Ok(driver)
    }

    /// All that the driver and its browser printed so far.
    pub(super) fn printed(&self) -> String {
        let bytes = fs::read(self.folder.join("log")).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // What is gone already needs no ending.
        let _ = self.child.kill();
        let _ = self.child.wait();
        // A browser on its way out may still write there.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.folder).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

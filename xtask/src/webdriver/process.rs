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

/// How often a driver is started that finds its port taken.
const ATTEMPTS: usize = 3;

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
    ///
    /// Chromium's driver takes a port that is free for IPv6 and wants the same one for IPv4; where
    /// another program has that, it gives up, and is started again.
    pub(super) fn start(setting: &Setting) -> Result<Self> {
        on_a_free_port(|| Self::attempt(setting))
    }

    /// Starts the driver once.
    fn attempt(setting: &Setting) -> Result<Self> {
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

/// Tries again while the error is that somebody else has the port.
fn on_a_free_port<T>(mut attempt: impl FnMut() -> Result<T>) -> Result<T> {
    let taken = |error: &anyhow::Error| error.to_string().contains("Address already in use");
    (1..ATTEMPTS)
        .find_map(|_| match attempt() {
            Err(error) if taken(&error) => None,
            other => Some(other),
        })
        .unwrap_or_else(attempt)
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

#[cfg(test)]
mod tests {
    use super::{ATTEMPTS, on_a_free_port};
    use anyhow::{Result, bail};

    /// Starts what says `said` by turns, and none where it says nothing; how often it was started.
    #[track_caller]
    fn check(said: &[&str], starts: usize, ends_well: bool) {
        let mut tried = 0;
        let result: Result<()> = on_a_free_port(|| {
            tried += 1;
            match said.get(tried - 1) {
                Some(error) => bail!("chromedriver ended:\n{error}"),
                None => Ok(()),
            }
        });
        assert_eq!((tried, result.is_ok()), (starts, ends_well), "{said:?}");
    }

    #[test]
    fn a_taken_port_is_no_reason_to_give_up_at_once() {
        let taken = "bind() failed: Address already in use (98)";
        check(&[], 1, true);
        check(&[taken], 2, true);
        check(&[taken, taken], 3, true);
        check(&[taken; ATTEMPTS], ATTEMPTS, false);
        check(&["no such file"], 1, false);
        check(&[taken, "no such file"], 2, false);
    }
}

//! Part `monkey`: somebody presses and types at random, for a hundred thousand times.
//!
//! In: the release build of the site, and a copy whose script has no worker: there the program that
//! works at the desk runs in the page, so that both memories can be looked at; it is slower, and a
//! tenth is done on it. Out: what was done, where nothing could be done any more, complaints of the
//! console, and how the memory grew. A page that apologises has had a bug.

use super::{Context, Ready, Told};
use crate::{
    bench::document::table,
    progress,
    site::{Server, copy},
    webdriver::{Browser, Kind, Setting},
};
use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::json;
use std::{
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
    thread,
};

/// What is done on both together, quickly and at length.
const ACTIONS: [u32; 2] = [100_000, 400_000];
/// How much of it before the page is looked at again.
const AT_ONCE: u32 = 100;
/// The share of the work after which the memory is first taken for grown up.
const GROWN: u32 = 5;
/// How much larger, in parts of a hundred, the memory may be at the end than it was then.
const GROWTH: u64 = 130;
const SEED: u32 = 20_261_128;
/// How often a browser may end by itself before that counts.
const LOST: u32 = 2;

/// What the page says of some work.
#[derive(Debug, Default, Deserialize)]
struct Work {
    done: u32,
    stuck: Vec<String>,
    waited: u32,
}

/// What came of it all.
#[derive(Debug, Default)]
struct Walk {
    work: Work,
    /// How often the page was loaded anew, by what was pressed.
    loaded: u32,
    complaints: Vec<String>,
    apologies: Vec<String>,
    /// Bytes of the programs' memory early and at the end.
    memory: [u64; 2],
    /// How often the browser itself ended.
    lost: u32,
    /// Whether the site has no worker.
    alone: bool,
}

impl Walk {
    /// Both together, with the larger growth of the two.
    fn and(mut self, other: &Self) -> Self {
        self.work.done += other.work.done;
        self.work.waited += other.work.waited;
        self.work.stuck.extend(other.work.stuck.iter().cloned());
        self.complaints.extend(other.complaints.iter().cloned());
        self.apologies.extend(other.apologies.iter().cloned());
        self.loaded += other.loaded;
        self.lost += other.lost;
        let [early, late] = other.memory;
        if self.memory[0] == 0 || late * self.memory[0] > self.memory[1] * early {
            self.memory = other.memory;
        }
        self
    }
}

/// Looks for the site; nothing is compiled.
pub(super) fn ready<'a>(context: &'a Context<'a>) -> Result<Ready<'a>> {
    let dist = context.place.dist();
    if !dist.join("index.html").is_file() {
        bail!(
            "there is no site in {}; cargo xtask dist writes one",
            dist.display()
        );
    }
    let site = context.place.target.join("monkey");
    copy(&dist, &site)?;
    without_worker(&site)?;
    Ok(Box::new(move || run(context, &dist, &site)))
}

/// Lets it play.
fn run(context: &Context<'_>, dist: &Path, site: &Path) -> Result<Told> {
    let actions = ACTIONS[usize::from(context.long)];
    let both = [(dist, actions / 10 * 9), (site, actions / 10)];
    let shares = both.map(|(site, actions)| [(site, actions, 0), (site, actions, 1)]);
    let walks = progress::timed("presses at random", || {
        let next = Mutex::new(shares.as_flattened().iter());
        let work = || -> Result<Vec<Walk>> {
            let mut walks = Vec::new();
            loop {
                let share = next.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some((site, actions, turn)) = share else {
                    return Ok(walks);
                };
                let mut walk = walk(site, actions / 2, SEED ^ (turn << 31))?;
                walk.alone = *site != dist;
                walks.push(walk);
            }
        };
        thread::scope(|scope| {
            let jobs = [(); 2].map(|()| scope.spawn(work));
            let mut walks = Vec::new();
            for job in jobs {
                walks.extend(job.join().ok().context("a thread was lost")??);
            }
            Ok(walks)
        })
    })?;
    let sum = |alone| -> Walk {
        let mine = walks.iter().filter(|walk| walk.alone == alone);
        mine.fold(Walk::default(), |sum, walk| sum.and(walk))
    };
    Ok(told(&[sum(false), sum(true)]))
}

/// Chromium for this. Nobody goes from place to place as fast; the browser would not follow.
fn browser() -> Result<Browser> {
    let setting = Setting::new(Kind::Chromium).bare();
    let setting = setting.argue("--disable-ipc-flooding-protection");
    Browser::start(&setting)
}

/// Takes the worker from the site's script, as a browser does that has none.
fn without_worker(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site.join("assets"))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with("app.") && name.ends_with(".js") {
            let code = fs::read_to_string(&path)?;
            return Ok(fs::write(
                &path,
                format!("delete globalThis.Worker;\n{code}"),
            )?);
        }
    }
    bail!("the site has no script of the page")
}

fn walk(site: &Path, actions: u32, mut seed: u32) -> Result<Walk> {
    let server = Server::start(site)?;
    let mut walk = Walk::default();
    while walk.work.done < actions && walk.lost <= LOST {
        let browser = browser()?;
        // Nobody looks: a low window is painted sooner, and as much can be pressed.
        browser.resize(390, 160)?;
        browser.open(&server.url())?;
        // A browser that ended is begun anew; that is told.
        if let Err(error) = go_on(&mut walk, &server, &browser, actions, &mut seed) {
            walk.lost += 1;
            println!("    {error:#}");
        }
    }
    Ok(walk)
}

/// Goes on with a walk in a new browser.
fn go_on(
    walk: &mut Walk,
    server: &Server,
    browser: &Browser,
    actions: u32,
    seed: &mut u32,
) -> Result<()> {
    while walk.work.done < actions {
        if browser.eval("typeof monkey")? != json!("function") {
            // Far enough back is where the browser began.
            if browser.text("location.protocol")? != "http:" {
                browser.open(&server.url())?;
            }
            browser.wait("document.querySelector('h1') && document.readyState === 'complete'")?;
            let install = concat!("(", include_str!("monkey.js"), ")(arguments[0])");
            browser.run(install, &[json!(*seed)])?;
            walk.loaded += 1;
            *seed = seed.wrapping_add(1);
        }
        // A page that is loaded anew by what was pressed answers nothing; what was done before does
        // not count.
        let answer = browser.eval(&format!("monkey({AT_ONCE})"));
        let Ok(Ok(work)) = answer.map(serde_json::from_value::<Work>) else {
            walk.work.done += 1;
            continue;
        };
        walk.work.done += work.done.max(1);
        walk.work.stuck.extend(work.stuck);
        walk.work.waited += work.waited;
        if browser.eval("!!document.querySelector('pre.report')")? == json!(true) {
            let place = browser.text("location.hash")?;
            walk.apologies.push(place);
            browser.open(&server.url())?;
        }
        if walk.memory[0] == 0 && walk.work.done >= actions / GROWN {
            walk.memory[0] = memory(browser)?;
        }
    }
    walk.memory[1] = memory(browser)?;
    walk.complaints.extend(browser.console()?);
    Ok(())
}

/// Bytes of all memories of programs in the page.
fn memory(browser: &Browser) -> Result<u64> {
    let ask = |command: &str, asked: serde_json::Value, path: &str| -> Result<serde_json::Value> {
        let answer = browser.devtools(command, &asked)?;
        let found = answer.pointer(path).cloned();
        found.with_context(|| format!("no {path} in {answer}"))
    };
    let all = json!({ "expression": "WebAssembly.Memory.prototype" });
    let prototype = ask("Runtime.evaluate", all, "/result/objectId")?;
    let of = json!({ "prototypeObjectId": prototype });
    let memories = ask("Runtime.queryObjects", of, "/objects/objectId")?;
    let sum = "function () { return this.reduce((sum, m) => sum + m.buffer.byteLength, 0); }";
    let call = json!({ "objectId": memories, "functionDeclaration": sum, "returnByValue": true });
    let bytes = ask("Runtime.callFunctionOn", call, "/result/value")?;
    bytes.as_u64().context("the memories have no size")
}

fn told(walks: &[Walk; 2]) -> Told {
    let mut found: Vec<String> = Vec::new();
    for walk in walks {
        let mut add = |what: &str, places: &[String]| {
            found.extend(places.iter().map(|place| format!("{what}: {place}")));
        };
        add("nothing can be done at", &walk.work.stuck);
        add("an apology at", &walk.apologies);
        add("console", &walk.complaints);
        if walk.lost > LOST {
            found.push(format!("the browser ended {} times", walk.lost));
        }
        let [early, late] = walk.memory;
        if early == 0 || late * 100 > early * GROWTH {
            found.push(format!("memory grew from {early} to {late} bytes"));
        }
    }
    let row = |what: &str, of: &dyn Fn(&Walk) -> u64| {
        let cells = walks.iter().map(|walk| of(walk).to_string());
        std::iter::once(what.to_owned())
            .chain(cells)
            .collect::<Vec<String>>()
    };
    let rows = [
        row("done", &|walk| walk.work.done.into()),
        row("waited for what was on its way, times", &|walk| {
            walk.work.waited.into()
        }),
        row("page loaded, times", &|walk| walk.loaded.into()),
        row("browser ended by itself, times", &|walk| walk.lost.into()),
        row("dead ends", &|walk| walk.work.stuck.len() as u64),
        row("apologies for a bug", &|walk| walk.apologies.len() as u64),
        row("complaints on the console", &|walk| {
            walk.complaints.len() as u64
        }),
        row("memory after a fifth, bytes", &|walk| walk.memory[0]),
        row("memory at the end, bytes", &|walk| walk.memory[1]),
    ];
    let done: u64 = walks.iter().map(|walk| u64::from(walk.work.done)).sum();
    let text = format!(
        "## Monkey\n\n\
         Things done at random in headless Chromium, from a fixed seed: anything that can be pressed, \
         something typed into any field, places, back and forward. Memory is that of the programs in \
         the page; without a worker the one at the desk is among them. At the end it may be {} % \
         larger than after a fifth.\n\n{}\n\
         **Done: {done}; dead ends, apologies, complaints and growth: {}.**",
        GROWTH - 100,
        table(&["", "as it ships", "without a worker"], &rows),
        found.len(),
    );
    Told { text, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dead_end_a_complaint_and_growth_are_found() {
        let good = || Walk {
            memory: [1_000, 1_100],
            ..Walk::default()
        };
        assert_eq!(told(&[good(), good()]).found, <[String; 0]>::default());
        let bad = Walk {
            memory: [1_000, 2_000],
            complaints: vec!["error".to_owned()],
            apologies: vec!["#/card".to_owned()],
            work: Work {
                stuck: vec!["#/line".to_owned()],
                ..Work::default()
            },
            ..Walk::default()
        };
        assert_eq!(told(&[good(), bad]).found.len(), 4);
    }
}

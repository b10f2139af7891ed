//! The native command: the same core as the page, for authors, builds and scripts.
//!
//! It does no work of its own: each command calls the library and prints.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use poscheck::amount::intake::{Intake, Taken};
use poscheck::amount::reader::{Desk, Statement};
use poscheck::amount::{
    compile as layouts, reconcile, report as told, shapes::Shapes, sheets, text,
};
use poscheck::bench::{conformance, report, simulate, statements};
use poscheck::calibrate;
use poscheck::card;
use poscheck::catalogue;
use poscheck::guide;
use poscheck::i18n::Lang;
use poscheck::lint;
use poscheck::lookup::Index;
use poscheck::options::Options;
use poscheck::pack;
use poscheck::present::{Book, suggestions};
use poscheck::session::trial;
use zeroize::Zeroize;

const USAGE: &str = "usage: poscheck check DIR               findings of a pack, and its scenarios
       poscheck lint DIR ...            errors and warnings, each with a code
       poscheck mutate DIR ...          how many mistakes lint and scenarios catch
       poscheck compile DIR --out DIR   the files that the page fetches
       poscheck lookup TEXT ...          what a text on the terminal may mean;
                                        --where terminal|bank|app|acquirer, --pack DIR,
                                        --lang TAG, --json
       poscheck walk ENTRY q=a r! ...   one diagnosis, a line a step; --pack DIR,
                                        --lang TAG, --steps N
       poscheck card                    first digits, a number or a stripe, read from stdin
       poscheck statement FILE --json   what an export is, its rows, sums and checks
       poscheck reconcile A B [C] --json|--csv
                                        which rows differ, and the proof line
       poscheck fuzz-statements DIR     damaged exports: nothing panics, no record is lost
       poscheck simulate ...            what policies cost, by simulation
       poscheck calibrate ...           a pack's numbers from tickets
       poscheck conformance DIR         vector files, each with how many cases hold
       poscheck engine-report           what the engine reaches, figure by figure
       poscheck knowledge-report         what a pack knows, and docs/knowledge.md
       poscheck guide DIR --out OUT     pages that need no scripts; --address https://…/,
                                        --today 2026-11-22, --style PATH, --icon PATH
       poscheck prerender --lang TAG    the first screen as HTML (feature `render`)
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["lint", ref rest @ ..] => lint::run(rest),
        ["mutate", ref rest @ ..] => lint::mutants(rest, on_each_core),
        ["check", dir] => check(Path::new(dir)),
        ["compile", dir, "--out", out] => compile(Path::new(dir), Path::new(out)),
        ["lookup", ref rest @ ..] => lookup(rest),
        ["simulate", ref rest @ ..] => simulate::run(rest, |dir| Ok(load(Path::new(dir))?.core)),
        ["calibrate", ref rest @ ..] => calibrate::run(rest),
        ["conformance", ref rest @ ..] => conformance::run(rest),
        ["engine-report", ref rest @ ..] => report::run(rest, |dir| Ok(load(Path::new(dir))?.core)),
        ["knowledge-report", ref rest @ ..] => catalogue::run(rest),
        ["guide", ref rest @ ..] => guide::run(rest),
        ["walk", ref rest @ ..] => catalogue::walk(rest),
        ["card"] => card_line(),
        ["statement", ref rest @ ..] => statement(rest),
        ["reconcile", ref rest @ ..] => reconciled(rest),
        ["fuzz-statements", ref rest @ ..] => {
            amount_desk().and_then(|desk| statements::run(rest, &desk))
        }
        ["prerender", "--lang", tag] => prerender(tag),
        _ => Err(USAGE.to_owned()),
    };
    // A closed pipe is the reader's wish, not a fault.
    match done {
        Ok(text) => {
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(text) => {
            let _ = std::io::stderr().write_all(text.as_bytes());
            ExitCode::FAILURE
        }
    }
}

/// Runs some work once on each core.
fn on_each_core(work: &(dyn Fn() + Sync)) {
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
}

fn load(dir: &Path) -> Result<pack::Compiled, String> {
    let (sources, mut findings) = pack::read_dir(dir)
        .map_err(|e| format!("{}: {e}; name a folder of TOML files\n", dir.display()))?;
    let mut compiled = pack::compile(&sources);
    findings.append(&mut compiled.findings);
    if findings.is_empty() {
        return Ok(compiled);
    }
    let lines: Vec<String> = findings
        .iter()
        .map(|f| format!("{}/{f}\n", dir.display()))
        .collect();
    Err(format!("{}{} findings\n", lines.concat(), lines.len()))
}

fn check(dir: &Path) -> Result<String, String> {
    let pack = load(dir)?;
    let core = &pack.core;
    let counts = format!(
        "{}: {} faults, {} questions, {} repairs, {} entries, no findings\n",
        core.id,
        core.faults.len(),
        core.questions.len(),
        core.repairs.len(),
        core.entries.len(),
    );
    let failures = trial::play_all(core, &pack.scenarios);
    let lines: Vec<String> = failures.iter().map(|f| format!("{f}\n")).collect();
    let (n, failed) = (pack.scenarios.len(), failures.len());
    let text = format!(
        "{}{counts}{n} scenarios, {failed} failures\n",
        lines.concat()
    );
    if failed == 0 { Ok(text) } else { Err(text) }
}

fn compile(dir: &Path, out: &Path) -> Result<String, String> {
    let pack = load(dir)?;
    let say = |e: std::io::Error| format!("{}: {e}\n", out.display());
    std::fs::create_dir_all(out).map_err(say)?;
    let mut lines = String::new();
    let mut files = vec![
        (
            "zh-CN.first".to_owned(),
            pack::save_front(&pack.core, &pack.zh),
        ),
        (
            "en.first".to_owned(),
            pack::save_front(&pack.core, &pack.en),
        ),
    ];
    let pieces = pack.pieces().into_iter();
    files.extend(pieces.map(|(piece, bytes)| (piece.name(), bytes)));
    files.extend(cards(dir)?.map(|bytes| ("cards".to_owned(), bytes)));
    files.extend(exports(dir)?.map(|bytes| ("amount".to_owned(), bytes)));
    for (name, bytes) in files {
        let name = format!("{name}.bin");
        std::fs::write(out.join(&name), &bytes).map_err(say)?;
        lines.push_str(&format!("{name} {} bytes\n", bytes.len()));
    }
    Ok(lines)
}

/// `card`: a line from stdin, so that no number stands in a shell's history.
fn card_line() -> Result<String, String> {
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line);
    read.map_err(|e| format!("{e}\n"))?;
    let bytes = cards(Path::new("packs/builtin"))?.unwrap_or_default();
    let table = card::Cards::load(&bytes).map_err(|e| format!("{e:?}\n"))?;
    let told = card::report::line(&table, line.trim_end_matches(['\r', '\n']));
    line.zeroize();
    Ok(told)
}

/// The layouts of exports, where the pack has any.
fn exports(dir: &Path) -> Result<Option<Vec<u8>>, String> {
    let file = dir.join("amount").join(layouts::FILE);
    if !file.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}\n", file.display()))?;
    layouts::compile(&text).map(Some)
}

/// What reads exports, by the built-in pack's layouts.
fn amount_desk() -> Result<Desk, String> {
    let packed = exports(Path::new("packs/builtin"))?.ok_or("packs/builtin/amount is missing\n")?;
    let shapes = Shapes::load(&packed).ok_or("the packed layouts do not load\n")?;
    let (shapes, decode) = (Rc::new(shapes), Rc::new(text::Native));
    Ok(Desk { shapes, decode })
}

/// Reads an export as it streams; a workbook by its own reader.
fn export(desk: &Desk, path: &str) -> Result<Statement, String> {
    let say = |e: std::io::Error| format!("{path}: {e}; name a file\n");
    let refused = |why: poscheck::amount::reader::Unusable| format!("{path}: {}\n", why.name());
    let mut file = std::fs::File::open(path).map_err(say)?;
    let size = file.metadata().map_err(say)?.len();
    let mut intake = Intake::new(desk, path, Some(size));
    let mut chunk = vec![0; 1 << 20];
    loop {
        match file.read(&mut chunk).map_err(say)? {
            0 => break,
            n => intake.push(&chunk[..n]).map_err(refused)?,
        }
    }
    let bytes = match intake.finish().map_err(refused)? {
        Taken::Statement(read) => return Ok(*read),
        Taken::Sheet(bytes) => bytes,
    };
    let table = sheets::table(bytes).ok_or_else(|| format!("{path}: torn\n"))?;
    let mut intake = Intake::new(desk, path, Some(table.len() as u64));
    intake.push(&table).map_err(refused)?;
    match intake.finish().map_err(refused)? {
        Taken::Statement(read) => Ok(*read),
        Taken::Sheet(_) => Err(format!("{path}: torn\n")),
    }
}

/// `statement FILE --json`.
fn statement(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    options.flag("--json");
    let [path] = options.words()[..] else {
        return Err(USAGE.to_owned());
    };
    let desk = amount_desk()?;
    let read = export(&desk, path)?;
    Ok(format!(
        "{:#}\n",
        told::statement(&desk.shapes, path, &read)
    ))
}

/// `reconcile A B [C] --json|--csv`: the second file against the first, the third against the
/// second.
fn reconciled(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    let csv = options.flag("--csv");
    options.flag("--json");
    let paths = options.words();
    if !(2..=3).contains(&paths.len()) {
        return Err(USAGE.to_owned());
    }
    let desk = amount_desk()?;
    let read: Vec<Statement> = paths
        .iter()
        .map(|p| export(&desk, p))
        .collect::<Result<_, _>>()?;
    let mut pairs = Vec::new();
    for (two, names) in read.windows(2).zip(paths.windows(2)) {
        let outcome = reconcile::reconcile(&two[0].ledger, &two[1].ledger);
        let unreadable = two[0].records.refused + two[1].records.refused;
        if csv {
            pairs.push(serde_json::json!(told::csv(&outcome, &two[0], &two[1])));
        } else {
            pairs.push(told::outcome(&outcome, [names[0], names[1]], unreadable));
        }
    }
    if csv {
        let tables: Vec<&str> = pairs.iter().filter_map(|p| p.as_str()).collect();
        return Ok(tables.join("\n"));
    }
    Ok(format!("{:#}\n", told::pairs(pairs)))
}

/// The table of cards, where the pack has one.
fn cards(dir: &Path) -> Result<Option<Vec<u8>>, String> {
    let dir = dir.join("cards");
    if !dir.exists() {
        return Ok(None);
    }
    let say = |e: std::io::Error| format!("{}: {e}\n", dir.display());
    let texts = pack::read_named(&dir, card::compile::FILES).map_err(say)?;
    let layer = card::compile::Layer::of(texts.each_ref().map(String::as_str));
    let packed = card::compile::compile(&[layer]);
    if packed.left_out.is_empty() {
        return Ok(Some(packed.bytes));
    }
    let lines: Vec<String> = packed
        .left_out
        .iter()
        .map(|row| format!("{row}\n"))
        .collect();
    Err(lines.concat())
}

/// `lookup TEXT`, or `lookup DIR TEXT`; each may have options.
fn lookup(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    let json = options.flag("--json");
    let place = options.value::<String>("--where")?;
    let place = place.as_deref().map(pack::Seen::from_name);
    if place == Some(None) {
        return Err("--where takes terminal, bank, app or acquirer\n".to_owned());
    }
    let lang = options.value::<String>("--lang")?;
    let lang = lang
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or_default();
    let mut dir = options.value::<String>("--pack")?;
    let text = match options.words()[..] {
        [text] => text,
        [folder, text] if dir.is_none() => {
            dir = Some(folder.to_owned());
            text
        }
        _ => return Err(USAGE.to_owned()),
    };
    let pack = load(Path::new(dir.as_deref().unwrap_or("packs/builtin")))?;
    let (texts, words) = pack.language(lang == Lang::Zh);
    let book = Book {
        core: &pack.core,
        texts,
        lang,
    };
    let index = Index::new(&pack.core, texts, words);
    let found = suggestions(
        &book,
        text,
        place.flatten(),
        &index.matches(text, place.flatten(), 6),
    );
    if json {
        return Ok(format!("{}\n", found.to_json(text)));
    }
    let mut lines = String::new();
    if let Some((title, text)) = found.unknown {
        lines.push_str(&format!("{title}\n{text}\n"));
    }
    for row in found.rows {
        lines.push_str(&format!(
            "{}\t{}\t{}\t{}\n",
            row.id,
            row.mark,
            row.plain_title(),
            row.place
        ));
    }
    Ok(lines)
}

#[cfg(feature = "render")]
fn prerender(tag: &str) -> Result<String, String> {
    use poscheck::ui::{Boot, Route, render};
    let pack = load(Path::new("packs/builtin"))?;
    let lang = Lang::from_tag(tag).ok_or(USAGE)?;
    let boot = Boot::whole(pack.shelf(), lang);
    render(boot, Route::Home).map_err(|e| format!("{e}\n"))
}

#[cfg(not(feature = "render"))]
fn prerender(_tag: &str) -> Result<String, String> {
    Err("this build draws nothing; build with --features render\n".to_owned())
}

//! The native command: the same core as the page, for authors, builds and scripts.
//!
//! It does no work of its own: each command calls the library and prints.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use poscheck::bench::{conformance, report, simulate, slips, statements};
use poscheck::board;
use poscheck::calibrate;
use poscheck::card;
use poscheck::catalogue;
use poscheck::decode;
use poscheck::guide;
use poscheck::i18n::{Lang, with_words};
use poscheck::layers::{cards, found, laid_over, layered, load, merged, named, terminals};
use poscheck::lint;
use poscheck::lookup::Index;
use poscheck::options::Options;
use poscheck::pack;
use poscheck::present::{Book, suggestions};
use poscheck::session::trial;
use poscheck::software;
use poscheck::statement;
use poscheck::walk;
use zeroize::Zeroize;

const USAGE: &str =
    "usage: poscheck check DIR               findings of a pack and its cards, and its scenarios
       poscheck lint DIR ...            errors and warnings, each with a code
       poscheck mutate DIR ...          how many mistakes lint and scenarios catch
       poscheck compile DIR --out DIR   the files that the page fetches; check, compile and card
                                        take --over DIR: a pack whose folder `cards` adds rows
                                        of schemes, issuers and banks, or corrects them, and
                                        whose folder `software` does so with releases
       poscheck lookup TEXT ...          what a text on the terminal may mean;
                                        --where terminal|bank|app|acquirer, --pack DIR,
                                        --lang TAG, --json
       poscheck walk ENTRY q=a r! ...   one diagnosis, a line a step; --pack DIR,
                                        --lang TAG, --steps N, --refined, --full
       poscheck card                    first digits, a number or a stripe, read from stdin
       poscheck statement FILE --json   what an export is, its rows, sums and checks
       poscheck reconcile A B [C] --json|--csv
                                        which rows differ, and the proof line
       poscheck fuzz-statements DIR     damaged exports: nothing panics, no record is lost
       poscheck decode                  a receipt, a log or chip data, read from stdin;
                                        --lang TAG, --json
       poscheck software ...            versions, clocks, models and pictures of terminals
       poscheck simulate ...            what policies cost, by simulation
       poscheck calibrate ...           a pack's numbers from tickets
       poscheck conformance DIR         vector files, each with how many cases hold
       poscheck engine-report           what the engine reaches, figure by figure
       poscheck receipt-report          made-up slips and chip data without end, and how fast
                                        they are read; --inputs N, --seed N
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
        ["check", ref rest @ ..] => layered(rest).and_then(|(dirs, _)| check(&named(&dirs))),
        ["compile", ref rest @ ..] => layered(rest).and_then(|(dirs, out)| {
            let out = out.ok_or_else(|| USAGE.to_owned())?;
            compile(&named(&dirs), Path::new(&out))
        }),
        ["lookup", ref rest @ ..] => lookup(rest),
        ["simulate", ref rest @ ..] => simulate::run(rest, |dir| Ok(load(Path::new(dir))?.core)),
        ["calibrate", ref rest @ ..] => calibrate::run(rest),
        ["conformance", ref rest @ ..] => conformance::run(rest),
        ["engine-report", ref rest @ ..] => report::run(rest, |dir| Ok(load(Path::new(dir))?.core)),
        ["receipt-report", ref rest @ ..] => slips::run(rest),
        ["knowledge-report", ref rest @ ..] => catalogue::run(rest),
        ["guide", ref rest @ ..] => guide::run(rest, |dirs| Ok(merged(dirs)?.pack)),
        ["walk", ref rest @ ..] => walk::run(rest, |dir| load(Path::new(dir))),
        ["card"] => card_line(&["packs/builtin"]),
        ["card", "--over", top] => card_line(&["packs/builtin", top]),
        ["decode", ref rest @ ..] => decode::run(rest, load, || cards(&["packs/builtin"])),
        ["software", ref rest @ ..] => software::command::run(rest),
        ["statement", ref rest @ ..] => statement::read(rest),
        ["reconcile", ref rest @ ..] => statement::reconcile(rest),
        ["fuzz-statements", ref rest @ ..] => {
            statement::desk().and_then(|desk| statements::run(rest, &desk))
        }
        ["prerender", "--lang", tag] => prerender(tag, &["packs/builtin"]),
        ["prerender", "--lang", tag, "--over", top] => prerender(tag, &["packs/builtin", top]),
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

/// `check`: the first folder is a pack, the other an acquirer's.
fn check(dirs: &[&str]) -> Result<String, String> {
    let site = merged(dirs)?;
    let said = found(&site, dirs);
    let rows = [cards(dirs).err(), terminals(dirs).err()];
    let rows: String = rows.into_iter().flatten().collect();
    if site.lacks() || !rows.is_empty() {
        return Err(format!("{said}{rows}"));
    }
    // Its own cases are the built-in pack's; what is laid over it may well change how they end.
    let pack = if dirs.len() > 1 {
        load(Path::new(dirs[0]))?
    } else {
        site.pack
    };
    let core = &pack.core;
    let counts = format!(
        "{said}{}: {} faults, {} questions, {} repairs, {} entries, no findings\n",
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

fn compile(dirs: &[&str], out: &Path) -> Result<String, String> {
    let site = merged(dirs)?;
    let pack = &site.pack;
    let say = |e: std::io::Error| format!("{}: {e}\n", out.display());
    std::fs::create_dir_all(out).map_err(say)?;
    let mut lines = String::new();
    let mut said = found(&site, dirs);
    let front = |lang: Lang| {
        let (texts, _) = pack.language(lang == Lang::Zh);
        let front = with_words(lang.words(), &pack::save_front(&pack.core, texts));
        ([lang.tag(), ".first"].concat(), front)
    };
    let mut files = Lang::ALL.map(front).to_vec();
    let pieces = pack.pieces().into_iter();
    files.extend(pieces.map(|(piece, bytes)| (piece.name(), bytes)));
    let (bytes, left_out) = laid_over(dirs)?.unwrap_or_default();
    if dirs.len() == 1 {
        cards(dirs)?;
    }
    left_out
        .iter()
        .for_each(|row| said.push_str(&format!("{row}\n")));
    files.extend((!bytes.is_empty()).then(|| ("cards".to_owned(), bytes)));
    let first = Path::new(dirs.first().copied().unwrap_or_default());
    if let Some(packed) = decode::packed(first, &pack.core)? {
        files.push(("receipt".to_owned(), packed.terms));
        let words = Lang::ALL.map(|lang| lang.receipt_words().lines().into_bytes());
        let said = words.into_iter().zip(packed.texts);
        let names = board::RECEIPT_WORDS.map(str::to_owned).into_iter();
        files.extend(names.zip(said.map(|(words, texts)| [words, vec![0], texts].concat())));
    }
    let table = terminals(dirs).or_else(|found| {
        // What an acquirer publishes goes without its release files where they do not hold.
        said.push_str(&found);
        terminals(&dirs[..1])
    });
    files.extend(table?.map(|bytes| ("terminal".to_owned(), bytes)));
    files.extend(statement::packed(Path::new(dirs[0]))?.map(|b| ("amount".to_owned(), b)));
    for lang in Lang::ALL {
        let about = site.deployment.about(lang).into_bytes();
        files.push((board::ABOUT[lang as usize].to_owned(), about));
        let (card, terminal) = (lang.card_words().lines(), lang.terminal_words().lines());
        let at = lang as usize;
        files.push((board::CARD_WORDS[at].to_owned(), card.into_bytes()));
        files.push((board::TERMINAL_WORDS[at].to_owned(), terminal.into_bytes()));
        let amount = lang.amount_words().lines();
        files.push((board::AMOUNT_WORDS[at].to_owned(), amount.into_bytes()));
    }
    for (name, bytes) in files {
        let name = format!("{name}.bin");
        std::fs::write(out.join(&name), &bytes).map_err(say)?;
        lines.push_str(&format!("{name} {} bytes\n", bytes.len()));
    }
    if dirs.len() > 1 {
        let logo = &site.deployment.logo;
        if !logo.is_empty() {
            std::fs::write(out.join(logo), &site.logo).map_err(say)?;
        }
        std::fs::write(out.join("site.json"), site.site()).map_err(say)?;
        std::fs::write(out.join("findings.txt"), &said).map_err(say)?;
    }
    Ok(said + &lines)
}

/// `card`: a line from stdin, so that no number stands in a shell's history. What had to be left
/// out of the packs is said first; the rest answers.
fn card_line(dirs: &[&str]) -> Result<String, String> {
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line);
    read.map_err(|e| format!("{e}\n"))?;
    let (bytes, left_out) = laid_over(dirs)?.unwrap_or_default();
    let table = card::Cards::load(&bytes).map_err(|e| format!("{e:?}\n"))?;
    let told = card::report::line(&table, line.trim_end_matches(['\r', '\n']));
    line.zeroize();
    let left_out = left_out.iter().map(|row| format!("left out\t{row}\n"));
    Ok(left_out.collect::<String>() + &told)
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
fn prerender(tag: &str, dirs: &[&str]) -> Result<String, String> {
    use poscheck::ui::{Boot, Route, render};
    let pack = merged(dirs)?.pack;
    let lang = Lang::from_tag(tag).ok_or(USAGE)?;
    let boot = Boot::whole(pack.shelf(), lang);
    render(boot, Route::Home).map_err(|e| format!("{e}\n"))
}

#[cfg(not(feature = "render"))]
fn prerender(_tag: &str, _dirs: &[&str]) -> Result<String, String> {
    Err("this build draws nothing; build with --features render\n".to_owned())
}

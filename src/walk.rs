//! `poscheck walk`: one diagnosis as a shop would see it, a line a step, for whoever writes a pack.
//!
//! In: an entry, and answers in any order; a question without one is answered with "don't know",
//! a repair fails unless it is named with `!`. Out: the steps in the order in which they come,
//! with what is likeliest at each. Nothing is judged here: what should come is a scenario's
//! `walk`.

use crate::engine::{Model, refine};
use crate::i18n::Lang;
use crate::options::Options;
use crate::pack::{Compiled, Outcome};
use crate::present::{Book, StepBody, StepView, code, fixed, step};
use crate::session::trial::{event, id_of};
use crate::session::{Action, Event, Now, Session};
use std::fmt::Write;
use std::rc::Rc;

/// How many steps are shown unless told otherwise.
const MOST: usize = 12;

/// Runs the command on the pack that `load` reads from a folder.
///
/// # Errors
/// With a sentence, where the pack cannot be read or an entry or answer is none of its.
pub fn run(
    words: &[&str],
    load: impl Fn(&str) -> Result<Compiled, String>,
) -> Result<String, String> {
    let mut options = Options::new(words);
    let dir = options.value::<String>("--pack")?;
    let dir = dir.as_deref().unwrap_or("packs/builtin");
    let most = options.value::<usize>("--steps")?.unwrap_or(MOST);
    let lang = options.value::<String>("--lang")?;
    let manner = Manner {
        lang: lang.as_deref().and_then(Lang::from_tag).unwrap_or_default(),
        most,
        refined: options.flag("--refined"),
        full: options.flag("--full"),
    };
    let words = options.words();
    let [entry, ref said @ ..] = words[..] else {
        return Err("name an entry, such as see.pin, or start\n".to_owned());
    };
    let pack = load(dir)?;
    let said: Vec<Told> = said
        .iter()
        .map(|words| {
            told(&pack, words)
                .ok_or_else(|| format!("{words}: neither `question=answer` nor `repair!`\n"))
        })
        .collect::<Result<_, _>>()?;
    walk(&pack, manner, entry, &said)
}

/// What is said to a step: its id, and the reply.
type Told = (String, Outcome);

fn told(pack: &Compiled, words: &str) -> Option<Told> {
    if let Some(repair) = words.strip_suffix('!') {
        let known = pack.core.repairs.iter().any(|r| r.id == repair);
        return known.then(|| (repair.to_owned(), Outcome::Works));
    }
    let (question, answer) = words.split_once('=')?;
    let row = pack.core.questions.iter().find(|q| q.id == question)?;
    let at = row.answers.iter().position(|a| a.id == answer)?;
    Some((
        question.to_owned(),
        Outcome::Answer(u16::try_from(at).ok()?),
    ))
}

/// Takes an event, and the step that follows it as the background worker finds it, if asked to.
fn take(session: &mut Session, model: &Model, event: Event, refined: bool) {
    let length = session.log().len();
    session.apply(Action::Do(event));
    if refined && session.now().1.is_some() {
        let step = refine(model, &session.evidence()).step;
        session.apply(Action::GoTo(length));
        session.apply(Action::Led(event, step));
    }
}

/// How a diagnosis is told.
#[derive(Clone, Copy)]
struct Manner {
    lang: Lang,
    /// How many steps are told at most.
    most: usize,
    /// Whether each step is the one that the background worker finds.
    refined: bool,
    /// Whether the page is told as it stands, not a line a step.
    full: bool,
}

fn walk(pack: &Compiled, manner: Manner, entry: &str, said: &[Told]) -> Result<String, String> {
    let core = Rc::new(pack.core.clone());
    let model = Rc::new(Model::of(&core));
    let mut session = Session::new(core.clone(), model.clone());
    let at = core.entries.iter().position(|e| e.id == entry);
    if at.is_none() && entry != "start" {
        return Err(format!("there is no entry {entry}\n"));
    }
    session.apply(Action::Begin { entry: at, at: 1 });
    let book = Book {
        core: &core,
        texts: pack.language(manner.lang == Lang::Zh).0,
        lang: manner.lang,
    };
    let mut out = String::new();
    if let Some(at) = at.filter(|_| manner.full) {
        let view = code(&book, at, i32::MAX);
        let _ = writeln!(out, "# {}\n{}", view.title, view.means);
        lines(&mut out, view.now.iter());
        let _ = writeln!(out, "[{}]", view.go_on);
    }
    for n in 1..=manner.most {
        let now = session.now().0;
        let Some(view) = step(&book, &session) else {
            break;
        };
        let id = id_of(&core, &now);
        let reply = said.iter().find(|(of, _)| *of == id);
        let reply = reply.map_or(Outcome::No, |(_, reply)| *reply);
        if manner.full {
            tell(&mut out, n, &view);
            let _ = writeln!(out, "→ {}", heard(&view.body, reply));
        } else {
            let belief = session.belief();
            let top = belief.ranked().into_iter().take(3);
            let top: Vec<String> = top
                .map(|f| format!("{} {:.0}%", core.faults[f].id, 100.0 * belief.faults[f]))
                .collect();
            let (heard, top) = (heard(&view.body, reply), top.join(", "));
            let _ = writeln!(out, "{n:>2} {id:<20} {} [{heard}] | {top}", view.heading);
        }
        if matches!(now, Now::HandOver | Now::Ended(_)) {
            break;
        }
        take(&mut session, &model, event(&now, reply), manner.refined);
    }
    if let Some(end) = fixed(&book, &session) {
        let _ = writeln!(out, "{}", end.heading);
        lines(&mut out, end.helped.iter().chain([&end.cause, &end.avoid]));
    }
    Ok(out)
}

/// What is said to a step, as it stands on the page.
fn heard(body: &StepBody, reply: Outcome) -> String {
    match (body, reply) {
        (StepBody::Ask { answers, .. }, Outcome::Answer(a)) => {
            let mut given = answers.iter().filter(|view| view.answer == usize::from(a));
            given
                .next()
                .map_or_else(String::new, |view| view.text.clone())
        }
        (StepBody::Ask { .. }, _) => "?".to_owned(),
        (StepBody::Try { ends, .. }, Outcome::Works) => ends[0].clone(),
        (StepBody::Try { ends, .. }, _) => ends[1].clone(),
        (StepBody::HandOver { .. }, _) => String::new(),
    }
}

/// A step as it stands on the page.
fn tell(out: &mut String, n: usize, view: &StepView) {
    let _ = writeln!(
        out,
        "\n{n}. {} ({}; {})",
        view.heading, view.takes, view.left
    );
    if let Some(money) = &view.money {
        let _ = writeln!(out, "  ! {}: {}", money.title, money.text);
    }
    match &view.body {
        StepBody::Ask { help, answers, .. } => {
            lines(out, std::iter::once(help));
            let answers: Vec<&str> = answers.iter().map(|a| a.text.as_str()).collect();
            let _ = writeln!(out, "  [{}]", answers.join("] ["));
        }
        StepBody::Try {
            steps,
            mind,
            risk,
            ends,
            ..
        } => {
            lines(out, risk.iter().chain([mind]).chain(steps));
            let _ = writeln!(out, "  [{}]", ends.join("] ["));
        }
        StepBody::HandOver { text } => lines(out, [text].into_iter()),
    }
}

fn lines<'t>(out: &mut String, texts: impl Iterator<Item = &'t String>) {
    for text in texts.filter(|text| !text.is_empty()) {
        let _ = writeln!(out, "  {text}");
    }
}

//! Tickets as a table: CSV in UTF-8 or GBK, one closed case a row.
//!
//! | column | holds |
//! |---|---|
//! | `date` | `2026-11-22`; decides which tickets are the newest |
//! | `entry` | id of what the terminal showed; may be empty |
//! | `answers` | `question=answer;question=answer` in ids; may be empty |
//! | `fault` | id of the true cause |
//! | `repair` | id of the repair that worked; may be empty |
//! | `failed` | ids of repairs that were tried in vain, `;` between; may be left out |
//! | `minutes` | how long the case took; may be empty |
//!
//! A row that cannot be used is a [`Complaint`] with its line, and the others still count.

use crate::pack::Core;

/// One closed case, in positions of the pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticket {
    /// `2026-11-22`.
    pub date: String,
    /// What the terminal showed.
    pub entry: Option<usize>,
    /// (question, answer)
    pub answers: Vec<(usize, usize)>,
    /// The stated cause.
    pub fault: usize,
    /// The repair that worked.
    pub repair: Option<usize>,
    /// Repairs that did not.
    pub failed: Vec<usize>,
    /// How long it took.
    pub minutes: Option<f64>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// From 1.
    pub line: u64,
    /// What is wrong.
    pub wrong: String,
}

/// Columns that have to be there.
const NEEDED: [&str; 3] = ["date", "answers", "fault"];

/// The text of a file: UTF-8, with or without a mark, or else GBK; says which.
pub fn decode(bytes: &[u8]) -> (String, &'static str) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.trim_start_matches('\u{feff}').to_owned(), "UTF-8"),
        Err(_) => (encoding_rs::GBK.decode(bytes).0.into_owned(), "GBK"),
    }
}

/// Reads tickets; `Err` where the table has no such columns at all.
///
/// # Errors
/// The columns that are missing.
pub fn read(core: &Core, text: &str) -> Result<(Vec<Ticket>, Vec<Complaint>), String> {
    let mut table = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads = table.headers().map_err(|e| e.to_string())?.clone();
    let column = |name: &str| heads.iter().position(|head| head.trim() == name);
    let missing: Vec<&str> = NEEDED.into_iter().filter(|n| column(n).is_none()).collect();
    if !missing.is_empty() {
        let known = heads.iter().collect::<Vec<_>>().join(", ");
        return Err(format!(
            "line 1: no column {}; there are: {known}",
            missing.join(", ")
        ));
    }
    let (mut tickets, mut complaints) = (Vec::new(), Vec::new());
    for row in table.records() {
        let row = match row {
            Ok(row) => row,
            Err(e) => {
                let line = e.position().map_or(0, csv::Position::line);
                complaints.push(Complaint {
                    line,
                    wrong: "cannot be read as a row of the table".to_owned(),
                });
                continue;
            }
        };
        let cell = |name: &str| column(name).and_then(|at| row.get(at)).unwrap_or("").trim();
        match ticket(core, cell) {
            Ok(ticket) => tickets.push(ticket),
            Err(wrong) => complaints.push(Complaint {
                line: row.position().map_or(0, csv::Position::line),
                wrong,
            }),
        }
    }
    Ok((tickets, complaints))
}

fn ticket<'a>(core: &Core, cell: impl Fn(&str) -> &'a str) -> Result<Ticket, String> {
    let date = cell("date");
    let is_date = date.len() == 10
        && date.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    if !is_date {
        return Err(format!("date `{date}` is not of the form 2026-11-22"));
    }
    let repair = |id: &str| {
        let at = core.repair_named(id);
        at.ok_or_else(|| format!("there is no repair `{id}`"))
    };
    let entry = match cell("entry") {
        "" => None,
        id => {
            let at = core.entry_named(id);
            Some(at.ok_or_else(|| format!("there is no entry `{id}`"))?)
        }
    };
    let fault = cell("fault");
    let minutes = match cell("minutes") {
        "" => None,
        text => {
            let minutes: Option<f64> = text
                .parse()
                .ok()
                .filter(|m: &f64| m.is_finite() && *m >= 0.0);
            Some(minutes.ok_or_else(|| format!("minutes `{text}` is no number"))?)
        }
    };
    Ok(Ticket {
        date: date.to_owned(),
        entry,
        answers: parts(cell("answers"))
            .map(|pair| answer(core, pair))
            .collect::<Result<_, _>>()?,
        fault: core
            .fault_named(fault)
            .ok_or_else(|| format!("there is no fault `{fault}`"))?,
        repair: Some(cell("repair"))
            .filter(|id| !id.is_empty())
            .map(repair)
            .transpose()?,
        failed: parts(cell("failed"))
            .map(repair)
            .collect::<Result<_, _>>()?,
        minutes,
    })
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', '；'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn answer(core: &Core, pair: &str) -> Result<(usize, usize), String> {
    let Some((question, answer)) = pair.split_once('=') else {
        return Err(format!(
            "answer `{pair}` is not of the form question=answer"
        ));
    };
    let (question, answer) = (question.trim(), answer.trim());
    let q = core.question_named(question);
    let q = q.ok_or_else(|| format!("there is no question `{question}`"))?;
    let a = core.questions[q].answer_named(answer);
    let a = a.ok_or_else(|| format!("question `{question}` has no answer `{answer}`"))?;
    Ok((q, a))
}

//! The native commands `poscheck statement` and `poscheck reconcile`.
//!
//! In: words, files, the built-in pack's layouts. Out: JSON or CSV of what the files are and where
//! they differ. They do no work of their own.

use crate::amount::intake::{Intake, Taken};
use crate::amount::reader::{Desk, Statement, Unusable};
use crate::amount::reconcile::reconcile as hold;
use crate::amount::shapes::Shapes;
use crate::amount::text::Native;
use crate::amount::{compile, report as told, sheets};
use crate::options::Options;
use std::io::Read;
use std::path::Path;
use std::rc::Rc;

const USAGE: &str = "usage: poscheck statement FILE --json
       poscheck reconcile A B [C] --json|--csv
";

/// The packed layouts of exports, where the pack has any.
///
/// # Errors
/// Where they cannot be read or packed.
pub fn packed(dir: &Path) -> Result<Option<Vec<u8>>, String> {
    let file = dir.join("amount").join(compile::FILE);
    if !file.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}\n", file.display()))?;
    compile::compile(&text).map(Some)
}

/// What reads exports, by the built-in pack's layouts.
///
/// # Errors
/// Where there are none.
pub fn desk() -> Result<Desk, String> {
    let bytes = packed(Path::new("packs/builtin"))?.ok_or("packs/builtin/amount is missing\n")?;
    let shapes = Shapes::load(&bytes).ok_or("the packed layouts do not load\n")?;
    let (shapes, decode) = (Rc::new(shapes), Rc::new(Native));
    Ok(Desk { shapes, decode })
}

/// Reads an export as it streams; a workbook by its own reader.
fn export(desk: &Desk, path: &str) -> Result<Statement, String> {
    let say = |e: std::io::Error| format!("{path}: {e}; name a file\n");
    let refused = |why: Unusable| format!("{path}: {}\n", why.name());
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
///
/// # Errors
/// Where the file cannot be read.
pub fn read(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    options.flag("--json");
    let [path] = options.words()[..] else {
        return Err(USAGE.to_owned());
    };
    let desk = desk()?;
    let read = export(&desk, path)?;
    Ok(format!(
        "{:#}\n",
        told::statement(&desk.shapes, path, &read)
    ))
}

/// `reconcile A B [C] --json|--csv`: the second file against the first, the third against the
/// second.
///
/// # Errors
/// Where a file cannot be read.
pub fn reconcile(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    let csv = options.flag("--csv");
    options.flag("--json");
    let paths = options.words();
    if !(2..=3).contains(&paths.len()) {
        return Err(USAGE.to_owned());
    }
    let desk = desk()?;
    let read: Vec<Statement> = paths
        .iter()
        .map(|p| export(&desk, p))
        .collect::<Result<_, _>>()?;
    let mut pairs = Vec::new();
    for (two, names) in read.windows(2).zip(paths.windows(2)) {
        let outcome = hold(&two[0].ledger, &two[1].ledger);
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

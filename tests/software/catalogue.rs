//! The catalogue: what ships has no finding, each mistake has its code, the rest stays usable.

use super::{builtin, table};
use crate::support::lcg::Lcg;
use crate::support::{expect, text};
use poscheck::software::compile::{FILES, compile};
use poscheck::software::{Damaged, Table};

/// What the table may weigh, in brotli bytes.
const BUDGET: usize = 22_000;

fn brotli(bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).unwrap();
    out.len()
}

#[test]
fn the_shipped_catalogue_has_no_finding_and_stays_within_its_budget() {
    let lines: Vec<String> = builtin().findings.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    let size = brotli(&builtin().bytes);
    println!(
        "table of terminals: {} bytes, {size} after brotli 11",
        builtin().bytes.len()
    );
    assert!(size <= BUDGET, "{size}");
    assert!(table().vendors.len() >= 10 && table().models.len() >= 30);
    assert_eq!(*table(), builtin().table, "the file says what was packed");
}

/// A catalogue with releases of the acquirer's form, and its findings' codes and ids.
#[track_caller]
fn check(releases: &str, expected: &[(&str, &str)]) -> Table {
    let base = FILES.map(|file| text(&format!("packs/builtin/software/{file}")));
    let base = base.each_ref().map(String::as_str);
    let over = ["", releases, "", ""];
    let compiled = compile(&[base, over]);
    let found: Vec<(&str, &str)> = compiled
        .findings
        .iter()
        .map(|f| (f.code, f.id.as_str()))
        .collect();
    assert_eq!(found, expected, "{:#?}", compiled.findings);
    for finding in &compiled.findings {
        assert!(finding.file.starts_with("software/") && !finding.mend.is_empty());
    }
    Table::load(&compiled.bytes).unwrap()
}

fn series(rows: &str) -> String {
    format!("[[series]]\nid = \"x\"\nform = \"acquirer.dotted\"\n{rows}")
}

fn release(version: &str, date: &str, more: &str) -> String {
    format!(
        "[[series.release]]\nversion = \"{version}\"\ndate = \"{date}\"\nsource = \"made up\"\ngrade = \"primary\"\n{more}\n"
    )
}

#[test]
fn each_mistake_in_a_release_file_has_its_code_and_the_rest_stays_usable() {
    let two = |a: (&str, &str), b: (&str, &str)| {
        series(&[release(a.0, a.1, ""), release(b.0, b.1, "")].concat())
    };
    check(
        &two(("V1.0.0", "2024-01-01"), ("V1.1.0", "2024-02-01")),
        &[],
    );
    let kept = check(
        &two(("V1.0.0", "2024-01-01"), ("V1.0", "2024-02-01")),
        &[("E207", "x V1.0")],
    );
    assert_eq!(kept.series.last().unwrap().releases.len(), 1);
    check(
        &two(("V1.1.0", "2024-01-01"), ("V1.0.0", "2024-02-01")),
        &[("E208", "x V1.0.0")],
    );
    let kept = check(
        &two(("V1.1.0", "2024-02-01"), ("V1.0.0", "2024-01-01")),
        &[("E209", "x V1.0.0")],
    );
    let versions: Vec<&str> = kept
        .series
        .last()
        .unwrap()
        .releases
        .iter()
        .map(|r| r.version.as_str())
        .collect();
    assert_eq!(versions, ["V1.0.0", "V1.1.0"], "put in order");
    check(
        &two(("V1.0.0", "2024-01-01"), ("V1.1.0", "2024-13-40")),
        &[("E211", "x V1.1.0")],
    );
    check(
        &two(("V1.0.0", "2024-01-01"), ("newest", "2024-02-01")),
        &[("E206", "x newest")],
    );
    let circle = [
        release("V1.0.0", "2024-01-01", "after = \"V1.1.0\""),
        release("V1.1.0", "2024-02-01", "after = \"V1.0.0\""),
    ];
    let kept = check(&series(&circle.concat()), &[("E210", "x V1.0.0")]);
    assert_eq!(kept.series.last().unwrap().releases.len(), 2);
    let own = release("V1.0.0", "2024-01-01", "after = \"V1.0.0\"");
    check(&series(&own), &[("E210", "x V1.0.0")]);
    let lost = release("V1.0.0", "2024-01-01", "after = \"V0.9.0\"");
    check(&series(&lost), &[("E205", "x V1.0.0")]);
    let silent = release("V1.0.0", "2024-01-01", "").replace("made up", "");
    check(&series(&silent), &[("E212", "x V1.0.0")]);
    let half = release("V1.0.0", "2024-01-01", "functions = [{ zh-CN = \"新\" }]");
    check(&series(&half), &[("E213", "x V1.0.0")]);
    let ahead = format!(
        "least = {{ version = \"V9.0.0\" }}\n{}",
        release("V1.0.0", "2024-01-01", "")
    );
    check(&series(&ahead), &[("E214", "x V9.0.0")]);
    check(
        "[[series]]\nid = \"x\"\nform = \"nobody\"",
        &[("E205", "x")],
    );
    check(
        "[[series]]\nid = \"x\"\nfrom = \"acquirer.dotted\"",
        &[("E201", "")],
    );
    let twice = [series(""), series("")].concat();
    check(&twice, &[("E202", "x")]);
}

#[test]
fn each_mistake_in_forms_pictures_and_models_has_its_code() {
    let compile_one = |file: usize, text: &str| {
        let mut layer = [""; 4];
        layer[file] = text;
        let compiled = compile(&[layer]);
        let codes: Vec<&str> = compiled.findings.iter().map(|f| f.code).collect();
        codes.join(" ")
    };
    let vendor = "[[vendor]]\nid = \"v\"\nname = { zh-CN = \"甲\", en = \"V\" }\ngrade = \"usual\"\nsource = \"s\"\nread = \"2026-11-28\"\n";
    let form = |pattern: &str, example: &str| {
        format!(
            "{vendor}[[vendor.form]]\nid = \"v.a\"\npattern = \"{pattern}\"\nexample = \"{example}\"\ngrade = \"usual\"\nsource = \"s\"\n"
        )
    };
    for (pattern, example, codes) in [
        ("V{run}", "V1.2", ""),
        ("V{run", "V1.2", ""),
        ("V{runs}", "V1.2", "E203"),
        ("V[{run}", "V1.2", "E203"),
        ("V{run}]", "V1.2", "E203"),
        ("V{run 3-2}", "V1.2", "E203"),
        ("V{run}", "1.2", "E206"),
    ] {
        assert_eq!(compile_one(0, &form(pattern, example)), codes, "{pattern}");
    }
    let picture = |shape: &str, en: &str| {
        format!(
            "[[picture]]\nid = \"p\"\nsize = [320, 240]\nalt = {{ zh-CN = \"图\", en = \"{en}\" }}\n[[picture.part]]\nid = \"a\"\nname = {{ zh-CN = \"件\", en = \"part\" }}\ndraw = [\"{shape}\"]\n"
        )
    };
    for (shape, en, codes) in [
        ("rect 1 2 3 4", "p", ""),
        ("rect 1 2 3", "p", "E204"),
        ("circle 400 2 3", "p", "E204"),
        ("line 1 2 3", "p", "E204"),
        ("blob 1", "p", "E204"),
        ("path x", "p", "E204"),
        ("path M1 2h3", "", "E213"),
    ] {
        assert_eq!(compile_one(3, &picture(shape, en)), codes, "{shape}");
    }
    let shows = |place: &str| {
        format!(
            "{}[shows]\n\"fix.x\" = \"{place}\"\n",
            picture("rect 1 2 3 4", "p")
        )
    };
    assert_eq!(compile_one(3, &shows("p.a")), "");
    assert_eq!(compile_one(3, &shows("p.b")), "E205");
    assert_eq!(compile_one(3, &shows("q.a")), "E205");
    let model = "[[model]]\nid = \"m\"\nname = \"M\"\nvendor = \"nobody\"\nkind = \"none\"\nsource = \"s\"\n";
    assert_eq!(compile_one(2, model), "E205");
}

#[test]
fn a_damaged_file_is_an_error_and_never_a_panic() {
    let bytes = &builtin().bytes;
    for cut in (0..bytes.len()).step_by(211) {
        assert!(Table::load(&bytes[..cut]).is_err(), "{cut}");
    }
    let mut choose = Lcg::new(3);
    for _ in 0..300 {
        let mut wrong = bytes.clone();
        let at = choose.below(wrong.len());
        wrong[at] ^= 1 << choose.below(8);
        if let Ok(table) = Table::load(&wrong) {
            let _ = table.judge(
                None,
                Some(2),
                "PayDroid_7.1.1_Virgo_V04.5.02_20220722",
                20_000,
            );
            let _ = table.shown("fix.restart");
            let _ = table.models_like("a9", 9);
        }
    }
    let mut newer = bytes.clone();
    newer[0] += 1;
    assert_eq!(Table::load(&newer).unwrap_err(), Damaged::Layout);
}

#[test]
fn a_model_is_found_by_its_name_its_maker_and_what_people_type() {
    let found = |typed: &str| {
        let found = table().models_like(typed, 6).into_iter();
        let ids: Vec<&str> = found
            .map(|at| table().models[usize::from(at)].id.as_str())
            .collect();
        ids.join(" ")
    };
    assert_eq!(found("a920 pro"), "pax.a920-pro");
    assert_eq!(found("百富A910"), "pax.a910");
    assert_eq!(found("pax a910"), "pax.a910");
    assert_eq!(found("ｘ９９０"), "verifone.x990");
    assert_eq!(found("云音箱"), "acquirer.speaker");
    assert_eq!(found("n910"), "newland.n910");
    assert!(found("商米").contains("sunmi.p2"));
    assert_eq!(found("zzz"), "");
    assert_eq!(found("  "), "");
}

#[test]
fn what_is_found_under_every_name_stays_as_it_was_seen() {
    let mut all = String::new();
    for model in &table().models {
        for cut in 1..=model.name.chars().count() {
            let typed: String = model.name.chars().take(cut).collect();
            let found = table().models_like(&typed, 9).into_iter();
            let ids = found.map(|at| table().models[usize::from(at)].id.as_str());
            all += &format!("{typed}\t{}\n", ids.collect::<Vec<_>>().join(" "));
        }
    }
    expect(
        "tests/cases/software/models.tsv",
        "software::catalogue",
        &all,
    );
}

#[test]
fn a_table_that_points_past_its_end_is_damaged() {
    type Change = fn(&mut Table);
    let past: [Change; 6] = [
        |t| t.forms[0].vendor = t.vendors.len() as u16,
        |t| t.series[0].form = t.forms.len() as u16,
        |t| t.series[0].models.push(t.models.len() as u16),
        |t| t.models[0].vendor = t.vendors.len() as u16,
        |t| t.models[0].kind = t.kinds.len() as u16,
        |t| t.shown[0].picture = t.pictures.len() as u16,
    ];
    let load = |table: &Table| Table::load(&postcard::to_allocvec(table).unwrap());
    assert_eq!(load(table()).as_ref(), Ok(table()));
    for (at, change) in past.into_iter().enumerate() {
        let mut wrong = table().clone();
        change(&mut wrong);
        assert_eq!(load(&wrong), Err(Damaged::File), "{at}");
    }
}

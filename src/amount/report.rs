//! What the native command says of files, as JSON and as a table.
//!
//! In: statements and outcomes. Out: text. Amounts are decimal strings of major units, so that
//! nothing is lost on the way through a reader's floats. For native tools only.

use super::cell::cell;
use super::checks::{Check, Looks};
use super::ledger::Ledger;
use super::moment::{Order, day_text, second_text};
use super::money::{Currency, plain_text};
use super::reader::Statement;
use super::reconcile::{By, Difference, Found, Outcome, Proof, Side, Tier, fit, lines};
use super::shapes::{Format, Role, Shapes, Sign, Unit};
use serde_json::{Map, Value, json};

fn amount(parts: i128, currency: Currency) -> String {
    plain_text(parts, currency.digits())
}

/// What one file is and says.
pub fn statement(shapes: &Shapes, name: &str, read: &Statement) -> Value {
    let plan = &read.plan;
    let layout = plan.layout.and_then(|l| shapes.layouts.get(l));
    let columns: Map<String, Value> = Role::ALL
        .into_iter()
        .filter(|role| !plan.of(*role).is_empty())
        .map(|role| {
            let name = |at: &u16| {
                plan.names
                    .get(usize::from(*at))
                    .map_or(String::new(), |n| n.shown.clone())
            };
            let names: Vec<String> = plan.of(role).iter().map(name).collect();
            (role.name().to_owned(), json!(names))
        })
        .collect();
    let totals = read.keeper.totals.iter().zip(&read.ledger.currencies).map(|(t, c)| {
        let a = |v: i128| amount(v, *c);
        json!({
            "currency": c.code(), "rows": t.rows,
            "in": {"rows": t.rows_in, "total": a(t.total_in)},
            "out": {"rows": t.rows_out, "total": a(t.total_out)},
            "neutral": {"rows": t.rows_neutral, "total": a(t.total_neutral)},
            "idle": t.rows_idle, "net": a(t.net()), "sales": a(t.sales), "refunds": a(t.refunds), "fees": a(t.fees),
        })
    });
    let records = read.records;
    json!({
        "file": name,
        "layout": layout.map(|l| l.id.clone()),
        "layout_name": layout.map(|l| l.zh.clone()),
        "format": format_name(plan.format),
        "encoding": plan.encoding.label(),
        "delimiter": (plan.format == Format::Delimited).then(|| char::from(plan.cut.delimiter).to_string()),
        "header_record": plan.header.map(|h| h + 1),
        "columns": columns,
        "unit": if plan.unit == Unit::Minor { "minor" } else { "major" },
        "unit_sure": plan.unit_sure,
        "sign": sign_name(plan.sign),
        "date_order": match plan.order { Order::Ymd => "ymd", Order::Dmy => "dmy", Order::Mdy => "mdy" },
        "date_order_sure": plan.order_sure,
        "zone_minutes": plan.zone,
        "decimal_mark": if plan.comma { "," } else { "." },
        "rows": records.read + records.refused,
        "read": records.read,
        "refused": records.refused,
        "lines": {"above": records.above, "around": records.around, "blank": records.blank, "all": records.all, "add_up": records.add_up()},
        "refusals": read.refused.iter().map(|r| json!({"line": r.line, "why": r.why.name()})).collect::<Vec<_>>(),
        "totals": totals.collect::<Vec<_>>(),
        "checks": read.checks.iter().map(|c| check(c, read.ledger.currencies[0])).collect::<Vec<_>>(),
        "ids": read.ledger.ids.iter().map(|i| json!({"column": i.name, "present": i.present, "rounded_by_spreadsheet": i.destroyed()})).collect::<Vec<_>>(),
        "fees": fees(&read.ledger),
        "samples": read.samples,
    })
}

fn fees(ledger: &Ledger) -> Option<Value> {
    let row = |(row, fee): (usize, &i64)| (row as u32, ledger.amount[row], *fee);
    let fitted = fit(ledger.fee.iter().enumerate().map(row))?;
    Some(json!({
        "rate_percent": plain_text(i128::from(fitted.rate), 0), "rows": fitted.rows, "explained": fitted.explained,
        "others": fitted.others.iter().take(100).map(|r| ledger.line(*r)).collect::<Vec<_>>(),
    }))
}

fn check(check: &Check, currency: Currency) -> Value {
    let value = |v: i128| {
        if check.money {
            json!(amount(v, currency))
        } else {
            json!(v as i64)
        }
    };
    let rows = !matches!(check.looks, Looks::Stated(_));
    let (said, found) = if rows {
        ("rows", "held")
    } else {
        ("said", "found")
    };
    json!({"looks": check.looks.name(), said: value(check.said), found: value(check.found), "holds": check.holds})
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Delimited => "delimited",
        Format::Fixed => "fixed",
        Format::Mt940 => "mt940",
        Format::Camt => "camt",
        Format::Ofx => "ofx",
        Format::Qif => "qif",
    }
}

fn sign_name(sign: Sign) -> &'static str {
    match sign {
        Sign::Signed => "signed",
        Sign::Kind => "kind",
        Sign::Account => "account",
        Sign::Turned => "turned",
        Sign::Split => "split",
        Sign::Direction => "direction",
        Sign::Refund => "refund",
    }
}

fn proof(p: &Proof, currency: Currency) -> Value {
    let a = |v: i128| amount(v, currency);
    json!({"first": a(p.first), "second": a(p.second), "difference": a(p.first - p.second), "listed": a(p.listed), "meets": p.meets()})
}

/// Counts by category, with rows that could not be read.
fn counts(outcome: &Outcome<'_>, unreadable: u64) -> Map<String, Value> {
    let found = outcome.counts();
    let mut counts: Map<String, Value> = Found::ALL
        .into_iter()
        .map(|f| (f.name().to_owned(), json!(found.get(f))))
        .collect();
    counts.insert("across_midnight".to_owned(), json!(found.across_midnight));
    counts.insert("other_terminal".to_owned(), json!(found.other_terminal));
    counts.insert("suggested".to_owned(), json!(found.suggested));
    counts.insert("same_file".to_owned(), json!(u64::from(outcome.same_file)));
    counts.insert("unreadable".to_owned(), json!(unreadable));
    counts
}

/// What holding two files against each other gave.
pub fn outcome(outcome: &Outcome<'_>, names: [&str; 2], unreadable: u64) -> Value {
    let currencies = outcome.currencies();
    let all = |by: Option<By>, currency: Currency| lines(outcome, currency, by);
    let grouped = |by: By| -> Vec<Value> {
        let mut rows = Vec::new();
        for currency in &currencies {
            for (key, line) in all(Some(by), *currency) {
                let mut value = proof(&line, *currency);
                value["currency"] = json!(currency.code());
                value["of"] = json!(group_name(outcome, by, key));
                rows.push(value);
            }
        }
        rows
    };
    let whole = |currency: &Currency| {
        let line = all(None, *currency)
            .first()
            .map_or(Proof::default(), |(_, p)| *p);
        let mut value = proof(&line, *currency);
        value["currency"] = json!(currency.code());
        value
    };
    let proofs: Vec<Value> = currencies.iter().map(whole).collect();
    let mut main = proofs.first().cloned().unwrap_or_default();
    main["meets"] = json!(proofs.iter().all(|p| p["meets"] == json!(true)));
    json!({
        "files": names,
        "counts": counts(outcome, unreadable),
        "proof": main,
        "proof_by_currency": proofs,
        "proof_by_terminal": grouped(By::Terminal),
        "proof_by_batch": grouped(By::Batch),
        "proof_by_day": grouped(By::Day),
        "keys": outcome.ids.iter().map(|s| json!({
            "first": outcome.first.ledger.ids[s.first].name, "second": outcome.second.ledger.ids[s.second].name,
            "common_per_mille": s.common,
        })).collect::<Vec<_>>(),
        "paid_twice": paid_twice(outcome),
        "scale": [outcome.first.scale, outcome.second.scale],
        "lumps": outcome.lumps.iter().map(|l| json!({
            "second_line": outcome.second.ledger.line(l.row), "from": day_text(l.from), "to": day_text(l.to),
            "gross": amount(l.gross, currencies[0]), "kept": amount(l.kept, currencies[0]),
        })).collect::<Vec<_>>(),
        "suggested": outcome.suggested.iter().map(|(a, b)| json!([outcome.first.ledger.line(*a), outcome.second.ledger.line(*b)])).collect::<Vec<_>>(),
        "differences": outcome.differences().iter().map(|d| difference(outcome, d)).collect::<Vec<_>>(),
    })
}

fn paid_twice(outcome: &Outcome<'_>) -> Vec<Value> {
    let sides = [&outcome.first, &outcome.second];
    let of = sides.into_iter().zip(&outcome.paid_twice);
    let pair = |(at, side, (a, b)): (usize, &Side<'_>, &(u32, u32))| {
        let lines = [side.ledger.line(*a), side.ledger.line(*b)];
        let sum = amount(i128::from(side.amount(*a)), side.ledger.currency_of(*a));
        json!({"file": at + 1, "lines": lines, "amount": sum})
    };
    of.enumerate()
        .flat_map(|(at, (side, pairs))| pairs.iter().map(move |rows| (at, side, rows)))
        .map(pair)
        .collect()
}

/// The name of a group of proof lines.
pub fn group_name(outcome: &Outcome<'_>, by: By, key: u64) -> String {
    match by {
        By::Day if key == 0 => String::new(),
        By::Day => day_text(key as u32),
        By::Batch => key
            .checked_sub(1)
            .map_or(String::new(), |b| format!("{b:06}")),
        By::Terminal => {
            let sides = [outcome.first.ledger, outcome.second.ledger];
            let find = |l: &&Ledger| {
                (1..=l.terminals.bytes.len())
                    .find(|n| l.terminals.mark(*n as u16) == key)
                    .map(|n| l.terminals.bytes[n - 1].clone())
            };
            let name = sides.iter().find_map(find);
            name.map_or(String::new(), |b| String::from_utf8_lossy(&b).into_owned())
        }
    }
}

fn difference(outcome: &Outcome<'_>, d: &Difference) -> Value {
    let (one, other) = (&outcome.first, &outcome.second);
    let first = d.first.map(|r| {
        (
            one.ledger.line(r),
            amount(i128::from(one.amount(r)), one.ledger.currency_of(r)),
            second_text(one.ledger.when[r as usize]),
        )
    });
    let second = d.second.map(|r| {
        (
            other.ledger.line(r),
            amount(i128::from(other.amount(r)), other.ledger.currency_of(r)),
            second_text(other.ledger.when[r as usize]),
        )
    });
    let tier = d
        .first
        .map_or(Tier::None, |r| one.tier[r as usize])
        .max(d.second.map_or(Tier::None, |r| other.tier[r as usize]));
    let side = |s: Option<(u32, String, String)>| {
        s.map(|(line, amount, when)| json!({"line": line, "amount": amount, "time": when}))
    };
    json!({"category": d.found.name(), "tier": tier_name(tier), "first": side(first), "second": side(second)})
}

fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::None => "",
        Tier::A => "A",
        Tier::B => "B",
        Tier::C => "C",
        Tier::D => "D",
        Tier::E => "E",
        Tier::F => "F",
    }
}

/// Two files against each other, or three in two pairs: then counts are those of both pairs.
pub fn pairs(mut pairs: Vec<Value>) -> Value {
    if pairs.len() == 1 {
        return pairs.remove(0);
    }
    let mut counts: Map<String, Value> = Map::new();
    for pair in &pairs {
        for (name, count) in pair["counts"].as_object().into_iter().flatten() {
            let sum =
                counts.get(name).and_then(Value::as_u64).unwrap_or(0) + count.as_u64().unwrap_or(0);
            counts.insert(name.clone(), json!(sum));
        }
    }
    let meets = pairs.iter().all(|p| p["proof"]["meets"] == json!(true));
    let proofs: Vec<&Value> = pairs.iter().map(|p| &p["proof"]).collect();
    json!({"counts": counts, "proof": {"meets": meets, "pairs": proofs}, "pairs": pairs})
}

/// Every difference and every refused row as a table.
pub fn csv(outcome: &Outcome<'_>, first: &Statement, second: &Statement) -> String {
    let mut out = "category,tier,first_line,first_time,first_amount,second_line,second_time,second_amount,terminal,why\n".to_owned();
    let mut line = |cells: [String; 10]| {
        out.push_str(&cells.map(|c| cell(&c)).join(","));
        out.push('\n');
    };
    let text = |v: &Value| {
        v.as_str().map_or_else(
            || {
                if v.is_null() {
                    String::new()
                } else {
                    v.to_string()
                }
            },
            str::to_owned,
        )
    };
    for d in outcome.differences() {
        let value = difference(outcome, &d);
        let terminal = d
            .first
            .map(|r| (outcome.first.ledger, r))
            .or(d.second.map(|r| (outcome.second.ledger, r)));
        let terminal = terminal.and_then(|(l, r)| {
            l.terminals
                .bytes
                .get(usize::from(l.terminal(r)).checked_sub(1)?)
        });
        let terminal = terminal.map_or(String::new(), |b| String::from_utf8_lossy(b).into_owned());
        let [f, s] = [&value["first"], &value["second"]];
        line([
            text(&value["category"]),
            text(&value["tier"]),
            text(&f["line"]),
            text(&f["time"]),
            text(&f["amount"]),
            text(&s["line"]),
            text(&s["time"]),
            text(&s["amount"]),
            terminal,
            String::new(),
        ]);
    }
    for (statement, is_first) in [(first, true), (second, false)] {
        for r in &statement.refused {
            let mut cells = [const { String::new() }; 10];
            cells[0] = "unreadable".to_owned();
            cells[if is_first { 2 } else { 5 }] = r.line.to_string();
            cells[9] = r.why.name().to_owned();
            line(cells);
        }
    }
    out
}

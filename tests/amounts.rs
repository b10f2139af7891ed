//! The board of amounts: totals, the drawer, files and what they differ in, in both languages.

use crate::support::text;
use poscheck::amount::compile::compile;
use poscheck::amount::sheets::table;
use poscheck::amount::text::Native;
use poscheck::board::{AMOUNT, AMOUNT_WORDS, Amounts, FADE, Reader};
use poscheck::i18n::Lang;
use poscheck::present::{Block, Board, Kind, Tone, load_board, save_board};
use std::rc::Rc;

fn opened(lang: Lang) -> Amounts {
    let mut amounts = Amounts::new(Rc::new(Native));
    let layouts = compile(&text("packs/builtin/amount/layouts.toml")).unwrap();
    assert!(amounts.learn(AMOUNT, &layouts));
    let now = "2026-11-28 10:00".to_owned();
    amounts.open(Reader { lang, now }).unwrap();
    amounts
}

/// Does something; of a field for files, `typed` is a file whose name is the first line.
fn act(amounts: &mut Amounts, id: &str, typed: &str) -> Board {
    if id == "files" {
        let (name, rows) = typed.split_once('\n').unwrap_or((typed, ""));
        if let Some(ticket) = amounts.file(name, rows.len() as u64) {
            let whole = rows.as_bytes().chunks(64);
            whole
                .take_while(|part| amounts.chunk(ticket, part))
                .for_each(drop);
            if let Some(sheet) = amounts.ended(ticket, true) {
                amounts.table(ticket, table(sheet), true);
            }
        }
        return amounts.draw().unwrap();
    }
    typed.chars().for_each(|c| amounts.press(c));
    let board = amounts.act(id).unwrap();
    assert!(amounts.is_wiped(), "{id}");
    assert_eq!(load_board(&save_board(&board)).as_ref(), Some(&board));
    board
}

/// The board after some acts.
pub(crate) fn after(lang: Lang, acts: &[[String; 2]]) -> Board {
    let mut amounts = opened(lang);
    acts.iter()
        .for_each(|[id, typed]| drop(act(&mut amounts, id, typed)));
    amounts.draw().unwrap()
}

fn shown(acts: &[[&str; 2]]) -> Board {
    let acts: Vec<[String; 2]> = acts.iter().map(|act| act.map(str::to_owned)).collect();
    after(Lang::Zh, &acts)
}

fn all(board: &Board, kind: Kind) -> Vec<&Block> {
    board
        .blocks
        .iter()
        .filter(|block| block.kind == kind)
        .collect()
}

/// Verdicts, each with its mark before it and its sentences after it.
fn verdicts(board: &Board) -> Vec<String> {
    let told = |block: &&Block| {
        let texts = block.items.iter().map(|item| item.text.as_str());
        let all: Vec<&str> = [block.tone.word(), &block.label]
            .into_iter()
            .chain(texts)
            .collect();
        all.join(" | ")
    };
    all(board, Kind::Verdict).iter().map(told).collect()
}

#[track_caller]
fn check(acts: &[[&str; 2]], expected: &[&str]) {
    assert_eq!(verdicts(&shown(acts)), expected, "{acts:?}");
}

const HEAD: &str = "参考号,终端号,交易时间,交易类型,交易金额";

/// A file of rows: last digits of the id, minute, amount.
fn file(name: &str, rows: &[(u32, u32, &str)]) -> String {
    let row = |(id, minute, amount): &(u32, u32, &str)| {
        format!("1520000000{id:02},10000001,2026-04-17 09:{minute:02}:00,消费,{amount}\n")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("{name}\n{HEAD}\n{rows}")
}

#[test]
fn equal_totals_agree_to_the_last_fen() {
    let even = "yes | 收银系统和刷卡机一致，到分不差";
    check(&[["sum0", "1234.5"], ["sum1", "￥1,234.50"]], &[even]);
    check(&[["sum0", "1234.5"], ["sum1", ""]], &[]);
}

#[test]
fn one_fen_is_a_difference_and_a_slip_is_told_where_it_has_its_mark() {
    check(
        &[["sum0", "1234.51"], ["sum1", "1234.50"]],
        &["no | 收银系统比刷卡机多 ¥0.01"],
    );
    check(
        &[["sum0", "5430"], ["sum1", "5340"]],
        &[
            "no | 收银系统比刷卡机多 ¥90.00 | 可能：从右数第 4 和第 5 位按反了 | 收银系统 ¥5,430.00 · 刷卡机 ¥5,340.00",
        ],
    );
    check(
        &[["sum1", "1000"], ["sum2", "996.2"]],
        &["yes | 少的正好是 0.38% 手续费：不是错账 | 刷卡机比银行或收单机构多 ¥3.80"],
    );
}

#[test]
fn fees_rounded_sale_by_sale_are_told_from_a_missing_sale() {
    let near = |paid: &str, by: &str, says: &str| {
        let title = format!("no | 刷卡机比银行或收单机构多 ¥{by}{says}");
        check(&[["sum1", "12850"], ["sum2", paid]], &[&title]);
    };
    let fee = " | 少的约是 0.6%，很像手续费：一笔一笔四舍五入，合计会差一点";
    near("12773", "77.00", fee);
    near("12773.54", "76.46", fee);
    near("12772.26", "77.74", fee);
    near("12772.25", "77.75", "");
    near("12773.55", "76.45", "");
    // The till and the terminal have no fees between them, and nobody is paid more for one.
    check(
        &[["sum0", "12850"], ["sum1", "12773"]],
        &["no | 收银系统比刷卡机多 ¥77.00"],
    );
    check(
        &[["sum1", "12773"], ["sum2", "12850"]],
        &["no | 银行或收单机构比刷卡机多 ¥77.00"],
    );
}

#[test]
fn how_many_sales_there_are_tells_a_missing_one_from_a_wrong_amount() {
    let steps = |counts: [&str; 2]| {
        let [till, terminal] = counts;
        let board = shown(&[
            ["sum0", "1000"],
            ["sum1", "988"],
            ["sum3", till],
            ["sum4", terminal],
        ]);
        let steps = all(&board, Kind::Steps).into_iter().next().unwrap();
        let texts: Vec<&str> = steps.items.iter().map(|item| &*item.text).collect();
        texts.join("|")
    };
    let one = "找找有没有正好 ¥12.00 的一笔";
    assert!(steps(["", ""]).starts_with(one));
    // One side alone says nothing, nor do halves of a sale.
    assert!(steps(["30", ""]).starts_with(one));
    assert!(steps(["30.5", "29.5"]).starts_with(one));
    let even = steps(["30", "30"]);
    assert!(even.starts_with("笔数一样") && even.contains("差了 ¥12.00") && !even.contains(one));
    let apart = steps(["31", "30"]);
    assert!(
        apart.starts_with("刷卡机多半漏了一笔 ¥12.00：在收银系统的明细里找")
            && !apart.contains(one)
    );
    assert!(apart.contains("|找到后，先在收款 App 里查它"));
    // The side with less money has one sale more: there is more than one thing wrong.
    let apart = steps(["30", "31"]);
    assert!(
        apart.starts_with("刷卡机多 1 笔") && !apart.contains("多半漏了") && !apart.contains(one)
    );
    // The side with less money may have more sales.
    let more = steps(["30", "33"]);
    assert!(more.starts_with("刷卡机多 3 笔") && !more.contains(one));
    // Nothing is asked where the totals agree.
    let even = shown(&[["sum0", "5"], ["sum1", "5"]]);
    assert_eq!(all(&even, Kind::Sum).len(), 3);
}

#[test]
fn without_the_terminal_till_and_bank_are_compared() {
    check(
        &[["sum0", "10"], ["sum2", "12"]],
        &["no | 银行或收单机构比收银系统多 ¥2.00"],
    );
}

#[test]
fn what_is_no_amount_is_told_beside_its_field_and_compared_with_nothing() {
    for typed in ["12o", "1.2.3", "1e400", "999999999999999999999", "=1+1"] {
        let board = shown(&[["sum0", typed], ["sum1", "5"]]);
        let field = all(&board, Kind::Sum)[0];
        assert_eq!(field.tone, Tone::No, "{typed}");
        assert!(verdicts(&board).is_empty(), "{typed}");
    }
}

#[test]
fn a_drawer_says_what_is_missing_and_nothing_before_it_was_counted() {
    let day = [
        ["way", "drawer"],
        ["drawer0", "500"],
        ["drawer1", "1280.50"],
        ["drawer2", "30"],
    ];
    let board = shown(&day);
    assert_eq!(all(&board, Kind::Facts)[0].items[0].text, "¥1,750.50");
    assert!(verdicts(&board).is_empty());
    let board = shown(&[&day[..], &[["drawer5", "1740.50"]]].concat());
    let missing = "no | 少了 ¥10.00 | 先找：有没有没记的支出、找错的零、没录的退款。";
    assert_eq!(verdicts(&board), [missing]);
}

#[test]
fn another_way_begins_with_empty_fields_and_files_stay() {
    let pos = file("pos.csv", &[(1, 5, "10.00")]);
    let to = ["way", "files"];
    let board = shown(&[
        ["sum0", "1"],
        ["sum1", "1"],
        to,
        ["files", &pos],
        ["way", "sums"],
    ]);
    assert!(verdicts(&board).is_empty());
    check(
        &[to, ["files", &pos], ["way", "sums"], to],
        &["yes | pos.csv：1 行"],
    );
}

#[test]
fn files_that_agree_are_said_to() {
    let rows = [(1, 5, "10.00"), (2, 6, "20.00"), (3, 7, "0.01")];
    let (pos, bank) = (file("pos.csv", &rows), file("bank.csv", &rows));
    // A minute apart, so that it is another file.
    let bank = bank.replace("09:07:00", "09:07:30");
    check(
        &[["way", "files"], ["files", &pos], ["files", &bank]],
        &[
            "yes | 3 笔都一致，到分不差 | 两边总额都是 ¥30.01",
            "yes | pos.csv：3 行",
            "yes | bank.csv：3 行",
        ],
    );
    check(
        &[["way", "files"], ["files", &pos], ["files", &pos]],
        &[
            "no | 两个文件是同一个 | 重新选另一边的文件。",
            "yes | pos.csv：3 行",
            "yes | pos.csv：3 行",
        ],
    );
}

/// Two files with one difference of each of four kinds.
fn differing(lang: Lang) -> Board {
    let pos = [
        (1, 5, "10.00"),
        (2, 6, "20.00"),
        (3, 7, "30.00"),
        (4, 8, "40.00"),
        (5, 9, "5.00"),
    ];
    let bank = [
        (1, 5, "10.00"),
        (2, 6, "20.50"),
        (3, 7, "30.00"),
        (3, 7, "30.00"),
        (5, 9, "500.00"),
    ];
    let acts = [
        ["way".to_owned(), "files".to_owned()],
        ["files".to_owned(), file("pos.csv", &pos)],
        ["files".to_owned(), file("bank.csv", &bank)],
    ];
    after(lang, &acts)
}

#[test]
fn each_difference_is_listed_with_its_reason_its_row_and_what_to_do() {
    let board = differing(Lang::Zh);
    assert_eq!(
        verdicts(&board)[0],
        "no | 2 笔一致，4 处不同 | bank.csv比pos.csv多 ¥485.50"
    );
    let headings: Vec<&str> = all(&board, Kind::Heading)
        .iter()
        .map(|b| &*b.label)
        .collect();
    for heading in [
        "同一笔，金额不一样：1",
        "差 100 倍：元和分弄混了：1",
        "只在第一个文件里有 · pos.csv：1",
        "同一行出现两次 · bank.csv：1",
    ] {
        assert!(headings.contains(&heading), "{heading} in {headings:?}");
    }
    let lines: Vec<&str> = all(&board, Kind::Lines)
        .iter()
        .flat_map(|block| &block.items)
        .map(|item| &*item.text)
        .collect();
    let row = "2026-04-17 09:06 ¥20.00 ↔ ¥20.50，差 ¥0.50（第 3 行 ↔ 第 3 行）";
    assert!(lines.contains(&row), "{lines:?}");
    let proof = "总额相差 -¥485.50，列出的差异合计 -¥485.50：分毫不差";
    assert!(
        all(&board, Kind::Text)
            .iter()
            .any(|block| block.label == proof)
    );
    let begin: Vec<&str> = all(&board, Kind::Begin)
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(begin, ["entry see.charged-twice", "entry see.day-total"]);
}

#[test]
fn both_languages_show_the_same_blocks() {
    let kinds = |lang| -> Vec<(Kind, Tone, usize)> {
        let blocks = differing(lang).blocks;
        blocks
            .iter()
            .map(|b| (b.kind, b.tone, b.items.len()))
            .collect()
    };
    assert_eq!(kinds(Lang::Zh), kinds(Lang::En));
    let board = differing(Lang::En);
    let has_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..'\u{a000}').contains(&c));
    for block in &board.blocks {
        assert!(!has_chinese(&block.label), "{}", block.label);
    }
}

#[test]
fn a_long_list_is_cut_until_all_of_it_is_asked_for() {
    let rows: Vec<(u32, u32, &str)> = (0..40).map(|n| (n, n, "10.00")).collect();
    let (pos, bank) = (file("pos.csv", &rows), file("bank.csv", &rows[..5]));
    let acts = [["way", "files"], ["files", &pos], ["files", &bank]];
    let listed = |board: &Board| {
        let lines = all(board, Kind::Lines);
        lines.last().map_or(0, |block| block.items.len())
    };
    let board = shown(&acts);
    assert_eq!(listed(&board), 11);
    let board = shown(&[&acts[..], &[["all", ""]]].concat());
    assert_eq!(listed(&board), 35);
    assert!(all(&board, Kind::Act).iter().all(|block| block.id != "all"));
}

#[test]
fn a_file_says_what_was_left_out_and_why() {
    let hurt = file("pos.csv", &[(1, 5, "10.00"), (2, 6, "12x")]);
    let board = shown(&[["way", "files"], ["files", &hurt]]);
    assert_eq!(
        verdicts(&board),
        ["wait | pos.csv：1 行 | 第 3 行：金额看不懂"]
    );
    let facts = &all(&board, Kind::Facts)[0].items;
    let fact = |label: &str| &*facts.iter().find(|fact| fact.label == label).unwrap().text;
    assert_eq!(fact("净额"), "¥10.00");
    assert_eq!(fact("日期"), "2026-04-17");
    assert_eq!(fact("没算的行"), "表头、合计、说明 1 行 · 读不懂 1 行");
}

#[test]
fn what_is_no_statement_is_told_and_a_fourth_file_has_no_place() {
    let way = ["way", "files"];
    check(
        &[way, ["files", "a.csv\n"]],
        &["no | a.csv | 文件是空的，重新导出一次"],
    );
    check(
        &[way, ["files", "a.pdf\n%PDF-1.7\n\u{1}\u{2}\u{0}"]],
        &["no | a.pdf | 这是图片或 PDF，不是对账文件：请导出 Excel 或 CSV"],
    );
    let one = file("a.csv", &[(1, 5, "10.00")]);
    let four = shown(&[
        way,
        ["files", &one],
        ["files", &one],
        ["files", &one],
        ["files", &one],
    ]);
    assert!(
        all(&four, Kind::Text)
            .iter()
            .any(|b| b.label == "最多三个文件：先去掉一个。")
    );
    let three = shown(&[way, ["files", &one], ["remove0", ""], ["files", &one]]);
    assert_eq!(verdicts(&three), ["yes | a.csv：1 行"]);
}

#[test]
fn a_file_that_broke_off_or_was_taken_away_leaves_nothing() {
    let mut amounts = opened(Lang::Zh);
    act(&mut amounts, "way", "files");
    let ticket = amounts.file("a.csv", 100).unwrap();
    assert!(amounts.chunk(ticket, HEAD.as_bytes()));
    amounts.ended(ticket, false);
    assert_eq!(
        verdicts(&amounts.draw().unwrap()),
        ["no | a.csv 没读完：再选一次；还不行就重新导出，或另存为 CSV"]
    );
    act(&mut amounts, "remove0", "");
    let other = amounts.file("b.csv", 100).unwrap();
    // What still comes of the first one is not taken for the second.
    assert!(!amounts.chunk(ticket, b"1"));
    amounts.ended(ticket, true);
    assert!(amounts.chunk(other, HEAD.as_bytes()));
}

#[test]
fn what_is_not_on_the_board_changes_nothing_and_leaving_forgets_all() {
    let mut amounts = opened(Lang::Zh);
    let before = act(&mut amounts, "sum0", "5");
    for id in ["sum3", "sum", "drawer6", "remove3", "nothing", FADE, "way"] {
        assert_eq!(act(&mut amounts, id, "x"), before, "{id}");
    }
    act(&mut amounts, "sum1", "6");
    amounts.leave();
    assert_eq!(amounts.needs(), None, "what it was taught stays");
    assert!(verdicts(&amounts.draw().unwrap()).is_empty());
}

#[test]
fn it_waits_for_its_layouts_and_opens_with_them() {
    let mut amounts = Amounts::new(Rc::new(Native));
    assert!(amounts.open(Reader::default()).is_none());
    assert_eq!(amounts.needs(), Some(AMOUNT));
    assert!(!amounts.learn("cards", b""));
    for (lang, name) in Lang::ALL.into_iter().zip(AMOUNT_WORDS) {
        assert!(amounts.learn(name, lang.amount_words().lines().as_bytes()));
    }
    assert!(amounts.learn(AMOUNT, b"\xFF\xFF\xFF"));
    assert_eq!(amounts.needs(), Some(AMOUNT), "what is no layouts is none");
}

#[test]
fn a_guess_is_corrected_by_a_click_and_the_file_is_read_again() {
    let mut amounts = opened(Lang::Zh);
    let fen = "pos.csv\n参考号,时间,金额,另一金额\n152000000001,2026-04-17 09:05:00,1234,99\n152000000002,2026-04-17 09:06:00,500,98\n";
    act(&mut amounts, "way", "files");
    act(&mut amounts, "files", fen);
    let board = act(&mut amounts, "fix0", "");
    let choices: Vec<&str> = all(&board, Kind::Choice).iter().map(|b| &*b.id).collect();
    assert_eq!(
        choices,
        [
            "way", "amount0", "time0", "key0", "unit0", "sign0", "order0"
        ]
    );
    let samples = &all(&board, Kind::Lines)[0].items;
    assert_eq!(
        samples[0].text,
        "时间 2026-04-17 09:05:00 · 金额 1234 · 参考号 152000000001"
    );
    let net = |board: &Board| {
        let facts = all(board, Kind::Facts)[0].items.clone();
        facts
            .iter()
            .find(|fact| fact.label == "净额")
            .unwrap()
            .text
            .clone()
    };
    assert_eq!(net(&board), "¥1,734.00");
    let mut again = |id: &str, value: &str| {
        act(&mut amounts, id, value);
        let ticket = amounts.again().unwrap();
        assert_eq!(amounts.again(), None);
        let rows = fen.split_once('\n').unwrap().1;
        assert!(amounts.chunk(ticket, rows.as_bytes()));
        amounts.ended(ticket, true);
        net(&amounts.draw().unwrap())
    };
    assert_eq!(again("unit0", "minor"), "¥17.34");
    assert_eq!(again("amount0", "3"), "¥1.97");
    assert_eq!(again("sign0", "turned"), "-¥1.97");
    for (id, value) in [
        ("unit0", "other"),
        ("amount0", "9"),
        ("unit9", "minor"),
        ("0", "1"),
    ] {
        act(&mut amounts, id, value);
        assert_eq!(amounts.again(), None, "{id} {value}");
    }
}

#[test]
fn the_table_holds_every_difference_and_no_formula() {
    let pos = file(
        "=pos.csv",
        &[(1, 5, "10.00"), (2, 6, "20.00"), (3, 7, "30.00")],
    );
    let bank = file("bank.csv", &[(1, 5, "10.00"), (2, 6, "20.50")]);
    let mut amounts = opened(Lang::Zh);
    for (id, text) in [
        ("way", "files"),
        ("files", &*pos),
        ("files", &*bank),
        ("save", ""),
    ] {
        act(&mut amounts, id, text);
    }
    let table = String::from_utf8(amounts.saved().unwrap()).unwrap();
    assert_eq!(amounts.saved(), None);
    // The Excel file has the same cells; who reads it back turns them into CSV again.
    act(&mut amounts, "book", "");
    let book = amounts.saved().unwrap();
    let sheet = poscheck::amount::sheets::table(book).unwrap();
    let sheet = String::from_utf8(sheet).unwrap();
    let cells = |line: &str| {
        line.replace(".00,", ",")
            .replace("0.50,", "0.5,")
            .replace(['"', '\''], "")
    };
    let mut both = 0;
    for (line, row) in table
        .trim_start_matches('\u{FEFF}')
        .lines()
        .zip(sheet.lines())
    {
        let (line, row) = (cells(line), cells(row));
        assert_eq!(
            line.trim_end_matches(','),
            row.trim_end_matches(','),
            "{sheet}"
        );
        both += 1;
    }
    assert_eq!(both, 3);
    let lines: Vec<&str> = table.trim_start_matches('\u{FEFF}').lines().collect();
    assert_eq!(lines.len(), 3, "{table}");
    assert_eq!(
        lines[0],
        "差异,怎么办,行号 · =pos.csv,时间 · =pos.csv,金额 · =pos.csv,行号 · bank.csv,时间 · bank.csv,金额 · bank.csv,终端号,卡尾号"
    );
    assert!(lines[1].starts_with("同一笔，金额不一样,"), "{table}");
    assert!(
        lines[1].ends_with(",3,2026-04-17 09:06:00,20.00,3,2026-04-17 09:06:00,20.50,10000001,"),
        "{table}"
    );
    assert!(
        lines[2].ends_with(",4,2026-04-17 09:07:00,30.00,,,,10000001,"),
        "{table}"
    );
    for (text, written) in [
        ("=1+1", "'=1+1"),
        ("-12.50", "-12.50"),
        ("-1+cmd", "'-1+cmd"),
        ("@a", "'@a"),
        ("a,\"b\"", "\"a,\"\"b\"\"\""),
        ("+8613", "'+8613"),
    ] {
        assert_eq!(poscheck::amount::cell::cell(text), written);
    }
}

#[test]
fn one_wrong_sale_is_explained_and_put_right_by_how_far_it_has_come() {
    let one = |due: &'static str, keyed: &'static str, stage: &'static str| {
        let acts = [
            ["way", "one"],
            ["one0", due],
            ["one1", keyed],
            ["stage", stage],
        ];
        verdicts(&shown(&acts))
    };
    for (due, keyed, says) in [
        ("12.50", "1250", "差 100 倍"),
        ("12.50", "125", "差 10 倍"),
        ("54.30", "45.30", "第 3 和第 4 位按反了"),
        ("12.50", "12.60", "第 2 位按错了"),
        ("12.50", "77.77", "看不出是哪种按错"),
    ] {
        let said = one(due, keyed, "before");
        assert!(
            said[0].contains(says) && said[0].contains("按取消"),
            "{said:?}"
        );
    }
    let said = |stage| one("12.50", "1250", stage)[0].clone();
    assert!(said("").contains("选一下做到哪一步"));
    assert!(said("today").contains("撤销"));
    assert!(said("settled").contains("退货"));
    // What comes after: too much and too little are not put right alike.
    assert!(said("settled").contains("退多收的 ¥1,237.50"));
    assert!(one("1280", "128", "today")[0].contains("请客人补付 ¥1,152.00"));
    for open in ["", "before", "unknown"] {
        assert!(
            !said(open).contains("多收"),
            "nothing was charged yet: {open}"
        );
    }
    assert!(said("unknown").contains("查清前不要再收"));
    assert_eq!(one("12.50", "12.5", "today"), ["yes | 两个金额一样"]);
    let over = [["way", "one"], ["one0", "6000"], ["one2", "5000"]];
    assert_eq!(
        verdicts(&shown(&over)),
        [
            "no | 超过单笔限额 ¥5,000.00 | 请客人换一张卡或换种方式付；不要把一笔拆成几笔，会被风控冻结。"
        ]
    );
}

/// Files of thirty sales each, of which the second keyed every one a yuan too high, lacks two and
/// has one twice.
fn thirty(lang: Lang) -> Amounts {
    let name = |at: u32| at % 60;
    let one: Vec<(u32, u32, String)> = (1..=30)
        .map(|id| (id, name(id), format!("{id}.00")))
        .collect();
    let mut other: Vec<(u32, u32, String)> = (1..=28)
        .map(|id| {
            (
                id,
                name(id),
                format!("{}.00", if id < 20 { id + 1 } else { id }),
            )
        })
        .collect();
    other.push(other[25].clone());
    let text = |file_name: &str, rows: &[(u32, u32, String)]| {
        let rows: Vec<(u32, u32, &str)> =
            rows.iter().map(|(a, b, c)| (*a, *b, c.as_str())).collect();
        file(file_name, &rows)
    };
    let mut amounts = opened(lang);
    for (id, typed) in [
        ("way", "files".to_owned()),
        ("files", text("pos.csv", &one)),
        ("files", text("bank.csv", &other)),
    ] {
        act(&mut amounts, id, &typed);
    }
    amounts
}

/// The headings of categories, and how many lines are under each.
fn listed(board: &Board) -> Vec<(String, usize)> {
    let blocks = &board.blocks;
    let lines = |at: usize| {
        let after = blocks[at..].iter().skip(1).take(2);
        after
            .filter(|b| b.kind == Kind::Lines)
            .map(|b| b.items.len())
            .sum()
    };
    let heading = |(at, b): (usize, &Block)| {
        (b.kind == Kind::Heading && b.label.contains('：')).then(|| (b.label.clone(), lines(at)))
    };
    blocks.iter().enumerate().filter_map(heading).collect()
}

#[test]
fn one_category_is_shown_alone_and_a_row_is_found_by_what_it_says() {
    let mut amounts = thirty(Lang::Zh);
    let board = amounts.draw().unwrap();
    let whole = listed(&board);
    assert_eq!(whole.len(), 3, "{whole:?}");
    let choice = all(&board, Kind::Choice)
        .into_iter()
        .find(|b| b.id == "only")
        .unwrap();
    let values: Vec<&str> = choice.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(
        values,
        ["all", "amount_differs", "only_first", "twice_second"]
    );
    let board = act(&mut amounts, "only", "only_first");
    assert_eq!(
        listed(&board),
        [("只在一边：银行没有 · pos.csv：2".to_owned(), 2)].map(|(_, n)| (whole[1].0.clone(), n))
    );
    act(&mut amounts, "only", "all");
    for (search, lines) in [("7.00", 4), ("09:29", 1), ("¥1", 10), ("nothing", 0)] {
        let board = act(&mut amounts, "search", search);
        let found: usize = listed(&board).iter().map(|(_, n)| n).sum();
        let none = board.blocks.iter().any(|b| b.label == "没有这样的一笔。");
        assert_eq!(
            (found >= 1, none),
            (lines > 0, lines == 0),
            "{search}: {:?}",
            listed(&board)
        );
        if lines > 0 && lines < 10 {
            assert_eq!(found, lines, "{search}: {:?}", listed(&board));
        }
    }
    // What may be a whole card number is not kept, and not looked for.
    let board = act(&mut amounts, "search", "4111111111111111");
    assert_eq!(listed(&board), whole);
}

#[test]
fn what_was_paid_twice_by_the_bank_begins_a_diagnosis() {
    let board = thirty(Lang::Zh).draw().unwrap();
    let begins: Vec<(&str, &str)> = all(&board, Kind::Begin)
        .iter()
        .map(|block| (block.text.as_str(), block.label.as_str()))
        .collect();
    assert_eq!(begins[0].0, "entry see.charged-twice");
    assert!(begins[0].1.starts_with("一步一步查："), "{begins:?}");
    assert_eq!(begins[1].0, "entry see.day-total");
}

#[test]
fn one_card_twice_within_ten_minutes_is_told_to_be_looked_at() {
    let head = "参考号,终端号,交易时间,卡号,交易类型,交易金额\n";
    let row = |id: u32, time: &str, card: u32, amount: &str| {
        format!(
            "1520000000{id:02},10000001,2026-04-17 {time},622848******{card:04},消费,{amount}\n"
        )
    };
    let rows = [
        row(1, "09:00:00", 1111, "88.00"),
        row(2, "09:04:00", 1111, "88.00"),
        row(3, "09:05:00", 2222, "88.00"),
        row(4, "09:06:00", 2222, "89.00"),
        row(5, "10:00:00", 3333, "20.00"),
        row(6, "10:10:01", 3333, "20.00"),
    ]
    .concat();
    let mut amounts = opened(Lang::Zh);
    act(&mut amounts, "way", "files");
    act(&mut amounts, "files", &format!("pos.csv\n{head}{rows}"));
    let board = act(
        &mut amounts,
        "files",
        &format!("bank.csv\n{head}{rows}").replace("09:05:00", "09:05:02"),
    );
    let told = listed(&board);
    assert_eq!(told, [("可能收了两次：1".to_owned(), 1)]);
    let lines = all(&board, Kind::Lines)
        .iter()
        .map(|b| format!("{:?}", b.items))
        .collect::<String>();
    assert!(lines.contains("第 2 行、第 3 行"), "{lines}");
}

#[test]
fn a_row_that_is_found_is_shown_as_it_stands_without_its_cards_number() {
    let head = "参考号,终端号,交易时间,交易类型,交易金额,备注\n";
    let row = |id: u32, amount: &str, note: &str| {
        format!("1520000000{id:02},10000001,2026-04-17 09:{id:02}:00,消费,{amount},{note}\n")
    };
    let rows: String = (1..=20)
        .map(|id| row(id, &format!("{id}.00"), ""))
        .collect();
    let noted = row(30, "77.00", "\"卡 4111111111111111，李\"");
    let one = format!("{head}{rows}{noted}");
    let mut amounts = opened(Lang::Zh);
    act(&mut amounts, "way", "files");
    act(&mut amounts, "files", &format!("pos.csv\n{one}"));
    act(
        &mut amounts,
        "files",
        &format!("bank.csv\n{head}{}", row(1, "1.00", "")),
    );
    assert_eq!(amounts.wants(), None);
    act(&mut amounts, "search", "77.00");
    let (ticket, at) = amounts.wants().unwrap();
    assert_eq!(ticket, 1);
    assert_eq!(&one[at as usize..at as usize + 12], "152000000030");
    amounts.raw(&one.as_bytes()[at as usize..]);
    assert_eq!(amounts.wants(), None);
    let board = amounts.draw().unwrap();
    let heading = board
        .blocks
        .iter()
        .position(|b| b.label == "pos.csv 第 22 行，原样")
        .unwrap();
    assert_eq!(board.blocks[heading - 1].id, "search", "below its field");
    let cells: Vec<(&str, &str)> = board.blocks[heading + 1]
        .items
        .iter()
        .map(|item| (item.label.as_str(), item.text.as_str()))
        .collect();
    assert_eq!(cells[0], ("参考号", "152000000030"));
    assert_eq!(cells[5], ("备注", "卡 …1111，李"));
    // Something else is looked for: the row goes, and one whose file is gone is left as listed.
    act(&mut amounts, "search", "18.00");
    assert!(amounts.wants().is_some());
    amounts.raw(&[]);
    assert_eq!(amounts.wants(), None);
    act(&mut amounts, "search", "");
    assert_eq!(amounts.wants(), None);
}

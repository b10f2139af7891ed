//! The board of amounts: totals typed by hand, two files held against each other in the worker,
//! and that nothing of it leaves the page or is kept.

use crate::page::Page;
use anyhow::{Result, ensure};

crate::in_both!(
    totals_and_files_from_the_first_screen,
    what_is_no_statement_is_told_and_the_board_goes_on,
    a_row_that_is_found_is_read_again_from_its_file,
);

const POS: &str = "pos.csv\n参考号,终端号,交易时间,交易类型,交易金额\n\
    152000000001,10000001,2026-04-17 09:05:00,消费,128.00\n\
    152000000002,10000001,2026-04-17 09:20:00,消费,45.50\n\
    152000000003,10000001,2026-04-17 10:00:00,消费,300.00\n";
const BANK: &str = "bank.csv\n参考号,终端号,交易时间,交易类型,交易金额\n\
    152000000001,10000001,2026-04-17 09:05:02,消费,128.00\n\
    152000000002,10000001,2026-04-17 09:20:01,消费,4550.00\n";

fn verdict(page: &Page<'_>, part: &str) -> Result<()> {
    page.wait(&format!(
        "[...document.querySelectorAll('.verdict')].some((v) => v.innerText.includes({part:?}))"
    ))?;
    Ok(())
}

fn totals_and_files_from_the_first_screen(page: &Page<'_>) -> Result<()> {
    page.tab_to("a[href='#/amount']")?;
    page.press("Enter")?;
    page.wait("document.activeElement?.matches('.board h1')")?;
    page.tab_to("input[data-act=sum0]")?;
    page.type_text("5430")?;
    page.tab_to("input[data-act=sum1]")?;
    page.type_text("5340")?;
    verdict(page, "¥90.00")?;
    page.click("button[data-act=compare]")?;
    page.wait("document.activeElement?.matches('.verdict')")?;
    page.click("button[value=files]")?;
    page.wait_for("input[type=file]")?;
    page.choose_file("input[type=file]", POS)?;
    verdict(page, "pos.csv：3 行")?;
    page.choose_file("input[type=file]", BANK)?;
    verdict(page, "1 笔一致，2 处不同")?;
    let lines = page.read_all(".lines li")?.concat();
    ensure!(
        lines.contains("¥45.50") && lines.contains("¥4,550.00"),
        "{lines}"
    );
    page.click(".topbar [data-side=end]")?;
    verdict(page, "1 agree, 2 differ")?;
    let stored = page.text("JSON.stringify({ ...localStorage, ...sessionStorage })")?;
    ensure!(
        !stored.contains("152000") && !stored.contains(".csv"),
        "{stored}"
    );
    page.click("button[data-act=remove0]")?;
    page.wait("!document.querySelector('button[data-act=remove0]')")?;
    page.is_calm()
}

fn what_is_no_statement_is_told_and_the_board_goes_on(page: &Page<'_>) -> Result<()> {
    page.open_at("#/amount")?;
    page.wait_for("button[value=files]")?;
    page.click("button[value=files]")?;
    page.wait_for("input[type=file]")?;
    page.choose_file("input[type=file]", "a.csv\n")?;
    verdict(page, "文件是空的")?;
    page.choose_file(
        "input[type=file]",
        &format!("b.xlsx\nPK\u{3}\u{4}{}", "x".repeat(2000)),
    )?;
    verdict(page, "b.xlsx")?;
    page.choose_file("input[type=file]", POS)?;
    verdict(page, "pos.csv：3 行")?;
    // Another board and back: nothing of the files is left.
    page.open_at("#/card")?;
    page.wait_for("input[data-act=digits0]")?;
    page.open_at("#/amount")?;
    page.wait_for("button[value=files]")?;
    page.click("button[value=files]")?;
    page.wait_for("input[type=file]")?;
    ensure!(page.read_all(".verdict")?.is_empty());
    page.is_calm()
}

fn a_row_that_is_found_is_read_again_from_its_file(page: &Page<'_>) -> Result<()> {
    page.open_at("#/amount")?;
    page.wait_for("button[value=files]")?;
    page.click("button[value=files]")?;
    page.wait_for("input[type=file]")?;
    let row = |id: u32| {
        format!("1520000000{id:02},10000001,2026-04-17 09:{id:02}:00,消费,{id}.50,第{id}桌\n")
    };
    let head = "参考号,终端号,交易时间,交易类型,交易金额,备注\n";
    let rows: String = (1..=20).map(row).collect();
    page.choose_file("input[type=file]", &format!("pos.csv\n{head}{rows}"))?;
    verdict(page, "pos.csv：20 行")?;
    page.choose_file("input[type=file]", &format!("bank.csv\n{head}{}", row(1)))?;
    verdict(page, "1 笔一致，19 处不同")?;
    page.tab_to("input[data-act=search]")?;
    page.type_text("17.50")?;
    page.wait("document.querySelector('.board').innerText.includes('第17桌')")?;
    page.is_calm()
}

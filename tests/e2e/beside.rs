//! Two large files are read side by side, the second by a worker of its own, and come to the same
//! where that worker is refused, never says anything, or is lost half-way.

use crate::changed::Changed;
use crate::page::Page;
use anyhow::{Result, ensure};
use xtask::webdriver::Kind;

/// Chooses two files of 22 MB; each thousandth amount of the second is another one.
const CHOOSE: &str = "
    const fill = 'x'.repeat(40);
    const row = (n, amount) =>
        `152${`${n}`.padStart(9, '0')},10000001,2026-04-17 09:${10 + (n % 50)}:00,消费,${amount}.00,${fill}`;
    const file = (name, amount) => {
        const rows = Array.from({ length: 220000 }, (_, n) => row(n, amount(n)));
        return new File([['参考号,终端号,交易时间,交易类型,交易金额,备注', ...rows, ''].join('\\n')], name);
    };
    const field = document.querySelector('input[type=file]');
    const chosen = new DataTransfer();
    chosen.items.add(file('pos.csv', (n) => 1 + (n % 900)));
    chosen.items.add(file('bank.csv', (n) => 1 + (n % 900) + (n % 1000 ? 0 : 1)));
    field.files = chosen.files;
    field.dispatchEvent(new Event('input', { bubbles: true }));";

/// What is put before the desk's script: tells the page of each worker that it begins, and what
/// becomes of that one.
fn script(fate: &str) -> String {
    format!(
        "const told = new BroadcastChannel('workers');
        const Begun = globalThis.Worker;
        globalThis.Worker = class {{
            constructor(...given) {{
                told.postMessage('begun');
                const worker = new Begun(...given);
                worker.addEventListener('message', ({{ data }}) => {{
                    told.postMessage(data ? 'rows' : 'nothing');
                    {fate}
                }});
                return worker;
            }}
        }};\n"
    )
}

const REFUSED: &str = "globalThis.Worker = class {
    constructor() {
        new BroadcastChannel('workers').postMessage('refused');
        throw new Error('no');
    }
};\n";

/// What is on the board in the end, and what was told of workers.
fn read(name: &str, kind: Kind, before: &str) -> Result<(String, Vec<String>)> {
    let site = Changed::new(&format!("beside-{name}-{kind:?}"))?;
    site.edit(site.asset("desk.", ".js")?, |code| {
        format!("{before}{code}")
    })?;
    let mut found = (String::new(), Vec::new());
    site.visit(kind, |page: &Page<'_>| {
        page.run(
            "window.workers = [];
            new BroadcastChannel('workers').onmessage = ({ data }) => workers.push(data);",
            &[],
        )?;
        page.run("location.hash = '#/amount'", &[])?;
        page.wait_for("button[value=files]")?;
        page.click("button[value=files]")?;
        page.wait_for("input[type=file]")?;
        page.run(CHOOSE, &[])?;
        page.wait(
            "document.querySelector('.board').innerText.includes('219780 笔一致，220 处不同')",
        )?;
        found.0 = page.text("document.querySelector('.board').innerText")?;
        let told = page.text("workers.join(' ')")?;
        found.1 = told.split_whitespace().map(str::to_owned).collect();
        page.is_calm()
    })?;
    Ok(found)
}

fn a_second_worker_reads_the_second_file(kind: Kind) -> Result<()> {
    let (alone, told) = read("refused", kind, REFUSED)?;
    ensure!(told == ["refused"], "without a second worker: {told:?}");
    let (board, told) = read("two", kind, &script(""))?;
    ensure!(
        told[0] == "begun" && told.len() > 2 && told[1..].iter().all(|t| t == "rows"),
        "with a second worker: {told:?}"
    );
    ensure!(board == alone, "{board}\n\nwas alone\n\n{alone}");
    Ok(())
}

/// One that says nothing more is given up; one that stopped says that nothing holds.
fn a_worker_that_is_lost_changes_nothing(kind: Kind) -> Result<()> {
    let (alone, _) = read("none", kind, REFUSED)?;
    let stops = "worker.addEventListener('message', () => worker.onerror(new Event('error')));";
    for (name, fate) in [("silent", "worker.terminate();"), ("broken", stops)] {
        let (board, told) = read(name, kind, &script(fate))?;
        ensure!(told[0] == "begun", "{name}: {told:?}");
        ensure!(board == alone, "{name}: {board}\n\nwas alone\n\n{alone}");
    }
    Ok(())
}

crate::in_each!(
    a_second_worker_reads_the_second_file,
    a_worker_that_is_lost_changes_nothing,
);

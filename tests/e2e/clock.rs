//! The device's clock jumps, back and forth: times that are shown stay sensible and nothing is lost.

use crate::changed::Changed;
use anyhow::{Result, ensure};
use xtask::webdriver::Kind;

/// How far the clock is off, in minutes: what the page's own store says survives loading anew.
const JUMPS: &str = "
    const off = () => Number(sessionStorage.getItem('off')) * 60_000;
    const { now } = Date;
    const Real = Date;
    Date.now = () => now() + off();
";

fn a_clock_that_jumps_loses_nothing(kind: Kind) -> Result<()> {
    let site = Changed::new(&format!("clock-{kind:?}"))?;
    site.begins_with(&format!("{{{JUMPS}}}"))?;
    site.visit(kind, |page| {
        page.start_from_scratch()?;
        let mut steps = 1;
        // A day back, a year on, before 1970, and further than any calendar goes.
        for minutes in ["-1440", "525600", "-99999999", "9e12", "NaN", "0"] {
            let set = format!("sessionStorage.setItem('off', '{minutes}')");
            page.run(&set, &[])?;
            page.pass()?;
            steps += 1;
            let (here, heading) = (page.hash()?, page.read("h1")?);
            page.open_again()?;
            page.wait_for("article.step, article.ticket")?;
            ensure!(page.hash()? == here, "at {minutes} it is elsewhere");
            ensure!(
                page.read("h1")? == heading,
                "at {minutes} the step is another"
            );
            let kept = page.text("localStorage.getItem('poscheck.session')")?;
            let known = kept.lines().count();
            ensure!(
                known > steps,
                "at {minutes} {steps} steps are kept as {kept}"
            );
            page.run("location.hash = '#/ticket'", &[])?;
            page.wait_for("article.ticket")?;
            let ticket = page.read("article.ticket")?;
            let odd = ["NaN", "undefined", "Invalid", "-1 "];
            ensure!(!odd.iter().any(|word| ticket.contains(word)), "{ticket}");
            page.run("location.hash = '#/clock'", &[])?;
            page.wait_for(".board")?;
            page.run(&format!("location.hash = {here:?}"), &[])?;
            page.wait_for("article.step, article.ticket")?;
        }
        page.is_calm()
    })
}

crate::in_each!(a_clock_that_jumps_loses_nothing);

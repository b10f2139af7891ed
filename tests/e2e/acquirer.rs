//! An acquirer's own site, made by the commands of the README: whose it is and whom to call stand
//! where a shop looks, in its own colour, with the code that it added.

use crate::page::{Page, dist};
use anyhow::{Context, Result, ensure};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};
use xtask::{
    site::Server,
    webdriver::{Browser, Kind, Setting},
};

/// The most commands that a new acquirer has to type.
const MOST: usize = 4;

/// The commands of a README below "Your own site".
fn commands() -> Result<Vec<String>> {
    let readme = fs::read_to_string(root().join("README.md"))?;
    let (_, own) = readme.split_once("## Your own site").context("README")?;
    let (_, block) = own.split_once("```sh\n").context("no commands")?;
    let block = block.split("```").next().unwrap_or_default();
    Ok(block.lines().map(str::to_owned).collect())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Does what the README says, but writes the site into a folder in place of serving it, on the
/// programs that are built already.
fn made() -> Result<Folder> {
    let name = format!("poscheck-acquirer-{}", std::process::id());
    let folder = Folder(env::temp_dir().join(name));
    fs::create_dir_all(&folder.0)?;
    let (ours, site) = (folder.0.join("ours"), folder.0.join("site"));
    let written = format!(
        "xtask dist --site {} --out {} --no-install",
        dist().display(),
        site.display()
    );
    let commands = commands()?;
    ensure!((1..=MOST).contains(&commands.len()), "{commands:?}");
    for command in commands {
        let command = command
            .replace("ours", &ours.display().to_string())
            .replace("xtask serve", &written);
        let ran = Command::new("sh")
            .args(["-c", &command])
            .current_dir(root())
            .output()?;
        let said = String::from_utf8_lossy(&ran.stderr);
        ensure!(ran.status.success(), "{command}: {said}");
        // What an acquirer edits first.
        let config = ours.join("config.json");
        let text = fs::read_to_string(&config)?;
        let text = text.replace("#c8102e", "#003f7a");
        fs::write(config, text.replace("400-000-0000", "400-111-2222"))?;
    }
    Ok(folder)
}

fn it_is_theirs(site: &Path, kind: Kind) -> Result<()> {
    let server = Server::start(site)?;
    let browser = Browser::start(&Setting::new(kind))?;
    let page = Page::at(&browser, server.url());
    page.open_at("")?;
    ensure!(page.read(".support-whose")?.contains("示例收单"));
    ensure!(page.text("document.title")? == "示例 POS 速诊");
    let accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')";
    ensure!(page.text(accent)? == "#003f7a");
    page.tab_to(".support-whose")?;
    page.press("Enter")?;
    page.arrives("#/about")?;
    page.wait_for(".board a[href='tel:4001112222']")?;
    page.wait_for(".board a[href='tel:02100000000']")?;
    ensure!(page.read(".board")?.contains("示例收单"));
    page.tab_back_to(".topbar [data-side=end]")?;
    page.press("Enter")?;
    page.wait("document.querySelector('.board')?.innerText.includes('Example Acquiring')")?;
    ensure!(page.read(".support-whose")?.contains("Example Acquiring"));
    // The code that it added, and its number on the ticket.
    page.open_at("#/code/example-k7")?;
    page.wait_for("article.code")?;
    page.open_at("#/ticket")?;
    page.wait_for("article.ticket a[href='tel:400-111-2222']")?;
    page.is_calm()
}

#[test]
fn the_readmes_commands_make_a_site_that_is_theirs() -> Result<()> {
    let folder = made()?;
    for kind in [Kind::Chromium, Kind::Firefox] {
        it_is_theirs(&folder.0.join("site"), kind).with_context(|| format!("{kind:?}"))?;
    }
    Ok(())
}

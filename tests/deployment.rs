//! Whose site it is: an acquirer's settings, looks and knowledge.

mod broken;
mod colour;
mod docs;
mod example;
mod overlay;

use crate::support::root;
use poscheck::deployment::{Folder, Merged};
use poscheck::lint;
use poscheck::pack::{Source, read_dir};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A folder that goes with the test.
struct Acquirer(PathBuf);

impl Acquirer {
    fn of(name: &str, files: &[(&str, &str)]) -> Self {
        let name = format!("poscheck-deployment-{name}-{}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&dir).unwrap();
        for (file, text) in files {
            std::fs::write(dir.join(file), text).unwrap();
        }
        Self(dir)
    }

    fn merged(&self) -> Merged {
        merged(&self.0)
    }
}

impl Drop for Acquirer {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The files of the built-in pack.
fn base() -> &'static [Source] {
    static BASE: OnceLock<Vec<Source>> = OnceLock::new();
    BASE.get_or_init(|| read_dir(&root().join("packs/builtin")).unwrap().0)
}

fn merged(dir: &Path) -> Merged {
    Merged::of(base(), Folder::read(dir).unwrap(), &lint::errors)
}

/// Settings that are right.
const SOUND: &str = r#"{ "name": { "zh-CN": "甲", "en": "A" } }"#;

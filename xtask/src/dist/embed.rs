//! What other pages load to show this one in a frame, and what they may hold it to.
//!
//! In: `src/embed/embed.js`. Out: `embed.js`, which follows the site; the same as an asset, whose
//! name holds a hash and which never changes; and `sri.json`, which names that asset and its sum
//! for the `integrity` of a script element.

use super::asset::Asset;
use super::script;
use anyhow::Result;
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;
use sha2::{Digest, Sha384};

/// The name of the script.
pub(super) const NAME: &str = "embed.js";

/// The script as an asset.
pub(super) fn script(text: &str) -> Asset {
    Asset::new(NAME, script::alone(text).into_bytes())
}

/// What `sri.json` says of it.
pub(super) fn sums(script: &Asset) -> Result<String> {
    let sum = BASE64_STANDARD.encode(Sha384::digest(&script.bytes));
    let sums = json!({ NAME: { "file": script.link, "integrity": format!("sha384-{sum}") } });
    Ok(serde_json::to_string_pretty(&sums)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_that_never_changes_stands_with_its_sum() {
        let asset = Asset::new(NAME, b"abc".to_vec());
        let told: serde_json::Value = serde_json::from_str(&sums(&asset).unwrap()).unwrap();
        // The SHA-384 of "abc" (FIPS 180-4, appendix).
        let sum = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(told[NAME]["integrity"], sum);
        assert_eq!(told[NAME]["file"], *asset.link);
    }
}

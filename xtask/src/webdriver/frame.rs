//! Frames within the page: what is looked at and typed into afterwards.

use super::Browser;
use anyhow::{Context, Result};
use serde_json::json;

impl Browser {
    /// Goes into the frame that an expression gives, from the page at the top.
    pub fn within(&self, frame: &str) -> Result<()> {
        self.top()?;
        self.wait(&format!("!!({frame})"))?;
        let element = self.run(&format!("return {frame}"), &[])?;
        self.post("/frame", &json!({ "id": element }))
            .map(drop)
            .with_context(|| format!("there is no frame {frame}"))
    }

    /// Goes back to the page at the top.
    pub fn top(&self) -> Result<()> {
        self.post("/frame", &json!({ "id": null })).map(drop)
    }
}

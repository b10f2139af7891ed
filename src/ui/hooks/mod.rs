//! Hooks: what pages and widgets share, each over the device trait.

mod handle;

pub(super) use handle::{Handle, use_handle, use_heading_focus};

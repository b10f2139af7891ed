//! The one host test binary.

//! `cargo xtask serve`: the release build of the page, on this machine.
//!
//! In: a port, and an acquirer's folder, if there is one. Out: an address to open, served until the command is stopped.

use crate::{
    args, dist,
    place::Place,
    setup::{self, Scope},
    site::Server,
};
use anyhow::Result;
use std::net::TcpListener;

/// Sets up, builds and serves.
pub fn run(place: &Place, options: &args::Serve) -> Result<()> {
    // A taken port is better said now than after minutes of building.
    if let Err(error) = TcpListener::bind(("127.0.0.1", options.port)) {
        return Err(crate::site::refused(&error, options.port));
    }
    let tools = setup::ensure(place, Scope::Build, options.consent)?;
    println!("Building the page:");
    dist::build(place, &tools, &place.dist(), false, &options.deployment)?;
    let server = Server::start_at(&place.dist(), options.port, "/")?;
    println!("Open {} (Ctrl+C stops)", server.url());
    server.wait();
    Ok(())
}

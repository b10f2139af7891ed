//! The command `cargo xtask`: reads the arguments and hands over to the library.

use std::process::ExitCode;
use xtask::{
    args::{self, Task},
    bench, dist, gallery, native,
    place::Place,
    release, serve, suite, trust,
};

fn main() -> ExitCode {
    match carry_out() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out() -> anyhow::Result<ExitCode> {
    match args::read()? {
        Task::Help => println!("{}", args::HELP),
        Task::Bench(options) => bench::run(&Place::find()?, &options)?,
        Task::Dist(options) => dist::run(&Place::find()?, &options)?,
        Task::Gallery(options) => gallery::run(&Place::find()?, &options)?,
        Task::Reproduce(consent) => release::reproduce(&Place::find()?, consent)?,
        Task::Serve(options) => serve::run(&Place::find()?, &options)?,
        Task::Native(words) => return native::run(&Place::find()?, &words),
        Task::Trust(options) => return trust::run(&Place::find()?, &options),
        Task::Test(options) => return suite::run(&Place::find()?, &options),
    }
    Ok(ExitCode::SUCCESS)
}

//! `poscheck simulate`: what a policy costs on one pack, or on a generated model.
//!
//! In: a world and options. Out: a table: minutes, steps and escalations, each with its
//! 95 % interval; with two faults at once, what became of them.

use std::fmt::Write;

use crate::engine::simulate::{
    Estimate, Noise, Outcome, Policy, Reading, Summary, World, article_order, generate, play,
};
use crate::options::Options;
use crate::pack::Core;

/// What the command takes.
pub const USAGE: &str = "\
poscheck simulate --pack DIR | --generated SEED [--even]
    [--policy ours|pc|fixed]  all three where it is left out
    [--episodes 2000] [--seed 1] [--wrong 0.1] [--double-fault]
";

/// What is to be played.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many cases.
    pub episodes: usize,
    /// What draws them.
    pub seed: u64,
    /// What goes wrong besides.
    pub noise: Noise,
}

/// Runs the command; `load` reads the pack of a folder.
///
/// # Errors
/// Where the options make no sense or the pack has findings.
pub fn run(words: &[&str], load: impl Fn(&str) -> Result<Core, String>) -> Result<String, String> {
    let mut options = Options::new(words);
    let plan = Plan {
        episodes: options.value("--episodes")?.unwrap_or(2000),
        seed: options.value("--seed")?.unwrap_or(1),
        noise: Noise {
            wrong: options.value("--wrong")?.unwrap_or(0.0),
            double_fault: options.flag("--double-fault"),
        },
    };
    if !(0.0..=1.0).contains(&plan.noise.wrong) {
        return Err("--wrong is a share from 0 to 1\n".to_owned());
    }
    let even = options.flag("--even");
    let generated: Option<u64> = options.value("--generated")?;
    let only: Option<String> = options.value("--policy")?;
    let named: Option<String> = options.value("--pack")?;
    let folder = named.or(options.rest()?.map(str::to_owned));
    let (name, world, order) = match (folder, generated) {
        (Some(folder), None) => {
            let core = load(&folder)?;
            (core.id.clone(), World::of(&core), article_order(&core))
        }
        (None, Some(seed)) => {
            let reading = if even {
                Reading::Even
            } else {
                Reading::Packlike
            };
            let world = generate(seed, reading).doubted();
            let order = (0..world.model.n_repairs()).collect();
            (format!("generated {seed}, {reading:?}"), world, order)
        }
        _ => return Err(USAGE.to_owned()),
    };
    let all = [
        ("ours", Policy::Ours),
        ("pc", Policy::ChancePerMinute),
        ("fixed", Policy::Fixed(order)),
    ];
    let wanted = |id: &str| only.as_deref().is_none_or(|only| only == id);
    let chosen: Vec<_> = all.into_iter().filter(|(id, _)| wanted(id)).collect();
    if chosen.is_empty() {
        return Err(USAGE.to_owned());
    }
    Ok(table(&name, &world, &plan, &chosen))
}

fn table(name: &str, world: &World, plan: &Plan, policies: &[(&str, Policy)]) -> String {
    let model = &world.model;
    let mut text = format!(
        "{name}: {} faults, {} questions, {} repairs; {} episodes, seed {}, wrong answers {:.0} %, {}\n",
        model.n_faults(),
        model.n_questions(),
        model.n_repairs(),
        plan.episodes,
        plan.seed,
        100.0 * plan.noise.wrong,
        if plan.noise.double_fault {
            "two faults"
        } else {
            "one fault"
        },
    );
    let _ = writeln!(
        text,
        "{:<8}{:>16}{:>16}{:>20}{:>18}",
        "policy", "minutes", "steps", "to support, %", "÷ the first"
    );
    let mut first: Option<Vec<f64>> = None;
    for (id, policy) in policies {
        let outcomes = play(world, policy, plan.noise, plan.episodes, plan.seed);
        let summary = Summary::of(&outcomes);
        let minutes: Vec<f64> = outcomes.iter().map(|o| o.minutes).collect();
        let ratio = Estimate::ratio(&minutes, first.get_or_insert_with(|| minutes.clone()));
        let _ = writeln!(
            text,
            "{id:<8}{:>16}{:>16}{:>20}{:>18}",
            summary.minutes.to_string(),
            summary.steps.to_string(),
            format!("{:.1}", summary.handed_over.times(100.0)),
            format!("{ratio:.3}"),
        );
        if plan.noise.double_fault {
            double_fault(&mut text, &outcomes);
        }
    }
    text
}

/// What became of two faults at once, those that support has to mend apart.
fn double_fault(text: &mut String, outcomes: &[Outcome]) {
    for self_fixable in [true, false] {
        let those: Vec<&Outcome> = outcomes
            .iter()
            .filter(|o| o.self_fixable == self_fixable)
            .collect();
        let share = |what: fn(&Outcome) -> bool| {
            Estimate::share(those.iter().map(|o| what(o))).times(100.0)
        };
        let handed: Vec<&&Outcome> = those.iter().filter(|o| o.handed_over).collect();
        let _ = writeln!(
            text,
            "  {:<26}{:>5}: fixed {:.1} %, of mendable {:.1} %, given up {:.1} % (in hindsight {:.1} %), looped {:.1} %; ticket names both {:.1} %",
            if self_fixable {
                "both self-fixable"
            } else {
                "one or both need support"
            },
            those.len(),
            share(|o| !o.handed_over && !o.looped),
            Estimate::share(those.iter().filter(|o| o.mendable).map(|o| !o.handed_over))
                .times(100.0),
            share(|o| o.given_up),
            share(|o| o.in_hindsight),
            share(|o| o.looped),
            Estimate::share(handed.iter().map(|o| o.named)).times(100.0),
        );
    }
}

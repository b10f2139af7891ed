//! The article's fixed order: what people did before steps were chosen.
//!
//! In: a compiled pack. Out: its repairs in one order for every case: power, inside the
//! terminal, the network; then card, amount, software; support stands at the end. A repair
//! belongs where the fault is that it mends most often; within a part the pack's order holds.

use crate::pack::{Area, Core, Fault, Repair};

/// Words in the ids of faults of the terminal that lie outside its case.
const POWER: [&str; 3] = ["power", "battery", "charging"];

/// The repairs of a pack in the article's order.
pub fn article_order(core: &Core) -> Vec<usize> {
    let part = |repair: &Repair| {
        let share = |&(f, p): &(u16, f64)| core.faults[usize::from(f)].prior * p;
        let most = repair
            .success
            .iter()
            .max_by(|a, b| share(a).total_cmp(&share(b)));
        most.map_or(usize::MAX, |(f, _)| place(&core.faults[usize::from(*f)]))
    };
    let mut order: Vec<usize> = (0..core.repairs.len()).collect();
    order.sort_by_key(|&r| part(&core.repairs[r]));
    order
}

/// Where the article comes to a fault.
fn place(fault: &Fault) -> usize {
    match fault.area {
        Area::Device if POWER.iter().any(|word| fault.id.contains(word)) => 0,
        Area::Device => 1,
        Area::Network => 2,
        Area::Card => 3,
        Area::Amount | Area::Settlement => 4,
        Area::Software | Area::Account => 5,
        Area::Other => 6,
    }
}

//! The rules, one a file, in the order of their codes.

use super::rule::Rule;

mod certain_number;
mod cycle;
mod dangling_reference;
mod dominated_repair;
mod duplicate_id;
mod exchanged_texts;
mod exchanged_translations;
mod foreign_text;
mod foreign_translation;
mod free_step;
mod id_and_words;
mod idle_first;
mod idle_guard;
mod idle_question;
mod idle_repair;
mod impossible_entry;
mod lone_answer;
mod look_alikes;
mod malformed_id;
mod missing_text;
mod missing_translation;
mod mixed_scenario;
mod money_ties;
mod never_on_top;
mod no_escalation;
mod no_fix;
mod no_other;
mod nobody_knows;
mod number_out_of_range;
mod odd_settling;
mod open_money;
mod other_entry;
mod placeholder_mismatch;
mod rule_dates;
mod schema_version;
mod single_entry;
mod two_translations;
mod uncovered;
mod uneven_row;
mod unsourced;
mod unused_allow;
mod wobbly_step;
mod wrong_script;

/// The code of an allow that silences nothing.
pub(super) const UNUSED_ALLOW: &str = unused_allow::RULE.code;

/// Every rule.
pub const RULES: &[Rule] = &[
    duplicate_id::RULE,
    dangling_reference::RULE,
    number_out_of_range::RULE,
    free_step::RULE,
    uneven_row::RULE,
    cycle::RULE,
    missing_text::RULE,
    no_other::RULE,
    no_escalation::RULE,
    idle_repair::RULE,
    schema_version::RULE,
    impossible_entry::RULE,
    malformed_id::RULE,
    lone_answer::RULE,
    open_money::RULE,
    mixed_scenario::RULE,
    unused_allow::RULE,
    no_fix::RULE,
    never_on_top::RULE,
    look_alikes::RULE,
    idle_question::RULE,
    dominated_repair::RULE,
    certain_number::RULE,
    missing_translation::RULE,
    placeholder_mismatch::RULE,
    unsourced::RULE,
    uncovered::RULE,
    wobbly_step::RULE,
    nobody_knows::RULE,
    money_ties::RULE,
    wrong_script::RULE,
    rule_dates::RULE,
    two_translations::RULE,
    exchanged_translations::RULE,
    exchanged_texts::RULE,
    single_entry::RULE,
    idle_guard::RULE,
    id_and_words::RULE,
    odd_settling::RULE,
    other_entry::RULE,
    foreign_translation::RULE,
    foreign_text::RULE,
    idle_first::RULE,
];

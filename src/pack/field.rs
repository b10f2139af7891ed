//! The names of the ticket's fields, for what is written down and for the page around.
//!
//! In: a [`Field`], or a word. Out: the other. What a field is called on the page is `i18n`'s.

use super::schema::Field;

/// Every field.
const ALL: [Field; 6] = [
    Field::Model,
    Field::Serial,
    Field::Terminal,
    Field::Wording,
    Field::Trace,
    Field::Sale,
];

impl Field {
    /// Its name, one word.
    pub fn name(self) -> &'static str {
        match self {
            Field::Model => "model",
            Field::Serial => "serial",
            Field::Terminal => "terminal",
            Field::Wording => "wording",
            Field::Trace => "trace",
            Field::Sale => "sale",
        }
    }

    /// The field of a name; none where no field has it.
    pub fn named(name: &str) -> Option<Field> {
        ALL.into_iter().find(|field| field.name() == name)
    }
}

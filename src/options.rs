//! Options of a command: `--name value` and `--name`, in any order.

use std::str::FromStr;

/// What stands after a command.
#[derive(Debug)]
pub struct Options<'a> {
    words: Vec<&'a str>,
}

impl<'a> Options<'a> {
    /// The words after the command.
    pub fn new(words: &[&'a str]) -> Options<'a> {
        Options {
            words: words.to_vec(),
        }
    }

    /// Takes `--name` out; says whether it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let at = self.words.iter().position(|word| *word == name);
        at.map(|at| self.words.remove(at)).is_some()
    }

    /// Takes `--name value` out.
    ///
    /// # Errors
    /// Where the value is missing or is none of its kind.
    pub fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>, String> {
        let Some(at) = self.words.iter().position(|word| *word == name) else {
            return Ok(None);
        };
        self.words.remove(at);
        if at == self.words.len() {
            return Err(format!("{name} needs a value\n"));
        }
        let word = self.words.remove(at);
        match word.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(format!("{name} {word}: not a value that it takes\n")),
        }
    }

    /// What is left; a text may begin with a dash.
    pub fn words(self) -> Vec<&'a str> {
        self.words
    }

    /// What is left, where it is just one word or nothing.
    ///
    /// # Errors
    /// Where more is left, or an option that nothing took.
    pub fn rest(self) -> Result<Option<&'a str>, String> {
        match self.words[..] {
            [] => Ok(None),
            [word] if !word.starts_with("--") => Ok(Some(word)),
            [word, ..] => Err(format!("{word}: not known here\n")),
        }
    }
}

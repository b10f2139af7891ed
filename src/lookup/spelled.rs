//! Pinyin: `mimajianpan`, `mmjp` and `打开mmjp` for 密码键盘.
//!
//! Each character of a word may be typed as itself, as its syllable or as the syllable's first
//! letter; the last one may be unfinished.

/// How the characters of a pack's words are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Readings {
    syllables: Vec<String>,
    /// Character and position of its syllable, in order.
    of: Vec<(char, u16)>,
}

/// A character of a word, with up to three readings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letter {
    c: char,
    /// One more than the position of a syllable; 0: no further reading.
    read: [u16; 3],
    /// The letters that it or a reading begins with, a bit each.
    begins: u64,
}

/// Which letters of a word were spelled out, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many of them with more than their first letter.
    pub(super) full: usize,
}

impl Readings {
    /// Reads lines of a syllable and its characters.
    pub(super) fn new(lines: &str) -> Self {
        let (mut syllables, mut of) = (Vec::new(), Vec::new());
        for line in lines.lines() {
            let letters = line.bytes().take_while(u8::is_ascii_lowercase).count();
            let (syllable, all) = line.split_at(letters);
            if !syllable.is_empty() {
                of.extend(all.chars().map(|c| (c, syllables.len() as u16)));
                syllables.push(syllable.to_owned());
            }
        }
        of.sort_unstable();
        Self { syllables, of }
    }

    /// The letters of a folded word; none where nothing in it has a reading.
    pub(super) fn letters(&self, folded: &str) -> Vec<Letter> {
        let mut any = false;
        let letter = |c: char| {
            let mut letter = Letter {
                c,
                read: [0; 3],
                begins: bit(c),
            };
            let from = self.of.partition_point(|pair| pair.0 < c);
            for (slot, pair) in letter.read.iter_mut().zip(&self.of[from..]) {
                if pair.0 == c {
                    *slot = pair.1 + 1;
                    let first = self.syllables[usize::from(pair.1)].as_bytes()[0];
                    letter.begins |= bit(char::from(first));
                    any = true;
                }
            }
            letter
        };
        let letters: Vec<Letter> = folded.chars().map(letter).collect();
        if any { letters } else { vec![] }
    }

    /// The characters that are read like another one, itself left out.
    pub(super) fn sounds_like(&self, c: char) -> impl Iterator<Item = char> {
        let from = self.of.partition_point(|pair| pair.0 < c);
        let own = self.of[from..].iter().take_while(move |pair| pair.0 == c);
        own.flat_map(move |own| {
            let alike = self
                .of
                .iter()
                .filter(move |pair| pair.1 == own.1 && pair.0 != c);
            alike.map(|pair| pair.0)
        })
    }

    /// Whether letters are syllables from end to end.
    pub(super) fn is_pinyin(&self, letters: &[char]) -> bool {
        letters.is_empty()
            || self.syllables.iter().any(|syllable| {
                let n = syllable.len();
                letters.len() >= n
                    && syllable.chars().zip(letters).all(|(a, b)| a == *b)
                    && self.is_pinyin(&letters[n..])
            })
    }

    /// The first place where a folded query spells part of a word, best where it begins it.
    pub(super) fn find(&self, word: &[Letter], query: &[char]) -> Option<Spelled> {
        let first = *query.first()?;
        (0..word.len()).find_map(|start| {
            if word[start].begins & bit(first) == 0 {
                return None;
            }
            let (end, full) = self.spell(word, start, query)?;
            (end - start >= 2).then_some(Spelled { start, end, full })
        })
    }

    fn syllables_of(&self, letter: Letter) -> impl Iterator<Item = &str> {
        letter
            .read
            .into_iter()
            .filter_map(|at| self.syllables.get(usize::from(at).checked_sub(1)?))
            .map(String::as_str)
    }

    /// Where the query ends in the word when it begins at `at`, and how many full syllables it took.
    fn spell(&self, word: &[Letter], at: usize, query: &[char]) -> Option<(usize, usize)> {
        let Some(&first) = query.first() else {
            return Some((at, 0));
        };
        let letter = *word.get(at)?;
        if letter.c == first {
            return self.spell(word, at + 1, &query[1..]);
        }
        for syllable in self.syllables_of(letter) {
            let same = syllable
                .chars()
                .zip(query)
                .take_while(|(a, b)| a == *b)
                .count();
            if same == query.len() && same > 1 {
                return Some((at + 1, 1));
            }
            if same == syllable.len()
                && let Some((end, full)) = self.spell(word, at + 1, &query[same..])
            {
                return Some((end, full + usize::from(same > 1)));
            }
            // zh, ch and sh are first letters too.
            let two = usize::from(syllable.as_bytes().get(1) == Some(&b'h')) + 1;
            for n in (1..=two.min(same)).rev() {
                if let Some(found) = self.spell(word, at + 1, &query[n..]) {
                    return Some(found);
                }
            }
        }
        None
    }
}

/// A bit for a letter; other characters share the rest.
fn bit(c: char) -> u64 {
    match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        _ => 1 << (26 + c as u32 % 38),
    }
}

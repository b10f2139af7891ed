//! What two texts share whatever the order: Chinese characters and pairs of them, and whole
//! words of letters and digits, rare ones counting more.
//!
//! The weight of a piece is one more than the binary logarithm of how rarely entries use it
//! (Spärck Jones 1972, in whole numbers, so that it is the same everywhere).

use super::code::blurred;

/// The pieces of every word of a pack.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlap {
    /// Hash of a piece and the word that it stands in, in order.
    pieces: Vec<(u32, u32)>,
    /// Beside the words: the entry.
    entry_of: Vec<u32>,
    /// Beside the words: what all its pieces weigh.
    weight: Vec<u32>,
    entries: usize,
    /// Every word of letters, in order.
    latin: Vec<String>,
    /// Hashes of single characters, in order.
    single: Vec<u32>,
}

/// How far an entry is what was typed, in thousandths.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    /// How much of what was typed the entry has.
    pub(super) typed: u32,
    /// The same and how much of its best word was typed.
    pub(super) score: u32,
    /// What the shared pieces weigh.
    pub(super) weight: u32,
    /// Which word of the entry shares most.
    pub(super) word: usize,
}

/// What a piece that no entry has weighs.
const FOREIGN: u32 = 5;

/// English words that say nothing, and single characters likewise.
const EMPTY: [&str; 44] = [
    "a", "an", "and", "are", "be", "by", "can", "do", "does", "for", "from", "get", "has", "have",
    "how", "i", "in", "is", "it", "its", "machine", "my", "of", "on", "please", "pls", "pos",
    "that", "the", "this", "to", "was", "we", "what", "when", "why", "with", "you", "了", "的",
    "我", "是", "把", "吗",
];

impl Overlap {
    /// Takes every entry's words, folded but for their spaces.
    pub(super) fn new(rows: &[Vec<String>]) -> Self {
        let mut own = Self {
            entries: rows.len(),
            ..Self::default()
        };
        for (entry, words) in rows.iter().enumerate() {
            for word in words {
                let id = own.entry_of.len() as u32;
                own.entry_of.push(entry as u32);
                for piece in pieces(word) {
                    own.pieces.push((hash(&piece), id));
                    if piece.is_ascii() {
                        own.latin.push(piece);
                    } else if piece.chars().nth(1).is_none() {
                        own.single.push(hash(&piece));
                    }
                }
            }
        }
        own.pieces.sort_unstable();
        own.pieces.dedup();
        own.single.sort_unstable();
        own.latin.sort_unstable();
        own.latin.dedup();
        own.weight = vec![0; own.entry_of.len()];
        let mut at = 0;
        while let Some(&(hash, _)) = own.pieces.get(at) {
            let run = own.run(hash);
            let twice = 1 + u32::from(own.single.binary_search(&hash).is_err());
            let (weight, end) = (own.rarity(run) * twice, at + run.len());
            for &(_, word) in &own.pieces[at..end] {
                own.weight[word as usize] += weight;
            }
            at = end;
        }
        own
    }

    fn run(&self, hash: u32) -> &[(u32, u32)] {
        let from = self.pieces.partition_point(|piece| piece.0 < hash);
        let n = self.pieces[from..].partition_point(|piece| piece.0 == hash);
        &self.pieces[from..from + n]
    }

    fn rarity(&self, run: &[(u32, u32)]) -> u32 {
        let mut last = u32::MAX;
        let mut n = 0;
        for &(_, word) in run {
            let entry = self.entry_of[word as usize];
            n += usize::from(entry != last);
            last = entry;
        }
        1 + (self.entries / n.max(1)).max(1).ilog2()
    }

    /// What a piece of that rarity weighs: a single character tells half as much as a pair.
    fn weigh(piece: &str, rarity: u32) -> u32 {
        if piece.is_ascii() || piece.chars().nth(1).is_some() {
            rarity * 2
        } else {
            rarity
        }
    }

    /// How far each entry is what was typed.
    pub(super) fn shares(&self, typed: &str) -> Vec<Share> {
        let mut shares = vec![Share::default(); self.entries];
        let mut by_word = vec![0_u32; self.entry_of.len()];
        let mut all = 0;
        let mut seen: Vec<u32> = Vec::new();
        for piece in pieces(typed) {
            if EMPTY.contains(&piece.as_str()) {
                continue;
            }
            let mut run = self.run(hash(&piece));
            if run.is_empty() && piece.is_ascii() {
                if let Some(meant) = self.meant(&piece) {
                    run = self.run(hash(meant));
                }
            }
            let key = run.first().map_or(hash(&piece), |first| first.0);
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            if run.is_empty() {
                all += Self::weigh(&piece, FOREIGN);
                continue;
            }
            let weight = Self::weigh(&piece, self.rarity(run));
            all += weight;
            let mut last = u32::MAX;
            for &(_, word) in run {
                let entry = self.entry_of[word as usize];
                by_word[word as usize] += weight;
                if entry != last {
                    shares[entry as usize].weight += weight;
                }
                last = entry;
            }
        }
        let (mut first, mut last) = (0, u32::MAX);
        for (word, &shared) in by_word.iter().enumerate() {
            let entry = self.entry_of[word];
            if entry != last {
                (first, last) = (word, entry);
            }
            if shared == 0 {
                continue;
            }
            let share = &mut shares[entry as usize];
            share.typed = 1_000 * share.weight / all.max(1);
            let both = 2_000 * shared / (all + self.weight[word]).max(1);
            let score = (6 * share.typed + 4 * both) / 10;
            if score > share.score {
                share.score = score;
                share.word = word - first;
            }
        }
        shares
    }

    /// A word of letters that was meant: unfinished, misread, or one letter wrong.
    fn meant(&self, piece: &str) -> Option<&str> {
        if piece.len() < 3 {
            return None;
        }
        let dim = blurred(piece);
        let alike = |word: &&String| {
            word.len().abs_diff(piece.len()) <= 1
                && (blurred(word) == dim || (piece.len() >= 4 && one_off(word, piece)))
        };
        let begins = |word: &&String| word.starts_with(piece);
        let found = self.latin.iter().find(alike);
        found
            .or_else(|| self.latin.iter().find(begins))
            .map(String::as_str)
    }
}

/// Whether two words differ by one letter: another one, one more, or two that changed places.
fn one_off(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([], _) | (_, []) => a.len().max(b.len()) <= 1,
        ([x, y, a @ ..], [v, w, b @ ..]) if x == w && y == v && a == b => true,
        _ if a.len() == b.len() => a[1..] == b[1..],
        _ if a.len() > b.len() => &a[1..] == b,
        _ => a == &b[1..],
    }
}

/// The pieces of a text: neighbours among Chinese characters, and runs of letters and digits.
fn pieces(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut run = String::new();
    let mut before = None::<char>;
    for c in text.chars().chain([' ']) {
        if c.is_ascii_alphanumeric() {
            run.push(c);
        } else if !run.is_empty() {
            out.push(std::mem::take(&mut run));
        }
        if c.is_alphanumeric() && !c.is_ascii() {
            if let Some(before) = before {
                out.push([before, c].iter().collect());
            }
            out.push(c.to_string());
            before = Some(c);
        } else {
            before = None;
        }
    }
    out
}

/// FNV-1a, 32 bits (Fowler, Noll & Vo; draft-eastlake-fnv, section 5).
fn hash(piece: &str) -> u32 {
    piece.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

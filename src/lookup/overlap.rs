//! What two texts share whatever the order: Chinese characters and pairs of them, and whole
//! words of letters and digits, rare ones counting more.
//!
//! The weight of a piece is one more than the binary logarithm of how rarely entries use it
//! (Spärck Jones 1972, in whole numbers, so that it is the same everywhere).

use super::code::blur;

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
    /// Keys of all pieces that are no pairs, in order.
    kinds: Vec<(u32, Kind)>,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A run of letters and digits.
    Latin,
    /// One other character.
    Single,
    /// Two neighbours among them.
    Pair,
}

impl Kind {
    fn of(piece: &str) -> Self {
        if piece.is_ascii() {
            Self::Latin
        } else if piece.chars().nth(1).is_none() {
            Self::Single
        } else {
            Self::Pair
        }
    }

    /// What a piece weighs that no entry has. A pair is then two words that met by chance.
    fn foreign(self) -> u32 {
        match self {
            Self::Latin => 30,
            Self::Single => 14,
            Self::Pair => 8,
        }
    }
}

/// What a typed text shares with a pack's words, in weights.
#[derive(Clone, Debug, Default)]
pub(super) struct Shares {
    /// What all of it weighs.
    pub(super) all: u32,
    /// Beside the words: what of it they have.
    pub(super) by_word: Vec<u32>,
    /// Beside the entries: what of it their words have together.
    pub(super) by_entry: Vec<u32>,
    /// Whether some of its letters and digits are no word of the pack.
    pub(super) strange: bool,
}

/// English words that say nothing, and single characters likewise.
const EMPTY: [&str; 49] = [
    "a", "an", "and", "are", "be", "by", "can", "do", "does", "for", "from", "get", "has", "have",
    "how", "i", "in", "is", "it", "its", "machine", "my", "of", "on", "please", "pls", "pos", "s",
    "t", "that", "the", "this", "to", "was", "we", "what", "when", "why", "with", "you", "your",
    "了", "的", "我", "是", "把", "吗", "啊", "就",
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
                    own.pieces.push((key(&piece), id));
                    let kind = Kind::of(&piece);
                    if kind != Kind::Pair {
                        own.kinds.push((key(&piece), kind));
                    }
                    if kind == Kind::Latin {
                        own.latin.push(piece);
                    }
                }
            }
        }
        own.pieces.sort_unstable();
        own.pieces.dedup();
        own.kinds.sort_unstable();
        own.kinds.dedup();
        own.latin.sort_unstable();
        own.latin.dedup();
        own.weight = vec![0; own.entry_of.len()];
        let empty = EMPTY.map(key);
        let mut at = 0;
        while let Some(&(key, _)) = own.pieces.get(at) {
            let run = own.run(key);
            let end = at + run.len();
            let kind = own.kinds.binary_search_by_key(&key, |kind| kind.0);
            let weight = own.weigh(run, kind.map_or(Kind::Pair, |at| own.kinds[at].1));
            if !empty.contains(&key) {
                for &(_, word) in &own.pieces[at..end] {
                    own.weight[word as usize] += weight;
                }
            }
            at = end;
        }
        own
    }

    /// What the pieces of a word weigh.
    pub(super) fn weight(&self, word: usize) -> u32 {
        self.weight.get(word).copied().unwrap_or(0).max(1)
    }

    fn run(&self, key: u32) -> &[(u32, u32)] {
        let from = self.pieces.partition_point(|piece| piece.0 < key);
        let n = self.pieces[from..].partition_point(|piece| piece.0 == key);
        &self.pieces[from..from + n]
    }

    /// What the piece of a run weighs: a word of letters or a pair thrice a single character.
    /// A very rare pair counts no more than a rare one: often two words met in it by chance.
    fn weigh(&self, run: &[(u32, u32)], kind: Kind) -> u32 {
        let rarity = self.rarity(run);
        match kind {
            Kind::Latin => rarity * 6,
            Kind::Pair => (rarity * 6).min(46),
            Kind::Single => rarity * 2,
        }
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

    /// What typed text shares with every word and entry.
    pub(super) fn shares(&self, typed: &str) -> Shares {
        let mut shares = Shares {
            by_word: vec![0; self.entry_of.len()],
            by_entry: vec![0; self.entries],
            ..Shares::default()
        };
        let mut seen: Vec<u32> = Vec::new();
        for piece in pieces(typed) {
            let mut key = key(&piece);
            if EMPTY.contains(&piece.as_str()) || seen.contains(&key) {
                continue;
            }
            seen.push(key);
            let mut run = self.run(key);
            if run.is_empty() && piece.is_ascii() {
                shares.strange = true;
                if let Some(meant) = self.unfinished(&piece) {
                    key = self::key(meant);
                    run = self.run(key);
                }
            }
            let kind = Kind::of(&piece);
            if run.is_empty() {
                shares.all += kind.foreign();
                continue;
            }
            let weight = self.weigh(run, kind);
            shares.all += weight;
            let mut last = u32::MAX;
            for &(_, word) in run {
                let entry = self.entry_of[word as usize];
                shares.by_word[word as usize] += weight;
                if entry != last {
                    shares.by_entry[entry as usize] += weight;
                }
                last = entry;
            }
        }
        shares
    }

    /// Whether two neighbouring characters stand together in some word of the pack.
    pub(super) fn has_pair(&self, one: char, other: char) -> bool {
        let mut pair = [0; 8];
        let n = one.encode_utf8(&mut pair).len();
        let n = n + other.encode_utf8(&mut pair[n..]).len();
        let key = std::str::from_utf8(&pair[..n]).map_or(0, hash);
        !self.run(key).is_empty()
    }

    /// The word that somebody is still typing.
    fn unfinished(&self, piece: &str) -> Option<&str> {
        let from = self.latin.partition_point(|word| word.as_str() < piece);
        let word = self.latin.get(from)?;
        (piece.len() >= 3 && word.starts_with(piece)).then_some(word)
    }

    /// The word of letters that was meant where the typed one is unknown: misread, or one letter
    /// wrong. Numbers are never put right.
    pub(super) fn meant(&self, piece: &str) -> Option<&str> {
        let is_word = piece.bytes().any(|b| b.is_ascii_alphabetic());
        if piece.len() < 3
            || !is_word
            || self
                .latin
                .binary_search_by(|w| w.as_str().cmp(piece))
                .is_ok()
        {
            return None;
        }
        let letters = piece.bytes().all(|b| b.is_ascii_alphabetic()) && piece.len() >= 5;
        let near = || {
            self.latin
                .iter()
                .filter(|word| word.len().abs_diff(piece.len()) <= 1)
        };
        let found = near().find(|word| same_blurred(word, piece));
        let found = found.or_else(|| near().find(|word| letters && one_off(word, piece)));
        found.map(String::as_str)
    }
}

/// Whether two words of one length are the same when misread.
fn same_blurred(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.chars().zip(b.chars()).all(|(x, y)| blur(x) == blur(y))
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
    let mut rest = text.chars().chain([' ']).peekable();
    let mut last = ' ';
    while let Some(c) = rest.next() {
        let is_minus =
            c == '-' && !last.is_alphanumeric() && rest.peek().is_some_and(char::is_ascii_digit);
        last = c;
        if c.is_ascii_alphanumeric() || is_minus {
            run.push(c);
        } else if matches!(c, '\'' | '’') {
            continue;
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

/// The key of a piece: that of a word of letters without its ending, all words of denial alike.
fn key(piece: &str) -> u32 {
    if !piece.bytes().all(|b| b.is_ascii_lowercase()) {
        return hash(piece);
    }
    if matches!(
        piece,
        "no" | "not" | "cannot" | "cant" | "dont" | "doesnt" | "isnt" | "wont"
    ) {
        return hash("no");
    }
    let ending = ["ions", "ion", "ing", "ed", "es", "s", "e"]
        .into_iter()
        .find(|end| piece.len() > end.len() + 2 && piece.ends_with(end) && !piece.ends_with("ss"));
    let stem = &piece[..piece.len() - ending.map_or(0, str::len)];
    // Jammed is of jam.
    let twice = stem
        .as_bytes()
        .windows(2)
        .last()
        .is_some_and(|two| two[0] == two[1])
        && stem.len() > 3;
    hash(&stem[..stem.len() - usize::from(twice)])
}

/// FNV-1a, 32 bits (Fowler, Noll & Vo; draft-eastlake-fnv, section 5).
fn hash(piece: &str) -> u32 {
    piece.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

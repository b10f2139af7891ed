//! What rules look at: one sale, as far as a text tells of it.
//!
//! In: what was seen, chip data and messages. Out: bytes of tags, single words such as the
//! response code, and facts. What contradicts itself is left open: approved and declined at
//! once is neither.

use super::message::Message;
use super::scan::{Blob, Scan, Trust};
use super::table::{Of, Terms};
use super::value::{hex, letters};
use super::word::{Fact, Secret, What, Word};

/// Bytes of tags, one value behind the other.
#[derive(Clone, Debug, Default)]
struct Tags {
    bytes: Vec<u8>,
    /// Each tag once, in order, and where its value lies.
    places: Vec<(u32, usize, usize)>,
}

impl Tags {
    fn get(&self, tag: u32) -> Option<&[u8]> {
        let at = self.places.binary_search_by_key(&tag, |place| place.0);
        let (_, from, to) = *self.places.get(at.ok()?)?;
        self.bytes.get(from..to)
    }

    /// Keeps a value; where the tag has one already, only `anew`.
    fn put(&mut self, tag: u32, value: &[u8], anew: bool) {
        let found = self.places.binary_search_by_key(&tag, |place| place.0);
        let place = (tag, self.bytes.len(), self.bytes.len() + value.len());
        match found {
            Ok(at) if anew => self.places[at] = place,
            Ok(_) => return,
            Err(at) => self.places.insert(at, place),
        }
        self.bytes.extend_from_slice(value);
    }
}

/// One sale.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    tags: Tags,
    /// One of each word at most, in the order of the text.
    words: Vec<(Word, String)>,
    pub(super) facts: Vec<Fact>,
    /// Whose readings of tags count.
    pub of: Of,
}

impl Scene {
    /// Whether a fact holds.
    pub fn has(&self, fact: Fact) -> bool {
        self.facts.contains(&fact)
    }

    /// A word, where the text has it.
    pub fn word(&self, word: Word) -> Option<&str> {
        let found = self.words.iter().find(|(is, _)| *is == word);
        found.map(|(_, value)| value.as_str())
    }

    /// The bytes of a tag.
    pub fn tag(&self, tag: u32) -> Option<&[u8]> {
        self.tags.get(tag)
    }

    /// Puts everything together.
    pub(super) fn of(terms: &Terms, scan: &Scan, messages: &[Message]) -> Self {
        let mut scene = Self::default();
        for blob in &scan.blobs {
            scene.blob(terms, blob);
        }
        for message in messages {
            scene.message(terms, message);
        }
        let (mut yes, mut no) = (false, false);
        let mut said = Vec::new();
        for seen in &scan.seen {
            match seen.what {
                What::Tag => scene.seen_tag(seen.tag, &seen.value, seen.trust),
                What::Rc => scene.word_is(Word::Rc, &seen.value),
                What::Entry => scene.entry(&seen.value),
                What::Service => scene.service(&seen.value),
                What::Sw => scene.word_is(Word::Sw, &seen.value),
                What::Approved | What::Tc => yes = true,
                What::Declined => no = true,
                What::Aac => scene.word_is(Word::Cid, "00"),
                What::Arqc => scene.word_is(Word::Cid, "80"),
                What::Tapped => said.push(Fact::Contactless),
                What::Inserted => said.push(Fact::Contact),
                What::Swiped => said.push(Fact::Swiped),
                What::Fallback => said.push(Fact::Fallback),
                What::Reversed => said.push(Fact::Reversed),
                _ => {}
            }
        }
        if scan.seen.iter().any(|s| s.what == What::Tc) {
            scene.words.retain(|(word, _)| *word != Word::Cid);
            scene.word_is(Word::Cid, "40");
        }
        scene.way(&said);
        scene.chip_words();
        scene.outcome(yes, no);
        scene.rest(terms);
        scene
    }

    fn word_is(&mut self, word: Word, value: &str) {
        if self.word(word).is_none() {
            self.words.push((word, value.to_ascii_uppercase()));
        }
    }

    fn seen_tag(&mut self, tag: u32, value: &str, trust: Trust) {
        if matches!(trust, Trust::Odd | Trust::Length | Trust::Signs) {
            return;
        }
        let bytes = match tag {
            0x8A => value.as_bytes().to_vec(),
            _ => {
                let pairs = value.as_bytes().chunks_exact(2);
                let byte = |p: &[u8]| u8::from_str_radix(std::str::from_utf8(p).ok()?, 16).ok();
                match pairs.map(byte).collect::<Option<Vec<u8>>>() {
                    Some(bytes) => bytes,
                    None => return,
                }
            }
        };
        self.tags.put(tag, &bytes, false);
    }

    /// What is secret in any scheme's reading stays out: no rule looks at it.
    fn blob(&mut self, terms: &Terms, blob: &Blob) {
        let open = |tag| {
            terms
                .tag(tag, Of::All)
                .is_some_and(|(_, row)| row.secret == Secret::None)
        };
        let items = blob.tree.items.iter();
        for item in { items }.filter(|item| !item.constructed && open(item.tag)) {
            // The last cryptogram of a log is the one that counts.
            let anew = item.tag == 0x9F27;
            self.tags.put(item.tag, item.value(&blob.bytes), anew);
        }
        if let Some(word) = blob.tree.status_word(&blob.bytes) {
            self.word_is(Word::Sw, &format!("{word:04X}"));
        }
        if let [high @ (0x62..=0x6F | 0x93 | 0x94), low] = blob.bytes[..] {
            self.word_is(Word::Sw, &hex(&[high, low]));
        }
    }

    fn message(&mut self, terms: &Terms, message: &Message) {
        for part in &message.parts {
            match part.number {
                39 => self.word_is(Word::Rc, &part.value),
                22 => self.entry(&part.value),
                40 => self.service(&part.value),
                55 if part.secret == Secret::None => {
                    let tree = super::tlv::read(&part.bytes, &|tag| terms.is_known(tag));
                    self.blob(
                        terms,
                        &Blob {
                            at: 0,
                            bytes: part.bytes.clone(),
                            tree,
                            damage: None,
                            labelled: true,
                        },
                    );
                }
                _ => {}
            }
        }
    }

    /// Two or three digits of an entry mode; three have the PIN's digit last.
    fn entry(&mut self, value: &str) {
        let two = match value.len() {
            2 => format!("{value:0>2}"),
            3 => value[..2].to_owned(),
            // Binary-coded digits are padded in front.
            4 => value[1..3].to_owned(),
            _ => return,
        };
        self.word_is(Word::Entry, &two);
    }

    fn service(&mut self, value: &str) {
        if let (3, Some(first), Some(last)) = (value.len(), value.get(..1), value.get(2..)) {
            self.word_is(Word::Service1, first);
            self.word_is(Word::Service3, last);
        }
    }

    /// How the card was read: by entry mode, else by what the text says.
    fn way(&mut self, said: &[Fact]) {
        if let Some(mode) = self.tag(0x9F39).filter(|m| m.len() == 1).map(hex) {
            self.word_is(Word::Entry, &mode);
        }
        let by_mode = match self.word(Word::Entry) {
            Some("05" | "95") => Some(Fact::Contact),
            Some("07" | "91" | "92" | "96" | "97" | "98") => Some(Fact::Contactless),
            Some("02" | "90" | "80") => Some(Fact::Swiped),
            _ => None,
        };
        let ways = [Fact::Contact, Fact::Contactless, Fact::Swiped];
        match by_mode {
            Some(way) => self.facts.push(way),
            None => {
                let mut told: Vec<Fact> = ways.into_iter().filter(|w| said.contains(w)).collect();
                // A header may name what a terminal can do: two ways tell nothing.
                if told.len() == 1 {
                    self.facts.append(&mut told);
                }
            }
        }
        for fact in [Fact::Fallback, Fact::Reversed] {
            if said.contains(&fact) {
                self.facts.push(fact);
            }
        }
    }

    fn chip_words(&mut self) {
        if let Some([cid]) = self.tag(0x9F27) {
            let cid = *cid;
            self.word_is(Word::Cid, &hex(&[cid & 0xC0]));
            if cid & 7 != 0 {
                self.word_is(Word::CidWhy, &(cid & 7).to_string());
            }
        }
        if let Some(arc) = self.tag(0x8A).and_then(letters) {
            self.word_is(Word::Arc, &arc);
        }
        if let Some([method, _, result]) = self.tag(0x9F34) {
            let (method, result) = (*method, *result);
            self.word_is(Word::Cvm, &hex(&[method & 0x3F]));
            self.word_is(Word::CvmResult, &hex(&[result]));
        }
        if let Some([tries]) = self.tag(0x9F17) {
            let tries = *tries;
            self.word_is(Word::PinTries, &hex(&[tries]));
        }
        if let Some(code) = self.tag(0x5F30).map(hex) {
            self.service(code.get(1..).unwrap_or_default());
        }
    }

    fn outcome(&mut self, yes: bool, no: bool) {
        let rc = self.word(Word::Rc).map(str::to_owned);
        let arc = self.word(Word::Arc).map(str::to_owned);
        let cid = self.word(Word::Cid).map(str::to_owned);
        let good = |code: &str| {
            matches!(
                code,
                "00" | "000" | "08" | "10" | "11" | "16" | "87" | "001" | "002"
            )
        };
        // Nobody knows yet: neither approved nor refused by anybody.
        let open = |code: &str| matches!(code, "09" | "68" | "8Z" | "911");
        let rc_yes = rc.as_deref().is_some_and(good);
        let rc_no = rc.as_deref().is_some_and(|code| !good(code) && !open(code));
        let arc_yes = arc
            .as_deref()
            .is_some_and(|c| good(c) || c.starts_with('Y'));
        let arc_no = arc
            .as_deref()
            .is_some_and(|c| !good(c) && !c.starts_with('Y') && !open(c));
        let chip_no = cid.as_deref() == Some("00");
        let chip_yes = cid.as_deref() == Some("40");
        if rc_no || arc_no && !rc_yes || chip_no || no && !yes {
            self.facts.push(Fact::Declined);
        } else if !no && (rc_yes || arc_yes || chip_yes || yes) {
            self.facts.push(Fact::Approved);
        }
        let kernels = |code: &str| code.starts_with(['Y', 'Z']);
        let by_bank = match (&rc, &arc) {
            (Some(rc), _) if !kernels(rc) => !good(rc),
            (None, Some(arc)) if !kernels(arc) => !good(arc),
            _ => false,
        };
        if by_bank {
            self.facts.push(Fact::ByBank);
            if rc.is_none() {
                self.word_is(Word::Rc, &arc.unwrap_or_default());
            }
        } else if let (Some(rc), None) = (&rc, &arc)
            && kernels(rc)
        {
            self.word_is(Word::Arc, rc);
        }
    }

    fn rest(&mut self, terms: &Terms) {
        let aid = [0x84, 0x4F, 0x9F06]
            .into_iter()
            .find_map(|tag| self.tag(tag).map(hex));
        if let Some(aid) = aid {
            self.of = terms.of(&aid);
            if let Some(row) = terms.scheme_row(&aid) {
                let scheme = terms.code_at(row).to_owned();
                self.word_is(Word::Scheme, &scheme);
            }
        }
        let tapped = self.has(Fact::Contactless);
        let contact = self.has(Fact::Contact);
        if self.of == Of::Mastercard && !contact {
            let relay = self
                .tag(0x95)
                .is_some_and(|tvr| tvr.len() == 5 && tvr[4] & 0x0F != 0);
            if tapped || relay {
                self.facts.push(Fact::Kernel2);
            }
        }
        if let (Some(issuer), Some(here)) = (self.tag(0x5F28), self.tag(0x9F1A))
            && issuer != here
        {
            self.facts.push(Fact::Foreign);
        }
        if self.denied_by().is_some() {
            self.facts.push(Fact::DeniedByCard);
        }
        if self.tag(0x9B).is_some_and(|tsi| tsi == [0, 0]) {
            self.facts.push(Fact::NoStatus);
        }
        let quiet = |tag| {
            self.tag(tag).is_none_or(|tvr: &[u8]| {
                // Only bits that speak of trouble.
                let trouble = [0x7C, 0x70, 0xFA, 0x27, 0x70];
                tvr.iter().zip(trouble).all(|(byte, mask)| byte & mask == 0)
            })
        };
        if quiet(0x95) && self.word(Word::CidWhy).is_none() && self.word(Word::Sw).is_none() {
            self.facts.push(Fact::Silent);
        }
    }

    /// The first bit (byte, mask) for which the card's own rule refuses.
    pub(super) fn denied_by(&self) -> Option<(u8, u8)> {
        let (tvr, rule) = (self.tag(0x95)?, self.tag(0x9F0E)?);
        let bytes = tvr.iter().zip(rule).zip(1_u8..);
        let mut hit = bytes.filter(|((tvr, rule), _)| *tvr & *rule != 0);
        let ((tvr, rule), byte) = hit.next()?;
        let both = tvr & rule;
        Some((byte, 0x80 >> both.leading_zeros()))
    }
}

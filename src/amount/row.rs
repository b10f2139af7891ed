//! One record to one row of the ledger, or the reason why it is none.
//!
//! In: a record's cells and the plan. Out: a row pushed to the ledger, or [`Refusal`]. Words are
//! decoded once and remembered by their bytes.

use super::ledger::{self, Kind, Ledger};
use super::mark;
use super::moment;
use super::money::{self, Currency, Number};
use super::plan::Plan;
use super::reader::Desk;
pub use super::record::Record;
pub use super::refusal::Refusal;
use super::shapes::{Meaning, Role, Sign, Unit};
use super::text::trim;

/// What a row came to, beside the ledger: for sums and checks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Came {
    /// The signed amount.
    pub amount: i64,
    /// What was given back, where a column of its own says so.
    pub refund: i64,
    /// The fee as written, where there is one.
    pub fee: Option<i64>,
    /// What is left after fees, where a column says it.
    pub net: Option<i64>,
    /// The balance afterwards, where a column says it.
    pub balance: Option<i64>,
    /// The kind.
    pub kind: Kind,
    /// The currency by number.
    pub currency: u8,
}

/// Reads rows by a plan.
#[derive(Debug)]
pub struct Rows {
    /// How they are read.
    pub plan: Plan,
    /// What is known.
    pub(super) desk: Desk,
    of: [Vec<u16>; Role::ALL.len()],
    ids: Vec<u16>,
    words: Vec<(Asked, Box<[u8]>, Option<Meaning>)>,
    codes: Vec<(Box<[u8]>, u8)>,
    /// Whether what takes back is written positive; none until a row shows it.
    turned: Option<bool>,
    /// The day of the row before.
    pub(super) lately: moment::Lately,
    /// What the last row that was read came to.
    pub came: Came,
    /// The one column of amounts, where nothing else says what a row came to.
    single: Option<u16>,
    /// The currency of the row before, and its digits.
    digits: (Currency, u32),
}

/// What is asked of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Kind,
    Direction,
    Status,
    /// Whether a kind brings money to the owner of an account.
    Flow,
}

const KINDS: [Meaning; 7] = [
    Meaning::Sale,
    Meaning::Refund,
    Meaning::Void,
    Meaning::Reversal,
    Meaning::Payout,
    Meaning::Fee,
    Meaning::Chargeback,
];

impl Rows {
    /// For a plan; prepares the ledger's columns.
    pub fn new(plan: Plan, desk: &Desk, ledger: &mut Ledger) -> Self {
        let of = Role::ALL.map(|role| plan.of(role).to_vec());
        let mut ids = plan.of(Role::Id).to_vec();
        ids.extend(
            plan.of(Role::Order)
                .iter()
                .filter(|c| !plan.of(Role::Id).contains(c)),
        );
        ids.truncate(4);
        ledger.ids = ids
            .iter()
            .map(|c| ledger::Ids {
                name: plan
                    .names
                    .get(usize::from(*c))
                    .map_or(String::new(), |n| n.shown.clone()),
                ..ledger::Ids::default()
            })
            .collect();
        ledger.currencies = vec![plan.currency];
        let amounts = plan.of(Role::Amount);
        let alone = !plan.comma && !matches!(plan.sign, Sign::Split | Sign::Refund);
        let single = amounts.first().filter(|_| alone && amounts.len() == 1);
        let digits = (plan.currency, plan.currency.digits());
        Self {
            came: Came::default(),
            single: single.copied(),
            digits,
            plan,
            desk: desk.clone(),
            of,
            ids,
            words: Vec::new(),
            codes: Vec::new(),
            turned: None,
            lately: moment::Lately::default(),
        }
    }

    /// The cells of a record as text, as many as are of use.
    pub(super) fn texts(&self, buf: &[u8], cells: &[(u32, u32)]) -> Vec<String> {
        let text = |(from, to): &(u32, u32)| {
            let cell = trim(&buf[*from as usize..*to as usize]);
            self.desk
                .decode
                .text(self.plan.encoding, &cell[..cell.len().min(2_000)])
        };
        cells.iter().take(60).map(text).collect()
    }

    #[inline]
    pub(super) fn of(&self, role: Role) -> &[u16] {
        &self.of[role as usize]
    }

    /// The meaning of a word, remembered by its bytes.
    #[inline]
    fn meaning(&mut self, asked: Asked, text: &[u8]) -> Option<Meaning> {
        if text.is_empty() {
            return None;
        }
        let known = self
            .words
            .iter()
            .find(|(a, w, _)| *a == asked && **w == *text);
        if let Some((.., meaning)) = known {
            return *meaning;
        }
        self.learn(asked, text)
    }

    #[cold]
    #[inline(never)]
    fn learn(&mut self, asked: Asked, text: &[u8]) -> Option<Meaning> {
        let wanted: &[Meaning] = match asked {
            Asked::Kind => &KINDS,
            Asked::Direction => &[Meaning::In, Meaning::Out, Meaning::Neutral],
            Asked::Status => &[Meaning::Idle],
            Asked::Flow => &[Meaning::In, Meaning::Out],
        };
        let word = self.desk.decode.text(self.plan.encoding, text);
        let meaning = self.desk.shapes.meaning(&word, wanted);
        if self.words.len() < 64 {
            self.words.push((asked, text.into(), meaning));
        }
        meaning
    }

    fn currency(&mut self, text: &[u8], ledger: &mut Ledger) -> u8 {
        if text.is_empty() {
            return 0;
        }
        if let Some((_, number)) = self.codes.iter().find(|(t, _)| **t == *text) {
            return *number;
        }
        let word = self.desk.decode.text(self.plan.encoding, text);
        let number = self
            .desk
            .shapes
            .currency(&word)
            .map_or(0, |c| numbered(c, ledger));
        if self.codes.len() < 64 {
            self.codes.push((text.into(), number));
        }
        number
    }

    /// Reads a record; what it came to is in `came`.
    ///
    /// # Errors
    /// Why it is no row.
    #[inline]
    pub fn read(
        &mut self,
        record: Record<'_>,
        at: u32,
        ledger: &mut Ledger,
    ) -> Result<(), Refusal> {
        let when = self.when(record)?;
        // By far most rows have one plain number, which is all that the columns of amounts say.
        let plain = self.single.and_then(|c| money::plain(record.cell(c)));
        let written = match plain {
            Some(_) => None,
            None => Some(self.written(record)?),
        };
        let code = if self.of(Role::Currency).is_empty() {
            match written.as_ref().and_then(|written| written.currency) {
                Some(c) => numbered(c, ledger),
                None => 0,
            }
        } else {
            let text = record.first(self.of(Role::Currency));
            self.currency(text, ledger)
        };
        let digits = if self.plan.unit == Unit::Minor {
            0
        } else {
            let currency = ledger.currencies[usize::from(code)];
            if self.digits.0 != currency {
                self.digits = (currency, currency.digits());
            }
            self.digits.1
        };
        let money = |n: &Number| n.money(digits).map(|m| m.0).map_err(|_| Refusal::Range);
        let scaled = |value: i64, decimals: i32| {
            money::scaled(value, decimals, digits).map_err(|_| Refusal::Range)
        };
        let (value, decimals) = match &written {
            Some(written) => (written.amount.value, written.amount.decimals),
            None => plain.unwrap_or_default(),
        };
        let mut amount = scaled(value, decimals)?;
        let bracket = written.as_ref().and_then(|written| written.amount.bracket);
        if let Some((value, decimals)) = bracket
            && self.plan.sign == Sign::Direction
        {
            // 131.77(已退款89.84): what was given back since is taken off.
            amount -= scaled(value, decimals)?;
        }
        let refund = match written.as_ref().and_then(|written| written.refund) {
            Some(n) => money(&n)?,
            None => 0,
        };
        let out = written.is_some_and(|written| written.out);
        let kind_text = record.first(self.of(Role::Kind));
        let meaning = self.meaning(Asked::Kind, kind_text);
        let mut kind = Kind::of(meaning);
        amount = match self.plan.sign {
            Sign::Signed => amount,
            // A file that writes its first refund positive has all signs in the kind.
            Sign::Kind if kind.takes_back() && amount != 0 => {
                let turned = *self.turned.get_or_insert(amount > 0);
                if turned { -amount.abs() } else { amount }
            }
            Sign::Kind => amount,
            Sign::Account if kind.takes_back() => amount.abs(),
            Sign::Account => match self.meaning(Asked::Flow, kind_text) {
                Some(Meaning::In) => amount.abs(),
                _ => -amount,
            },
            Sign::Turned => -amount,
            Sign::Split => {
                // A column of what went out may be signed or not.
                if out { -amount.abs() } else { amount }
            }
            Sign::Refund => amount - refund,
            Sign::Direction => {
                let text = record.first(self.of(Role::Direction));
                match self.meaning(Asked::Direction, text) {
                    Some(Meaning::In) => amount.abs(),
                    Some(Meaning::Out) => -amount.abs(),
                    Some(Meaning::Neutral) => {
                        kind = Kind::of(Some(Meaning::Neutral));
                        amount.abs()
                    }
                    _ => return Err(Refusal::Direction),
                }
            }
        };
        if !self.of(Role::Status).is_empty() {
            let text = record.first(self.of(Role::Status));
            if self.meaning(Asked::Status, text).is_some() {
                kind = Kind::of(Some(Meaning::Idle));
            }
        }
        let beside = |role: Role| {
            let columns = self.of(role);
            if columns.is_empty() {
                return None;
            }
            let number = record.amount(columns, self.plan.comma).ok()??;
            money(&number).ok()
        };
        let (fee, net) = (beside(Role::Fee), beside(Role::Net));
        let balance = beside(Role::Balance);
        self.push(record, at, ledger, amount, when, kind, code, fee);
        self.came = Came {
            amount,
            refund,
            fee,
            net,
            balance,
            kind,
            currency: code,
        };
        Ok(())
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the values of one row, each of its own kind"
    )]
    #[inline]
    fn push(
        &self,
        record: Record<'_>,
        at: u32,
        ledger: &mut Ledger,
        amount: i64,
        when: u32,
        kind: Kind,
        code: u8,
        fee: Option<i64>,
    ) {
        ledger.at.push(at);
        ledger.amount.push(amount);
        ledger.when.push(when);
        ledger.kind.push(kind.0);
        ledger.timed |= !when.is_multiple_of(moment::DAY);
        if when > 0 {
            let (from, to) = ledger.span.unwrap_or((when, when));
            ledger.span = Some((from.min(when), to.max(when)));
        }
        for (column, ids) in self.ids.iter().zip(&mut ledger.ids) {
            let id = record.cell(*column);
            let (mark, long, rounded) = mark::id(id);
            ids.long += u32::from(long);
            ids.rounded += u32::from(rounded);
            ids.present += u32::from(mark != 0);
            ids.marks.push(mark);
        }
        let (terminal, batch, trace) = (
            self.of(Role::Terminal),
            self.of(Role::Batch),
            self.of(Role::Trace),
        );
        if !(terminal.is_empty() && batch.is_empty() && trace.is_empty()) {
            let number = u64::from(ledger.terminals.number(record.first(terminal)));
            let small = |columns| mark::small(record.first(columns));
            ledger
                .place
                .push(number << 48 | small(batch) << 24 | small(trace));
        }
        if !self.of(Role::Auth).is_empty() {
            ledger
                .auth
                .push(mark::code(record.first(self.of(Role::Auth))));
        }
        if !self.of(Role::Card).is_empty() {
            ledger
                .card
                .push(mark::last_four(record.first(self.of(Role::Card))));
        }
        if !self.of(Role::Fee).is_empty() {
            ledger.fee.push(fee.map_or(0, i64::abs));
        }
        if code != 0 && ledger.currency.is_empty() {
            ledger.currency = vec![0; ledger.amount.len() - 1];
        }
        if code != 0 || !ledger.currency.is_empty() {
            ledger.currency.push(code);
        }
    }
}

/// The number of a currency in the ledger; 0 where there are more than any file has.
fn numbered(currency: Currency, ledger: &mut Ledger) -> u8 {
    if let Some(at) = ledger.currencies.iter().position(|c| *c == currency) {
        return at as u8;
    }
    // The first row's currency is that of the file.
    if ledger.is_empty() && ledger.currencies.len() == 1 {
        ledger.currencies[0] = currency;
        return 0;
    }
    if ledger.currencies.len() >= 200 {
        return 0;
    }
    ledger.currencies.push(currency);
    ledger.currencies.len() as u8 - 1
}

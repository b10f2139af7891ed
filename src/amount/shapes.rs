//! What is known of exports: names of columns, words in cells, layouts; data, not code.
//!
//! In: `amount.bin`, packed from `packs/<pack>/amount/`. Out: [`Shapes`], which finds what a
//! header's columns are, what a word means and which layout a header is. A layout is a row of
//! data; only file formats are code.

use super::moment::Order;
use super::text::folded;
use serde::{Deserialize, Serialize};

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(rename_all = "kebab-case"))]
pub enum Role {
    /// Date and time of the transaction, or its date.
    Time,
    /// Its time of day, where that stands apart.
    Clock,
    /// The id of the provider or the network; RRN, 参考号, 检索号.
    Id,
    /// The merchant's own id.
    Order,
    /// The terminal's trace number (STAN), 凭证号, 流水号.
    Trace,
    /// The terminal's batch number.
    Batch,
    /// The authorisation code.
    Auth,
    /// The terminal's number.
    Terminal,
    /// The merchant's number.
    Merchant,
    /// The card, covered or not; only its last four digits are kept.
    Card,
    /// What is compared.
    Amount,
    /// Money in, where in and out have columns of their own.
    Credit,
    /// Money out.
    Debit,
    /// Money given back, where that has a column of its own.
    Refund,
    /// What the provider keeps.
    Fee,
    /// What is left after fees.
    Net,
    /// What kind of transaction.
    Kind,
    /// In or out.
    Direction,
    /// Whether it came about.
    Status,
    /// ISO 4217, or a word for it.
    Currency,
    /// What the account has afterwards.
    Balance,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 21] = [
        Self::Time,
        Self::Clock,
        Self::Id,
        Self::Order,
        Self::Trace,
        Self::Batch,
        Self::Auth,
        Self::Terminal,
        Self::Merchant,
        Self::Card,
        Self::Amount,
        Self::Credit,
        Self::Debit,
        Self::Refund,
        Self::Fee,
        Self::Net,
        Self::Kind,
        Self::Direction,
        Self::Status,
        Self::Currency,
        Self::Balance,
    ];

    /// Its name in packs and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Clock => "clock",
            Self::Id => "id",
            Self::Order => "order",
            Self::Trace => "trace",
            Self::Batch => "batch",
            Self::Auth => "auth",
            Self::Terminal => "terminal",
            Self::Merchant => "merchant",
            Self::Card => "card",
            Self::Amount => "amount",
            Self::Credit => "credit",
            Self::Debit => "debit",
            Self::Refund => "refund",
            Self::Fee => "fee",
            Self::Net => "net",
            Self::Kind => "kind",
            Self::Direction => "direction",
            Self::Status => "status",
            Self::Currency => "currency",
            Self::Balance => "balance",
        }
    }
}

/// What a word in a cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(rename_all = "kebab-case"))]
pub enum Meaning {
    /// A sale.
    Sale,
    /// Money given back.
    Refund,
    /// A sale taken back on the same day, 撤销.
    Void,
    /// A sale taken back by the terminal, 冲正.
    Reversal,
    /// Money paid out to the merchant.
    Payout,
    /// What the provider takes.
    Fee,
    /// A customer's bank takes the money back.
    Chargeback,
    /// Money in.
    In,
    /// Money out.
    Out,
    /// Neither: between pockets of the same owner.
    Neutral,
    /// Nothing was paid: closed, refused, pending.
    Idle,
}

/// Whether amounts are written in yuan or fen, dollars or cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(rename_all = "kebab-case"))]
pub enum Unit {
    /// 元, dollars.
    #[default]
    Major,
    /// 分, cents.
    Minor,
}

/// How a row says whether money came or went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(rename_all = "kebab-case"))]
pub enum Sign {
    /// By the amount's own sign.
    #[default]
    Signed,
    /// By the kind, as a merchant sees it: refunds, voids and reversals go out.
    Kind,
    /// By the kind, as the owner of an account sees it: sales go out, refunds come in.
    Account,
    /// A card's statement: what is bought is positive.
    Turned,
    /// Two columns, in and out.
    Split,
    /// A column with a word.
    Direction,
    /// A second column for what was given back.
    Refund,
}

/// The format that a layout's file has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(rename_all = "kebab-case"))]
pub enum Format {
    /// Cells apart by a byte.
    #[default]
    Delimited,
    /// Cells of fixed widths in bytes.
    Fixed,
    /// SWIFT MT940.
    Mt940,
    /// ISO 20022 camt.052, .053 and .054.
    Camt,
    /// OFX and QFX.
    Ofx,
    /// Quicken's QIF.
    Qif,
}

/// A layout: how it is known, and what differs from what names of columns already say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Its id.
    pub id: String,
    /// Its name in 简体中文.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// Its file format.
    pub format: Format,
    /// Names that its header must have, folded; for files without a header none.
    pub needs: Vec<String>,
    /// Text that stands above the header; an empty one tells nothing.
    pub mark: String,
    /// Columns whose role their name does not tell; several names stand for "the first that is
    /// not empty".
    pub columns: Vec<(Role, Vec<String>)>,
    /// Columns by number from 1, where there is no header.
    pub places: Vec<(Role, u16)>,
    /// Widths in bytes of cells, where the format is [`Format::Fixed`].
    pub widths: Vec<u16>,
    /// How many cells a line has, where there is no header.
    pub cells: u16,
    /// The unit.
    pub unit: Unit,
    /// The sign; none where columns tell it.
    pub sign: Option<Sign>,
    /// The order of dates; none where samples tell it.
    pub order: Option<u8>,
    /// Minutes ahead of UTC.
    pub zone: Option<i16>,
    /// The currency, where no column has it.
    pub currency: String,
    /// The column whose text may hold unquoted commas.
    pub loose: String,
}

impl Layout {
    /// The order of dates.
    pub fn order(&self) -> Option<Order> {
        match self.order? {
            0 => Some(Order::Ymd),
            1 => Some(Order::Dmy),
            _ => Some(Order::Mdy),
        }
    }
}

/// What a number in a preamble or a footer states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(rename_all = "kebab-case"))]
pub enum Stated {
    /// How many rows.
    Rows,
    /// How many rows brought money.
    RowsIn,
    /// How many rows took money.
    RowsOut,
    /// How many rows did neither.
    RowsNeutral,
    /// What all amounts come to.
    Total,
    /// What came in.
    TotalIn,
    /// What went out.
    TotalOut,
    /// What did neither.
    TotalNeutral,
    /// What sales come to, refunds left out.
    TotalSales,
    /// How many sales.
    RowsSales,
    /// How many refunds.
    RowsRefunds,
    /// What refunds come to.
    TotalRefunds,
    /// What fees come to.
    TotalFees,
}

/// Everything that is known of exports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shapes {
    /// Names of columns of a role, the likeliest first, folded.
    pub roles: Vec<(Role, Vec<String>)>,
    /// Words of a meaning, in small letters.
    pub words: Vec<(Meaning, Vec<String>)>,
    /// Words for currencies.
    pub currencies: Vec<(String, String)>,
    /// Names of numbers in summaries, folded.
    pub stated: Vec<(String, Stated)>,
    /// Labels before `N笔` in running text, and what counts and sums behind them state.
    pub labels: Vec<(String, Stated, Stated)>,
    /// Words that only lines around the rows have.
    pub around: Vec<String>,
    /// The layouts.
    pub layouts: Vec<Layout>,
}

/// A header's name in both ways of comparing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// As it is shown.
    pub shown: String,
    /// Without blanks, in small letters, brackets kept.
    pub full: String,
    /// Without what stands in brackets.
    pub bare: String,
}

impl Name {
    /// Of a header's text.
    pub fn of(text: &str) -> Self {
        Self {
            shown: text.trim().to_owned(),
            full: full(text),
            bare: folded(text),
        }
    }

    /// Whether a name of the data means this one: with brackets to the letter, else without.
    pub fn is(&self, name: &str) -> bool {
        if name.contains('(') {
            self.full == name
        } else {
            self.bare == name
        }
    }
}

/// A name as data holds it: brackets kept, blanks and marks gone.
pub fn full(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '（' | '[' | '【' => out.push('('),
            '）' | ']' | '】' => out.push(')'),
            '_' | '-' | '.' | '/' | '#' | '*' | '`' | '"' | '\'' | ':' | '：' | '\u{FEFF}' => {}
            c if c.is_whitespace() => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

impl Shapes {
    /// Reads `amount.bin`; none where the bytes are something else.
    pub fn load(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The role of a column by its name, and how likely among names of that role (0 first).
    pub fn role(&self, name: &Name) -> Option<(Role, usize)> {
        let mut best: Option<(Role, usize)> = None;
        for (role, names) in &self.roles {
            let at = names.iter().position(|n| name.is(n));
            if let Some(at) = at
                && best.is_none_or(|(_, other)| at < other)
            {
                best = Some((*role, at));
            }
        }
        best
    }

    /// What a word means: the longest that the text is or has in it.
    pub fn meaning(&self, text: &str, wanted: &[Meaning]) -> Option<Meaning> {
        let text = text
            .trim_matches(|c: char| c.is_whitespace() || c == '`' || c == '"')
            .to_lowercase();
        let mut best: Option<(usize, Meaning)> = None;
        for (meaning, words) in self.words.iter().filter(|(m, _)| wanted.contains(m)) {
            for word in words {
                let hit = text == *word || (word.len() > 2 && text.contains(word.as_str()));
                let weight = if text == *word { 1000 } else { word.len() };
                if hit && best.is_none_or(|(other, _)| weight > other) {
                    best = Some((weight, *meaning));
                }
            }
        }
        best.map(|(_, meaning)| meaning)
    }

    /// The layout whose every needed name a header has, the one that needs most; a mark above
    /// the header counts as three names.
    pub fn layout(&self, names: &[Name], above: &str) -> Option<usize> {
        let fits = |layout: &Layout| {
            let all = layout
                .needs
                .iter()
                .all(|need| names.iter().any(|name| name.is(need)));
            let marked = !layout.mark.is_empty() && above.contains(&layout.mark);
            let marks = layout.mark.is_empty() || marked;
            let weight = layout.needs.len() + if marked { 3 } else { 0 };
            (layout.format == Format::Delimited && all && marks && !layout.needs.is_empty())
                .then_some(weight)
        };
        let weighed = self
            .layouts
            .iter()
            .enumerate()
            .filter_map(|(at, l)| Some((fits(l)?, at)));
        // Of equals the first.
        weighed
            .max_by_key(|(weight, at)| (*weight, std::cmp::Reverse(*at)))
            .map(|(_, at)| at)
    }

    /// The first layout of a file format that is not delimited.
    pub fn of_format(&self, format: Format) -> Option<usize> {
        self.layouts
            .iter()
            .position(|layout| layout.format == format)
    }

    /// The currency of a word or code.
    pub fn currency(&self, text: &str) -> Option<super::money::Currency> {
        let text = text.trim();
        let word = self.currencies.iter().find(|(word, _)| word == text);
        let code = word.map_or(text, |(_, code)| code.as_str());
        super::money::Currency::read(code.as_bytes())
    }
}

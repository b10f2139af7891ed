//! The words of the data on exports: roles of columns, meanings of words, units, signs, layouts.
//!
//! Each is an enum with the names that packs and reports use; a [`Layout`] is a row of data.

use super::handover::carried;
use super::moment::Order;
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

carried!(
    enum Role {
        Time,
        Clock,
        Id,
        Order,
        Trace,
        Batch,
        Auth,
        Terminal,
        Merchant,
        Card,
        Amount,
        Credit,
        Debit,
        Refund,
        Fee,
        Net,
        Kind,
        Direction,
        Status,
        Currency,
        Balance,
    }
);

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

carried!(
    enum Unit {
        Major,
        Minor,
    }
);

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

carried!(
    enum Sign {
        Signed,
        Kind,
        Account,
        Turned,
        Split,
        Direction,
        Refund,
    }
);

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

carried!(
    enum Format {
        Delimited,
        Fixed,
        Mt940,
        Camt,
        Ofx,
        Qif,
    }
);

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

carried!(
    enum Stated {
        Rows,
        RowsIn,
        RowsOut,
        RowsNeutral,
        Total,
        TotalIn,
        TotalOut,
        TotalNeutral,
        TotalSales,
        RowsSales,
        RowsRefunds,
        TotalRefunds,
        TotalFees,
    }
);

//! The closed lists of words that packs use: kinds of values, secrets, labels, facts.

use serde::{Deserialize, Serialize};

macro_rules! words_of {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[doc = concat!("`", $word, "`.")] $variant,)* }

        impl $name {
            /// Its word in packs.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one of a word.
            pub fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words_of! {
    /// What kind of value a tag has.
    As {
        Binary = "binary", Numeric = "numeric", Text = "text", Amount = "amount",
        Count = "count", Date = "date", Time = "time", Currency = "currency",
        Country = "country", Dol = "dol", Tags = "tags", Bits = "bits", Template = "template",
        CvmList = "cvm-list", CvmResult = "cvm-result", Cid = "cid", Iad = "iad", Arc = "arc",
        Entry = "entry", TerminalType = "terminal-type", SaleType = "sale-type",
        Service = "service", Language = "language", Mcc = "mcc", Aid = "aid",
        IssuerAuth = "issuer-auth", Poi = "poi", PoiList = "poi-list", Asrpd = "asrpd",
        Preferred = "preferred", CardAuth = "card-auth", ThirdParty = "third-party",
        Oid = "oid",
    }
}

words_of! {
    /// Why a value is never shown.
    Secret {
        None = "", Pan = "pan", Track = "track", Name = "name", Pin = "pin", Code = "code",
        Id = "id", Key = "key", Account = "account",
    }
}

words_of! {
    /// What a set bit means for the sale.
    Weight { Info = "info", Fault = "fault", Kernel = "kernel", }
}

words_of! {
    /// Which list a code is of.
    Set {
        Arc = "arc", Cvm = "cvm", CvmWhen = "cvm-when", CvmResult = "cvm-result",
        Entry = "entry", EntryPin = "entry-pin", TerminalType = "terminal-type",
        Service1 = "service-1", Service2 = "service-2", Service3 = "service-3", Sw = "sw",
        SaleType = "sale-type", Currency = "currency", Country = "country", Mcc = "mcc",
        Language = "language", Poi = "poi", Asrpd = "asrpd", AsrpdKind = "asrpd-kind",
        CidType = "cid-type", CidWhy = "cid-why", CidAdvice = "cid-advice",
        Device = "device", ThirdParty = "third-party", Aid = "aid", Rid = "rid", Rc = "rc",
        MchipKey = "mchip-key",
    }
}

words_of! {
    /// What a label, or a word, stands for.
    What {
        Tag = "tag", Rc = "rc", Rrn = "rrn", Trace = "trace", Batch = "batch",
        Terminal = "terminal", Merchant = "merchant", Auth = "auth", Amount = "amount",
        Date = "date", Time = "time", Entry = "entry", Service = "service", Sw = "sw",
        Order = "order", Field55 = "field-55", Message = "message", Card = "card",
        Expiry = "expiry", Name = "name", Code = "code", Pin = "pin", Track = "track",
        Id = "id", CvmText = "cvm-text", Second = "second-ac", Approved = "approved",
        Declined = "declined", Reversed = "reversed", Void = "void", Tapped = "tapped",
        Inserted = "inserted", Swiped = "swiped", Keyed = "keyed", Fallback = "fallback",
        Tc = "tc", Arqc = "arqc", Aac = "aac", Passed = "passed",
    }
}

words_of! {
    /// How far a finding goes.
    Strength { Strong = "strong", Medium = "medium", Weak = "weak", None = "none", }
}

words_of! {
    /// A word that the scene has at most once.
    Word {
        Rc = "rc", Arc = "arc", Cid = "cid", CidWhy = "cid-why", Cvm = "cvm",
        CvmResult = "cvm-result", Entry = "entry", Service1 = "service-1",
        Service3 = "service-3", Sw = "sw", PinTries = "pin-tries", Scheme = "scheme",
    }
}

words_of! {
    /// A fact that holds of a scene or does not.
    Fact {
        Approved = "approved", Declined = "declined", Contact = "contact",
        Contactless = "contactless", Swiped = "swiped", Kernel2 = "kernel-2",
        Foreign = "foreign", DeniedByCard = "denied-by-card", Silent = "silent",
        Reversed = "reversed", NoStatus = "no-status", ByBank = "by-bank", Fallback = "fallback",
    }
}

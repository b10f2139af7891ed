//! What a magnetic stripe says, in sentences, for technicians.
//!
//! In: a language, and a track that parses or where and why it does not. Out: [`StripeView`];
//! the number in it is covered, names and the issuer's own data are not shown.

use super::Fact;
use crate::card::track::{Broken, Demand, Fault, ServiceCode, Track};
use crate::i18n::{CardWords, Lang, fill};

/// What is to be said of a stripe.
#[derive(Clone, Debug, PartialEq)]
pub struct StripeView {
    /// Whether it parses, or at which character it does not.
    pub title: String,
    /// For the view's mark: `yes` or `no`.
    pub tone: &'static str,
    /// Why it does not parse; empty where it does.
    pub why: String,
    /// What it says.
    pub facts: Vec<Fact>,
    /// The service code, a sentence a digit.
    pub service: Vec<String>,
}

/// A stripe in words.
pub fn stripe(lang: Lang, read: &Result<Track, Broken>) -> StripeView {
    let w = lang.card_words();
    let track = match read {
        Ok(track) => track,
        Err(broken) => {
            return StripeView {
                title: fill(w.stripe_bad, &[&broken.at.to_string()]),
                tone: "no",
                why: fault(w, broken.why).to_owned(),
                facts: vec![],
                service: vec![],
            };
        }
    };
    let thru = track.expiry.map_or(w.stripe_left_out.to_owned(), |month| {
        format!("{}-{:02}", month.year, month.month)
    });
    let fact = |label: &str, text: String| Fact {
        label: label.to_owned(),
        text,
        tone: "",
    };
    StripeView {
        title: fill(w.stripe_good, &[&track.number.to_string()]),
        tone: "yes",
        why: String::new(),
        facts: vec![
            fact(w.stripe_number, track.pan.covered()),
            fact(w.stripe_thru, thru),
        ],
        service: track.service.map_or(vec![], |code| service(w, code)),
    }
}

fn service(w: &CardWords, code: ServiceCode) -> Vec<String> {
    let line = |(place, digit): (usize, u8)| {
        let demands: Vec<&str> = code.demands(place).iter().map(|d| demand(w, *d)).collect();
        let text = match (code.has_meaning(place), demands.is_empty()) {
            (false, _) => w.stripe_no_meaning.to_owned(),
            (true, true) => w.stripe_free.to_owned(),
            (true, false) => demands.join("; "),
        };
        fill(
            w.stripe_service,
            &[&(place + 1).to_string(), &format!("{digit} · {text}")],
        )
    };
    code.digits().into_iter().enumerate().map(line).collect()
}

fn demand(w: &CardWords, demand: Demand) -> &'static str {
    match demand {
        Demand::ChipFirst => w.demand_chip,
        Demand::DomesticOnly => w.demand_domestic,
        Demand::Closed => w.demand_closed,
        Demand::Test => w.demand_test,
        Demand::OnlineOnly => w.demand_online,
        Demand::OnlineUnlessAgreed => w.demand_online_unless,
        Demand::PinRequired => w.demand_pin,
        Demand::PinWherePossible => w.demand_pin_if,
        Demand::NoCash => w.demand_no_cash,
        Demand::CashMachineOnly => w.demand_atm,
        Demand::CashOnly => w.demand_cash,
    }
}

fn fault(w: &CardWords, fault: Fault) -> &'static str {
    match fault {
        Fault::Empty => w.fault_empty,
        Fault::NoTrack => w.fault_no_track,
        Fault::Track3 => w.fault_track3,
        Fault::Format => w.fault_format,
        Fault::ShortNumber => w.fault_short_number,
        Fault::LongNumber => w.fault_long_number,
        Fault::NumberSign => w.fault_number_sign,
        Fault::NoSeparator => w.fault_no_separator,
        Fault::ShortName => w.fault_short_name,
        Fault::LongName => w.fault_long_name,
        Fault::NameSign => w.fault_name_sign,
        Fault::NoSecondSeparator => w.fault_no_second,
        Fault::ShortExpiry => w.fault_short_expiry,
        Fault::ExpirySign => w.fault_expiry_sign,
        Fault::ExpiryMonth => w.fault_expiry_month,
        Fault::ShortService => w.fault_short_service,
        Fault::ServiceSign => w.fault_service_sign,
        Fault::DiscretionarySign => w.fault_discretionary,
        Fault::LongTrack => w.fault_long_track,
        Fault::AfterEnd => w.fault_after_end,
    }
}

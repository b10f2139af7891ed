//! The pages whose first load is timed: three of ours, and a peer's each.
//!
//! In: nothing. Out: where each begins, and how it is seen that its first control works. Ours are
//! tried: what is typed has to bring a suggestion, a button has to lead on. Of a peer's it is
//! enough that its first field is there and may be typed into, which is the soonest it could work;
//! zxcvbn's page is ours, so there a letter is typed and has to bring its strength.

/// Whose server a page is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    Site,
    Peers,
}

/// One page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) name: &'static str,
    pub(super) on: On,
    /// What follows the server's address.
    pub(super) path: &'static str,
    /// An expression for the frame that is to work, where it is not the page itself.
    pub(super) frame: Option<&'static str>,
    /// A function that is asked again and again.
    works: &'static str,
}

/// What is typed into the first screen's field has to bring a suggestion.
const TYPED: &str = "() => {
    if (document.querySelector('#shown-list [role=option]')) return true;
    const field = document.querySelector('#shown');
    field.value = '5';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}";
/// The button has to lead on.
const LED_ON: &str = "() => {
    if (location.hash !== '#/code/51') return true;
    document.querySelector('article.code button[data-kind=main]').click();
}";
/// A field that may be typed into is seen.
const FIELD: &str = "() => {
    const field = document.querySelector('#dropin input, #survey input');
    return !field.disabled && field.checkVisibility() && field.offsetHeight > 0;
}";
const DRAWN: &str = "() => document.querySelector('typebot-standard').shadowRoot.innerHTML !== ''";
const STRENGTH: &str = "() => {
    if (document.getElementById('strength').textContent) return true;
    const field = document.getElementById('password');
    field.value = '5';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}";

/// How many of them are ours; they come first.
pub(super) const OURS: usize = 3;
/// Positions of peers that a bar names.
pub(super) const ADYEN: usize = 3;
pub(super) const SURVEY: usize = 4;

/// All of them, in the table's order.
pub(super) static PAGES: [Page; 7] = [
    Page {
        name: "this project, first screen",
        on: On::Site,
        path: "",
        frame: None,
        works: TYPED,
    },
    Page {
        name: "this project, the page of code 51",
        on: On::Site,
        path: "#/code/51",
        frame: None,
        works: LED_ON,
    },
    Page {
        name: "this project, embedded in another page",
        on: On::Peers,
        path: "host.html",
        frame: Some("document.querySelector('pos-check').shadowRoot.querySelector('iframe')"),
        works: TYPED,
    },
    Page {
        name: "Adyen's Drop-in",
        on: On::Peers,
        path: "adyen.html",
        frame: None,
        works: FIELD,
    },
    Page {
        name: "SurveyJS",
        on: On::Peers,
        path: "survey.html",
        frame: None,
        works: FIELD,
    },
    Page {
        name: "Typebot, up to where its server is asked",
        on: On::Peers,
        path: "typebot.html",
        frame: None,
        works: DRAWN,
    },
    Page {
        name: "a password with zxcvbn",
        on: On::Peers,
        path: "zxcvbn.html",
        frame: None,
        works: STRENGTH,
    },
];

impl Page {
    /// What runs before anything of the page.
    pub(super) fn probe(&self) -> String {
        include_str!("probe.js").replace("WORKS", self.works)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_name_the_peers_that_they_mean() {
        assert_eq!(PAGES[ADYEN].path, "adyen.html");
        assert_eq!(PAGES[SURVEY].path, "survey.html");
        assert!(
            PAGES[..OURS]
                .iter()
                .all(|page| page.name.starts_with("this"))
        );
    }

    #[test]
    fn a_probe_asks_its_own_page() {
        let probe = PAGES[ADYEN].probe();
        assert!(
            probe.contains("#dropin") && !probe.contains("WORKS"),
            "{probe}"
        );
    }
}

//! POS 速诊 (poscheck): from what a card terminal shows to the step that most likely mends it.
//!
//! Everything runs in the page: no server, and nothing that is typed leaves it. Data walks one
//! way through a row of rooms, and back only as an `Action`:
//!
//! ```text
//! pack ──▶ engine ──▶ session ──▶ present ──▶ ui
//!            ▲           ▲                    │
//!         lookup, card,  └────── Action ──────┘
//!         software, amount
//! ```
//!
//! - [`pack`]: the knowledge. TOML in, numbers, texts and findings out.
//! - [`engine`]: what is probably wrong and which step leads to a working terminal soonest.
//! - [`session`]: one diagnosis as a log of events, the only state of it; beside it, what a device
//!   remembers of its user ([`session::Habits`]).
//! - [`present`]: domain and language to plain structs, ready to print.
//! - [`board`]: pages that the desk composes, block by block ([`present::Board`]), and what stands
//!   behind them: a card, a terminal's software, parts, clock, line and safe update; a receipt;
//!   amounts and files of them; what stands beside a step. The page prints any of them and knows
//!   of none what it is about.
//! - [`i18n`]: what the product itself says, in one typed table.
//! - [`lookup`], [`card`], [`receipt`]: beside the engine, with the same rights; none imports another.
//!   `receipt` reads what a terminal printed, down to the bit and up to a cause; its table is
//!   `packs/<pack>/receipt/`, packed as `receipt.bin` with texts for each language beside it.
//!   `card` tells whose a card is and whether its number, date or stripe can be right; its table
//!   (`packs/<pack>/cards/`, packed as `cards.bin`) is a piece of its own.
//! - [`amount`]: beside the engine as well: exports of tills, terminals, acquirers and banks read
//!   to the last fen and held against each other, one sale, the cash drawer. Its layouts
//!   (`packs/<pack>/amount/`, packed as `amount.bin`) are a piece of their own.
//! - [`software`]: likewise beside it: a terminal's versions, parts, clock and line; its table
//!   (`packs/<pack>/software/`, packed as `terminal.bin`) is a piece of its own, with pictures.
//! - [`bench`], [`calibrate`] (feature `author`): what the engine is worth, in figures, and a
//!   pack's numbers from tickets. Native tools; they judge and change nothing in the engine.
//!   [`options`] reads what stands after their names.
//! - [`lint`] (feature `author`): what is wrong or doubtful in a pack, rule by rule, and how
//!   many mistakes that catches.
//! - [`catalogue`] (feature `author`): what a pack knows, counted, and what each row rests on.
//! - [`statement`] (feature `author`): the native commands that read exports.
//! - [`decode`] (feature `author`): what a receipt says, for whoever has one in a file.
//! - [`deployment`] (feature `author`): whose site it is: an acquirer's settings, checked and made
//!   into what the page prints; the page itself reads none of them.
//! - [`layers`] (feature `author`): the folders that a site is made of, one laid over the other.
//! - [`walk`] (feature `author`): one diagnosis, a line a step, for whoever writes a pack.
//! - [`guide`] (feature `author`): every code, message, symptom and fault as a plain page that
//!   needs no scripts, from the same view structs.
//! - `browser` (feature `ui`): the only room that names web-sys; a trait with a twin in memory.
//! - `ui` (feature `ui`): prints what `present` made and sends back an action at a time.
//! - `square`: a QR code that leads to the page, for a sticker.
//! - `embed`: the page in a frame of somebody else's: what that page may say, by its origin, and
//!   what it is told; with the two scripts of both ends. `colour` makes a brand's colour readable.
//! - [`worker`]: looks longer at what may come next, in the background, while somebody reads.
//! - `app` (feature `app`): the wasm module's way in. `desk` (feature `desk`) is that of the
//!   second output, which the background worker runs; `slips`, `books` and `sheets` (features of
//!   these names) are those of further ones, for receipts, statements and spreadsheets: each is
//!   fetched when somebody asks for what it does.
//!
//! The knowledge itself is data, in `packs/`; `src/bin/poscheck.rs` is the same core natively.
//!
//! The page has it in pieces ([`pack::Piece`]), each a file of its own, in this order: the first
//! screen's part (`zh-CN.first`), fetched beside the program; the index of entries and their
//! names in the language of the page, which the look-up reads; then what the place at hand
//! needs (`ui::need`): for an entry the `facts` and what entries of its kind say (`codes`,
//! `messages`, `symptoms`), for a diagnosis `core`, `facts` and what diagnoses say (`steps`).
//! Everything else follows quietly, one piece after another, so that the page works offline.
//! `index`, `core` and `facts` are language-free; the background worker reads those three.
//!
//! # Invariants
//!
//! | what holds | guarded by |
//! |---|---|
//! | whatever an acquirer's folder holds, the built-in knowledge stands and each mistake is named | `deployment::broken` |
//! | what a page around is told is ids, closed words and whole numbers | `embed` |
//! | a hotline and the ticket are for pages that the deployment names; a frame speaks with the page around alone | `embed`, `tests/e2e` (embed) |
//! | an acquirer's colour can be read on light and on dark, whatever it is | `deployment::colour` |
//! | domain rooms name no browser, no clock, no randomness, and compile without `ui` | `tidy`, and `cargo xtask test`'s domain check |
//! | rooms import one way only | `tidy` |
//! | the same input gives the same advice, natively and in wasm, to the bit | `engine`, `tests/browser.rs` |
//! | no policy is cheaper than the exact optimum; ours is near it | `engine` |
//! | the order of answers between two repairs changes no bit of the belief | `engine`, `session` |
//! | a log replays to the same state; undo inverts every action | `session`, `engine-report`'s million random sessions |
//! | nothing is doubted before a repair has failed | `engine` |
//! | the same seed gives the same figures | `simulate` |
//! | what the worker finds is what `engine::refine` says, and changes no step on the screen | `worker`, `tests/e2e` (desk) |
//! | scripts are started by one Trusted Types policy, which knows the worker's address alone; a worker starts no script but its own | `tests/e2e` (desk, beside) |
//! | a shipped pack has no finding, and every scenario holds | `packs` |
//! | every lint rule fires on its bad example and not on its good one | `lint` |
//! | a slip in a pack is caught by lint or scenarios, 19 times in 20 | `lint`, `poscheck mutate` |
//! | a damaged file is an error with a sentence, never a panic | `pieces`, `session` |
//! | pieces of two packs or of two versions are never put together | `pieces` |
//! | an entry opened by a link waits for its own piece only; a lost piece stops nothing else | `needs`, `tests/e2e` (pieces) |
//! | first screen and look-up read at most 30 KB of the knowledge, no piece has more than 25 KB | `xtask/budgets.toml` |
//! | views draw on the host, without a browser | `views` |
//! | page and guide say the same of every entry; the money comes first on paper too | `guide` |
//! | no link of the guide is broken, no text becomes markup, no page has a script | `guide` |
//! | every page of the guide has at most 15 KB | `xtask/budgets.toml` |
//! | a card number is shown covered only, and wiped with its buffer | `card::pan`, `card::said` |
//! | a number that begins with 62 is a UnionPay card, or may be one | `card::numbers` |
//! | every row of the table of cards answers for itself, within 12 KB | `card::table` |
//! | every byte of chip data belongs to one element or stretch, in linear time | `receipt::tlv`, `receipt::linear` |
//! | no card number, track, name or PIN of a pasted text is shown or kept | `receipt::cover` |
//! | every slip of the table ends in the finding that is written beside it | `receipt::slips` |
//! | whatever is typed about a card, nothing panics | `card::pan`, `board` |
//! | number and date of a card are never asked for together; no board holds what was typed | `board` |
//! | after a card was checked, no wasm memory holds its number; without wiping one does | `tests/e2e` (memory) |
//! | versions are totally ordered; what is newer is said only where it can be compared | `software::versions` |
//! | no version is called current because nothing is known against it | `software::standings` |
//! | each mistake in a release file has its own code, and the rest stays usable | `software::catalogue` |
//! | no step of an update that could lose data is open before its conditions are ticked | `software::update` |
//! | the line check asks only for the site's own small file, and only after a tap | `software::boards`, `tests/e2e` (line) |
//! | nothing is restarted while a reversal is pending or may be | `software::line` |
//! | every record of an export is counted in exactly one place, whatever its bytes | `amount::fuzz` |
//! | an export comes to the same wherever its chunks end | `amount::files` |
//! | a file that a second program reads comes to the same, and is read by the first where that one is lost | `amount::handover`, `tests/e2e` (beside) |
//! | the difference of two totals is the sum of the listed differences | `amount::planted` |
//! | nothing typed leaves the page, nor is it kept but the terminal's model, where somebody asks for that | `tests/e2e` (canary, with a leaking page as control; habits) |
//! | a step is read aloud by a voice of the device alone | `tests/e2e` (habits) |
//! | who found out where the money is says so before anything is called done | `present`, `views` (found) |
//! | after one visit the site works without a network, and a newer version waits for consent | `tests/e2e` (offline, with stores that are poisoned and switched off) |
//! | nothing is kept but this version's files, each with the content that it was built with | `xtask::dist::offline`, `tests/e2e` (offline) |
//! | however a host serves the site, it works or says why not and where to read on | `tests/e2e` (served) |
//! | the first load stays within 150 KB | `xtask/budgets.toml` |

pub mod amount;
#[cfg(feature = "author")]
pub mod bench;
pub mod board;
#[cfg(feature = "author")]
pub mod calibrate;
pub mod card;
#[cfg(feature = "author")]
pub mod catalogue;
#[cfg(any(feature = "desk", feature = "author"))]
pub mod colour;
#[cfg(feature = "author")]
pub mod decode;
#[cfg(feature = "author")]
pub mod deployment;
#[cfg(any(feature = "desk", feature = "author"))]
pub mod embed;
pub mod engine;
#[cfg(feature = "author")]
pub mod guide;
pub mod i18n;
#[cfg(feature = "author")]
pub mod layers;
#[cfg(feature = "author")]
pub mod lint;
pub mod lookup;
#[cfg(feature = "author")]
pub mod options;
pub mod pack;
pub mod present;
pub mod receipt;
pub mod session;
pub mod software;
#[cfg(any(feature = "desk", feature = "author"))]
pub mod square;
#[cfg(feature = "author")]
pub mod statement;
#[cfg(feature = "author")]
pub mod walk;
pub mod worker;

#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "ui")]
pub mod ui;

#[cfg(all(feature = "app", target_arch = "wasm32"))]
mod app;
#[cfg(all(feature = "books", target_arch = "wasm32"))]
mod books;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
mod desk;
#[cfg(all(feature = "sheets", target_arch = "wasm32"))]
mod sheets;
#[cfg(all(feature = "slips", target_arch = "wasm32"))]
mod slips;

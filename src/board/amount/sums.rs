//! Totals typed by hand, and the drawer.
//!
//! In: what stands in the fields. Out: blocks. A slip of the keys is told where the difference
//! has its mark; what else a difference of totals can be is a list of where to look.

use super::{Drawing, Typing};
use crate::amount::drawer::Drawer;
use crate::amount::money::{Currency, Money, PARTS};
use crate::amount::sale::{Beside, Slip, Way, near_fee, slips};
use crate::i18n::fill;
use crate::present::{Block, Item, Tone};

/// What one is as an amount.
const SALE: i64 = 100 * PARTS;

impl Drawing<'_> {
    pub(super) fn field(&self, id: String, [label, help]: [&str; 2], typing: Typing) -> Block {
        let block = Block::sum(&id, label, help);
        match typing {
            Typing::Amiss => block.with(Tone::No, self.words.no_sum),
            _ => block,
        }
    }

    /// Totals of till, terminal and bank.
    pub(super) fn sums(&self) -> Vec<Block> {
        let w = self.words;
        let fields = [
            [w.till, w.till_help],
            [w.terminal, w.terminal_help],
            [w.bank, w.bank_help],
        ];
        let mut blocks = vec![Block::text(Tone::Plain, w.sums_help)];
        for (at, labels) in fields.into_iter().enumerate() {
            blocks.push(self.field(format!("sum{at}"), labels, self.of.sums[at]));
        }
        let sums = self.of.sums.map(Typing::sum);
        let known: Vec<(usize, Money)> = (0..3).filter_map(|at| Some((at, sums[at]?))).collect();
        if known.windows(2).any(|two| two[0].1 != two[1].1) {
            for (at, _) in &known {
                let label = fill(w.count, &[fields[*at][0]]);
                let typing = self.of.sums[at + 3];
                blocks.push(self.field(format!("sum{}", at + 3), [&label, w.count_help], typing));
            }
        }
        if known.len() > 1 {
            // What was found stands under the last field, where a phone shows its keys.
            blocks.push(Block::main("compare", w.compare));
        }
        for two in known.windows(2) {
            let [(a, one), (b, other)] = [two[0], two[1]];
            let sales = [a, b].map(|at| self.of.sums[at + 3]);
            blocks.extend(self.pair([fields[a][0], fields[b][0]], [one, other], sales, b == 2));
        }
        blocks
    }

    fn pair(
        &self,
        names: [&str; 2],
        [one, other]: [Money; 2],
        sales: [Typing; 2],
        with_bank: bool,
    ) -> Vec<Block> {
        let w = self.words;
        let apart = i128::from(one.0) - i128::from(other.0);
        if apart == 0 {
            return vec![Block::verdict(
                Tone::Yes,
                &fill(w.pair_even, &names),
                Vec::new(),
            )];
        }
        let [more, less] = if apart > 0 {
            names
        } else {
            [names[1], names[0]]
        };
        let by = self.book.total(apart.abs());
        let title = fill(w.pair_more, &[more, less, &by]);
        // One digit of a total is no slip: totals differ by one easily.
        let telling = |slip: &Slip| !matches!(slip, Slip::Unexplained | Slip::Digit { .. });
        let found = slips(one, other, Currency::CNY, Beside::default());
        let slip = found.into_iter().find(telling);
        let told = slip.map(|slip| self.book.slip(slip, Way::LookFirst));
        // What is no error is the answer, and there is nothing to look for.
        if let Some(view) = told.as_ref().filter(|view| view.tone == "yes") {
            return vec![
                Block::verdict(Tone::Yes, &view.title, vec![title]),
                Block::steps(vec![w.fee_do.to_owned()]),
            ];
        }
        let texts = match told {
            Some(view) => {
                let digits = [(names[0], one), (names[1], other)]
                    .map(|(name, sum)| [name, &self.book.amount(sum)].join(" "));
                vec![fill(w.maybe, &[&view.title]), digits.join(" · ")]
            }
            None => {
                let rate = near_fee(one, other).filter(|_| with_bank);
                { rate.into_iter() }
                    .map(|rate| self.book.near_fee(rate))
                    .collect()
            }
        };
        let looks: &[&str] = match (with_bank, apart > 0) {
            (true, true) => &[w.bank_do_1, w.bank_do_2],
            (true, false) => &[w.bank_do_3],
            (false, true) => &[w.till_do_1, w.till_do_2],
            (false, false) => &[w.till_do_1, w.till_do_3],
        };
        let mut steps: Vec<String> = looks.iter().map(|look| (*look).to_owned()).collect();
        // What the bank is short of is mostly no sale but its fees, or what comes tomorrow.
        let at = if with_bank { steps.len() } else { 0 };
        steps.insert(at, fill(w.find_sale, &[&by]));
        // A number of sales is read as an amount is.
        if let [Typing::Sum(Money(sales)), Typing::Sum(Money(others))] = sales
            && sales % SALE + others % SALE == 0
        {
            let n = (sales - others).abs() / SALE;
            let many = names[usize::from(sales < others)];
            steps[at] = match n {
                0 => fill(w.count_same, &[&by]),
                // One sale more and by that much more money: that sale is it.
                1 if (sales > others) == (apart > 0) => fill(w.lacks_one, &[less, &by, more]),
                _ => fill(w.count_more, &[many, &n.to_string()]),
            };
        }
        // With the bank there is nothing to do but wait or ask.
        if !with_bank {
            steps.push([w.found_terminal, w.found_till][usize::from(apart > 0)].to_owned());
        }
        steps.push(w.find_rows.to_owned());
        vec![
            Block::verdict(Tone::No, &title, texts),
            Block::steps(steps),
            Block::begin(w.begin, &["entry see.day-total".to_owned()]),
        ]
    }

    /// The drawer against the count.
    pub(super) fn drawer(&self) -> Vec<Block> {
        let w = self.words;
        let labels = [
            w.drawer_float,
            w.drawer_sales,
            w.drawer_refunds,
            w.drawer_out,
            w.drawer_in,
            w.drawer_counted,
        ];
        let mut blocks = vec![Block::text(Tone::Plain, w.drawer_help)];
        for (at, label) in labels.into_iter().enumerate() {
            blocks.push(self.field(format!("drawer{at}"), [label, ""], self.of.drawer[at]));
        }
        if self.of.drawer.contains(&Typing::Amiss) {
            return blocks;
        }
        let known = self.of.drawer.map(Typing::sum);
        let [float, sales, refunds, paid_out, paid_in, _] = known.map(Option::unwrap_or_default);
        let drawer = Drawer {
            float,
            sales,
            refunds,
            paid_out,
            paid_in,
        };
        if let Some(expected) = drawer.expected() {
            let text = self.book.amount(expected);
            blocks.push(Block::facts(vec![Item::fact(
                w.drawer_expected,
                text,
                Tone::Plain,
            )]));
        }
        blocks.push(match known[5] {
            Some(counted) => {
                let view = self.book.drawer(&drawer, counted);
                Block::verdict(Tone::of(view.tone), &view.title, view.texts)
            }
            None => Block::text(Tone::Plain, w.drawer_wait),
        });
        blocks
    }
}

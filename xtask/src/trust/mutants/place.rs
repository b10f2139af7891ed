//! Where a mistake can be made on purpose, and the code with all of them in it.
//!
//! In: the text of a file. Out: its [`Mutant`]s, and the text in which each stands beside what is
//! right, behind a switch: `(if crate::mutant(7) { a <= b } else { a < b })`. So a room is compiled
//! once, whatever the number of mistakes. What the compiler needs to know beforehand, tests and
//! what macros are given stay as they are.

use proc_macro2::Span;
use std::ops::Range;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{
    BinOp, Expr, ExprBinary, ExprLit, ExprUnary, ImplItemFn, ItemConst, ItemFn, ItemMod,
    ItemStatic, Lit, UnOp,
};

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mutant {
    /// Bytes of the file that it changes.
    pub(super) at: Range<usize>,
    /// The line, from 1.
    pub(super) line: usize,
    /// What stands there instead.
    pub(super) instead: Change,
}

impl Mutant {
    /// What stands there, and what stands there instead, on one line and not too long.
    pub(super) fn said(&self, text: &str) -> (String, String) {
        let short = |part: &str| -> String {
            let line = part.split_whitespace().collect::<Vec<_>>().join(" ");
            line.chars().take(80).collect()
        };
        let was = short(text.get(self.at.clone()).unwrap_or_default());
        let instead = match &self.instead {
            Change::Sign(_, other) => (*other).to_owned(),
            Change::Whole(other) => short(other),
        };
        (was, instead)
    }
}

/// What a mistake is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Another sign between the two sides; where the sign stands, and the other one.
    Sign(Range<usize>, &'static str),
    /// Something else instead of the whole.
    Whole(String),
}

/// All mistakes that can be made in a file, by where they begin.
pub(super) fn places(text: &str) -> syn::Result<Vec<Mutant>> {
    let file = syn::parse_file(text)?;
    let mut finder = Finder {
        text,
        found: Vec::new(),
    };
    finder.visit_file(&file);
    let mut found = finder.found;
    found.sort_by_key(|mutant| (mutant.at.start, std::cmp::Reverse(mutant.at.end)));
    Ok(found)
}

/// The text with the mistakes behind switches, each with its number; those inside others nest.
pub(super) fn switched(text: &str, mutants: &[(u32, &Mutant)]) -> String {
    write(text, 0..text.len(), mutants)
}

fn write(text: &str, range: Range<usize>, mutants: &[(u32, &Mutant)]) -> String {
    let Some(((n, mutant), rest)) = mutants.split_first() else {
        return text[range].to_owned();
    };
    let inner = rest.partition_point(|(_, other)| other.at.start < mutant.at.end);
    let (inside, behind) = rest.split_at(inner);
    let right = write(text, mutant.at.clone(), inside);
    let wrong = match &mutant.instead {
        // What is wrong inside is wrong on one side only: there is one mistake at a time.
        Change::Sign(sign, other) => {
            let (left, right) = (
                &text[mutant.at.start..sign.start],
                &text[sign.end..mutant.at.end],
            );
            format!("{left}{other}{right}")
        }
        Change::Whole(other) => other.clone(),
    };
    format!(
        "{}(if crate::mutant({n}) {{ {wrong} }} else {{ {right} }}){}",
        &text[range.start..mutant.at.start],
        write(text, mutant.at.end..range.end, behind)
    )
}

struct Finder<'a> {
    text: &'a str,
    found: Vec<Mutant>,
}

impl Finder<'_> {
    fn add(&mut self, span: Span, instead: Change) {
        let at = span.byte_range();
        if self.text.get(at.clone()).is_some() {
            let line = span.start().line;
            self.found.push(Mutant { at, line, instead });
        }
    }
}

/// Whether a part of a condition binds a name, as `if let` does: its sides are no values.
fn binds(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(both) => binds(&both.left) || binds(&both.right),
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_expr_binary(&mut self, expr: &'ast ExprBinary) {
        let other = match expr.op {
            BinOp::Lt(_) => Some("<="),
            BinOp::Le(_) => Some("<"),
            BinOp::Gt(_) => Some(">="),
            BinOp::Ge(_) => Some(">"),
            BinOp::Eq(_) => Some("!="),
            BinOp::Ne(_) => Some("=="),
            BinOp::And(_) => Some("||"),
            BinOp::Or(_) => Some("&&"),
            BinOp::Add(_) => Some("-"),
            BinOp::Sub(_) => Some("+"),
            BinOp::Mul(_) => Some("+"),
            BinOp::Rem(_) => Some("/"),
            _ => None,
        };
        if let Some(other) = other
            && !binds(&expr.left)
            && !binds(&expr.right)
        {
            let sign = expr.op.span().byte_range();
            self.add(expr.span(), Change::Sign(sign, other));
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_unary(&mut self, expr: &'ast ExprUnary) {
        if matches!(expr.op, UnOp::Not(_)) {
            let inner = expr.expr.span().byte_range();
            let inner = self.text[inner].to_owned();
            self.add(expr.span(), Change::Whole(inner));
        }
        visit::visit_expr_unary(self, expr);
    }

    fn visit_expr_lit(&mut self, expr: &'ast ExprLit) {
        match &expr.lit {
            Lit::Bool(lit) => {
                let other = (!lit.value).to_string();
                self.add(expr.span(), Change::Whole(other));
            }
            Lit::Int(lit) => {
                if let Ok(n) = lit.base10_parse::<u64>() {
                    let other = format!("{}{}", n + 1, lit.suffix());
                    self.add(expr.span(), Change::Whole(other));
                }
            }
            _ => {}
        }
    }

    // An index is a number that a rare mistake only takes out of its bounds.
    fn visit_item_const(&mut self, _: &'ast ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast ItemStatic) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}
    fn visit_expr_repeat(&mut self, _: &'ast syn::ExprRepeat) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_variant(&mut self, _: &'ast syn::Variant) {}

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        if item.sig.constness.is_none() {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        if item.sig.constness.is_none() {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = places(text).unwrap();
        let each: Vec<String> = found
            .iter()
            .map(|mutant| match &mutant.instead {
                Change::Sign(sign, other) => {
                    let (a, b) = (
                        &text[mutant.at.start..sign.start],
                        &text[sign.end..mutant.at.end],
                    );
                    format!("{a}{other}{b}")
                }
                Change::Whole(other) => other.clone(),
            })
            .collect();
        assert_eq!(each, expected, "{text}");
    }

    #[test]
    fn signs_and_values_are_changed() {
        check("fn f() { a < b }", &["a <= b"]);
        check(
            "fn f() { !done && n == 3 }",
            &["!done || n == 3", "done", "n != 3", "4"],
        );
        check("fn f() { g(true, 7_u8) }", &["false", "8u8"]);
    }

    #[test]
    fn what_must_be_known_beforehand_stays() {
        check(
            "const A: usize = 3; static B: [u8; 2] = [0; 2]; const fn f() -> u8 { 1 }",
            &[],
        );
        check("fn f() { if let Some(1) = a && b {} }", &[]);
        check("#[cfg(test)] mod tests { fn f() { 1 < 2 } }", &[]);
        check("fn f() { println!(\"{}\", 1 < 2) }", &[]);
    }

    #[test]
    fn mistakes_inside_others_nest() {
        let text = "fn f() { a < 3 }";
        let found = places(text).unwrap();
        let numbered: Vec<(u32, &Mutant)> = (1..).zip(&found).collect();
        assert_eq!(
            switched(text, &numbered),
            "fn f() { (if crate::mutant(1) { a <= 3 } else { a < (if crate::mutant(2) { 4 } else { 3 }) }) }"
        );
        assert_eq!(switched(text, &[]), text);
    }
}

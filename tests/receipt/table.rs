//! The table that ships: whole, small, in both languages, sturdy.

use super::{packed, terms, texts};
use crate::support::lcg::Lcg;
use poscheck::i18n::Lang;
use poscheck::receipt::{Damaged, Of, Terms, Texts};

fn brotli(bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).unwrap();
    out.len()
}

#[test]
fn no_row_is_left_out_and_all_tags_are_there() {
    assert!(
        packed().left_out.is_empty(),
        "{}",
        packed().left_out.join("\n")
    );
    assert!(terms().n_tags() >= 446, "{}", terms().n_tags());
    for lang in Lang::ALL {
        let (at, _) = terms().tag(0x95, Of::All).unwrap();
        assert!(texts(lang).tag(at).contains("TVR"));
    }
}

#[test]
fn tags_are_read_as_their_scheme_does() {
    let name = |tag, of| {
        texts(Lang::En)
            .tag(terms().tag(tag, of).unwrap().0)
            .to_owned()
    };
    assert!(name(0x9F6B, Of::Mastercard).contains("Track 2"));
    assert!(name(0x9F6B, Of::Unionpay).contains("limit"));
    assert!(name(0x9F63, Of::Unionpay).contains("product"));
    assert!(name(0x9F61, Of::Mastercard).contains("CVC3"));
    assert_eq!(terms().of("A0000000041010"), Of::Mastercard);
    assert_eq!(terms().of("A000000333010101"), Of::Unionpay);
}

#[test]
fn the_files_stay_small() {
    let sizes = [&packed().terms, &packed().texts[0], &packed().texts[1]].map(|b| brotli(b));
    println!("terms, 中文, English after brotli: {sizes:?}");
    assert!(
        sizes[0] <= 14_000 && sizes[1] <= 16_000 && sizes[2] <= 16_000,
        "{sizes:?}"
    );
}

#[test]
fn a_damaged_table_is_an_error_and_never_a_panic() {
    let bytes = &packed().terms;
    for cut in (0..bytes.len()).step_by(211) {
        assert!(Terms::load(&bytes[..cut]).is_err(), "{cut}");
    }
    let mut choose = Lcg::new(4);
    for _ in 0..100 {
        let mut wrong = bytes.clone();
        let at = choose.below(wrong.len());
        wrong[at] ^= 1 << choose.below(8);
        if let Ok(terms) = Terms::load(&wrong) {
            let text = "TVR:0000808000 RC:55 9F3403AABBCC DE55: 9F2701809505000080800082023900";
            let _ = poscheck::receipt::read(&terms, text, &super::sense);
        }
    }
    let mut newer = bytes.clone();
    newer[0] += 1;
    assert_eq!(Terms::load(&newer).err(), Some(Damaged::Layout));
    assert!(Texts::load(&packed().texts[0][..50]).is_err());
}

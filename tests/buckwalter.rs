//! Transliteration: the tables against known words, and the round trip of every text.

mod support;

use imla::{Buckwalter, BuckwalterError};
use proptest::prelude::*;

const ALL: [Buckwalter; 3] = [Buckwalter::Standard, Buckwalter::Xml, Buckwalter::File];

#[test]
fn words_are_written_as_the_schemes_write_them() {
    let words = [
        ("كِتَابٌ", "kitaAbN", "kitaAbN", "kitaAbN"),
        ("الشَّمْسُ", "Al$a~mosu", "Al$a~mosu", "Alca~mosu"),
        (
            "مسؤولية إلى",
            "ms&wlyp <lY",
            "msWwlyp IlY",
            "msWwlyp=20=IlY",
        ),
        ("هٰذا ذلك", "h`*A *lk", "h`*A *lk", "heVA=20=Vlk"),
        (
            "ٱلقرآن شيء ئ",
            "{lqr|n $y' }",
            "{lqr|n $y' }",
            "LlqrMn=20=cyC=20=Q",
        ),
        (
            "پ چ ڤ گ ـ",
            "P J V G _",
            "P J V G _",
            "P=20=J=20=B=20=G=20=_",
        ),
        ("a=<", "=61==3D==3C=", "=61==3D==3C=", "=61==3D==3C="),
    ];
    for (text, standard, xml, file) in words {
        assert_eq!(Buckwalter::Standard.encode(text), standard);
        assert_eq!(Buckwalter::Xml.encode(text), xml);
        assert_eq!(Buckwalter::File.encode(text), file);
    }
}

#[test]
fn every_character_comes_back() {
    for c in '\0'..=char::MAX {
        let text = c.to_string();
        for scheme in ALL {
            assert_eq!(scheme.decode(&scheme.encode(&text)).as_ref(), Ok(&text));
        }
    }
}

#[test]
fn a_bad_escape_is_an_error_with_its_place() {
    let unclosed = |offset| Err(BuckwalterError::Unclosed { offset });
    let nothing = |offset| Err(BuckwalterError::NoCharacter { offset });
    for scheme in ALL {
        assert_eq!(scheme.decode("="), unclosed(0));
        assert_eq!(scheme.decode("٢ =41"), unclosed(3));
        assert_eq!(scheme.decode("=="), nothing(0));
        assert_eq!(scheme.decode("=x="), nothing(0));
        assert_eq!(scheme.decode("=41==D800="), nothing(4));
        assert_eq!(scheme.decode("=110000="), nothing(0));
        assert_eq!(scheme.decode("=0000041="), nothing(0));
    }
}

proptest! {
    #![proptest_config(support::config("tests/regressions/buckwalter.txt"))]

    #[test]
    fn every_text_comes_back(text in support::text()) {
        for scheme in ALL {
            let encoded = scheme.encode(&text);
            prop_assert_eq!(scheme.decode(&encoded), Ok(text.clone()));
        }
        prop_assert!(!Buckwalter::Xml.encode(&text).contains(['&', '<', '>', '"']));
        let safe = |c: char| c.is_ascii_alphanumeric() || "_~-.=".contains(c);
        prop_assert!(Buckwalter::File.encode(&text).chars().all(safe));
    }

    #[test]
    fn decoding_is_total_and_points_into_the_text(text in "[kAb=0-9A-F أ]{0,20}") {
        for scheme in ALL {
            if let Err(error) = scheme.decode(&text) {
                prop_assert!(text[error.offset()..].starts_with('='));
            }
        }
    }
}

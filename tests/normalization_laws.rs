//! The laws of normalization, each a property over every configuration.

mod support;

use imla::{MarkOrder, Normalizer, Span};
use proptest::prelude::*;
use proptest::sample::Index;
use support::rules::rules;
use unicode_normalization::UnicodeNormalization;

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Texts whose every letter and mark is Arabic.
fn arabic() -> BoxedStrategy<String> {
    let foreign = |c: char| {
        !('\u{600}'..='\u{6FF}').contains(&c)
            && !('\u{750}'..='\u{77F}').contains(&c)
            && !('\u{870}'..='\u{8FF}').contains(&c)
            && !('\u{FB50}'..='\u{FDFF}').contains(&c)
            && !('\u{FE70}'..='\u{FEFF}').contains(&c)
            && !c.is_ascii()
    };
    support::text()
        .prop_map(move |t| t.chars().filter(|c| !foreign(*c)).collect())
        .boxed()
}

proptest! {
    #![proptest_config(support::config("tests/regressions/normalization_laws.txt"))]

    #[test]
    fn normalizing_is_idempotent(text in support::text(), rules in rules()) {
        let once = rules.normalize(&text).into_owned();
        let twice = rules.normalize(&once);
        prop_assert_eq!(&twice, &once, "{:?}", rules);
    }

    #[test]
    fn canonically_equivalent_texts_give_equivalent_results(text in support::text(), rules in rules()) {
        let composed = rules.normalize(&nfc(&text)).into_owned();
        let decomposed = rules.normalize(&text.nfd().collect::<String>()).into_owned();
        prop_assert_eq!(nfc(&composed), nfc(&decomposed));
        prop_assert_eq!(nfc(&composed), nfc(&rules.normalize(&text)));
    }

    #[test]
    fn canonically_equivalent_arabic_gives_one_result(text in arabic(), rules in rules()) {
        // To keep an order and not to see it exclude each other: the one exception.
        let rules = if rules == rules.mark_order(MarkOrder::Keep) { rules.mark_order(MarkOrder::Typing) } else { rules };
        let composed = rules.normalize(&nfc(&text)).into_owned();
        prop_assert_eq!(&composed, &rules.normalize(&text.nfd().collect::<String>()).into_owned());
        prop_assert_eq!(&composed, &rules.normalize(&text));
        if rules == rules.mark_order(MarkOrder::Canonical) {
            prop_assert_eq!(&nfc(&composed), &composed);
        }
    }

    #[test]
    fn entry_points_agree(text in support::text(), rules in rules()) {
        let whole = rules.normalize(&text);
        let mut into = String::from("x");
        rules.normalize_into(&text, &mut into);
        prop_assert_eq!(&into[1..], &whole);
        let aligned = rules.normalize_aligned(&text);
        prop_assert_eq!(aligned.as_str(), &whole);
        prop_assert_eq!(aligned.alignment().is_identity(), whole == text);
        prop_assert_eq!(rules.is_normalized(&text), whole == text);
        prop_assert_eq!(matches!(whole, std::borrow::Cow::Borrowed(_)), whole == text);
        prop_assert!(whole.len() <= 14 * text.len());
    }

    #[test]
    fn alignment_is_monotone_covers_and_comes_back(text in support::text(), rules in rules()) {
        let found = rules.normalize_aligned(&text);
        let target = found.as_str();
        let (mut start, mut end) = (0, 0);
        for (i, c) in target.char_indices() {
            let here = Span::new(i, i + c.len_utf8());
            let back = found.source_span(here);
            prop_assert!(text.get(back.range()).is_some(), "{:?} is no slice", back);
            prop_assert!(!back.is_empty());
            prop_assert!(back.start >= start && back.end >= end);
            // Neighbors touch, or stand for one and the same stretch.
            prop_assert!(i == 0 || back.start == end || (back.start, back.end) == (start, end), "{:?} after {}..{}", back, start, end);
            prop_assert!(found.alignment().to_target(back).contains(here));
            (start, end) = (back.start, back.end);
        }
        if !target.is_empty() {
            let whole = found.source_span(Span::new(0, target.len()));
            prop_assert!(text[whole.end..].chars().all(|c| rules.normalize(c.encode_utf8(&mut [0; 4])).is_empty()), "{:?}", whole);
            prop_assert_eq!(&rules.normalize(&text[whole]), target);
        }
    }

    #[test]
    fn texts_parted_by_white_space_stand_alone(start in "[سaا1َ]", a in support::text(), b in support::text(), rules in rules()) {
        let rules = rules.spaces(imla::Spaces::Collapse);
        // What begins with a mark would end the word before it.
        let (a, b) = (format!("{start}{a}"), format!("س{b}"));
        let (left, right) = (rules.normalize(&a), rules.normalize(&b));
        prop_assert_eq!(rules.normalize(&format!("{a} {b}")).into_owned(), [&*left, &*right].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn other_scripts_pass_byte_for_byte(text in "[a-zA-Z0-9 .,;:!?()éßıΩжא中ひ한ก😀\u{301}\u{5B0}%+=-]{0,60}", rules in rules()) {
        let rules = rules.spaces(imla::Spaces::Keep).digits(imla::Digits::Keep);
        prop_assert!(rules.is_normalized(&text));
        prop_assert_eq!(&rules.normalize(&text), &text);
    }

    #[test]
    fn a_span_comes_back_around_what_it_held(text in support::text(), rules in rules(), a in any::<Index>(), b in any::<Index>()) {
        let found = rules.normalize_aligned(&text);
        let bounds = support::boundaries(found.as_str());
        let (a, b) = (*a.get(&bounds), *b.get(&bounds));
        let span = Span::new(a.min(b), a.max(b));
        let back = found.source_span(span);
        prop_assert!(text.get(back.range()).is_some());
        if !span.is_empty() {
            prop_assert!(found.alignment().to_target(back).contains(span));
        }
    }
}

/// The exception to canonical invariance, and how far it goes: the order of marks, nothing else.
#[test]
fn keeping_the_order_of_marks_is_the_one_exception() {
    let rules = Normalizer::new().mark_order(MarkOrder::Keep);
    let (typed, canonical) = ("مّ\u{64E}", "م\u{64E}\u{651}");
    assert_eq!(nfc(typed), canonical);
    assert_eq!(rules.normalize(typed), typed);
    assert_eq!(rules.normalize(canonical), canonical);
    assert_eq!(rules.normalize("ا\u{64E}\u{654}"), "أ\u{64E}");
    let typing = rules.mark_order(MarkOrder::Typing);
    assert_eq!(typing.normalize(typed), typing.normalize(canonical));
}

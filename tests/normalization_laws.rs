//! The laws of normalization, each a property over every configuration.

mod naive;
mod support;

use std::hash::BuildHasher;

use imla::{MarkOrder, Normalizer, Span};
use proptest::prelude::*;
use proptest::sample::Index;
use support::rules::rules;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

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
            // Only trimmed white space, and what goes with it, belongs to nothing.
            prop_assert_eq!(rules.normalize(&text[whole.end..]), "");
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

proptest! {
    #![proptest_config(support::config("tests/regressions/normalization_laws.txt"))]

    #[test]
    fn search_is_what_its_description_says(text in support::text()) {
        prop_assert_eq!(Normalizer::search().normalize(&text), naive::search(&text));
    }

    #[test]
    fn streaming_in_any_pieces_is_the_batch(text in support::text(), rules in rules(), cuts in prop::collection::vec(any::<Index>(), 0..6)) {
        let whole = rules.normalize(&text);
        let bounds = support::boundaries(&text);
        let mut cuts: Vec<usize> = cuts.iter().map(|c| *c.get(&bounds)).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let (mut stream, mut out) = (rules.stream(), String::new());
        for pair in cuts.windows(2) {
            stream.push(&text[pair[0]..pair[1]], &mut out);
        }
        stream.finish(&mut out);
        prop_assert_eq!(&out, &whole);
        // One character a piece: the smallest there are.
        let (mut stream, mut out) = (rules.stream(), String::new());
        for (i, c) in text.char_indices() {
            stream.push(&text[i..i + c.len_utf8()], &mut out);
        }
        stream.finish(&mut out);
        prop_assert_eq!(&out, &whole);
    }

    #[test]
    fn long_texts_are_as_short_ones(text in support::text(), more in support::text(), rules in rules()) {
        // Long texts take ways of their own; pieces of a few bytes never do.
        let text = format!("{text}{}{more}{text}", "كَلِمَةٌ، word 12 جدّاً ".repeat(50));
        let (mut stream, mut out) = (rules.stream(), String::new());
        for (i, c) in text.char_indices() {
            stream.push(&text[i..i + c.len_utf8()], &mut out);
        }
        stream.finish(&mut out);
        prop_assert_eq!(&rules.normalize(&text), &out);
        prop_assert_eq!(rules.is_normalized(&text), out == text);
        prop_assert!(rules.normalize(&out) == out);
        let aligned = rules.normalize_aligned(&text);
        prop_assert_eq!(aligned.as_str(), &out);
        let mut into = String::new();
        rules.normalize_into(&text, &mut into);
        prop_assert_eq!(&into, &out);
    }

    #[test]
    fn characters_keys_and_comparisons_agree_with_the_text(a in support::text(), b in support::text(), rules in rules()) {
        let (whole, other) = (rules.normalize(&a), rules.normalize(&b));
        prop_assert_eq!(&rules.chars(&a).collect::<String>(), &whole);
        prop_assert_eq!(rules.eq(&a, &b), whole == other);
        prop_assert!(rules.eq(&a, &whole));
        prop_assert_eq!(rules.key(&a).cmp(&rules.key(&b)), whole.cmp(&other));
        prop_assert_eq!(rules.key(&a), rules.key(&whole));
        let state = std::hash::RandomState::new();
        prop_assert_eq!(state.hash_one(rules.key(&a)), state.hash_one(rules.key(&whole)));
    }

    #[test]
    fn finding_is_finding_in_the_stored_text(text in support::text(), rules in rules(), a in any::<Index>(), len in 0usize..12) {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let from = if chars.is_empty() { 0 } else { a.index(chars.len()) };
        let needle: String = chars.iter().skip(from).take(len).map(|(_, c)| *c).collect();
        let found: Vec<Span> = rules.find_iter(&text, &needle).collect();
        prop_assert_eq!(&found, &naive::find(&rules, &text, &needle), "{:?}", needle);
        let mut end = 0;
        for span in found {
            prop_assert!(span.start >= end && text.get(span.range()).is_some());
            end = span.end;
        }
    }

    #[test]
    fn a_split_start_is_clean_and_what_follows_is_not(text in support::text(), rules in rules()) {
        let (clean, rest) = rules.split_normalized(&text);
        let whole = rules.normalize(&text);
        prop_assert_eq!(format!("{clean}{rest}"), text.clone());
        prop_assert!(rules.is_normalized(clean), "{:?}", clean);
        prop_assert!(whole.starts_with(clean));
        prop_assert_eq!(rest.is_empty(), whole == text);
    }

    #[test]
    fn alignments_compose(text in support::text(), first in rules(), second in rules(), a in any::<Index>(), b in any::<Index>()) {
        let one = first.normalize_aligned(&text);
        let two = second.normalize_aligned(one.as_str());
        let both = one.alignment().then(two.alignment());
        let bounds = support::boundaries(two.as_str());
        let (a, b) = (*a.get(&bounds), *b.get(&bounds));
        let span = Span::new(a.min(b), a.max(b));
        let back = both.to_source(span);
        prop_assert!(text.get(back.range()).is_some(), "{:?}", back);
        if !span.is_empty() {
            let through = one.source_span(two.source_span(span));
            prop_assert!(back.contains(through), "{:?} {:?}", back, through);
            prop_assert!(both.to_target(back).contains(span));
        }
        let identity = first.normalize_aligned(one.as_str());
        prop_assert_eq!(&one.alignment().then(identity.alignment()), one.alignment());
    }

    #[test]
    fn graphemes_are_whole_and_hold_the_tight_span(text in support::text(), rules in rules(), a in any::<Index>(), b in any::<Index>()) {
        let found = rules.normalize_aligned(&text);
        let bounds = support::boundaries(found.as_str());
        let (a, b) = (*a.get(&bounds), *b.get(&bounds));
        let span = Span::new(a.min(b), a.max(b));
        let (tight, wide) = (found.source_span(span), found.source_graphemes(span));
        prop_assert!(wide.contains(tight));
        if !tight.is_empty() {
            let borders: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).collect();
            prop_assert_eq!(Some(&wide.start), borders.iter().rev().find(|i| **i <= tight.start));
            prop_assert_eq!(Some(&wide.end), borders.iter().find(|i| **i >= tight.end));
        }
    }
}

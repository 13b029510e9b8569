//! The laws the documentation states, as properties over generated texts.

mod support;

use imla::{LineBreaks, Normalizer, Sentence, SentenceSplitter, Span, Token, sentences, tokens};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const PRESETS: [Normalizer; 4] = [
    Normalizer::new(),
    Normalizer::search(),
    Normalizer::embedding(),
    Normalizer::canonical(),
];

fn spans(tokens: impl Iterator<Item = Token<'static>>) -> Vec<Span> {
    tokens.map(|t| t.span()).collect()
}

proptest! {
    #![proptest_config(support::config("tests/regressions/laws.txt"))]

    #[test]
    fn tokens_are_absolute_ordered_and_lose_nothing(text in support::text()) {
        let mut at = 0;
        for token in tokens(&text) {
            let span = token.span();
            prop_assert!(span.start >= at && span.end > span.start);
            prop_assert_eq!(&text[span], token.as_str());
            prop_assert!(text[at..span.start].chars().all(is_gap), "{:?}", &text[at..span.start]);
            at = span.end;
        }
        prop_assert!(text[at..].chars().all(is_gap), "{:?}", &text[at..]);
    }

    #[test]
    fn sentences_are_absolute_and_partition(text in support::text()) {
        for rule in [LineBreaks::Line, LineBreaks::Paragraph, LineBreaks::Auto] {
            let found: Vec<Sentence> = SentenceSplitter::new().line_breaks(rule).split(&text).collect();
            let mut at = 0;
            for sentence in &found {
                prop_assert_eq!(sentence.full_span().start, at);
                prop_assert!(sentence.full_span().contains(sentence.span()));
                prop_assert!(!sentence.span().is_empty());
                prop_assert_eq!(&text[sentence.span()], sentence.as_str());
                prop_assert_eq!(sentence.as_str().trim(), sentence.as_str());
                at = sentence.full_span().end;
                for token in sentence.tokens() {
                    prop_assert!(sentence.span().contains(token.span()));
                    prop_assert_eq!(&text[token.span()], token.as_str());
                }
            }
            if found.is_empty() {
                prop_assert!(text.chars().all(is_gap));
            } else {
                prop_assert_eq!(at, text.len());
            }
        }
    }

    #[test]
    fn soft_pieces_hold_every_token_and_fit(text in support::text(), max_len in 0usize..300) {
        for sentence in sentences(&text) {
            let pieces: Vec<Span> = sentence.soft_split(max_len).collect();
            let mut tokens = sentence.tokens();
            for piece in &pieces {
                let inside: Vec<Span> = tokens.by_ref().map(|t| t.span()).take_while(|t| t.end < piece.end).collect();
                // The last token ends the piece and is taken from the iterator with the rest.
                let count = inside.len() + 1;
                prop_assert!(inside.iter().all(|t| piece.contains(*t)));
                prop_assert!(piece.len() <= max_len || count == 1, "{piece:?} has {count} tokens");
                prop_assert!(sentence.span().contains(*piece));
            }
            prop_assert!(tokens.next().is_none());
            let first = sentence.tokens().next().map(|t| t.span().start);
            prop_assert_eq!(pieces.first().map(|p| p.start), first);
        }
    }

    #[test]
    fn normalizing_is_idempotent_and_its_entry_points_agree(text in support::text()) {
        for rules in PRESETS {
            let once = rules.normalize(&text).into_owned();
            prop_assert_eq!(&rules.normalize(&once), &once);
            let mut into = String::from("x");
            rules.normalize_into(&text, &mut into);
            prop_assert_eq!(&into[1..], &once);
            let aligned = rules.normalize_aligned(&text);
            prop_assert_eq!(aligned.as_str(), &once);
            prop_assert_eq!(rules.is_normalized(&text), once == text);
            prop_assert!(once.len() <= 14 * text.len());
        }
    }

    #[test]
    fn alignment_is_monotone_and_on_boundaries(text in support::text()) {
        for rules in PRESETS {
            let found = rules.normalize_aligned(&text);
            let (mut start, mut end) = (0, 0);
            for (i, c) in found.as_str().char_indices() {
                let back = found.source_span(Span::new(i, i + c.len_utf8()));
                prop_assert!(text.get(back.range()).is_some(), "{:?} is no slice", back);
                prop_assert!(back.start >= start && back.end >= end);
                let forth = found.alignment().to_target(back);
                prop_assert!(forth.contains(Span::new(i, i + c.len_utf8())), "{back:?} {forth:?} {i}");
                (start, end) = (back.start, back.end);
            }
            if !found.as_str().is_empty() {
                prop_assert_eq!(found.source_span(Span::new(0, found.as_str().len())).end, text.len());
            }
        }
    }

    #[test]
    fn paragraphs_stand_alone(a in support::text(), b in support::text()) {
        // A blank line parts sentences; what is blank altogether has none, and belongs to its neighbor.
        prop_assume!(!a.chars().all(is_gap) && !b.chars().all(is_gap));
        let a = a.trim_end_matches(is_gap);
        for rule in [LineBreaks::Line, LineBreaks::Paragraph] {
            let rules = SentenceSplitter::new().line_breaks(rule);
            let joined = format!("{a}\n\n{b}");
            let shift = a.len() + 2;
            let parts: Vec<Span> = rules.split(a).map(|s| s.span()).chain(rules.split(&b).map(|s| s.span().shift(shift))).collect();
            let whole: Vec<Span> = rules.split(&joined).map(|s| s.span()).collect();
            prop_assert_eq!(whole, parts);
        }
    }

    #[test]
    fn tokens_of_parts_are_tokens_of_the_whole(a in support::text(), space in prop::sample::select(&[' ', '\n', '\t', '\u{A0}', '\u{2029}'] as &[char]), b in support::text()) {
        let joined = format!("{a}{space}{b}");
        let shift = a.len() + space.len_utf8();
        let parts: Vec<Span> = tokens(&a).map(|t| t.span()).chain(tokens(&b).map(|t| t.span().shift(shift))).collect();
        let whole: Vec<Span> = tokens(&joined).map(|t| t.span()).collect();
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn equal_texts_give_equal_answers_on_any_thread(text in support::text()) {
        let text: &'static str = Box::leak(text.into_boxed_str());
        let there = std::thread::spawn(move || spans(tokens(text))).join().expect("the thread ends");
        prop_assert_eq!(there, spans(tokens(text)));
    }
}

proptest! {
    #![proptest_config(support::config("tests/regressions/canonical.txt"))]

    #[test]
    fn canonically_equivalent_arabic_gives_one_result(text in support::article()) {
        for rules in PRESETS {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(rules.normalize(&composed), rules.normalize(&decomposed));
        }
    }
}

/// White space and characters without a shape.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0001}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{70F}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}')
}

#[test]
fn the_article_gives_what_it_gave() {
    assert_eq!(sentences(support::ARTICLE).count(), 19);
    assert_eq!(
        sentences(support::ARTICLE)
            .filter(Sentence::is_fragment)
            .count(),
        1
    );
}

/// All public types can be shared between threads and survive a panic.
#[test]
fn types_are_send_sync_and_unwind_safe() {
    fn check<T: Send + Sync + core::panic::UnwindSafe + core::panic::RefUnwindSafe>() {}
    check::<imla::Span>();
    check::<imla::Token>();
    check::<imla::Tokens>();
    check::<imla::Tokenizer>();
    check::<imla::Sentence>();
    check::<imla::Sentences>();
    check::<imla::SentenceSplitter>();
    check::<imla::SoftPieces>();
    check::<imla::TokenStream>();
    check::<imla::StreamToken>();
    check::<imla::StreamTokens>();
    check::<imla::SentenceStream>();
    check::<imla::StreamSentence>();
    check::<imla::StreamSentences>();
    check::<imla::Normalizer>();
    check::<imla::Normalized>();
    check::<imla::Alignment>();
}

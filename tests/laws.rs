//! The laws the documentation states, as properties over generated texts. Those of normalization are in
//! `normalization_laws.rs`.

mod support;

use imla::{LineBreaks, Sentence, SentenceSplitter, Span, Token, sentences, tokens};
use proptest::prelude::*;

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
    fn paragraphs_stand_alone(a in support::words(), b in support::words()) {
        let rules = SentenceSplitter::new().line_breaks(LineBreaks::Line);
        let joined = format!("{a}\n\n{b}");
        let shift = a.len() + 2;
        let parts: Vec<Span> = rules.split(&a).map(|s| s.span()).chain(rules.split(&b).map(|s| s.span().shift(shift))).collect();
        let whole: Vec<Span> = rules.split(&joined).map(|s| s.span()).collect();
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn equal_texts_give_equal_answers_on_any_thread(text in support::text()) {
        let text: &'static str = Box::leak(text.into_boxed_str());
        let there = std::thread::spawn(move || spans(tokens(text))).join().expect("the thread ends");
        prop_assert_eq!(there, spans(tokens(text)));
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
    check::<imla::Normalizer>();
    check::<imla::Normalized>();
    check::<imla::Alignment>();
    check::<imla::Stream>();
    check::<imla::Chars>();
    check::<imla::Key>();
    check::<imla::Matches>();
    check::<imla::Compat>();
}

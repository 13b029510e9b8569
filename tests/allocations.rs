//! How often each stage allocates: never where it only looks, and at most twice where it writes.
#![cfg(feature = "model")]

mod support;

#[path = "support/counter.rs"]
mod counter;

use counter::allocations;
use imla::{
    CliticSplitter, Gaps, LineBreaks, Normalizer, SentenceSplitter, Tokenizer, sentences, tokens,
};
use support::ARTICLE;

/// The article, and what is worst for each stage.
fn texts() -> Vec<String> {
    let units = [
        "ب\u{651}\u{64E}",
        "د. ",
        "(\"و",
        "a.b@",
        "1/",
        "🇸🇦",
        "#و_",
        "ال",
        "ﷺ ",
        "ـ",
    ];
    let hostile = units.iter().map(|unit| unit.repeat(2000));
    core::iter::once(ARTICLE.to_owned())
        .chain(hostile)
        .collect()
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| 1 + 1), 0);
    assert_eq!(allocations(|| vec![1u8; 100]), 1);
    let mut text = String::with_capacity(4);
    assert_eq!(allocations(|| text.push_str("longer than four")), 1);
}

#[test]
fn law_16_tokens_sentences_and_segments_never_allocate() {
    let splitter = CliticSplitter::new();
    for text in texts() {
        let gaps = Tokenizer::new().gaps(Gaps::Give);
        assert_eq!(
            allocations(|| tokens(&text).count() + gaps.tokens(&text).count()),
            0
        );
        for rule in [LineBreaks::Auto, LineBreaks::Line, LineBreaks::Paragraph] {
            let rules = SentenceSplitter::new().line_breaks(rule);
            assert_eq!(
                allocations(|| rules.split(&text).filter(|s| s.is_fragment()).count()),
                0
            );
        }
        let segments = || {
            let tokens = sentences(&text).flat_map(|s| s.tokens());
            tokens
                .map(|t| splitter.split_token(t).iter().count())
                .sum::<usize>()
        };
        assert_eq!(allocations(segments), 0);
    }
}

#[test]
fn law_16_clean_text_is_not_copied() {
    for rules in [
        Normalizer::new(),
        Normalizer::search(),
        Normalizer::embedding(),
        Normalizer::canonical(),
    ] {
        for text in texts() {
            let clean = rules.normalize(&text).into_owned();
            assert_eq!(allocations(|| rules.normalize(&clean)), 0);
            assert_eq!(allocations(|| rules.is_normalized(&clean)), 0);
            assert_eq!(allocations(|| rules.is_normalized(&text)), 0);
            assert_eq!(allocations(|| rules.normalize_aligned(&clean)), 0);
        }
    }
}

/// One for the text and one to make room, unless the text grows: then a few more, never one a change.
#[test]
fn law_16_normalizing_allocates_at_most_twice() {
    for rules in [
        Normalizer::search(),
        Normalizer::embedding(),
        Normalizer::canonical(),
    ] {
        assert!(allocations(|| rules.normalize(ARTICLE)) <= 2);
        for text in texts() {
            let grown = rules.normalize(&text).len() > text.len();
            let most = if grown { 8 } else { 2 };
            let found = allocations(|| rules.normalize(&text));
            assert!(
                found <= most,
                "{found} for {} of {:?}",
                text.len(),
                text.chars().next()
            );
        }
    }
}

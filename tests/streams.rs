//! Streams: a text that arrives in pieces gives what it gives whole.

mod support;

use imla::{Gaps, LineBreaks, Quotes, SentenceEnd, SentenceSplitter, Span, TokenKind, Tokenizer};
use proptest::prelude::*;
use proptest::sample::Index;

/// The text in pieces, cut at some of its boundaries.
fn pieces<'t>(text: &'t str, cuts: &[Index]) -> Vec<&'t str> {
    let bounds = support::boundaries(text);
    let mut at: Vec<usize> = cuts.iter().map(|c| *c.get(&bounds)).collect();
    at.extend([0, text.len()]);
    at.sort_unstable();
    at.windows(2).map(|w| &text[w[0]..w[1]]).collect()
}

/// The first place where two answers differ, which says more than both of them.
fn difference<T: PartialEq + core::fmt::Debug>(found: &[T], wanted: &[T]) -> Option<String> {
    let at = (0..found.len().max(wanted.len())).find(|&i| found.get(i) != wanted.get(i))?;
    Some(format!("{:?}, wanted {:?}", found.get(at), wanted.get(at)))
}

fn chars(text: &str) -> Vec<&str> {
    let bounds = support::boundaries(text);
    bounds.windows(2).map(|w| &text[w[0]..w[1]]).collect()
}

fn streamed_tokens(rules: Tokenizer, pieces: &[&str]) -> Vec<(Span, TokenKind, String)> {
    let mut stream = rules.stream();
    let mut found = Vec::new();
    for piece in pieces {
        found.extend(
            stream
                .push(piece)
                .map(|t| (t.span(), t.kind(), t.as_str().to_string())),
        );
    }
    found.extend(
        stream
            .finish()
            .map(|t| (t.span(), t.kind(), t.as_str().to_string())),
    );
    found
}

fn whole_tokens(rules: Tokenizer, text: &str) -> Vec<(Span, TokenKind, String)> {
    rules
        .tokens(text)
        .map(|t| (t.span(), t.kind(), t.as_str().to_string()))
        .collect()
}

type Found = (Span, Span, SentenceEnd, String);

fn streamed_sentences(rules: SentenceSplitter, pieces: &[&str]) -> Vec<Found> {
    let mut stream = rules.stream();
    let mut found = Vec::new();
    for piece in pieces {
        found.extend(
            stream
                .push(piece)
                .map(|s| (s.span(), s.full_span(), s.end(), s.as_str().to_string())),
        );
    }
    found.extend(
        stream
            .finish()
            .map(|s| (s.span(), s.full_span(), s.end(), s.as_str().to_string())),
    );
    found
}

fn whole_sentences(rules: SentenceSplitter, text: &str) -> Vec<Found> {
    rules
        .split(text)
        .map(|s| (s.span(), s.full_span(), s.end(), s.as_str().to_string()))
        .collect()
}

fn all_rules() -> Vec<SentenceSplitter<'static>> {
    let mut all = Vec::new();
    for breaks in [LineBreaks::Line, LineBreaks::Paragraph, LineBreaks::Auto] {
        for quotes in [Quotes::Split, Quotes::Keep] {
            all.push(SentenceSplitter::new().line_breaks(breaks).quotes(quotes));
        }
    }
    all
}

proptest! {
    #![proptest_config(support::config("tests/regressions/streams.txt"))]

    #[test]
    fn tokens_in_pieces_are_the_tokens_of_the_whole(text in support::text(), cuts in prop::collection::vec(any::<Index>(), 0..12)) {
        for rules in [Tokenizer::new(), Tokenizer::new().gaps(Gaps::Give)] {
            prop_assert_eq!(difference(&streamed_tokens(rules, &pieces(&text, &cuts)), &whole_tokens(rules, &text)), None);
        }
    }

    #[test]
    fn sentences_in_pieces_are_the_sentences_of_the_whole(text in support::text(), cuts in prop::collection::vec(any::<Index>(), 0..12)) {
        for rules in all_rules() {
            prop_assert_eq!(difference(&streamed_sentences(rules, &pieces(&text, &cuts)), &whole_sentences(rules, &text)), None);
        }
    }

    #[test]
    fn long_texts_in_pieces_are_the_same(parts in prop::collection::vec(support::text(), 4..12), times in 1usize..6, cuts in prop::collection::vec(any::<Index>(), 0..200)) {
        let text = parts.concat().repeat(times);
        for rules in all_rules() {
            prop_assert_eq!(difference(&streamed_sentences(rules, &pieces(&text, &cuts)), &whole_sentences(rules, &text)), None);
        }
    }
}

#[test]
fn one_character_at_a_time_is_enough() {
    for text in [
        support::ARTICLE,
        " \n\u{200F} \n",
        "",
        "د",
        "http://a.b/c نص",
    ] {
        for rules in [Tokenizer::new(), Tokenizer::new().gaps(Gaps::Give)] {
            assert_eq!(
                streamed_tokens(rules, &chars(text)),
                whole_tokens(rules, text)
            );
        }
        for rules in all_rules() {
            assert_eq!(
                streamed_sentences(rules, &chars(text)),
                whole_sentences(rules, text)
            );
        }
    }
}

#[test]
fn a_wrapped_text_longer_than_the_look_is_the_same() {
    let line = "وقالت الوزارة في بيانها الصادر صباح اليوم الاثنين إن الأعمال\nستبدأ في الأسبوع المقبل وتستمر ثلاثة أشهر كاملة على الأقل في\nجميع المناطق المتضررة. وأضافت أن التمويل متوفر بالكامل هذا\nالعام.\n";
    let text = line.repeat(500);
    let cut: Vec<&str> = text.split_inclusive(' ').collect();
    let rules = SentenceSplitter::new();
    let whole = whole_sentences(rules, &text);
    assert_eq!(whole.len(), 1000);
    assert_eq!(streamed_sentences(rules, &cut), whole);
}

#[test]
fn a_stream_gives_sentences_before_its_end() {
    let text = support::ARTICLE.repeat(40);
    let mut stream = SentenceSplitter::new().stream();
    let mut early = 0;
    for piece in text.split_inclusive(' ') {
        early += stream.push(piece).count();
    }
    let late = stream.finish().count();
    assert!(
        late < 40 && early > 600,
        "{early} before the end, {late} at it"
    );
}

#[test]
fn a_stream_begins_anew_after_its_end() {
    let mut tokens = Tokenizer::new().stream();
    tokens.push("نعم");
    assert_eq!(tokens.finish().count(), 1);
    tokens.push("لا");
    assert_eq!(
        tokens.finish().next().map(|t| t.span()),
        Some(Span::new(0, 4))
    );
    let mut sentences = SentenceSplitter::new().stream();
    sentences.push("نعم.");
    assert_eq!(sentences.finish().count(), 1);
    sentences.push("لا.");
    assert_eq!(
        sentences.finish().next().map(|s| s.span()),
        Some(Span::new(0, 5))
    );
}

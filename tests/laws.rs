//! The laws the documentation states, as properties over generated texts; each carries the number and name of its law.
//! Those of normalization, 7 to 12, are in `normalization_laws.rs` over every configuration.
#![cfg(feature = "model")]

mod support;

extern crate alloc;

use alloc::borrow::Cow;

use imla::{
    CliticSplitter, Compounds, Gaps, LineBreaks, Normalizer, Quotes, Scheme, SegmentKind,
    Semicolons, Sentence, SentenceSplitter, Span, TokenKind, Tokenizer, sentences, tokens,
};
use proptest::prelude::*;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

const PRESETS: [Normalizer; 4] = [
    Normalizer::new(),
    Normalizer::search(),
    Normalizer::embedding(),
    Normalizer::canonical(),
];

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

}

/// Settings far from the defaults, so that no branch hides behind them.
const TOKENIZERS: [Tokenizer; 3] = [
    Tokenizer::new(),
    Tokenizer::new().gaps(Gaps::Give),
    Tokenizer::new()
        .addresses(Compounds::Split)
        .dates(Compounds::Split)
        .social(Compounds::Split)
        .emoticons(Compounds::Split)
        .abbreviations(Compounds::Split),
];
const SPLITTERS: [SentenceSplitter<'static>; 4] = [
    SentenceSplitter::new(),
    SentenceSplitter::new().line_breaks(LineBreaks::Line),
    SentenceSplitter::new().line_breaks(LineBreaks::Paragraph),
    SentenceSplitter::new()
        .line_breaks(LineBreaks::Line)
        .quotes(Quotes::Keep)
        .semicolons(Semicolons::End)
        .abbreviations(&["مهند", "", "ال"]),
];
const SCHEMES: [Scheme; 4] = [Scheme::D1, Scheme::D2, Scheme::Atb, Scheme::D3];

/// Everything the crate says about a text, as text.
fn everything(text: &str) -> String {
    use core::fmt::Write;
    let mut said = String::new();
    for rules in PRESETS {
        let found = rules.normalize_aligned(text);
        write!(
            said,
            "{} {:?} {}",
            found.as_str(),
            found.alignment(),
            rules.is_normalized(text)
        )
        .expect("memory");
    }
    for rules in TOKENIZERS {
        for token in rules.tokens(text) {
            write!(
                said,
                "{:?} {:?} {:?}",
                token.span(),
                token.kind(),
                token.script()
            )
            .expect("memory");
            for scheme in SCHEMES {
                for segment in CliticSplitter::new()
                    .scheme(scheme)
                    .split_token(token)
                    .iter()
                {
                    write!(said, "{:?} {:?}", segment.span(), segment.kind()).expect("memory");
                }
            }
        }
    }
    for rules in SPLITTERS {
        for sentence in rules.split(text) {
            write!(
                said,
                "{:?} {:?} {}",
                sentence.full_span(),
                sentence.end(),
                sentence.is_fragment()
            )
            .expect("memory");
        }
    }
    said
}

proptest! {
    #![proptest_config(support::config("tests/regressions/laws.txt"))]

    #[test]
    fn law_1_total(text in support::text(), word in support::text()) {
        prop_assert!(text.is_empty() || !everything(&text).is_empty());
        // A splitter takes any text for a word.
        for scheme in SCHEMES {
            prop_assert!(!CliticSplitter::new().scheme(scheme).split(&word).is_empty());
        }
        // A span from anywhere is cut back or refused.
        let far = Span::new(text.len() / 2, word.len() + 9);
        prop_assert!(Tokenizer::new().tokens_in(&text, far).all(|t| text.get(t.span().range()).is_some()));
        let found = Normalizer::search().normalize_aligned(&text);
        prop_assert!(found.alignment().to_source(far).end <= text.len());
        prop_assert!(found.alignment().to_target(far).end <= found.as_str().len());
    }

    #[test]
    fn law_2_on_boundaries(text in support::text()) {
        let sound = |span: Span| text.get(span.range()).is_some() && span.start <= span.end;
        for rules in TOKENIZERS {
            for token in rules.tokens(&text) {
                prop_assert!(sound(token.span()));
                for scheme in SCHEMES {
                    let segments = CliticSplitter::new().scheme(scheme).split_token(token);
                    prop_assert!(segments.iter().all(|s| sound(s.span())));
                }
            }
        }
        for rules in SPLITTERS {
            for sentence in rules.split(&text) {
                prop_assert!(sound(sentence.span()) && sound(sentence.full_span()));
                prop_assert!(sentence.tokens().all(|t| sound(t.span())));
            }
        }
    }

    #[test]
    fn law_3_absolute(text in support::text()) {
        for sentence in sentences(&text) {
            prop_assert_eq!(&text[sentence.span()], sentence.as_str());
            prop_assert_eq!(sentence.source(), &text);
            for token in sentence.tokens() {
                prop_assert_eq!(&text[token.span()], token.as_str());
                prop_assert_eq!(token.source(), &text);
                for segment in CliticSplitter::new().split_token(token).iter() {
                    prop_assert_eq!(&text[segment.span()], segment.as_str());
                }
            }
        }
    }

    #[test]
    fn law_4_sentences_partition(text in support::text()) {
        for rules in SPLITTERS {
            let joined: String = rules.split(&text).map(|s| &text[s.full_span()]).collect();
            prop_assert!(rules.split(&text).all(|s| !s.as_str().is_empty()));
            // Blank text has no sentence.
            if joined.is_empty() {
                prop_assert!(text.chars().all(is_gap));
            } else {
                prop_assert_eq!(&joined, &text);
            }
        }
    }

    #[test]
    fn law_5_tokens_are_ordered_and_disjoint(text in support::text()) {
        let joined: String = Tokenizer::new().gaps(Gaps::Give).tokens(&text).map(|t| t.as_str()).collect();
        // What lies behind the last token may be a gap that is not given.
        prop_assert!(text.starts_with(&joined));
        for rules in TOKENIZERS {
            let mut at = 0;
            for token in rules.tokens(&text) {
                let span = token.span();
                prop_assert!(at <= span.start && span.start < span.end);
                prop_assert!(text[at..span.start].chars().all(is_gap));
                prop_assert_eq!(token.kind() == TokenKind::Gap, token.as_str().chars().all(is_gap));
                at = span.end;
            }
            prop_assert!(text[at..].chars().all(is_gap));
        }
    }

    #[test]
    fn law_6_segments_partition_their_token(text in support::text()) {
        for token in tokens(&text) {
            let mut finer: Option<Vec<usize>> = None;
            for scheme in SCHEMES.into_iter().rev() {
                let segments = CliticSplitter::new().scheme(scheme).split_token(token);
                let mut at = token.span().start;
                for segment in segments.iter() {
                    prop_assert_eq!(segment.span().start, at);
                    prop_assert!(!segment.span().is_empty());
                    at = segment.span().end;
                }
                prop_assert_eq!(at, token.span().end);
                prop_assert_eq!(segments.len(), segments.iter().count());
                prop_assert_eq!(segments.iter().filter(|s| s.kind() == SegmentKind::Stem).count(), 1);
                // A coarser scheme cuts nowhere that a finer one does not.
                let cuts: Vec<usize> = segments.iter().map(|s| s.span().start).collect();
                if let Some(finer) = finer {
                    prop_assert!(cuts.iter().all(|cut| finer.contains(cut)), "{:?} in {:?}", cuts, finer);
                }
                finer = Some(cuts);
            }
        }
    }

    #[test]
    fn law_7_idempotent(text in support::text()) {
        for rules in PRESETS {
            let once = rules.normalize(&text);
            // Only what changes is written anew.
            prop_assert_eq!(matches!(once, Cow::Borrowed(_)), *once == *text);
            let once = once.into_owned();
            let twice = rules.normalize(&once);
            prop_assert!(matches!(twice, Cow::Borrowed(_)), "{:?} became {:?}", once, twice);
            prop_assert_eq!(&*twice, &once);
            prop_assert!(rules.normalize_aligned(&once).alignment().is_identity());
        }
    }

    #[test]
    fn law_13_commute(text in prop_oneof![support::words(), support::article()]) {
        let text = settled(&text);
        for rules in [Normalizer::new(), Normalizer::canonical(), Normalizer::search()] {
            let found = rules.normalize_aligned(&text);
            let raw: Vec<Span> = tokens(&text).map(|t| t.span()).collect();
            // A deleted gap belongs to the token before it.
            let trimmed = |span: Span| Span::new(span.start, span.start + text[span].trim_end_matches(is_gap).len());
            let back: Vec<Span> = tokens(found.as_str()).map(|t| trimmed(found.source_span(t.span()))).collect();
            prop_assert_eq!(&back, &raw, "{:?} from {:?}", found.as_str(), text);
            let keys: Vec<Cow<'_, str>> = tokens(&text).map(|t| rules.normalize(t.as_str())).collect();
            let texts: Vec<&str> = tokens(found.as_str()).map(|t| t.as_str()).collect();
            prop_assert_eq!(texts, keys);
        }
    }

    #[test]
    fn law_18_deterministic(text in support::text()) {
        let here = everything(&text);
        // A copy lies at another address, on another thread.
        let copy = text.clone();
        let there = std::thread::spawn(move || everything(&copy)).join().expect("the thread ends");
        prop_assert_eq!(&here, &there);
        // What came before makes no difference.
        everything("وقال: \"نعم");
        prop_assert_eq!(everything(&text), here);
    }

    #[test]
    fn law_19_local_sentences(a in support::text(), b in support::text()) {
        let a = a + "\n\n";
        let joined = format!("{a}{b}");
        // What the automatic rule decides depends on the whole text; once decided, it is local too.
        for rules in SPLITTERS.into_iter().skip(1) {
            // Invisible characters that end a text go with its last sentence, elsewhere they may stand alone.
            let seen = |text, shift| {
                let seen = rules.split(text).filter(|s| !s.as_str().chars().all(is_gap));
                seen.map(|s| (s.span().shift(shift), s.end())).collect::<Vec<_>>()
            };
            prop_assert_eq!(seen(&joined, 0), [seen(&a, 0), seen(&b, a.len())].concat(), "{:?}", rules);
        }
    }

    #[test]
    fn law_19_local_tokens(text in support::text()) {
        let text = settled(&text);
        for rules in TOKENIZERS {
            let mut parts = Vec::new();
            let mut at = 0;
            for part in text.split_inclusive(char::is_whitespace) {
                let word = part.trim_end_matches(char::is_whitespace);
                parts.extend(rules.tokens(word).filter(|t| t.kind() != TokenKind::Gap).map(|t| (t.span().shift(at), t.kind())));
                at += part.len();
            }
            let whole: Vec<_> = rules.tokens(&text).filter(|t| t.kind() != TokenKind::Gap).map(|t| (t.span(), t.kind())).collect();
            prop_assert_eq!(whole, parts);
        }
    }
}

/// The text without marks, tatweel and invisible characters that stand on no Arabic letter: deleted from the front of a
/// token, they leave nothing that could be mapped back to it.
fn settled(text: &str) -> String {
    let mut stood_on = ' ';
    let mut out = String::new();
    for c in text.chars() {
        let attaches = c == 'ـ' || is_mark(c) || (is_gap(c) && !c.is_whitespace());
        if !attaches || matches!(stood_on, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}') {
            out.push(c);
        }
        if !attaches || is_gap(c) {
            stood_on = c;
        }
    }
    out
}

fn is_mark(c: char) -> bool {
    // Small waw and yeh are letters to Unicode, but stand on what is before them.
    c.general_category_group() == GeneralCategoryGroup::Mark || matches!(c, '\u{6E5}' | '\u{6E6}')
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

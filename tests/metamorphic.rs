//! Changes to a text that must not move its sentences, and those that must not move its tokens.

mod support;

use imla::{
    Alef, LineBreaks, Marks, Normalizer, SentenceSplitter, Span, TehMarbuta, TokenKind, Yeh, tokens,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A text rewritten character by character, and the places of the old boundaries in the new text.
struct Rewritten {
    text: String,
    /// For each byte of the old text, where it went.
    places: Vec<usize>,
}

fn rewrite(text: &str, mut change: impl FnMut(usize, char, &mut String)) -> Rewritten {
    let (mut new, mut places) = (String::new(), vec![0; text.len() + 1]);
    for (at, c) in text.char_indices() {
        places[at] = new.len();
        change(at, c, &mut new);
    }
    places[text.len()] = new.len();
    Rewritten { text: new, places }
}

/// The ends of the sentences, by what stands before them: white space, marks and invisible characters do not count.
fn ends(text: &str, rules: SentenceSplitter) -> Vec<usize> {
    rules.split(text).map(|s| s.full_span().end).collect()
}

/// How many visible base characters stand before each end.
fn visible_ends(text: &str, rules: SentenceSplitter) -> Vec<usize> {
    ends(text, rules)
        .into_iter()
        .map(|end| text[..end].chars().filter(|c| is_visible(*c)).count())
        .collect()
}

fn is_visible(c: char) -> bool {
    !(c.is_whitespace() || is_vowel_mark(c) || is_bidi(c) || c == 'ـ')
}

fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}

/// The text without marks that stand on no letter: each is a token of its own, and may be all that a line has.
fn with_based_marks(text: &str) -> String {
    let mut base = ' ';
    let kept = |c: &char| {
        let kept = !unicode_normalization::char::is_combining_mark(*c) || is_arabic_letter(base);
        if kept && !unicode_normalization::char::is_combining_mark(*c) {
            base = *c;
        }
        kept
    };
    text.chars().filter(kept).collect()
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي')
}

const RULES: [SentenceSplitter; 3] = [
    SentenceSplitter::new().line_breaks(LineBreaks::Line),
    SentenceSplitter::new().line_breaks(LineBreaks::Paragraph),
    SentenceSplitter::new(),
];

/// Sentences of every kind, glued, quoted, numbered and abbreviated.
fn prose() -> BoxedStrategy<String> {
    prop_oneof![3 => support::words(), 2 => support::article(), 3 => cases()].boxed()
}

/// The inputs of the sentence cases, which hold every situation the rules know.
fn cases() -> BoxedStrategy<String> {
    let rows = support::rows(include_str!("cases/own_sentences.tsv"));
    let inputs: Vec<String> = rows.into_iter().map(|row| row[3].clone()).collect();
    prop::collection::vec(select(inputs), 1..4)
        .prop_map(|parts| parts.join("\n\n"))
        .boxed()
}

proptest! {
    #![proptest_config(support::config("tests/regressions/metamorphic.txt"))]

    #[test]
    fn vowel_marks_do_not_move_ends(text in prose()) {
        let text = with_based_marks(&text);
        let bare: String = text.chars().filter(|c| !is_vowel_mark(*c)).collect();
        for rules in RULES {
            prop_assert_eq!(visible_ends(&bare, rules), visible_ends(&text, rules));
        }
    }

    #[test]
    fn tokens_and_sentences_commute_with_folding(text in prose()) {
        // Rules that make no character several: marks go, and letters become one letter. Hamza stays: إن opens a
        // sentence where أن does not.
        let fold = Normalizer::new().marks(Marks::All).alef(Alef::Wasla).yeh(Yeh::Dotted).teh_marbuta(TehMarbuta::Heh);
        let text = with_based_marks(&text);
        let folded = fold.normalize_aligned(&text);
        let found: Vec<(Span, TokenKind)> = tokens(folded.as_str()).map(|t| (folded.source_span(t.span()), t.kind())).collect();
        let wanted: Vec<(Span, TokenKind)> = tokens(&text).map(|t| (t.span(), t.kind())).collect();
        prop_assert_eq!(found, wanted);
        for (token, part) in tokens(folded.as_str()).zip(tokens(&text)) {
            prop_assert_eq!(token.as_str(), fold.normalize(part.as_str()));
        }
        for rules in RULES {
            let found: Vec<Span> = rules.split(folded.as_str()).map(|s| folded.source_span(s.span())).collect();
            let wanted: Vec<Span> = rules.split(&text).map(|s| s.span()).collect();
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn tatweel_inside_words_does_not_move_ends(text in prose(), at in prop::collection::vec(any::<Index>(), 1..6)) {
        let letters: Vec<usize> = text.char_indices().filter(|(_, c)| is_arabic_letter(*c)).map(|(i, _)| i).collect();
        prop_assume!(!letters.is_empty());
        let chosen: Vec<usize> = at.iter().map(|i| *i.get(&letters)).collect();
        let stretched = rewrite(&text, |i, c, new| {
            new.push(c);
            // Tatweel stands between letters, and behind the ه of the hijri era.
            if chosen.contains(&i) && text[i..].chars().nth(1).is_some_and(is_arabic_letter) {
                new.push_str("ـــ");
            }
        });
        for rules in &RULES[..2] {
            prop_assert_eq!(visible_ends(&stretched.text, *rules), visible_ends(&text, *rules));
        }
    }

    #[test]
    fn bidi_marks_beside_marks_do_not_move_ends(text in prose(), at in prop::collection::vec(any::<Index>(), 1..6), mark in select(&['\u{200F}', '\u{200E}', '\u{202C}', '\u{2069}', '\u{61C}'] as &[char]), before in any::<bool>()) {
        // Nothing may stand inside an address.
        let text: String = text.chars().filter(|c| !c.is_ascii_alphabetic() && *c != '/').collect();
        let marks: Vec<usize> = text.char_indices().filter(|(_, c)| ".!?؟،؛:…".contains(*c)).map(|(i, _)| i).collect();
        prop_assume!(!marks.is_empty());
        let chosen: Vec<usize> = at.iter().map(|i| *i.get(&marks)).collect();
        let marked = rewrite(&text, |i, c, new| {
            // A mark inside an emoticon makes it none.
            let chosen = chosen.contains(&i) && !text[i..].starts_with(":)") && !text[i..].starts_with(":(");
            if chosen && before {
                new.push(mark);
            }
            new.push(c);
            if chosen && !before {
                new.push(mark);
            }
        });
        for rules in &RULES[..2] {
            prop_assert_eq!(visible_ends(&marked.text, *rules), visible_ends(&text, *rules), "{:?}", marked.text);
        }
    }

    #[test]
    fn digits_of_any_set_give_the_same_ends_and_tokens(text in prose()) {
        // Latin text and addresses have their own digits, and so have keycaps.
        let text: String = text.chars().filter(|c| !c.is_ascii_alphabetic() && !"@\u{20E3}".contains(*c)).collect();
        let swapped = rewrite(&text, |_, c, new| new.push(match c {
            '0'..='9' => char::from_u32(c as u32 - 0x30 + 0x660).unwrap_or(c),
            '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => char::from_u32((c as u32 & 0xF) + 0x30).unwrap_or(c),
            c => c,
        }));
        for rules in RULES {
            let mapped: Vec<usize> = ends(&text, rules).into_iter().map(|e| swapped.places[e]).collect();
            prop_assert_eq!(ends(&swapped.text, rules), mapped);
        }
        let mapped: Vec<(usize, usize, TokenKind)> = tokens(&text).map(|t| (swapped.places[t.span().start], swapped.places[t.span().end], t.kind())).collect();
        let found: Vec<(usize, usize, TokenKind)> = tokens(&swapped.text).map(|t| (t.span().start, t.span().end, t.kind())).collect();
        prop_assert_eq!(found, mapped);
    }

    #[test]
    fn either_question_mark_will_do(text in prose()) {
        // In an address and between Latin letters ? is no question mark.
        let text: String = text.chars().filter(|c| !c.is_ascii_alphanumeric() && *c != '/').collect();
        let swapped = rewrite(&text, |_, c, new| new.push(match c {
            '؟' => '?',
            '?' => '؟',
            c => c,
        }));
        for rules in RULES {
            let mapped: Vec<usize> = ends(&text, rules).into_iter().map(|e| swapped.places[e]).collect();
            prop_assert_eq!(ends(&swapped.text, rules), mapped);
        }
    }

    #[test]
    fn either_line_end_will_do(text in prose()) {
        prop_assume!(!text.contains('\r'));
        let swapped = rewrite(&text, |_, c, new| {
            if c == '\n' {
                new.push('\r');
            }
            new.push(c);
        });
        for rules in RULES {
            let mapped: Vec<usize> = ends(&text, rules).into_iter().map(|e| swapped.places[e]).collect();
            prop_assert_eq!(ends(&swapped.text, rules), mapped);
        }
    }
}

//! Hostile texts through every stage: eight times the text takes about eight times the work.
//!
//! Time is compared with time in the same run, never with a clock's idea of fast; and only in release builds, where what
//! is timed is the code and not its checks.
#![cfg(feature = "model")]

use core::time::Duration;
use std::time::Instant;

use imla::{
    Alef, CliticSplitter, Gaps, LineBreaks, Normalizer, Quotes, SentenceSplitter, TokenKind,
    Tokenizer, tokens,
};

/// Texts that a rule might look back, look ahead or try again on: one unit, again and again.
const FAMILIES: &[&str] = &[
    "و",
    "ل",
    "ال",
    "وال",
    "ه",
    "ك",
    "\u{64E}",
    "\u{651}\u{64E}",
    "ب\u{651}\u{64E}",
    "\u{654}",
    "\u{301}",
    "ا\u{654}",
    "ـ",
    "\u{200D}",
    "\u{200C}",
    "\u{FEFF}",
    "\u{202B}",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{2029}",
    "و ",
    "و\n",
    "و \n\n",
    ".",
    "..",
    ". ",
    "…",
    "؟",
    "!",
    "؟!",
    "،",
    "؛",
    ":",
    "-",
    "- ",
    "/",
    "_",
    "*",
    "٪",
    "\"",
    "\" ",
    "'",
    "«",
    "»",
    "«و» ",
    "“",
    "”",
    "(",
    ")",
    "(و) ",
    "[",
    "]",
    "[1]",
    "{",
    "﴿",
    "﴾",
    "(\"",
    "؟\" قال ",
    "1",
    "١",
    "1.",
    "1. ",
    "1,",
    "١٫",
    "12:",
    "1/",
    "1/1/",
    "+",
    "-1",
    "1 1 ",
    "۝",
    "۝1",
    "²",
    "د.",
    "د. ",
    "أ.",
    "أ.ب.",
    "ص. ",
    "ق.م. ",
    "و.و",
    "a.",
    "a.b.",
    "Dr. ",
    "a",
    "a@",
    "a@b.",
    "@",
    "@a",
    "#",
    "#و",
    "#_",
    "http://",
    "http://a.b/",
    "www.",
    "a'",
    "a_",
    "xn--",
    ":-",
    ":-(",
    ":)",
    "🇸",
    "🇸🇦",
    "👨\u{200D}",
    "👍🏽",
    "❤\u{FE0F}",
    "1\u{20E3}",
    "#\u{FE0F}\u{20E3}",
    "ﷺ",
    "﷽",
    "ﻻ",
    "ﺍ",
    "ﭐ",
    "中",
    "ก",
    "\0",
    "\u{E0001}",
    "ًا\t",
    "ااااا",
    "هههه ",
];

/// What stands before and after the run, so that it does not begin at the edge of the text.
const ENDS: (&str, &str) = ("قال \"نعم. ", " نص");

fn text(unit: &str, bytes: usize) -> String {
    format!("{}{}{}", ENDS.0, unit.repeat(bytes / unit.len()), ENDS.1)
}

/// A stage: from a text to a number that depends on all it did.
type Stage = fn(&str) -> usize;

const STAGES: &[(&str, Stage)] = &[
    ("tokens", |text| tokens(text).map(|t| t.span().len()).sum()),
    ("gaps", |text| {
        Tokenizer::new().gaps(Gaps::Give).tokens(text).count()
    }),
    ("sentences", |text| {
        SentenceSplitter::new().split(text).count()
    }),
    ("lines", |text| {
        SentenceSplitter::new()
            .line_breaks(LineBreaks::Line)
            .split(text)
            .count()
    }),
    ("paragraphs", |text| {
        let rules = SentenceSplitter::new()
            .line_breaks(LineBreaks::Paragraph)
            .quotes(Quotes::Keep);
        rules.split(text).count()
    }),
    ("tokens of sentences", |text| {
        SentenceSplitter::new()
            .split(text)
            .flat_map(|s| s.tokens())
            .count()
    }),
    ("fragments", |text| {
        SentenceSplitter::new()
            .split(text)
            .filter(|s| s.is_fragment())
            .count()
    }),
    ("search", |text| Normalizer::search().normalize(text).len()),
    ("embedding", |text| {
        Normalizer::embedding().normalize(text).len()
    }),
    ("canonical", |text| {
        Normalizer::canonical().normalize(text).len()
    }),
    ("aligned", |text| {
        Normalizer::search()
            .alef(Alef::Bare)
            .normalize_aligned(text)
            .as_str()
            .len()
    }),
    ("check", |text| {
        usize::from(Normalizer::canonical().is_normalized(text))
    }),
    ("clitics", |text| {
        let splitter = CliticSplitter::new();
        let words = tokens(text).filter(|t| t.kind() == TokenKind::Word);
        words.map(|t| splitter.split_token(t).len()).sum()
    }),
    ("one word", |text| CliticSplitter::new().split(text).len()),
];

/// The least of several times: noise only adds.
fn time(stage: Stage, text: &str, times: usize) -> Duration {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            core::hint::black_box(stage(core::hint::black_box(text)));
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// Linear work grows eightfold, quadratic work sixty-fourfold; in between lies room for caches and neighbors.
#[test]
#[cfg_attr(debug_assertions, ignore = "times only what is optimized")]
fn eight_times_the_text_is_about_eight_times_the_work() {
    const LEAST: Duration = Duration::from_micros(50);
    let mut slow = Vec::new();
    for unit in FAMILIES {
        let (small, large) = (text(unit, 8 << 10), text(unit, 64 << 10));
        for (name, stage) in STAGES {
            let (mut a, mut b) = (Duration::MAX, Duration::MAX);
            // Noise only adds: what looks slow is measured again, and the least counts.
            let grows = (0..12).all(|_| {
                a = a.min(time(*stage, &small, 3));
                b = b.min(time(*stage, &large, 2));
                b >= a.max(LEAST) * 24
            });
            if grows {
                slow.push(format!("{name} of {unit:?}: {a:?} became {b:?}"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
    // What grows as it should ends soon on a megabyte, and loses nothing.
    for unit in FAMILIES {
        let text = text(unit, 1 << 20);
        let mut at = 0;
        for token in Tokenizer::new().gaps(Gaps::Give).tokens(&text) {
            assert_eq!(token.span().start, at, "{unit:?}");
            at = token.span().end;
        }
        for (name, stage) in STAGES {
            assert!(stage(&text) <= 14 * text.len(), "{name} of {unit:?}");
        }
    }
}

/// In every build: short runs, every stage, every family. It shows that each combination runs at all.
#[test]
fn a_kilobyte_of_anything_ends() {
    for unit in FAMILIES {
        let text = text(unit, 1 << 10);
        for (name, stage) in STAGES {
            assert!(stage(&text) <= 14 * text.len(), "{name} of {unit:?}");
        }
    }
}

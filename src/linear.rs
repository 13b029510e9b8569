//! Linear cost by counted work: every hostile family at n and at 8n, through every stage of this crate's scanning.

use alloc::format;
use alloc::string::String;

use crate::{Gaps, LineBreaks, Quotes, SentenceSplitter, Tokenizer, work};

/// Units that are repeated, and what stands behind the last one.
const UNITS: &[&str] = &[
    "\"",
    "«",
    "»",
    "“",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "﴿",
    "(a",
    "( ",
    "((a) ",
    ".",
    "..",
    "…",
    ". ",
    ".\"",
    ".)",
    ".»",
    "!",
    "!\"",
    "؟",
    "؟ ",
    "؟\"،",
    "! !",
    "1.",
    "9",
    "99999999999. ",
    ": 99999999999. ",
    "٩٩٩٩٩٩٩٩٩٩٩/",
    "1. ",
    "1)",
    ":1. ",
    "١.",
    "1.a",
    "12:",
    "1/",
    "1-",
    "1,",
    "٫",
    "(1)",
    ".(1)",
    "[1]",
    ".[1]",
    "a@",
    "a.",
    "@",
    "@@",
    "#",
    "##",
    "http://",
    "://",
    "http://(",
    "www.",
    "www. ",
    "a.b ",
    "a@b ",
    "د. ",
    "د.",
    "أ.ب.",
    "و ",
    "و",
    "ـ",
    "ـ.",
    "\u{64E}",
    "\u{64E}.",
    " ",
    "  .",
    "\n",
    "\r",
    "\r\n",
    "\n\u{200F}",
    "\u{200B}\n",
    "\u{200F}",
    "\u{200F}.",
    "\u{200F}(",
    "\u{200D}",
    "\u{200C}",
    "\u{AD}",
    "\u{FEFF}",
    "🇸",
    "👨\u{200D}",
    "😀",
    "😀 ",
    ". 😀",
    "!😀،",
    "❤\u{FE0F}",
    "1\u{FE0F}\u{20E3}",
    ":)",
    ":) ",
    ":)))) ",
    "-_-",
    "-",
    "_",
    "أ_",
    "a_",
    "أ\u{200C}",
    "a\u{200C}",
    "a'",
    "*",
    "=",
    "۝",
    "۝١",
    "إلخ. ",
    "قال ",
    "؛",
    "، ",
    "أ. ",
    "ق. م. ",
    "1 ق. م. ",
    "في ",
    "- ",
    "-\n",
    "•\n",
    "1.\n",
    "أ.\n",
    "\u{301}",
    "中",
    "ก",
    "a\u{301}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "کلمة\n",
    "كلمة كلمة كلمة كلمة كلمة كلمة كلمة\n",
];

const TAILS: &[&str] = &["", "x", " كلمة.", "،", "\n", "»"];

/// The most work for each byte, and the growth allowed beyond the growth of the text.
const MOST_PER_BYTE: usize = 80;
const SMALL: usize = 2_000;

/// Eight times the text may cost eight times the work, and a tenth more for the edges.
fn linear(name: &str, task: impl Fn(&str)) {
    grows_at_most(88, name, task);
}

/// Eight times the text costs at most that many tenths of the work.
fn grows_at_most(tenths: usize, name: &str, task: impl Fn(&str)) {
    for unit in UNITS {
        for tail in TAILS {
            let text = |n: usize| {
                let mut text = String::from("كتب ");
                text += &unit.repeat(n / unit.len());
                text += tail;
                text
            };
            let (small, large) = (text(SMALL), text(8 * SMALL));
            let work_small = work::count(|| task(&small));
            let work_large = work::count(|| task(&large));
            let shown = format!("{name} on {unit:?} and {tail:?}: {work_small}, {work_large}");
            assert!(
                work_large <= large.len() * MOST_PER_BYTE * tenths / 88,
                "{shown}"
            );
            assert!(
                work_large * 10 <= work_small * tenths + 100 * LOOKED,
                "{shown}"
            );
        }
    }
}

/// What the look-ahead at the edges may cost once.
const LOOKED: usize = 4_000;

#[test]
fn tokens_are_linear() {
    linear("tokens", |text| {
        assert!(Tokenizer::new().tokens(text).count() > 0);
    });
}

#[test]
fn sentences_are_linear() {
    for rule in [LineBreaks::Line, LineBreaks::Paragraph, LineBreaks::Auto] {
        linear("sentences", |text| {
            let rules = SentenceSplitter::new().line_breaks(rule);
            assert!(rules.split(text).count() > 0);
        });
    }
}

#[test]
fn whole_quotations_are_linear() {
    linear("quotations", |text| {
        let rules = SentenceSplitter::new().quotes(Quotes::Keep);
        assert!(rules.split(text).count() > 0);
    });
}

#[test]
fn soft_pieces_are_linear() {
    linear("pieces", |text| {
        for sentence in SentenceSplitter::new().split(text) {
            assert!(sentence.soft_split(100).count() <= text.len());
        }
    });
}

#[test]
fn streams_of_small_pieces_are_linear() {
    linear("token stream", |text| {
        let mut stream = Tokenizer::new().gaps(Gaps::Give).stream();
        let mut count = 0;
        for (i, c) in text.char_indices() {
            count += stream.push(&text[i..i + c.len_utf8()]).count();
        }
        assert!(count + stream.finish().count() > 0);
    });
    // A text is looked at again when it has doubled, so where the doubling falls may cost twice.
    grows_at_most(176, "sentence stream", |text| {
        let mut stream = SentenceSplitter::new()
            .line_breaks(LineBreaks::Line)
            .stream();
        let mut count = 0;
        for (i, c) in text.char_indices() {
            count += stream.push(&text[i..i + c.len_utf8()]).count();
        }
        assert!(count + stream.finish().count() > 0);
    });
}

//! The generators every property draws its texts from, and how often it does.
//!
//! `any::<String>()` almost never makes an Arabic word, so four generators are mixed: letters, words, slices of the
//! sample article with edits, and hostile repetitions. `PROPTEST_CASES` sets the number of cases.
#![allow(dead_code)]

pub mod rules;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, FileFailurePersistence};

/// The sample article.
pub const ARTICLE: &str = include_str!("../../data/sample_article.txt");

/// The configuration of every property: failing cases are kept in `tests/regressions`, and `PROPTEST_CASES` counts.
pub fn config(name: &'static str) -> Config {
    Config {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(name))),
        ..Config::default()
    }
}

const LETTERS: &[char] = &[
    'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ',
    'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي', 'ى', 'ة', 'أ', 'إ', 'آ', 'ٱ', 'ؤ', 'ئ', 'ء', 'پ',
    'چ', 'گ', 'ڤ', 'ژ', 'ک', 'ی', 'ہ', 'ە', 'ۀ', 'ۂ', 'ۓ', 'ٲ', 'ٳ', 'ٵ', 'ٶ', 'ٸ', 'ۃ', 'ے', 'ٮ',
];
const MARKS: &[char] = &[
    '\u{64B}', '\u{64C}', '\u{64D}', '\u{64E}', '\u{64F}', '\u{650}', '\u{651}', '\u{652}',
    '\u{653}', '\u{654}', '\u{655}', '\u{656}', '\u{670}', '\u{6D6}', '\u{6DF}', '\u{6E1}',
    '\u{6E5}', '\u{6E6}', '\u{6ED}', '\u{610}', '\u{61A}', '\u{8F0}', '\u{8D4}', '\u{301}',
    '\u{FE0F}',
];
const FORMS: &[char] = &[
    'ـ', 'ﷺ', 'ﷲ', '﷽', 'ﷻ', '﷼', 'ﻻ', 'ﻷ', 'ﻵ', 'ﺍ', 'ﻡ', 'ﺔ', 'ﯾ', '\u{FE70}', '\u{FE71}',
    '\u{FC60}', '\u{FCF2}', 'ﱞ', 'ﭐ', 'ﮐ', 'ﮥ', 'ﯬ', '\u{FE7D}', '\u{FE73}',
];
const PUNCTUATION: &[char] = &[
    '.', '،', '؛', '؟', '!', ':', '…', '"', '\'', '«', '»', '“', '”', '(', ')', '[', ']', '{', '}',
    '﴿', '﴾', '-', '–', '/', '_', '#', '@', '*', '%', '٪', '+', '=', '&', '۔', '·', '۝', '۩', '؏',
    '$', '€', '°', '^',
];
const SPACES: &[char] = &[
    ' ', ' ', ' ', ' ', '\n', '\n', '\t', '\r', '\u{A0}', '\u{202F}', '\u{2028}', '\u{2029}',
    '\u{85}', '\u{3000}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{200E}', '\u{200F}', '\u{202B}',
    '\u{202C}', '\u{2067}', '\u{2069}', '\u{61C}', '\u{AD}', '\u{FEFF}', '\u{2060}', '\0',
    '\u{1F}',
];
const DIGITS: &[char] = &[
    '0', '1', '2', '9', '٠', '١', '٥', '٩', '۰', '۴', '۹', '٫', '٬', '²', '½', '०', '𝟗',
];
const OTHERS: &[char] = &[
    'a', 'z', 'Q', 'é', 'ß', 'ı', 'Ω', 'ж', 'א', '中', 'ひ', 'カ', '한', 'ก', '😀', '❤', '👍',
    '🏽', '🇸', '🇦', '\u{20E3}', '©', '™', '‼', 'e', 'h', 't', 'p', 's', 'w',
];

/// Letters, marks, forms, digits, spaces and strangers in no order a language would have.
pub fn letters() -> BoxedStrategy<String> {
    let one = || {
        prop_oneof![
            12 => select(LETTERS), 6 => select(MARKS), 2 => select(FORMS), 2 => select(PUNCTUATION),
            2 => select(SPACES), 2 => select(DIGITS), 1 => select(OTHERS), 1 => any::<char>(),
        ]
    };
    prop_oneof![
        15 => prop::collection::vec(one(), 0..40),
        1 => prop::collection::vec(one(), 0..2000),
    ]
    .prop_map(|chars| chars.into_iter().collect())
    .boxed()
}

const STEMS: &[&str] = &[
    "كتاب",
    "مدرسة",
    "مدرست",
    "قال",
    "يكون",
    "وزير",
    "بلينكن",
    "لافروف",
    "واشنطن",
    "بايدن",
    "فريق",
    "لبنان",
    "كبير",
    "سماء",
    "على",
    "إلى",
    "أن",
    "إن",
    "مستوى",
    "بقاء",
    "بقائ",
    "لغة",
    "بيت",
    "عمل",
    "أعمال",
    "الله",
    "الذي",
    "التقى",
    "ألمانيا",
    "كُتُب",
    "وِزارة",
    "بُنوك",
    "كِتَاب",
    "مُحَمَّد",
    "هٰذا",
    "ولد",
    "ورد",
    "فهم",
    "هذا",
    "ذلك",
    "من",
    "عن",
    "في",
    "ما",
    "د",
    "م",
    "ص",
    "هـ",
    "إلخ",
    "ق.م",
    "12",
    "١٢",
    "3.14",
    "http://a.b/c",
    "a@b.co",
    "#وسم",
    "@user",
    "Apple",
];
const BEFORE: &[&str] = &[
    "", "", "", "و", "ف", "ب", "ك", "ل", "س", "أ", "ال", "وال", "بال", "لل", "ولل", "فبال", "أو",
    "لال", "سال", "وَ", "بِ", "ـ",
];
const AFTER: &[&str] = &[
    "", "", "", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا", "هه", "َهُ",
    "ـه", "ة",
];
const GAPS: &[&str] = &[
    " ", " ", " ", " ", ". ", "، ", "! ", "؟ ", ".\n", "\n", "\n\n", ": ", "\" ", " \"", " (",
    ") ", ".. ", "... ", ".", " - ", "؛ ", "/",
];

/// Real stems with legal and illegal clitics around them, in something like sentences.
pub fn words() -> BoxedStrategy<String> {
    prop::collection::vec(
        (select(BEFORE), select(STEMS), select(AFTER), select(GAPS)),
        0..24,
    )
    .prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(a, b, c, d)| [a, b, c, d])
            .collect()
    })
    .boxed()
}

const EDITS: &[&str] = &[
    "\u{64E}", "\u{651}", "\u{654}", "ـ", "\u{200C}", "\u{FEFF}", "\r\n", "\n", "\u{200F}",
    "\u{202B}", "\u{2069}", "\"", "(",
];

/// Slices of the sample article with up to three small edits.
pub fn article() -> BoxedStrategy<String> {
    (
        any::<Index>(),
        any::<Index>(),
        prop::collection::vec((any::<Index>(), select(EDITS)), 0..4),
    )
        .prop_map(|(a, b, edits)| {
            let bounds: Vec<usize> = (0..=ARTICLE.len())
                .filter(|&i| ARTICLE.is_char_boundary(i))
                .collect();
            let (a, b) = (*a.get(&bounds), *b.get(&bounds));
            let mut text = ARTICLE[a.min(b)..a.max(b)].to_string();
            for (at, what) in edits {
                let bounds: Vec<usize> = (0..=text.len())
                    .filter(|&i| text.is_char_boundary(i))
                    .collect();
                text.insert_str(*at.get(&bounds), what);
            }
            text
        })
        .boxed()
}

/// One unit repeated, between two random ends.
pub fn hostile() -> BoxedStrategy<String> {
    let unit = select(&[
        "\u{64E}",
        "\u{651}\u{64E}",
        "ـ",
        " ",
        "\n",
        "(",
        ")",
        "[",
        "\"",
        "«",
        "»",
        ".",
        "..",
        "…",
        "؟",
        "🇸",
        "\u{200D}",
        "👨\u{200D}",
        "و",
        "ال",
        "ل",
        "ه",
        "1.",
        "1. ",
        "د.",
        "د. ",
        "أ.ب.",
        "#",
        "@",
        "a@",
        "http://",
        "a.",
        "1/",
        "٫",
        "﷽",
        "\u{FEFF}",
        "ا\u{654}",
        "\u{654}",
        "\u{301}",
        "12:",
        "-",
        "_",
        "\r",
        "\u{AD}",
        ":-(",
        "(1)",
        "[1]",
        "۝1",
    ] as &[&str]);
    (
        letters_short(),
        unit,
        prop_oneof![9 => 1usize..60, 1 => 60usize..5000],
        letters_short(),
    )
        .prop_map(|(a, unit, n, b)| a + &unit.repeat(n) + &b)
        .boxed()
}

fn letters_short() -> BoxedStrategy<String> {
    prop_oneof![letters(), words()]
        .prop_map(|s| s.chars().take(12).collect())
        .boxed()
}

/// Any text: the four generators, mixed.
pub fn text() -> BoxedStrategy<String> {
    prop_oneof![4 => letters(), 4 => words(), 3 => article(), 2 => hostile(), 1 => any::<String>()]
        .boxed()
}

/// The byte offsets at which `text` can be cut.
pub fn boundaries(text: &str) -> Vec<usize> {
    (0..=text.len())
        .filter(|&i| text.is_char_boundary(i))
        .collect()
}

/// The rows of a suite: cells unescaped, the header and comments left out.
pub fn rows(table: &str) -> Vec<Vec<String>> {
    let lines = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1);
    lines
        .map(|line| line.split('\t').map(unescape).collect())
        .collect()
}

fn unescape(cell: &str) -> String {
    let mut out = String::new();
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let code: String = chars.by_ref().take(4).collect();
                out.push(
                    u32::from_str_radix(&code, 16)
                        .ok()
                        .and_then(char::from_u32)
                        .expect("a code point"),
                );
            }
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

/// Byte spans as the suites write them: `0-4 5-9`.
pub fn spans(cell: &str) -> Vec<(usize, usize)> {
    let pair = |span: &str| {
        span.split_once('-')
            .map(|(a, b)| (a.parse().expect("a byte"), b.parse().expect("a byte")))
    };
    cell.split_whitespace()
        .map(|span| pair(span).expect("start-end"))
        .collect()
}

//! The break tests of the Unicode character database, and where this crate differs from them on purpose.
//!
//! Every line of `cases/WordBreakTest.txt` and `cases/SentenceBreakTest.txt` either gives the boundaries of UAX #29, or
//! stands in the list of differences beside it with the name of its reason. `UPDATE=1` writes the lists anew; a boundary
//! that no reason explains fails the test in any case.

mod support;

use imla::{Gaps, LineBreaks, SentenceSplitter, TokenKind, Tokenizer};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// The text of a line like `÷ 0061 × 0062 ÷`, and the bytes its boundaries stand at.
fn parse(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut cuts) = (String::new(), Vec::new());
    for cell in line.split_whitespace() {
        match cell {
            "÷" => cuts.push(text.len()),
            "×" => {}
            code => {
                let code = u32::from_str_radix(code, 16).expect("a code point");
                text.push(char::from_u32(code).expect("a character"));
            }
        }
    }
    (text, cuts)
}

fn token_cuts(text: &str) -> Vec<usize> {
    let tokens = Tokenizer::new().gaps(Gaps::Give).tokens(text);
    core::iter::once(0)
        .chain(tokens.map(|t| t.span().end))
        .collect()
}

fn sentence_cuts(text: &str) -> Vec<usize> {
    let rules = SentenceSplitter::new().line_breaks(LineBreaks::Line);
    core::iter::once(0)
        .chain(rules.split(text).map(|s| s.full_span().end))
        .collect()
}

const MARKS: [char; 2] = ['\u{308}', '\u{300}'];
const INVISIBLE: [char; 5] = ['\u{2060}', '\u{AD}', '\u{200D}', '\u{70F}', '\u{200B}'];

/// The character at `at`, and the one before it, and the one before marks and invisible characters.
fn around(text: &str, at: usize) -> (char, char, char) {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let after = text[at..].chars().next().unwrap_or(' ');
    let base = text[..at].trim_end_matches(|c| MARKS.contains(&c) || INVISIBLE.contains(&c));
    (before, after, base.chars().next_back().unwrap_or(' '))
}

/// Why a token boundary differs: one name for each rule.
///
/// | name | what UAX #29 does | here |
/// |---|---|---|
/// | gap | breaks around every control and line end | white space and invisible characters between tokens are one gap |
/// | run | breaks between equal marks | a run of the same mark is one token |
/// | katakana | breaks between Katakana and other letters | letters of other scripts are one kind |
/// | edge | attaches invisible characters to what stands before (WB4) | at the edge of a token they are outside it |
/// | mark | attaches a mark to a control or an invisible character | a mark without a base is a token of its own |
/// | circled | makes circled letters letters of words | they are symbols |
/// | colon | joins letters over a colon (WB6) | a colon never joins: it ends labels |
/// | hebrew | joins Hebrew letters over quotes (WB7a-c) | quotes are quotes |
/// | apostrophe | joins digits over an apostrophe (WB11) | it joins letters only |
/// | separator | reads numbers over invisible characters | a separator stands between two digits |
/// | underscore | joins a final underscore to its word (WB13a) | it joins only what stands on both sides of it |
/// | flag | parts regional indicators over ZWJ by counting them from the start | two side by side are a flag |
/// | pictograph | joins a letter and a pictograph over ZWJ (WB3c) | a pictograph begins its own token |
fn word_reason(text: &str, at: usize, ours_cuts: bool) -> &'static str {
    let (before, after, base) = around(text, at);
    let letter = |c: char| c.is_alphanumeric();
    if !ours_cuts {
        let mut tokens = Tokenizer::new().gaps(Gaps::Give).tokens(text);
        let inside = tokens.find(|t| t.span().start < at && at < t.span().end);
        return match inside.map(|t| t.kind()) {
            Some(TokenKind::Gap) => "gap",
            _ if before == after => "run",
            _ if ('\u{1F1E6}'..='\u{1F1FF}').contains(&before) => "flag",
            _ if text.contains('\u{3031}') => "katakana",
            _ => "unexplained",
        };
    }
    let rest = text[at..].trim_start_matches(|c| MARKS.contains(&c) || INVISIBLE.contains(&c));
    let next = rest.chars().next().unwrap_or(' ');
    let hebrew = base == '\u{5D0}' || next == '\u{5D0}';
    match (before, after) {
        _ if MARKS.contains(&after) => "mark",
        _ if base == '\u{24C2}' || after == '\u{24C2}' => "circled",
        _ if base == ':' || after == ':' => "colon",
        _ if hebrew && (matches!(after, '\'' | '"') || matches!(base, '\'' | '"')) => "hebrew",
        _ if base == '\'' || after == '\'' => {
            if INVISIBLE.contains(&before) || INVISIBLE.contains(&after) {
                "edge"
            } else {
                "apostrophe"
            }
        }
        _ if after == '_' || base == '_' => "underscore",
        _ if matches!(base, '.' | ',') || matches!(after, '.' | ',') => {
            if letter(next) || letter(base) {
                "separator"
            } else {
                "edge"
            }
        }
        _ if INVISIBLE.contains(&after) => "edge",
        ('\u{200D}', c) if !letter(c) => "pictograph",
        _ if INVISIBLE.contains(&before) => "edge",
        _ if MARKS.contains(&before) => "mark",
        _ => "unexplained",
    }
}

/// Why a sentence boundary differs.
///
/// | name | what UAX #29 does | here |
/// |---|---|---|
/// | blank | makes blank lines and invisible characters sentences | they go with the sentence before them, and blank text has none |
/// | first | ends after a mark that opens the text | marks with nothing before them open a sentence |
/// | glued | ends after a stop that is glued to a letter | only between whole Arabic words |
/// | mark | attaches a mark to the blank before it (SB5) | it opens the next sentence |
/// | small | goes on before a small letter behind opening quotes (SB8) | only before a small letter |
/// | edge | attaches invisible characters to the blank before them (SB5) | they open the next sentence |
fn sentence_reason(text: &str, at: usize, ours_cuts: bool) -> &'static str {
    let (before, after, base) = around(text, at);
    let blank = |c: char| c.is_whitespace() || c.is_control() || INVISIBLE.contains(&c);
    let rest = &text[at..];
    if text[..at].chars().all(blank) || rest.chars().all(blank) || text.chars().all(blank) {
        return "blank";
    }
    if !text[..at].chars().any(char::is_alphanumeric) {
        return "first";
    }
    if INVISIBLE
        .iter()
        .any(|&c| text[..at].ends_with(c) || rest.starts_with(c))
        && base.is_whitespace()
    {
        return "edge";
    }
    if !ours_cuts && matches!(base, '.') {
        return "glued";
    }
    if before == '\u{308}' || after == '\u{308}' {
        return "mark";
    }
    if ours_cuts && after == '\u{2018}' {
        return "small";
    }
    "unexplained"
}

/// The differing lines of a break test, each with its reasons.
fn differences(
    table: &str,
    cuts: fn(&str) -> Vec<usize>,
    reason: fn(&str, usize, bool) -> &'static str,
) -> Vec<String> {
    let mut list = Vec::new();
    for line in table.lines().filter(|l| l.starts_with('÷')) {
        let (text, wanted) = parse(line);
        let found = cuts(&text);
        let mut names: Vec<&str> = support::boundaries(&text)
            .into_iter()
            .filter(|at| found.contains(at) != wanted.contains(at))
            .map(|at| reason(&text, at, found.contains(&at)))
            .collect();
        names.sort_unstable();
        names.dedup();
        if !names.is_empty() {
            list.push(format!("{}\t{line}", names.join(",")));
        }
    }
    list.sort();
    list
}

fn check(path: &str, listed: &str, found: &[String]) {
    let unexplained: Vec<&String> = found.iter().filter(|l| l.contains("unexplained")).collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    if std::env::var_os("UPDATE").is_some() {
        let path = format!("{}/tests/cases/{path}", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(path, found.join("\n") + "\n").expect("the list can be written");
        return;
    }
    let listed: Vec<&str> = listed.lines().collect();
    let gone: Vec<&&str> = listed
        .iter()
        .filter(|l| !found.iter().any(|f| f == **l))
        .collect();
    let new: Vec<&String> = found
        .iter()
        .filter(|f| !listed.contains(&f.as_str()))
        .collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "gone: {gone:#?}\nnew: {new:#?}"
    );
}

#[test]
fn word_breaks_differ_only_where_the_list_says() {
    let found = differences(
        include_str!("cases/WordBreakTest.txt"),
        token_cuts,
        word_reason,
    );
    check(
        "word_break_differences.tsv",
        include_str!("cases/word_break_differences.tsv"),
        &found,
    );
}

#[test]
fn sentence_breaks_differ_only_where_the_list_says() {
    let found = differences(
        include_str!("cases/SentenceBreakTest.txt"),
        sentence_cuts,
        sentence_reason,
    );
    check(
        "sentence_break_differences.tsv",
        include_str!("cases/sentence_break_differences.tsv"),
        &found,
    );
}

/// Latin words, marks and blanks, as they stand in ordinary text.
fn latin() -> impl Strategy<Value = String> {
    let word = "[A-Za-zÀ-ÖØ-öø-ÿ]{2,8}('[a-z]{1,3})?";
    let gap = prop::sample::select(&[
        " ", " ", " ", ", ", ". ", "? ", "! ", " (", ") ", "; ", " \"", "\" ", "-",
    ] as &[&str]);
    prop::collection::vec((word, gap), 1..30)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

proptest! {
    #![proptest_config(support::config("tests/regressions/conformance.txt"))]

    #[test]
    fn latin_words_are_those_of_uax_29(text in latin()) {
        let found: Vec<(usize, &str)> = imla::tokens(&text).map(|t| (t.span().start, t.as_str())).collect();
        let wanted: Vec<(usize, &str)> = text.split_word_bound_indices().filter(|(_, w)| !w.trim().is_empty()).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn latin_sentences_are_those_of_uax_29(words in prop::collection::vec("[a-z]{4,8}", 4..40), marks in prop::collection::vec(0usize..6, 40)) {
        // Sentences of small words, each with a capital in front and a mark behind.
        let mut text = String::new();
        let mut opens = true;
        for (word, mark) in words.iter().zip(marks) {
            let (first, rest) = word.split_at(1);
            text += &if opens { first.to_uppercase() + rest } else { word.clone() };
            opens = mark < 3;
            text += [". ", "? ", "! ", " ", ", ", "; "][mark];
        }
        let rules = SentenceSplitter::new().line_breaks(LineBreaks::Line);
        let found: Vec<&str> = rules.split(&text).map(|s| &text[s.full_span()]).collect();
        let wanted: Vec<&str> = text.split_sentence_bounds().collect();
        prop_assert_eq!(found, wanted);
    }
}

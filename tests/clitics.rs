//! Clitic cases: names that stay whole, words that split, and the words of the sample article.

mod support;

use imla::{CliticSplitter, Scheme, SegmentKind, tokens};
use proptest::prelude::*;

fn cut(word: &str) -> String {
    CliticSplitter::new()
        .split(word)
        .iter()
        .map(|s| s.as_str().to_string())
        .collect::<Vec<_>>()
        .join("+")
}

#[test]
fn names_stay_whole_and_clitics_come_off() {
    for name in ["بلينكن", "لافروف", "بايدن", "بوتين", "واشنطن", "وزير"]
    {
        assert_eq!(cut(name), name);
    }
    let split = [
        "و+لافروف",
        "ل+بلينكن",
        "ب+ال+ولايات",
        "و+ال+ولايات",
        "ل+ل+خروج",
        "ف+إن+ه",
        "ب+دور+ه",
    ];
    for word in split {
        assert_eq!(cut(&word.replace('+', "")), word);
    }
}

proptest! {
    #![proptest_config(support::config("tests/regressions/clitics.txt"))]

    #[test]
    fn segments_partition_their_token_and_finer_schemes_refine(text in support::text()) {
        for token in tokens(&text) {
            let mut coarser: Vec<usize> = Vec::new();
            for scheme in [Scheme::D1, Scheme::D2, Scheme::Atb, Scheme::D3] {
                let found = CliticSplitter::new().scheme(scheme).split_token(token);
                let mut at = token.span().start;
                for segment in found.iter() {
                    prop_assert_eq!(segment.span().start, at);
                    prop_assert_eq!(&text[segment.span()], segment.as_str());
                    at = segment.span().end;
                }
                prop_assert_eq!(at, token.span().end);
                prop_assert_eq!(found.iter().filter(|s| s.kind() == SegmentKind::Stem).count(), 1);
                let cuts: Vec<usize> = found.iter().map(|s| s.span().end).collect();
                prop_assert!(coarser.iter().all(|c| cuts.contains(c)));
                coarser = cuts;
            }
        }
    }
}

#[test]
fn the_articles_words() {
    let rows: Vec<(&str, &str)> = include_str!("cases/sample_article.clitics.tsv")
        .lines()
        .filter(|l| !l.starts_with(['?', '#']))
        .filter_map(|l| l.split_once('\t'))
        .collect();
    let right = rows
        .iter()
        .filter(|(word, wanted)| cut(word) == *wanted)
        .count();
    assert!(rows.len() > 400);
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(w, c)| cut(w) != *c)
        .map(|(w, c)| format!("{w}: {} for {c}", cut(w)))
        .collect();
    assert!(
        right * 100 >= rows.len() * 80,
        "{right} of {}: {wrong:#?}",
        rows.len()
    );
    println!("{right} of {}: {wrong:?}", rows.len());
}

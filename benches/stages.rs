//! Every stage over the sample article: one group a stage, and in each a copy of the same bytes and the Unicode crates,
//! so that a figure is a ratio within one run. What is timed is counted first; `cargo bench -- --test` only counts.
#![allow(missing_docs)]

use core::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use imla::{
    CliticSplitter, Gaps, LineBreaks, Normalizer, Scheme, SentenceSplitter, TokenKind, Tokenizer,
    sentences, tokens,
};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

const ARTICLE: &str = include_str!("../data/sample_article.txt");

/// Times a count after asserting it.
fn count(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    expected: usize,
    work: impl Fn(&str) -> usize,
) {
    assert_eq!(work(ARTICLE), expected, "{name}");
    group.bench_function(name, |b| b.iter(|| work(black_box(ARTICLE))));
}

/// A group with what every stage is compared with.
fn group<'c>(c: &'c mut Criterion, stage: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = c.benchmark_group(stage);
    group.throughput(Throughput::Bytes(ARTICLE.len() as u64));
    let mut copy = vec![0u8; ARTICLE.len()];
    copy.copy_from_slice(ARTICLE.as_bytes());
    assert_eq!(copy, ARTICLE.as_bytes());
    group.bench_function("memcpy", |b| {
        b.iter(|| black_box(&mut copy).copy_from_slice(black_box(ARTICLE.as_bytes())));
    });
    count(&mut group, "unicode-normalization/nfc", 2583, |text| {
        text.nfc().count()
    });
    count(&mut group, "unicode-segmentation/words", 908, |text| {
        text.split_word_bounds().count()
    });
    group
}

fn normalize(c: &mut Criterion) {
    let mut group = group(c, "normalize");
    let search = Normalizer::search();
    let clean = search.normalize(ARTICLE).into_owned();
    assert!(search.is_normalized(&clean) && !search.is_normalized(ARTICLE) && is_nfc(ARTICLE));
    count(&mut group, "search", clean.len(), |text| {
        search.normalize(text).len()
    });
    count(&mut group, "search/aligned", clean.len(), |text| {
        search.normalize_aligned(text).as_str().len()
    });
    for (name, rules) in [
        ("embedding", Normalizer::embedding()),
        ("canonical", Normalizer::canonical()),
    ] {
        let length = rules.normalize(ARTICLE).len();
        assert!(length > clean.len() / 2 && length < 2 * ARTICLE.len());
        count(&mut group, name, length, |text| rules.normalize(text).len());
    }
    group.bench_function("search/clean", |b| {
        b.iter(|| search.is_normalized(black_box(&clean)));
    });
    count(&mut group, "unicode-normalization/is_nfc", 1, |text| {
        usize::from(is_nfc(text))
    });
    group.finish();
}

fn tokenize(c: &mut Criterion) {
    let mut group = group(c, "tokens");
    count(&mut group, "tokens", 489, |text| tokens(text).count());
    count(&mut group, "words", 421, |text| {
        tokens(text).filter(|t| t.kind() == TokenKind::Word).count()
    });
    count(&mut group, "tokens/gaps", 907, |text| {
        Tokenizer::new().gaps(Gaps::Give).tokens(text).count()
    });
    group.finish();
}

fn sentence(c: &mut Criterion) {
    let mut group = group(c, "sentences");
    count(&mut group, "sentences", 19, |text| sentences(text).count());
    count(&mut group, "sentences/line", 19, |text| {
        SentenceSplitter::new()
            .line_breaks(LineBreaks::Line)
            .split(text)
            .count()
    });
    count(&mut group, "sentences/tokens", 489, |text| {
        sentences(text).flat_map(|s| s.tokens()).count()
    });
    count(&mut group, "unicode-segmentation/sentences", 20, |text| {
        text.split_sentence_bounds().count()
    });
    group.finish();
}

fn clitic(c: &mut Criterion) {
    let mut group = group(c, "clitics");
    let words: Vec<&str> = tokens(ARTICLE)
        .filter(|t| t.kind() == TokenKind::Word)
        .map(|t| t.as_str())
        .collect();
    assert_eq!(words.len(), 421);
    for (name, scheme) in [("atb", Scheme::Atb), ("d3", Scheme::D3)] {
        let splitter = CliticSplitter::new().scheme(scheme);
        let segments = || {
            words
                .iter()
                .map(|word| splitter.split(black_box(word)).len())
                .sum::<usize>()
        };
        // The lists may grow; every word has a stem, and many have more.
        assert!(segments() > words.len() && segments() < 3 * words.len());
        group.bench_function(name, |b| b.iter(segments));
        count(
            &mut group,
            &format!("{name}/from text"),
            segments(),
            |text| {
                let words = tokens(text).filter(|t| t.kind() == TokenKind::Word);
                words.map(|t| splitter.split_token(t).len()).sum()
            },
        );
    }
    group.finish();
}

criterion_group!(benches, normalize, tokenize, sentence, clitic);
criterion_main!(benches);

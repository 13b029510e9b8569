//! Every stage over the sample article, beside a copy of the same bytes and the Unicode crates. Each asserts a count
//! before it is timed.
#![allow(missing_docs)]

use core::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use imla::{CliticSplitter, Normalizer, TokenKind, sentences, tokens};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

const ARTICLE: &str = include_str!("../data/sample_article.txt");

fn stages(c: &mut Criterion) {
    let splitter = CliticSplitter::new();
    let words = |text| tokens(text).filter(|t| t.kind() == TokenKind::Word);
    let segments = |text| {
        words(text)
            .map(|t| splitter.split_token(t).len())
            .sum::<usize>()
    };
    let folded = Normalizer::search().normalize(ARTICLE);
    assert_eq!(sentences(ARTICLE).count(), 19);
    assert_eq!(words(ARTICLE).count(), 421);
    assert!(segments(ARTICLE) > words(ARTICLE).count());
    assert!(folded.len() < ARTICLE.len());
    assert_eq!(ARTICLE.nfc().count(), ARTICLE.chars().count());

    let mut group = c.benchmark_group("article");
    group.throughput(Throughput::Bytes(ARTICLE.len() as u64));
    let mut copy = vec![0u8; ARTICLE.len()];
    group.bench_function("memcpy", |b| {
        b.iter(|| black_box(&mut copy).copy_from_slice(black_box(ARTICLE.as_bytes())))
    });
    group.bench_function("normalize/search", |b| {
        b.iter(|| Normalizer::search().normalize(black_box(ARTICLE)).len())
    });
    group.bench_function("normalize/clean", |b| {
        b.iter(|| Normalizer::search().is_normalized(black_box(&folded)))
    });
    group.bench_function("unicode-normalization/nfc", |b| {
        b.iter(|| black_box(ARTICLE).nfc().count())
    });
    group.bench_function("tokens", |b| b.iter(|| tokens(black_box(ARTICLE)).count()));
    group.bench_function("unicode-segmentation/words", |b| {
        b.iter(|| black_box(ARTICLE).split_word_bounds().count())
    });
    group.bench_function("sentences", |b| {
        b.iter(|| sentences(black_box(ARTICLE)).count())
    });
    group.bench_function("unicode-segmentation/sentences", |b| {
        b.iter(|| black_box(ARTICLE).split_sentence_bounds().count());
    });
    group.bench_function("clitics", |b| b.iter(|| segments(black_box(ARTICLE))));
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);

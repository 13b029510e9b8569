//! Sentences of running text beside the sentence breakers of the Unicode crates, in one run, and hostile text beside
//! ordinary text. Each asserts a count before it is timed.
#![allow(missing_docs)]

use core::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use imla::{SentenceSplitter, sentences};
use unicode_segmentation::UnicodeSegmentation;

const TEXTS: [(&str, &str); 2] = [
    ("msa", include_str!("../data/bench/msa.txt")),
    ("vocalized", include_str!("../data/bench/vocalized.txt")),
];

fn splitting(c: &mut Criterion) {
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    for (name, text) in TEXTS {
        let bounds = text.split_sentence_bounds().count();
        assert_eq!(icu.segment_str(text).count(), bounds + 1);
        let found = sentences(text).count();
        assert!(
            found * 10 > bounds * 9 && found * 9 < bounds * 10,
            "{found} of {bounds}"
        );

        let mut group = c.benchmark_group(format!("sentences/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("imla", |b| b.iter(|| sentences(black_box(text)).count()));
        group.bench_function("imla/stream", |b| {
            b.iter(|| {
                let mut stream = SentenceSplitter::new().stream();
                let pieces = black_box(text).split_inclusive('\n');
                let early: usize = pieces.map(|piece| stream.push(piece).count()).sum();
                early + stream.finish().count()
            });
        });
        group.bench_function("icu_segmenter", |b| {
            b.iter(|| icu.segment_str(black_box(text)).count());
        });
        group.bench_function("unicode-segmentation", |b| {
            b.iter(|| black_box(text).split_sentence_bounds().count());
        });
        group.finish();
    }
}

fn hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("sentences/hostile");
    for unit in [".", "\"", "(", "1. ", "د. ", "؟ ", "\n"] {
        let text = unit.repeat((256 << 10) / unit.len());
        assert!(sentences(&text).count() <= text.len());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{unit:?}"), |b| {
            b.iter(|| sentences(black_box(&text)).count());
        });
    }
    group.finish();
}

criterion_group!(benches, splitting, hostile);
criterion_main!(benches);

//! Tokens of running text beside the word breakers of the Unicode crates, in one run. Each asserts a count before it is
//! timed.
#![allow(missing_docs)]

use core::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use imla::{Tokenizer, tokens};
use unicode_segmentation::UnicodeSegmentation;

const TEXTS: [(&str, &str); 2] = [
    ("msa", include_str!("../data/bench/msa.txt")),
    ("vocalized", include_str!("../data/bench/vocalized.txt")),
];

fn words(c: &mut Criterion) {
    let icu = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    for (name, text) in TEXTS {
        let bounds = text.split_word_bounds().count();
        assert_eq!(icu.segment_str(text).count(), bounds + 1);
        let found = tokens(text).count();
        // White space is no token, and glued words are several.
        assert!(found > bounds / 2 && found < bounds, "{found} of {bounds}");

        let mut group = c.benchmark_group(format!("tokens/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("imla", |b| b.iter(|| tokens(black_box(text)).count()));
        group.bench_function("imla/stream", |b| {
            b.iter(|| {
                let mut stream = Tokenizer::new().stream();
                let pieces = black_box(text).split_inclusive('\n');
                let early: usize = pieces.map(|piece| stream.push(piece).count()).sum();
                early + stream.finish().count()
            });
        });
        group.bench_function("icu_segmenter", |b| {
            b.iter(|| icu.segment_str(black_box(text)).count());
        });
        group.bench_function("unicode-segmentation", |b| {
            b.iter(|| black_box(text).split_word_bounds().count());
        });
        group.finish();
    }
}

criterion_group!(benches, words);
criterion_main!(benches);

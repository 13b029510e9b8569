//! The clitic splitter on running text that does not repeat, beside the Arabic stemmer that Rust programs use today, a
//! copy of the same bytes, and the tokens alone.
#![allow(missing_docs)]

use core::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use imla::{CliticSplitter, TokenKind, tokens};
use rust_stemmers::{Algorithm, Stemmer};

const TEXT: &str = include_str!("../data/bench/msa.txt");

fn clitics(c: &mut Criterion) {
    let splitter = CliticSplitter::new();
    let words = || tokens(TEXT).filter(|t| t.kind() == TokenKind::Word);
    let count = words().count();
    assert!(count > 20_000);
    let segments: usize = words().map(|t| splitter.split_token(t).len()).sum();
    assert!(segments > count && segments < 2 * count);
    let list: Vec<&str> = words().map(|t| t.as_str()).collect();
    let unlisted: Vec<&str> = list
        .iter()
        .copied()
        .filter(|w| !splitter.lists(w))
        .collect();
    assert!(unlisted.len() > 100);

    let mut group = c.benchmark_group("clitics");
    group.throughput(Throughput::Elements(count as u64));
    let mut copy = vec![0u8; TEXT.len()];
    group.bench_function("memcpy", |b| {
        b.iter(|| black_box(&mut copy).copy_from_slice(black_box(TEXT.as_bytes())))
    });
    group.bench_function("tokens alone", |b| {
        b.iter(|| words().map(|t| t.as_str().len()).sum::<usize>())
    });
    group.bench_function("split over tokens", |b| {
        b.iter(|| {
            words()
                .map(|t| splitter.split_token(t).len())
                .sum::<usize>()
        })
    });
    group.bench_function("split over words", |b| {
        b.iter(|| {
            list.iter()
                .map(|w| splitter.split(black_box(w)).len())
                .sum::<usize>()
        })
    });
    let stemmer = Stemmer::create(Algorithm::Arabic);
    group.bench_function("rust-stemmers over words", |b| {
        b.iter(|| {
            list.iter()
                .map(|w| stemmer.stem(black_box(w)).len())
                .sum::<usize>()
        })
    });
    group.finish();

    let mut group = c.benchmark_group("clitics/unlisted");
    group.throughput(Throughput::Elements(unlisted.len() as u64));
    group.bench_function("split", |b| {
        b.iter(|| {
            unlisted
                .iter()
                .map(|w| splitter.split(black_box(w)).len())
                .sum::<usize>()
        })
    });
    group.finish();

    let mut group = c.benchmark_group("clitics/hostile");
    for unit in ["و", "ال", "\u{64E}", "كتاب"] {
        let word = unit.repeat(1_000_000 / unit.len());
        assert_eq!(splitter.split(&word).len(), 1);
        group.throughput(Throughput::Bytes(word.len() as u64));
        group.bench_function(unit, |b| b.iter(|| splitter.split(black_box(&word)).len()));
    }
    group.finish();
}

criterion_group!(benches, clitics);
criterion_main!(benches);

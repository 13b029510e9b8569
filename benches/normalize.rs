//! Normalization beside a copy of the same bytes, a char loop, a regular expression and the Unicode crates, in one run.
//!
//! The texts are `data/bench`: lines in an order that does not repeat, 2 MB of each, so that no branch predictor learns
//! them by heart. Read the figures as ratios within a group.
#![allow(missing_docs)]

use core::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_normalizer::ComposingNormalizerBorrowed;
use imla::{Compat, Normalizer};
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

const SIZE: usize = 2_000_000;

/// The lines of a text in random order, again and again up to `SIZE` bytes.
fn text(lines: &str) -> String {
    let lines: Vec<&str> = lines.lines().collect();
    let mut random = 0x9E37_79B9_7F4A_7C15u64;
    let mut out = String::with_capacity(SIZE + 4096);
    while out.len() < SIZE {
        random = random
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        out.push_str(lines[(random >> 33) as usize % lines.len()]);
        out.push(' ');
    }
    out
}

/// What everybody writes first.
fn char_loop(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{64B}'..='\u{652}' | '\u{670}' | 'ـ' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            _ => out.push(c),
        }
    }
    out
}

fn group(c: &mut Criterion, name: &str, text: &str) {
    let search = Normalizer::search();
    let marks = Regex::new("[\u{64B}-\u{652}\u{670}ـ]").unwrap();
    let icu = ComposingNormalizerBorrowed::new_nfc();
    assert!(search.normalize(text).len() <= text.len());
    assert_eq!(
        icu.normalize(text).len(),
        text.nfc().map(char::len_utf8).sum::<usize>()
    );

    let mut group = c.benchmark_group(name);
    group
        .throughput(Throughput::Bytes(text.len() as u64))
        .sample_size(20);
    let mut copy = vec![0u8; text.len()];
    group.bench_function("memcpy", |b| {
        b.iter(|| black_box(&mut copy[..]).copy_from_slice(black_box(text.as_bytes())))
    });
    group.bench_function("is_normalized/search", |b| {
        b.iter(|| search.is_normalized(black_box(text)))
    });
    group.bench_function("char loop", |b| b.iter(|| char_loop(black_box(text))));
    group.bench_function("normalize/search", |b| {
        b.iter(|| search.normalize(black_box(text)).len())
    });
    group.bench_function("normalize/embedding", |b| {
        b.iter(|| Normalizer::embedding().normalize(black_box(text)).len())
    });
    group.bench_function("normalize/canonical", |b| {
        b.iter(|| Normalizer::canonical().normalize(black_box(text)).len())
    });
    group.bench_function("normalize/new", |b| {
        b.iter(|| Normalizer::new().normalize(black_box(text)).len())
    });
    group.bench_function("normalize_aligned/search", |b| {
        b.iter(|| search.normalize_aligned(black_box(text)).as_str().len())
    });
    group.bench_function("find_iter/search", |b| {
        b.iter(|| search.find_iter(black_box(text), "الفيروسات").count())
    });
    group.bench_function("compat/lucene_arabic", |b| {
        b.iter(|| Compat::LuceneArabic.normalize(black_box(text)).len())
    });
    group.bench_function("regex/delete marks", |b| {
        b.iter(|| marks.replace_all(black_box(text), "").len())
    });
    group.bench_function("unicode-normalization/nfc", |b| {
        b.iter(|| black_box(text).nfc().collect::<String>().len())
    });
    group.bench_function("icu_normalizer/nfc", |b| {
        b.iter(|| icu.normalize(black_box(text)).len())
    });
    group.finish();
}

fn normalize(c: &mut Criterion) {
    let (msa, vocalized) = (
        text(include_str!("../data/bench/msa.txt")),
        text(include_str!("../data/bench/vocalized.txt")),
    );
    let clean = Normalizer::search().normalize(&msa).into_owned();
    assert!(Normalizer::search().is_normalized(&clean));
    group(c, "clean", &clean);
    group(c, "msa", &msa);
    group(c, "vocalized", &vocalized);
}

criterion_group!(benches, normalize);
criterion_main!(benches);

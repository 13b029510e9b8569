//! Normalization beside a copy of the same bytes, a char loop, a regular expression and the Unicode crates, in one run.
//!
//! The texts are `data/bench`: lines in an order that does not repeat, 2 MB of each, so that no branch predictor learns
//! them by heart. Read the figures as ratios within a group. `check` reads 16 MB, so that the copy it is held against is
//! one of memory and not of the cache.
#![allow(missing_docs)]

use core::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use icu_normalizer::ComposingNormalizerBorrowed;
use imla::{Compat, Normalizer};
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

const SIZE: usize = 2_000_000;
const LARGE: usize = 16_000_000;

/// The lines of a text in random order, again and again up to `size` bytes.
fn text(lines: &str, size: usize) -> String {
    let lines: Vec<&str> = lines.lines().collect();
    let mut random = 0x9E37_79B9_7F4A_7C15u64;
    let mut out = String::with_capacity(size + 4096);
    while out.len() < size {
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
    copy(&mut group, text);
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

fn copy(group: &mut BenchmarkGroup<WallTime>, text: &str) {
    let mut copy = vec![0u8; text.len()];
    group.bench_function("memcpy", |b| {
        b.iter(|| black_box(&mut copy[..]).copy_from_slice(black_box(text.as_bytes())))
    });
}

/// Text in which nothing changes.
fn check(c: &mut Criterion, msa: &str) {
    let mut group = c.benchmark_group("check");
    for (name, rules) in [
        ("search", Normalizer::search()),
        ("embedding", Normalizer::embedding()),
    ] {
        let clean = rules.normalize(msa).into_owned();
        assert!(rules.is_normalized(&clean));
        group
            .throughput(Throughput::Bytes(clean.len() as u64))
            .sample_size(20);
        group.bench_function(format!("is_normalized/{name}"), |b| {
            b.iter(|| rules.is_normalized(black_box(&clean)))
        });
        if name == "search" {
            copy(&mut group, &clean);
            group.bench_function("icu_normalizer/is_normalized", |b| {
                let icu = ComposingNormalizerBorrowed::new_nfc();
                b.iter(|| icu.is_normalized(black_box(&clean)))
            });
        }
    }
    group.finish();
}

fn normalize(c: &mut Criterion) {
    let (msa, vocalized) = (
        include_str!("../data/bench/msa.txt"),
        include_str!("../data/bench/vocalized.txt"),
    );
    check(c, &text(msa, LARGE));
    group(c, "msa", &text(msa, SIZE));
    group(c, "vocalized", &text(vocalized, SIZE));
}

criterion_group!(benches, normalize);
criterion_main!(benches);

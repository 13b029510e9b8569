//! What normalization costs: allocations counted, and time that grows with the text and not with its square.

mod support;

#[path = "support/counter.rs"]
mod counter;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, Instant};

use counter::allocations;
use imla::Normalizer;
use support::rules::{PRESETS, single};

#[test]
fn clean_text_costs_no_allocation() {
    for rules in single().into_iter().chain(PRESETS) {
        let clean = rules.normalize(support::ARTICLE).into_owned();
        assert_eq!(allocations(|| rules.normalize(&clean)), 0, "{rules:?}");
        assert_eq!(allocations(|| rules.is_normalized(&clean)), 0);
        assert_eq!(allocations(|| rules.split_normalized(&clean)), 0);
        assert_eq!(allocations(|| rules.normalize_aligned(&clean)), 0);
        let mut out = String::with_capacity(2 * clean.len());
        assert_eq!(allocations(|| rules.normalize_into(&clean, &mut out)), 0);
    }
    assert!(allocations(|| String::from("a")) > 0);
}

#[test]
fn changed_text_costs_one_string() {
    let vocalized = include_str!("../data/bench/vocalized.txt");
    for rules in PRESETS {
        let count = allocations(|| rules.normalize(vocalized));
        assert!(count <= 2, "{count} by {rules:?}");
    }
}

#[test]
fn keys_and_searches_do_not_copy_the_text() {
    let search = Normalizer::search();
    let bare = search.normalize(support::ARTICLE).into_owned();
    assert_eq!(allocations(|| search.eq(support::ARTICLE, &bare)), 0);
    assert_eq!(allocations(|| search.chars(support::ARTICLE).count()), 0);
    let hash = || search.key(support::ARTICLE).hash(&mut DefaultHasher::new());
    assert_eq!(allocations(hash), 0);
    let finish = |text: &str| {
        let mut hasher = DefaultHasher::new();
        search.key(text).hash(&mut hasher);
        hasher.finish()
    };
    assert_eq!(finish(support::ARTICLE), finish(&bare));
    // The needle and its table.
    let found = allocations(|| search.find_iter(support::ARTICLE, "وزير").count());
    assert!(found <= 8, "{found}");
    // A letter under more marks than anyone writes may cost some, the same for any length of text.
    let marked = "ب\u{64E}\u{651}".repeat(1000) + "\u{64E}";
    assert!(!Normalizer::new().is_normalized(&marked));
    assert_eq!(allocations(|| Normalizer::new().is_normalized(&marked)), 0);
}

/// The shorter of two runs.
fn time(work: impl Fn()) -> Duration {
    let run = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    run().min(run())
}

#[test]
fn hostile_texts_take_linear_time() {
    let units = [
        "\u{64E}",
        "\u{651}\u{64E}",
        "\u{654}",
        "ب\u{654}",
        "ـ",
        "ـ\u{654}",
        "ـ\u{200B}",
        "ا\u{64B}",
        "اً ",
        " ",
        "\n",
        "\u{200B}",
        "\u{200C}",
        "\u{FEFF}\u{64E}",
        "٫",
        "٪\u{200B}",
        "1٫",
        "ء",
        "و\u{654}",
        "ﷺ",
        "ﷲ",
        "\u{FE71}",
        "\u{6E5}",
        "\u{301}",
        "م\u{670}",
        "۝",
        "ب",
        "ببب",
        "a",
        "\u{61C}",
        "ى\u{670}\u{653}",
    ];
    let drop = Normalizer::new()
        .hamza(imla::Hamza::Drop)
        .tanween(imla::Tanween::AfterAlef);
    let smart = Normalizer::search()
        .dagger(imla::Dagger::Smart)
        .tatweel(imla::Tatweel::Dash);
    let before = Normalizer::new().tanween(imla::Tanween::BeforeAlef);
    for rules in PRESETS.into_iter().chain([drop, smart, before]) {
        for unit in units {
            let text = |n: usize| format!("ب{}", unit.repeat(n / unit.len()));
            let (short, long) = (text(500), text(8_000));
            let work = |text: &str| {
                let found = rules.normalize_aligned(text);
                assert!(found.as_str().len() <= 14 * text.len());
                let (mut stream, mut out) = (rules.stream(), String::new());
                for (i, c) in text.char_indices() {
                    stream.push(&text[i..i + c.len_utf8()], &mut out);
                }
                stream.finish(&mut out);
                assert_eq!(out.len(), found.as_str().len());
                assert!(rules.find_iter(text, unit).count() <= text.len());
            };
            let (a, b) = (time(|| work(&short)), time(|| work(&long)));
            // Sixteen times the text; a square would take 256 times as long.
            assert!(
                b < 60 * a + Duration::from_millis(20),
                "{unit:?}: {a:?}, {b:?} by {rules:?}"
            );
        }
    }
}

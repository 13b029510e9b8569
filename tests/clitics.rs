//! Clitic cases: names, the sample article, vocalized words, spellings, forms of segments, users' words, broken models.
#![cfg(feature = "model")]

mod support;

use imla::{
    CliticSplitter, Convention, MODEL_VERSION, Scheme, SegmentKind, TokenKind, UserWords, tokens,
};
use proptest::prelude::*;

const SCHEMES: [Scheme; 4] = [Scheme::D1, Scheme::D2, Scheme::Atb, Scheme::D3];
const MODEL: &[u8] = include_bytes!("../data/clitics.bin");

fn cut_by(splitter: CliticSplitter, word: &str) -> String {
    let pieces: Vec<&str> = splitter.split(word).iter().map(|s| s.as_str()).collect();
    pieces.join("+")
}

fn cut(word: &str) -> String {
    cut_by(CliticSplitter::new(), word)
}

/// The rows of a table of words and cuts; rows marked `?` are not scored.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let lines = table
        .lines()
        .filter(|l| !l.starts_with(['?', '#']) && !l.is_empty());
    let cells = lines.map(|l| l.split('\t').collect::<Vec<_>>());
    cells.filter(|c| !c[1].starts_with('?')).collect()
}

#[test]
fn names_stay_whole_and_clitics_come_off() {
    for name in [
        "بلينكن",
        "لافروف",
        "بايدن",
        "بوتين",
        "واشنطن",
        "وزير",
        "باراك",
        "سيغور",
    ] {
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
        "ل+له",
        "ل+لغة",
        "و+س+يكتبون+ها",
        "ل+ه",
        "و+ب+هم",
        "أ+ف+لا",
    ];
    for word in split {
        assert_eq!(cut(&word.replace('+', "")), word);
    }
    assert_eq!(cut("الله"), "الله");
    assert_eq!(cut("والذين"), "و+الذين");
}

#[test]
fn the_articles_words_are_all_cut_right() {
    let rows = rows(include_str!("cases/sample_article.clitics.tsv"));
    assert_eq!(rows.len(), 411);
    let wrong: Vec<_> = rows.iter().filter(|r| cut(r[0]) != r[1]).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// How many rows of a table are cut as it says, in a hundred.
fn share(rows: &[Vec<&str>], cut: impl Fn(&str) -> String) -> f64 {
    100.0 * rows.iter().filter(|r| cut(r[0]) == r[1]).count() as f64 / rows.len() as f64
}

#[test]
fn marks_are_evidence() {
    let rows = rows(include_str!("cases/vocalized.clitics.tsv"));
    let bare = |word: &str| {
        let kept = |c: &char| !matches!(*c, '\u{64B}'..='\u{652}' | '\u{670}');
        let whole: String = word.chars().filter(kept).collect();
        let splitter = CliticSplitter::new();
        // The cuts of the bare word, carried over to the marked one by counting letters.
        let ends: Vec<usize> = splitter
            .split(&whole)
            .iter()
            .scan(0, |n, s| {
                *n += s.as_str().chars().count();
                Some(*n)
            })
            .collect();
        let (mut n, mut out) = (0, String::new());
        for c in word.chars() {
            if kept(&c) {
                if ends.contains(&n) && n > 0 {
                    out.push('+');
                }
                n += 1;
            }
            out.push(c);
        }
        out
    };
    let (with, without) = (share(&rows, cut), share(&rows, bare));
    assert!(rows.len() > 1_000);
    assert!(
        with > 85.0 && with > without + 10.0,
        "{with:.1} % with marks, {without:.1} % without"
    );
    for word in ["وِزارة", "بُنوك", "كُتُب", "فَهِمَ", "كَتَبْنَا", "اِلْتَقَى", "مِصْرِيّ"]
    {
        assert_eq!(cut(word), word);
    }
    for word in [
        "وَ+كُتُب",
        "بِ+كِتَاب",
        "فَ+هُمْ",
        "كَتَبَ+نَا",
        "ال+تُّقَى",
        "وَ+رَدَّ",
        "لِ+لَّيْلِ",
    ] {
        assert_eq!(cut(&word.replace('+', "")), word);
    }
}

#[test]
fn people_spell_as_they_like() {
    let rows = rows(include_str!("cases/spellings.clitics.tsv"));
    assert!(rows.len() > 800);
    let right = share(&rows, cut);
    assert!(right > 95.0, "{right:.1} %");
    for (plain, other) in [
        ("والكتاب", "وكـــتاب"),
        ("كتابي", "كتابى"),
        ("وجميل", "وجمييييل"),
        ("والكتاب", "ﻭﺍﻟﻜﺘﺎﺏ"),
    ] {
        assert_eq!(
            cut(plain).split('+').next(),
            cut(other)
                .split('+')
                .next()
                .map(|s| if s == "ﻭ" { "و" } else { s })
        );
    }
}

#[test]
fn segments_are_spelt_as_they_stand_alone() {
    let rows = rows(include_str!("cases/forms.tsv"));
    assert!(rows.len() > 300);
    let forms = |word: &str| {
        let forms: Vec<String> = CliticSplitter::new()
            .split(word)
            .iter()
            .map(|s| s.form().into_owned())
            .collect();
        forms.join("+")
    };
    let cut_right: Vec<_> = rows.iter().filter(|r| cut(r[0]) == r[1]).collect();
    let right = cut_right.iter().filter(|r| forms(r[0]) == r[2]).count();
    assert!(cut_right.len() * 100 > rows.len() * 95);
    assert!(
        right * 100 > cut_right.len() * 95,
        "{right} of {}",
        cut_right.len()
    );
    for (word, wanted) in [
        ("للبيت", "ل+ال+بيت"),
        ("مدرستهم", "مدرسة+هم"),
        ("عليه", "على+ه"),
        ("مستواه", "مستوى+ه"),
        ("بقائه", "بقاء+ه"),
        ("منا", "من+نا"),
        ("لله", "ل+الله"),
        ("للذين", "ل+الذين"),
        ("بيتهم", "بيت+هم"),
        ("كتبتها", "كتبت+ها"),
    ] {
        assert_eq!(forms(word), wanted);
    }
    assert_eq!(
        CliticSplitter::new().split("وَمَدْرَسَتِهِمْ").stem().key(),
        "مدرسه"
    );
}

#[test]
fn function_words_follow_their_convention() {
    let farasa = CliticSplitter::new().convention(Convention::Farasa);
    for (ud, other) in [
        ("لأن", "ل+أن"),
        ("و+كذلك", "و+ك+ذلك"),
        ("ل+قد", "لقد"),
        ("لأن+ه", "ل+أن+ه"),
        ("أ+ليس", "أليس"),
    ] {
        let word = ud.replace('+', "");
        assert_eq!(cut(&word), ud);
        assert_eq!(cut_by(farasa, &word), other);
    }
}

#[test]
fn the_users_words_win() {
    let mut words = UserWords::new();
    words.decide("والكتاب", "والكتاب").unwrap();
    words.decide("واشنطن", "و+اشنطن").unwrap();
    words.name("بلستيشن").unwrap();
    let splitter = CliticSplitter::new().user_words(&words);
    assert_eq!(cut_by(splitter, "والكتاب"), "والكتاب");
    assert_eq!(cut_by(splitter, "وَالكتاب"), "وَالكتاب");
    assert_eq!(cut_by(splitter, "واشنطن"), "و+اشنطن");
    assert_eq!(cut_by(splitter, "وببلستيشن"), "و+ب+بلستيشن");
    assert_eq!(cut_by(splitter, "بلستيشن"), "بلستيشن");
    assert_eq!(words.len(), 3);
    for (word, wrong) in [
        ("كتاب", "ك+تا+ب"),
        ("كتاب", "كتب"),
        ("abc", "abc"),
        ("", ""),
        ("بيت", "بي+ت"),
    ] {
        assert!(words.decide(word, wrong).is_err(), "{word} {wrong}");
    }
}

#[test]
fn a_model_that_is_none_says_so() {
    let error = |bytes: &[u8]| CliticSplitter::from_bytes(bytes).unwrap_err();
    assert_eq!(error(b"").offset(), 0);
    assert_eq!(error(&MODEL[..MODEL.len() - 1]).offset(), MODEL.len() - 1);
    let mut other = MODEL.to_vec();
    other[8] = MODEL_VERSION as u8 + 1;
    assert_eq!(
        error(&other).to_string(),
        "clitic model: version 2 at byte 8; this crate reads version 1"
    );
    let mut changed = MODEL.to_vec();
    changed[MODEL.len() / 2] ^= 1;
    assert_eq!(error(&changed).offset(), 40);
    assert!(CliticSplitter::from_bytes(MODEL).is_ok());
    assert!(MODEL.len() <= 1_500_000);
}

#[test]
fn long_words_stay_whole() {
    for unit in ["ال", "كتاب", "و", "\u{64E}", "ـ"] {
        let word = format!("والكتاب{}", unit.repeat(1_000));
        let found = CliticSplitter::new().split(&word);
        assert_eq!(found.iter().map(|s| s.as_str()).collect::<String>(), word);
    }
}

/// Laws 1 to 3 and 6 for the words of a text: nothing is lost, one stem, kinds in their order, finer refines coarser.
fn keeps_the_laws(splitter: CliticSplitter, text: &str) -> Result<(), TestCaseError> {
    for token in tokens(text) {
        let mut coarser: Vec<usize> = Vec::new();
        for scheme in SCHEMES {
            let found = splitter.scheme(scheme).split_token(token);
            let mut at = token.span().start;
            let mut last = 0;
            for segment in found.iter() {
                prop_assert_eq!(segment.span().start, at);
                prop_assert_eq!(&text[segment.span()], segment.as_str());
                prop_assert!(!segment.as_str().is_empty());
                at = segment.span().end;
                let place = match segment.kind() {
                    SegmentKind::Question => 1,
                    SegmentKind::Conjunction => 2,
                    SegmentKind::Preposition | SegmentKind::Future => 3,
                    SegmentKind::Article => 4,
                    SegmentKind::Stem => 5,
                    SegmentKind::Pronoun => 6,
                    other => return Err(TestCaseError::fail(format!("{other:?}"))),
                };
                prop_assert!(place > last);
                last = place;
                let _ = (segment.form(), segment.key());
            }
            prop_assert_eq!(at, token.span().end);
            prop_assert_eq!(
                found
                    .iter()
                    .filter(|s| s.kind() == SegmentKind::Stem)
                    .count(),
                1
            );
            let cuts: Vec<usize> = found.iter().map(|s| s.span().end).collect();
            prop_assert!(coarser.iter().all(|c| cuts.contains(c)));
            coarser = cuts;
        }
    }
    Ok(())
}

/// A model with its checksum made right again.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut sum = 0xCBF2_9CE4_8422_2325u64 ^ (bytes.len() - 48) as u64;
    for chunk in bytes[48..].chunks(8) {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        sum = (sum ^ u64::from_le_bytes(eight)).wrapping_mul(0x0100_0000_01B3);
        sum ^= sum >> 31;
    }
    bytes[40..48].copy_from_slice(&sum.to_le_bytes());
    bytes
}

proptest! {
    #![proptest_config(support::config("tests/regressions/clitics.txt"))]

    #[test]
    fn segments_partition_their_token_and_finer_schemes_refine(text in support::text()) {
        keeps_the_laws(CliticSplitter::new(), &text)?;
        keeps_the_laws(CliticSplitter::new().convention(Convention::Farasa), &text)?;
    }

    #[test]
    fn any_bytes_are_an_error_or_a_splitter(bytes in prop::collection::vec(any::<u8>(), 0..400), text in support::words()) {
        if let Ok(splitter) = CliticSplitter::from_bytes(&bytes) {
            keeps_the_laws(splitter, &text)?;
        }
        // The same, past the header: few words, and whatever weights and cuts.
        let (buckets, slots) = (bytes.len() as u32 / 16, bytes.len() as u32 / 16);
        let rest = bytes.len() as u32 - buckets * 2 - slots * 4;
        let mut model = b"imla-cl\0".to_vec();
        for size in [MODEL_VERSION, buckets, slots, rest / 16, (rest - rest / 16 * 8) / 2] {
            model.extend(size.to_le_bytes());
        }
        model.resize(48, 0);
        model.extend(&bytes[..bytes.len() / 2 * 2]);
        let model = sealed(model);
        prop_assert!(bytes.len() % 2 == 1 || CliticSplitter::from_bytes(&model).is_ok());
        if let Ok(splitter) = CliticSplitter::from_bytes(&model) {
            keeps_the_laws(splitter, &text)?;
        }
    }

    /// A tatweel sends a word the slow way, letter by letter; the fast way must cut it alike.
    #[test]
    fn tatweel_changes_no_cut(text in support::words(), at in any::<prop::sample::Index>()) {
        for token in tokens(&text).filter(|t| t.kind() == TokenKind::Word) {
            let word: String = token.as_str().chars().filter(|c| ('ء'..='ي').contains(c) && *c != 'ـ').collect();
            if word.is_empty() {
                continue;
            }
            let places = support::boundaries(&word);
            let mut long = word.clone();
            long.insert(*at.get(&places[1..]), 'ـ');
            prop_assert_eq!(cut(&long).replace('ـ', ""), cut(&word));
        }
    }

    /// Marks that fit a cut leave it as it is: the vowel of each clitic, on words that begin or end with it.
    #[test]
    fn marks_that_agree_change_nothing(word in prop::sample::select(vec![
        "وَ+الكتاب", "بِ+المدرسة", "لِ+لْ+بيت", "كتابُ+هُم", "ل+بلينكن", "وَ+لافروف", "فَ+إنّ+هُ", "سَ+يكتبون", "مدرستُ+ها", "كَ+رئيس",
        "أَ+فَ+لا", "كتبَ+ني", "بِ+هِ", "لَ+هُ", "عليْ+كُم",
    ])) {
        let bare: String = word.chars().filter(|c| !('\u{64B}'..='\u{652}').contains(c)).collect();
        let letters: String = bare.replace('+', "");
        let found: String = cut(&word.replace('+', "")).chars().filter(|c| !('\u{64B}'..='\u{652}').contains(c)).collect();
        prop_assert_eq!(found, cut(&letters));
    }
}

proptest! {
    // Each case checks megabytes.
    #![proptest_config(ProptestConfig { cases: 32, ..support::config("tests/regressions/clitics.txt") })]

    #[test]
    fn a_changed_model_is_an_error_or_keeps_the_laws(
        changes in prop::collection::vec((48..MODEL.len(), any::<u8>()), 1..2_000),
        text in support::words(),
    ) {
        let mut bytes = MODEL.to_vec();
        for (at, byte) in &changes {
            bytes[*at] = *byte;
        }
        prop_assert!(bytes == MODEL || CliticSplitter::from_bytes(&bytes).is_err());
        let bytes = sealed(bytes);
        let splitter = CliticSplitter::from_bytes(&bytes).expect("the checksum was made right");
        keeps_the_laws(splitter, &text)?;
    }
}

#[test]
fn the_model_card_is_of_this_model() {
    let card = include_str!("../data/MODEL.md");
    let row = |name: &str| {
        let line = card.lines().find(|l| l.starts_with(&format!("| {name} |")));
        let cell = line.and_then(|l| l.split('|').nth(2)).map(str::trim);
        cell.unwrap_or_else(|| panic!("no {name} in data/MODEL.md"))
            .replace(',', "")
    };
    assert_eq!(row("bytes"), MODEL.len().to_string());
    assert_eq!(row("SHA-256").trim_matches('`').len(), 64);
}

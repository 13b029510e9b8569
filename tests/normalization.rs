//! Normalization cases: the rows of `cases/normalization.tsv`, and small tables of our own for what it does not reach.

#[path = "../examples/evaluate/operations.rs"]
mod operations;

use std::collections::BTreeMap;

use imla::{
    Compat, Dagger, Hamza, Joiners, LoanLetters, LookAlikes, MarkOrder, Marks, Normalizer,
    Punctuation, Separators, Spaces, Span, Tanween, Tatweel, Yeh,
};

#[test]
fn every_row_holds() {
    let mut wrong = Vec::new();
    let mut kinds = BTreeMap::new();
    for line in include_str!("cases/normalization.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let check = operations::check(cells[1]).unwrap_or_else(|| panic!("no {}", cells[1]));
        *kinds.entry(cells[1]).or_insert(0) += 1;
        let (found, wanted, right) = operations::run(&check, cells[2], cells[3]);
        if !right {
            wrong.push(format!(
                "{} {} {}: {found}, wanted {wanted}",
                cells[0], cells[1], cells[2]
            ));
        }
    }
    assert_eq!(kinds.len(), 38, "{kinds:?}");
    assert!(kinds.values().sum::<i32>() > 1100);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rules, a text and what they make of it.
type Case = (Normalizer, &'static str, &'static str);

fn hold(cases: &[Case]) {
    for (rules, text, wanted) in cases {
        assert_eq!(rules.normalize(text), *wanted, "{text:?} by {rules:?}");
    }
}

#[test]
fn options_do_what_their_names_say() {
    let new = Normalizer::new();
    hold(&[
        (new.marks(Marks::Core), "هُدٗى هٰذا", "هدٗى هٰذا"),
        (new.marks(Marks::CoreDagger), "هُدٗى هٰذا", "هدٗى هذا"),
        (new.loan_letters(LoanLetters::Fold), "پچژڤگ", "بجزفك"),
        (new.hamza(Hamza::Drop), "سماءٌ بِئر", "سما بِر"),
        (new.yeh(Yeh::Dotted), "شاطىٔ على", "شاطئ علي"),
        (new.look_alikes(LookAlikes::All), "خانۀ ی\u{654}", "خانه ئ"),
        (
            new.tatweel(Tatweel::Dash),
            "مصر ـــ القاهـرة ـ",
            "مصر - القاهرة -",
        ),
        (new.tatweel(Tatweel::Dash), "مسـٔولا", "مسئولا"),
        (new.tatweel(Tatweel::InWord), "الـ84 هـ ـ", "ال84 ه ـ"),
        (
            new.separators(Separators::Ascii),
            "١٬٢٣٤٫٥ ٪٥ ٫٥ 5٪",
            "١,٢٣٤.٥ %٥ ٫٥ 5%",
        ),
        (
            new.punctuation(Punctuation::Ascii),
            "«نعم»، ‘لا’؛ أين؟ – …",
            "\"نعم\", 'لا'; أين? - ...",
        ),
        (
            new.joiners(Joiners::Space),
            "می\u{200C}شود\u{200D}",
            "می شود",
        ),
        (
            new.joiners(Joiners::Space).spaces(Spaces::Collapse),
            "أ\u{200C} ب\u{200C}",
            "أ ب",
        ),
        (
            new.tanween(Tanween::AfterAlef),
            "كتابًا جدًّا هدًى",
            "كتاباً جدّاً هدًى",
        ),
        (
            new.tanween(Tanween::BeforeAlef),
            "كتاباً ﻻﹰ بﴼ",
            "كتابًا ﻻﹰ بﴼ",
        ),
        (
            Normalizer::canonical(),
            "كتاباً ﻻﹰ بﴼ عد\u{651}ا\u{64B}",
            "كتابًا لًا بًا عد\u{651}\u{64B}ا",
        ),
        (new.spaces(Spaces::KeepLines), " أ \r\n ب  ج\n", "أ\nب ج"),
    ]);
}

#[test]
fn the_dagger_alef_follows_its_words() {
    let smart = Normalizer::new().dagger(Dagger::Smart).marks(Marks::All);
    let words = "هٰذا هٰذِهِ هٰذانِ هٰؤُلاءِ ذٰلِكَ لٰكِنَّ إِلٰهٌ اللّٰه الرَّحْمٰن أُولٰئِكَ طٰه موسىٰ وَهٰذا لِلّٰهِ";
    assert_eq!(
        smart.normalize(words),
        "هذا هذه هذان هؤلاء ذلك لكن إله الله الرحمن أولئك طه موسى وهذا لله"
    );
    let words = "كِتَٰب صَلَوٰةً زَكَوٰةَ سَمَٰوَٰت مَٰلِك ٱلصَّٰٓفَّٰتِ إِسْحَٰق";
    assert_eq!(
        smart.normalize(words),
        "كتاب صلاة زكاة سماوات مالك ٱلصآفات إسحاق"
    );
}

#[test]
fn marks_meet_their_letter_in_any_order() {
    let typing = Normalizer::new().mark_order(MarkOrder::Typing);
    for text in ["ا\u{64E}\u{654}", "ا\u{654}\u{64E}", "أ\u{64E}"] {
        assert_eq!(Normalizer::new().normalize(text), "أ\u{64E}");
        assert_eq!(Normalizer::search().normalize(text), "ا");
    }
    assert_eq!(
        typing.normalize("ب\u{64E}\u{651}\u{670}"),
        "ب\u{651}\u{64E}\u{670}"
    );
    assert_eq!(
        Normalizer::new().normalize("ب\u{301}\u{64E}"),
        "ب\u{64E}\u{301}"
    );
}

#[test]
fn spans_lead_back_to_whole_letters() {
    let found = Normalizer::search().normalize_aligned("مُحَمَّدٌ");
    assert_eq!(found.source_span(Span::new(0, 8)), Span::new(0, 18));
    assert_eq!(
        found.alignment().to_target(Span::new(0, 18)),
        Span::new(0, 8)
    );
    let found = Normalizer::search().normalize_aligned("ﻻ شيء");
    assert_eq!(found.as_str(), "لا شيء");
    assert_eq!(found.source_span(Span::new(0, 2)), Span::new(0, 3));
    assert_eq!(found.source_span(Span::new(5, 11)), Span::new(4, 10));
}

/// What the imitations do and the rules of our own do not: the reason why they are apart.
#[test]
fn imitations_keep_their_faults() {
    let faults = [
        (Compat::LuceneArabic, "ا\u{654}حمد", "ا\u{654}حمد"),
        (Compat::LucenePersian, "شئ", "شئ"),
        (Compat::IcuFoldingArabic, "خانۀ ٵ", "خانە اٴ"),
        (Compat::Camel, "كﹰ", "ك "),
        (Compat::Camel, "ى\u{654}", "ي\u{654}"),
        (Compat::PyarabicSearch, "على هٰذا", "علا هاذا"),
        (Compat::PyarabicHamza, "آدم", "ءادم"),
        (Compat::PyarabicHamza, " آدم", " ءءدم"),
        (Compat::TashaphyneSearch, "و\u{654}", "وا"),
        (Compat::Meilisearch, "٢٠٢٤", "٢٠٢٤"),
        (Compat::BertStripAccents, "مسؤول", "مسوول"),
    ];
    for (peer, text, wanted) in faults {
        assert_eq!(peer.normalize(text), wanted, "{peer:?}");
    }
    assert!(matches!(
        Compat::LuceneArabic.normalize("كتاب"),
        std::borrow::Cow::Borrowed(_)
    ));
}

//! What each kind of row in a normalization table asks of the crate: one place for the example and the tests.

use imla::{Compat, Controls, Dagger, Digits, MarkOrder, Normalizer, PresentationForms, Span};

/// How a row is checked.
pub enum Check {
    /// The result of these rules is the expected text.
    Own(Normalizer),
    /// The result of this imitation is the expected text.
    Peer(Compat),
    /// The source ranges of the result, in code points, are the expected ones.
    Spans(Normalizer),
    /// Two texts, parted by `|`, have one key or two.
    Match(Compat),
    /// The expected text is what a peer got wrong: the result of these rules is something else.
    Differs(Normalizer),
}

/// The check for an operation, if the crate has it.
pub fn check(operation: &str) -> Option<Check> {
    let new = Normalizer::new();
    Some(match operation {
        "preset.search" => Check::Own(Normalizer::search()),
        "preset.embedding" => Check::Own(Normalizer::embedding()),
        "preset.canonical" => Check::Own(Normalizer::canonical()),
        "spans.search" => Check::Spans(Normalizer::search()),
        "spans.embedding" => Check::Spans(Normalizer::embedding()),
        "spans.canonical" => Check::Spans(Normalizer::canonical()),
        "digits.to_ascii" => Check::Own(new.digits(Digits::Ascii)),
        "digits.to_arabic_indic" => Check::Own(new.digits(Digits::ArabicIndic)),
        "digits.to_persian" => Check::Own(new.digits(Digits::Extended)),
        "dagger.to_alef" => Check::Own(new.dagger(Dagger::Alef).mark_order(MarkOrder::Keep)),
        "alef.fold_hamza_madda_wasla" => Check::Peer(Compat::CamelAlef),
        "yeh.maqsura_to_yeh" => Check::Peer(Compat::CamelMaksura),
        "teh.to_heh" => Check::Peer(Compat::CamelTehMarbuta),
        "hamza.uniform" => Check::Peer(Compat::PyarabicHamza),
        "hamza.to_carrier(tasheel)" => Check::Peer(Compat::PyarabicTasheel),
        "ligature.lam_alef_keep_hamza" => Check::Peer(Compat::MahaLamAlef),
        "tashkeel.strip_core8" => Check::Peer(Compat::PyarabicTashkeel),
        "tashkeel.strip_core8_dagger" => Check::Peer(Compat::CamelDediac),
        "tashkeel.strip_keep_shadda" => Check::Peer(Compat::PyarabicHarakat),
        "tashkeel.strip_all_mn_0600_06FF" => Check::Peer(Compat::PyarabicDiacritics),
        "tatweel.remove_all" => Check::Peer(Compat::PyarabicTatweel),
        "unicode.nfc" => Check::Peer(Compat::Nfc),
        "unicode.nfd" => Check::Peer(Compat::Nfd),
        "unicode.nfkc" | "spec.nfkc_of_one" => Check::Peer(Compat::Nfkc),
        "preset.lucene_arabic" => Check::Peer(Compat::LuceneArabic),
        "preset.lucene_persian(after arabic)" => Check::Peer(Compat::LucenePersian),
        "preset.lucene_icu_folding" => Check::Peer(Compat::IcuFoldingArabic),
        "preset.camel" => Check::Peer(Compat::Camel),
        "preset.pyarabic_searchtext" => Check::Peer(Compat::PyarabicSearch),
        "preset.tashaphyne_searchtext" => Check::Peer(Compat::TashaphyneSearch),
        "preset.meilisearch(token)" => Check::Peer(Compat::Meilisearch),
        "preset.hf_bert_strip_accents" => Check::Peer(Compat::BertStripAccents),
        "match.cldr_ar_search" => Check::Match(Compat::CldrSearch),
        "peer.atu_presentation(bug)" => {
            Check::Differs(new.presentation_forms(PresentationForms::Letters))
        }
        "peer.tnkeeh" => Check::Differs(Normalizer::search()),
        "peer.raqeem" => Check::Differs(Normalizer::canonical().controls(Controls::Strip)),
        "peer.urduhack" => Check::Differs(Normalizer::canonical()),
        _ => return None,
    })
}

/// The text of a cell that holds hexadecimal code points.
pub fn text(cell: &str) -> String {
    let code = |c: &str| u32::from_str_radix(c, 16).ok().and_then(char::from_u32);
    cell.split_whitespace().filter_map(code).collect()
}

/// What a check finds for the cells of a row and what it wants, both as code points or as the row has them.
pub fn run(check: &Check, input: &str, expected: &str) -> (String, String, bool) {
    let (found, wanted) = match check {
        Check::Own(rules) => (hex(&rules.normalize(&text(input))), hex(&text(expected))),
        Check::Peer(peer) => (hex(&peer.normalize(&text(input))), hex(&text(expected))),
        Check::Spans(rules) => (spans(rules, &text(input)), expected.trim().to_string()),
        Check::Match(peer) => {
            let (a, b) = input.split_once('|').unwrap_or((input, ""));
            let equal = peer.normalize(&text(a)) == peer.normalize(&text(b));
            let found = if equal { "equal" } else { "different" };
            (found.to_string(), expected.trim().to_string())
        }
        Check::Differs(rules) => {
            let (found, fault) = (hex(&rules.normalize(&text(input))), hex(&text(expected)));
            let right = found != fault;
            return (found, format!("anything but {fault}"), right);
        }
    };
    let right = found == wanted;
    (found, wanted, right)
}

/// The code point range in the source of each code point of the result.
fn spans(rules: &Normalizer, source: &str) -> String {
    let count = |end: usize| source.get(..end).map_or(0, |s| s.chars().count());
    let found = rules.normalize_aligned(source);
    let each = found.as_str().char_indices().map(|(i, c)| {
        let back = found.source_span(Span::new(i, i + c.len_utf8()));
        format!("{}-{}", count(back.start), count(back.end))
    });
    each.collect::<Vec<_>>().join(" ")
}

fn hex(text: &str) -> String {
    let each = text.chars().map(|c| format!("{:04X}", c as u32));
    each.collect::<Vec<_>>().join(" ")
}

//! The stages again, the slow and plain way: whole-text passes, one rule each, nothing kept between characters.
#![allow(dead_code)]

use imla::{Normalizer, Span};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6EF}' | '\u{6FA}'..='\u{6FF}' | '\u{750}'..='\u{77F}'
        | '\u{870}'..='\u{88F}' | '\u{897}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}' | '\u{10EC0}'..='\u{10EFF}' | '\u{1EE00}'..='\u{1EEFF}')
        && c.general_category() != GeneralCategory::Unassigned
}

fn is_mark(c: char) -> bool {
    (is_arabic(c) && c.general_category() == GeneralCategory::NonspacingMark)
        || matches!(c, 'ۥ' | 'ۦ')
}

/// Letters for presentation forms, without the spaces and tatweels of their mappings.
fn forms(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            'ﷲ' if ends_with_alef(&out) => out.push_str("لله"),
            'ﷲ' => out.push_str("الله"),
            '\u{FDFC}' => out.push_str("ريال"),
            '\u{FDFD}' => out.push_str("بسم الله الرحمن الرحيم"),
            '\u{FDF0}'..='\u{FDFB}' => {
                decompose_compatible(c, |d| out.push(if d == 'ی' { 'ي' } else { d }))
            }
            '\u{FB50}'..='\u{FBB1}'
            | '\u{FBD3}'..='\u{FD3D}'
            | '\u{FD50}'..='\u{FDEF}'
            | '\u{FE70}'..='\u{FEFC}' => {
                decompose_compatible(c, |d| {
                    if d != ' ' && d != 'ـ' {
                        out.push(d);
                    }
                });
            }
            _ => out.push(c),
        }
    }
    out
}

/// Whether the last letter is a bare alef, whatever marks are on it.
fn ends_with_alef(text: &str) -> bool {
    let start = text.trim_end_matches(|c| is_mark(c) || c == 'ـ').len();
    let last = text[..start].char_indices().next_back();
    last.is_some_and(|(i, _)| text[i..].nfc().next() == Some('ا'))
}

/// Arabic letters composed with their marks, ى and tatweel with a hamza too; the marks that do not compose go.
fn compose_and_strip(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_arabic(c) && c != 'ـ' {
            out.push(c);
            continue;
        }
        let mut cluster = String::from(c);
        while let Some(m) = chars.next_if(|m| canonical_combining_class(*m) > 0) {
            cluster.push(m);
        }
        let mut composed: Vec<char> = cluster.nfc().collect();
        if matches!(composed[0], 'ى' | 'ـ') {
            let first = composed
                .iter()
                .position(|m| canonical_combining_class(*m) == 230);
            if first.is_some_and(|i| composed[i] == '\u{654}') {
                composed[0] = 'ئ';
            }
        }
        let kept = |m: &char| !is_mark(*m);
        out.extend(composed.into_iter().filter(kept));
    }
    out
}

/// ASCII digits, and the signs at them.
fn digits(text: &str) -> String {
    let plain: Vec<char> = text
        .chars()
        .map(|c| match c {
            '٠'..='٩' => char::from_u32(c as u32 - 0x660 + 0x30).unwrap(),
            '۰'..='۹' => char::from_u32(c as u32 - 0x6F0 + 0x30).unwrap(),
            _ => c,
        })
        .collect();
    let digit = |i: usize| plain.get(i).is_some_and(char::is_ascii_digit);
    let sign = |(i, c): (usize, &char)| {
        let (before, after) = (i > 0 && digit(i - 1), digit(i + 1));
        match c {
            '٫' if before && after => '.',
            '٬' if before && after => ',',
            '٪' if before || after => '%',
            _ => *c,
        }
    };
    plain.iter().enumerate().map(sign).collect()
}

/// `Normalizer::search` by its description, rule after rule.
pub fn search(text: &str) -> String {
    let tag = |c: char| ('\u{E0020}'..='\u{E007F}').contains(&c);
    let shown: String = text
        .chars()
        .filter(|c| c.general_category() != GeneralCategory::Format || tag(*c))
        .filter(|c| !matches!(c, '\u{34F}' | '\u{FE00}'..='\u{FE0F}'))
        .filter(|c| {
            !matches!(c, '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{6DE}' | '\u{6E9}' | '\u{890}'..='\u{891}' | '\u{8E2}'
                | '\u{FD40}'..='\u{FD4F}' | '\u{FDCF}' | '\u{FDFE}' | '\u{FDFF}')
        })
        .collect();
    let letters: String = compose_and_strip(&forms(&shown))
        .chars()
        .filter(|c| *c != 'ـ')
        .map(|c| match c {
            'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' | '\u{870}'..='\u{882}' | '\u{8AD}' => {
                'ا'
            }
            'ؤ' | 'ٶ' => 'و',
            'ٷ' => 'ۇ',
            'ئ' | 'ٸ' | 'ى' | 'ی' | 'ۍ' | 'ې' | 'ے' | 'ۓ' => 'ي',
            'ة' | 'ۃ' | 'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ۂ' => 'ه',
            'ک' | 'ڪ' => 'ك',
            _ => c,
        })
        .collect();
    digits(&letters.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `Normalizer::find_iter` over the stored text.
pub fn find(rules: &Normalizer, haystack: &str, needle: &str) -> Vec<Span> {
    let (key, found) = (rules.normalize(needle), rules.normalize_aligned(haystack));
    let (mut end, mut spans) = (0, Vec::new());
    if !key.is_empty() {
        for (at, piece) in found.as_str().match_indices(&*key) {
            let span = found.source_span(Span::new(at, at + piece.len()));
            if span.start >= end {
                end = span.end;
                spans.push(span);
            }
        }
    }
    spans
}

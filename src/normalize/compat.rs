//! What other libraries do, imitated to the byte, faults and all.
//!
//! These are frozen: they exist so that text can meet an index, a model or a measurement made with that library. They
//! work code point by code point in the order the library does, and keep none of the laws of
//! [`Normalizer`](super::Normalizer): most give canonically equivalent texts different results.

use alloc::borrow::Cow;
use alloc::string::String;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick, is_nfkc_quick, is_nfkd_quick,
};

/// A library's normalization of Arabic, to the byte.
///
/// | value | imitates | `أَلِفٌ ٱلله هٰذا مدرسة على مسؤول کتاب ١٢` becomes |
/// |---|---|---|
/// | [`LuceneArabic`](Compat::LuceneArabic) | Lucene's `ArabicNormalizationFilter` | `الف ٱلله هٰذا مدرسه علي مسؤول کتاب ١٢` |
/// | [`LucenePersian`](Compat::LucenePersian) | the same, then `PersianNormalizationFilter` | `الف ٱلله هٰذا مدرسه علي مسؤول كتاب ١٢` |
/// | [`IcuFoldingArabic`](Compat::IcuFoldingArabic) | the Arabic part of Lucene's `ICUFoldingFilter` | `الف ٱلله هذا مدرسه علي مسوول كتاب 12` |
/// | [`Camel`](Compat::Camel) | CAMeL Tools: Unicode, alef, maksura, teh marbuta, `dediac_ar` | `الف الله هذا مدرسه علي مسؤول کتاب ١٢` |
/// | [`CamelDediac`](Compat::CamelDediac) | CAMeL Tools `dediac_ar` | `ألف ٱلله هذا مدرسة على مسؤول کتاب ١٢` |
/// | [`PyarabicSearch`](Compat::PyarabicSearch) | PyArabic `normalize_searchtext` | `الف الله هاذا مدرسه علا مسءول کتاب ١٢` |
/// | [`TashaphyneSearch`](Compat::TashaphyneSearch) | Tashaphyne `normalize_searchtext` | `الف ٱلله هٰذا مدرسه علي مسءول کتاب ١٢` |
/// | [`Meilisearch`](Compat::Meilisearch) | charabia on a token known to be Arabic | `الف الله هذا مدرسه علي مسوول کتاب ١٢` |
/// | [`BertStripAccents`](Compat::BertStripAccents) | Hugging Face `BertNormalizer(strip_accents)`, the Arabic part | `الف ٱلله هذا مدرسة على مسوول کتاب ١٢` |
///
/// The pieces some of them are made of stand below the whole ones. Every one is linear in the text and copies nothing
/// that it does not change.
///
/// ```
/// use imla::Compat;
/// assert_eq!(Compat::LuceneArabic.normalize("المَدْرَسَةُ إلى"), "المدرسه الي");
/// // The fault is part of it: a hamza written apart from its alef stays.
/// assert_eq!(Compat::LuceneArabic.normalize("ا\u{654}حمد"), "ا\u{654}حمد");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Compat {
    /// Lucene 9 `ArabicNormalizationFilter`: tatweel and U+064B-0652 go, آ أ إ become ا, ى becomes ي, ة becomes ه.
    LuceneArabic,
    /// Lucene 9 `ArabicNormalizationFilter`, then `PersianNormalizationFilter`: U+0654 goes, ک becomes ك, ی ے become ي,
    /// ۀ ہ become ه.
    LucenePersian,
    /// Lucene's `ICUFoldingFilter` on Arabic text, with its quotes and dashes; Latin letters are left alone.
    IcuFoldingArabic,
    /// CAMeL Tools: `normalize_unicode`, then alef, alef maksura and teh marbuta, then `dediac_ar`.
    Camel,
    /// PyArabic `normalize_searchtext`. Known faults: ى becomes ا, a dagger alef becomes ا, U+0654 becomes ء.
    PyarabicSearch,
    /// Tashaphyne `normalize_searchtext`. Known faults: U+0654 becomes ا, ٱ stays.
    TashaphyneSearch,
    /// charabia, the tokenizer of Meilisearch, on a token whose language is set to Arabic. Known fault: digits differ.
    Meilisearch,
    /// Hugging Face `BertNormalizer` with `strip_accents`, the Arabic part. Known fault: ؤ ئ lose their hamza.
    BertStripAccents,
    /// A key that is equal where ICU's collator for `ar-u-co-search` finds equality at primary strength, with
    /// punctuation significant. ٱ, ی and ک stay apart from ا, ي and ك.
    CldrSearch,

    /// CAMeL Tools `dediac_ar`: U+064B-0652 and U+0670 go.
    CamelDediac,
    /// CAMeL Tools `normalize_alef_ar`: آ أ إ ٱ become ا.
    CamelAlef,
    /// CAMeL Tools `normalize_alef_maksura_ar`: ى becomes ي.
    CamelMaksura,
    /// CAMeL Tools `normalize_teh_marbuta_ar`: ة becomes ه.
    CamelTehMarbuta,
    /// PyArabic `strip_tashkeel`: U+064B-0652 go.
    PyarabicTashkeel,
    /// PyArabic `strip_diacritics`: the nonspacing marks of U+0600-06FF go.
    PyarabicDiacritics,
    /// PyArabic `strip_harakat`: U+064B-0650 and U+0652 go, shadda stays.
    PyarabicHarakat,
    /// PyArabic `strip_tatweel`: U+0640 goes, a free one too.
    PyarabicTatweel,
    /// PyArabic `normalize_hamza`: every hamza becomes ء and آ becomes ءء; a word of three letters that is the whole
    /// text and begins with آ gets ءا.
    PyarabicHamza,
    /// PyArabic `normalize_hamza(method="tasheel")`: أ إ آ and a hamza apart become ا, ؤ becomes و, ئ becomes ي.
    PyarabicTasheel,
    /// Maha `normalize_lam_alef`: the four isolated ligatures of lam and alef are taken apart, their hamza kept.
    MahaLamAlef,
    /// Unicode normalization form C of the whole text, all scripts.
    Nfc,
    /// Unicode normalization form D of the whole text, all scripts.
    Nfd,
    /// Unicode normalization form KC of the whole text, all scripts.
    Nfkc,
}

/// What becomes of one code point.
enum To {
    Same,
    Gone,
    One(char),
    Many(&'static str),
}

impl Compat {
    /// The text as that library would have it; the same slice if nothing changes.
    ///
    /// Linear time.
    ///
    /// ```
    /// use imla::Compat;
    /// assert_eq!(Compat::CamelDediac.normalize("كِتَٰب"), "كتب");
    /// assert_eq!(Compat::PyarabicSearch.normalize("على"), "علا");
    /// assert_eq!(Compat::CldrSearch.normalize("لَهُۥ"), Compat::CldrSearch.normalize("لهو"));
    /// ```
    #[must_use]
    pub fn normalize(self, text: &str) -> Cow<'_, str> {
        let text = Cow::Borrowed(text);
        match self {
            Compat::LuceneArabic => map(text, lucene_arabic),
            Compat::LucenePersian => map(map(text, lucene_arabic), lucene_persian),
            Compat::IcuFoldingArabic => nfc(map(nfkd(text), icu_folding)),
            Compat::Camel => map(nfkc(map(text, camel_words)), camel_letters),
            Compat::PyarabicSearch => map(text, pyarabic_search),
            Compat::TashaphyneSearch => map(text, tashaphyne_search),
            Compat::Meilisearch => map(nfkd(text), meilisearch),
            Compat::BertStripAccents => map(nfd(map(text, bert_clean)), bert_marks),
            Compat::CldrSearch => map(nfd(cldr_forms(text)), cldr_search),
            Compat::CamelDediac => map(text, |c| drop_if(is_core(c) || c == '\u{670}')),
            Compat::CamelAlef => map(text, |c| one_if(is_alef(c) || c == 'ٱ', 'ا')),
            Compat::CamelMaksura => map(text, |c| one_if(c == 'ى', 'ي')),
            Compat::CamelTehMarbuta => map(text, |c| one_if(c == 'ة', 'ه')),
            Compat::PyarabicTashkeel => map(text, |c| drop_if(is_core(c))),
            Compat::PyarabicDiacritics => map(text, |c| drop_if(is_block_mark(c))),
            Compat::PyarabicHarakat => map(text, |c| drop_if(is_core(c) && c != '\u{651}')),
            Compat::PyarabicTatweel => map(text, |c| drop_if(c == 'ـ')),
            Compat::PyarabicHamza => pyarabic_hamza(text),
            Compat::PyarabicTasheel => map(text, pyarabic_tasheel),
            Compat::MahaLamAlef => map(text, maha_lam_alef),
            Compat::Nfc => nfc(text),
            Compat::Nfd => nfd(text),
            Compat::Nfkc => nfkc(text),
        }
    }
}

/// Maps every code point; copies from the first change on.
fn map<'t>(text: Cow<'t, str>, to: impl Fn(char) -> To) -> Cow<'t, str> {
    let first = text.char_indices().find(|(_, c)| match to(*c) {
        To::Same => false,
        To::One(new) => new != *c,
        To::Gone | To::Many(_) => true,
    });
    let Some((first, _)) = first else {
        return text;
    };
    let (same, rest) = text.split_at(first);
    let mut out = String::with_capacity(text.len());
    out.push_str(same);
    for c in rest.chars() {
        match to(c) {
            To::Same => out.push(c),
            To::Gone => {}
            To::One(new) => out.push(new),
            To::Many(new) => out.push_str(new),
        }
    }
    Cow::Owned(out)
}

fn drop_if(gone: bool) -> To {
    if gone { To::Gone } else { To::Same }
}

fn one_if(changes: bool, new: char) -> To {
    if changes { To::One(new) } else { To::Same }
}

macro_rules! forms {
    ($($name:ident $quick:ident;)+) => {$(
        /// The Unicode normalization form of that name; the same text if it is in it for sure.
        fn $name(text: Cow<'_, str>) -> Cow<'_, str> {
            if $quick(text.chars()) == IsNormalized::Yes {
                text
            } else {
                Cow::Owned(text.$name().collect())
            }
        }
    )+};
}

forms! {
    nfc is_nfc_quick;
    nfd is_nfd_quick;
    nfkc is_nfkc_quick;
    nfkd is_nfkd_quick;
}

/// The eight marks of everyday spelling.
fn is_core(c: char) -> bool {
    ('\u{64B}'..='\u{652}').contains(&c)
}

fn is_alef(c: char) -> bool {
    matches!(c, 'آ' | 'أ' | 'إ')
}

/// The 52 nonspacing marks of the block U+0600-06FF.
fn is_block_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}')
}

fn ascii_digit(c: char) -> Option<char> {
    let value = match c {
        '٠'..='٩' => u32::from(c) - 0x660,
        '۰'..='۹' => u32::from(c) - 0x6F0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

fn lucene_arabic(c: char) -> To {
    match c {
        'ـ' => To::Gone,
        _ if is_core(c) => To::Gone,
        _ if is_alef(c) => To::One('ا'),
        'ى' => To::One('ي'),
        'ة' => To::One('ه'),
        _ => To::Same,
    }
}

fn lucene_persian(c: char) -> To {
    match c {
        '\u{654}' => To::Gone,
        'ک' => To::One('ك'),
        'ی' | 'ے' => To::One('ي'),
        'ۀ' | 'ہ' => To::One('ه'),
        _ => To::Same,
    }
}

fn icu_folding(c: char) -> To {
    match c {
        _ if is_default_ignorable(c) => To::Gone,
        '\u{610}'..='\u{61A}' | 'ـ' | '\u{64B}'..='\u{65F}' | '\u{670}' => To::Gone,
        '\u{6D6}'..='\u{6ED}' | '\u{8E3}'..='\u{8FE}' => To::Gone,
        'ة' => To::One('ه'),
        'ى' | 'ی' => To::One('ي'),
        'ک' => To::One('ك'),
        '«' | '»' | '“' | '”' | '„' | '‟' => To::One('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' => To::One('\''),
        '\u{2010}'..='\u{2015}' => To::One('-'),
        _ => ascii_digit(c).map_or(To::Same, To::One),
    }
}

/// Unicode's Default_Ignorable_Code_Point.
fn is_default_ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

fn camel_words(c: char) -> To {
    match c {
        '\u{FDFC}' => To::Many("ريال"),
        '\u{FDFD}' => To::Many("بسم الله الرحمن الرحيم"),
        _ => To::Same,
    }
}

fn camel_letters(c: char) -> To {
    match c {
        'ٱ' => To::One('ا'),
        _ if is_alef(c) => To::One('ا'),
        'ى' => To::One('ي'),
        'ة' => To::One('ه'),
        _ => drop_if(is_core(c) || c == '\u{670}'),
    }
}

fn pyarabic_search(c: char) -> To {
    match c {
        'ٱ' | 'ى' | '\u{670}' => To::One('ا'),
        '\u{654}' | '\u{655}' => To::One('ء'),
        _ => search_text(c),
    }
}

fn tashaphyne_search(c: char) -> To {
    match c {
        '\u{654}' | '\u{655}' => To::One('ا'),
        'ى' => To::One('ي'),
        _ => search_text(c),
    }
}

/// What PyArabic and Tashaphyne agree on.
fn search_text(c: char) -> To {
    match c {
        'ـ' => To::Gone,
        _ if is_core(c) => To::Gone,
        'ﻻ' | 'ﻷ' | 'ﻹ' | 'ﻵ' => To::Many("لا"),
        _ if is_alef(c) => To::One('ا'),
        'ؤ' | 'ئ' => To::One('ء'),
        'ة' => To::One('ه'),
        _ => To::Same,
    }
}

fn meilisearch(c: char) -> To {
    match c {
        'ٱ' => To::One('ا'),
        'ى' => To::One('ي'),
        'ة' => To::One('ه'),
        _ => drop_if(
            c == 'ـ' || c.is_control() || is_block_mark(c) || ('\u{8E4}'..='\u{8FE}').contains(&c),
        ),
    }
}

/// Control and format characters go, white space becomes a space.
fn bert_clean(c: char) -> To {
    match c {
        '\t' | '\n' | '\r' => To::One(' '),
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{8E2}' | '\u{70F}' | '\u{FFFD}' => To::Gone,
        _ if c.is_control() => To::Gone,
        '\u{34F}' | '\u{115F}'..='\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{FE00}'..='\u{FE0F}' => {
            To::Same
        }
        _ if is_default_ignorable(c) => To::Gone,
        _ if c.is_whitespace() => To::One(' '),
        _ => To::Same,
    }
}

fn bert_marks(c: char) -> To {
    let arabic = is_block_mark(c) || ('\u{8E3}'..='\u{8FF}').contains(&c);
    let newer = ('\u{890}'..='\u{8E2}').contains(&c) || ('\u{10EC0}'..='\u{10EFF}').contains(&c);
    drop_if(arabic || (is_combining_mark(c) && !newer))
}

/// Presentation forms of letters and marks become what they are forms of, without spaces; phrases stay as they are.
fn cldr_forms(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_form = |c: char| {
        matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFC}' | '\u{FE70}'..='\u{FEFC}')
            && !matches!(c, 'ﷺ' | 'ﷻ')
    };
    if !text.contains(is_form) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_form(c) {
            decompose_compatible(c, |d| {
                if d != ' ' {
                    out.push(d);
                }
            });
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn cldr_search(c: char) -> To {
    match c {
        '\u{600}'..='\u{605}' | '\u{610}'..='\u{61A}' | '\u{61C}' | 'ـ' => To::Gone,
        '\u{6DD}' | '\u{890}'..='\u{891}' | '\u{898}'..='\u{89F}' | '\u{8CA}'..='\u{8FF}' => {
            To::Gone
        }
        _ if is_block_mark(c) || is_default_ignorable(c) => To::Gone,
        '\u{870}'..='\u{882}' | '\u{8AD}' => To::One('ا'),
        'ۥ' => To::One('و'),
        'ى' | 'ۦ' => To::One('ي'),
        'ة' => To::One('ه'),
        _ => ascii_digit(c).map_or(To::Same, To::One),
    }
}

fn pyarabic_tasheel(c: char) -> To {
    match c {
        '\u{654}' | '\u{655}' => To::One('ا'),
        _ if is_alef(c) => To::One('ا'),
        'ؤ' => To::One('و'),
        'ئ' => To::One('ي'),
        _ => To::Same,
    }
}

fn pyarabic_hamza(text: Cow<'_, str>) -> Cow<'_, str> {
    let every = |c| match c {
        'آ' => To::Many("ءء"),
        'أ' | 'إ' | 'ؤ' | 'ئ' | '\u{654}' | '\u{655}' => To::One('ء'),
        _ => To::Same,
    };
    let mut chars = text.chars();
    if chars.next() == Some('آ') {
        let rest = chars.as_str();
        let vowel = |c: char| is_core(c) && c != '\u{651}';
        let (second, third, fourth) = (chars.next(), chars.next(), chars.next());
        let long = second.is_some_and(|c| !vowel(c))
            && third.is_some_and(|c| c == '\u{651}' || fourth.is_none());
        if long {
            let rest = map(Cow::Borrowed(rest), every);
            return Cow::Owned(["ءا", &rest].concat());
        }
    }
    map(text, every)
}

fn maha_lam_alef(c: char) -> To {
    match c {
        'ﻻ' => To::Many("لا"),
        'ﻷ' => To::Many("لأ"),
        'ﻹ' => To::Many("لإ"),
        'ﻵ' => To::Many("لآ"),
        _ => To::Same,
    }
}

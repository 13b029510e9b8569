//! The spelling of a segment as it stands alone, where the join changed it.
//!
//! | joined | alone | rule | where it can fail |
//! |---|---|---|---|
//! | ل+**ل**+بيت | ال | the article loses its alef after ل | never |
//! | **مدرست**+هم | مدرسة | teh marbuta opens before a pronoun; which of the two spellings is commoner tells | a verb in ت whose noun is commoner |
//! | **مستوا**+ه | مستوى | so does a final alef maqsura | rare words of either spelling |
//! | **علي**+ه | على | على, إلى and لدى, a closed list | never |
//! | **بقائ**+ه, **أبناؤ**+هم, **مبدئ**+ه | بقاء, أبناء, مبدأ | a final hamza takes a seat by its vowel: ء after alef, else by which spelling is commoner | rare words |
//! | **كتبو**+ها | كتبوا | the silent alef after the و of a plural verb | rare verbs |
//! | **كتبتمو**+ه | كتبتم | the و that bridges تم and a pronoun | never |
//! | **م**+نا, **ع**+ني | من, عن | their noon runs into the pronoun's | never |
//! | ل+**له**, ل+**لذي** | الله, الذي | the alef falls after ل | never |

use alloc::borrow::Cow;
use alloc::string::String;

use super::grammar::{Article, Cut};
use super::model::Model;
use super::word::{Packed, code, letter};
use crate::letter::{Class, class};

/// What the join did to a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Repair {
    None,
    /// The last letter is a teh marbuta, an alef maqsura, a hamza, or a hamza on alef.
    TehMarbuta,
    AlefMaqsura,
    Hamza,
    AlefHamza,
    /// A noon or an alef follows.
    Noon,
    Alef,
    /// The last letter is but a bridge to the pronoun.
    Cut,
    /// An alef, or alef and lam, go before.
    FrontAlef,
    FrontAl,
}

/// What the join did to the stem of a word.
pub(super) fn stem(model: Model<'_>, word: Packed, len: usize, cut: Cut) -> Repair {
    let stem = cut.stem(word);
    let before = usize::from(cut.proclitics).checked_sub(1);
    if cut.enclitic == 0 {
        let lam = before.is_some_and(|i| word.get(i) == code('ل'));
        if lam && cut.article == Article::None {
            return after_lam(stem);
        }
        return Repair::None;
    }
    let folded = stem.fold();
    let pronoun = letter(word.get(len - usize::from(cut.enclitic)));
    let level = |w: Packed| model.entry(w).map_or(0, |e| e.level());
    let head = folded.less(1);
    let with = |c: char| level(head.then(Packed::one(code(c))));
    match letter(stem.last()) {
        Some('م' | 'ع') if stem.len() == 1 && pronoun == Some('ن') => Repair::Noon,
        Some('ت') if with('ة') > level(folded) => Repair::TehMarbuta,
        // Of four letters or more only what ends in يا keeps its alef: أنهى, ذكرى, but قضايا.
        Some('ا') if stem.len() > 3 && head.last() != code('ي') && with('ى') > 0 => {
            Repair::AlefMaqsura
        }
        Some('ا') if with('ى') > level(folded) => Repair::AlefMaqsura,
        Some('ي') if ON.contains(&folded) => Repair::AlefMaqsura,
        Some('ئ' | 'ؤ') if head.last() == code('ا') => Repair::Hamza,
        Some('ئ' | 'ؤ') if with('ا') > with('ء').max(level(folded)) => Repair::AlefHamza,
        Some('ئ' | 'ؤ') if with('ء') > level(folded) => Repair::Hamza,
        Some('و') if stem.len() > 3 && stem.ends_with(Packed::of(['ت', 'م', 'و'])) => {
            Repair::Cut
        }
        Some('و')
            if stem.len() > 2 && level(folded.then(Packed::one(code('ا')))) > level(folded) =>
        {
            Repair::Alef
        }
        _ => Repair::None,
    }
}

/// على, إلى and لدى as they stand before a pronoun, alefs bare.
const ON: [Packed; 3] = [
    Packed::of(['ع', 'ل', 'ي']),
    Packed::of(['ا', 'ل', 'ي']),
    Packed::of(['ل', 'د', 'ي']),
];

/// The relative pronouns without their alef.
const RELATIVE: [Packed; 6] = [
    Packed::of(['ل', 'ذ', 'ي']),
    Packed::of(['ل', 'ت', 'ي']),
    Packed::of(['ل', 'ذ', 'ى']),
    Packed::of(['ل', 'ت', 'ى']),
    Packed::of(['ل', 'ذ', 'ي', 'ن']),
    Packed::of(['ل', 'ل', 'و', 'ا', 'ت', 'ي']),
];

/// The name of God and the relative pronouns lose their alef, or alef and lam, after ل.
fn after_lam(stem: Packed) -> Repair {
    if stem == Packed::of(['ل', 'ه']) {
        return Repair::FrontAl;
    }
    if RELATIVE.contains(&stem) {
        return Repair::FrontAlef;
    }
    Repair::None
}

impl Repair {
    /// The spelling alone of a segment that is written so in its word.
    pub(super) fn apply(self, text: &str) -> Cow<'_, str> {
        let around = |before: &str, after: &str| {
            let mut out = String::from(before);
            out.push_str(text);
            out.push_str(after);
            Cow::Owned(out)
        };
        match self {
            Repair::None => Cow::Borrowed(text),
            Repair::FrontAlef => around("ا", ""),
            Repair::FrontAl => around("ال", ""),
            Repair::Noon => around("", "ن"),
            Repair::Alef => around("", "ا"),
            Repair::TehMarbuta => last(text, "ة"),
            Repair::AlefMaqsura => last(text, "ى"),
            Repair::Hamza => last(text, "ء"),
            Repair::AlefHamza => last(text, "أ"),
            Repair::Cut => last(text, ""),
        }
    }
}

/// A text with its last letter replaced and the marks on it kept.
fn last<'t>(text: &'t str, new: &str) -> Cow<'t, str> {
    let base = |c: char| class(c) == Class::ArabicLetter;
    let Some((at, old)) = text.char_indices().rev().find(|(_, c)| base(*c)) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::from(text.get(..at).unwrap_or_default());
    out.push_str(new);
    out.push_str(text.get(at + old.len_utf8()..).unwrap_or_default());
    Cow::Owned(out)
}

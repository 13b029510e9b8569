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
    /// These letters stand for the last one.
    Last(char),
    /// This letter follows.
    Append(char),
    /// The last letter is but a bridge to the pronoun.
    Cut,
    /// These letters go before.
    Front(&'static str),
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
        Some('م' | 'ع') if stem.len() == 1 && pronoun == Some('ن') => Repair::Append('ن'),
        Some('ت') if with('ة') > level(folded) => Repair::Last('ة'),
        // Of four letters or more only what ends in يا keeps its alef: أنهى, ذكرى, but قضايا.
        Some('ا') if stem.len() > 3 && head.last() != code('ي') && with('ى') > 0 => {
            Repair::Last('ى')
        }
        Some('ا') if with('ى') > level(folded) => Repair::Last('ى'),
        Some('ي') if ON.contains(&folded) => Repair::Last('ى'),
        Some('ئ' | 'ؤ') if head.last() == code('ا') => Repair::Last('ء'),
        Some('ئ' | 'ؤ') if with('ا') > with('ء').max(level(folded)) => Repair::Last('أ'),
        Some('ئ' | 'ؤ') if with('ء') > level(folded) => Repair::Last('ء'),
        Some('و') if stem.len() > 3 && stem.ends_with(Packed::of(['ت', 'م', 'و'])) => {
            Repair::Cut
        }
        Some('و')
            if stem.len() > 2 && level(folded.then(Packed::one(code('ا')))) > level(folded) =>
        {
            Repair::Append('ا')
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
        return Repair::Front("ال");
    }
    if RELATIVE.contains(&stem) {
        return Repair::Front("ا");
    }
    Repair::None
}

impl Repair {
    /// The spelling alone of a segment that is written so in its word.
    pub(super) fn apply(self, text: &str) -> Cow<'_, str> {
        match self {
            Repair::None => Cow::Borrowed(text),
            Repair::Front(letters) => {
                let mut out = String::from(letters);
                out.push_str(text);
                Cow::Owned(out)
            }
            Repair::Append(last) => {
                let mut out = String::from(text);
                out.push(last);
                Cow::Owned(out)
            }
            Repair::Last(_) | Repair::Cut => {
                let last = match self {
                    Repair::Last(last) => Some(last),
                    _ => None,
                };
                let base = |c: char| matches!(class(c), Class::ArabicLetter);
                let Some((at, old)) = text.char_indices().rev().find(|(_, c)| base(*c)) else {
                    return Cow::Borrowed(text);
                };
                let mut out = String::from(text.get(..at).unwrap_or_default());
                out.extend(last);
                out.push_str(text.get(at + old.len_utf8()..).unwrap_or_default());
                Cow::Owned(out)
            }
        }
    }
}

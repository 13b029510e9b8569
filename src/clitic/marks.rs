//! Vowel marks as evidence: a clitic has its own vowels, and letters that bear others are not that clitic.
//!
//! | clitic | its vowels |
//! |---|---|
//! | أ و ف س ك | fatha |
//! | ب | kasra |
//! | ل | kasra, or fatha before a pronoun and for emphasis; sukun after و or ف before a verb |
//! | ال | none on the alef, none or sukun on the lam; then shadda on a sun letter and never on a moon letter |
//! | ه هم هما هن | damma or kasra on the heh; ها fatha |
//! | ك | fatha or kasra; كم كما كن damma |
//! | ي | after kasra, or with fatha; no shadda but after a stem in ي |
//! | ني | kasra on the noon |
//! | نا | fatha on the noon; after a consonant with sukun it is the subject, not a pronoun |
//!
//! And no Arabic word begins with a letter that has sukun or shadda, so neither does a stem. A letter without marks says
//! nothing. Some marks settle a cut that the letters alone would not make:
//!
//! | marks | word | because |
//! |---|---|---|
//! | shadda on the third and last letter | وَرَدَّ فَجَرَّ | no word of three written letters doubles its last one |
//! | shadda on the sun letter after ال | التُّقى | verb form VIII (اِلتقى) never doubles there |
//! | damma, or shadda with fatha, before a final ك or ه with its vowel | دَارُكَ دَلَّهُ | a case ending or a doubled verb stands before a pronoun |
//! | a vowel before هُمْ هُمَا هُنَّ كُنَّ نَا | أُمُّهُمْ حَمَلَنَا | so does one before these |
//! | يَّ after fatha | وَالِدَيَّ عَلَيَّ | a nisba has kasra there |
//! | هُم هُن with its damma after و ف أ | وَهُمْ | the pronoun stands by itself |
//! The vowels are those of any grammar of the language, e.g. Ryding, A Reference Grammar of MSA, 2005, 2 and 12.

use super::grammar::{Article, Cut};
use super::word::{Packed, Word, code, letter, sign};

/// The letters that assimilate the lam of the article.
const SUN: [char; 14] = [
    'ت', 'ث', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ل', 'ن',
];

/// What the marks of a word say of a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Some mark cannot stand on its letter if this is the cut.
    Against,
    /// Nothing, or nothing certain.
    Silent,
    /// Some clitic bears exactly its vowel, and no mark speaks against.
    For,
    /// Some mark can hardly stand on its letter unless this is the cut.
    Certain,
}

/// Whether some cut of a word can be certain by its marks at all: without a vowel only few shapes are.
pub(super) fn may_settle(word: &Word) -> bool {
    let vowels = word.marks & sign::VOWEL != 0;
    let shadda = word.marks & sign::SHADDA != 0;
    let article = || {
        (0..4).any(|i| is(word, i, &['ا']) && is(word, i + 1, &['ل']))
            || (1..4).any(|i| is(word, i - 1, &['ل']) && is(word, i, &['ل']))
    };
    vowels || (shadda && (word.len <= 4 || article() || is(word, word.len - 1, &['ي', 'ى'])))
}

pub(super) fn evidence(word: &Word, cut: Cut) -> Evidence {
    if word.marks == 0 || cut == Cut::WHOLE {
        return Evidence::Silent;
    }
    let head = cut.head();
    let end = word.len - usize::from(cut.enclitic);
    let mut found = Evidence::Silent;
    for at in 0..usize::from(cut.proclitics) {
        match proclitic(word, at, end) {
            Evidence::Against => return Evidence::Against,
            other => found = found.max(other),
        }
    }
    let parts = [
        article(word, cut),
        opens(word, cut, head, end),
        enclitic(word, end, head),
    ];
    if parts.contains(&Evidence::Against) {
        return Evidence::Against;
    }
    parts.into_iter().fold(found, Evidence::max)
}

fn is(word: &Word, at: usize, letters: &[char]) -> bool {
    let found = word.letters.get(at);
    letters.iter().any(|c| code(*c) == found)
}

fn proclitic(word: &Word, at: usize, end: usize) -> Evidence {
    let signs = word.signs(at);
    if signs == 0 {
        return Evidence::Silent;
    }
    let (allowed, telling) = match letter(word.letters.get(at)) {
        Some('ب') => (sign::KASRA, true),
        Some('ل') => {
            let command = at > 0 && at + 1 < end;
            let sukun = if command { sign::SUKUN } else { 0 };
            (sign::KASRA | sign::FATHA | sukun, true)
        }
        // Most words that begin with these letters have fatha on them anyway.
        _ => (sign::FATHA, false),
    };
    if signs & !allowed != 0 {
        return Evidence::Against;
    }
    if telling && signs == sign::KASRA {
        Evidence::For
    } else {
        Evidence::Silent
    }
}

/// The marks on and behind an article.
fn article(word: &Word, cut: Cut) -> Evidence {
    let start = usize::from(cut.proclitics);
    let lam = match cut.article {
        Article::None => return Evidence::Silent,
        Article::Lam => start,
        Article::Al => {
            // An alef that begins a text may bear the vowel it is read with.
            if word.signs(start) & !sign::FATHA != 0 {
                return Evidence::Against;
            }
            start + 1
        }
    };
    let next = word.letters.get(lam + 1);
    let vowel = word.signs(lam) & !sign::SUKUN;
    // A word that begins with alef lends its vowel to the lam: الاِسم, لِلاستعمال.
    let lends = next == code('ا') && vowel & (sign::SHADDA | sign::TANWEEN) == 0;
    if vowel != 0 && !lends {
        return Evidence::Against;
    }
    let sun = SUN.iter().any(|c| code(*c) == next);
    let signs = word.signs(lam + 1);
    if signs & sign::SHADDA != 0 {
        return if sun {
            Evidence::Certain
        } else {
            Evidence::Against
        };
    }
    // With a vowel and no shadda a sun letter is not behind an article, in a text that writes shadda.
    if sun && signs & sign::VOWEL != 0 && word.signs(lam) & sign::SUKUN != 0 {
        return Evidence::Against;
    }
    Evidence::Silent
}

/// The marks with which a stem begins: no word begins with sukun, nor with shadda unless an article lent it.
fn opens(word: &Word, cut: Cut, head: usize, end: usize) -> Evidence {
    if head == 0 || end <= head {
        return Evidence::Silent;
    }
    let signs = word.signs(head);
    let lent = cut.article != Article::None
        || (is(word, head, &['ل']) && is(word, head - 1, &['ل']) && cut.proclitics > 0);
    // بسم lost its alef, and so does a verb whose first letter is a hamza: وَأْتوا.
    let quiet = (is(word, head, &['أ']) && is(word, head - 1, &['و', 'ف']))
        || word.letters == Packed::of(['ب', 'س', 'م']);
    if (signs & sign::SUKUN != 0 && !quiet) || (!lent && signs & sign::SHADDA != 0) {
        return Evidence::Against;
    }
    if cut.article != Article::None || cut.proclitics != 1 || cut.enclitic != 0 {
        return Evidence::Silent;
    }
    let last = word.signs(word.len - 1);
    // هُم and هُن by themselves, against words like وَهَن.
    if word.len == 3 && is(word, 1, &['ه']) && is(word, 2, &['م', 'ن']) {
        let doubled = last & sign::SHADDA != 0;
        let plain = last & !(sign::SUKUN | sign::DAMMA) == 0;
        let ends = if is(word, 2, &['م']) { plain } else { doubled };
        if signs & sign::FATHA != 0 && !doubled {
            return Evidence::Against;
        }
        if is(word, 0, &['و', 'ف', 'أ']) && signs & sign::DAMMA != 0 && ends {
            return Evidence::Certain;
        }
    }
    // لعلّ, لكنّ, كأنّ and لأنّ are words of three letters that do double the last, as أهمّ and وليّ are.
    let particle = (is(word, 0, &['ل', 'ك']) && is(word, 2, &['ن', 'ل']))
        || is(word, 0, &['أ'])
        || is(word, 2, &['ي', 'ا']);
    if word.len == 3 && last & sign::SHADDA != 0 && !particle && word.signs(1) & sign::SUKUN == 0 {
        return Evidence::Certain;
    }
    Evidence::Silent
}

fn enclitic(word: &Word, at: usize, head: usize) -> Evidence {
    if at >= word.len {
        return Evidence::Silent;
    }
    let (first, second) = (word.signs(at), word.signs(at + 1));
    let before = if at > head { word.signs(at - 1) } else { 0 };
    let stem = at - head.min(at);
    let long = at > head && is(word, at - 1, &['ي', 'ا', 'و', 'ى']);
    // No letter before a pronoun has tanween.
    if before & sign::TANWEEN != 0 || first & sign::TANWEEN != 0 {
        return Evidence::Against;
    }
    let vowel = (before & sign::VOWEL != 0 && !long && stem >= 2) || stem == 0;
    let letters = (
        letter(word.letters.get(at)),
        letter(word.letters.get(at + 1)),
    );
    let judge = |bad: bool, sure: bool| match (bad, sure) {
        (true, _) => Evidence::Against,
        (_, true) => Evidence::Certain,
        _ => Evidence::Silent,
    };
    match (word.len - at, letters.0, letters.1) {
        (1, Some('ه'), _) => {
            // يَتَنَبَّهُ has its own heh.
            let reflexive = (head..head + 2)
                .any(|i| is(word, i, &['ي', 'ت', 'ن', 'أ']) && is(word, i + 1, &['ت']));
            let doubled = before & (sign::SHADDA | sign::FATHA) == sign::SHADDA | sign::FATHA;
            let ending = before & sign::DAMMA != 0 || (doubled && !reflexive) || stem == 0;
            let sure = vowel && ending && first & (sign::DAMMA | sign::KASRA) != 0;
            judge(first & (sign::FATHA | sign::SHADDA) != 0, sure)
        }
        (1, Some('ك'), _) => {
            let sure =
                vowel && before & sign::DAMMA != 0 && first & (sign::FATHA | sign::KASRA) != 0;
            judge(first & (sign::DAMMA | sign::SHADDA) != 0, sure)
        }
        (1, Some('ي' | 'ى'), _) => yeh(word, at, head, before, first, long),
        (_, Some('ه'), Some('ا')) => judge(first & !sign::FATHA != 0, false),
        (_, Some('ه'), Some('ن')) => {
            let bad = first & !(sign::DAMMA | sign::KASRA) != 0
                || second & (sign::DAMMA | sign::KASRA) != 0;
            judge(bad, vowel && first != 0 && second & sign::SHADDA != 0)
        }
        (2, Some('ه'), Some('م')) => {
            let last = second & (sign::FATHA | sign::SHADDA | sign::TANWEEN) != 0
                || (second & sign::KASRA != 0 && first & sign::KASRA == 0);
            let bad = first & !(sign::DAMMA | sign::KASRA) != 0 || last;
            judge(
                bad,
                vowel && first & sign::DAMMA != 0 && second & (sign::SUKUN | sign::DAMMA) != 0,
            )
        }
        (_, Some('ه'), Some('م')) => judge(
            first & !(sign::DAMMA | sign::KASRA) != 0,
            vowel && first != 0,
        ),
        (2, Some('ك'), Some('م')) => {
            let last = second & (sign::FATHA | sign::KASRA | sign::SHADDA | sign::TANWEEN) != 0;
            judge(first & !sign::DAMMA != 0 || last, false)
        }
        (_, Some('ك'), Some('م' | 'ن')) => {
            let bad = first & !sign::DAMMA != 0
                || second & (sign::DAMMA | sign::KASRA | sign::TANWEEN) != 0;
            judge(bad, vowel && first != 0 && second != 0)
        }
        (_, Some('ن'), Some('ي')) => judge(
            first & (sign::FATHA | sign::DAMMA) != 0 || second & sign::SHADDA != 0,
            false,
        ),
        (_, Some('ن'), Some('ا')) => noon(word, at, head, before, first, long),
        _ => Evidence::Silent,
    }
}

/// ي of the first person, against a nisba, a plural, or a letter of the word.
fn yeh(word: &Word, at: usize, head: usize, before: u8, first: u8, long: bool) -> Evidence {
    if first & (sign::DAMMA | sign::KASRA) != 0 {
        return Evidence::Against;
    }
    if first & sign::SHADDA != 0 {
        let on = at == head + 2
            && (is(word, head, &['ع', 'ا', 'إ', 'ل']) && is(word, head + 1, &['ل', 'د']));
        let hamza = at > head && is(word, at - 1, &['أ']);
        return if (before & sign::FATHA != 0 && !hamza) || (on && before == 0) {
            Evidence::Certain
        } else if long {
            Evidence::Silent
        } else {
            Evidence::Against
        };
    }
    if !long && before & !(sign::KASRA | sign::SHADDA) != 0 {
        return Evidence::Against;
    }
    // A nisba would bear shadda in a text that writes every mark.
    let written = |i: usize| word.signs(i) != 0 || is(word, i, &['ا', 'و', 'ي', 'ى']);
    // أبي and أخي are as often the genitive of a name's first part as "my father" and "my brother".
    let kin = at == head + 2 && is(word, head, &['أ', 'ا']) && is(word, head + 1, &['ب', 'خ']);
    if before & sign::KASRA != 0 && !kin && (head..at).all(written) {
        return Evidence::For;
    }
    Evidence::Silent
}

/// نا as object or possessor, against the ending "we".
fn noon(word: &Word, at: usize, head: usize, before: u8, first: u8, long: bool) -> Evidence {
    if first & !(sign::FATHA | sign::SHADDA) != 0 {
        return Evidence::Against;
    }
    let stem = at - head.min(at);
    if before & sign::SUKUN != 0 && !long && stem > 2 {
        // كَتَبْنا is "we wrote", but an imperative ends so before a pronoun: أَخْرِجْنا.
        let command = is(word, head, &['أ', 'ا', 'آ']) && word.signs(at - 2) & sign::KASRA != 0;
        return if command {
            Evidence::Silent
        } else {
            Evidence::Against
        };
    }
    if before & sign::VOWEL != 0 && first & sign::SHADDA == 0 && !long {
        // هُنا and هاهُنا are adverbs.
        let adverb = is(word, at - 1, &['ه']) && before & sign::DAMMA != 0;
        return if (stem >= 3 || before & sign::SHADDA != 0) && !adverb {
            Evidence::Certain
        } else {
            Evidence::For
        };
    }
    Evidence::Silent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clitic::grammar::candidates;

    const CASES: &str = include_str!("../../tests/cases/vocalized.clitics.tsv");

    #[test]
    fn what_marks_cannot_settle_is_not_asked_of_them() {
        let words = CASES
            .lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|l| l.split('\t').next());
        let (mut asked, mut settled) = (0, 0);
        for word in words.filter_map(|w| Word::read(w, 1)) {
            let found = candidates(word.letters);
            let certain = found
                .as_slice()
                .iter()
                .any(|c| evidence(&word, *c) == Evidence::Certain);
            assert!(!certain || may_settle(&word));
            asked += usize::from(may_settle(&word));
            settled += usize::from(certain);
        }
        assert!(settled > 100 && asked >= settled);
    }

    #[test]
    fn each_clitic_has_its_vowels() {
        let says = |text: &str, proclitics, enclitic| {
            let word = Word::read(text, 1).expect("a word");
            let cut = Cut {
                proclitics,
                article: Article::None,
                enclitic,
            };
            assert!(cut.is_legal(word.letters), "{text}");
            evidence(&word, cut)
        };
        for (text, proclitics, enclitic, wanted) in [
            ("بِكتاب", 1, 0, Evidence::For),
            ("بُنوك", 1, 0, Evidence::Against),
            ("وِزارة", 1, 0, Evidence::Against),
            ("وَزير", 1, 0, Evidence::Silent),
            ("وَزْن", 1, 0, Evidence::Against),
            ("وَرَدَّ", 1, 0, Evidence::Certain),
            ("كتابُهُ", 0, 1, Evidence::Certain),
            ("فَقِهَ", 0, 1, Evidence::Against),
            ("مالِكٌ", 0, 1, Evidence::Against),
            ("مالُكَ", 0, 1, Evidence::Certain),
            ("مصرِيّ", 0, 1, Evidence::Against),
            ("كتبَنا", 0, 2, Evidence::Certain),
            ("كتبْنا", 0, 2, Evidence::Against),
        ] {
            assert_eq!(says(text, proclitics, enclitic), wanted, "{text}");
        }
    }
}

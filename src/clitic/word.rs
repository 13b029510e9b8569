//! A word as the splitter sees it: its base letters, six bits each, with the place and the marks of every one.
//!
//! Marks, tatweel, joiners and direction marks are skipped; a hamza or madda written as a mark of its own is composed; a
//! letter three times running is an elongation and counts once. So every spelling of a word meets the same look-up.

use unicode_normalization::char::decompose_compatible;

use crate::letter::{Class, class};

/// The longest word that is analyzed, in letters. The longest real Arabic word forms have sixteen.
pub(super) const LONGEST: usize = 20;

/// The letters in the order of their codes; the first has code 1. Codes are stored in model files: never reorder.
pub(super) const LETTERS: [char; 41] = [
    'ء', 'آ', 'أ', 'ؤ', 'إ', 'ئ', 'ا', 'ب', 'ة', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س',
    'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ى', 'ي', 'پ', 'چ',
    'ژ', 'ڤ', 'گ',
];

/// The code of any other Arabic letter.
const OTHER: u8 = 63;

/// The codes of U+0620-06FF; zero for what is no letter with a code.
const CODES: [u8; 224] = {
    let mut codes = [0u8; 224];
    let mut i = 0;
    #[allow(clippy::indexing_slicing)] // in a const, an index out of bounds does not compile
    while i < LETTERS.len() {
        codes[LETTERS[i] as usize - 0x620] = i as u8 + 1;
        i += 1;
    }
    // Letters of other keyboards and orthographies that stand for an Arabic one.
    const ALIKE: [(char, char); 15] = [
        ('ک', 'ك'),
        ('ڪ', 'ك'),
        ('ی', 'ي'),
        ('ې', 'ي'),
        ('ے', 'ي'),
        ('ۓ', 'ئ'),
        ('ہ', 'ه'),
        ('ھ', 'ه'),
        ('ە', 'ه'),
        ('ۀ', 'ه'),
        ('ۂ', 'ه'),
        ('ۃ', 'ة'),
        ('ٱ', 'ا'),
        ('ٲ', 'أ'),
        ('ٳ', 'إ'),
    ];
    let mut i = 0;
    #[allow(clippy::indexing_slicing)] // as above
    while i < ALIKE.len() {
        codes[ALIKE[i].0 as usize - 0x620] = codes[ALIKE[i].1 as usize - 0x620];
        i += 1;
    }
    codes
};

/// The code of a letter of [`LETTERS`], for rules and tables.
pub(super) const fn code(letter: char) -> u8 {
    let at = letter as usize;
    if at < 0x620 || at >= 0x700 {
        return 0;
    }
    #[allow(clippy::indexing_slicing)] // the bounds were just checked
    CODES[at - 0x620]
}

/// The letter of a code.
pub(super) fn letter(code: u8) -> Option<char> {
    LETTERS.get(usize::from(code).checked_sub(1)?).copied()
}

/// The vowel signs that were seen on one letter, as bits.
pub(super) mod sign {
    pub(in crate::clitic) const FATHA: u8 = 1;
    pub(in crate::clitic) const DAMMA: u8 = 2;
    pub(in crate::clitic) const KASRA: u8 = 4;
    pub(in crate::clitic) const SUKUN: u8 = 8;
    pub(in crate::clitic) const SHADDA: u8 = 16;
    pub(in crate::clitic) const TANWEEN: u8 = 32;
    /// Any short vowel.
    pub(in crate::clitic) const VOWEL: u8 = FATHA | DAMMA | KASRA;
}

/// Letters packed six bits each, the first one lowest: a key for look-ups, and a thing to take apart by shifts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Packed(pub(super) u128);

const ALEF: u8 = code('ا');

impl Packed {
    /// A word of plain letters; `None` if it is too long or has anything else in it.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn new(word: &str) -> Option<Packed> {
        let mut packed = Packed(0);
        for (i, c) in word.chars().enumerate() {
            let code = code(c);
            if code == 0 || i >= LONGEST {
                return None;
            }
            packed.0 |= u128::from(code) << (6 * i);
        }
        Some(packed)
    }

    /// Letters of a rule or table.
    pub(super) const fn of<const N: usize>(letters: [char; N]) -> Packed {
        let mut packed = 0;
        let mut i = 0;
        #[allow(clippy::indexing_slicing)] // the bound is the loop's
        while i < N {
            packed |= (code(letters[i]) as u128) << (6 * i);
            i += 1;
        }
        Packed(packed)
    }

    pub(super) const fn len(self) -> usize {
        (128 - self.0.leading_zeros() as usize).div_ceil(6)
    }

    pub(super) const fn get(self, at: usize) -> u8 {
        if at > LONGEST {
            return 0;
        }
        (self.0 >> (6 * at)) as u8 & 63
    }

    /// The last letter, 0 if there is none.
    pub(super) const fn last(self) -> u8 {
        match self.len() {
            0 => 0,
            n => self.get(n - 1),
        }
    }

    /// The letters from `start` on.
    pub(super) const fn from(self, start: usize) -> Packed {
        if start > LONGEST {
            return Packed(0);
        }
        Packed(self.0 >> (6 * start))
    }

    /// The first `n` letters.
    pub(super) const fn upto(self, n: usize) -> Packed {
        if n > LONGEST {
            return self;
        }
        Packed(self.0 & ((1 << (6 * n)) - 1))
    }

    /// Without the last `n` letters.
    pub(super) const fn less(self, n: usize) -> Packed {
        self.upto(self.len().saturating_sub(n))
    }

    /// These letters, then `more`. What passes the limit is lost, so the result is a word that no list has.
    pub(super) const fn then(self, more: Packed) -> Packed {
        self.then_at(self.len(), more)
    }

    /// As [`then`](Packed::then), for one who knows how many letters these are.
    #[inline]
    pub(super) const fn then_at(self, len: usize, more: Packed) -> Packed {
        if len > LONGEST || more.0 >> (6 * (LONGEST + 1 - len)) != 0 {
            return Packed(u128::MAX);
        }
        Packed(self.0 | more.0 << (6 * len))
    }

    pub(super) const fn one(code: u8) -> Packed {
        Packed(code as u128)
    }

    pub(super) const fn ends_with(self, end: Packed) -> bool {
        let (n, m) = (self.len(), end.len());
        n >= m && self.from(n - m).0 == end.0
    }

    pub(super) const fn starts_with(self, start: Packed) -> bool {
        self.upto(start.len()).0 == start.0
    }

    /// With every alef bare: the form under which words are listed.
    pub(super) const fn fold(self) -> Packed {
        let mut out = 0;
        let (mut rest, mut at) = (self.0, 0);
        while rest != 0 {
            let letter = rest as u8 & 63;
            let bare = letter == code('آ') || letter == code('أ') || letter == code('إ');
            out |= (if bare { ALEF } else { letter } as u128) << at;
            rest >>= 6;
            at += 6;
        }
        Packed(out)
    }
}

/// The codes once more, with bit 6 set where the bare alef has another code: one load a letter says both.
const MARKED: [u8; 256] = {
    let mut marked = [0; 256];
    let mut i = 0;
    #[allow(clippy::indexing_slicing)] // in a const, an index out of bounds does not compile
    while i < CODES.len() {
        let code = CODES[i];
        let bare = Packed(code as u128).fold().0 as u8;
        marked[i + 32] = code | ((bare != code) as u8) << 6;
        i += 1;
    }
    marked
};

/// A word of plain letters only, two bytes each: as it is spelt, and with bare alefs. Most words are, and are read so.
#[inline]
pub(super) fn plain(word: &str) -> Option<(Packed, Packed)> {
    let bytes = word.as_bytes();
    if bytes.len() > 2 * LONGEST || bytes.len() % 2 != 0 {
        return None;
    }
    let (low, high) = bytes.split_at_checked(20).unwrap_or((bytes, &[]));
    let (low, first) = pack(low)?;
    let (high, second) = pack(high)?;
    let letters = Packed(u128::from(low) | u128::from(high) << 60);
    let folded = if first || second {
        letters.fold()
    } else {
        letters
    };
    Some((letters, folded))
}

/// At most ten letters, and whether some have an alef that is not bare.
#[inline]
fn pack(bytes: &[u8]) -> Option<(u64, bool)> {
    let (mut letters, mut hamza) = (0u64, 0u8);
    for pair in bytes.rchunks_exact(2) {
        let &[lead, trail] = pair else { return None };
        // Lead bytes D8 to DB are U+0600-06FF; a pair cut out of longer characters has another lead.
        if lead & 0xFC != 0xD8 {
            return None;
        }
        let at = (lead & 3) << 6 | (trail & 63);
        let code = MARKED.get(usize::from(at)).copied().unwrap_or(0);
        if code == 0 {
            return None;
        }
        hamza |= code;
        letters = letters << 6 | u64::from(code & 63);
    }
    Some((letters, hamza & 64 != 0))
}

/// The letters of one word, where each starts, and what marks it bears.
pub(super) struct Word {
    pub(super) letters: Packed,
    pub(super) len: usize,
    /// Byte offsets of the letters in the word.
    starts: [u32; LONGEST + 1],
    signs: [u8; LONGEST + 1],
    /// The signs of all letters together; none if the word is not vocalized.
    pub(super) marks: u8,
    /// Whether a letter stood three times or more in a row.
    pub(super) elongated: bool,
}

impl Word {
    /// Reads a word; `None` if it has a letter of another script, or more letters than are analyzed. Stops at the first
    /// letter too many, so a long word costs no more than a short one but for the marks in between.
    #[inline]
    pub(super) fn read(word: &str, keep: usize) -> Option<Word> {
        let mut read = Word {
            letters: Packed(0),
            len: 0,
            starts: [0; LONGEST + 1],
            signs: [0; LONGEST + 1],
            marks: 0,
            elongated: false,
        };
        let mut last = 0;
        let mut repeated = 0;
        for (at, c) in word.char_indices() {
            let code = code(c);
            if code != 0 {
                if code == last {
                    repeated += 1;
                    if repeated >= 2 {
                        read.shorten(repeated, keep);
                        continue;
                    }
                } else {
                    (last, repeated) = (code, 0);
                }
                read.push(at, code)?;
                continue;
            }
            read.other(at, c)?;
            if class(c) == Class::ArabicLetter {
                (last, repeated) = (0, 0);
            }
        }
        Some(read)
    }

    /// A letter stands once more than twice: from the third on it is not counted, and of the second only if `keep` is 2.
    fn shorten(&mut self, repeated: usize, keep: usize) {
        self.elongated = true;
        if repeated == 2 && keep < 2 {
            self.len = self.len.saturating_sub(1);
            self.letters = self.letters.upto(self.len);
        }
    }

    #[inline]
    fn push(&mut self, at: usize, code: u8) -> Option<()> {
        if self.len >= LONGEST {
            return None;
        }
        *self.starts.get_mut(self.len)? = u32::try_from(at).ok()?;
        *self.signs.get_mut(self.len)? = 0;
        self.letters.0 |= u128::from(code) << (6 * self.len);
        self.len += 1;
        Some(())
    }

    /// Anything but a plain letter.
    fn other(&mut self, at: usize, c: char) -> Option<()> {
        let bit = match c {
            '\u{64E}' => sign::FATHA,
            '\u{64F}' => sign::DAMMA,
            '\u{650}' => sign::KASRA,
            '\u{651}' => sign::SHADDA,
            '\u{652}' => sign::SUKUN,
            '\u{64B}'..='\u{64D}' => sign::TANWEEN,
            '\u{653}'..='\u{655}' => return self.compose(c),
            _ => {
                let k = class(c);
                if k == Class::ArabicLetter {
                    return self.decompose(at, c);
                }
                return (k.attaches_left() || k.is_blank()).then_some(());
            }
        };
        if let Some(signs) = self.len.checked_sub(1).and_then(|i| self.signs.get_mut(i)) {
            *signs |= bit;
            self.marks |= bit;
        }
        Some(())
    }

    /// A hamza or madda that is written as a mark of its own.
    fn compose(&mut self, mark: char) -> Option<()> {
        let at = self.len.checked_sub(1)?;
        let composed = match (letter(self.letters.get(at)), mark) {
            (Some('ا'), '\u{653}') => 'آ',
            (Some('ا'), '\u{654}') => 'أ',
            (Some('ا'), '\u{655}') => 'إ',
            (Some('و'), '\u{654}') => 'ؤ',
            (Some('ي' | 'ى'), '\u{654}') => 'ئ',
            _ => return Some(()),
        };
        self.letters = self.letters.upto(at);
        self.letters.0 |= u128::from(code(composed)) << (6 * at);
        Some(())
    }

    /// A presentation form, or a letter without a code of its own.
    fn decompose(&mut self, at: usize, c: char) -> Option<()> {
        if !matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}') {
            return self.push(at, OTHER);
        }
        // Ligatures of whole words and phrases are no words to cut.
        if matches!(c, '\u{FDF0}'..='\u{FDFF}') && c != 'ﷲ' {
            return None;
        }
        let mut done = Some(());
        decompose_compatible(c, |part| {
            if done.is_some() && class(part) == Class::ArabicLetter {
                let code = match code(part) {
                    0 => OTHER,
                    code => code,
                };
                done = self.push(at, code);
            }
        });
        done
    }

    /// Where letter `at` starts, in bytes of the word; the end of the word after the last letter.
    pub(super) fn start(&self, at: usize, end: usize) -> usize {
        if at >= self.len {
            return end;
        }
        self.starts.get(at).map_or(end, |&s| s as usize)
    }

    /// The signs on letter `at`.
    pub(super) fn signs(&self, at: usize) -> u8 {
        if at >= self.len {
            return 0;
        }
        let signs = self.signs.get(at).copied().unwrap_or(0);
        // Scripture writes a shadda on the first letter where the word before runs into it.
        if at == 0 {
            signs & !sign::SHADDA
        } else {
            signs
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    const WORDS: [&str; 6] = ["و", "والكتاب", "فسيستخدمونهما", "أإآا", "گچپ", "کی"];

    #[test]
    fn the_fast_reading_is_the_plain_one() {
        for word in WORDS {
            let read = Word::read(word, 2).expect("a word");
            let (letters, folded) = plain(word).expect("plain letters");
            assert_eq!(
                (letters, folded),
                (read.letters, read.letters.fold()),
                "{word}"
            );
            assert_eq!(letters.len(), word.chars().count());
        }
        for odd in [
            "كِتاب",
            "كـتاب",
            "a",
            "ab",
            "كتاب1",
            "ﻛﺘﺎﺏ",
            "كتاب كتاب",
            "\u{200F}كتاب",
        ] {
            assert!(plain(odd).is_none(), "{odd}");
        }
        let (longest, longer) = ("كت".repeat(LONGEST / 2), "كت".repeat(LONGEST / 2 + 1));
        assert!(plain(&longest).is_some() && plain(&longer).is_none());
        assert!(Word::read(&longest, 2).is_some() && Word::read(&longer, 2).is_none());
    }

    #[test]
    fn letters_come_back_from_their_codes() {
        for c in LETTERS {
            assert_eq!(letter(code(c)), Some(c));
        }
        let word = Packed::new("بالمدرسة").expect("plain letters");
        let back: String = (0..word.len())
            .filter_map(|i| letter(word.get(i)))
            .collect();
        assert_eq!(back, "بالمدرسة");
        assert_eq!(word.from(3).upto(2), Packed::of(['م', 'د']));
        assert_eq!(
            word.less(6).then(Packed::of(['ب'])),
            Packed::of(['ب', 'ا', 'ب'])
        );
        let lost = Packed::new(&"ب".repeat(LONGEST)).expect("plain letters");
        let lost = lost.then(Packed::of(['ا', 'ل']));
        assert_eq!(lost, Packed(u128::MAX));
        assert_eq!(lost.then(Packed::of(['ا', 'ل'])).then(Packed(0)), lost);
    }

    #[test]
    fn every_spelling_of_a_word_reads_alike() {
        let bare = |word: &str| Word::read(word, 1).expect("a word").letters;
        for (word, other) in [
            ("كتاب", "كِـتَـابٌ"),
            ("أحمد", "ا\u{654}حمد"),
            ("آن", "ا\u{653}ن"),
            ("جميل", "جميييييل"),
            ("لا", "ﻻ"),
            ("كتابي", "کتابی"),
        ] {
            assert_eq!(bare(word), bare(other), "{other}");
        }
    }
}

//! What each character of U+0600-06FF becomes where nothing around it matters, by one lookup.

use unicode_normalization::char::canonical_combining_class;

use super::rules::{DAGGER, FATHATAN, SHADDA, TATWEEL};
use super::{Dagger, MarkOrder, Normalizer, Separators, Tanween, Tatweel};
use crate::letter::{Class, class};

/// What becomes of a character: nothing, another one, or a question for the slow path.
///
/// The low 11 bits are the character that is written. The top byte is the rank of a mark among those of its letter:
/// marks whose ranks do not fall are in order. Bases have none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry(u32);

impl Entry {
    /// Only what stands around it can tell.
    pub(super) const ODD: Entry = Entry(u32::MAX);
    /// It goes, wherever it stands.
    pub(super) const GONE: Entry = Entry(0);
    /// Another character is written than is read.
    const NEW: u32 = 1 << 23;
    /// Not a letter: no mark belongs on it.
    const OTHER: u32 = 1 << 22;

    const fn letter(c: char, new: char) -> Entry {
        Entry(new as u32 | if c == new { 0 } else { Entry::NEW })
    }

    const fn other(c: char, new: char) -> Entry {
        Entry(Entry::letter(c, new).0 | Entry::OTHER)
    }

    const fn mark(c: char, rank: u8) -> Entry {
        Entry(c as u32 | (rank as u32) << 24)
    }

    /// The character that is written; only of an entry that is neither odd nor gone.
    #[inline(always)]
    pub(super) fn char(self) -> char {
        char::from_u32(self.0 & 0x7FF).unwrap_or('\0')
    }

    /// Zero for a base.
    #[inline(always)]
    pub(super) const fn rank(self) -> u8 {
        (self.0 >> 24) as u8
    }

    /// Whether this is no mark.
    #[inline(always)]
    pub(super) const fn is_base(self) -> bool {
        self.0 & 0xFF00_0000 == 0 && self.0 != 0
    }

    /// The rank no mark on this base may be below: marks stand on letters only.
    #[inline(always)]
    pub(super) const fn floor(self) -> u8 {
        if self.0 & Entry::OTHER == 0 {
            0
        } else {
            u8::MAX
        }
    }

    /// Whether this is ا.
    #[inline(always)]
    pub(super) const fn is_alef(self) -> bool {
        (self.0 ^ 'ا' as u32) & 0x7FF == 0
    }

    /// Whether this is fathatan, which may have to move.
    #[inline(always)]
    pub(super) const fn is_fathatan(self) -> bool {
        self.0 & 0x7FF == FATHATAN as u32
    }

    /// What becomes of a character of ASCII that is written as it is.
    #[inline(always)]
    pub(super) const fn ascii(byte: u8) -> Entry {
        Entry(byte as u32 | Entry::OTHER)
    }

    /// Whether another character is written than is read.
    #[inline(always)]
    pub(super) const fn is_new(self) -> bool {
        self.0 & Entry::NEW != 0
    }

    /// Whether both write one character.
    #[inline(always)]
    pub(super) const fn same(self, other: Entry) -> bool {
        (self.0 ^ other.0) & 0x7FF == 0
    }

    /// Whether this is a letter, on which marks may stand.
    #[inline(always)]
    pub(super) const fn is_letter(self) -> bool {
        self.0 & (Entry::OTHER | 0xFF00_0000) == 0 && self.0 != 0
    }

    /// What becomes of a character of U+0600-06FF.
    pub(super) fn of(rules: &Normalizer, c: char) -> Entry {
        let k = class(c);
        match k {
            Class::ArabicLetter => rules
                .letter(c)
                .filter(|new| ('\u{600}'..='\u{6FF}').contains(new))
                .map_or(Entry::ODD, |new| Entry::letter(c, new)),
            Class::ArabicMark => Entry::of_mark(rules, c),
            Class::Tatweel if rules.tatweel == Tatweel::All => Entry::GONE,
            Class::ArabicDigit | Class::ExtendedDigit => Entry::other(c, rules.written_digit(c, k)),
            Class::Tatweel | Class::Format | Class::Joiner => Entry::ODD,
            _ if matches!(c, '٫' | '٬' | '٪') && rules.separators != Separators::Keep => {
                Entry::ODD
            }
            _ if rules.drops(c, k) || rules.ascii_punctuation(c).is_some() => Entry::ODD,
            _ => Entry::other(c, c),
        }
    }

    fn of_mark(rules: &Normalizer, c: char) -> Entry {
        let ccc = canonical_combining_class(c);
        match c {
            // These compose.
            '\u{653}'..='\u{655}' => return Entry::ODD,
            DAGGER if rules.dagger == Dagger::Drop => return Entry::GONE,
            DAGGER if rules.dagger != Dagger::Keep => return Entry::ODD,
            _ => {}
        }
        if !rules.keeps_mark(c) {
            return Entry::GONE;
        }
        if ccc == 0 || (c == FATHATAN && rules.tanween == Tanween::AfterAlef) {
            return Entry::ODD;
        }
        Entry::mark(
            c,
            match rules.mark_order {
                MarkOrder::Keep => 1,
                MarkOrder::Typing if c == SHADDA => 1,
                _ => ccc,
            },
        )
    }
}

/// Whether a fathatan on this letter may have to move.
#[inline]
pub(super) fn moves_fathatan(rules: &Normalizer) -> bool {
    rules.tanween == Tanween::BeforeAlef && rules.keeps_mark(FATHATAN)
}

/// Whether a character after a cluster cannot be part of it.
#[inline]
pub(super) fn parts(c: char) -> bool {
    c != TATWEEL && (c.is_ascii() || matches!(class(c), Class::ArabicLetter))
}

//! The alphabet: one table lookup answers every question about a character.
//!
//! Rules elsewhere are written over [`Class`]; a code point appears there only where a rule is about that very
//! character. The table is generated from `data/letters.txt` and the Unicode character data, and
//! `tests/generated.rs` rebuilds and compares it.

mod table;

pub(crate) use table::ARABIC;

/// What a character is, as far as any rule of this crate can tell.
///
/// The order matters only in that the generated table stores the discriminants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Class {
    /// Unassigned, private use, and whatever no other class wants.
    Other,
    /// White space that does not end a line.
    Space,
    /// A line end: LF, VT, FF, CR, NEL, U+2028, U+2029.
    Newline,
    /// Zero width space and controls: always a gap between tokens.
    Invisible,
    /// Marks and embeddings of the bidi algorithm, and the BOM: transparent inside a word, a gap at its edges.
    Format,
    /// Soft hyphen, ZWNJ, ZWJ and word joiner: transparent inside a word.
    Joiner,
    /// A combining mark of another script, a variation selector or an emoji tag.
    Mark,
    /// A combining mark of the Arabic script, and the small letters written like one.
    ArabicMark,
    /// U+0640.
    Tatweel,
    /// A letter of the Arabic script, presentation forms and word ligatures included.
    ArabicLetter,
    /// A letter of the Latin script.
    Latin,
    /// A letter of any other script.
    Letter,
    /// A character that is a word by itself: Han, Hiragana, and scripts written without spaces.
    Ideograph,
    /// `0`-`9`.
    AsciiDigit,
    /// U+0660-0669.
    ArabicDigit,
    /// U+06F0-06F9, the Persian and Urdu set.
    ExtendedDigit,
    /// A decimal digit of another script.
    Digit,
    /// A number that is not a decimal digit: ², ½, Ⅷ.
    Number,
    /// ٫ and ٬.
    NumberSeparator,
    /// The full stop.
    FullStop,
    /// The two- and three-dot leaders in one character.
    Ellipsis,
    /// ! ? ؟ ۔ and their doubles: always strong.
    Exclamation,
    /// , and ،.
    Comma,
    /// ; and ؛.
    Semicolon,
    /// The colon.
    Colon,
    /// « “ ‘ and the like.
    QuoteOpen,
    /// » ” ’ and the like.
    QuoteClose,
    /// The straight quotes, whose direction nobody knows.
    QuoteNeutral,
    /// An opening bracket.
    BracketOpen,
    /// A closing bracket.
    BracketClose,
    /// A hyphen or dash (category Pd).
    Dash,
    /// Any other punctuation (category P).
    Punct,
    /// Any symbol (category S).
    Symbol,
    /// A pictograph that is shown as an emoji unless told otherwise.
    Emoji,
    /// A symbol that becomes an emoji before U+FE0F.
    TextEmoji,
    /// A skin tone.
    EmojiModifier,
    /// A regional indicator: two make a flag.
    Flag,
    /// U+06DD, the end of a verse.
    Verse,
}

impl Class {
    /// Whether the character has no shape of its own: white space, line ends, controls and joiners.
    #[inline]
    pub(crate) const fn is_blank(self) -> bool {
        matches!(
            self,
            Class::Space | Class::Newline | Class::Invisible | Class::Format | Class::Joiner
        )
    }

    /// White space, line ends included.
    #[inline]
    pub(crate) const fn is_space(self) -> bool {
        matches!(self, Class::Space | Class::Newline)
    }

    /// Whether the character belongs to the one before it: marks, joiners and tatweel attach to the left.
    #[inline]
    pub(crate) const fn attaches_left(self) -> bool {
        matches!(
            self,
            Class::Mark | Class::ArabicMark | Class::Joiner | Class::Tatweel
        )
    }

    /// Whether the character may stand anywhere in or beside a word and change nothing.
    #[inline]
    pub(crate) const fn is_transparent(self) -> bool {
        self.attaches_left() || matches!(self, Class::Format)
    }

    /// A combining mark of any script.
    #[inline]
    pub(crate) const fn is_mark(self) -> bool {
        matches!(self, Class::Mark | Class::ArabicMark)
    }

    /// A decimal digit of any set.
    #[inline]
    pub(crate) const fn is_digit(self) -> bool {
        matches!(
            self,
            Class::AsciiDigit | Class::ArabicDigit | Class::ExtendedDigit | Class::Digit
        )
    }

    /// A letter of any script.
    #[inline]
    pub(crate) const fn is_letter(self) -> bool {
        matches!(
            self,
            Class::ArabicLetter | Class::Latin | Class::Letter | Class::Ideograph
        )
    }
}

/// The class of a character: one lookup in a two-stage table, no branches on scripts.
#[inline]
pub(crate) fn class(c: char) -> Class {
    crate::work::add(1);
    table::class(c as u32)
}

/// The last character of `text`, and where it starts.
#[inline]
pub(crate) fn last_char(text: &str) -> Option<(usize, char)> {
    text.char_indices().next_back()
}

/// The character at byte `at` of `text`, if `at` is a boundary before the end.
#[inline]
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    crate::work::add(1);
    text.get(at..).and_then(|rest| rest.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

    #[test]
    fn every_assigned_arabic_code_point_has_a_class() {
        let blocks = [
            0x600..=0x6FF,
            0x750..=0x77F,
            0x870..=0x8FF,
            0xFB50..=0xFDFF,
            0xFE70..=0xFEFC,
            0x10EC0..=0x10EFF,
        ];
        let mut marks = 0;
        for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
            let category = c.general_category();
            if category == GeneralCategory::Unassigned || ('\u{FDD0}'..='\u{FDEF}').contains(&c) {
                continue;
            }
            assert_ne!(
                class(c),
                Class::Other,
                "U+{:04X} {category:?} is unclassified",
                c as u32
            );
            if category == GeneralCategory::NonspacingMark {
                marks += 1;
                assert_eq!(class(c), Class::ArabicMark, "U+{:04X}", c as u32);
                assert!(
                    unicode_normalization::char::is_combining_mark(c),
                    "U+{:04X}",
                    c as u32
                );
            }
        }
        assert_eq!(
            marks, 135,
            "Arabic nonspacing marks in Unicode 18, the 17 of Arabic Extended-C with them"
        );
    }

    #[test]
    fn every_class_is_reached() {
        let mut seen = alloc::collections::BTreeSet::new();
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            seen.insert(class(c));
        }
        assert_eq!(seen.len(), Class::Verse as usize + 1);
    }
}

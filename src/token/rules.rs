//! Which rule takes a token, by its first character.

use super::{Compounds, TokenKind, Tokenizer, number, scan, special};
use crate::letter::{ARABIC, Class, char_at, class};

impl Tokenizer {
    /// Where the token that starts at `start` ends, and what it is. `start` is no gap.
    #[inline]
    pub(super) fn token_at(&self, text: &str, start: usize) -> (usize, TokenKind) {
        let bytes = text.as_bytes();
        // Most tokens are plain Arabic words: two-byte letters up to a blank or a mark.
        let at = scan::arabic_run(bytes, start);
        if at > start && scan::is_plain_word(bytes, start, at) {
            return (at, TokenKind::Word);
        }
        if let Some(end) = scan::plain_mark(bytes, start) {
            return (end, TokenKind::Punctuation);
        }
        let Some(first) = char_at(text, start) else {
            return (text.len(), TokenKind::Symbol);
        };
        self.token_from(text, start, first)
    }

    /// The same by the rules alone, without the short ways.
    fn token_from(&self, text: &str, start: usize, first: char) -> (usize, TokenKind) {
        let join = |rule: Compounds| rule == Compounds::Join;
        match class(first) {
            Class::ArabicLetter | Class::Tatweel => self.arabic(text, start),
            Class::Mark | Class::ArabicMark => (scan::attached(text, start), TokenKind::Word),
            k @ (Class::Latin | Class::Letter) => {
                if join(self.emoticons) && matches!(first, 'T' | 'o' | 'O') {
                    if let Some(end) = special::emoticon(text, start) {
                        return (end, TokenKind::Emoji);
                    }
                }
                if join(self.addresses) && k == Class::Latin {
                    if let Some(found) = special::address(text, start) {
                        return found;
                    }
                }
                self.foreign(text, start)
            }
            Class::Ideograph => (
                scan::attached(text, start + first.len_utf8()),
                TokenKind::Latin,
            ),
            Class::AsciiDigit | Class::ArabicDigit | Class::ExtendedDigit | Class::Digit => {
                if let Some(end) = special::keycap(text, start) {
                    return (end, TokenKind::Emoji);
                }
                if join(self.addresses) {
                    if let Some(found) = special::address(text, start) {
                        return found;
                    }
                }
                self.number(text, start, start)
            }
            Class::Number => (
                scan::same_class(text, start, Class::Number),
                TokenKind::Number,
            ),
            Class::Verse => (
                scan::attached(text, number::digits(text, start + first.len_utf8())),
                TokenKind::Verse,
            ),
            Class::Emoji | Class::TextEmoji | Class::EmojiModifier | Class::Flag => {
                special::emoji(text, start)
            }
            _ => self.mark(text, start, first),
        }
    }

    /// A word of the Arabic script, or letters joined by stops.
    fn arabic(&self, text: &str, start: usize) -> (usize, TokenKind) {
        let end = scan::arabic_word(text, start);
        if self.abbreviations == Compounds::Join {
            if let Some(end) = scan::dotted(text, start, end, Class::ArabicLetter) {
                return (end, TokenKind::Abbreviation);
            }
        }
        let word = text.get(start..end).unwrap_or_default();
        let kind = if word.chars().any(|c| {
            matches!(
                class(c),
                Class::ArabicLetter | Class::ArabicMark | Class::Mark
            )
        }) {
            TokenKind::Word
        } else {
            TokenKind::Symbol
        };
        (end, kind)
    }

    /// A word of another script, after UAX #29 but for the colon.
    fn foreign(&self, text: &str, start: usize) -> (usize, TokenKind) {
        let mut end = scan::foreign_word(text, start);
        if self.digits == Compounds::Split {
            end = scan::first_digit(text, start, end);
        }
        let letter_end =
            scan::attached(text, start + char_at(text, start).map_or(1, char::len_utf8));
        if self.abbreviations == Compounds::Join {
            if let Some(dotted) = scan::dotted(text, start, letter_end, Class::Latin) {
                if dotted >= end {
                    return (dotted, TokenKind::Abbreviation);
                }
            }
        }
        (end, TokenKind::Latin)
    }

    /// A number, or a date, a time, or a word that begins with digits. `first` is where its digits begin.
    fn number(&self, text: &str, start: usize, first: usize) -> (usize, TokenKind) {
        // A field inside a longer chain starts nothing.
        let chained = start
            .checked_sub(1)
            .and_then(|i| text.as_bytes().get(i))
            .is_some_and(|b| matches!(b, b':' | b'/'));
        if self.dates == Compounds::Join && start == first && !chained {
            if let Some(found) = number::date_or_time(text, first) {
                return found;
            }
        }
        let end = number::number(text, first);
        if self.digits == Compounds::Split {
            return (scan::attached(text, end), TokenKind::Number);
        }
        match char_at(text, end).map(class) {
            Some(Class::Latin | Class::Letter) => (scan::foreign_word(text, end), TokenKind::Latin),
            _ if text.as_bytes().get(end) == Some(&b'_') => {
                let word = scan::foreign_word(text, end);
                if word > end + 1 {
                    (word, TokenKind::Latin)
                } else {
                    (end, TokenKind::Number)
                }
            }
            _ => (scan::attached(text, end), TokenKind::Number),
        }
    }

    /// Punctuation and symbols, and what begins with one.
    fn mark(&self, text: &str, start: usize, first: char) -> (usize, TokenKind) {
        let after = start + first.len_utf8();
        let join = |rule: Compounds| rule == Compounds::Join;
        match first {
            '#' | '@' | '＃' | '＠' if join(self.social) => {
                if first == '#' {
                    if let Some(end) = special::keycap(text, start) {
                        return (end, TokenKind::Emoji);
                    }
                }
                if let Some(end) = special::social(text, after, first) {
                    let kind = if matches!(first, '#' | '＃') {
                        TokenKind::Hashtag
                    } else {
                        TokenKind::Mention
                    };
                    return (end, kind);
                }
                // The last of several signs is the one that marks.
                let run = scan::same_char(text, start, first);
                let last = run - first.len_utf8();
                if last > start && special::social(text, run, first).is_some() {
                    return (last, TokenKind::Punctuation);
                }
            }
            '-' | '+' | '\u{2212}'
                if number::sign_counts(text, start)
                    && char_at(text, after).is_some_and(|c| class(c).is_digit()) =>
            {
                return self.number(text, start, after);
            }
            '_' => {
                let end = scan::foreign_word(text, start);
                if text.get(start..end).is_some_and(|w| {
                    w.chars()
                        .any(|c| class(c).is_letter() || class(c).is_digit())
                }) {
                    return (end, TokenKind::Latin);
                }
            }
            _ => {}
        }
        if join(self.emoticons) {
            if let Some(end) = special::emoticon(text, start) {
                return (end, TokenKind::Emoji);
            }
        }
        let kind = match class(first) {
            Class::Symbol | Class::Other => TokenKind::Symbol,
            _ => TokenKind::Punctuation,
        };
        let alone = matches!(
            class(first),
            Class::BracketOpen
                | Class::BracketClose
                | Class::QuoteOpen
                | Class::QuoteClose
                | Class::QuoteNeutral
        );
        let end = if alone {
            after
        } else {
            scan::same_char(text, start, first)
        };
        (scan::attached(text, end), kind)
    }
}

/// The cell of the two-byte sequence at `at` in a table of U+0600-06FF, if it is there.
#[inline]
fn arabic_cell(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at..at + 2) {
        Some(&[lead @ 0xD8..=0xDB, trail]) => {
            Some((usize::from(lead & 3) << 6) | usize::from(trail & 0x3F))
        }
        _ => None,
    }
}

/// The class of the two-byte sequence at `at`, if it is of U+0600-06FF.
#[inline]
pub(super) fn arabic_class(bytes: &[u8], at: usize) -> Option<Class> {
    ARABIC.get(arabic_cell(bytes, at)?).copied()
}

/// The letters, marks and tatweel among U+0600-06FF.
#[allow(clippy::indexing_slicing)] // Evaluated when the crate is built.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = matches!(
            ARABIC[i],
            Class::ArabicLetter | Class::ArabicMark | Class::Tatweel
        );
        i += 1;
    }
    table
};

/// Whether a two-byte sequence at `at` is a letter, mark or tatweel of U+0600-06FF.
#[inline]
pub(super) fn arabic_pair(bytes: &[u8], at: usize) -> bool {
    arabic_cell(bytes, at).is_some_and(|cell| IN_WORD.get(cell).copied().unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fast ways give what the rules behind them give.
    #[test]
    fn plain_words_and_marks_are_what_the_rules_say() {
        const UNITS: &[&str] = &[
            "د", "كم", "َ", "ـ", "پ", "ٱ", "١", "،", "؟", "٪", "\u{61C}", "\u{200C}", "\u{200D}",
            "\u{AD}", "\u{301}", "«", "»", "\u{A0}", " ", "\n", ".", ",", ":", ")", "(", "\"", "!",
            "_", "-", "a", "1", "/", "\u{6DD}", "\u{200F}", "ﷺ", "😀",
        ];
        let rules = Tokenizer::new();
        let mut compared = 0;
        for a in UNITS {
            for b in UNITS {
                for c in UNITS {
                    for d in UNITS {
                        let text = [*a, b, c, d].concat();
                        let Some(first) = char_at(&text, 0).filter(|c| !class(*c).is_blank())
                        else {
                            continue;
                        };
                        let found = rules.token_at(&text, 0);
                        assert_eq!(found, rules.token_from(&text, 0, first), "{text:?}");
                        compared += 1;
                    }
                }
            }
        }
        assert!(compared > 1_000_000);
    }

    #[test]
    fn runs_of_eight_end_where_runs_of_one_do() {
        for c in '\u{600}'..='\u{6FF}' {
            for at in 0..20 {
                let mut text = "ب".repeat(20);
                let start = text.char_indices().nth(at).map_or(0, |(i, _)| i);
                text.replace_range(start..start + 2, c.encode_utf8(&mut [0; 4]));
                let bytes = text.as_bytes();
                let mut plain = 0;
                while arabic_pair(bytes, plain) {
                    plain += 2;
                }
                assert_eq!(scan::arabic_run(bytes, 0), plain, "{c:?} at {at}");
            }
        }
    }
}

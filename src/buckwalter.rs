//! Arabic in ASCII and back, without loss.

use alloc::string::String;
use core::fmt::{self, Write};

/// The sign that opens and closes an escape. No variant writes a letter with it.
const ESCAPE: char = '=';

/// The letters and marks of all variants, in the order of [`Buckwalter::signs`].
const LETTERS: &[char] = &[
    'ء', 'آ', 'أ', 'ؤ', 'إ', 'ئ', 'ا', 'ب', 'ة', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س',
    'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ـ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ى', 'ي',
    '\u{64B}', '\u{64C}', '\u{64D}', '\u{64E}', '\u{64F}', '\u{650}', '\u{651}', '\u{652}',
    '\u{670}', 'ٱ', 'پ', 'چ', 'ڤ', 'گ',
];
const STANDARD: &[u8; 51] = b"'|>&<}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{PJVG";
const XML: &[u8; 51] = b"'|OWI}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{PJVG";
const FILE: &[u8; 51] = b"CMOWIQAbptvjHxdVrzscSDTZEg_fqklmnhwYyFNKaui~oeLPJBG";

/// Buckwalter's transliteration and two variants of it, each one letter for one letter.
///
/// Law: [`decode`](Buckwalter::decode) of [`encode`](Buckwalter::encode) gives back any text, whatever is in it. Where
/// a text has a character that the variant writes an Arabic letter with, or that the variant must not hold, it is
/// escaped: its code point in hexadecimal between two `=`. All other characters, spaces and digits among them, stay.
///
/// The standard scheme is Tim Buckwalter's, with the usual P J V G for پ چ ڤ گ; the variants are those of Nizar Habash,
/// *Introduction to Arabic Natural Language Processing* (2010), as CAMeL Tools has them.
///
/// | | ء | آ | أ | ؤ | إ | ئ | ذ | ش | ◌ٰ | ٱ | ڤ | the rest |
/// |---|---|---|---|---|---|---|---|---|---|---|---|---|
/// | `Standard` | `'` | `\|` | `>` | `&` | `<` | `}` | `*` | `$` | `` ` `` | `{` | `V` | `A b p t v j H x d r z s S D T Z E g _ f q k l m n h w Y y F N K a u i ~ o P J G` |
/// | `Xml` | `'` | `\|` | `O` | `W` | `I` | `}` | `*` | `$` | `` ` `` | `{` | `V` | the same |
/// | `File` | `C` | `M` | `O` | `W` | `I` | `Q` | `V` | `c` | `e` | `L` | `B` | the same |
///
/// ```
/// use imla::Buckwalter;
/// assert_eq!(Buckwalter::Standard.encode("أَكْلٌ ٢"), ">akolN ٢");
/// assert_eq!(Buckwalter::Xml.encode("أَكْلٌ"), "OakolN");
/// assert_eq!(Buckwalter::Standard.encode("نص PDF"), "nS =50==44==46=");
/// assert_eq!(Buckwalter::Standard.decode("nS =50==44==46="), Ok("نص PDF".into()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Buckwalter {
    /// The scheme as it is best known.
    Standard,
    /// Without the characters XML has uses for: what it writes can stand in an element or in a value in double quotes.
    Xml,
    /// Only letters and digits of ASCII, `_`, `~`, `-`, `.` and `=`: what it writes can be a part of a file name.
    File,
}

impl Buckwalter {
    const fn signs(self) -> &'static [u8] {
        match self {
            Buckwalter::Standard => STANDARD,
            Buckwalter::Xml => XML,
            Buckwalter::File => FILE,
        }
    }

    /// The sign for a letter.
    fn sign(self, letter: char) -> Option<char> {
        let at = LETTERS.iter().position(|c| *c == letter)?;
        self.signs().get(at).copied().map(char::from)
    }

    /// The letter for a sign.
    fn letter(self, sign: char) -> Option<char> {
        let at = self.signs().iter().position(|s| char::from(*s) == sign)?;
        LETTERS.get(at).copied()
    }

    /// Whether a character that is no letter of the scheme can stand as it is.
    fn stands(self, c: char) -> bool {
        c != ESCAPE
            && self.letter(c).is_none()
            && match self {
                Buckwalter::Standard => true,
                Buckwalter::Xml => {
                    !matches!(c, '&' | '<' | '>' | '"')
                        && (!c.is_control() || matches!(c, '\t' | '\n'))
                        && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
                }
                Buckwalter::File => c.is_ascii_alphanumeric() || matches!(c, '_' | '~' | '-' | '.'),
            }
    }

    /// The text in ASCII, as far as it is Arabic. Linear time, one string that grows as it must.
    ///
    /// ```
    /// use imla::Buckwalter;
    /// assert_eq!(Buckwalter::File.encode("مسؤول/١"), "msWwl=2F==661=");
    /// ```
    #[must_use]
    pub fn encode(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match self.sign(c) {
                Some(sign) => out.push(sign),
                None if self.stands(c) => out.push(c),
                // Writing to a string does not fail.
                None => drop(write!(out, "{ESCAPE}{:X}{ESCAPE}", u32::from(c))),
            }
        }
        out
    }

    /// The text that was encoded. Linear time.
    ///
    /// # Errors
    /// If an escape is not closed, or holds anything but the hexadecimal code of a character. Nothing else is wrong:
    /// what no letter is written with stands for itself.
    ///
    /// ```
    /// use imla::{Buckwalter, BuckwalterError};
    /// assert_eq!(Buckwalter::Standard.decode("ktAb"), Ok("كتاب".into()));
    /// let error = Buckwalter::Standard.decode("ktAb =5").unwrap_err();
    /// assert_eq!(error, BuckwalterError::Unclosed { offset: 5 });
    /// assert_eq!(error.offset(), 5);
    /// ```
    pub fn decode(self, text: &str) -> Result<String, BuckwalterError> {
        let mut out = String::with_capacity(2 * text.len());
        let mut chars = text.char_indices();
        while let Some((offset, c)) = chars.next() {
            if c != ESCAPE {
                out.push(self.letter(c).unwrap_or(c));
                continue;
            }
            // The longest code has six digits: a missing close is found at once.
            let (mut code, mut digits) = (0, 0);
            loop {
                match chars.next() {
                    None => return Err(BuckwalterError::Unclosed { offset }),
                    Some((_, ESCAPE)) => break,
                    Some((_, c)) => {
                        let digit = c.to_digit(16).filter(|_| digits < 6);
                        let digit = digit.ok_or(BuckwalterError::NoCharacter { offset })?;
                        (code, digits) = (code * 16 + digit, digits + 1);
                    }
                }
            }
            let c = char::from_u32(code).filter(|_| digits > 0);
            out.push(c.ok_or(BuckwalterError::NoCharacter { offset })?);
        }
        Ok(out)
    }
}

/// What is wrong with an escape in a transliterated text, and where.
///
/// ```
/// use imla::{Buckwalter, BuckwalterError};
/// let error = Buckwalter::Xml.decode("Ab =D800=").unwrap_err();
/// assert_eq!(error, BuckwalterError::NoCharacter { offset: 3 });
/// assert_eq!(error.to_string(), "no character in the escape at byte 3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuckwalterError {
    /// The text ends inside an escape.
    Unclosed {
        /// The byte of the text where the escape begins.
        offset: usize,
    },
    /// An escape holds anything but the hexadecimal code of a character.
    NoCharacter {
        /// The byte of the text where the escape begins.
        offset: usize,
    },
}

impl BuckwalterError {
    /// The byte of the text where the escape begins.
    ///
    /// ```
    /// assert_eq!(imla::Buckwalter::File.decode("=").unwrap_err().offset(), 0);
    /// ```
    #[must_use]
    pub const fn offset(&self) -> usize {
        match self {
            BuckwalterError::Unclosed { offset } | BuckwalterError::NoCharacter { offset } => {
                *offset
            }
        }
    }
}

impl fmt::Display for BuckwalterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuckwalterError::Unclosed { offset } => {
                write!(f, "the escape at byte {offset} is not closed")
            }
            BuckwalterError::NoCharacter { offset } => {
                write!(f, "no character in the escape at byte {offset}")
            }
        }
    }
}

impl core::error::Error for BuckwalterError {}

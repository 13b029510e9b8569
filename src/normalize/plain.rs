//! The characters no rule touches, found 64 bytes at a time.
//!
//! This is the loop that decides the speed of clean text: each byte is judged by itself and the bytes just before it,
//! without a branch, so that the compiler turns it into vector code. Verdicts are written out before they are reduced;
//! reducing inside the loop keeps it scalar.

use super::{
    Alef, Digits, Elongation, Hamza, Normalizer, Punctuation, Spaces, Tanween, TehMarbuta, Yeh,
};

/// A byte no UTF-8 text holds, for tests that shall never be true.
const NEVER: u8 = 0xFF;
const BLOCK: usize = 64;

/// The characters a set of rules leaves alone whatever stands before them: ASCII, the Arabic letters and punctuation
/// that the rules keep, typographic quotes and dashes. Others are looked at one by one.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    /// The lowest plain byte of ASCII.
    lowest: u8,
    /// The space, if two in a row are not plain.
    space: u8,
    /// The zero of ASCII, if its digits are not plain.
    zero: u8,
    /// The second bytes of ، ؛ ؟ and ء.
    comma: u8,
    semicolon: u8,
    question: u8,
    hamza: u8,
    /// The second byte of the first letter of the plain run that ends with غ.
    first: u8,
    /// The second bytes of ة and ى, if they are not plain.
    teh_marbuta: u8,
    maqsura: u8,
    /// The first byte of quotes and dashes.
    typographic: u8,
    guillemet: u8,
    /// All ones if a letter three times in a row is not plain.
    triple: bool,
    /// How many characters before the first that is not plain it could still change.
    back: u8,
}

impl Plain {
    pub(super) const fn new(rules: &Normalizer) -> Plain {
        let punctuation = matches!(rules.punctuation, Punctuation::Keep);
        let spaces = matches!(rules.spaces, Spaces::Keep);
        let digits = matches!(rules.digits, Digits::Keep | Digits::Ascii);
        let seats = matches!(rules.hamza, Hamza::Keep) && !matches!(rules.alef, Alef::Bare);
        const fn either(yes: bool, byte: u8) -> u8 {
            if yes { byte } else { NEVER }
        }
        Plain {
            lowest: if spaces { 0 } else { b' ' },
            space: either(!spaces, b' '),
            zero: if digits { 0xF6 } else { b'0' },
            comma: either(punctuation, 0x8C),
            semicolon: either(punctuation, 0x9B),
            question: either(punctuation, 0x9F),
            hamza: either(matches!(rules.hamza, Hamza::Keep | Hamza::Carrier), 0xA1),
            first: if seats { 0xA1 } else { 0xA7 },
            teh_marbuta: either(matches!(rules.teh_marbuta, TehMarbuta::Heh), 0xA9),
            maqsura: either(matches!(rules.yeh, Yeh::Dotted), 0x89),
            typographic: either(punctuation, 0xE2),
            guillemet: either(punctuation, 0xC2),
            triple: matches!(rules.elongation, Elongation::Two),
            back: if matches!(rules.tanween, Tanween::Keep) {
                1
            } else {
                2
            },
        }
    }

    /// Whether a byte is not part of a plain character, given the first, second and fourth byte before it.
    #[inline(always)]
    fn is_odd(&self, c: u8, one: u8, two: u8, four: u8) -> bool {
        let ascii = (c < 0x80)
            & (c >= self.lowest)
            & !((c == self.space) & (one == c))
            & (c.wrapping_sub(self.zero) > 9);
        let lead = (c == 0xD8) | (c == 0xD9) | (c == self.guillemet) | (c == self.typographic);
        let d8 = ((c >= self.first) & (c <= 0xBA) & (c != self.teh_marbuta))
            | (c == self.hamza)
            | (c == self.comma)
            | (c == self.semicolon)
            | (c == self.question);
        let d9 = (c.wrapping_sub(0x81) < 10) & (c != self.maqsura);
        let e2 = (two == 0xE2) & (one == 0x80) & (c.wrapping_sub(0x90) < 24);
        let trail = ((one == 0xD8) & d8)
            | ((one == 0xD9) & d9)
            | ((one == 0xC2) & ((c == 0xAB) | (c == 0xBB)))
            | ((one == 0xE2) & (c == 0x80))
            | e2;
        let triple = self.triple & (c >= 0x80) & (c == two) & (c == four);
        !(ascii | lead | trail) | triple
    }

    /// The end of the plain characters from `at` on that nothing behind them can change.
    #[inline]
    pub(super) fn end(&self, text: &str, at: usize, before: Option<char>) -> usize {
        let bytes = text.as_bytes();
        if self.triple && text.get(at..).and_then(|rest| rest.chars().next()) == before {
            return at;
        }
        let odd = self.first_odd(bytes, at);
        // Back to the start of the character that is odd, then over those it could change.
        let mut end = odd;
        while end > at && !text.is_char_boundary(end) {
            end -= 1;
        }
        for _ in 0..self.back {
            if end > at {
                end -= 1;
                while end > at && !text.is_char_boundary(end) {
                    end -= 1;
                }
            }
        }
        // A space is held back until something follows it.
        if self.space == b' ' && end > at && bytes.get(end - 1) == Some(&b' ') {
            end -= 1;
        }
        end
    }

    /// Where the first odd byte from `at` on stands.
    #[inline]
    fn first_odd(&self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(verdicts) = self.judge(bytes, at) {
            let words = verdicts.as_chunks_of_eight();
            if words.iter().fold(0, |a, w| a | w) == 0 {
                at += BLOCK;
                continue;
            }
            for (i, word) in words.iter().enumerate() {
                if *word != 0 {
                    return at + i * 8 + word.trailing_zeros() as usize / 8;
                }
            }
        }
        let back = |n: usize| {
            at.checked_sub(n)
                .and_then(|i| bytes.get(i))
                .copied()
                .unwrap_or(0)
        };
        let (mut one, mut two, mut three, mut four) = (back(1), back(2), back(3), back(4));
        for (i, c) in bytes.get(at..).unwrap_or_default().iter().enumerate() {
            if self.is_odd(*c, one, two, four) {
                return at + i;
            }
            (one, two, three, four) = (*c, one, two, three);
        }
        bytes.len()
    }

    /// A verdict on each byte of the block at `at`, if there is one and four bytes before it.
    #[inline(always)]
    fn judge(&self, bytes: &[u8], at: usize) -> Option<[u8; BLOCK]> {
        let four = at.checked_sub(4)?;
        let window = |from: usize| bytes.get(from..)?.first_chunk::<BLOCK>();
        let (c, one, two, four) = (window(at)?, window(at - 1)?, window(at - 2)?, window(four)?);
        let mut verdicts = [0; BLOCK];
        for ((((v, c), one), two), four) in verdicts.iter_mut().zip(c).zip(one).zip(two).zip(four) {
            *v = u8::from(self.is_odd(*c, *one, *two, *four));
        }
        Some(verdicts)
    }
}

/// Eight bytes at a time, the first one lowest.
trait Eights {
    fn as_chunks_of_eight(&self) -> [u64; BLOCK / 8];
}

impl Eights for [u8; BLOCK] {
    #[inline(always)]
    fn as_chunks_of_eight(&self) -> [u64; BLOCK / 8] {
        let mut words = [0; BLOCK / 8];
        for (word, bytes) in words.iter_mut().zip(self.chunks_exact(8)) {
            if let Some(bytes) = bytes.first_chunk() {
                *word = u64::from_le_bytes(*bytes);
            }
        }
        words
    }
}

//! The characters no rule touches, found 64 bytes at a time.
//!
//! Each byte is judged by itself and the bytes just before it, without a branch, so that the compiler turns it into
//! vector code. Verdicts are written out before they are reduced;
//! reducing inside the loop keeps it scalar.

use super::clean::{BLOCK, Clean, ones};
use super::{
    Alef, Digits, Elongation, Hamza, Normalizer, Punctuation, Spaces, Tanween, TehMarbuta, Yeh,
};

/// A byte no UTF-8 text holds, for tests that shall never be true.
const NEVER: u8 = 0xFF;

/// The characters a set of rules leaves alone whatever stands before them: ASCII, and of the letters and punctuation of
/// Arabic those that the rules keep. Others are looked at one by one.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    /// Whether there are such characters worth a search.
    pub(super) any: bool,
    /// The byte below the lowest plain one of ASCII.
    below: i8,
    /// Twice the space, if two in a row are not plain: no other two plain bytes have this sum.
    spaces: u8,
    /// The key of the first letter of the plain run that ends with ي, and how many follow it.
    first: u8,
    count: u8,
    /// The keys of ، and ء, if they are plain and outside that run.
    comma: u8,
    hamza: u8,
    /// What the keys of ة and ى have in common, if one of them is not plain.
    folded: u8,
    /// Whether a letter three times in a row is not plain.
    triple: bool,
    /// How many characters before the first that is not plain it could still change.
    back: u8,
    /// Blocks of the commonest of them.
    clean: Clean,
}

/// Second bytes lie below this one, first bytes above it.
const FIRST: i8 = 0xC0_u8 as i8;
/// The key of tatweel.
const TATWEEL: u8 = 0xC0;
/// The key of ي.
const YEH: u8 = 0xCA;

const fn either(yes: bool, byte: u8) -> u8 {
    if yes { byte } else { NEVER }
}

impl Plain {
    pub(super) const fn new(rules: &Normalizer) -> Plain {
        let spaces = matches!(rules.spaces, Spaces::Keep);
        let seats = matches!(rules.hamza, Hamza::Keep) && !matches!(rules.alef, Alef::Bare);
        let first = if seats { 0xA1 } else { 0xA7 };
        Plain {
            any: matches!(rules.digits, Digits::Keep | Digits::Ascii),
            below: if spaces { -1 } else { 0x1F },
            spaces: either(!spaces, 0x40),
            first,
            count: YEH - first,
            comma: either(matches!(rules.punctuation, Punctuation::Keep), 0x8C),
            hamza: either(matches!(rules.hamza, Hamza::Keep | Hamza::Carrier), 0xA1),
            folded: either(
                matches!(rules.teh_marbuta, TehMarbuta::Heh) || matches!(rules.yeh, Yeh::Dotted),
                0xE9,
            ),
            triple: matches!(rules.elongation, Elongation::Two),
            back: if matches!(rules.tanween, Tanween::Keep) {
                1
            } else {
                2
            },
            clean: Clean::new(rules),
        }
    }

    /// Whether a byte, given the one before it, is part of a plain character.
    ///
    /// The key of a second byte is the byte itself behind 0xD8, and 0x40 more behind 0xD9: so ا to ي is one run, with
    /// nothing between غ and ف but tatweel and five letters that have no rule. ة and ى differ in two bits of their keys.
    /// Each operation counts here.
    #[inline(always)]
    fn is_plain(&self, c: u8, one: u8) -> bool {
        self.verdict(c, one) != 0
    }

    /// All ones for a byte of a plain character, zero for another.
    #[inline(always)]
    fn verdict(&self, c: u8, one: u8) -> u8 {
        let key = c ^ (equal(one, 0xD9) & 0x40);
        let from_first = key.wrapping_sub(self.first);
        let run = ones((c as i8) < FIRST)
            & equal(from_first.min(self.count), from_first)
            & !(equal(key, TATWEEL) | equal(key | 0x60, self.folded));
        let single = equal(key, self.hamza) | equal(key, self.comma) | equal(c & 0xFE, 0xD8);
        let plain = run | single | ones((c as i8) > self.below);
        plain & !equal(c.wrapping_add(one), self.spaces)
    }

    /// The end of the plain characters from `at` on that nothing behind them can change.
    #[inline]
    pub(super) fn end(
        &self,
        text: &str,
        at: usize,
        before: Option<char>,
        seen: &mut Seen,
    ) -> usize {
        let bytes = text.as_bytes();
        if !self.any
            || (self.triple && text.get(at..).and_then(|rest| rest.chars().next()) == before)
        {
            return at;
        }
        let odd = self.first_odd(bytes, at, seen);
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
        if self.below > 0 && end > at && bytes.get(end - 1) == Some(&b' ') {
            end -= 1;
        }
        end
    }

    /// Where the first odd byte from `at` on stands.
    #[inline(always)]
    pub(super) fn first_odd(&self, bytes: &[u8], at: usize, seen: &mut Seen) -> usize {
        if let Some(rest) = at.checked_sub(seen.at).filter(|i| *i < BLOCK) {
            let odd = seen.odd >> rest;
            if odd != 0 {
                return at + odd.trailing_zeros() as usize;
            }
            let odd = self.next_odd(bytes, seen.at + BLOCK, seen);
            seen.from = seen.from.min(at);
            return odd;
        }
        if seen.from <= at && at < seen.at {
            return seen.at + seen.odd.trailing_zeros() as usize;
        }
        self.next_odd(bytes, at, seen)
    }

    fn next_odd(self, bytes: &[u8], at: usize, seen: &mut Seen) -> usize {
        // A copy of the loop for each: a test inside it costs more than it looks.
        if self.triple {
            self.next_odd_as::<true>(bytes, at, seen)
        } else {
            self.next_odd_as::<false>(bytes, at, seen)
        }
    }

    /// The same, where nothing is known yet.
    #[inline(never)]
    fn next_odd_as<const TRIPLE: bool>(
        self,
        bytes: &[u8],
        mut at: usize,
        seen: &mut Seen,
    ) -> usize {
        let from = at;
        while let Some(verdicts) = self.judge::<TRIPLE>(bytes, at) {
            let words = words(&verdicts);
            if words.iter().fold(u64::MAX, |a, w| a & w) != u64::MAX {
                *seen = Seen::new(from, at, &words);
                return at + seen.odd.trailing_zeros() as usize;
            }
            // Where one block is plain the next one may well be. The last byte was not judged by itself.
            let end = self.clean.end(bytes, at + BLOCK);
            at = if end > at + BLOCK { end - 1 } else { end };
        }
        let back = |n: usize| {
            let before = at.checked_sub(n).and_then(|i| bytes.get(i));
            before.copied().unwrap_or(0)
        };
        let (mut one, mut two, mut three, mut four) = (back(1), back(2), back(3), back(4));
        for (i, c) in bytes.get(at..).unwrap_or_default().iter().enumerate() {
            if !self.is_plain(*c, one) || (TRIPLE && is_triple(*c, two, four)) {
                return at + i;
            }
            (one, two, three, four) = (*c, one, two, three);
        }
        bytes.len()
    }

    /// A verdict on each byte of the block at `at`, if there is one and four bytes before it: all ones for a plain one.
    #[inline(always)]
    fn judge<const TRIPLE: bool>(&self, bytes: &[u8], at: usize) -> Option<[u8; BLOCK]> {
        let four = at.checked_sub(4)?;
        let window = |from: usize| bytes.get(from..)?.first_chunk::<BLOCK>();
        let (c, one) = (window(at)?, window(at - 1)?);
        let mut verdicts = [0; BLOCK];
        for ((v, c), one) in verdicts.iter_mut().zip(c).zip(one) {
            *v = self.verdict(*c, *one);
        }
        if TRIPLE {
            let (two, four) = (window(at - 2)?, window(four)?);
            for (((v, c), two), four) in verdicts.iter_mut().zip(c).zip(two).zip(four) {
                *v &= if is_triple(*c, *two, *four) { 0 } else { 0xFF };
            }
        }
        Some(verdicts)
    }
}

#[inline(always)]
fn equal(a: u8, b: u8) -> u8 {
    ones(a == b)
}

/// Whether a byte ends a letter that stands three times in a row, and perhaps some other letter.
#[inline(always)]
fn is_triple(c: u8, two: u8, four: u8) -> bool {
    ((c as i8) < FIRST) & (c == two) & (c == four)
}

/// The last block in which something was odd: its place, and a bit for each odd byte.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// From here to the block nothing is odd.
    from: usize,
    at: usize,
    odd: u64,
}

impl Seen {
    /// Whether `at` lies in the block.
    #[inline]
    pub(super) fn knows(&self, at: usize) -> bool {
        at.checked_sub(self.at).is_some_and(|i| i < BLOCK)
    }

    /// Whether `at` lies in the block and its byte is plain.
    #[inline]
    pub(super) fn is_plain(&self, at: usize) -> bool {
        at.checked_sub(self.at)
            .is_some_and(|i| i < BLOCK && self.odd >> i & 1 == 0)
    }

    /// How many of its bytes are odd.
    #[inline]
    pub(super) fn count(&self) -> u32 {
        self.odd.count_ones()
    }

    /// No block yet.
    pub(super) const NOTHING: Seen = Seen {
        from: usize::MAX,
        at: usize::MAX,
        odd: 0,
    };

    fn new(from: usize, at: usize, words: &[u64; BLOCK / 8]) -> Seen {
        Seen {
            from,
            at,
            odd: !bits(words),
        }
    }
}

/// A bit for each verdict.
#[inline(always)]
pub(super) fn bits(words: &[u64; BLOCK / 8]) -> u64 {
    let mut all = 0;
    for (i, word) in words.iter().enumerate() {
        // The product gathers the lowest bits of eight bytes in its top byte, the first one lowest.
        let bits = word & 0x0101_0101_0101_0101;
        all |= (bits.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * i);
    }
    all
}

/// The verdicts eight at a time, the first one lowest.
#[inline(always)]
pub(super) fn words(verdicts: &[u8; BLOCK]) -> [u64; BLOCK / 8] {
    let mut words = [0; BLOCK / 8];
    for (word, bytes) in words.iter_mut().zip(verdicts.chunks_exact(8)) {
        if let Some(bytes) = bytes.first_chunk() {
            *word = u64::from_le_bytes(*bytes);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn a_block_and_its_bytes_have_one_verdict() {
        let text = include_str!("../../data/sample_article.txt");
        for rules in [
            Normalizer::new(),
            Normalizer::search(),
            Normalizer::embedding(),
        ] {
            let plain = Plain::new(&rules);
            let bytes = text.as_bytes();
            for at in 4..bytes.len() - BLOCK {
                let verdicts = if plain.triple {
                    plain.judge::<true>(bytes, at).unwrap()
                } else {
                    plain.judge::<false>(bytes, at).unwrap()
                };
                let seen = Seen::new(at, at, &words(&verdicts));
                for i in 0..BLOCK {
                    let b = |n: usize| bytes[at + i - n];
                    let odd = !plain.is_plain(b(0), b(1))
                        || (plain.triple && is_triple(b(0), b(2), b(4)));
                    assert_eq!(odd, seen.odd >> i & 1 == 1);
                }
            }
        }
    }

    #[test]
    fn plain_characters_do_not_change() {
        for rules in [
            Normalizer::new(),
            Normalizer::search(),
            Normalizer::embedding(),
            Normalizer::canonical(),
            Normalizer::search().hamza(Hamza::Drop),
            Normalizer::search().punctuation(Punctuation::Ascii),
        ] {
            let plain = Plain::new(&rules);
            let mut count = 0;
            for c in ('\0'..='\u{FFFF}').filter(|c| *c != ' ') {
                let text = String::from_iter(['a', c, 'b']);
                let bytes = text.as_bytes();
                if (1..bytes.len() - 1).all(|i| plain.is_plain(bytes[i], bytes[i - 1])) {
                    count += 1;
                    assert_eq!(rules.normalize(&text), text);
                }
            }
            assert!(count > 95 + 25, "{count}");
        }
    }
}

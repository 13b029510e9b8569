//! Whether a block of 64 bytes holds nothing but the commonest plain characters, told in as few operations as it takes.
//!
//! This is the loop that decides the speed of clean text. It asks less than [`Plain`](super::plain::Plain): what it
//! takes is plain, what it does not take may be. Each condition is a least value over the four rows of a block, so that
//! it costs one operation a row and is compared once. Verdicts are written out before they are reduced; reducing inside
//! the loop keeps it scalar.

use super::{Alef, Digits, Elongation, Hamza, Normalizer, Punctuation, Spaces, TehMarbuta, Yeh};

/// How many bytes are judged at once.
pub(super) const BLOCK: usize = 64;
/// What the compiler puts in a register of every 64-bit x86.
const ROW: usize = 16;
/// A byte no UTF-8 text holds.
const NEVER: u8 = 0xFF;
/// Behind 0xD9 stand the letters up to this byte, behind 0xD8 those above it.
const YEH: i8 = 0x8A_u8 as i8;

/// The characters of a block that is taken: ASCII; ، and its neighbors from U+060B on; the letters from ء to ي that the
/// rules keep.
#[derive(Clone, Copy)]
pub(super) struct Clean {
    /// Whether there are such characters.
    any: bool,
    /// Makes the lowest byte of ASCII that is taken the lowest number, and what that makes of 0xBF.
    shift: u8,
    last: i8,
    /// What two bytes side by side must have in common more than, so that they are not two spaces.
    spaces: u8,
    /// How many letters from أ on are not taken.
    seats: u8,
    /// What the second bytes of ة and ى have in common, if one of them is not taken.
    folded: u8,
    /// Whether a letter three times in a row is not taken.
    triple: bool,
}

impl Clean {
    pub(super) const fn new(rules: &Normalizer) -> Clean {
        let keeps = matches!(rules.spaces, Spaces::Keep);
        let lowest = if keeps { 0 } else { 0x20 };
        let seats = matches!(rules.hamza, Hamza::Keep) && !matches!(rules.alef, Alef::Bare);
        let folds =
            matches!(rules.teh_marbuta, TehMarbuta::Heh) || matches!(rules.yeh, Yeh::Dotted);
        Clean {
            any: matches!(rules.digits, Digits::Keep | Digits::Ascii)
                && matches!(rules.hamza, Hamza::Keep | Hamza::Carrier)
                && matches!(rules.punctuation, Punctuation::Keep),
            shift: 0x80 - lowest,
            last: (0xBF - lowest).wrapping_sub(0x80) as i8,
            spaces: if keeps { 0 } else { 0x21 },
            seats: if seats { 0 } else { 5 },
            folded: if folds { 0xA9 } else { NEVER },
            triple: matches!(rules.elongation, Elongation::Two),
        }
    }

    /// The end of the blocks from `at` on that are taken, but for the last byte before it: only the one behind it tells
    /// whether that is.
    #[inline]
    pub(super) fn end(self, bytes: &[u8], at: usize) -> usize {
        match (self.any && at >= 4, self.triple) {
            (false, _) => at,
            (true, false) => self.end_as::<false>(bytes, at),
            (true, true) => self.end_as::<true>(bytes, at),
        }
    }

    #[inline(never)]
    fn end_as<const TRIPLE: bool>(self, bytes: &[u8], mut at: usize) -> usize {
        while self.takes::<TRIPLE>(bytes, at) == Some(true) {
            at += BLOCK;
        }
        at
    }

    #[inline(always)]
    fn takes<const TRIPLE: bool>(&self, bytes: &[u8], at: usize) -> Option<bool> {
        let back = |n: usize| bytes.get(at.checked_sub(n)?..)?.first_chunk::<BLOCK>();
        let (c, one) = (back(0)?, back(1)?);
        let (two, four) = if TRIPLE { (back(2)?, back(4)?) } else { (c, c) };
        let mut odd = [0; ROW];
        for (i, odd) in odd.iter_mut().enumerate() {
            let mut least = Least::NOTHING;
            for row in [0, 16, 32, 48] {
                let at = |block: &[u8; BLOCK]| block.get(row + i).copied().unwrap_or(0);
                self.look::<TRIPLE>(at(c), at(one), at(two), at(four), &mut least);
            }
            *odd = ones(least.union < self.spaces)
                | ones(least.punctuation <= 0x10)
                | ones(least.seat < self.seats)
                | if TRIPLE { ones(least.triple == 0) } else { 0 }
                | least.odd;
        }
        Some(u128::from_le_bytes(odd) == 0)
    }

    /// Looks at a byte and the one before it.
    #[inline(always)]
    fn look<const TRIPLE: bool>(&self, c: u8, one: u8, two: u8, four: u8, least: &mut Least) {
        // The first byte that must stand before this one, if one must.
        let first = 0xD9_u8.wrapping_add(ones(c as i8 > YEH));
        let other = (one.wrapping_add(self.shift) as i8) > self.last;
        least.odd |= ones(other) & !ones(one == first);
        least.odd |= ones(c | 0x20 == self.folded);
        least.union = least.union.min(c | one);
        // 0x90-0x9F come first, then 0x80, which is tatweel.
        least.punctuation = least.punctuation.min(c ^ 0x90);
        least.seat = least.seat.min(c.wrapping_sub(0xA2));
        if TRIPLE {
            let first = c.saturating_sub(0xBF);
            least.triple = least.triple.min((c ^ two) | (c ^ four) | first);
        }
    }
}

/// The least of what the bytes of a column were found to be.
#[derive(Clone, Copy)]
struct Least {
    /// What is odd by itself.
    odd: u8,
    union: u8,
    punctuation: u8,
    seat: u8,
    triple: u8,
}

impl Least {
    const NOTHING: Least = Least {
        odd: 0,
        union: u8::MAX,
        punctuation: u8::MAX,
        seat: u8::MAX,
        triple: u8::MAX,
    };
}

/// All ones if it is so: what vector code compares to.
#[inline(always)]
pub(super) fn ones(yes: bool) -> u8 {
    if yes { 0xFF } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    const RULES: [Normalizer; 8] = [
        Normalizer::new(),
        Normalizer::search(),
        Normalizer::embedding(),
        Normalizer::canonical(),
        Normalizer::search().hamza(Hamza::Drop),
        Normalizer::search().hamza(Hamza::Unify),
        Normalizer::search().punctuation(Punctuation::Ascii),
        Normalizer::embedding().digits(Digits::ArabicIndic),
    ];

    /// How much of a text is taken that begins with four bytes which are not looked at.
    fn taken(rules: &Normalizer, text: &str) -> usize {
        Clean::new(rules).end(text.as_bytes(), 4) - 4
    }

    #[test]
    fn what_is_taken_does_not_change() {
        let filler = "قال من دون سبب ".repeat(6) + ".";
        for rules in RULES {
            let mut count = 0;
            for c in '\0'..='\u{FFFF}' {
                // In the first block from its first byte on, and across two of its rows.
                for at in [4, 19, 20] {
                    let start = (0..=at)
                        .rev()
                        .find(|i| filler.is_char_boundary(*i))
                        .unwrap();
                    let text =
                        String::from_iter([&filler[..start], &String::from(c), &filler[start..]]);
                    if taken(&rules, &text) > 0 {
                        count += 1;
                        assert_eq!(rules.normalize(&text), text, "{c:?} at {at}");
                    }
                }
            }
            let any = Clean::new(&rules).any;
            assert!(
                if any {
                    count > 3 * (90 + 25)
                } else {
                    count == 0
                },
                "{count}"
            );
        }
    }

    #[test]
    fn each_byte_of_a_block_is_judged() {
        let filler = "قال من دون سبب ".repeat(8);
        for rules in [Normalizer::search(), Normalizer::embedding()] {
            assert_eq!(taken(&rules, &filler), 192);
            for odd in [
                "ـ", "\u{64B}", "\u{650}", "\u{660}", "\u{66B}", "\u{670}", "ٱ", "\u{600}",
                "\u{61C}", "ڪ", "\n", "  ", "é", "\u{200F}", "ﻻ", "𞸀", "ببب",
            ] {
                // What one of the rules keeps.
                if odd == "ببب" && rules == Normalizer::search()
                    || odd == "ڪ" && rules == Normalizer::embedding()
                {
                    continue;
                }
                for (at, _) in filler.char_indices().filter(|(at, _)| (4..60).contains(at)) {
                    let text = String::from_iter([&filler[..at], odd, &filler[at..]]);
                    assert_eq!(taken(&rules, &text), 0, "{odd:?} at {at}");
                }
            }
        }
    }
}

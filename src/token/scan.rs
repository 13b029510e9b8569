//! How far runs of letters, marks and blanks go. Every function is linear in what it passes over.

use super::rules::{arabic_class, arabic_pair};
use crate::letter::{Class, char_at, class};
use crate::work;

/// The first byte at or after `at` that is no gap.
#[inline]
pub(super) fn skip_gap(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&b) = bytes.get(at) {
        match b {
            b' ' => at += 1,
            0x21..=0x7E | 0xD9..=0xDB => break,
            // U+061C is the only blank of its row.
            0xD8 if bytes.get(at + 1) != Some(&0x9C) => break,
            _ => match char_at(text, at) {
                Some(c) if class(c).is_blank() => at += c.len_utf8(),
                _ => break,
            },
        }
    }
    at
}

/// The end of a run of letters, marks and tatweel of U+0600-06FF.
#[inline]
pub(super) fn arabic_run(bytes: &[u8], mut at: usize) -> usize {
    let from = at;
    loop {
        at = common_run(bytes, at);
        if !arabic_pair(bytes, at) {
            break;
        }
        at += 2;
    }
    work::add(at - from);
    at
}

/// The end of a run of the commonest characters of Arabic words, eight at a time: U+0620-063F and U+0640-065F.
///
/// Their two-byte forms are D8 A0-BF and D9 80-9F, so the last bit of the lead and bit 5 of the trail differ, and no
/// other pair with these leads that is well-formed has that.
#[inline]
fn common_run(bytes: &[u8], mut at: usize) -> usize {
    const LEADS: u128 = u128::from_le_bytes([
        0xFE, 0, 0xFE, 0, 0xFE, 0, 0xFE, 0, 0xFE, 0, 0xFE, 0, 0xFE, 0, 0xFE, 0,
    ]);
    const ARABIC: u128 = u128::from_le_bytes([
        0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0, 0xD8, 0,
    ]);
    const BITS: u128 = u128::from_le_bytes([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
    while let Some(chunk) = bytes
        .get(at..at + 16)
        .and_then(|c| <[u8; 16]>::try_from(c).ok())
    {
        let pairs = u128::from_le_bytes(chunk);
        // Zero in every pair that is a letter, a mark or tatweel.
        let others = ((pairs & LEADS) ^ ARABIC) | (!(pairs ^ (pairs >> 13)) & BITS);
        if others != 0 {
            return at + (others.trailing_zeros() as usize / 16) * 2;
        }
        at += 16;
    }
    at
}

/// The end of a punctuation mark that is a token by itself, at a glance: a common one before a blank or an Arabic letter.
#[inline]
pub(super) fn plain_mark(bytes: &[u8], start: usize) -> Option<usize> {
    let end = match bytes.get(start)? {
        b'.' | b',' | b':' | b'!' | b'"' | b'(' | b')' | b'[' | b']' => start + 1,
        0xD8 if matches!(bytes.get(start + 1), Some(0x8C | 0x9B | 0x9F)) => start + 2,
        0xC2 if matches!(bytes.get(start + 1), Some(0xAB | 0xBB)) => start + 2,
        _ => return None,
    };
    let plain = match bytes.get(end) {
        None | Some(b' ' | b'\n') => true,
        _ => arabic_class(bytes, end) == Some(Class::ArabicLetter),
    };
    plain.then_some(end)
}

/// Whether the Arabic run from `start` to `end` is a word by itself: it opens with a letter, and nothing that could join
/// it follows. Where that takes more than a glance the answer is no.
#[inline]
pub(super) fn is_plain_word(bytes: &[u8], start: usize, end: usize) -> bool {
    if arabic_class(bytes, start) != Some(Class::ArabicLetter) {
        return false;
    }
    match bytes.get(end) {
        None => true,
        // Two letters before a stop are no abbreviation.
        Some(b'.') => arabic_class(bytes, start + 2) == Some(Class::ArabicLetter),
        Some(b'_') => false,
        Some(0..=0x7F) => true,
        // A comma, a question mark, a digit, but no direction mark; a quote, but no soft hyphen.
        Some(0xD8) => bytes.get(end + 1) != Some(&0x9C),
        Some(0xD9..=0xDB) => true,
        Some(0xC2) => bytes.get(end + 1) != Some(&0xAD),
        _ => false,
    }
}

/// The end of the marks, joiners and tatweel that belong to what ends at `at`. Joiners at the very edge stay out.
pub(super) fn attached(text: &str, mut at: usize) -> usize {
    let mut end = at;
    while let Some(c) = char_at(text, at) {
        let k = class(c);
        at += c.len_utf8();
        if k.is_mark() {
            end = at;
        } else if k != Class::Joiner {
            break;
        }
    }
    end
}

pub(super) fn same_class(text: &str, mut at: usize, wanted: Class) -> usize {
    while let Some(c) = char_at(text, at).filter(|c| class(*c) == wanted) {
        at += c.len_utf8();
    }
    at
}

pub(super) fn same_char(text: &str, mut at: usize, wanted: char) -> usize {
    while char_at(text, at) == Some(wanted) {
        at += wanted.len_utf8();
    }
    at
}

/// The end of an Arabic word: letters, marks, tatweel; joiners and direction marks inside; `_` before more.
pub(super) fn arabic_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut end) = (start, start);
    // Digits join only behind an underscore, as in كلمة_2.
    let mut digits = false;
    loop {
        let run = arabic_run(bytes, at);
        if run > at {
            (at, end) = (run, run);
        }
        let Some(c) = char_at(text, at) else { break };
        let next = at + c.len_utf8();
        match class(c) {
            Class::ArabicLetter | Class::ArabicMark | Class::Mark | Class::Tatweel => {
                (at, end, digits) = (next, next, false);
            }
            k if k.is_digit() && digits => (at, end) = (next, next),
            // A final ZWJ shapes its letter; other joiners count only inside.
            Class::Joiner => {
                at = next;
                if c == '\u{200D}' {
                    end = next;
                }
            }
            Class::Format => at = next,
            _ if c == '_' && at == end => {
                let rest = same_char(text, at, '_');
                match char_at(text, rest).map(class) {
                    Some(Class::ArabicLetter | Class::Tatweel) => (at, end) = (rest, rest),
                    Some(k) if k.is_digit() => (at, end, digits) = (rest, rest, true),
                    _ => break,
                }
            }
            _ => break,
        }
    }
    end
}

/// The end of a word of another script: letters, digits, marks; stops and apostrophes between letters; `_`.
pub(super) fn foreign_word(text: &str, start: usize) -> usize {
    let (mut at, mut end) = (start, start);
    let mut before = Class::Other;
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        let k = class(c);
        match k {
            Class::Latin | Class::Letter => (at, end, before) = (next, next, Class::Latin),
            k if k.is_digit() => (at, end, before) = (next, next, Class::AsciiDigit),
            Class::Mark => (at, end) = (next, next),
            Class::Joiner => {
                at = next;
                if c == '\u{200D}' {
                    end = next;
                }
            }
            Class::Format => at = next,
            _ if at != end => break,
            _ if c == '_' => {
                let rest = same_char(text, at, '_');
                match char_at(text, rest).map(class) {
                    Some(Class::Latin | Class::Letter) => {
                        (at, end, before) = (rest, rest, Class::Latin)
                    }
                    Some(k) if k.is_digit() => (at, end, before) = (rest, rest, Class::AsciiDigit),
                    _ => break,
                }
            }
            _ if matches!(c, '.' | '\'' | '\u{2019}' | '\u{B7}') => {
                let joins = match char_at(text, next).map(class) {
                    Some(Class::Latin | Class::Letter) => before == Class::Latin,
                    Some(k) if k.is_digit() => before == Class::AsciiDigit && c == '.',
                    _ => false,
                };
                if !joins {
                    break;
                }
                (at, end) = (next, next);
            }
            _ => break,
        }
    }
    end.max(start + char_at(text, start).map_or(0, char::len_utf8))
}

/// Where the first digit of a word stands; its end if it has none.
pub(super) fn first_digit(text: &str, start: usize, end: usize) -> usize {
    let word = text.get(start..end).unwrap_or_default();
    word.char_indices()
        .skip(1)
        .find(|(_, c)| class(*c).is_digit())
        .map_or(end, |(i, _)| start + i)
}

/// The number of base letters of `kind` in a piece that holds nothing else, up to two; `None` for anything else.
fn bases(piece: &str, kind: Class) -> Option<usize> {
    let mut n = 0;
    for c in piece.chars() {
        let k = class(c);
        if k == kind {
            n += 1;
            if n > 1 {
                return Some(n);
            }
        } else if !k.attaches_left() {
            return None;
        }
    }
    Some(n)
}

/// The end of single letters joined by stops, `ق.م`, given the end of the first word; at least two letters.
pub(super) fn dotted(text: &str, start: usize, first_end: usize, kind: Class) -> Option<usize> {
    if bases(text.get(start..first_end)?, kind) != Some(1) {
        return None;
    }
    let mut end = first_end;
    loop {
        if text.as_bytes().get(end) != Some(&b'.') {
            break;
        }
        let letter = char_at(text, end + 1).filter(|c| class(*c) == kind);
        let Some(letter) = letter else { break };
        let mut at = end + 1 + letter.len_utf8();
        while let Some(c) = char_at(text, at)
            .filter(|c| matches!(class(*c), Class::Mark | Class::ArabicMark | Class::Tatweel))
        {
            at += c.len_utf8();
        }
        match char_at(text, at).map(class) {
            Some(k) if k.is_letter() || k.is_digit() => break,
            _ => end = at,
        }
    }
    (end > first_end).then_some(end)
}

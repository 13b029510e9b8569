//! Whether a number or a letter before a stop numbers a part: list markers, articles of law, headings.

use super::abbreviation::{ORDINALS, PART_ORDINALS, SECTIONS, TENS};
use super::look::Look;
use super::word::Word;
use crate::letter::{Class, class};

/// How far back a number may start, in characters, and the most digits a marker has.
const LONGEST_NUMBER: usize = 40;
const MOST_DIGITS: usize = 3;

/// The start of the number that ends at `at`: digits, with separators between them.
fn number_start(look: &Look<'_>, floor: usize, at: usize) -> usize {
    let mut edge = at;
    let piece = look.between(floor, at).char_indices().rev();
    for (i, c) in piece.take(LONGEST_NUMBER) {
        if class(c).is_digit() {
            edge = floor + i;
        } else if !(matches!(c, '.' | ',' | '٫' | '٬' | '-' | '/') || class(c).is_transparent()) {
            break;
        }
    }
    edge
}

/// What may stand before a marker at the start of its line.
fn is_lead(c: char) -> bool {
    class(c).is_blank() || matches!(c, '(' | '[' | '-' | '*' | '•' | '–' | '—' | '#')
}

/// The longest run of blanks, bullets and words before a marker, in bytes.
const LONGEST_LEAD: usize = 96;

/// Whether the number that ends at `at`, perhaps in brackets, numbers a part: it opens the sentence or its line, only a
/// word like المادة stands before it, or a colon does.
pub(super) fn numbers_part(look: &Look<'_>, start: usize, line: usize, at: usize) -> bool {
    let left = look.between(start, at);
    let inner = left.trim_end_matches(|c| matches!(c, ')' | ']') || class(c).is_transparent());
    let bracketed = look.between(start + inner.len(), at).contains([')', ']']);
    let at = start + inner.len();
    let mut edge = number_start(look, start, at);
    let number = look.between(edge, at);
    let digits = number.chars().filter(|c| class(*c).is_digit()).count();
    let mut short = digits > 0 && (digits <= MOST_DIGITS || number.contains('.'));
    // A letter in brackets numbers as a number does: الفقرة (أ).
    if bracketed && digits == 0 {
        let letter = Word::before(look, start, at);
        if letter.letters == 1 {
            (edge, short) = (letter.edge, true);
        }
    }
    // A line may start inside the sentence where line ends are soft.
    let opens = |lead: &str| lead.len() <= LONGEST_LEAD && lead.chars().all(is_lead);
    let from = start.max(line);
    if opens(look.between(from, edge)) {
        return short;
    }
    // س1. and ج1. number questions and answers.
    let letter = Word::before(look, from, edge);
    let arabic = letter.letters == 1 && letter.as_str().starts_with(is_arabic_letter);
    if digits > 0 && arabic && opens(look.between(from, letter.edge)) {
        return short;
    }
    let before = look
        .between(start, edge)
        .trim_end_matches(|c| is_lead(c) || class(c).is_transparent());
    // A colon opens a series only at its first number: in 9:00 and in البقرة: 255 it opens none.
    if before.ends_with(':') && !bracketed {
        return plain_number(look, start, at) == Some(1);
    }
    let before = before.strip_suffix("رقم").unwrap_or(before).trim_end();
    if before.len() > LONGEST_LEAD {
        return false;
    }
    let opening = start + (before.len() - before.trim_start_matches(is_lead).len());
    let word = Word::after(look, opening);
    if word.edge >= start + before.len() {
        return word.is_in_after_proclitics(SECTIONS);
    }
    // أ.1. is a marker under the marker أ.
    word.letters == 1 && short && look.between(word.edge, edge) == "."
}

fn is_arabic_letter(c: char) -> bool {
    class(c) == Class::ArabicLetter
}

/// Whether the word that ends at a stop is a marker of another kind: `أولا.` or `iv.` at the start of its line, or the
/// last word of `المادة الأولى.`
pub(super) fn marks_part(look: &Look<'_>, start: usize, line: usize, word: &Word) -> bool {
    let lead = look.between(start.max(line), word.edge);
    if lead.len() > LONGEST_LEAD {
        return false;
    }
    if !lead.chars().all(is_lead) {
        return names_part(look, start.max(line), word);
    }
    let roman = word.letters <= 5
        && (word.as_str().bytes().all(|b| b"ivx".contains(&b))
            || word.as_str().bytes().all(|b| b"IVX".contains(&b)));
    roman || word.is_in(ORDINALS)
}

/// Whether `word` ends a noun with its ordinal, `المادة الأولى` or `المادة الحادية عشرة`, with nothing before the noun.
fn names_part(look: &Look<'_>, from: usize, word: &Word) -> bool {
    let before = |word: &Word| {
        let gap = look.between(from, word.edge);
        Word::before(
            look,
            from,
            from + gap.trim_end_matches(|c| class(c).is_blank()).len(),
        )
    };
    let noun = if word.is_in(PART_ORDINALS) {
        before(word)
    } else if word.is_in(TENS) {
        let unit = before(word);
        if !unit.is_in(PART_ORDINALS) {
            return false;
        }
        before(&unit)
    } else {
        return false;
    };
    noun.is_in(SECTIONS) && look.between(from, noun.edge).chars().all(is_lead)
}

/// The value of the number that ends at `at`, if it is a short plain one.
pub(super) fn plain_number(look: &Look<'_>, start: usize, at: usize) -> Option<u32> {
    let edge = number_start(look, start, at);
    let mut value = None;
    for c in look.between(edge, at).chars() {
        if class(c).is_transparent() {
            continue;
        }
        let zero = match class(c) {
            Class::AsciiDigit => '0',
            Class::ArabicDigit => '\u{660}',
            Class::ExtendedDigit => '\u{6F0}',
            _ => return None,
        };
        let digit = (c as u32).checked_sub(zero as u32)?;
        let tens = value.unwrap_or(0u32).checked_mul(10)?;
        value = Some(tens.checked_add(digit)?);
    }
    value.filter(|v| *v < 1000)
}

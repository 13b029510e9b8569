//! Numbers, dates and times.

use super::TokenKind;
use crate::letter::{Class, char_at, class, last_char};

/// The end of a run of decimal digits, of whatever set.
pub(super) fn digits(text: &str, mut at: usize) -> usize {
    while let Some(c) = char_at(text, at).filter(|c| class(*c).is_digit()) {
        at += c.len_utf8();
    }
    at
}

/// The end of a number that starts with a digit: digits, and separators that have digits on both sides. Direction marks
/// beside a separator are seen through, as in a date.
pub(super) fn number(text: &str, start: usize) -> usize {
    let mut end = digits(text, start);
    while let Some((at, c)) = separator(text, end) {
        let after = digits(text, at);
        if after == at || !matches!(c, '.' | ',' | '\u{60C}' | '\u{66B}' | '\u{66C}') {
            break;
        }
        end = after;
    }
    end
}

/// Whether a sign at `at` belongs to the number after it: at the start, or after a blank or an opening mark.
pub(super) fn sign_counts(text: &str, at: usize) -> bool {
    let opens = |k: Class| {
        k.is_blank() || matches!(k, Class::BracketOpen | Class::QuoteOpen | Class::Colon)
    };
    let head = text.get(..at).unwrap_or_default();
    match last_char(head) {
        None => true,
        // A straight quote opens after a blank.
        Some((i, c)) if class(c) == Class::QuoteNeutral => {
            let before = head.get(..i).and_then(last_char);
            before.is_none_or(|(_, c)| opens(class(c)))
        }
        Some((_, c)) => opens(class(c)),
    }
}

/// A number of at most four digits.
#[derive(Clone, Copy)]
struct Field {
    end: usize,
    digits: usize,
    value: u32,
}

fn field(text: &str, start: usize) -> Option<Field> {
    let mut field = Field {
        end: start,
        digits: 0,
        value: 0,
    };
    while let Some(c) = char_at(text, field.end).filter(|c| class(*c).is_digit()) {
        field.end += c.len_utf8();
        field.digits += 1;
        field.value = field.value * 10 + digit_value(c);
        if field.digits > 4 {
            return None;
        }
    }
    (field.digits > 0).then_some(field)
}

/// The value of a decimal digit: every set starts at a multiple of sixteen or six behind one, but for the few that do
/// not, whose digits count as nothing.
fn digit_value(c: char) -> u32 {
    let low = c as u32 & 0xF;
    match class(c) {
        Class::AsciiDigit | Class::ArabicDigit | Class::ExtendedDigit => low,
        _ => low.checked_sub(6).filter(|v| *v < 10).unwrap_or(0),
    }
}

/// A separator with invisible marks around it, a few at most: where it ends and which it is.
fn separator(text: &str, mut at: usize) -> Option<(usize, char)> {
    let mut found = None;
    for _ in 0..6 {
        let c = char_at(text, at)?;
        match c {
            '/' | '-' | '.' | ':' | ',' | '\u{60C}' | '\u{66B}' | '\u{66C}' if found.is_none() => {
                found = Some(c);
            }
            _ if class(c) == Class::Format => {}
            _ => break,
        }
        at += c.len_utf8();
    }
    found.map(|c| (at, c))
}

/// A full date or a time that starts with a digit at `start`. Looks at three short numbers at most.
pub(super) fn date_or_time(text: &str, start: usize) -> Option<(usize, TokenKind)> {
    let first = field(text, start)?;
    let (at, sep) =
        separator(text, first.end).filter(|(_, sep)| matches!(sep, '/' | '-' | '.' | ':'))?;
    let second = field(text, at)?;
    let third = separator(text, second.end)
        .filter(|(_, s)| *s == sep)
        .and_then(|(at, _)| field(text, at));
    let end = third.map_or(second.end, |f| f.end);
    // One more field makes it something else: an IP address, a version, a path.
    if separator(text, end).is_some_and(|(at, s)| s == sep && field(text, at).is_some())
        || !whole(text, end)
    {
        return None;
    }
    if sep == ':' {
        let clock = first.digits <= 2 && first.value <= 24;
        let sixtieth = |f: Field| f.digits == 2 && f.value < 60;
        return (clock && sixtieth(second) && third.is_none_or(sixtieth))
            .then_some((end, TokenKind::Time));
    }
    let third = third?;
    let day_first = first.digits <= 2
        && second.digits <= 2
        && (third.digits == 4 || (third.digits == 2 && sep != '.'));
    let year_first = first.digits == 4 && second.digits <= 2 && third.digits <= 2;
    let (a, b) = if year_first {
        (second.value, third.value)
    } else {
        (first.value, second.value)
    };
    let in_year = a <= 31 && b <= 31 && a.min(b) <= 12;
    ((day_first || year_first) && in_year).then_some((end, TokenKind::Date))
}

/// Whether nothing that would make a longer word follows.
fn whole(text: &str, end: usize) -> bool {
    !char_at(text, end)
        .is_some_and(|c| class(c).is_digit() || matches!(class(c), Class::Latin | Class::Letter))
}

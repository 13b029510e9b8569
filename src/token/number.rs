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

/// The end of a number that starts with a digit: digits, and separators that have digits on both sides.
pub(super) fn number(text: &str, start: usize) -> usize {
    let mut end = digits(text, start);
    while let Some(c) = char_at(text, end) {
        if !matches!(c, '.' | ',' | '\u{60C}' | '\u{66B}' | '\u{66C}') {
            break;
        }
        let after = digits(text, end + c.len_utf8());
        if after == end + c.len_utf8() {
            break;
        }
        end = after;
    }
    end
}

/// Whether a sign at `at` belongs to the number after it: at the start, or after a blank or an opening mark.
pub(super) fn sign_counts(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(last_char).map(|(_, c)| class(c));
    before.is_none_or(|k| {
        k.is_blank() || matches!(k, Class::BracketOpen | Class::QuoteOpen | Class::Colon)
    })
}

/// A number of at most four digits: where it ends and how many digits it has.
fn field(text: &str, start: usize) -> Option<(usize, usize)> {
    let (mut at, mut n) = (start, 0);
    while let Some(c) = char_at(text, at).filter(|c| class(*c).is_digit()) {
        at += c.len_utf8();
        n += 1;
        if n > 4 {
            return None;
        }
    }
    (n > 0).then_some((at, n))
}

/// A separator with invisible marks around it, a few at most: where it ends and which it is.
fn separator(text: &str, mut at: usize) -> Option<(usize, char)> {
    let mut found = None;
    for _ in 0..6 {
        let c = char_at(text, at)?;
        match c {
            '/' | '-' | '.' | ':' if found.is_none() => found = Some(c),
            _ if class(c) == Class::Format => {}
            _ => break,
        }
        at += c.len_utf8();
    }
    found.map(|c| (at, c))
}

/// A full date or a time that starts with a digit at `start`. Looks at three short numbers at most.
pub(super) fn date_or_time(text: &str, start: usize) -> Option<(usize, TokenKind)> {
    let (end1, n1) = field(text, start)?;
    let (at2, sep) = separator(text, end1)?;
    let (end2, n2) = field(text, at2)?;
    let third = separator(text, end2)
        .filter(|(_, s)| *s == sep)
        .and_then(|(at, _)| field(text, at));
    if sep == ':' {
        if n1 > 2 || n2 != 2 {
            return None;
        }
        let (end, fields) = match third {
            Some((end, 2)) => (end, 3),
            Some(_) => return None,
            None => (end2, 2),
        };
        let more =
            separator(text, end).is_some_and(|(at, s)| s == ':' && field(text, at).is_some());
        return (fields >= 2 && !more && whole(text, end)).then_some((end, TokenKind::Time));
    }
    let (end, n3) = third?;
    let day_first = n1 <= 2 && n2 <= 2 && (n3 == 4 || (n3 == 2 && sep != '.'));
    let year_first = n1 == 4 && n2 <= 2 && n3 <= 2;
    // A fourth field makes it something else: an IP address, a version, a path.
    let more = separator(text, end).is_some_and(|(at, s)| s == sep && field(text, at).is_some());
    ((day_first || year_first) && !more && whole(text, end)).then_some((end, TokenKind::Date))
}

/// Whether nothing that would make a longer word follows.
fn whole(text: &str, end: usize) -> bool {
    !char_at(text, end)
        .is_some_and(|c| class(c).is_digit() || matches!(class(c), Class::Latin | Class::Letter))
}

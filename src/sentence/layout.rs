//! Whether a text is hard-wrapped, read off the text itself.
//!
//! The sign of wrapping is that a line breaks where the first word of the next would have passed the margin. Poems,
//! lists and one-line paragraphs break wherever they like, so the two are told apart without knowing the margin.

use crate::letter::{Class, class};

/// How much of the text is looked at, in bytes.
pub(super) const LOOK: usize = 64 * 1024;
/// Margins that people and mailers use, in code points.
const NARROWEST: usize = 30;
const WIDEST: usize = 140;

/// The margin in code points, if the text is wrapped. Linear in the first 64 KiB, no allocation.
pub(super) fn margin(text: &str) -> Option<usize> {
    let mut look = text.len().min(LOOK);
    while !text.is_char_boundary(look) {
        look -= 1;
    }
    let head = text.get(..look)?;
    let (mut lines, mut long, mut widest) = (0usize, 0usize, 0usize);
    for line in head.lines() {
        let width = width(line);
        if width == 0 {
            continue;
        }
        lines += 1;
        if width > WIDEST {
            long += 1;
        } else {
            widest = widest.max(width);
        }
    }
    if lines < 3 || long * 20 > lines || widest < NARROWEST {
        return None;
    }
    let (mut full, mut short) = (0usize, 0usize);
    let mut before: Option<&str> = None;
    for line in head.lines() {
        if let Some(before) = before.filter(|b| width(b) > 0 && width(line) > 0) {
            if breaks_full(before, line, widest) {
                full += usize::from(!ends_marked(before));
            } else if !ends_marked(before) && !opens_item(line) {
                short += 1;
            }
        }
        before = Some(line);
    }
    (full >= 3 && full >= short * 4).then_some(widest)
}

/// Whether the sentence goes on behind the line end between `before` and `line`.
pub(super) fn goes_on(before: &str, line: &str, margin: usize) -> bool {
    breaks_full(before, line, margin) && !opens_item(line)
}

/// Whether the first word of `line` would not have fitted behind `before`.
fn breaks_full(before: &str, line: &str, margin: usize) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    width(before) + 1 + width(word) > margin
}

/// Whether a line opens a list item or a turn of a dialogue.
fn opens_item(line: &str) -> bool {
    let line = line.trim_start();
    let mut chars = line.chars();
    match chars.next() {
        Some('-' | '–' | '—' | '•' | '*' | '◦' | '▪' | '·' | '●' | '■' | '+') => {
            chars.next().is_some_and(char::is_whitespace)
        }
        Some(c) if class(c).is_digit() || (class(c).is_letter() && c.len_utf8() <= 2) => {
            let rest = line.trim_start_matches(|c| class(c).is_digit());
            let rest = if rest.len() == line.len() {
                line.get(c.len_utf8()..).unwrap_or_default()
            } else {
                rest
            };
            let mut rest = rest.chars();
            matches!(rest.next(), Some('.' | ')' | '-'))
                && rest.next().is_some_and(char::is_whitespace)
        }
        _ => false,
    }
}

fn ends_marked(line: &str) -> bool {
    let last = line.chars().rev().map(class).find(|k| {
        !matches!(
            k,
            Class::QuoteClose | Class::QuoteNeutral | Class::BracketClose
        ) && !k.is_blank()
            && !k.is_mark()
    });
    matches!(
        last,
        Some(Class::FullStop | Class::Exclamation | Class::Ellipsis | Class::Colon)
    )
}

fn width(line: &str) -> usize {
    line.trim_end()
        .chars()
        .filter(|c| !class(*c).is_mark())
        .take(WIDEST + 1)
        .count()
}

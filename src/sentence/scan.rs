//! The one scan for marks, and what a line end does.

use super::close::{bracket, closing_quote, last_run, quotation};
use super::decide::{Outcome, decide};
use super::look::Look;
use super::word::Word;
use super::{
    Colons, Cursor, LineBreaks, Quotes, Semicolons, SentenceEnd, SentenceSplitter, Verses, layout,
};
use crate::letter::{Class, class, last_char};
use crate::work;

/// How much of the next line is looked at to tell whether it goes on, in bytes.
const LONGEST_HEAD: usize = 400;
/// How much of a line before its end is looked at to tell whether it is full, in bytes.
pub(super) const LINE_LOOK: usize = 1024;

/// An end: where the sentence stops, and how.
pub(super) struct Stop {
    pub(super) end: usize,
    pub(super) how: SentenceEnd,
}

impl Stop {
    fn at(end: usize, how: SentenceEnd) -> Stop {
        Stop { end, how }
    }
}

/// Finds the end of the sentence that starts at `start`.
pub(super) fn find(
    look: &Look<'_>,
    rules: &SentenceSplitter<'_>,
    cursor: &mut Cursor,
    start: usize,
) -> Stop {
    let mut at = start;
    cursor.series = None;
    loop {
        at = next_mark(look.text.as_bytes(), at);
        let Some(c) = look.char_at(at) else {
            return Stop::at(look.text.len(), SentenceEnd::EndOfInput);
        };
        let after = at + c.len_utf8();
        let judge =
            |cursor: &mut Cursor, mark: usize| match decide(look, rules, cursor, start, mark) {
                Outcome::Ends(end) => Ok(Stop::at(end, SentenceEnd::Terminator)),
                Outcome::GoesOn(next) => Err(next),
            };
        let went_on = match class(c) {
            Class::Newline => match break_at(look, rules, cursor, at) {
                Some(how) => return Stop::at(at, how),
                None => {
                    cursor.line = look.skip(at, |k| k == Class::Newline);
                    Err(cursor.line)
                }
            },
            Class::BracketOpen => match closing(look, rules, cursor, at, c) {
                // A bracket that holds a whole sentence is one.
                Some(end) if at == cursor.first && holds_sentence(look, after, end, c) => {
                    judge(cursor, end)
                }
                Some(end) => Err(end),
                None => Err(after),
            },
            Class::QuoteOpen | Class::QuoteNeutral if rules.quotes == Quotes::Keep => {
                match whole_quotation(look, cursor, after, c) {
                    // What closes a quotation is judged; what stands inside is not.
                    Some((inner, end)) => match last_run(look, after, inner) {
                        Some(mark) => judge(cursor, mark).map_err(|next| next.max(end)),
                        None => Err(end),
                    },
                    None => Err(after),
                }
            }
            Class::Colon if look.text.get(after..).is_some_and(|r| r.starts_with("//")) => {
                Err(address(look, cursor, after))
            }
            Class::Colon if rules.colons == Colons::End && ends_label(look, after) => {
                Ok(Stop::at(after, SentenceEnd::Terminator))
            }
            Class::Semicolon if c == '؛' && rules.semicolons == Semicolons::End => {
                Ok(Stop::at(after, SentenceEnd::Terminator))
            }
            Class::Verse if rules.verses == Verses::End => {
                let end = look.skip(after, |k| k.is_digit() || k.is_mark());
                let end = super::close::closers(look, start, end).end;
                Ok(Stop::at(end, SentenceEnd::Verse))
            }
            Class::FullStop if c == '.' && follows_www(look, start, at) => {
                Err(address(look, cursor, after))
            }
            Class::FullStop | Class::Exclamation | Class::Ellipsis => judge(cursor, at),
            // A scan met the end in the middle of what it looks for.
            _ => Err(look.stopped(after)),
        };
        match went_on {
            Ok(stop) => return stop,
            Err(next) => at = next.max(after),
        }
    }
}

/// Whether what a bracket holds ends in a mark, and not as an acronym does, and the bracket is not glued to what follows.
fn holds_sentence(look: &Look<'_>, from: usize, end: usize, open: char) -> bool {
    // A closing bracket is as long as its opening one.
    let mark = last_run(look, from, end.saturating_sub(open.len_utf8()));
    mark.is_some_and(|mark| !Word::before(look, from, mark).is_acronym())
        && look.class_at(end).is_none_or(Class::is_blank)
}

/// Whether a colon ends a label: it is not glued to what follows.
fn ends_label(look: &Look<'_>, after: usize) -> bool {
    look.class_at(after).is_none_or(Class::is_blank)
}

/// Whether `www` stands as a word of its own before a stop.
fn follows_www(look: &Look<'_>, start: usize, at: usize) -> bool {
    let before = look.between(start, at);
    let rest = before
        .strip_suffix("www")
        .or_else(|| before.strip_suffix("WWW"));
    rest.is_some_and(|rest| last_char(rest).is_none_or(|(_, c)| class(c) != Class::Latin))
}

/// The end of the address whose body starts at `at`; `at` itself if there is none.
fn address(look: &Look<'_>, cursor: &mut Cursor, at: usize) -> usize {
    if at < cursor.no_address {
        return at;
    }
    match look.address(at) {
        Ok(end) => end,
        Err(raw) => {
            cursor.no_address = raw;
            at
        }
    }
}

/// The bytes a mark may begin with, or, for the Arabic marks, end with.
#[allow(clippy::indexing_slicing)] // Evaluated when the crate is built.
const MARKS: [bool; 256] = {
    let mut table = [false; 256];
    let list = b"\n\r\x0B\x0C.!?([{:\"";
    let mut i = 0;
    while i < list.len() {
        table[list[i] as usize] = true;
        i += 1;
    }
    let leads = [0xC2, 0xE2, 0xE3, 0xEF, 0x94, 0x9B, 0x9D, 0x9E, 0x9F];
    i = 0;
    while i < leads.len() {
        table[leads[i]] = true;
        i += 1;
    }
    table
};

/// The next byte at or after `at` where a character that matters begins.
#[inline]
fn next_mark(bytes: &[u8], mut at: usize) -> usize {
    let from = at;
    while let Some(&b) = bytes.get(at) {
        if MARKS.get(usize::from(b)).copied().unwrap_or(false) {
            if !(0x80..0xC0).contains(&b) {
                break;
            }
            let lead = at.checked_sub(1).and_then(|i| bytes.get(i));
            if matches!(
                (lead, b),
                (Some(0xD8), 0x9B | 0x9D..=0x9F) | (Some(0xDB), 0x94 | 0x9D)
            ) {
                at -= 1;
                break;
            }
        }
        at += 1;
    }
    work::add(at - from);
    at
}

/// How the line end at `at` ends the sentence, if a reader would say so.
pub(super) fn break_at(
    look: &Look<'_>,
    rules: &SentenceSplitter<'_>,
    cursor: &Cursor,
    at: usize,
) -> Option<SentenceEnd> {
    let (mut ends, mut paragraph, mut next) = (0, false, at);
    let mut before = ' ';
    while let Some(c) = look.char_at(next) {
        match class(c) {
            Class::Newline => {
                ends += usize::from(!(c == '\n' && before == '\r'));
                paragraph |= c == '\u{2029}';
            }
            Class::Space | Class::Format | Class::Invisible => {}
            _ => break,
        }
        before = c;
        next += c.len_utf8();
    }
    if ends > 1 || paragraph {
        return Some(SentenceEnd::ParagraphBreak);
    }
    let ends = match (rules.line_breaks, cursor.margin) {
        (LineBreaks::Paragraph, _) => false,
        (LineBreaks::Auto, Some(margin)) => {
            let head = look.window(next, LONGEST_HEAD);
            let head = head.lines().next().unwrap_or_default();
            !layout::goes_on(look.before(cursor.line, at, LINE_LOOK), head, margin)
        }
        _ => true,
    };
    ends.then_some(SentenceEnd::LineBreak)
}

/// Where the quotation that opens before `body` has its body end, and where it ends, if it closes near by.
fn whole_quotation(
    look: &Look<'_>,
    cursor: &mut Cursor,
    body: usize,
    open: char,
) -> Option<(usize, usize)> {
    let close = closing_quote(open)?;
    if matches!(cursor.no_quote, (kind, until) if kind == close && body < until) {
        return None;
    }
    match quotation(look, body, close) {
        Ok(inner) => Some((inner, inner + close.len_utf8())),
        Err(looked) => {
            cursor.no_quote = (close, looked);
            None
        }
    }
}

/// The end of the bracket that opens at `at`, if it closes near by.
fn closing(
    look: &Look<'_>,
    rules: &SentenceSplitter<'_>,
    cursor: &mut Cursor,
    at: usize,
    open: char,
) -> Option<usize> {
    if at < cursor.no_bracket {
        return None;
    }
    let soft = matches!(rules.line_breaks, LineBreaks::Paragraph) || cursor.margin.is_some();
    match bracket(look, at, open, soft) {
        Ok(end) => {
            let lines = look.between(at, end).rfind(['\n', '\r']);
            cursor.line = lines.map_or(cursor.line, |i| at + i + 1);
            Some(end)
        }
        Err(looked) => {
            cursor.no_bracket = looked.unwrap_or(cursor.no_bracket);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    /// Whether a character may matter to [`find`], by its class alone.
    fn matters(c: char) -> bool {
        matches!(
            class(c),
            Class::Newline | Class::Verse | Class::FullStop | Class::Exclamation | Class::Ellipsis
        ) || matches!(c, '(' | '[' | '{' | '﴿' | '«' | '“' | '"' | ':' | '؛')
    }

    /// The scan of bytes passes over no character that matters, whatever its bytes and its neighbors are.
    #[test]
    fn no_mark_is_passed_over() {
        let mut marks = 0;
        for c in ('\0'..=char::MAX).filter(|c| matters(*c)) {
            for before in ["", "a", "ب", "ٔ", "۟", "一", "😀"] {
                let mut text = String::from(before);
                text.push(c);
                assert_eq!(
                    next_mark(text.as_bytes(), 0),
                    before.len(),
                    "{c:?} behind {before:?}"
                );
            }
            marks += 1;
        }
        assert!(marks > 30, "{marks}");
    }
}

//! Where the sentence that starts at a place ends: one scan for marks, and a decision at each with bounded look-around.

use super::abbreviation::{
    ATTRIBUTION, CONTINUING, DOMAINS, LATIN, LETTER_NAMES, LETTER_NOUNS, OPENING, REFERENCES,
    SAYING, SECTIONS, TITLES, holds,
};
use super::{LineBreaks, Quotes, Semicolons, SentenceEnd, Sentences, layout};
use crate::letter::{Class, char_at, class, last_char};
use crate::token::end_of_address;

/// The longest bracket, quotation, word and opening-quote search, in bytes.
const LONGEST_BRACKET: usize = 400;
const LONGEST_QUOTE: usize = 1000;
const LONGEST_WORD: usize = 64;
const LONGEST_TITLE: usize = 240;

/// An end: where the sentence stops, where to go on, and how it ended.
pub(super) struct Stop {
    pub(super) end: usize,
    pub(super) next: usize,
    pub(super) how: SentenceEnd,
}

/// A bare word (no marks, no tatweel) in a small buffer; longer words are cut and match no list.
struct Word {
    bytes: [u8; LONGEST_WORD],
    len: usize,
    letters: usize,
    /// Where it starts when looked for backward, where it ends when looked for forward.
    edge: usize,
}

impl Word {
    fn as_str(&self) -> &str {
        self.bytes
            .get(..self.len)
            .and_then(|b| core::str::from_utf8(b).ok())
            .unwrap_or_default()
    }

    fn is_dotted(&self) -> bool {
        self.as_str().contains('.')
    }

    /// Forward from `at`: letters only.
    fn after(text: &str, at: usize) -> Word {
        let mut word = Word {
            bytes: [0; LONGEST_WORD],
            len: 0,
            letters: 0,
            edge: at,
        };
        for c in text.get(at..).unwrap_or_default().chars() {
            let k = class(c);
            if k.is_letter() {
                let mut buffer = [0; 4];
                let encoded = c.encode_utf8(&mut buffer).as_bytes();
                let Some(room) = word.bytes.get_mut(word.len..word.len + encoded.len()) else {
                    break;
                };
                room.copy_from_slice(encoded);
                word.len += encoded.len();
                word.letters += 1;
            } else if !k.attaches_left() {
                break;
            }
            word.edge += c.len_utf8();
        }
        word
    }

    /// Backward from `at`, not past `floor`: letters, and stops between them.
    fn before(text: &str, floor: usize, at: usize) -> Word {
        let mut word = Word {
            bytes: [0; LONGEST_WORD],
            len: 0,
            letters: 0,
            edge: at,
        };
        let mut low = LONGEST_WORD;
        let mut pending = false;
        for (i, c) in text.get(floor..at).unwrap_or_default().char_indices().rev() {
            let k = class(c);
            if k.is_letter() {
                let mut buffer = [0; 5];
                let size = c.len_utf8();
                if let Some(room) = buffer.get_mut(..size) {
                    c.encode_utf8(room);
                }
                if pending {
                    if let Some(room) = buffer.get_mut(size) {
                        *room = b'.';
                    }
                }
                let size = size + usize::from(pending);
                pending = false;
                let Some(start) = low.checked_sub(size) else {
                    break;
                };
                if let (Some(room), Some(piece)) =
                    (word.bytes.get_mut(start..low), buffer.get(..size))
                {
                    room.copy_from_slice(piece);
                }
                low = start;
                word.letters += 1;
            } else if c == '.' && word.letters > 0 && !pending {
                pending = true;
                continue;
            } else if !k.attaches_left() {
                break;
            }
            if !pending {
                word.edge = floor + i;
            }
        }
        word.bytes.copy_within(low.., 0);
        word.len = LONGEST_WORD - low;
        word
    }
}

/// Finds the end of the sentence that starts at `start`.
pub(super) fn find(state: &mut Sentences<'_>, start: usize) -> Stop {
    let text = state.source;
    let bytes = text.as_bytes();
    let mut at = start;
    let mut line = line_start(text, start);
    loop {
        at = next_mark(bytes, at);
        let Some(c) = char_at(text, at) else {
            return Stop {
                end: text.len(),
                next: text.len(),
                how: SentenceEnd::EndOfInput,
            };
        };
        let after = at + c.len_utf8();
        at = match class(c) {
            Class::Newline => match line_end(state, line, at) {
                Some(stop) => return stop,
                None => {
                    line = skip(text, at, |k| k == Class::Newline);
                    line
                }
            },
            Class::BracketOpen => match closing(state, at, c) {
                Some(end) => {
                    if at == start && marked(text, after, end) && loose(text, end) {
                        match decide(state, start, line, end) {
                            Some(stop) => return stop,
                            None => end,
                        }
                    } else {
                        end
                    }
                }
                None => after,
            },
            Class::QuoteOpen | Class::QuoteNeutral if state.rules.quotes == Quotes::Keep => {
                quotation(text, at, c).unwrap_or(after)
            }
            Class::Colon if text.get(after..).is_some_and(|r| r.starts_with("//")) => {
                end_of_address(text, after).unwrap_or(after)
            }
            Class::Semicolon if c == '؛' && state.rules.semicolons == Semicolons::End => {
                return Stop {
                    end: after,
                    next: after,
                    how: SentenceEnd::Terminator,
                };
            }
            Class::Verse => {
                let end = skip(text, after, |k| k.is_digit());
                let (end, _) = closers(text, end);
                return Stop {
                    end,
                    next: end,
                    how: SentenceEnd::Verse,
                };
            }
            Class::FullStop | Class::Exclamation | Class::Ellipsis => {
                let www = c == '.'
                    && text
                        .get(..at)
                        .is_some_and(|t| t.ends_with("www") || t.ends_with("WWW"));
                match end_of_address(text, after).filter(|_| www) {
                    Some(end) => end,
                    None => match decide(state, start, line, at) {
                        Some(stop) => return stop,
                        None => run(text, at).end,
                    },
                }
            }
            _ => after,
        };
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
    while let Some(&b) = bytes.get(at) {
        if MARKS.get(usize::from(b)).copied().unwrap_or(false) {
            if !(0x80..0xC0).contains(&b) {
                return at;
            }
            let lead = at.checked_sub(1).and_then(|i| bytes.get(i));
            if matches!(
                (lead, b),
                (Some(0xD8), 0x9B | 0x9D..=0x9F) | (Some(0xDB), 0x94 | 0x9D)
            ) {
                return at - 1;
            }
        }
        at += 1;
    }
    at
}

fn skip(text: &str, at: usize, wanted: impl Fn(Class) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest
        .char_indices()
        .find(|(_, c)| !wanted(class(*c)))
        .map_or(rest.len(), |(i, _)| i)
}

/// The start of the line `at` stands in, looked for in the 600 bytes before it.
fn line_start(text: &str, at: usize) -> usize {
    let mut floor = at.saturating_sub(600);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let piece = text.get(floor..at).unwrap_or_default();
    piece.rfind(['\n', '\r']).map_or(floor, |i| floor + i + 1)
}

/// What the line end at `at` does, if it ends the sentence. `line` is where its line starts.
fn line_end(state: &Sentences<'_>, line: usize, at: usize) -> Option<Stop> {
    let text = state.source;
    let how = break_at(state, line, at)?;
    let next = skip(text, at, |k| matches!(k, Class::Newline | Class::Space));
    Some(Stop { end: at, next, how })
}

/// Whether the line end at `at` is one for a reader.
fn break_at(state: &Sentences<'_>, line: usize, at: usize) -> Option<SentenceEnd> {
    let text = state.source;
    let (mut ends, mut paragraph, mut next) = (0, false, at);
    let mut before = ' ';
    for c in text.get(at..)?.chars() {
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
    match (state.rules.line_breaks, state.margin) {
        (LineBreaks::Paragraph, _) => None,
        (LineBreaks::Auto, Some(margin)) => {
            let rest = text.get(next..)?;
            let mut cut = rest.len().min(400);
            while !rest.is_char_boundary(cut) {
                cut -= 1;
            }
            let after = rest.get(..cut)?.lines().next().unwrap_or_default();
            let full = layout::breaks_full(text.get(line..at)?, after, margin)
                && !layout::opens_item(after);
            if full {
                None
            } else {
                Some(SentenceEnd::LineBreak)
            }
        }
        _ => Some(SentenceEnd::LineBreak),
    }
}

/// The end of the bracket that opens at `at`, if it closes in the same paragraph within 400 bytes.
fn closing(state: &mut Sentences<'_>, at: usize, open: char) -> Option<usize> {
    let close = match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '﴿' => '﴾',
        _ => return None,
    };
    if at < state.brackets_seen {
        return None;
    }
    let hard = !matches!(state.rules.line_breaks, LineBreaks::Paragraph) && state.margin.is_none();
    let (mut depth, mut seen, mut newlines) = (0usize, false, 0);
    // Without a closing bracket before the paragraph ends, none need be looked for up to there.
    let mut looked = at + LONGEST_BRACKET / 2;
    for (i, c) in state.source.get(at..)?.char_indices() {
        if i > LONGEST_BRACKET {
            break;
        }
        if c == open {
            depth += 1;
        } else if c == close {
            seen = true;
            depth -= 1;
            if depth == 0 {
                return Some(at + i + c.len_utf8());
            }
        } else if class(c) == Class::Newline {
            newlines += 1;
            if hard || newlines > 1 {
                looked = at + i;
                break;
            }
        } else if !class(c).is_space() {
            newlines = 0;
        }
    }
    if !seen {
        state.brackets_seen = looked;
    }
    None
}

/// The end of the quotation that opens at `at`, if it closes on the same line.
fn quotation(text: &str, at: usize, open: char) -> Option<usize> {
    let close = match open {
        '«' => '»',
        '“' => '”',
        '"' => '"',
        _ => return None,
    };
    let body = at + open.len_utf8();
    for (i, c) in text.get(body..)?.char_indices() {
        if i > LONGEST_QUOTE || class(c) == Class::Newline {
            return None;
        }
        if c == close {
            return Some(body + i + c.len_utf8());
        }
    }
    None
}

/// Whether the last visible character inside a bracket is a terminating mark, and more than the mark is inside.
fn marked(text: &str, from: usize, end: usize) -> bool {
    let inside = text.get(from..end).unwrap_or_default();
    let mut visible = inside
        .chars()
        .rev()
        .map(class)
        .filter(|k| !k.is_blank() && !k.is_mark())
        .skip(1);
    matches!(visible.next(), Some(Class::FullStop | Class::Exclamation))
        && visible.any(Class::is_letter)
}

/// Whether what follows is not glued on.
fn loose(text: &str, at: usize) -> bool {
    char_at(text, at).is_none_or(|c| class(c).is_blank())
}

/// A run of terminating marks, and what it holds.
struct Run {
    end: usize,
    strong: bool,
    stops: usize,
}

fn run(text: &str, at: usize) -> Run {
    let mut run = Run {
        end: at,
        strong: false,
        stops: 0,
    };
    let mut next = at;
    for c in text.get(at..).unwrap_or_default().chars() {
        next += c.len_utf8();
        match class(c) {
            Class::FullStop => run.stops += 1,
            Class::Ellipsis => run.stops += 2,
            Class::Exclamation => run.strong = true,
            Class::Mark | Class::ArabicMark => {}
            Class::Format | Class::Joiner => continue,
            _ => break,
        }
        run.end = next;
    }
    run
}

/// The end of the quotes, brackets, footnote marks and invisible marks that close after a run, and whether a quote did.
fn closers(text: &str, mut at: usize) -> (usize, bool) {
    let mut quoted = false;
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        match class(c) {
            Class::QuoteClose => quoted = true,
            Class::QuoteNeutral => {
                if char_at(text, next).is_some_and(|n| class(n).is_letter() || class(n).is_digit())
                {
                    break;
                }
                quoted = true;
            }
            Class::BracketClose
            | Class::Format
            | Class::Mark
            | Class::ArabicMark
            | Class::Number => {}
            Class::BracketOpen if c == '[' => {
                let inside = skip(text, next, |k| {
                    k.is_digit() || matches!(k, Class::Comma | Class::Dash)
                });
                if inside > next && inside < next + 16 && char_at(text, inside) == Some(']') {
                    at = inside + 1;
                    continue;
                }
                break;
            }
            _ => break,
        }
        at = next;
    }
    (at, quoted)
}

/// The end of emoji that follow, with the blanks between.
fn emoji(text: &str, mut at: usize) -> usize {
    loop {
        let next = skip(text, at, |k| k == Class::Space);
        let pictured = skip(text, next, |k| {
            matches!(
                k,
                Class::Emoji
                    | Class::TextEmoji
                    | Class::EmojiModifier
                    | Class::Flag
                    | Class::Mark
                    | Class::Joiner
            )
        });
        let first = char_at(text, next).map(class);
        if pictured == next || !matches!(first, Some(Class::Emoji | Class::TextEmoji | Class::Flag))
        {
            return at;
        }
        at = pictured;
    }
}

/// Whether the marks at `at` end the sentence that starts at `start`.
fn decide(state: &Sentences<'_>, start: usize, line: usize, at: usize) -> Option<Stop> {
    let text = state.source;
    let mut found = run(text, at);
    let (mut end, mut quoted) = closers(text, found.end);
    // A bracket that holds a whole sentence was given as its own end.
    let bracket = found.end == at;
    loop {
        let more = run(text, end);
        if more.end == end || (more.stops == 0 && !more.strong) {
            break;
        }
        found = Run {
            end: more.end,
            strong: found.strong || more.strong,
            stops: more.stops,
        };
        let (after, again) = closers(text, more.end);
        (end, quoted) = (after, quoted || again);
    }
    let glued = end == found.end && char_at(text, end).is_some_and(|c| !class(c).is_blank());
    let end = emoji(text, end);
    let stop = |end: usize| {
        Some(Stop {
            end,
            next: end,
            how: SentenceEnd::Terminator,
        })
    };

    let mut next = skip(text, end, |k| k.is_blank() && k != Class::Newline);
    let mut end = end;
    // A closing quote or bracket that stands apart still closes.
    if let Some(c) =
        char_at(text, next).filter(|c| matches!(class(*c), Class::QuoteClose | Class::BracketClose))
    {
        end = next + c.len_utf8();
        quoted |= class(c) == Class::QuoteClose;
        next = skip(text, end, |k| k.is_blank() && k != Class::Newline);
    }
    let Some(mut c) = char_at(text, next) else {
        return stop(end);
    };
    if class(c) == Class::Newline {
        if break_at(state, line, next).is_some() {
            return stop(end);
        }
        next = skip(text, next, Class::is_blank);
        match char_at(text, next) {
            Some(visible) => c = visible,
            None => return stop(end),
        }
    }
    if matches!(class(c), Class::Comma | Class::Semicolon) || (class(c) == Class::Colon && !bracket)
    {
        return None;
    }
    if bracket {
        return stop(end);
    }
    if found.strong {
        return if strong_ends(text, start, at, next, glued, quoted) {
            stop(end)
        } else {
            None
        };
    }
    if found.stops > 1 {
        return None;
    }
    if quoted {
        return if holds(ATTRIBUTION, Word::after(text, next).as_str()) {
            None
        } else {
            stop(end)
        };
    }
    if glued && end == found.end {
        return if glued_ends(text, start, at, next, c) {
            stop(end)
        } else {
            None
        };
    }
    if stop_ends(state, start, at, next, c) {
        stop(end)
    } else {
        None
    }
}

/// Whether `!`, `?` or `؟` at `at` ends, with `next` the next visible character.
fn strong_ends(
    text: &str,
    start: usize,
    at: usize,
    next: usize,
    glued: bool,
    quoted: bool,
) -> bool {
    let before = text
        .get(start..at)
        .and_then(last_char)
        .map(|(_, c)| class(c));
    let after = char_at(text, next).map(class);
    let foreign = |k: Option<Class>| matches!(k, Some(Class::Latin | Class::AsciiDigit));
    if glued && foreign(before) && foreign(after) {
        return false;
    }
    let word = Word::after(text, next);
    if quoted {
        return !(holds(SAYING, word.as_str())
            || holds(CONTINUING, word.as_str())
            || titled(text, start, at, &word));
    }
    // A brand: Yahoo! goes on with what a sentence does not begin with.
    !(before == Some(Class::Latin)
        && !glued
        && text.as_bytes().get(at) == Some(&b'!')
        && holds(CONTINUING, word.as_str()))
}

/// Whether the quotation that ends at `at` is a title inside its sentence: it opened right after a word.
fn titled(text: &str, start: usize, at: usize, next: &Word) -> bool {
    if next.as_str().starts_with(['و', 'ف']) || next.letters == 0 {
        return false;
    }
    let mut floor = start.max(at.saturating_sub(LONGEST_TITLE));
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let piece = text.get(floor..at).unwrap_or_default();
    let Some(open) = piece.rfind(['"', '«', '“']) else {
        return false;
    };
    let before = piece.get(..open).unwrap_or_default().trim_end();
    let Some((_, c)) = last_char(before) else {
        return false;
    };
    if !class(c).is_letter() && !class(c).is_mark() {
        return false;
    }
    let verb = Word::before(text, floor, floor + before.len());
    let bare = verb
        .as_str()
        .strip_prefix(['و', 'ف'])
        .unwrap_or(verb.as_str());
    !holds(SAYING, bare) && !holds(SAYING, verb.as_str())
}

/// Whether a stop with no blank after it ends.
fn glued_ends(text: &str, start: usize, at: usize, next: usize, c: char) -> bool {
    let left = Word::before(text, start, at);
    let whole_left = || {
        let last = text
            .get(start..at)
            .and_then(last_char)
            .map(|(_, c)| class(c));
        match last {
            Some(k) if k.is_digit() => !opens_numbered(text, start, at),
            Some(Class::QuoteClose | Class::BracketClose | Class::QuoteNeutral) => true,
            _ => left.letters >= 3 && !left.is_dotted() && !abbreviates(&left),
        }
    };
    match class(c) {
        Class::ArabicLetter => {
            let right = Word::after(text, next);
            right.letters >= 2 && !holds(DOMAINS, right.as_str()) && whole_left()
        }
        Class::QuoteOpen | Class::QuoteNeutral | Class::BracketOpen | Class::Dash => whole_left(),
        _ => false,
    }
}

fn abbreviates(word: &Word) -> bool {
    holds(TITLES, word.as_str()) || holds(REFERENCES, word.as_str()) || holds(LATIN, word.as_str())
}

/// The start of the number that ends at `at`: digits, with separators between them.
fn number_start(text: &str, start: usize, at: usize) -> usize {
    let mut edge = at;
    for (i, c) in text
        .get(start..at)
        .unwrap_or_default()
        .char_indices()
        .rev()
        .take(40)
    {
        if class(c).is_digit() {
            edge = start + i;
        } else if !matches!(c, '.' | ',' | '٫' | '٬' | '-') {
            break;
        }
    }
    edge
}

/// Whether the number that ends at `at` numbers a part: it opens the sentence, or only a word like المادة stands before it.
fn opens_numbered(text: &str, start: usize, at: usize) -> bool {
    let edge = number_start(text, start, at);
    let before = text.get(start..edge).unwrap_or_default();
    let lead = before.trim_matches(|c: char| {
        class(c).is_blank() || matches!(c, '(' | '[' | '-' | '*' | '•' | '–')
    });
    if lead.is_empty() {
        let digits = text
            .get(edge..at)
            .unwrap_or_default()
            .chars()
            .filter(|c| class(*c).is_digit())
            .count();
        return digits <= 3 || text.get(edge..at).is_some_and(|n| n.contains('.'));
    }
    let word = Word::after(lead, 0);
    word.edge == lead.len() && holds(SECTIONS, word.as_str())
}

/// Whether a new sentence plainly begins with this word.
fn opens(word: &Word) -> bool {
    (word.as_str().starts_with('و') && word.letters >= 2) || holds(OPENING, word.as_str())
}

/// Whether a single stop with a blank after it ends, with `next` the next visible character `c`.
fn stop_ends(state: &Sentences<'_>, start: usize, at: usize, next: usize, c: char) -> bool {
    let text = state.source;
    let Some((_, last)) = text
        .get(start..at)
        .and_then(|t| last_char(t.trim_end_matches(|c| class(c).attaches_left())))
    else {
        return true;
    };
    if class(last).is_digit() {
        return !opens_numbered(text, start, at);
    }
    let left = Word::before(text, start, at);
    if left.letters == 0 {
        return true;
    }
    let follows = Word::after(text, next);
    let before_word = follows.letters > 0;
    let before_number = class(c).is_digit();
    let word = left.as_str();
    let gap = text
        .get(start..left.edge)
        .unwrap_or_default()
        .trim_end_matches(|c| class(c).is_blank());
    let previous = last_char(gap).map(|(_, c)| class(c));

    if left.is_dotted() {
        if holds(TITLES, word) {
            return !before_word;
        }
        // A file or a site name is a word like any other.
        let single = word.split('.').all(|part| part.chars().count() == 1);
        return !single || (before_word && opens(&follows));
    }
    if state.rules.abbreviations.contains(&word) || holds(TITLES, word) {
        return !before_word;
    }
    if left.letters == 1 {
        if previous.is_some_and(|k| k.is_digit()) {
            return true;
        }
        let noun = Word::before(text, start, start + gap.len());
        if holds(LETTER_NOUNS, noun.as_str()) && !gap.is_empty() {
            return true;
        }
        return !(before_word
            || before_number
            || matches!(
                class(c),
                Class::QuoteOpen | Class::QuoteNeutral | Class::BracketOpen
            ));
    }
    if before_number && holds(REFERENCES, word) {
        return false;
    }
    if holds(LATIN, word) && class(last) == Class::Latin {
        return !(before_word || class(c) == Class::BracketOpen || before_number);
    }
    if class(last) == Class::Latin && c.is_lowercase() {
        return false;
    }
    if holds(LETTER_NAMES, word) {
        return letter_name_ends(text, start, gap, &follows);
    }
    true
}

/// Spelt-out Latin letters: with stops they chain, without stops the last one is a word like any other.
fn letter_name_ends(text: &str, start: usize, gap: &str, follows: &Word) -> bool {
    let stopped = gap.ends_with('.');
    let trimmed = gap.trim_end_matches('.');
    let before = Word::before(text, start, start + trimmed.len());
    let chain = holds(LETTER_NAMES, before.as_str());
    if chain && !stopped {
        return true;
    }
    let next_stops = text.as_bytes().get(follows.edge) == Some(&b'.');
    if holds(LETTER_NAMES, follows.as_str()) && next_stops {
        return false;
    }
    follows.letters == 0 || opens(follows)
}

//! What belongs to a mark: its run, and the quotes, brackets, footnotes and emoji that close after it.

use super::look::Look;
use crate::letter::{Class, class};
use crate::token::emoticon;

/// The longest bracket and quotation that are looked through, in bytes.
const LONGEST_BRACKET: usize = 400;
const LONGEST_QUOTE: usize = 1000;
/// The longest footnote mark, `[12-14]`, in bytes.
const LONGEST_NOTE: usize = 16;

const LONGEST_EMOTICON: usize = 8;

/// A run of terminating marks, and what it holds.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) end: usize,
    /// Whether one of the marks is stronger than a stop.
    pub(super) strong: bool,
    /// How many stops it has; a dot leader counts as two.
    pub(super) stops: usize,
}

impl Run {
    fn is_empty(&self) -> bool {
        self.stops == 0 && !self.strong
    }
}

/// The run of marks that starts at `at`, with the marks that only a blank parts from it: `؟ !`, `. . .`.
pub(super) fn run(look: &Look<'_>, at: usize) -> Run {
    let mut found = tight_run(look, at);
    let mut apart_once = false;
    let unseen = |k: Class| matches!(k, Class::Format | Class::Joiner);
    while !found.is_empty() {
        let apart = look.skip(found.end, |k| k == Class::Space || unseen(k));
        if apart == found.end {
            break;
        }
        let mark = look.class_at(apart);
        // Three stops with blanks between are an ellipsis; one stop and three are not.
        let goes_on = match mark {
            Some(Class::Exclamation) => found.strong,
            Some(Class::FullStop) => !found.strong,
            _ => false,
        };
        if !goes_on {
            break;
        }
        let more = tight_run(look, apart);
        // A mark glued to what follows belongs to what follows.
        let loose = look
            .class_at(look.skip(more.end, unseen))
            .is_none_or(|k| k.is_blank() || matches!(k, Class::QuoteClose | Class::BracketClose));
        if more.strong != found.strong || (!found.strong && more.stops != 1) || !loose {
            break;
        }
        found = Run {
            end: more.end,
            strong: found.strong,
            stops: found.stops + more.stops,
        };
        apart_once = found.stops == 2;
    }
    // Two stops with a blank between are one stop written twice.
    if apart_once {
        found.stops = 1;
    }
    found
}

fn tight_run(look: &Look<'_>, at: usize) -> Run {
    let mut run = Run {
        end: at,
        strong: false,
        stops: 0,
    };
    let mut next = at;
    while let Some(c) = look.char_at(next) {
        next += c.len_utf8();
        match class(c) {
            Class::FullStop => run.stops += 1,
            Class::Ellipsis => run.stops += 2,
            Class::Exclamation => run.strong = true,
            Class::Mark | Class::ArabicMark if !run.is_empty() => {}
            Class::Format | Class::Joiner if !run.is_empty() => continue,
            _ => break,
        }
        run.end = next;
    }
    run
}

/// What closes after a run of marks.
#[derive(Clone, Copy)]
pub(super) struct Closed {
    pub(super) end: usize,
    pub(super) quoted: bool,
    /// Whether anything visible closed.
    pub(super) visible: bool,
}

/// The end of the quotes, brackets, footnote marks and invisible marks that close at `at`, and whether a quote did. The
/// sentence starts at `start`.
pub(super) fn closers(look: &Look<'_>, start: usize, mut at: usize) -> Closed {
    let (mut quoted, mut visible) = (false, false);
    while let Some(c) = look.char_at(at) {
        let next = at + c.len_utf8();
        match class(c) {
            Class::QuoteClose => quoted = true,
            // A straight quote, and “ after „, close unless a word begins behind them and none is open.
            Class::QuoteNeutral | Class::QuoteOpen if c != '«' => {
                let opens = look
                    .class_at(next)
                    .is_some_and(|k| k.is_letter() || k.is_digit());
                if opens && !(c == '"' && in_quotation(look, start, at)) {
                    break;
                }
                quoted = true;
            }
            Class::Format | Class::Invisible | Class::Joiner | Class::Mark | Class::ArabicMark => {
                at = next;
                continue;
            }
            Class::BracketClose | Class::Number => {}
            Class::BracketOpen => match footnote(look, at, c) {
                Some(end) => {
                    (at, visible) = (end, true);
                    continue;
                }
                None => break,
            },
            _ => break,
        }
        (at, visible) = (next, true);
    }
    Closed {
        end: at,
        quoted,
        visible,
    }
}

/// Whether a straight quote is open at `at` in a sentence that starts at `start`, near by.
fn in_quotation(look: &Look<'_>, start: usize, at: usize) -> bool {
    let piece = look.between(start, at);
    piece.len() <= LONGEST_BRACKET && piece.bytes().filter(|b| *b == b'"').count() % 2 == 1
}

/// The end of a footnote mark, `[12]` or `(3)`, that opens at `at`.
fn footnote(look: &Look<'_>, at: usize, open: char) -> Option<usize> {
    let close = match open {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let first = at + open.len_utf8();
    let inside = look.skip(first, |k| {
        k.is_digit() || (open == '[' && matches!(k, Class::Comma | Class::Dash | Class::Space))
    });
    let fits = inside > first && inside < first + LONGEST_NOTE;
    (fits && look.char_at(inside) == Some(close)).then_some(inside + 1)
}

/// The end of emoji and emoticons that follow, with the blanks between.
pub(super) fn emoji(look: &Look<'_>, mut at: usize) -> usize {
    loop {
        let next = look.skip(at, |k| k == Class::Space);
        let first = look.class_at(next);
        let end = match first {
            Some(Class::Emoji | Class::TextEmoji | Class::Flag) => look.skip(next, |k| {
                matches!(
                    k,
                    Class::Emoji
                        | Class::TextEmoji
                        | Class::EmojiModifier
                        | Class::Flag
                        | Class::Mark
                        | Class::Joiner
                )
            }),
            _ => {
                // The longest emoticon and what stands after it must have been seen.
                look.stopped(next + LONGEST_EMOTICON);
                match emoticon(look.text, next) {
                    Some(end) => look.stopped(end),
                    None => return at,
                }
            }
        };
        at = end;
    }
}

/// The end of the bracket that opens at `at`, if it closes on the same line, or in the same paragraph where line ends
/// are `soft`. Without one: up to where no bracket opening like it need be looked at, if that is known.
pub(super) fn bracket(
    look: &Look<'_>,
    at: usize,
    open: char,
    soft: bool,
) -> Result<usize, Option<usize>> {
    let close = match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '﴿' => '﴾',
        _ => return Err(None),
    };
    let (mut depth, mut seen, mut newlines) = (0usize, false, 0);
    let mut before = open;
    // Without a closing bracket before the paragraph ends, none need be looked for up to there.
    let mut looked = at + LONGEST_BRACKET / 2;
    for (i, c) in look.window(at, LONGEST_BRACKET).char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            seen = true;
            depth -= 1;
            if depth == 0 {
                return Ok(at + i + c.len_utf8());
            }
        } else if class(c) == Class::Newline {
            newlines += u32::from(!(c == '\n' && before == '\r'));
            if !soft || newlines > 1 {
                looked = at + i;
                break;
            }
        } else if !class(c).is_space() {
            newlines = 0;
        }
        before = c;
    }
    Err((!seen).then_some(looked))
}

/// The mark that closes a quotation, by the one that opens it.
pub(super) fn closing_quote(open: char) -> Option<char> {
    match open {
        '«' => Some('»'),
        '“' => Some('”'),
        '"' => Some('"'),
        _ => None,
    }
}

/// Where the quotation with its body at `body` has its body end, if `close` closes it on the same line. Without one: up
/// to where no quotation of the kind need be looked at.
pub(super) fn quotation(look: &Look<'_>, body: usize, close: char) -> Result<usize, usize> {
    for (i, c) in look.window(body, LONGEST_QUOTE).char_indices() {
        if class(c) == Class::Newline {
            return Err(body + i);
        }
        if c == close {
            return Ok(body + i);
        }
    }
    Err(body + LONGEST_QUOTE / 2)
}

/// Where the run of terminating marks that stands last in a piece starts, but for quotes behind it, if one does and
/// letters stand before it.
pub(super) fn last_run(look: &Look<'_>, from: usize, to: usize) -> Option<usize> {
    let inside = look.between(from, to);
    let inside = inside.trim_end_matches(|c| {
        let k = class(c);
        k.is_blank() || k.is_mark() || matches!(k, Class::QuoteClose | Class::QuoteNeutral)
    });
    let before = inside.trim_end_matches(|c| {
        matches!(
            class(c),
            Class::FullStop | Class::Exclamation | Class::Ellipsis
        )
    });
    let marked = before.len() < inside.len() && before.chars().any(|c| class(c).is_letter());
    marked.then_some(from + before.len())
}

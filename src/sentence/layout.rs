//! Whether a text is hard-wrapped, read off the text itself.
//!
//! The sign of wrapping is that a line breaks where the first word of the next would have passed the margin. Poems,
//! lists and one-line paragraphs break wherever they like, so the two are told apart without knowing the margin.

use crate::letter::{Class, class};

/// How much of the text is looked at, in bytes.
pub(super) const LOOK: usize = 64 * 1024;
/// How many lines of it.
const MOST_LINES: usize = 256;
/// Margins that people and mailers use, in code points.
const NARROWEST: usize = 30;
const WIDEST: usize = 140;
/// How many full lines show that a text is wrapped when nearly all are full, and when paragraphs and lists are mixed.
const FEW: usize = 3;
const MANY: usize = 6;

/// The margin in code points, if the text is wrapped. Linear in the first 64 KiB, no allocation.
pub(super) fn margin(text: &str) -> Option<usize> {
    let mut look = text.len().min(LOOK);
    while !text.is_char_boundary(look) {
        look -= 1;
    }
    let head = text.get(..look)?;
    let (mut lines, mut long, mut widest) = (0usize, 0usize, 0usize);
    for line in head.lines().take(MOST_LINES) {
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
    // Breaks where the next word would not have fitted; breaks before that; and those of them near the margin, which
    // lists have in plenty and paragraphs only by chance.
    let (mut full, mut short, mut near) = (0usize, 0usize, 0usize);
    let mut marked = 0usize;
    let mut rhyme = Rhyme::default();
    // The line before, and its width.
    let mut before = ("", 0);
    for line in head.lines().take(MOST_LINES) {
        let width = width(line);
        if before.1 > 0 && width > 0 {
            if before.1 + 1 + first_width(line) > widest {
                if ends_marked(before.0) {
                    marked += 1;
                } else {
                    full += 1;
                }
            } else if !ends_marked(before.0) && !opens_item(line) {
                short += 1;
                near += usize::from(before.1 * 10 >= widest * 7);
            }
        }
        before = (line, width);
        rhyme.hear(line);
    }
    let enough = full >= short * 4 || (full >= MANY && full >= near * 4 && full * 2 >= short);
    // One of the few may end in a mark by chance.
    let few = full + marked.min(1) >= FEW;
    (few && enough && !rhyme.is_heard()).then_some(widest)
}

/// The letters that lines end in, to tell poems from wrapped prose.
#[derive(Default)]
struct Rhyme {
    /// The last letters of the last two lines.
    ends: [Option<char>; 2],
    lines: usize,
    /// How many lines end like the one before them, and like the one before that.
    with_first: usize,
    with_second: usize,
}

impl Rhyme {
    fn hear(&mut self, line: &str) {
        let Some(end) = line
            .chars()
            .rev()
            .take(WIDEST)
            .find(|c| class(*c).is_letter())
        else {
            return;
        };
        self.lines += 1;
        let [first, second] = self.ends;
        self.with_first += usize::from(first == Some(end));
        self.with_second += usize::from(second == Some(end));
        self.ends = [Some(end), first];
    }

    /// Whether most lines rhyme with the one before, or every other line with the one two before. A letter of the
    /// alphabet ends one line of prose in eight or less.
    fn is_heard(&self) -> bool {
        let most = |n: usize, tenths: usize| n >= FEW && n * 10 >= self.lines * tenths;
        most(self.with_first, 5) || most(self.with_second, 4)
    }
}

/// Whether the sentence goes on behind the line end between `before` and `line`.
pub(super) fn goes_on(before: &str, line: &str, margin: usize) -> bool {
    width(before) + 1 + first_width(line) > margin && !opens_item(line)
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

/// The width of the first word of a line.
fn first_width(line: &str) -> usize {
    width(line.split_whitespace().next().unwrap_or_default())
}

/// The width of a line in code points, without marks and without blanks at its end; one more than the widest margin for
/// anything longer.
fn width(line: &str) -> usize {
    line.trim_end()
        .chars()
        // Latin and the common Arabic letters are no marks without a look at the table.
        .filter(|c| matches!(c, '\0'..'\u{300}' | 'ء'..='ي') || !class(*c).is_mark())
        .take(WIDEST + 1)
        .count()
}

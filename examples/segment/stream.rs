//! The sentences of a text that need not fit in memory.

use std::io::Read;

use imla::{Sentence, SentenceEnd, SentenceSplitter, Span};

use super::Fault;
use super::input::Utf8;

/// How much of a text decides what its line ends mean, in bytes; no buffer is smaller.
pub const LEAST: usize = 64 * 1024;

/// A sentence this near to the end of what was read may yet change with what follows, in bytes.
const UNSURE: usize = 4 * 1024;

/// A sentence and its place in the whole input.
pub struct Found<'t> {
    pub sentence: Sentence<'t>,
    /// From 1.
    pub number: usize,
    /// Whether the sentence was longer than the buffer.
    pub cut: bool,
    /// What stands in the text held before the piece, and in the input before it, in bytes.
    lead: usize,
    before: usize,
}

impl Found<'_> {
    /// A span of the text held, as a span of the input.
    pub fn place(&self, span: Span) -> Span {
        let place = |at: usize| at - self.lead + self.before;
        Span::new(place(span.start), place(span.end))
    }

    /// How the sentence ended.
    pub fn end(&self) -> &'static str {
        if self.cut {
            "cut"
        } else {
            self.sentence.end().name()
        }
    }
}

/// Calls `each` with every sentence of the input, in order. Memory is bounded by `buffer` bytes of text and 64 KiB.
///
/// The meaning of line ends is read off the first 64 KiB of a text; so from the second piece on, the head of the input
/// stands before the piece, parted from it by a blank line, and its sentences are passed over.
pub fn for_each_sentence<R: Read>(
    input: &mut Utf8<R>,
    rules: SentenceSplitter<'_>,
    buffer: usize,
    mut each: impl FnMut(Found<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut text = String::new();
    let (mut lead, mut before, mut number) = (0, 0, 0);
    loop {
        input.fill(&mut text, lead + buffer)?;
        let (view, end) = if input.ended() {
            (text.as_str(), text.len())
        } else {
            match whole(&text, lead, rules) {
                Some(end) => (text.as_str(), end),
                None => {
                    let end = text.rfind(char::is_whitespace).filter(|&at| at > lead);
                    let end = end.unwrap_or(text.len());
                    (&text[..end], end)
                }
            }
        };
        for sentence in rules.split(view) {
            let span = sentence.span();
            if span.start >= end {
                break;
            }
            if span.start >= lead {
                number += 1;
                let cut = !input.ended() && sentence.end() == SentenceEnd::EndOfInput;
                each(Found {
                    sentence,
                    number,
                    cut,
                    lead,
                    before,
                })?;
            }
        }
        if input.ended() {
            return Ok(());
        }
        before += end - lead;
        if lead == 0 {
            // The head is whole even when the first piece ends before it.
            let head = (0..=LEAST.min(text.len()))
                .rev()
                .find(|&at| text.is_char_boundary(at))
                .unwrap_or(0);
            let mut next = String::with_capacity(text.len() + LEAST);
            next.push_str(&text[..head]);
            next.push_str("\n\n");
            lead = next.len();
            next.push_str(&text[end..]);
            text = next;
        } else {
            text.drain(lead..end);
        }
    }
}

/// Where the piece that starts at `lead` ends, so that no sentence is cut; `None` if there is no such place.
fn whole(text: &str, lead: usize, rules: SentenceSplitter<'_>) -> Option<usize> {
    let piece = text.get(lead..)?;
    // What stands on both sides of a blank line does not depend on the other side.
    let blank = ["\n\n", "\n\r\n"].map(|line| piece.rfind(line).map(|at| lead + at + line.len()));
    if let Some(end) = blank.into_iter().flatten().max() {
        return Some(end);
    }
    let (mut closed, mut certain, mut last) = (None, None, None);
    let mut sentences = rules
        .split(text)
        .filter(|s| s.span().start >= lead)
        .peekable();
    while let Some(sentence) = sentences.next() {
        let end = sentence.full_span().end;
        if sentences.peek().is_none() {
            break;
        }
        last = Some(end);
        if end + UNSURE <= text.len() {
            certain = last;
            if sentence.end() == SentenceEnd::Terminator
                && text[sentence.span().end..end].contains('\n')
            {
                closed = last;
            }
        }
    }
    closed.or(certain).or(last)
}

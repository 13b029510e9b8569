//! Where normalized text goes.

use alloc::borrow::Cow;
use alloc::string::String;
use core::ops::Range;

use crate::align::{Alignment, Normalized};
use crate::span::Span;

/// Takes the pieces of a normalized text, in order. The source ranges follow one another without a gap.
pub(super) trait Sink {
    /// Whether whole runs of characters may be handed over, of which only the ends in the source are told.
    const RUNS: bool = false;
    /// The source bytes `from..to` stay as they are.
    fn keep(&mut self, from: usize, to: usize);
    /// The source bytes `from..to` become `new`, which is not empty and may be what they are.
    fn replace(&mut self, from: usize, to: usize, new: &[char]);
    /// The source bytes `from..to` go: they belong to the piece before them, or to nothing.
    fn delete(&mut self, from: usize, to: usize);
    /// The source bytes `from..to` become `new`; only if [`RUNS`](Sink::RUNS) says so.
    #[inline]
    fn run(&mut self, from: usize, to: usize, new: &str) {
        let _ = (from, to, new);
    }
    /// The source bytes `from..to` become characters of ASCII and U+0600-06FF; only if [`RUNS`](Sink::RUNS) says so.
    #[inline]
    fn chars(&mut self, from: usize, to: usize, new: &[u16]) {
        let _ = (from, to, new);
    }
    /// The source bytes of `kept` stay as they are, and those from there to `to` become another letter, or go.
    #[inline]
    fn patch(&mut self, kept: Range<usize>, to: usize, new: Option<char>) {
        let Range { start, end } = kept;
        if end > start {
            self.keep(start, end);
        }
        match new {
            Some(new) => self.replace(end, to, &[new]),
            None => self.delete(end, to),
        }
    }
    /// White space at the end of the text, the source bytes `from..to`, goes: it belongs to nothing.
    #[inline]
    fn trim(&mut self, from: usize, to: usize) {
        self.delete(from, to);
    }
    /// Whether nothing more is wanted.
    #[inline]
    fn is_full(&self) -> bool {
        false
    }
}

/// Whether `source` spells `new`.
#[inline]
pub(super) fn same(source: &str, new: &[char]) -> bool {
    let mut chars = source.chars();
    new.iter().all(|c| chars.next() == Some(*c)) && chars.next().is_none()
}

/// How many bytes and characters a source and its spelling share at the start: those are kept, so that a letter is not
/// lost among its marks. What is left of the source is empty only if what is left of the spelling is, too.
pub(super) fn shared(source: &str, new: &[char]) -> (usize, usize) {
    let (mut bytes, mut count) = (0, 0);
    for (c, d) in source.chars().zip(new) {
        if c != *d {
            break;
        }
        (bytes, count) = (bytes + c.len_utf8(), count + 1);
    }
    if bytes == source.len() && count < new.len() {
        (0, 0)
    } else {
        (bytes, count)
    }
}

/// Appends characters of ASCII and U+0600-06FF.
#[inline(always)]
fn push_all(out: &mut String, new: &[u16]) {
    out.reserve(2 * new.len());
    for c in new {
        match u8::try_from(*c) {
            Ok(c) if c < 0x80 => out.push(char::from(c)),
            _ => out.push(char::from_u32(0x600 | u32::from(*c & 0xFF)).unwrap_or('\u{600}')),
        }
    }
}

/// Copies nothing while the text equals its source.
pub(super) struct Borrowing<'t> {
    text: &'t str,
    out: Option<String>,
    /// Up to here the source was kept but not copied yet: kept runs are copied whole.
    run: (usize, usize),
}

impl<'t> Borrowing<'t> {
    pub(super) fn new(text: &'t str) -> Borrowing<'t> {
        Borrowing {
            text,
            out: None,
            run: (0, 0),
        }
    }

    #[inline]
    fn changed(&mut self) -> &mut String {
        let (from, to) = core::mem::take(&mut self.run);
        let run = self.text.get(from..to).unwrap_or_default();
        let out = self
            .out
            .get_or_insert_with(|| String::with_capacity(self.text.len()));
        out.push_str(run);
        out
    }

    pub(super) fn finish(mut self) -> Cow<'t, str> {
        if self.out.is_none() {
            return Cow::Borrowed(self.text);
        }
        self.changed();
        self.out.map_or(Cow::Borrowed(self.text), Cow::Owned)
    }
}

impl Sink for Borrowing<'_> {
    const RUNS: bool = true;

    #[inline]
    fn run(&mut self, _: usize, _: usize, new: &str) {
        self.changed().push_str(new);
    }

    #[inline]
    fn chars(&mut self, _: usize, _: usize, new: &[u16]) {
        push_all(self.changed(), new);
    }

    #[inline(always)]
    fn patch(&mut self, kept: Range<usize>, _: usize, new: Option<char>) {
        let mut run = kept;
        if self.run.1 == run.start {
            run.start = self.run.0;
            self.run = (0, 0);
        } else if self.run.1 > self.run.0 {
            self.changed();
        }
        let source = self.text;
        if let Some(out) = &mut self.out {
            out.push_str(source.get(run).unwrap_or_default());
        } else {
            self.run = (run.start, run.end);
            self.changed();
        }
        if let (Some(new), Some(out)) = (new, &mut self.out) {
            out.push(new);
        }
    }

    #[inline]
    fn keep(&mut self, from: usize, to: usize) {
        if self.run.1 == from {
            self.run.1 = to;
        } else {
            if self.run.1 > self.run.0 {
                self.changed();
            }
            self.run = (from, to);
        }
    }

    #[inline]
    fn replace(&mut self, from: usize, to: usize, new: &[char]) {
        if same(self.text.get(from..to).unwrap_or_default(), new) {
            return self.keep(from, to);
        }
        let out = self.changed();
        new.iter().for_each(|c| out.push(*c));
    }

    #[inline]
    fn delete(&mut self, _: usize, _: usize) {
        self.changed();
    }
}

/// Appends to a string.
pub(super) struct Appending<'o, 't> {
    pub(super) text: &'t str,
    pub(super) out: &'o mut String,
}

impl Sink for Appending<'_, '_> {
    const RUNS: bool = true;

    #[inline]
    fn run(&mut self, _: usize, _: usize, new: &str) {
        self.out.push_str(new);
    }

    #[inline]
    fn chars(&mut self, _: usize, _: usize, new: &[u16]) {
        push_all(self.out, new);
    }

    #[inline]
    fn keep(&mut self, from: usize, to: usize) {
        self.out
            .push_str(self.text.get(from..to).unwrap_or_default());
    }

    #[inline]
    fn replace(&mut self, _: usize, _: usize, new: &[char]) {
        new.iter().for_each(|c| self.out.push(*c));
    }

    #[inline]
    fn delete(&mut self, _: usize, _: usize) {}
}

/// Looks for the first change and writes nothing.
pub(super) struct Checking<'t> {
    text: &'t str,
    pub(super) changed: bool,
}

impl<'t> Checking<'t> {
    pub(super) fn new(text: &'t str) -> Checking<'t> {
        Checking {
            text,
            changed: false,
        }
    }
}

impl Sink for Checking<'_> {
    const RUNS: bool = true;

    #[inline]
    fn run(&mut self, _: usize, _: usize, _: &str) {
        self.changed = true;
    }

    #[inline]
    fn chars(&mut self, _: usize, _: usize, _: &[u16]) {
        self.changed = true;
    }

    #[inline]
    fn keep(&mut self, _: usize, _: usize) {}

    #[inline]
    fn replace(&mut self, from: usize, to: usize, new: &[char]) {
        self.changed |= !same(self.text.get(from..to).unwrap_or_default(), new);
    }

    #[inline]
    fn delete(&mut self, _: usize, _: usize) {
        self.changed = true;
    }

    #[inline]
    fn is_full(&self) -> bool {
        self.changed
    }
}

/// Borrows like [`Borrowing`] and keeps the way back.
pub(super) struct Aligning<'t> {
    text: &'t str,
    out: Borrowing<'t>,
    len: usize,
    alignment: Alignment,
    /// Where the last piece that was kept starts, in source and target.
    last: Option<(usize, usize)>,
}

impl<'t> Aligning<'t> {
    pub(super) fn new(text: &'t str) -> Aligning<'t> {
        Aligning {
            text,
            out: Borrowing::new(text),
            len: 0,
            alignment: Alignment::new(text.len()),
            last: None,
        }
    }

    pub(super) fn finish(self) -> Normalized<'t> {
        let mut alignment = self.alignment;
        alignment.finish(self.len);
        Normalized {
            source: self.text,
            text: self.out.finish(),
            alignment,
        }
    }
}

impl Sink for Aligning<'_> {
    fn keep(&mut self, from: usize, to: usize) {
        let source = self.text.get(from..to).unwrap_or_default();
        // What is deleted next belongs to the last character of what is kept.
        if let Some((i, _)) = source.char_indices().next_back() {
            self.last = Some((from + i, self.len + i));
        }
        self.len += source.len();
        self.out.keep(from, to);
    }

    fn replace(&mut self, from: usize, to: usize, new: &[char]) {
        let source = self.text.get(from..to).unwrap_or_default();
        let (shared, count) = shared(source, new);
        if count == new.len() {
            self.keep(from, from + shared);
            if from + shared < to {
                self.delete(from + shared, to);
            }
            return;
        }
        if shared > 0 {
            self.keep(from, from + shared);
        }
        let new = new.get(count..).unwrap_or_default();
        let start = self.len;
        self.last = Some((from + shared, start));
        self.len += new.iter().map(|c| c.len_utf8()).sum::<usize>();
        self.out.replace(from + shared, to, new);
        self.alignment
            .push(Span::new(from + shared, to), Span::new(start, self.len));
    }

    fn trim(&mut self, from: usize, to: usize) {
        self.out.delete(from, to);
        self.alignment
            .push(Span::new(from, to), Span::new(self.len, self.len));
    }

    fn delete(&mut self, from: usize, to: usize) {
        if from == to {
            return;
        }
        self.out.delete(from, to);
        match self.last {
            Some((source, target)) => {
                if !self.alignment.extend_last(source, to) {
                    self.alignment
                        .push(Span::new(source, to), Span::new(target, self.len));
                }
            }
            None => {
                if !self.alignment.extend_last(0, to) {
                    self.alignment
                        .push(Span::new(from, to), Span::new(self.len, self.len));
                }
            }
        }
    }
}

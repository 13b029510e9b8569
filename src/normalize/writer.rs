//! Where normalized text goes: nowhere while it equals its source, into a string from the first change on.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::align::{Alignment, Normalized};
use crate::span::Span;

pub(super) struct Writer<'t> {
    text: &'t str,
    /// Up to here the output equals the source; meaningful while `out` is `None`.
    same: usize,
    out: Option<String>,
    alignment: Option<Alignment>,
    /// Where the last piece that was kept starts, in source and target.
    last: Option<(usize, usize)>,
}

impl<'t> Writer<'t> {
    pub(super) fn new(text: &'t str, alignment: Option<Alignment>) -> Writer<'t> {
        Writer {
            text,
            same: 0,
            out: None,
            alignment,
            last: None,
        }
    }

    fn len(&self) -> usize {
        self.out.as_ref().map_or(self.same, String::len)
    }

    /// The source bytes `from..to` stay as they are.
    #[inline]
    pub(super) fn keep(&mut self, from: usize, to: usize) {
        self.last = Some((from, self.len()));
        match &mut self.out {
            None => self.same = to,
            Some(out) => out.push_str(self.text.get(from..to).unwrap_or_default()),
        }
    }

    /// The source bytes `from..to` become `new`.
    pub(super) fn replace(&mut self, from: usize, to: usize, new: &str) {
        if self.text.get(from..to) == Some(new) {
            return self.keep(from, to);
        }
        if new.is_empty() {
            return self.delete(from, to);
        }
        let start = self.len();
        self.last = Some((from, start));
        self.changed().push_str(new);
        let end = start + new.len();
        if let Some(alignment) = &mut self.alignment {
            alignment.push(Span::new(from, to), Span::new(start, end));
        }
    }

    /// The source bytes `from..to` go: they belong to the piece before them, or to nothing.
    pub(super) fn delete(&mut self, from: usize, to: usize) {
        if from == to {
            return;
        }
        let end = self.len();
        self.changed();
        let Some(alignment) = &mut self.alignment else {
            return;
        };
        match self.last {
            Some((source, target)) => {
                if !alignment.extend_last(source, to) {
                    alignment.push(Span::new(source, to), Span::new(target, end));
                }
            }
            None => {
                if !alignment.extend_last(0, to) {
                    alignment.push(Span::new(from, to), Span::new(end, end));
                }
            }
        }
    }

    fn changed(&mut self) -> &mut String {
        let (text, same) = (self.text, self.same);
        self.out.get_or_insert_with(|| {
            let mut out = String::with_capacity(text.len());
            out.push_str(text.get(..same).unwrap_or_default());
            out
        })
    }

    pub(super) fn finish(self) -> Cow<'t, str> {
        self.out.map_or(Cow::Borrowed(self.text), Cow::Owned)
    }

    pub(super) fn finish_aligned(self) -> Normalized<'t> {
        let len = self.len();
        let mut alignment = self
            .alignment
            .unwrap_or_else(|| Alignment::new(self.text.len()));
        alignment.finish(len);
        Normalized {
            text: self.out.map_or(Cow::Borrowed(self.text), Cow::Owned),
            alignment,
        }
    }
}

//! Looking ahead in a text that may not have arrived whole.
//!
//! Every rule reads forward through a [`Look`]. It remembers whether a reader met the end of the text: an answer that
//! did not depend on the end is the same whatever comes later, and that is what lets a stream give it away.

use core::cell::Cell;

use crate::letter::{self, Class, class};
use crate::token::address_end;

/// A text, and whether its end was met.
pub(super) struct Look<'t> {
    pub(super) text: &'t str,
    met: Cell<bool>,
}

impl<'t> Look<'t> {
    pub(super) fn new(text: &'t str) -> Look<'t> {
        Look {
            text,
            met: Cell::new(false),
        }
    }

    /// Whether any answer so far depended on where the text ends.
    pub(super) fn met_end(&self) -> bool {
        self.met.get()
    }

    /// Notes that a reader stopped at `at`, and gives it back.
    pub(super) fn stopped(&self, at: usize) -> usize {
        if at >= self.text.len() {
            self.met.set(true);
        }
        at
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        let found = letter::char_at(self.text, at);
        if found.is_none() {
            self.met.set(true);
        }
        found
    }

    pub(super) fn class_at(&self, at: usize) -> Option<Class> {
        self.char_at(at).map(class)
    }

    /// The first byte at or after `at` whose character is not wanted.
    pub(super) fn skip(&self, at: usize, wanted: impl Fn(Class) -> bool) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let found = rest.char_indices().find(|(_, c)| !wanted(class(*c)));
        self.stopped(at + found.map_or(rest.len(), |(i, _)| i))
    }

    /// The text from `at` on, at most `limit` bytes of it and cut on a character boundary.
    pub(super) fn window(&self, at: usize, limit: usize) -> &'t str {
        let rest = self.text.get(at..).unwrap_or_default();
        if rest.len() <= limit {
            self.met.set(true);
            return rest;
        }
        let mut cut = limit;
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        rest.get(..cut).unwrap_or_default()
    }

    /// The text between two places, for looking back.
    pub(super) fn between(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The last `limit` bytes between two places, cut on a character boundary.
    pub(super) fn before(&self, from: usize, to: usize, limit: usize) -> &'t str {
        let mut floor = from.max(to.saturating_sub(limit));
        while !self.text.is_char_boundary(floor) {
            floor += 1;
        }
        self.between(floor, to)
    }

    /// The end of the address whose body starts at `at`, or else where the run that is none ends.
    pub(super) fn address(&self, at: usize) -> Result<usize, usize> {
        let (raw, found) = address_end(self.text, at);
        self.stopped(raw);
        found.ok_or(raw)
    }
}

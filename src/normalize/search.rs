//! Comparing, hashing and finding without copying: the normalized text as a sequence that is never stored.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;

use super::Normalizer;
use super::cluster::Pass;
use super::small::Small;
use super::writer::{Sink, shared};
use crate::span::Span;

/// A stretch of the source, and what became of it.
#[derive(Clone, Copy, Default)]
enum Piece {
    /// It stays.
    #[default]
    Kept,
    /// It becomes the characters of the queue up to this one.
    New(usize),
    /// It goes, and belongs to the piece before it.
    Gone,
}

/// Takes the pieces of one step.
#[derive(Clone)]
struct Queue<'t> {
    text: &'t str,
    pieces: Small<(Piece, Span), 6>,
    chars: Small<char, 48>,
}

impl Sink for Queue<'_> {
    fn keep(&mut self, from: usize, to: usize) {
        self.pieces.push((Piece::Kept, Span::new(from, to)));
    }

    fn replace(&mut self, from: usize, to: usize, new: &[char]) {
        let source = self.text.get(from..to).unwrap_or_default();
        let (bytes, count) = shared(source, new);
        if bytes > 0 {
            self.keep(from, from + bytes);
        }
        let rest = Span::new(from + bytes, to);
        if count < new.len() {
            for c in new.get(count..).unwrap_or_default() {
                self.chars.push(*c);
            }
            self.pieces.push((Piece::New(self.chars.len()), rest));
        } else if !rest.is_empty() {
            self.pieces.push((Piece::Gone, rest));
        }
    }

    fn delete(&mut self, from: usize, to: usize) {
        self.pieces.push((Piece::Gone, Span::new(from, to)));
    }

    fn trim(&mut self, _: usize, _: usize) {}
}

/// The characters of a normalized text, one after another, without the text: [`Normalizer::chars`].
///
/// Constant memory, unless a letter bears dozens of marks; linear time over all.
#[derive(Clone)]
pub struct Chars<'t> {
    pass: Pass<'t>,
    queue: Queue<'t>,
    /// The piece of the queue at hand, and how much of it is used: bytes of a kept one, characters of a new one.
    piece: usize,
    used: usize,
}

impl<'t> Chars<'t> {
    fn new(rules: &Normalizer, text: &'t str) -> Chars<'t> {
        Chars {
            pass: Pass::new(rules, text),
            queue: Queue {
                text,
                pieces: Small::new(),
                chars: Small::new(),
            },
            piece: 0,
            used: 0,
        }
    }

    /// Fetches the pieces of the next steps; `false` at the end.
    fn fill(&mut self) -> bool {
        self.queue.pieces.clear();
        self.queue.chars.clear();
        (self.piece, self.used) = (0, 0);
        while self.queue.pieces.is_empty() {
            if self.pass.advance(&mut self.queue).is_break() {
                return !self.queue.pieces.is_empty();
            }
        }
        true
    }

    /// The next character and the source it comes from.
    fn pull(&mut self) -> Option<(char, Span)> {
        loop {
            let Some((piece, span)) = self.queue.pieces.get(self.piece) else {
                if !self.fill() {
                    return None;
                }
                continue;
            };
            match piece {
                Piece::Kept => {
                    let from = span.start + self.used;
                    let rest = self.queue.text.get(from..span.end);
                    if let Some(c) = rest.and_then(|r| r.chars().next()) {
                        self.used += c.len_utf8();
                        return Some((c, Span::new(from, from + c.len_utf8())));
                    }
                    self.used = 0;
                }
                Piece::New(end) => {
                    let first = match self.piece.checked_sub(1) {
                        Some(i) => self.first_char(i),
                        None => 0,
                    };
                    if first + self.used < end {
                        let c = self.queue.chars.get(first + self.used);
                        self.used += 1;
                        return c.map(|c| (c, span));
                    }
                    self.used = 0;
                }
                Piece::Gone => {}
            }
            self.piece += 1;
        }
    }

    /// How many of the queue's characters the pieces up to the one at `i` use.
    fn first_char(&self, i: usize) -> usize {
        let pieces = self.queue.pieces.as_slice().get(..=i).unwrap_or_default();
        let new = pieces.iter().rev().find_map(|(piece, _)| match piece {
            Piece::New(end) => Some(*end),
            _ => None,
        });
        new.unwrap_or(0)
    }

    /// Where what belongs to the character pulled last ends, which came from the source up to `end`: what is gone
    /// behind the last character of its piece belongs to all of the piece.
    fn end_of_last(&mut self, mut end: usize) -> usize {
        let kept = |piece: Option<(Piece, Span)>, used: usize| match piece {
            Some((Piece::Kept, span)) => span.start + used < span.end,
            _ => false,
        };
        if kept(self.queue.pieces.get(self.piece), self.used) {
            return end;
        }
        let mut at = self.piece + 1;
        loop {
            match self.queue.pieces.get(at) {
                Some((Piece::Gone, span)) => end = span.end,
                Some(_) => return end,
                None => {
                    at -= self.forget();
                    let before = self.queue.pieces.len();
                    while self.queue.pieces.len() == before {
                        if self.pass.advance(&mut self.queue).is_break()
                            && self.queue.pieces.len() == before
                        {
                            return end;
                        }
                    }
                    continue;
                }
            }
            at += 1;
        }
    }

    /// Forgets the pieces that are used up: returns how many.
    fn forget(&mut self) -> usize {
        let count = self.piece;
        let chars = match count.checked_sub(1) {
            Some(i) => self.first_char(i),
            None => return 0,
        };
        let (mut pieces, mut rest) = (Small::new(), Small::new());
        for (piece, span) in self.queue.pieces.as_slice().iter().skip(count) {
            let piece = match piece {
                Piece::New(end) => Piece::New(end - chars),
                other => *other,
            };
            pieces.push((piece, *span));
        }
        for c in self.queue.chars.as_slice().iter().skip(chars) {
            rest.push(*c);
        }
        (self.queue.pieces, self.queue.chars, self.piece) = (pieces, rest, 0);
        count
    }
}

impl Iterator for Chars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.pull().map(|(c, _)| c)
    }
}

impl FusedIterator for Chars<'_> {}

impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chars").finish_non_exhaustive()
    }
}

/// A text that equals, hashes and sorts as its normalization would, without it being stored: [`Normalizer::key`].
///
/// Comparing and hashing are linear and do not allocate, unless a letter bears dozens of marks. Equal keys have equal
/// hashes; the order is that of the code points of the normalized texts.
///
/// ```
/// use imla::{Key, Normalizer};
/// use std::collections::HashMap;
/// let search = Normalizer::search();
/// let mut counts: HashMap<Key, u32> = HashMap::new();
/// for word in ["مدرسة", "مَدْرَسَة", "المدرسة"] {
///     *counts.entry(search.key(word)).or_default() += 1;
/// }
/// assert_eq!(counts[&search.key("مدرسه")], 2);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Key<'t> {
    rules: Normalizer,
    text: &'t str,
}

impl<'t> Key<'t> {
    /// The text as it was given.
    ///
    /// ```
    /// assert_eq!(imla::Normalizer::search().key("أ").source(), "أ");
    /// ```
    #[must_use]
    pub fn source(&self) -> &'t str {
        self.text
    }
}

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.rules == other.rules && self.text == other.text) || self.cmp(other).is_eq()
    }
}

impl Eq for Key<'_> {}

impl PartialOrd for Key<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rules
            .chars(self.text)
            .cmp(other.rules.chars(other.text))
    }
}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.rules
            .chars(self.text)
            .for_each(|c| state.write_u32(u32::from(c)));
        state.write_u8(0xFF);
    }
}

/// The places where a needle stands in a haystack, spelt however: [`Normalizer::find_iter`].
#[derive(Clone, Debug)]
pub struct Matches<'t> {
    chars: Chars<'t>,
    needle: Vec<char>,
    /// For each prefix of the needle, how much of it is a prefix again: the table of Knuth, Morris and Pratt.
    borders: Vec<usize>,
    /// Where the characters read last start, as many as the needle has.
    starts: Vec<usize>,
    read: usize,
    matched: usize,
    /// Where the last match ended.
    end: usize,
}

impl<'t> Matches<'t> {
    fn new(rules: &Normalizer, haystack: &'t str, needle: &str) -> Matches<'t> {
        let needle: Vec<char> = rules.chars(needle).collect();
        let mut borders = Vec::with_capacity(needle.len());
        let mut border = 0;
        for (i, c) in needle.iter().enumerate() {
            if i > 0 {
                border = step(&needle, &borders, border, *c);
            }
            borders.push(border);
        }
        Matches {
            chars: Chars::new(rules, haystack),
            starts: alloc::vec![0; needle.len()],
            needle,
            borders,
            read: 0,
            matched: 0,
            end: 0,
        }
    }
}

/// How much of the needle is matched once `c` has been read, if `matched` of it were before.
fn step(needle: &[char], borders: &[usize], mut matched: usize, c: char) -> usize {
    loop {
        if needle.get(matched) == Some(&c) {
            return matched + 1;
        }
        match matched.checked_sub(1).and_then(|i| borders.get(i)) {
            Some(border) => matched = *border,
            None => return 0,
        }
    }
}

impl Iterator for Matches<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let len = self.needle.len();
        if len == 0 {
            return None;
        }
        while let Some((c, span)) = self.chars.pull() {
            if let Some(start) = self.starts.get_mut(self.read % len) {
                *start = span.start;
            }
            self.read += 1;
            self.matched = step(&self.needle, &self.borders, self.matched, c);
            if self.matched < len {
                continue;
            }
            self.matched = 0;
            let start = self.starts.get(self.read % len).copied().unwrap_or(0);
            if start < self.end {
                continue;
            }
            self.end = self.chars.end_of_last(span.end);
            return Some(Span::new(start, self.end));
        }
        None
    }
}

impl FusedIterator for Matches<'_> {}

impl Normalizer {
    /// The characters of the normalized text, one after another, without storing it.
    ///
    /// ```
    /// assert!(imla::Normalizer::search().chars("أَنتَ").eq("انت".chars()));
    /// ```
    #[must_use]
    pub fn chars<'t>(&self, text: &'t str) -> Chars<'t> {
        Chars::new(self, text)
    }

    /// Whether two texts normalize to the same. Linear time; no allocation, unless a letter bears dozens of marks.
    ///
    /// ```
    /// let search = imla::Normalizer::search();
    /// assert!(search.eq("المَدْرَسَةُ", "المدرسه"));
    /// assert!(!search.eq("مدرسة", "مدرس"));
    /// ```
    #[must_use]
    pub fn eq(&self, a: &str, b: &str) -> bool {
        a == b || self.chars(a).eq(self.chars(b))
    }

    /// The text as a key of a map or a set, by what it normalizes to.
    ///
    /// ```
    /// let search = imla::Normalizer::search();
    /// let words: std::collections::HashSet<_> = ["إلى", "الى", "الي"].map(|w| search.key(w)).into();
    /// assert_eq!(words.len(), 1);
    /// ```
    #[must_use]
    pub fn key<'t>(&self, text: &'t str) -> Key<'t> {
        Key { rules: *self, text }
    }

    /// The places in `haystack` where what `needle` normalizes to stands, as byte ranges of `haystack`.
    ///
    /// A match begins and ends anywhere in a word. White space matches as the rules have it: with
    /// [`Spaces::Collapse`](super::Spaces::Collapse) a space in the needle matches any run of it, and white space at
    /// the ends of the needle is ignored. A range takes in the marks, tatweels and controls that belong to its last
    /// letter, and all of a character of which it holds a part: لا is found in لأ and ل in ﻷ, which is the whole ﻷ.
    /// Matches do not overlap, in the haystack either; the leftmost wins. A needle that normalizes to nothing is
    /// nowhere. Linear in the lengths of both; the haystack is not copied, the needle takes 20 bytes a character.
    ///
    /// ```
    /// let search = imla::Normalizer::search();
    /// let text = "قرأ مُحَمَّدٌ وأحمد";
    /// let found: Vec<&str> = search.find_iter(text, "محمد").map(|s| &text[s]).collect();
    /// assert_eq!(found, ["مُحَمَّدٌ"]);
    /// ```
    #[must_use]
    pub fn find_iter<'t>(&self, haystack: &'t str, needle: &str) -> Matches<'t> {
        Matches::new(self, haystack, needle)
    }
}

//! From a normalized text back to its source, and forth.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use unicode_segmentation::GraphemeCursor;

use crate::span::Span;

/// One changed stretch: these bytes of the source became these bytes of the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Edit {
    source: Span,
    target: Span,
}

/// Where every byte of a normalized text came from. Stretches that did not change cost nothing; a changed one costs 32
/// bytes.
///
/// Laws: both directions are monotone and stay on `char` boundaries; whatever was deleted belongs to the character
/// before it, and at the start of the text to nothing; a place inside a changed stretch stands for all of it.
///
/// ```
/// use imla::{Normalizer, Span};
/// let text = "مُحَمَّدٌ رَسُول";
/// let found = Normalizer::search().normalize_aligned(text);
/// assert_eq!(found.as_str(), "محمد رسول");
/// assert_eq!(found.alignment().to_source(Span::new(0, 8)), Span::new(0, 18));
/// assert_eq!(found.alignment().to_target(Span::new(0, 18)), Span::new(0, 8));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alignment {
    edits: Vec<Edit>,
    source_len: usize,
    target_len: usize,
}

impl Alignment {
    pub(crate) fn new(source_len: usize) -> Alignment {
        Alignment {
            edits: Vec::new(),
            source_len,
            target_len: source_len,
        }
    }

    pub(crate) fn finish(&mut self, target_len: usize) {
        self.target_len = target_len;
    }

    /// Adds a change; one that touches the change before it becomes part of it if `merge` says so.
    pub(crate) fn push(&mut self, source: Span, target: Span) {
        self.edits.push(Edit { source, target });
    }

    /// Lets the last change reach to `source_end` if it starts at or after `source_start`; `false` if there is none.
    pub(crate) fn extend_last(&mut self, source_start: usize, source_end: usize) -> bool {
        match self.edits.last_mut() {
            Some(edit) if edit.source.start >= source_start => {
                edit.source.end = source_end;
                true
            }
            _ => false,
        }
    }

    /// Whether nothing changed. Constant time.
    ///
    /// ```
    /// assert!(imla::Normalizer::search().normalize_aligned("نص").alignment().is_identity());
    /// ```
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// The bytes of the source that became `target`. A span beyond the text is cut back to it; an end inside a changed
    /// stretch takes in all of the stretch. Logarithmic in the number of changes.
    ///
    /// ```
    /// use imla::{Normalizer, Span};
    /// let found = Normalizer::search().normalize_aligned("ـ١٢");
    /// assert_eq!(found.alignment().to_source(Span::new(0, 1)), Span::new(2, 4));
    /// ```
    #[must_use]
    pub fn to_source(&self, target: Span) -> Span {
        self.map(target, self.target_len, |e| (e.target, e.source))
    }

    /// The bytes of the target that came from `source`. As [`to_source`](Alignment::to_source), the other way.
    ///
    /// ```
    /// use imla::{Normalizer, Span};
    /// let found = Normalizer::search().normalize_aligned("ـ١٢");
    /// assert_eq!(found.alignment().to_target(Span::new(2, 6)), Span::new(0, 2));
    /// ```
    #[must_use]
    pub fn to_target(&self, source: Span) -> Span {
        self.map(source, self.source_len, |e| (e.source, e.target))
    }

    /// The way from the source of this alignment to the target of `next`, whose source is the target of this one.
    ///
    /// Changes that overlap become one, so a span may lead back to more than through the two, never to less. Linear in
    /// the number of changes.
    ///
    /// ```
    /// use imla::{Normalizer, Span};
    /// let first = Normalizer::canonical().normalize_aligned("ﻷَحمد");
    /// let second = Normalizer::search().normalize_aligned(first.as_str());
    /// assert_eq!(second.as_str(), "لاحمد");
    /// let both = first.alignment().then(second.alignment());
    /// assert_eq!(both.to_source(Span::new(0, 4)), Span::new(0, 5));
    /// ```
    #[must_use]
    pub fn then(&self, next: &Alignment) -> Alignment {
        let (mut ours, mut theirs) = (self.edits.iter().peekable(), next.edits.iter().peekable());
        // Where the last change of each side ended: in the middle text, and on its own side.
        let (mut our_end, mut their_end) = ((0, 0), (0, 0));
        let mut edits = Vec::with_capacity(self.edits.len().max(next.edits.len()));
        loop {
            let (a, b) = (
                ours.peek().map(|e| e.target),
                theirs.peek().map(|e| e.source),
            );
            let (mut middle, is_ours) = match (a, b) {
                (Some(a), Some(b)) if (b.start, b.end) < (a.start, a.end) => (b, false),
                (Some(a), _) => (a, true),
                (None, Some(b)) => (b, false),
                (None, None) => break,
            };
            let source_start = match a {
                Some(a) if a.start == middle.start && a.end <= middle.end => {
                    ours.peek().map_or(0, |e| e.source.start)
                }
                _ => our_end.1 + (middle.start - our_end.0),
            };
            let target_start = match b {
                Some(b) if b.start == middle.start && b.end <= middle.end => {
                    theirs.peek().map_or(0, |e| e.target.start)
                }
                _ => their_end.1 + (middle.start - their_end.0),
            };
            // That one, and all that overlaps it, from either side.
            let (mut take_ours, mut take_theirs) = (is_ours, !is_ours);
            loop {
                if let Some(e) = ours.next_if(|e| take_ours || e.target.start < middle.end) {
                    take_ours = false;
                    middle.end = middle.end.max(e.target.end);
                    our_end = (e.target.end, e.source.end);
                } else if let Some(e) =
                    theirs.next_if(|e| take_theirs || e.source.start < middle.end)
                {
                    take_theirs = false;
                    middle.end = middle.end.max(e.source.end);
                    their_end = (e.source.end, e.target.end);
                } else {
                    break;
                }
            }
            edits.push(Edit {
                source: Span::new(source_start, our_end.1 + (middle.end - our_end.0)),
                target: Span::new(target_start, their_end.1 + (middle.end - their_end.0)),
            });
        }
        Alignment {
            edits,
            source_len: self.source_len,
            target_len: next.target_len,
        }
    }

    fn map(&self, span: Span, len: usize, sides: impl Fn(&Edit) -> (Span, Span)) -> Span {
        let start = span.start.min(len);
        let end = span.end.clamp(start, len);
        // A start at the end of a change belongs to what follows, an end at its start to what came before.
        let low = {
            let at = self.edits.partition_point(|e| sides(e).0.end <= start);
            match self.edits.get(at).map(&sides) {
                Some((here, there)) if here.start <= start => there.start,
                _ => self.shifted(at, start, &sides),
            }
        };
        if start == end {
            return Span::new(low, low);
        }
        let at = self.edits.partition_point(|e| sides(e).0.start < end);
        let high = match at
            .checked_sub(1)
            .and_then(|i| self.edits.get(i))
            .map(&sides)
        {
            Some((here, there)) if here.end >= end => there.end,
            _ => self.shifted(at, end, &sides),
        };
        Span::new(low, high.max(low))
    }

    /// The other side of a place in an unchanged stretch, `at` changes in.
    fn shifted(&self, at: usize, place: usize, sides: &impl Fn(&Edit) -> (Span, Span)) -> usize {
        match at.checked_sub(1).and_then(|i| self.edits.get(i)).map(sides) {
            Some((here, there)) => there.end + place.saturating_sub(here.end),
            None => place,
        }
    }
}

/// A normalized text with the way back to its source.
///
/// ```
/// let found = imla::Normalizer::search().normalize_aligned("إِلَى");
/// assert_eq!(found.as_str(), "الي");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Normalized<'t> {
    pub(crate) source: &'t str,
    pub(crate) text: Cow<'t, str>,
    pub(crate) alignment: Alignment,
}

impl<'t> Normalized<'t> {
    /// The normalized text.
    ///
    /// ```
    /// assert_eq!(imla::Normalizer::search().normalize_aligned("أ").as_str(), "ا");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The way back.
    ///
    /// ```
    /// assert!(!imla::Normalizer::search().normalize_aligned("أ").alignment().is_identity());
    /// ```
    #[must_use]
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// The source bytes of a piece of the normalized text: [`Alignment::to_source`].
    ///
    /// ```
    /// use imla::{Normalizer, Span};
    /// assert_eq!(Normalizer::search().normalize_aligned("كِتَاب").source_span(Span::new(0, 8)), Span::new(0, 12));
    /// ```
    #[must_use]
    pub fn source_span(&self, target: Span) -> Span {
        self.alignment.to_source(target)
    }

    /// The source bytes of a piece of the normalized text, out to the next borders between grapheme clusters: what to
    /// highlight, so that no letter is cut from a mark, a joiner or a sign that belongs to it.
    ///
    /// Grapheme clusters are those of UAX #29, extended. Logarithmic in the number of changes and linear in the clusters
    /// at the two ends. An empty span stays empty.
    ///
    /// ```
    /// use imla::{Normalizer, Span};
    /// let found = Normalizer::new().normalize_aligned("مُحَمَّدٌ");
    /// let end = found.as_str().len();
    /// assert_eq!(found.source_span(Span::new(0, end - 2)), Span::new(0, 16));
    /// assert_eq!(found.source_graphemes(Span::new(0, end - 2)), Span::new(0, 18));
    /// ```
    #[must_use]
    pub fn source_graphemes(&self, target: Span) -> Span {
        let tight = self.alignment.to_source(target);
        if tight.is_empty() {
            return tight;
        }
        let cursor = |at| GraphemeCursor::new(at, self.source.len(), true);
        let is_border = |at| cursor(at).is_boundary(self.source, 0) != Ok(false);
        let start = if is_border(tight.start) {
            tight.start
        } else {
            let before = cursor(tight.start).prev_boundary(self.source, 0);
            before.ok().flatten().unwrap_or(0)
        };
        let end = if is_border(tight.end) {
            tight.end
        } else {
            let after = cursor(tight.end).next_boundary(self.source, 0);
            after.ok().flatten().unwrap_or(self.source.len())
        };
        Span::new(start, end)
    }

    /// The text that was normalized.
    ///
    /// ```
    /// assert_eq!(imla::Normalizer::search().normalize_aligned("أ").source(), "أ");
    /// ```
    #[must_use]
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The text and the alignment, apart.
    ///
    /// ```
    /// let (text, alignment) = imla::Normalizer::search().normalize_aligned("نص").into_parts();
    /// assert!(alignment.is_identity() && text == "نص");
    /// ```
    #[must_use]
    pub fn into_parts(self) -> (Cow<'t, str>, Alignment) {
        (self.text, self.alignment)
    }
}

//! A byte range of a text.

use alloc::string::String;
use core::ops::{Index, Range};

/// A half-open range of bytes, `start..end`, in one particular text.
///
/// Every span this crate hands out has both ends on `char` boundaries of the text the caller gave, with
/// `start <= end <= text.len()`, and counts from the beginning of that whole text, whichever piece it
/// describes. Offsets are bytes, never code points.
///
/// ```
/// use imla::Span;
///
/// let text = "قال نعم";
/// let word = Span::new(0, 6);
/// assert_eq!(&text[word], "قال");
/// assert_eq!(word.len(), 6);
/// assert_eq!(word.range(), 0..6);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte of the piece.
    pub start: usize,
    /// One past the last byte of the piece.
    pub end: usize,
}

impl Span {
    /// The range `start..end`, in bytes. Nothing is checked: a span is only as good as its text.
    ///
    /// ```
    /// assert_eq!(imla::Span::new(2, 6).len(), 4);
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// The length in bytes; zero if `end` lies before `start`.
    ///
    /// ```
    /// assert_eq!(imla::Span::new(2, 6).len(), 4);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    ///
    /// ```
    /// assert!(imla::Span::new(3, 3).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The same range in the standard library's terms.
    ///
    /// ```
    /// assert_eq!(imla::Span::new(1, 3).range(), 1..3);
    /// ```
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether `other` lies wholly inside this span.
    ///
    /// ```
    /// use imla::Span;
    /// assert!(Span::new(0, 9).contains(Span::new(2, 9)));
    /// ```
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same piece of a text that has `by` more bytes in front of it.
    ///
    /// ```
    /// use imla::Span;
    /// assert_eq!(Span::new(0, 4).shift(10), Span::new(10, 14));
    /// ```
    #[must_use]
    pub const fn shift(self, by: usize) -> Span {
        Span {
            start: self.start + by,
            end: self.end + by,
        }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.range()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}

/// Slices a text by a span that was made for it.
///
/// # Panics
/// Like slicing by a range: when the span does not lie on `char` boundaries of this text.
#[allow(clippy::indexing_slicing, clippy::string_slice)]
impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// Slices a text by a span that was made for it.
///
/// # Panics
/// Like slicing by a range: when the span does not lie on `char` boundaries of this text.
#[allow(clippy::indexing_slicing, clippy::string_slice)]
impl Index<Span> for String {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self.as_str()[span.range()]
    }
}

//! Sentences of a text that arrives in pieces.

use alloc::string::String;
use alloc::vec::Vec;

use super::look::Look;
use super::scan::LINE_LOOK;
use super::{Cursor, LineBreaks, Piece, SentenceEnd, SentenceSplitter, layout, next_piece};
use crate::span::Span;
use crate::token::{StreamToken, Tokenizer};

/// A sentence of a stream. Its spans count from the start of the stream.
///
/// ```
/// let mut stream = imla::SentenceSplitter::new().stream();
/// stream.push("نعم. ل");
/// stream.push("ا.");
/// let found: Vec<_> = stream.finish().map(|s| (s.as_str(), s.span())).collect();
/// assert_eq!(found, [("نعم.", imla::Span::new(0, 7)), ("لا.", imla::Span::new(8, 13))]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StreamSentence<'s> {
    text: &'s str,
    span: Span,
    full: Span,
    end: SentenceEnd,
}

impl<'s> StreamSentence<'s> {
    /// The sentence, without white space around it.
    ///
    /// ```
    /// let mut stream = imla::SentenceSplitter::new().stream();
    /// stream.push(" نعم. ");
    /// assert_eq!(stream.finish().next().unwrap().as_str(), "نعم.");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'s str {
        self.text
    }

    /// Where the sentence stands, in bytes of everything that was pushed.
    ///
    /// ```
    /// let mut stream = imla::SentenceSplitter::new().stream();
    /// stream.push(" نعم. ");
    /// assert_eq!(stream.finish().next().unwrap().span(), imla::Span::new(1, 8));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The sentence with the white space around it: these spans partition the stream.
    ///
    /// ```
    /// let mut stream = imla::SentenceSplitter::new().stream();
    /// stream.push(" نعم. ");
    /// assert_eq!(stream.finish().next().unwrap().full_span(), imla::Span::new(0, 9));
    /// ```
    #[must_use]
    pub fn full_span(&self) -> Span {
        self.full
    }

    /// How the sentence ended.
    ///
    /// ```
    /// let mut stream = imla::SentenceSplitter::new().stream();
    /// stream.push("نعم");
    /// assert_eq!(stream.finish().next().unwrap().end(), imla::SentenceEnd::EndOfInput);
    /// ```
    #[must_use]
    pub fn end(&self) -> SentenceEnd {
        self.end
    }

    /// The tokens of the sentence, with places in the stream. No allocation.
    ///
    /// ```
    /// let mut stream = imla::SentenceSplitter::new().stream();
    /// stream.push(" نعم. ");
    /// let sentence = stream.finish().next().unwrap();
    /// assert_eq!(sentence.tokens().nth(1).unwrap().span(), imla::Span::new(7, 8));
    /// ```
    pub fn tokens(&self) -> impl Iterator<Item = StreamToken<'s>> + use<'s> {
        let base = self.span.start;
        Tokenizer::new()
            .tokens(self.text)
            .map(move |t| StreamToken::new(t, base))
    }
}

/// The sentences of a text that arrives in pieces, cut anywhere between characters.
///
/// The law: however the text is cut, the sentences, their spans and ends are those of [`SentenceSplitter::split`] on the
/// whole. A sentence is given once nothing that may follow can change its end, and at the latest when the text held back
/// has doubled since. Memory: the longest sentence and a kilobyte on both sides, twice; under [`LineBreaks::Auto`] the
/// first 64 KiB are held until the layout is known. Time: linear in everything pushed.
///
/// ```
/// use imla::{LineBreaks, SentenceSplitter};
/// let mut stream = SentenceSplitter::new().line_breaks(LineBreaks::Line).stream();
/// let mut found = Vec::new();
/// for piece in ["حضر د", ". سامي", ". ثم ذ", "هب."] {
///     found.extend(stream.push(piece).map(|s| s.as_str().to_string()));
/// }
/// found.extend(stream.finish().map(|s| s.as_str().to_string()));
/// assert_eq!(found, ["حضر د. سامي.", "ثم ذهب."]);
/// ```
#[derive(Clone, Debug)]
pub struct SentenceStream<'a> {
    rules: SentenceSplitter<'a>,
    buffer: String,
    /// How much of the stream lies before the buffer.
    base: usize,
    cursor: Cursor,
    /// Whether the layout of the text is known.
    laid_out: bool,
    /// No look at the buffer is worth while before it is this long.
    wait: usize,
    ready: Vec<Piece>,
    ended: bool,
}

impl<'a> SentenceStream<'a> {
    pub(super) fn new(rules: SentenceSplitter<'a>) -> SentenceStream<'a> {
        SentenceStream {
            rules,
            buffer: String::new(),
            base: 0,
            cursor: Cursor::new(None),
            laid_out: rules.line_breaks != LineBreaks::Auto,
            wait: 0,
            ready: Vec::new(),
            ended: false,
        }
    }

    /// Takes the next piece of the text, and gives the sentences that are sure now.
    ///
    /// ```
    /// use imla::{LineBreaks, SentenceSplitter};
    /// let mut stream = SentenceSplitter::new().line_breaks(LineBreaks::Line).stream();
    /// assert_eq!(stream.push("نعم. لا").count(), 0);
    /// assert_eq!(stream.push(&" كلمة".repeat(60)).count(), 1);
    /// ```
    pub fn push(&mut self, piece: &str) -> StreamSentences<'_> {
        self.drop_given();
        self.buffer.push_str(piece);
        if !self.laid_out && self.buffer.len() >= layout::LOOK {
            self.lay_out();
        }
        if self.laid_out && self.buffer.len() >= self.wait {
            self.collect(false);
        }
        self.sentences()
    }

    /// Ends the text, and gives the sentences that are left. The stream is then as new.
    ///
    /// ```
    /// let mut stream = imla::SentenceSplitter::new().stream();
    /// stream.push("نعم");
    /// assert_eq!(stream.finish().count(), 1);
    /// assert_eq!(stream.finish().count(), 0);
    /// ```
    pub fn finish(&mut self) -> StreamSentences<'_> {
        self.drop_given();
        if !self.laid_out {
            self.lay_out();
        }
        self.collect(true);
        self.ended = true;
        self.sentences()
    }

    fn lay_out(&mut self) {
        self.cursor.margin = self.rules.margin(&self.buffer);
        self.laid_out = true;
    }

    fn collect(&mut self, last: bool) {
        loop {
            let look = Look::new(&self.buffer);
            let mut cursor = self.cursor;
            match next_piece(&look, &self.rules, &mut cursor) {
                Some(piece) if last || !look.met_end() => {
                    self.ready.push(piece);
                    self.cursor = cursor;
                }
                _ => break,
            }
        }
        // What is left was looked at in vain: it must double before it is looked at again.
        let left = self.buffer.len() - self.cursor.at;
        self.wait = self.buffer.len() + left;
    }

    fn drop_given(&mut self) {
        self.ready.clear();
        if self.ended {
            let rules = self.rules;
            let mut buffer = core::mem::take(&mut self.buffer);
            buffer.clear();
            *self = SentenceStream::new(rules);
            self.buffer = buffer;
            return;
        }
        // The line that the next sentence opens in may tell whether it is full.
        let mut keep = self
            .cursor
            .at
            .saturating_sub(LINE_LOOK)
            .max(self.cursor.line.min(self.cursor.at));
        while !self.buffer.is_char_boundary(keep) {
            keep -= 1;
        }
        self.buffer.drain(..keep);
        self.base += keep;
        self.cursor.shift_back(keep);
        self.wait = self.wait.saturating_sub(keep);
    }

    fn sentences(&self) -> StreamSentences<'_> {
        StreamSentences {
            buffer: &self.buffer,
            base: self.base,
            ready: self.ready.iter(),
        }
    }
}

/// The iterator that [`SentenceStream::push`] and [`SentenceStream::finish`] return. Dropping it loses the sentences it
/// holds.
///
/// ```
/// let mut stream = imla::SentenceSplitter::new().stream();
/// stream.push("نعم. لا.");
/// assert_eq!(stream.finish().count(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct StreamSentences<'s> {
    buffer: &'s str,
    base: usize,
    ready: core::slice::Iter<'s, Piece>,
}

impl<'s> Iterator for StreamSentences<'s> {
    type Item = StreamSentence<'s>;

    fn next(&mut self) -> Option<StreamSentence<'s>> {
        let piece = self.ready.next()?;
        Some(StreamSentence {
            text: self.buffer.get(piece.span.range()).unwrap_or_default(),
            span: piece.span.shift(self.base),
            full: piece.full.shift(self.base),
            end: piece.end,
        })
    }
}

impl core::iter::FusedIterator for StreamSentences<'_> {}

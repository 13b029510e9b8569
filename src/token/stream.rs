//! Tokens of a text that arrives in pieces.

use alloc::string::String;

use super::{Gaps, Script, Token, TokenKind, Tokenizer, Tokens};
use crate::letter::class;
use crate::span::Span;

/// A token of a stream. Its span counts from the start of the stream.
///
/// ```
/// let mut stream = imla::Tokenizer::new().stream();
/// assert_eq!(stream.push("قال نع").count(), 1);
/// let token = stream.push("م ").next().unwrap();
/// assert_eq!((token.as_str(), token.span()), ("نعم", imla::Span::new(7, 13)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StreamToken<'s> {
    token: Token<'s>,
    base: usize,
}

impl<'s> StreamToken<'s> {
    pub(crate) fn new(token: Token<'s>, base: usize) -> StreamToken<'s> {
        StreamToken { token, base }
    }

    /// The letters of the token.
    ///
    /// ```
    /// assert_eq!(imla::Tokenizer::new().stream().push("نعم ").next().unwrap().as_str(), "نعم");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'s str {
        self.token.as_str()
    }

    /// Where the token stands, in bytes of everything that was pushed.
    ///
    /// ```
    /// let mut stream = imla::Tokenizer::new().stream();
    /// assert_eq!(stream.push(" نعم ").next().unwrap().span(), imla::Span::new(1, 7));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.token.span().shift(self.base)
    }

    /// What the token is.
    ///
    /// ```
    /// use imla::{TokenKind, Tokenizer};
    /// assert_eq!(Tokenizer::new().stream().push("12 ").next().unwrap().kind(), TokenKind::Number);
    /// ```
    #[must_use]
    pub fn kind(&self) -> TokenKind {
        self.token.kind()
    }

    /// The script of the first letter in the token.
    ///
    /// ```
    /// use imla::{Script, Tokenizer};
    /// assert_eq!(Tokenizer::new().stream().push("نص ").next().unwrap().script(), Script::Arabic);
    /// ```
    #[must_use]
    pub fn script(&self) -> Script {
        self.token.script()
    }
}

/// The tokens of a text that arrives in pieces, cut anywhere between characters.
///
/// The law: however the text is cut, the tokens and their spans are those of [`Tokenizer::tokens`] on the whole. No token
/// holds white space, so what stands before the last white space is given at once and the rest is kept. Memory: one
/// piece and one run without white space. Time: linear in everything pushed.
///
/// ```
/// let mut stream = imla::Tokenizer::new().stream();
/// let mut found = Vec::new();
/// for piece in ["قا", "ل: نع", "م."] {
///     found.extend(stream.push(piece).map(|t| t.as_str().to_string()));
/// }
/// found.extend(stream.finish().map(|t| t.as_str().to_string()));
/// assert_eq!(found, ["قال", ":", "نعم", "."]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct TokenStream {
    rules: Tokenizer,
    buffer: String,
    /// How much of the stream lies before the buffer, and how much of the buffer was given.
    base: usize,
    given: usize,
    /// How much at the start of the buffer is one gap that may go on.
    gap: usize,
    ended: bool,
}

impl TokenStream {
    pub(super) fn new(rules: Tokenizer) -> TokenStream {
        TokenStream {
            rules,
            ..TokenStream::default()
        }
    }

    /// Takes the next piece of the text, and gives the tokens that are sure now.
    ///
    /// ```
    /// let mut stream = imla::Tokenizer::new().stream();
    /// assert_eq!(stream.push("نعم").count(), 0);
    /// assert_eq!(stream.push(" لا").count(), 1);
    /// ```
    pub fn push(&mut self, piece: &str) -> StreamTokens<'_> {
        self.drop_given();
        let kept = self.buffer.len();
        self.buffer.push_str(piece);
        let mut back = piece.char_indices().rev();
        if let Some((i, _)) = back.find(|(_, c)| class(*c).is_space()) {
            let space = kept + i;
            self.given = match self.rules.gaps {
                Gaps::Skip => space,
                Gaps::Give => self.before_gap(space),
            };
        }
        self.tokens()
    }

    /// Ends the text, and gives the tokens that are left. The stream is then as new.
    ///
    /// ```
    /// let mut stream = imla::Tokenizer::new().stream();
    /// stream.push("نعم");
    /// assert_eq!(stream.finish().count(), 1);
    /// assert_eq!(stream.finish().count(), 0);
    /// ```
    pub fn finish(&mut self) -> StreamTokens<'_> {
        self.drop_given();
        self.given = self.buffer.len();
        self.gap = 0;
        self.ended = true;
        self.tokens()
    }

    fn drop_given(&mut self) {
        self.buffer.drain(..self.given);
        self.base = if self.ended {
            0
        } else {
            self.base + self.given
        };
        (self.given, self.ended) = (0, false);
    }

    /// The end of the last token before the white space at `space`; the gap behind it may go on.
    fn before_gap(&mut self, space: usize) -> usize {
        let new = self.buffer.get(self.gap..space).unwrap_or_default();
        let visible = new.trim_end_matches(|c| class(c).is_blank());
        if visible.is_empty() {
            self.gap = space.max(self.gap);
            return 0;
        }
        // Joiners may belong to the word before them, so its tokens are asked.
        let chunk = visible
            .rfind(|c| class(c).is_space())
            .map_or(self.gap, |i| self.gap + i);
        let last = self
            .rules
            .gaps(Gaps::Skip)
            .tokens_in(&self.buffer, Span::new(chunk, space))
            .last();
        let end = last.map_or(0, |t| t.span().end);
        self.gap = space - end;
        end
    }

    fn tokens(&self) -> StreamTokens<'_> {
        StreamTokens {
            tokens: self.rules.tokens_in(&self.buffer, Span::new(0, self.given)),
            base: self.base,
        }
    }
}

/// The iterator that [`TokenStream::push`] and [`TokenStream::finish`] return. Dropping it loses the tokens it holds.
///
/// ```
/// assert_eq!(imla::Tokenizer::new().stream().push("نعم لا ").count(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct StreamTokens<'s> {
    tokens: Tokens<'s>,
    base: usize,
}

impl<'s> Iterator for StreamTokens<'s> {
    type Item = StreamToken<'s>;

    fn next(&mut self) -> Option<StreamToken<'s>> {
        self.tokens.next().map(|t| StreamToken::new(t, self.base))
    }
}

impl core::iter::FusedIterator for StreamTokens<'_> {}

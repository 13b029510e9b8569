//! Sentences: where they end, how they end, and nothing lost between them.
//!
//! | what | rule |
//! |---|---|
//! | `. ! ? ؟ ۔` and their runs, spaced or not | end a sentence, with the quotes, brackets, footnote marks, invisible characters and emoji that follow at once |
//! | `، ؛ : , ;` | never do, unless asked to: [`SentenceSplitter::semicolons`], [`SentenceSplitter::colons`] |
//! | `..` `...` `…` | end only before a line end or the end of the text: [`SentenceSplitter::ellipses`] |
//! | marks with nothing before them | open the sentence |
//! | a stop after a title (`د.` `أ.د.` `Dr.`) or a word the caller adds | does not end before a word |
//! | a stop after a reference (`ص.` `ج.` `رقم.`) | does not end before a number |
//! | a stop after a single letter | is an initial; after a number it is an era or a unit, after a noun like `فيتامين` a name, and ends |
//! | a stop after a single Latin letter | ends before an Arabic word |
//! | a stop after letters joined by stops (`ق.م.` `Ph.D.`) | ends only before `و`, `لكن`, `ثم` and the like |
//! | spelt Latin letters (`دي. إتش. لورانس`) | chain when each has its stop; `سي إن إن.` ends |
//! | a number, letter or ordinal that opens a line, or follows `المادة` and the like | is a marker, and its stop ends nothing |
//! | marks inside a balanced bracket of 400 bytes or less | end nothing, unless the bracket is the whole sentence |
//! | `؟"` and `!"` | go on before a verb of saying, a preposition, or behind a title; after `."` a new sentence begins |
//! | a stop glued to the next word | ends when both sides are whole Arabic words and no domain |
//! | a Latin sentence | goes on before a small letter |
//! | U+06DD and its number | end a verse: [`SentenceSplitter::verses`] |
//! | a line end | see [`LineBreaks`] |
//!
//! Vowel marks, tatweel, bidi marks, the set of the digits, hamza on alef and the kind of line end change nothing.

mod abbreviation;
mod close;
mod decide;
mod layout;
mod look;
mod numbered;
mod options;
mod scan;
mod soft;
mod stream;
mod word;

use crate::letter::{Class, class};
use crate::span::Span;
use crate::token::{Tokenizer, Tokens};
use look::Look;
pub use options::{Colons, Ellipses, LineBreaks, Quotes, Semicolons, Verses};
use scan::Stop;
pub use soft::SoftPieces;
pub use stream::{SentenceStream, StreamSentence, StreamSentences};

/// How a sentence ended.
///
/// ```
/// use imla::{SentenceEnd, sentences};
/// let ends: Vec<SentenceEnd> = sentences("عنوان\nنص كامل. بقية").map(|s| s.end()).collect();
/// assert_eq!(ends, [SentenceEnd::LineBreak, SentenceEnd::Terminator, SentenceEnd::EndOfInput]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SentenceEnd {
    /// A terminating mark, with whatever closes after it.
    Terminator,
    /// A line end, with no mark before it.
    LineBreak,
    /// A blank line or U+2029, with no mark before it.
    ParagraphBreak,
    /// The sign that ends a verse.
    Verse,
    /// The end of the text, with no mark before it.
    EndOfInput,
}

impl SentenceEnd {
    /// A short lower-case name, for tables and logs.
    ///
    /// ```
    /// assert_eq!(imla::SentenceEnd::EndOfInput.name(), "eof");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SentenceEnd::Terminator => "terminator",
            SentenceEnd::LineBreak => "linebreak",
            SentenceEnd::ParagraphBreak => "paragraph",
            SentenceEnd::Verse => "verse",
            SentenceEnd::EndOfInput => "eof",
        }
    }
}

/// One sentence and its place in the whole text. `Copy`, borrows the text.
///
/// The laws: `source[sentence.span()] == sentence.as_str()`, with no white space at either end; the
/// [`full_span`](Sentence::full_span)s of all sentences partition a text that is not blank.
///
/// ```
/// let text = "قال نعم. ثم ذهب.";
/// let second = imla::sentences(text).nth(1).unwrap();
/// assert_eq!(second.as_str(), "ثم ذهب.");
/// assert_eq!(&text[second.span()], "ثم ذهب.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence<'t> {
    source: &'t str,
    full: Span,
    span: Span,
    end: SentenceEnd,
}

impl<'t> Sentence<'t> {
    /// The sentence, without white space around it.
    ///
    /// ```
    /// assert_eq!(imla::sentences(" نعم. ").next().unwrap().as_str(), "نعم.");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.source.get(self.span.range()).unwrap_or_default()
    }

    /// Where the sentence stands, in bytes of the whole text.
    ///
    /// ```
    /// assert_eq!(imla::sentences(" نعم. ").next().unwrap().span(), imla::Span::new(1, 8));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The sentence with the white space up to the next one, and for the first one the white space before it.
    ///
    /// ```
    /// assert_eq!(imla::sentences(" نعم. ").next().unwrap().full_span(), imla::Span::new(0, 9));
    /// ```
    #[must_use]
    pub fn full_span(&self) -> Span {
        self.full
    }

    /// How the sentence ended.
    ///
    /// ```
    /// assert_eq!(imla::sentences("نعم").next().unwrap().end(), imla::SentenceEnd::EndOfInput);
    /// ```
    #[must_use]
    pub fn end(&self) -> SentenceEnd {
        self.end
    }

    /// The whole text the sentence was found in.
    ///
    /// ```
    /// assert_eq!(imla::sentences(" نعم").next().unwrap().source(), " نعم");
    /// ```
    #[must_use]
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The tokens of the sentence, with places in the whole text. No allocation.
    ///
    /// ```
    /// let text = "نعم. لا!";
    /// let last = imla::sentences(text).last().unwrap();
    /// assert_eq!(last.tokens().next().unwrap().span(), imla::Span::new(8, 12));
    /// ```
    #[must_use]
    pub fn tokens(&self) -> Tokens<'t> {
        Tokenizer::new().tokens_in(self.source, self.span)
    }

    /// Whether this is likely a fragment: no mark ends it, and it has fewer than four tokens or holds a long encoded
    /// token. A hint for filters; fragments are never dropped.
    ///
    /// ```
    /// let junk = "aXA6IDMuMTQ0LjkwLjEwOCA= جزيرة ام اند امز";
    /// assert!(imla::sentences(junk).next().unwrap().is_fragment());
    /// assert!(!imla::sentences("هذه جملة كاملة.").next().unwrap().is_fragment());
    /// ```
    #[must_use]
    pub fn is_fragment(&self) -> bool {
        if matches!(self.end, SentenceEnd::Terminator | SentenceEnd::Verse) {
            return false;
        }
        let encoded = |word: &str| {
            word.len() >= 16
                && word.bytes().all(|b| b.is_ascii_alphanumeric())
                && word.bytes().any(|b| b.is_ascii_digit())
                && word.bytes().any(|b| b.is_ascii_uppercase())
                && word.bytes().any(|b| b.is_ascii_lowercase())
        };
        self.tokens().take(4).count() < 4 || self.tokens().any(|t| encoded(t.as_str()))
    }
}

/// How a text is cut into sentences: a small `Copy` value, usable in a `const`.
///
/// `'a` is the life of the abbreviations the user adds.
///
/// ```
/// use imla::{LineBreaks, SentenceSplitter};
/// const RULES: SentenceSplitter = SentenceSplitter::new().line_breaks(LineBreaks::Paragraph);
/// assert_eq!(RULES.split("سطر\nسطر. آخر").count(), 2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SentenceSplitter<'a> {
    line_breaks: LineBreaks,
    quotes: Quotes,
    semicolons: Semicolons,
    colons: Colons,
    ellipses: Ellipses,
    verses: Verses,
    abbreviations: &'a [&'a str],
}

impl<'a> SentenceSplitter<'a> {
    /// The default rules.
    ///
    /// ```
    /// assert_eq!(imla::SentenceSplitter::new().split("نعم. لا.").count(), 2);
    /// ```
    #[must_use]
    pub const fn new() -> SentenceSplitter<'a> {
        SentenceSplitter {
            line_breaks: LineBreaks::Auto,
            quotes: Quotes::Split,
            semicolons: Semicolons::Keep,
            colons: Colons::Keep,
            ellipses: Ellipses::Keep,
            verses: Verses::End,
            abbreviations: &[],
        }
    }

    /// What a line end means.
    ///
    /// ```
    /// use imla::{LineBreaks, SentenceSplitter};
    /// assert_eq!(SentenceSplitter::new().line_breaks(LineBreaks::Line).split("أ\nب").count(), 2);
    /// ```
    #[must_use]
    pub const fn line_breaks(mut self, rule: LineBreaks) -> Self {
        self.line_breaks = rule;
        self
    }

    /// Whether a quotation stays whole.
    ///
    /// ```
    /// use imla::{Quotes, SentenceSplitter};
    /// assert_eq!(SentenceSplitter::new().quotes(Quotes::Keep).split("«نعم. لا.»").count(), 1);
    /// ```
    #[must_use]
    pub const fn quotes(mut self, rule: Quotes) -> Self {
        self.quotes = rule;
        self
    }

    /// Whether ؛ ends a sentence.
    ///
    /// ```
    /// use imla::{Semicolons, SentenceSplitter};
    /// assert_eq!(SentenceSplitter::new().semicolons(Semicolons::End).split("نعم؛ لا").count(), 2);
    /// ```
    #[must_use]
    pub const fn semicolons(mut self, rule: Semicolons) -> Self {
        self.semicolons = rule;
        self
    }

    /// Whether a colon ends a sentence.
    ///
    /// ```
    /// use imla::{Colons, SentenceSplitter};
    /// assert_eq!(SentenceSplitter::new().colons(Colons::End).split("قال: نعم").count(), 2);
    /// ```
    #[must_use]
    pub const fn colons(mut self, rule: Colons) -> Self {
        self.colons = rule;
        self
    }

    /// Whether an ellipsis inside a line ends a sentence.
    ///
    /// ```
    /// use imla::{Ellipses, SentenceSplitter};
    /// assert_eq!(SentenceSplitter::new().ellipses(Ellipses::End).split("نعم... لا").count(), 2);
    /// ```
    #[must_use]
    pub const fn ellipses(mut self, rule: Ellipses) -> Self {
        self.ellipses = rule;
        self
    }

    /// Whether the sign of a verse ends a sentence.
    ///
    /// ```
    /// use imla::{SentenceSplitter, Verses};
    /// assert_eq!(SentenceSplitter::new().verses(Verses::Keep).split("أحد ۝١ الصمد ۝٢").count(), 1);
    /// ```
    #[must_use]
    pub const fn verses(mut self, rule: Verses) -> Self {
        self.verses = rule;
        self
    }

    /// More words whose stop does not end a sentence before a word, without their stop: `&["وح", "Gen"]`.
    ///
    /// ```
    /// use imla::SentenceSplitter;
    /// let text = "حضر مهند. سامي اليوم.";
    /// assert_eq!(SentenceSplitter::new().split(text).count(), 2);
    /// assert_eq!(SentenceSplitter::new().abbreviations(&["مهند"]).split(text).count(), 1);
    /// ```
    #[must_use]
    pub const fn abbreviations(mut self, words: &'a [&'a str]) -> Self {
        self.abbreviations = words;
        self
    }

    /// The sentences of a text, in order. Linear time over the whole iteration, no allocation.
    ///
    /// ```
    /// let found: Vec<&str> = imla::SentenceSplitter::new().split("حضر د. سامي. ثم ذهب.").map(|s| s.as_str()).collect();
    /// assert_eq!(found, ["حضر د. سامي.", "ثم ذهب."]);
    /// ```
    #[must_use]
    pub fn split<'t>(&self, text: &'t str) -> Sentences<'t>
    where
        'a: 't,
    {
        Sentences {
            source: text,
            cursor: Cursor::new(self.margin(text)),
            rules: *self,
        }
    }

    /// The sentences of a text that arrives in pieces.
    ///
    /// ```
    /// let mut stream = imla::SentenceSplitter::new().stream();
    /// assert_eq!(stream.push("نعم. لا.").count() + stream.finish().count(), 2);
    /// ```
    #[must_use]
    pub fn stream(&self) -> SentenceStream<'a> {
        SentenceStream::new(*self)
    }

    /// The margin of a text, if line ends are read by it and it is wrapped.
    fn margin(&self, text: &str) -> Option<usize> {
        match self.line_breaks {
            LineBreaks::Auto => layout::margin(text),
            LineBreaks::Line | LineBreaks::Paragraph => None,
        }
    }
}

/// The sentences of a text under the default rules.
///
/// ```
/// let text = "حذر الوزير من أن بلاده \"سترد\". ولم يعُد السفير من حينها.";
/// let found: Vec<&str> = imla::sentences(text).map(|s| s.as_str()).collect();
/// assert_eq!(found, ["حذر الوزير من أن بلاده \"سترد\".", "ولم يعُد السفير من حينها."]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Sentences<'_> {
    SentenceSplitter::new().split(text)
}

/// The iterator that [`sentences`] and [`SentenceSplitter::split`] return.
///
/// ```
/// assert_eq!(imla::sentences("نعم. لا.").count(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    source: &'t str,
    cursor: Cursor,
    rules: SentenceSplitter<'t>,
}

/// Where a splitter stands in its text, and what it remembers from one sentence to the next.
#[derive(Clone, Copy, Debug)]
struct Cursor {
    at: usize,
    /// The start of the line the scan stands in.
    line: usize,
    /// The first visible character of the sentence.
    first: usize,
    /// The margin in code points, when the text is wrapped.
    margin: Option<usize>,
    /// Up to here nothing is looked for again in vain: no closing bracket, no such closing quote, no address.
    no_bracket: usize,
    no_quote: (char, usize),
    no_address: usize,
    /// The last number of a series inside the sentence.
    series: Option<u32>,
}

impl Cursor {
    const fn new(margin: Option<usize>) -> Cursor {
        Cursor {
            at: 0,
            line: 0,
            first: 0,
            margin,
            no_bracket: 0,
            no_quote: ('"', 0),
            no_address: 0,
            series: None,
        }
    }

    /// The same cursor in a text without its first `by` bytes.
    const fn shift_back(&mut self, by: usize) {
        self.at = self.at.saturating_sub(by);
        self.line = self.line.saturating_sub(by);
        self.first = self.first.saturating_sub(by);
        self.no_bracket = self.no_bracket.saturating_sub(by);
        self.no_quote.1 = self.no_quote.1.saturating_sub(by);
        self.no_address = self.no_address.saturating_sub(by);
    }
}

/// A sentence by its places alone.
#[derive(Clone, Copy, Debug)]
struct Piece {
    full: Span,
    span: Span,
    end: SentenceEnd,
}

/// The next sentence, and the cursor behind it. `None` if only blanks are left.
fn next_piece(look: &Look<'_>, rules: &SentenceSplitter<'_>, cursor: &mut Cursor) -> Option<Piece> {
    let from = cursor.at;
    let start = opening(look, cursor, from);
    if cursor.first >= look.text.len() {
        // What is left is blank; only a text that is blank altogether has blanks in no sentence.
        cursor.at = look.text.len();
        return None;
    }
    let Stop { end, how } = scan::find(look, rules, cursor, start);
    cursor.at = opening(look, cursor, end);
    if cursor.first >= look.text.len() {
        // Invisible characters at the very end go with the last sentence.
        cursor.at = look.text.len();
    }
    let piece = look.between(start, end);
    let end = start + piece.trim_end_matches(|c| class(c).is_space()).len();
    Some(Piece {
        full: Span::new(from, cursor.at),
        span: Span::new(start, end),
        end: how,
    })
}

/// Where the sentence that follows `at` opens: behind white space and the last line end, and before the invisible
/// characters of its line. The cursor remembers the first visible one and the start of the line.
fn opening(look: &Look<'_>, cursor: &mut Cursor, at: usize) -> usize {
    cursor.first = look.skip(at, Class::is_blank);
    let blanks = look.between(at, cursor.first);
    let last_break = blanks
        .char_indices()
        .rev()
        .find(|(_, c)| class(*c) == Class::Newline);
    let from = match last_break {
        Some((i, c)) => {
            cursor.line = at + i + c.len_utf8();
            cursor.line
        }
        None => at,
    };
    look.skip(from, |k| k == Class::Space)
}

impl<'t> Iterator for Sentences<'t> {
    type Item = Sentence<'t>;

    fn next(&mut self) -> Option<Sentence<'t>> {
        let piece = next_piece(&Look::new(self.source), &self.rules, &mut self.cursor)?;
        Some(Sentence {
            source: self.source,
            full: piece.full,
            span: piece.span,
            end: piece.end,
        })
    }
}

impl core::iter::FusedIterator for Sentences<'_> {}

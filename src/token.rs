//! Words, numbers, marks and the rest: a text cut into tokens with exact places.
//!
//! Inside the Arabic script the rules differ from UAX #29 where its defaults run words together:
//!
//! | rule | UAX #29 gives | here |
//! |---|---|---|
//! | a stop between Arabic words ends a word, unless both sides are single letters | `الاجتماع.وقال` | `الاجتماع` `.` `وقال`, but `ق.م` |
//! | `:` and `·` never join Arabic letters | `قال:إن` | `قال` `:` `إن` |
//! | a word has one script | `الـDNA` | `الـ` `DNA` |
//! | an Arabic letter and a digit never join | `10كم` | `10` `كم` |
//! | an apostrophe joins only letters of other scripts | `قال'نعم` | `قال` `'` `نعم` |
//! | a run of the same mark is one token | `!` `!` `!` | `!!!` |
//! | addresses, hashtags, mentions, dates, times and emoticons are one token | pieces | whole |

mod kind;
mod number;
mod rules;
mod scan;
mod special;
mod stream;

use crate::letter::{Class, class};
use crate::span::Span;

pub use kind::{Compounds, Gaps, Script, TokenKind};
pub(crate) use special::{address_end, emoticon};
pub use stream::{StreamToken, StreamTokens, TokenStream};

/// One token and its place in the whole text. 40 bytes, `Copy`, borrows the text.
///
/// The law: `token.source()[token.span()] == token.as_str()`.
///
/// ```
/// let text = "قال: نعم";
/// let token = imla::tokens(text).last().unwrap();
/// assert_eq!(token.as_str(), "نعم");
/// assert_eq!(&text[token.span()], "نعم");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token<'t> {
    source: &'t str,
    span: Span,
    kind: TokenKind,
}

impl<'t> Token<'t> {
    /// The letters of the token, as they stand in the text.
    ///
    /// ```
    /// assert_eq!(imla::tokens(" نص ").next().unwrap().as_str(), "نص");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.source.get(self.span.range()).unwrap_or_default()
    }

    /// Where the token stands, in bytes of the whole text.
    ///
    /// ```
    /// assert_eq!(imla::tokens(" نص ").next().unwrap().span(), imla::Span::new(1, 5));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What the token is.
    ///
    /// ```
    /// assert_eq!(imla::tokens("نص").next().unwrap().kind(), imla::TokenKind::Word);
    /// ```
    #[must_use]
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// The script of the first letter in the token. Linear in the token, no allocation.
    ///
    /// ```
    /// assert_eq!(imla::tokens("نص").next().unwrap().script(), imla::Script::Arabic);
    /// ```
    #[must_use]
    pub fn script(&self) -> Script {
        for c in self.as_str().chars() {
            match class(c) {
                Class::ArabicLetter => return Script::Arabic,
                Class::Latin => return Script::Latin,
                Class::Letter | Class::Ideograph => return Script::Other,
                _ => {}
            }
        }
        Script::Common
    }

    /// The whole text the token was found in.
    ///
    /// ```
    /// assert_eq!(imla::tokens(" نص ").next().unwrap().source(), " نص ");
    /// ```
    #[must_use]
    pub fn source(&self) -> &'t str {
        self.source
    }
}

/// How a text is cut into tokens: a small `Copy` value, usable in a `const`.
///
/// ```
/// use imla::{Compounds, Tokenizer};
/// const PLAIN: Tokenizer = Tokenizer::new().addresses(Compounds::Split).social(Compounds::Split);
/// assert_eq!(PLAIN.tokens("#وسم").count(), 2);
/// assert_eq!(Tokenizer::new().tokens("#وسم").count(), 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tokenizer {
    dates: Compounds,
    addresses: Compounds,
    social: Compounds,
    emoticons: Compounds,
    abbreviations: Compounds,
    digits: Compounds,
    gaps: Gaps,
}

impl Tokenizer {
    /// Everything joined, gaps skipped.
    ///
    /// ```
    /// assert_eq!(imla::Tokenizer::new(), imla::Tokenizer::default());
    /// ```
    #[must_use]
    pub const fn new() -> Tokenizer {
        Tokenizer {
            dates: Compounds::Join,
            addresses: Compounds::Join,
            social: Compounds::Join,
            emoticons: Compounds::Join,
            abbreviations: Compounds::Join,
            digits: Compounds::Join,
            gaps: Gaps::Skip,
        }
    }

    /// Dates (`12/08/2014`) and times (`7:30`).
    ///
    /// ```
    /// use imla::{Compounds, Tokenizer};
    /// assert_eq!(Tokenizer::new().dates(Compounds::Split).tokens("7:30").count(), 3);
    /// ```
    #[must_use]
    pub const fn dates(mut self, rule: Compounds) -> Tokenizer {
        self.dates = rule;
        self
    }

    /// Web and e-mail addresses.
    ///
    /// ```
    /// use imla::{Compounds, Tokenizer};
    /// assert_eq!(Tokenizer::new().addresses(Compounds::Split).tokens("a@b.co").count(), 4);
    /// ```
    #[must_use]
    pub const fn addresses(mut self, rule: Compounds) -> Tokenizer {
        self.addresses = rule;
        self
    }

    /// Hashtags and mentions.
    ///
    /// ```
    /// use imla::{Compounds, Tokenizer};
    /// assert_eq!(Tokenizer::new().social(Compounds::Split).tokens("@user").count(), 2);
    /// ```
    #[must_use]
    pub const fn social(mut self, rule: Compounds) -> Tokenizer {
        self.social = rule;
        self
    }

    /// Emoticons made of punctuation, `:-)`.
    ///
    /// ```
    /// use imla::{Compounds, Tokenizer};
    /// assert_eq!(Tokenizer::new().emoticons(Compounds::Split).tokens(":-)").count(), 3);
    /// ```
    #[must_use]
    pub const fn emoticons(mut self, rule: Compounds) -> Tokenizer {
        self.emoticons = rule;
        self
    }

    /// Single letters joined by stops, `ق.م`.
    ///
    /// ```
    /// use imla::{Compounds, Tokenizer};
    /// assert_eq!(Tokenizer::new().abbreviations(Compounds::Split).tokens("ق.م").count(), 3);
    /// ```
    #[must_use]
    pub const fn abbreviations(mut self, rule: Compounds) -> Tokenizer {
        self.abbreviations = rule;
        self
    }

    /// Latin letters and digits in one word, `COVID19`. An Arabic letter and a digit never join.
    ///
    /// ```
    /// use imla::{Compounds, Tokenizer};
    /// let found: Vec<&str> = Tokenizer::new().digits(Compounds::Split).tokens("COVID19 و5G").map(|t| t.as_str()).collect();
    /// assert_eq!(found, ["COVID", "19", "و", "5", "G"]);
    /// ```
    #[must_use]
    pub const fn digits(mut self, rule: Compounds) -> Tokenizer {
        self.digits = rule;
        self
    }

    /// Whether gaps are given too.
    ///
    /// ```
    /// use imla::{Gaps, Tokenizer};
    /// assert_eq!(Tokenizer::new().gaps(Gaps::Give).tokens("أ ب").count(), 3);
    /// ```
    #[must_use]
    pub const fn gaps(mut self, rule: Gaps) -> Tokenizer {
        self.gaps = rule;
        self
    }

    /// The tokens of a text, in order. Linear time over the whole iteration, no allocation.
    ///
    /// ```
    /// let words: Vec<&str> = imla::Tokenizer::new().tokens("ق.م. ثم").map(|t| t.as_str()).collect();
    /// assert_eq!(words, ["ق.م", ".", "ثم"]);
    /// ```
    #[must_use]
    pub const fn tokens<'t>(&self, text: &'t str) -> Tokens<'t> {
        Tokens {
            source: text,
            at: 0,
            end: text.len(),
            rules: *self,
        }
    }

    /// The tokens of a text that arrives in pieces.
    ///
    /// ```
    /// let mut stream = imla::Tokenizer::new().stream();
    /// assert_eq!(stream.push("نعم لا").count() + stream.finish().count(), 2);
    /// ```
    #[must_use]
    pub fn stream(&self) -> TokenStream {
        TokenStream::new(*self)
    }

    /// The tokens of one piece of a text, with places in the whole text.
    ///
    /// The piece is taken as it stands: what lies before and after it is not looked at, except that a sign belongs to
    /// a number only if the character before the piece is blank. A span off the text's boundaries gives no tokens.
    ///
    /// ```
    /// use imla::{Span, Tokenizer};
    /// let token = Tokenizer::new().tokens_in("قال نعم", Span::new(7, 13)).next().unwrap();
    /// assert_eq!(token.span(), Span::new(7, 13));
    /// ```
    #[must_use]
    pub fn tokens_in<'t>(&self, text: &'t str, piece: Span) -> Tokens<'t> {
        let sound = text.get(piece.range()).is_some();
        let piece = if sound { piece } else { Span::default() };
        Tokens {
            source: text,
            at: piece.start,
            end: piece.end,
            rules: *self,
        }
    }
}

/// The tokens of a text under the default rules.
///
/// Laws: tokens are ordered, disjoint and not empty; between them lie only white space and invisible characters; marks,
/// joiners and tatweel belong to what stands before them. Linear time, no allocation.
///
/// ```
/// let text = "وصل في 12/08/2014، الساعة 7:30!";
/// let found: Vec<&str> = imla::tokens(text).map(|t| t.as_str()).collect();
/// assert_eq!(found, ["وصل", "في", "12/08/2014", "،", "الساعة", "7:30", "!"]);
/// ```
#[must_use]
pub const fn tokens(text: &str) -> Tokens<'_> {
    Tokenizer::new().tokens(text)
}

/// The iterator that [`tokens`] and [`Tokenizer::tokens`] return.
///
/// ```
/// let mut tokens = imla::tokens("نعم لا");
/// assert_eq!(tokens.next().unwrap().as_str(), "نعم");
/// assert_eq!(tokens.next().unwrap().as_str(), "لا");
/// assert!(tokens.next().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    source: &'t str,
    at: usize,
    end: usize,
    rules: Tokenizer,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        let text = self.source.get(..self.end)?;
        let start = scan::skip_gap(text, self.at);
        if start > self.at && self.rules.gaps == Gaps::Give {
            let span = Span::new(self.at, start);
            self.at = start;
            return Some(Token {
                source: self.source,
                span,
                kind: TokenKind::Gap,
            });
        }
        if start >= text.len() {
            self.at = text.len();
            return None;
        }
        let (end, kind) = self.rules.token_at(text, start);
        // Whatever a rule says, the scan moves on.
        let end = end.max(start + 1);
        self.at = end;
        Some(Token {
            source: self.source,
            span: Span::new(start, end),
            kind,
        })
    }
}

impl core::iter::FusedIterator for Tokens<'_> {}

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

mod number;
mod scan;
mod special;
mod stream;

use crate::letter::{ARABIC, Class, char_at, class};
use crate::span::Span;

pub(crate) use special::{address_end, emoticon};
pub use stream::{StreamToken, StreamTokens, TokenStream};

/// What a token is.
///
/// ```
/// use imla::{TokenKind, tokens};
/// let kinds: Vec<&str> = tokens("كتب 12 سطرا!").map(|t| t.kind().name()).collect();
/// assert_eq!(kinds, ["word", "number", "word", "punct"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// A word of the Arabic script, clitics and all.
    Word,
    /// A word of any other script; [`Token::script`] tells which.
    Latin,
    /// A number with its sign and separators.
    Number,
    /// A full date: three numbers with the same separator.
    Date,
    /// A time of day, with or without seconds.
    Time,
    /// Single letters joined by stops, the last stop apart: `ق.م`, `U.S.A`.
    Abbreviation,
    /// A punctuation mark (Unicode category P), or a run of the same one.
    Punctuation,
    /// A symbol (Unicode category S), a lone tatweel, or anything without a better name.
    Symbol,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// `#` and what it marks.
    Hashtag,
    /// `@` and a name.
    Mention,
    /// An emoji sequence or an emoticon.
    Emoji,
    /// U+06DD with its number.
    Verse,
    /// White space and invisible characters; given only when [`Tokenizer::gaps`] asks for them.
    Gap,
}

impl TokenKind {
    /// A short lower-case name, for tables and logs.
    ///
    /// ```
    /// assert_eq!(imla::TokenKind::Abbreviation.name(), "abbr");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            TokenKind::Word => "word",
            TokenKind::Latin => "latin",
            TokenKind::Number => "number",
            TokenKind::Date => "date",
            TokenKind::Time => "time",
            TokenKind::Abbreviation => "abbr",
            TokenKind::Punctuation => "punct",
            TokenKind::Symbol => "symbol",
            TokenKind::Url => "url",
            TokenKind::Email => "email",
            TokenKind::Hashtag => "hashtag",
            TokenKind::Mention => "mention",
            TokenKind::Emoji => "emoji",
            TokenKind::Verse => "verse",
            TokenKind::Gap => "gap",
        }
    }
}

/// The script of a token, by its first letter.
///
/// ```
/// use imla::{Script, tokens};
/// let scripts: Vec<Script> = tokens("نص text текст 1").map(|t| t.script()).collect();
/// assert_eq!(scripts, [Script::Arabic, Script::Latin, Script::Other, Script::Common]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Script {
    /// Arabic letters, the Persian, Urdu and other extensions included.
    Arabic,
    /// Latin letters.
    Latin,
    /// Letters of another script.
    Other,
    /// No letter at all.
    Common,
}

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

/// Whether a kind of token that is made of smaller ones is looked for.
///
/// ```
/// use imla::{Compounds, Tokenizer};
/// let plain = Tokenizer::new().dates(Compounds::Split);
/// assert_eq!(plain.tokens("12/08/2014").count(), 5);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Compounds {
    /// One token.
    #[default]
    Join,
    /// Its pieces.
    Split,
}

/// Whether the gaps between tokens are given as tokens of their own.
///
/// ```
/// use imla::{Gaps, Tokenizer};
/// let all: String = Tokenizer::new().gaps(Gaps::Give).tokens(" نص ").map(|t| t.as_str()).collect();
/// assert_eq!(all, " نص ");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gaps {
    /// Gaps are only where tokens are not.
    #[default]
    Skip,
    /// White space and invisible characters come as [`TokenKind::Gap`]: the tokens then partition the text.
    Give,
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

impl Tokenizer {
    /// Where the token that starts at `start` ends, and what it is. `start` is no gap.
    #[inline]
    fn token_at(&self, text: &str, start: usize) -> (usize, TokenKind) {
        let bytes = text.as_bytes();
        // Most tokens are plain Arabic words: two-byte letters up to a blank or a mark.
        let at = scan::arabic_run(bytes, start);
        if at > start && scan::is_plain_word(bytes, start, at) {
            return (at, TokenKind::Word);
        }
        if let Some(end) = scan::plain_mark(bytes, start) {
            return (end, TokenKind::Punctuation);
        }
        let Some(first) = char_at(text, start) else {
            return (text.len(), TokenKind::Symbol);
        };
        self.token_from(text, start, first)
    }

    fn token_from(&self, text: &str, start: usize, first: char) -> (usize, TokenKind) {
        let join = |rule: Compounds| rule == Compounds::Join;
        match class(first) {
            Class::ArabicLetter | Class::Tatweel => self.arabic(text, start),
            Class::Mark | Class::ArabicMark => (scan::attached(text, start), TokenKind::Word),
            k @ (Class::Latin | Class::Letter) => {
                if join(self.emoticons) && matches!(first, 'T' | 'o' | 'O') {
                    if let Some(end) = special::emoticon(text, start) {
                        return (end, TokenKind::Emoji);
                    }
                }
                if join(self.addresses) && k == Class::Latin {
                    if let Some(found) = special::address(text, start) {
                        return found;
                    }
                }
                self.foreign(text, start)
            }
            Class::Ideograph => (
                scan::attached(text, start + first.len_utf8()),
                TokenKind::Latin,
            ),
            Class::AsciiDigit | Class::ArabicDigit | Class::ExtendedDigit | Class::Digit => {
                if let Some(end) = special::keycap(text, start) {
                    return (end, TokenKind::Emoji);
                }
                if join(self.addresses) {
                    if let Some(found) = special::address(text, start) {
                        return found;
                    }
                }
                self.number(text, start, start)
            }
            Class::Number => (
                scan::same_class(text, start, Class::Number),
                TokenKind::Number,
            ),
            Class::Verse => (
                scan::attached(text, number::digits(text, start + first.len_utf8())),
                TokenKind::Verse,
            ),
            Class::Emoji | Class::TextEmoji | Class::EmojiModifier | Class::Flag => {
                special::emoji(text, start)
            }
            _ => self.mark(text, start, first),
        }
    }

    /// A word of the Arabic script, or letters joined by stops.
    fn arabic(&self, text: &str, start: usize) -> (usize, TokenKind) {
        let end = scan::arabic_word(text, start);
        if self.abbreviations == Compounds::Join {
            if let Some(end) = scan::dotted(text, start, end, Class::ArabicLetter) {
                return (end, TokenKind::Abbreviation);
            }
        }
        let word = text.get(start..end).unwrap_or_default();
        let kind = if word.chars().any(|c| {
            matches!(
                class(c),
                Class::ArabicLetter | Class::ArabicMark | Class::Mark
            )
        }) {
            TokenKind::Word
        } else {
            TokenKind::Symbol
        };
        (end, kind)
    }

    /// A word of another script, after UAX #29 but for the colon.
    fn foreign(&self, text: &str, start: usize) -> (usize, TokenKind) {
        let mut end = scan::foreign_word(text, start);
        if self.digits == Compounds::Split {
            end = scan::first_digit(text, start, end);
        }
        let letter_end =
            scan::attached(text, start + char_at(text, start).map_or(1, char::len_utf8));
        if self.abbreviations == Compounds::Join {
            if let Some(dotted) = scan::dotted(text, start, letter_end, Class::Latin) {
                if dotted >= end {
                    return (dotted, TokenKind::Abbreviation);
                }
            }
        }
        (end, TokenKind::Latin)
    }

    /// A number, or a date, a time, or a word that begins with digits. `first` is where its digits begin.
    fn number(&self, text: &str, start: usize, first: usize) -> (usize, TokenKind) {
        // A field inside a longer chain starts nothing.
        let chained = start
            .checked_sub(1)
            .and_then(|i| text.as_bytes().get(i))
            .is_some_and(|b| matches!(b, b':' | b'/'));
        if self.dates == Compounds::Join && start == first && !chained {
            if let Some(found) = number::date_or_time(text, first) {
                return found;
            }
        }
        let end = number::number(text, first);
        if self.digits == Compounds::Split {
            return (scan::attached(text, end), TokenKind::Number);
        }
        match char_at(text, end).map(class) {
            Some(Class::Latin | Class::Letter) => (scan::foreign_word(text, end), TokenKind::Latin),
            _ if text.as_bytes().get(end) == Some(&b'_') => {
                let word = scan::foreign_word(text, end);
                if word > end + 1 {
                    (word, TokenKind::Latin)
                } else {
                    (end, TokenKind::Number)
                }
            }
            _ => (scan::attached(text, end), TokenKind::Number),
        }
    }

    /// Punctuation and symbols, and what begins with one.
    fn mark(&self, text: &str, start: usize, first: char) -> (usize, TokenKind) {
        let after = start + first.len_utf8();
        let join = |rule: Compounds| rule == Compounds::Join;
        match first {
            '#' | '@' | '＃' | '＠' if join(self.social) => {
                if first == '#' {
                    if let Some(end) = special::keycap(text, start) {
                        return (end, TokenKind::Emoji);
                    }
                }
                if let Some(end) = special::social(text, after, first) {
                    let kind = if matches!(first, '#' | '＃') {
                        TokenKind::Hashtag
                    } else {
                        TokenKind::Mention
                    };
                    return (end, kind);
                }
                // The last of several signs is the one that marks.
                let run = scan::same_char(text, start, first);
                let last = run - first.len_utf8();
                if last > start && special::social(text, run, first).is_some() {
                    return (last, TokenKind::Punctuation);
                }
            }
            '-' | '+' | '\u{2212}'
                if number::sign_counts(text, start)
                    && char_at(text, after).is_some_and(|c| class(c).is_digit()) =>
            {
                return self.number(text, start, after);
            }
            '_' => {
                let end = scan::foreign_word(text, start);
                if text.get(start..end).is_some_and(|w| {
                    w.chars()
                        .any(|c| class(c).is_letter() || class(c).is_digit())
                }) {
                    return (end, TokenKind::Latin);
                }
            }
            _ => {}
        }
        if join(self.emoticons) {
            if let Some(end) = special::emoticon(text, start) {
                return (end, TokenKind::Emoji);
            }
        }
        let kind = match class(first) {
            Class::Symbol | Class::Other => TokenKind::Symbol,
            _ => TokenKind::Punctuation,
        };
        let alone = matches!(
            class(first),
            Class::BracketOpen
                | Class::BracketClose
                | Class::QuoteOpen
                | Class::QuoteClose
                | Class::QuoteNeutral
        );
        let end = if alone {
            after
        } else {
            scan::same_char(text, start, first)
        };
        (scan::attached(text, end), kind)
    }
}

/// The cell of the two-byte sequence at `at` in a table of U+0600-06FF, if it is there.
#[inline]
fn arabic_cell(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at..at + 2) {
        Some(&[lead @ 0xD8..=0xDB, trail]) => {
            Some((usize::from(lead & 3) << 6) | usize::from(trail & 0x3F))
        }
        _ => None,
    }
}

/// The class of the two-byte sequence at `at`, if it is of U+0600-06FF.
#[inline]
fn arabic_class(bytes: &[u8], at: usize) -> Option<Class> {
    ARABIC.get(arabic_cell(bytes, at)?).copied()
}

/// The letters, marks and tatweel among U+0600-06FF.
#[allow(clippy::indexing_slicing)] // Evaluated when the crate is built.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = matches!(
            ARABIC[i],
            Class::ArabicLetter | Class::ArabicMark | Class::Tatweel
        );
        i += 1;
    }
    table
};

/// Whether a two-byte sequence at `at` is a letter, mark or tatweel of U+0600-06FF.
#[inline]
fn arabic_pair(bytes: &[u8], at: usize) -> bool {
    arabic_cell(bytes, at).is_some_and(|cell| IN_WORD.get(cell).copied().unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fast ways give what the rules behind them give.
    #[test]
    fn plain_words_and_marks_are_what_the_rules_say() {
        const UNITS: &[&str] = &[
            "د", "كم", "َ", "ـ", "پ", "ٱ", "١", "،", "؟", "٪", "\u{61C}", "\u{200C}", "\u{200D}",
            "\u{AD}", "\u{301}", "«", "»", "\u{A0}", " ", "\n", ".", ",", ":", ")", "(", "\"", "!",
            "_", "-", "a", "1", "/", "\u{6DD}", "\u{200F}", "ﷺ", "😀",
        ];
        let rules = Tokenizer::new();
        let mut compared = 0;
        for a in UNITS {
            for b in UNITS {
                for c in UNITS {
                    for d in UNITS {
                        let text = [*a, b, c, d].concat();
                        let Some(first) = char_at(&text, 0).filter(|c| !class(*c).is_blank())
                        else {
                            continue;
                        };
                        let found = rules.token_at(&text, 0);
                        assert_eq!(found, rules.token_from(&text, 0, first), "{text:?}");
                        compared += 1;
                    }
                }
            }
        }
        assert!(compared > 1_000_000);
    }

    #[test]
    fn runs_of_eight_end_where_runs_of_one_do() {
        for c in '\u{600}'..='\u{6FF}' {
            for at in 0..20 {
                let mut text = "ب".repeat(20);
                let start = text.char_indices().nth(at).map_or(0, |(i, _)| i);
                text.replace_range(start..start + 2, c.encode_utf8(&mut [0; 4]));
                let bytes = text.as_bytes();
                let mut plain = 0;
                while arabic_pair(bytes, plain) {
                    plain += 2;
                }
                assert_eq!(scan::arabic_run(bytes, 0), plain, "{c:?} at {at}");
            }
        }
    }
}

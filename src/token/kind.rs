//! What tokens are, and what a caller can choose about them.

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
    /// A word of any other script; [`Token::script`](super::Token::script) tells which.
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
    /// White space and invisible characters; given only when [`Tokenizer::gaps`](super::Tokenizer::gaps) asks for them.
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

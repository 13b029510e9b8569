//! Cuts inside a sentence that nobody punctuated: transcripts of speech, and sentences too long for a model.

use super::Sentence;
use crate::letter::{Class, char_at, class};
use crate::span::Span;
use crate::token::{Token, TokenKind, Tokens};

/// Common words that begin with و by themselves.
const OWN_WAW: &[&str] = &[
    "وزير",
    "وزارة",
    "وزراء",
    "وزيرة",
    "واحد",
    "واحدة",
    "وحدة",
    "وحيد",
    "وقت",
    "وجه",
    "وجود",
    "وجهة",
    "وضع",
    "وضعية",
    "وصل",
    "وصول",
    "وصف",
    "وفاة",
    "وفد",
    "وفق",
    "وفقا",
    "ورق",
    "ورقة",
    "ورشة",
    "وطن",
    "وطني",
    "وطنية",
    "ولاية",
    "ولاء",
    "والد",
    "والدة",
    "والده",
    "والدته",
    "ولد",
    "ولادة",
    "وثيقة",
    "وثائق",
    "وكالة",
    "وكيل",
    "وسط",
    "وسطى",
    "وسائل",
    "وسيلة",
    "وساطة",
    "واقع",
    "واقعية",
    "واضح",
    "واضحة",
    "واسع",
    "واسعة",
    "واجب",
    "واجبات",
    "وراء",
    "وظيفة",
    "وظائف",
    "وعد",
    "وعي",
    "وعاء",
    "وداع",
    "وداعا",
    "ودية",
    "وباء",
    "وبائي",
    "وجبة",
    "وردة",
    "ورود",
    "وريد",
    "ورم",
    "وزن",
    "وقود",
    "وقوع",
    "وقوف",
    "وقاية",
    "وليد",
    "ولي",
    "وهم",
    "وهمي",
];

/// The fewest letters of a word whose و is taken for "and".
const FEWEST: usize = 3;

/// How good a place for a cut is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Glued,
    /// Too early in the piece to be a good end, whatever stands there.
    Early,
    Blank,
    Clause,
    Semicolon,
}

/// The iterator that [`Sentence::soft_split`] returns.
///
/// ```
/// let text = "وصل الوفد صباحا والتقى الوزير ثم غادر";
/// let sentence = imla::sentences(text).next().unwrap();
/// let pieces: Vec<&str> = sentence.soft_split(50).map(|span| &text[span]).collect();
/// assert_eq!(pieces, ["وصل الوفد صباحا", "والتقى الوزير ثم غادر"]);
/// ```
#[derive(Clone, Debug)]
pub struct SoftPieces<'t> {
    tokens: Tokens<'t>,
    max_len: usize,
}

impl<'t> Sentence<'t> {
    /// Cuts the sentence into pieces of at most `max_len` bytes, for text without punctuation.
    ///
    /// This is a heuristic, not a rule of grammar: within reach it cuts behind ؛, or behind ، and before a word in و, or at
    /// a blank, in this order of preference, and never inside a token. A token longer than `max_len` is a piece of its
    /// own. The pieces are ordered and disjoint, begin and end with tokens, and together hold every token. Linear time,
    /// no allocation.
    ///
    /// ```
    /// let text = "ذهبنا إلى السوق، واشترينا الخبز؛ ثم عدنا";
    /// let sentence = imla::sentences(text).next().unwrap();
    /// let pieces: Vec<&str> = sentence.soft_split(60).map(|span| &text[span]).collect();
    /// assert_eq!(pieces, ["ذهبنا إلى السوق، واشترينا الخبز؛", "ثم عدنا"]);
    /// assert_eq!(sentence.soft_split(1000).count(), 1);
    /// ```
    #[must_use]
    pub fn soft_split(&self, max_len: usize) -> SoftPieces<'t> {
        SoftPieces {
            tokens: self.tokens(),
            max_len,
        }
    }
}

impl Iterator for SoftPieces<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let first = self.tokens.next()?;
        let start = first.span().start;
        let mut last = first;
        // The best cut so far: its worth, where the piece ends, and the tokens behind it.
        let mut best: Option<(Place, usize, Tokens)> = None;
        let mut rest = self.tokens.clone();
        loop {
            let behind = rest.clone();
            let Some(token) = rest.next() else {
                self.tokens = rest;
                return Some(Span::new(start, last.span().end));
            };
            let end = last.span().end;
            let mut place = place(last, token);
            // Cuts in the second half are better, and keep the work linear: no token is looked at more than twice.
            if (end - start) * 2 < self.max_len {
                place = place.min(Place::Early);
            }
            if best.as_ref().is_none_or(|(found, _, _)| place >= *found) {
                best = Some((place, end, behind));
            }
            if token.span().end - start > self.max_len {
                let (_, end, tokens) = best?;
                self.tokens = tokens;
                return Some(Span::new(start, end));
            }
            last = token;
        }
    }
}

impl core::iter::FusedIterator for SoftPieces<'_> {}

/// What kind of place lies between two tokens that follow each other.
fn place(before: Token<'_>, after: Token<'_>) -> Place {
    let last = before.as_str().chars().next_back().map(class);
    match last {
        Some(Class::Semicolon) => return Place::Semicolon,
        Some(Class::Comma) => return Place::Clause,
        _ => {}
    }
    if before.span().end == after.span().start {
        return Place::Glued;
    }
    let word = after.as_str();
    let joins = after.kind() == TokenKind::Word
        && char_at(word, 0) == Some('و')
        && word.chars().filter(|c| class(*c).is_letter()).count() >= FEWEST
        && !OWN_WAW.contains(&word);
    if joins { Place::Clause } else { Place::Blank }
}

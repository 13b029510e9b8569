//! Clitics: the particles and pronouns that Arabic writes onto a word, told from its own letters.
//!
//! A closed grammar gives the candidates: a conjunction (و ف), then a preposition or the future (ب ك ل س), then the
//! article, the stem, and one pronoun. A word decided by hand is looked up; for any other, the candidate whose stem is a
//! known one with the fewest cuts wins, and where no stem is known only what spelling makes plain is cut.

mod lexicon;

use crate::letter::class;
use crate::span::Span;
use crate::token::Token;

/// How fine the cuts are; each scheme refines the one before it.
///
/// ```
/// use imla::{CliticSplitter, Scheme};
/// let word = "وبالولايات";
/// let cuts = |scheme| CliticSplitter::new().scheme(scheme).split(word).len();
/// assert_eq!([Scheme::D1, Scheme::D2, Scheme::D3].map(cuts), [2, 3, 4]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// Conjunctions.
    D1,
    /// And prepositions, and the future.
    D2,
    /// And pronouns: the segmentation of the Penn Arabic Treebank.
    Atb,
    /// And the article.
    #[default]
    D3,
}

/// What a segment is.
///
/// ```
/// use imla::{CliticSplitter, SegmentKind};
/// let kinds: Vec<SegmentKind> = CliticSplitter::new().split("والكتاب").iter().map(|s| s.kind()).collect();
/// assert_eq!(kinds, [SegmentKind::Conjunction, SegmentKind::Article, SegmentKind::Stem]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SegmentKind {
    /// أ before a question.
    Question,
    /// و or ف.
    Conjunction,
    /// ب, ك or ل.
    Preposition,
    /// س.
    Future,
    /// ال, or its lam after the preposition ل.
    Article,
    /// What is left.
    Stem,
    /// A pronoun at the end.
    Pronoun,
}

/// One piece of a word and its place.
///
/// ```
/// let segments = imla::CliticSplitter::new().split("والكتاب");
/// assert_eq!(segments.stem().as_str(), "كتاب");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Segment<'t> {
    source: &'t str,
    span: Span,
    kind: SegmentKind,
}

impl<'t> Segment<'t> {
    /// The letters of the segment, marks included.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("وَالكتاب").iter().next().unwrap().as_str(), "وَ");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.source.get(self.span.range()).unwrap_or_default()
    }

    /// Where the segment stands: bytes of the text the word came from.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("والكتاب").stem().span(), imla::Span::new(6, 14));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What the segment is.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("من").stem().kind(), imla::SegmentKind::Stem);
    /// ```
    #[must_use]
    pub fn kind(&self) -> SegmentKind {
        self.kind
    }
}

/// The most segments a word can have: a question, a conjunction, a preposition, the article, the stem and a pronoun.
const MOST: usize = 6;

/// The segments of one word, inline: no allocation.
///
/// Laws: joined they are the word; exactly one is the stem.
///
/// ```
/// let word = "وبالولايات";
/// let joined: String = imla::CliticSplitter::new().split(word).iter().map(|s| s.as_str()).collect();
/// assert_eq!(joined, word);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Segments<'t> {
    source: &'t str,
    pieces: [(Span, SegmentKind); MOST],
    len: usize,
}

impl<'t> Segments<'t> {
    /// The segments in order.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("من").iter().count(), 1);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Segment<'t>> + '_ {
        self.pieces
            .iter()
            .take(self.len)
            .map(|&(span, kind)| Segment {
                source: self.source,
                span,
                kind,
            })
    }

    /// How many segments there are; at least one.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("والكتاب").len(), 3);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Never: even an empty word has its empty stem.
    ///
    /// ```
    /// assert!(!imla::CliticSplitter::new().split("").is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The stem.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("بدوره").stem().as_str(), "دور");
    /// ```
    #[must_use]
    pub fn stem(&self) -> Segment<'t> {
        let whole = Segment {
            source: self.source,
            span: Span::new(0, self.source.len()),
            kind: SegmentKind::Stem,
        };
        self.iter()
            .find(|s| s.kind == SegmentKind::Stem)
            .unwrap_or(whole)
    }
}

/// Splits words. A `Copy` value, usable in a `const`.
///
/// ```
/// let splitter = imla::CliticSplitter::new();
/// let pieces = |word| splitter.split(word).iter().map(|s| s.as_str().to_owned()).collect::<Vec<_>>().join("+");
/// assert_eq!(pieces("بلينكن"), "بلينكن");
/// assert_eq!(pieces("لبلينكن"), "ل+بلينكن");
/// assert_eq!(pieces("للخروج"), "ل+ل+خروج");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CliticSplitter {
    scheme: Scheme,
}

/// Longer words are no words: they stay whole. In base letters.
const LONGEST: usize = 32;

impl CliticSplitter {
    /// The default: scheme [`Scheme::D3`].
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new(), imla::CliticSplitter::default());
    /// ```
    #[must_use]
    pub const fn new() -> CliticSplitter {
        CliticSplitter { scheme: Scheme::D3 }
    }

    /// Sets how fine the cuts are.
    ///
    /// ```
    /// use imla::{CliticSplitter, Scheme};
    /// assert_eq!(CliticSplitter::new().scheme(Scheme::Atb).split("الكتاب").len(), 1);
    /// ```
    #[must_use]
    pub const fn scheme(mut self, scheme: Scheme) -> CliticSplitter {
        self.scheme = scheme;
        self
    }

    /// The segments of a word; spans are bytes of `word`. Linear in the word, no allocation.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("واشنطن").len(), 1);
    /// ```
    #[must_use]
    pub fn split<'t>(&self, word: &'t str) -> Segments<'t> {
        self.split_at(word, Span::new(0, word.len()))
    }

    /// The segments of a token; spans are bytes of the token's text.
    ///
    /// ```
    /// let token = imla::tokens("قال لافروف لبلينكن").last().unwrap();
    /// let name = imla::CliticSplitter::new().split_token(token).stem();
    /// assert_eq!(&token.source()[name.span()], "بلينكن");
    /// ```
    #[must_use]
    pub fn split_token<'t>(&self, token: Token<'t>) -> Segments<'t> {
        self.split_at(token.source(), token.span())
    }

    fn split_at<'t>(&self, source: &'t str, span: Span) -> Segments<'t> {
        let mut found = Segments {
            source,
            pieces: [(span, SegmentKind::Stem); MOST],
            len: 1,
        };
        let word = source.get(span.range()).unwrap_or_default();
        // The base letters, and where each starts: marks, tatweel and joiners stay with the letter before them.
        let mut bare = [0u8; LONGEST * 4];
        let mut starts = [0usize; LONGEST + 1];
        let (mut size, mut letters) = (0, 0);
        for (i, c) in word.char_indices() {
            let k = class(c);
            if k.attaches_left() || k.is_blank() {
                continue;
            }
            let mut buffer = [0; 4];
            let encoded = c.encode_utf8(&mut buffer).as_bytes();
            // Two bytes a letter is what the lists are made of; anything else is in none.
            let room = bare.get_mut(size..size + encoded.len());
            let (Some(room), Some(start), true) =
                (room, starts.get_mut(letters), encoded.len() == 2)
            else {
                return found;
            };
            room.copy_from_slice(encoded);
            *start = i;
            (size, letters) = (size + encoded.len(), letters + 1);
            if letters > LONGEST {
                return found;
            }
        }
        let Some(bare) = bare.get(..size).and_then(|b| core::str::from_utf8(b).ok()) else {
            return found;
        };
        let Some(cuts) = lexicon::decide(bare) else {
            return found;
        };
        found.len = 0;
        let mut from = span.start;
        let mut letter = 0;
        for (size, kind) in cuts.iter() {
            letter += size;
            let end = if letter >= letters {
                span.end
            } else {
                span.start + starts.get(letter).copied().unwrap_or(word.len())
            };
            let wanted = match kind {
                SegmentKind::Question | SegmentKind::Conjunction | SegmentKind::Stem => true,
                SegmentKind::Preposition | SegmentKind::Future => self.scheme >= Scheme::D2,
                SegmentKind::Pronoun => self.scheme >= Scheme::Atb,
                SegmentKind::Article => self.scheme >= Scheme::D3,
            };
            let stem = found
                .len
                .checked_sub(1)
                .and_then(|i| found.pieces.get_mut(i))
                .filter(|p| p.1 == SegmentKind::Stem);
            match stem {
                // What the scheme leaves on: after the stem at once, before it with the stem that follows.
                Some(piece) if !wanted || kind == SegmentKind::Stem => piece.0.end = end,
                _ => {
                    let kind = if wanted { kind } else { SegmentKind::Stem };
                    if let Some(piece) = found.pieces.get_mut(found.len) {
                        *piece = (Span::new(from, end), kind);
                        found.len += 1;
                    }
                }
            }
            from = end;
        }
        found
    }
}

//! Clitics: the particles and pronouns that Arabic writes onto a word, told from its own letters.
//!
//! A closed grammar gives the candidate cuts of a word. For a listed word the choice was made when the model was built, by
//! hand or by weights; a word in no list is weighed by the same features when it comes. Vowel marks that contradict a cut
//! rule it out. What the user decides wins over all.

mod form;
mod function;
mod grammar;
mod marks;
mod model;
mod score;
#[cfg(feature = "train")]
pub mod train;
mod user;
mod word;

use alloc::borrow::Cow;

pub use function::Convention;
pub use model::ModelError;
pub use user::{UserWordError, UserWords};

use crate::normalize::Normalizer;
use crate::span::Span;
use crate::token::Token;
use form::Repair;
use grammar::{Article, Cut, candidates};
use marks::Evidence;
use model::Model;
use score::Weighing;
use word::{Packed, Word};

/// The version of the form of model that [`CliticSplitter::from_bytes`] reads. A change is a minor release of the crate.
///
/// ```
/// assert_eq!(imla::MODEL_VERSION, 1);
/// ```
pub const MODEL_VERSION: u32 = model::VERSION;

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

impl SegmentKind {
    /// A short lower-case name, for tables and logs.
    ///
    /// ```
    /// assert_eq!(imla::SegmentKind::Future.name(), "future");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SegmentKind::Question => "question",
            SegmentKind::Conjunction => "conjunction",
            SegmentKind::Preposition => "preposition",
            SegmentKind::Future => "future",
            SegmentKind::Article => "article",
            SegmentKind::Stem => "stem",
            SegmentKind::Pronoun => "pronoun",
        }
    }
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
    repair: Repair,
}

impl<'t> Segment<'t> {
    /// The letters of the segment as they stand in the word, marks included.
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

    /// The segment spelt as it stands alone, where the join changed its spelling: ال in للبيت, مدرسة in مدرستهم, على in
    /// عليه, مستوى in مستواه, بقاء in بقائه, كتبوا in كتبوها, من in منا. Which of two spellings a stem has is told by which
    /// word is commoner, so a rare stem can be left as it is. Allocates only if the spelling changes.
    ///
    /// ```
    /// let forms = |word| imla::CliticSplitter::new().split(word).iter().map(|s| s.form().into_owned()).collect::<Vec<_>>();
    /// assert_eq!(forms("للبيت"), ["ل", "ال", "بيت"]);
    /// assert_eq!(forms("مدرستهم"), ["مدرسة", "هم"]);
    /// ```
    #[must_use]
    pub fn form(&self) -> Cow<'t, str> {
        self.repair.apply(self.as_str())
    }

    /// A key for search: the [`form`](Segment::form) under [`Normalizer::search`]. Allocates only if something changes.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("وَمَدْرَسَتُهُم").stem().key(), "مدرسه");
    /// ```
    #[must_use]
    pub fn key(&self) -> Cow<'t, str> {
        match self.form() {
            Cow::Borrowed(form) => Normalizer::search().normalize(form),
            Cow::Owned(form) => match Normalizer::search().normalize(&form) {
                Cow::Owned(key) => Cow::Owned(key),
                Cow::Borrowed(_) => Cow::Owned(form),
            },
        }
    }
}

/// The most segments a word can have.
const MOST: usize = grammar::MOST_PIECES;

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
    span: Span,
    /// Where the segments but the last end, in bytes from the start of the span.
    ends: [u32; MOST - 1],
    kinds: [SegmentKind; MOST],
    len: u8,
    /// What the join did to the stem.
    repair: Repair,
}

impl<'t> Segments<'t> {
    /// The segments in order.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("من").iter().count(), 1);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Segment<'t>> + '_ {
        (0..usize::from(self.len)).map(|i| self.segment(i))
    }

    fn segment(&self, i: usize) -> Segment<'t> {
        let end = |i: usize| self.ends.get(i).map_or(0, |e| *e as usize) + self.span.start;
        let last = i + 1 >= usize::from(self.len);
        let span = Span::new(
            i.checked_sub(1).map_or(self.span.start, end),
            if last { self.span.end } else { end(i) },
        );
        let kind = self.kinds.get(i).copied().unwrap_or(SegmentKind::Stem);
        let letters = self.source.get(span.range()).unwrap_or_default();
        let repair = match kind {
            SegmentKind::Stem => self.repair,
            // The article that is but a lam lost its alef.
            SegmentKind::Article if !letters.starts_with(['ا', 'ٱ', '\u{FE8D}', '\u{FE8E}']) => {
                Repair::FrontAlef
            }
            _ => Repair::None,
        };
        Segment {
            source: self.source,
            span,
            kind,
            repair,
        }
    }

    /// How many segments there are; at least one.
    ///
    /// ```
    /// assert_eq!(imla::CliticSplitter::new().split("والكتاب").len(), 3);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.len)
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
        let kinds = self.kinds.iter().take(usize::from(self.len));
        let at = kinds.take_while(|k| **k != SegmentKind::Stem).count();
        self.segment(at)
    }
}

/// Splits words. A `Copy` value, usable in a `const`; `'m` is the life of the model and of the user's words.
///
/// Laws: the segments partition their word, one of them is the stem, and a finer scheme refines a coarser one, whatever
/// the model says.
///
/// ```
/// let splitter = imla::CliticSplitter::new();
/// let pieces = |word| splitter.split(word).iter().map(|s| s.as_str().to_owned()).collect::<Vec<_>>().join("+");
/// assert_eq!(pieces("بلينكن"), "بلينكن");
/// assert_eq!(pieces("لبلينكن"), "ل+بلينكن");
/// assert_eq!(pieces("للخروج"), "ل+ل+خروج");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CliticSplitter<'m> {
    scheme: Scheme,
    convention: Convention,
    model: Model<'m>,
    users: Option<&'m UserWords>,
}

/// The model that comes with the crate.
#[cfg(feature = "model")]
static SHIPPED: &[u8] = include_bytes!("../data/clitics.bin");

#[cfg(feature = "model")]
const MODEL: Model<'static> = match Model::view(SHIPPED) {
    Ok(model) => model,
    // A crate whose model is broken does not compile.
    #[allow(clippy::panic)]
    Err(_) => panic!("data/clitics.bin is no model of this version"),
};

#[cfg(feature = "model")]
impl Default for CliticSplitter<'_> {
    fn default() -> Self {
        CliticSplitter::new()
    }
}

#[cfg(feature = "model")]
impl CliticSplitter<'static> {
    /// The default: scheme [`Scheme::D3`], convention [`Convention::Ud`], the model of this crate. Constant time.
    ///
    /// ```
    /// const SPLITTER: imla::CliticSplitter = imla::CliticSplitter::new();
    /// assert_eq!(SPLITTER.split("واشنطن").len(), 1);
    /// ```
    #[must_use]
    pub const fn new() -> CliticSplitter<'static> {
        CliticSplitter::of(MODEL)
    }
}

impl<'m> CliticSplitter<'m> {
    const fn of(model: Model<'m>) -> CliticSplitter<'m> {
        CliticSplitter {
            scheme: Scheme::D3,
            convention: Convention::Ud,
            model,
            users: None,
        }
    }

    /// A splitter with a model of your own, as `examples/train.rs` writes them. Linear in the bytes, no allocation: sizes,
    /// version and checksum are looked at, and every later read is checked again.
    ///
    /// # Errors
    /// If the bytes are no model of this crate's [`MODEL_VERSION`], or were changed or cut short.
    ///
    /// ```
    /// assert!(imla::CliticSplitter::from_bytes(b"something else").is_err());
    /// ```
    pub fn from_bytes(model: &'m [u8]) -> Result<CliticSplitter<'m>, ModelError> {
        Ok(CliticSplitter::of(Model::from_bytes(model)?))
    }

    /// Sets how fine the cuts are.
    ///
    /// ```
    /// use imla::{CliticSplitter, Scheme};
    /// assert_eq!(CliticSplitter::new().scheme(Scheme::Atb).split("الكتاب").len(), 1);
    /// ```
    #[must_use]
    pub const fn scheme(mut self, scheme: Scheme) -> CliticSplitter<'m> {
        self.scheme = scheme;
        self
    }

    /// Sets whose division of the function words is followed.
    ///
    /// ```
    /// use imla::{CliticSplitter, Convention};
    /// assert_eq!(CliticSplitter::new().convention(Convention::Farasa).split("كذلك").len(), 2);
    /// ```
    #[must_use]
    pub const fn convention(mut self, convention: Convention) -> CliticSplitter<'m> {
        self.convention = convention;
        self
    }

    /// Sets words whose decisions win over the model.
    ///
    /// ```
    /// use imla::{CliticSplitter, UserWords};
    /// let mut words = UserWords::new();
    /// words.name("والا")?;
    /// assert_eq!(CliticSplitter::new().user_words(&words).split("والا").len(), 1);
    /// # Ok::<(), imla::UserWordError>(())
    /// ```
    #[must_use]
    pub const fn user_words(mut self, words: &'m UserWords) -> CliticSplitter<'m> {
        self.users = Some(words);
        self
    }

    /// The segments of a word; spans are bytes of `word`. Linear in the word, no allocation.
    ///
    /// A word of more than 20 letters, or with a letter of another script, stays whole.
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

    /// Whether a word is in the list of the model or of the user, so that its cut was decided beforehand.
    ///
    /// ```
    /// let splitter = imla::CliticSplitter::new();
    /// assert!(splitter.lists("والكتاب") && !splitter.lists("غظغظذ"));
    /// ```
    #[must_use]
    pub fn lists(&self, word: &str) -> bool {
        Word::read(word, 1).is_some_and(|word| {
            self.users.is_some_and(|u| u.find(word.letters).is_some())
                || self.listed(word.letters, word.letters.fold()).is_some()
        })
    }

    fn split_at<'t>(&self, source: &'t str, span: Span) -> Segments<'t> {
        let mut found = Segments {
            source,
            span,
            ends: [0; MOST - 1],
            kinds: [SegmentKind::Stem; MOST],
            len: 1,
            repair: Repair::None,
        };
        self.cut(&mut found);
        found
    }

    /// Cuts a word that is whole.
    fn cut(&self, found: &mut Segments<'_>) {
        let span = found.span;
        let text = found.source.get(span.range()).unwrap_or_default();
        if let Some((letters, folded)) = word::plain(text).filter(|_| self.users.is_none()) {
            if let Some(Listed { cut, .. }) = self.listed(letters, folded) {
                if cut == Cut::WHOLE {
                    return;
                }
                if cut.is_legal(letters) {
                    return self.fill(found, letters, text.len() / 2, cut, |letter| {
                        span.start + 2 * letter
                    });
                }
            }
        }
        self.cut_slowly(found, text);
    }

    /// A word that is unlisted or not spelt with plain letters alone.
    #[cold]
    fn cut_slowly(&self, found: &mut Segments<'_>, text: &str) {
        let at = found.span.start;
        if let Some((word, cut)) = self.decide(text).filter(|d| d.1 != Cut::WHOLE) {
            let start = |letter| at + word.start(letter, text.len());
            self.fill(found, word.letters, word.len, cut, start);
        }
    }

    /// Writes the pieces of a cut; `start` says where a letter begins.
    #[inline]
    fn fill(
        &self,
        found: &mut Segments<'_>,
        letters: Packed,
        len: usize,
        cut: Cut,
        start: impl Fn(usize) -> usize,
    ) {
        let mut from = found.span.start;
        let mut sound = true;
        found.len = 0;
        cut.pieces(letters, len, |kind, letter| {
            let end = start(letter);
            sound &= end > from;
            found.push(end, kind, self.scheme);
            from = end;
        });
        if !sound {
            // The cut falls inside a ligature, which has one place in the text: the word stays whole.
            found.ends = [0; MOST - 1];
            found.kinds = [SegmentKind::Stem; MOST];
            found.len = 1;
            return;
        }
        // A pronoun or article that the scheme leaves on keeps the spelling of the join.
        let free = match (cut.enclitic, cut.article) {
            (0, Article::None) => self.scheme >= Scheme::D2,
            (_, Article::None) => self.scheme >= Scheme::Atb,
            _ => self.scheme >= Scheme::D3,
        };
        if free && (cut.enclitic > 0 || letters.get(cut.head()) == word::code('ل')) {
            found.repair = form::stem(self.model, letters, len, cut);
        }
    }

    /// The word as it was read, and its cut; `None` leaves it whole. The cut is legal for the word's letters.
    #[inline]
    fn decide(&self, text: &str) -> Option<(Word, Cut)> {
        let word = Word::read(text, 1)?;
        if let Some(cut) = self.users.and_then(|u| u.find(word.letters)) {
            return cut.is_legal(word.letters).then_some((word, cut));
        }
        match self.listed(word.letters, word.letters.fold()) {
            Some(found) if found.cut.is_legal(word.letters) && quiet(&word, found.cut) => {
                Some((word, found.cut))
            }
            Some(found) => {
                let cut = self.weigh(&word, Some(found));
                Some((word, cut))
            }
            None => self.unlisted(text, word),
        }
    }

    #[inline]
    fn listed(&self, word: Packed, folded: Packed) -> Option<Listed> {
        let entry = self.model.entry(folded)?;
        let own = if entry.spelt() {
            self.model.spelling(word)
        } else {
            None
        };
        Some(match own {
            Some(own) => Listed {
                cut: match self.convention {
                    Convention::Farasa => own.farasa,
                    Convention::Ud => own.ud,
                },
                rarer: own.rarer,
            },
            None => Listed {
                cut: entry.cut(),
                rarer: None,
            },
        })
    }

    /// A word no list has: other spellings of it are looked up before its letters are weighed.
    #[cold]
    fn unlisted(&self, text: &str, word: Word) -> Option<(Word, Cut)> {
        if word.elongated {
            if let Some(twice) = Word::read(text, 2) {
                if let Some(found) = self.listed(twice.letters, twice.letters.fold()) {
                    let cut = self.weigh(&twice, Some(found));
                    return Some((twice, cut));
                }
            }
        }
        // Many writers leave the dots off a final yeh.
        if word.letters.last() == word::code('ى') {
            let dotted = word.letters.less(1).then(Packed::one(word::code('ي')));
            if let Some(found) = self.listed(dotted, dotted.fold()) {
                let cut = self.weigh(&word, Some(found));
                return Some((word, cut));
            }
        }
        let cut = self.weigh(&word, None);
        Some((word, cut))
    }

    /// The cut of a word by its list entry, its marks and, where those do not settle it, the weights of its letters.
    #[cold]
    fn weigh(&self, word: &Word, listed: Option<Listed>) -> Cut {
        let legal = |cut: &Cut| cut.is_legal(word.letters);
        let says = |cut: Cut| marks::evidence(word, cut);
        if let Some(Listed { cut, rarer }) = listed {
            let own = if legal(&cut) {
                says(cut)
            } else {
                Evidence::Against
            };
            let other = rarer.filter(legal).map_or(Evidence::Against, says);
            if other > own {
                return rarer.unwrap_or(cut);
            }
            let settled = marks::may_settle(word)
                && own != Evidence::Certain
                && candidates(word.letters)
                    .as_slice()
                    .iter()
                    .any(|c| says(*c) == Evidence::Certain);
            if own != Evidence::Against && !settled {
                return cut;
            }
        }
        let weighing = Weighing::new(self.model, word.letters);
        let cut = weighing.best(|cut| match says(cut) {
            Evidence::Against => -SURE,
            Evidence::Silent => 0,
            Evidence::For => LIKELY,
            Evidence::Certain => SURE,
        });
        if legal(&cut) { cut } else { Cut::WHOLE }
    }
}

/// Whether the marks of a word say nothing of its cut. Tanween alone, the mark most often written, speaks only of pronouns.
fn quiet(word: &Word, cut: Cut) -> bool {
    word.marks == 0 || (word.marks == word::sign::TANWEEN && cut.enclitic == 0)
}

/// What marks weigh against what the letters say: more than any sum of weights, and about a factor of four in the odds.
const SURE: i32 = 1 << 28;
const LIKELY: i32 = 1500;

/// What the list says of a word.
#[derive(Clone, Copy)]
struct Listed {
    cut: Cut,
    rarer: Option<Cut>,
}

impl Segments<'_> {
    /// Adds a piece, or lets the stem take it where the scheme does not cut it off. Ends are bytes of the source.
    #[inline]
    fn push(&mut self, end: usize, kind: SegmentKind, scheme: Scheme) {
        let wanted = match kind {
            SegmentKind::Question | SegmentKind::Conjunction | SegmentKind::Stem => true,
            SegmentKind::Preposition | SegmentKind::Future => scheme >= Scheme::D2,
            SegmentKind::Pronoun => scheme >= Scheme::Atb,
            SegmentKind::Article => scheme >= Scheme::D3,
        };
        let mut at = usize::from(self.len);
        let stem = at > 0 && self.kinds.get(at - 1) == Some(&SegmentKind::Stem);
        if stem && (!wanted || kind == SegmentKind::Stem) {
            // After the stem at once, before it with the stem that follows.
            at -= 1;
        }
        if let Some(slot) = self.kinds.get_mut(at) {
            *slot = if wanted { kind } else { SegmentKind::Stem };
        }
        if let Some(slot) = self.ends.get_mut(at) {
            *slot = end.saturating_sub(self.span.start) as u32;
        }
        self.len = at as u8 + 1;
    }
}

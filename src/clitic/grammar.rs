//! Which cuts a word can have at all: closed tables of proclitics and enclitics, and the order they stand in.
//!
//! A word is question (أ), conjunction (و ف), one of preposition (ب ك ل) and future (س), article (ال, or the lam it
//! leaves after the preposition ل), stem, pronoun. Each part but the stem may be missing. The tables are data: a linguist
//! can read and correct them.

use super::SegmentKind;
use super::word::{LONGEST, Packed, code};

/// What a letter can be before the stem, and its place in the order: a proclitic may only follow one of a lower place.
const PROCLITICS: [(char, u8); 7] = [
    ('أ', 1),
    ('و', 2),
    ('ف', 2),
    ('ب', 3),
    ('ك', 3),
    ('ل', 3),
    ('س', 3),
];

/// The pronouns that are written onto a word. Their places are their numbers in features: never reorder.
pub(super) const ENCLITICS: [Packed; 12] = [
    Packed::of(['ه']),
    Packed::of(['ه', 'ا']),
    Packed::of(['ه', 'م']),
    Packed::of(['ه', 'ن']),
    Packed::of(['ه', 'م', 'ا']),
    Packed::of(['ك']),
    Packed::of(['ك', 'م']),
    Packed::of(['ك', 'ن']),
    Packed::of(['ك', 'م', 'ا']),
    Packed::of(['ي']),
    Packed::of(['ن', 'ي']),
    Packed::of(['ن', 'ا']),
];

/// Words whose ال is part of them: the name of God and the relative pronouns, in either spelling of the last letter.
const WHOLE_ARTICLE: [Packed; 15] = [
    Packed::of(['ا', 'ل', 'ل', 'ه']),
    Packed::of(['ا', 'ل', 'ل', 'ه', 'م']),
    Packed::of(['ا', 'ل', 'ذ', 'ي']),
    Packed::of(['ا', 'ل', 'ت', 'ي']),
    Packed::of(['ا', 'ل', 'ذ', 'ى']),
    Packed::of(['ا', 'ل', 'ت', 'ى']),
    Packed::of(['ا', 'ل', 'ذ', 'ي', 'ن']),
    Packed::of(['ا', 'ل', 'ل', 'ذ', 'ا', 'ن']),
    Packed::of(['ا', 'ل', 'ل', 'ذ', 'ي', 'ن']),
    Packed::of(['ا', 'ل', 'ل', 'ت', 'ا', 'ن']),
    Packed::of(['ا', 'ل', 'ل', 'ت', 'ي', 'ن']),
    Packed::of(['ا', 'ل', 'ل', 'و', 'ا', 'ت', 'ي']),
    Packed::of(['ا', 'ل', 'ل', 'ا', 'ت', 'ي']),
    Packed::of(['ا', 'ل', 'ل', 'ا', 'ئ', 'ي']),
    Packed::of(['ا', 'ل', 'ل', 'ا', 'ت']),
];

/// The most proclitics that stand before one stem, the article apart.
pub(super) const MOST_PROCLITICS: usize = 3;

/// The most pieces a word is cut into: the proclitics, the article, the stem, a pronoun.
pub(super) const MOST_PIECES: usize = MOST_PROCLITICS + 3;

/// The article of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Article {
    None,
    /// The lam of للبيت.
    Lam,
    Al,
}

impl Article {
    pub(super) const fn len(self) -> usize {
        self as usize
    }
}

/// Where a word is cut: how many letters go to proclitics, article and enclitic. Their kinds follow from the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Cut {
    pub(super) proclitics: u8,
    pub(super) article: Article,
    pub(super) enclitic: u8,
}

impl Cut {
    pub(super) const WHOLE: Cut = Cut {
        proclitics: 0,
        article: Article::None,
        enclitic: 0,
    };

    /// The cut as six bits, for tables. Stored in model files.
    #[cfg(any(test, feature = "train"))]
    pub(super) const fn to_bits(self) -> u8 {
        self.proclitics | (self.article as u8) << 2 | self.enclitic << 4
    }

    /// The cut of six bits, whatever they are.
    pub(super) const fn from_bits(bits: u8) -> Cut {
        Cut {
            proclitics: bits & 3,
            article: match bits >> 2 & 3 {
                1 => Article::Lam,
                2 => Article::Al,
                _ => Article::None,
            },
            enclitic: bits >> 4 & 3,
        }
    }

    /// Where the stem begins, in letters.
    pub(super) const fn head(self) -> usize {
        self.proclitics as usize + self.article.len()
    }

    /// Gives the pieces of a word in order: kind, and end in letters. A preposition with nothing but a pronoun behind it is
    /// the stem. The cut must be legal for the word.
    #[inline]
    pub(super) fn pieces(self, word: Packed, len: usize, mut take: impl FnMut(SegmentKind, usize)) {
        let tail = len - usize::from(self.enclitic);
        let bare = self.head() == tail;
        let proclitics = usize::from(self.proclitics);
        for i in 0..proclitics {
            let letter = word.get(i);
            let kind = match place(letter, i == 0) {
                Some(place) if !(bare && i + 1 == proclitics) => kind(letter, place),
                _ => SegmentKind::Stem,
            };
            take(kind, i + 1);
        }
        if self.article != Article::None {
            take(SegmentKind::Article, self.head());
        }
        if !bare {
            take(SegmentKind::Stem, tail);
        }
        if self.enclitic > 0 {
            take(SegmentKind::Pronoun, len);
        }
    }

    /// Where the pieces end, one bit a letter: bit 3 for an end behind the third.
    #[cfg(all(test, feature = "train", feature = "model"))]
    pub(super) fn ends(self, word: Packed) -> u32 {
        let mut ends = 0;
        self.pieces(word, word.len(), |_, end| ends |= 1 << end);
        ends
    }

    /// The letters of a word between the clitics.
    pub(super) const fn stem(self, word: Packed) -> Packed {
        word.less(self.enclitic as usize).from(self.head())
    }

    /// Whether the grammar allows this cut of this word: every clitic is one, in order, and something is left.
    pub(super) fn is_legal(self, word: Packed) -> bool {
        let len = word.len();
        let (head, tail) = (self.head(), usize::from(self.enclitic));
        if head + tail > len {
            return false;
        }
        let mut place = 0;
        for i in 0..usize::from(self.proclitics) {
            match self::place(word.get(i), i == 0) {
                Some(at) if at > place => place = at,
                _ => return false,
            }
        }
        let rest = word.from(usize::from(self.proclitics));
        let last = match usize::from(self.proclitics) {
            0 => 0,
            n => word.get(n - 1),
        };
        let article = match self.article {
            Article::None => true,
            Article::Lam => last == code('ل') && rest.get(0) == code('ل'),
            Article::Al => is_al(rest),
        };
        let pronoun = tail == 0 || is_enclitic(word.from(len - tail));
        // A preposition can carry a pronoun with nothing between: له, وبها.
        let bare = head + tail == len;
        article
            && pronoun
            && (!bare
                || (tail > 0
                    && self.article == Article::None
                    && (last == code('ب') || last == code('ل') || last == code('ك'))))
    }
}

const AL: Packed = Packed::of(['ا', 'ل']);

/// Whether letters begin with ال.
pub(super) fn is_al(word: Packed) -> bool {
    word.get(0) == code('ا') && word.get(1) == code('ل')
}

/// The place in the order of every code, 0 for what is no proclitic.
const PLACES: [u8; 64] = {
    let mut places = [0; 64];
    let mut i = 0;
    #[allow(clippy::indexing_slicing)] // in a const, an index out of bounds does not compile
    while i < PROCLITICS.len() {
        places[code(PROCLITICS[i].0) as usize] = PROCLITICS[i].1;
        i += 1;
    }
    places
};

/// The place of a letter among the proclitics; `None` if it is none. A question that lost its hamza is one only at the
/// front.
#[inline]
pub(super) fn place(letter: u8, first: bool) -> Option<u8> {
    if first && letter == code('ا') {
        return Some(1);
    }
    PLACES.get(usize::from(letter)).copied().filter(|p| *p > 0)
}

/// What a letter is as a proclitic.
#[inline]
fn kind(letter: u8, place: u8) -> SegmentKind {
    match place {
        1 => SegmentKind::Question,
        2 => SegmentKind::Conjunction,
        _ if letter == code('س') => SegmentKind::Future,
        _ => SegmentKind::Preposition,
    }
}

/// Whether letters are a pronoun. A final ى is read as ي: many writers do not dot it.
pub(super) fn is_enclitic(end: Packed) -> bool {
    let dotted = end == Packed::of(['ى']) || end == Packed::of(['ن', 'ى']);
    dotted || ENCLITICS.contains(&end)
}

/// Whether a word ends in a pronoun of each length, 1 to 3 letters.
pub(super) fn enclitics(word: Packed, len: usize) -> [bool; 3] {
    [1, 2, 3].map(|size| size <= len && ENCLITICS.contains(&word.from(len - size)))
}

/// The letters an imperfect verb can begin with, and so the only ones the future س stands before.
pub(super) fn is_person(letter: u8) -> bool {
    ['ي', 'ت', 'ن', 'أ', 'ا', 'آ']
        .iter()
        .any(|c| code(*c) == letter)
}

/// Whether the article can be cut off a word that begins with ال.
pub(super) fn has_article(word: Packed) -> bool {
    is_al(word) && word.len() >= 4 && !is_whole_article(word)
}

fn is_whole_article(word: Packed) -> bool {
    if !is_al(word) {
        return false;
    }
    let folded = word.fold();
    WHOLE_ARTICLE.contains(&folded)
}

/// The most cuts [`candidates`] gives: four starts with three articles and four ends at most.
pub(super) const MOST_CANDIDATES: usize = 48;

/// The cuts the grammar allows and a word can plausibly have, the whole word first. No allocation.
pub(super) struct Candidates {
    cuts: [Cut; MOST_CANDIDATES],
    len: usize,
}

impl Candidates {
    pub(super) fn as_slice(&self) -> &[Cut] {
        self.cuts.get(..self.len).unwrap_or_default()
    }

    fn push(&mut self, cut: Cut) {
        if let Some(slot) = self.cuts.get_mut(self.len) {
            *slot = cut;
            self.len += 1;
        }
    }
}

pub(super) fn candidates(word: Packed) -> Candidates {
    let mut found = Candidates {
        cuts: [Cut::WHOLE; MOST_CANDIDATES],
        len: 0,
    };
    let len = word.len();
    let ends = enclitics(word, len);
    let (mut start, mut place) = (0, 0);
    loop {
        let rest = word.from(start);
        let before = match start {
            0 => 0,
            _ => word.get(start - 1),
        };
        let future = before == code('س') && start > 0;
        if !future || is_person(rest.get(0)) {
            at_start(&mut found, word, start, before, &ends, future);
        }
        if start >= MOST_PROCLITICS || start + 1 >= len {
            break;
        }
        match self::place(word.get(start), false) {
            // Only a hamza asks; a bare alef at the front is far more often a letter of the word.
            Some(at) if at > place => place = at,
            _ => break,
        }
        // A question takes at most one more proclitic with it.
        if word.get(0) == code('أ') && start >= 2 {
            break;
        }
        start += 1;
    }
    found
}

/// The cuts of a word whose proclitics are its first `start` letters.
fn at_start(
    found: &mut Candidates,
    word: Packed,
    start: usize,
    before: u8,
    ends: &[bool; 3],
    future: bool,
) {
    let rest = word.from(start);
    let left = rest.len();
    let joined = AL.then(rest.from(1));
    let assimilated = before == code('ل') && rest.get(0) == code('ل');
    // The heh of God's name and the ي of a relative pronoun are no pronouns.
    let whole = is_whole_article(rest)
        || rest == Packed::of(['ل', 'ل', 'ه'])
        || rest.ends_with(Packed::of(['ا', 'ل', 'ل', 'ه']))
        || (assimilated && is_whole_article(joined));
    let lam = assimilated && left >= 3 && !whole;
    let whole = whole || (start == 0 && rest.from(1) == Packed::of(['ل', 'ل', 'ه']));
    for article in [Article::None, Article::Lam, Article::Al] {
        let fits = match article {
            Article::None => true,
            Article::Lam => lam,
            Article::Al => !future && has_article(rest),
        };
        if !fits {
            continue;
        }
        let body = left - article.len();
        let mut cut = Cut {
            proclitics: start as u8,
            article,
            enclitic: 0,
        };
        found.push(cut);
        if whole || (article != Article::None && body <= 3) {
            continue;
        }
        for (size, _) in (1..).zip(ends).filter(|(_, e)| **e) {
            let bare = body == size
                && article == Article::None
                && (before == code('ب') || before == code('ل'))
                && start > 0;
            if body >= size + 2 || bare {
                cut.enclitic = size as u8;
                found.push(cut);
            }
        }
    }
}

const _: () = assert!(LONGEST * 6 <= 120);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_comes_back_from_its_bits() {
        for bits in 0..64 {
            let cut = Cut::from_bits(bits);
            assert_eq!(Cut::from_bits(cut.to_bits()), cut);
        }
    }

    #[test]
    fn every_candidate_is_legal_and_the_whole_word_is_first() {
        for word in [
            "والكتاب",
            "للبيت",
            "أفلا",
            "وبالله",
            "سيكتبونها",
            "له",
            "و",
            "كتابهما",
            "لله",
            "ولل",
            "أوبكال",
        ] {
            let word = Packed::new(word).expect("plain letters");
            let found = candidates(word);
            assert_eq!(found.as_slice().first(), Some(&Cut::WHOLE));
            for cut in found.as_slice() {
                assert!(cut.is_legal(word), "{cut:?}");
                let (mut last, mut stems) = (0, 0);
                cut.pieces(word, word.len(), |kind, end| {
                    assert!(end > last);
                    last = end;
                    stems += usize::from(kind == SegmentKind::Stem);
                });
                assert_eq!((last, stems), (word.len(), 1));
            }
        }
    }

    #[test]
    fn what_is_no_clitic_is_no_cut() {
        let word = Packed::new("مدرسة").expect("plain letters");
        let mut legal = (0..64).map(Cut::from_bits).filter(|c| c.is_legal(word));
        assert!(legal.all(|c| c == Cut::WHOLE));
        let cut = |proclitics, article, enclitic| Cut {
            proclitics,
            article,
            enclitic,
        };
        for (word, cut, wanted) in [
            ("ببيت", cut(1, Article::None, 0), true),
            ("ببيت", cut(2, Article::None, 0), false),
            ("بوقت", cut(2, Article::None, 0), false),
            ("وبوقت", cut(2, Article::None, 0), true),
            ("للبيت", cut(1, Article::Lam, 0), true),
            ("ولبيت", cut(1, Article::Lam, 0), false),
            ("البيت", cut(0, Article::Al, 0), true),
            ("كتابه", cut(0, Article::None, 1), true),
            ("كتاب", cut(0, Article::None, 1), false),
            ("له", cut(1, Article::None, 1), true),
            ("وه", cut(1, Article::None, 1), false),
        ] {
            let letters = Packed::new(word).expect("plain letters");
            assert_eq!(cut.is_legal(letters), wanted, "{word} {cut:?}");
        }
        let future = candidates(Packed::new("سماء").expect("plain letters"));
        assert_eq!(
            future.as_slice().len(),
            1,
            "س is the future only before a verb of the imperfect"
        );
    }
}

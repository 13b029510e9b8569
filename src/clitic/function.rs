//! Function words that treebanks divide differently, each with its cut under either convention.
//!
//! | word | universal dependencies, Prague treebank | Farasa |
//! |---|---|---|
//! | لأن, and with pronouns | whole | ل+أن |
//! | لكي | whole | ل+كي |
//! | كذلك | whole | ك+ذلك |
//! | لقد | ل+قد | whole |
//! | أليس | أ+ليس | whole |
//! | ألا | أ+لا | whole |
//! | لذا, لئلا, فيما, مما, عما, ممن | whole | whole |
//!
//! و and ف come off any of them. Words written for two (مما is من and ما) have no letter to cut at and stay whole. A model
//! lists these words under both conventions; the table here is what it is built and tested against.

/// Which treebanks' division of the function words is followed.
///
/// ```
/// use imla::{CliticSplitter, Convention};
/// let cuts = |rule| CliticSplitter::new().convention(rule).split("لأن").len();
/// assert_eq!([Convention::Ud, Convention::Farasa].map(cuts), [1, 2]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Convention {
    /// As the Prague treebank in Universal Dependencies: لأن, لكي and كذلك are whole, لقد is ل+قد.
    #[default]
    Ud,
    /// As Farasa: ل+أن, ل+كي and ك+ذلك, and لقد is whole.
    Farasa,
}

#[cfg(feature = "train")]
pub(super) use table::{all, cut};

#[cfg(feature = "train")]
mod table {
    use super::Convention;
    use crate::clitic::grammar::{Article, Cut, is_enclitic};
    use crate::clitic::word::{Packed, code};

    /// A word, and how many of its letters are proclitics under either convention.
    const WORDS: [(&str, u8, u8); 25] = [
        ("لأن", 0, 1),
        ("لان", 0, 1),
        ("لإن", 0, 1),
        ("لكي", 0, 1),
        ("لكى", 0, 1),
        ("لكيلا", 0, 1),
        ("كذلك", 0, 1),
        ("كذالك", 0, 1),
        ("لقد", 1, 0),
        ("أليس", 1, 0),
        ("أليست", 1, 0),
        ("ألم", 1, 0),
        ("ألن", 1, 0),
        ("ألا", 1, 0),
        ("لئلا", 0, 0),
        ("لذا", 0, 0),
        ("فيما", 0, 0),
        ("مما", 0, 0),
        ("عما", 0, 0),
        ("ممن", 0, 0),
        ("عمن", 0, 0),
        ("إلا", 0, 0),
        ("إلى", 0, 0),
        ("كما", 0, 0),
        ("فقط", 0, 0),
    ];

    /// The words of the table that take pronouns.
    const HOSTS: [&str; 3] = ["لأن", "لان", "لإن"];

    /// The cut of a function word, if this is one: it may have و or ف before it, and لأن a pronoun behind it.
    pub(in crate::clitic) fn cut(word: Packed, convention: Convention) -> Option<Cut> {
        whole(word, convention).or_else(|| {
            let conjunction = word.get(0) == code('و') || word.get(0) == code('ف');
            let rest = whole(word.from(1), convention).filter(|_| conjunction)?;
            let cut = Cut {
                proclitics: rest.proclitics + 1,
                ..rest
            };
            // A question stands before a conjunction: أوليس, never وأليس.
            cut.is_legal(word).then_some(cut)
        })
    }

    /// Every form of the table, with and without conjunction and pronoun.
    pub(in crate::clitic) fn all() -> impl Iterator<Item = Packed> {
        let pronouns = crate::clitic::grammar::ENCLITICS.into_iter();
        let hosts = HOSTS.iter().filter_map(|h| Packed::new(h));
        let with = hosts.flat_map(move |h| pronouns.clone().map(move |p| h.then(p)));
        let words = WORDS.iter().filter_map(|w| Packed::new(w.0)).chain(with);
        words
            .flat_map(|w| {
                let after = |c| Packed::one(code(c)).then(w);
                [w, after('و'), after('ف')]
            })
            .filter(|w| cut(*w, Convention::Ud).is_some() && cut(*w, Convention::Farasa).is_some())
    }

    fn whole(word: Packed, convention: Convention) -> Option<Cut> {
        let cut = |proclitics, enclitic| Cut {
            proclitics,
            article: Article::None,
            enclitic,
        };
        let pick = |row: &(&str, u8, u8)| match convention {
            Convention::Ud => row.1,
            Convention::Farasa => row.2,
        };
        for row in &WORDS {
            if Packed::new(row.0) == Some(word) {
                return Some(cut(pick(row), 0));
            }
        }
        for size in [1, 2, 3] {
            let stem = word.less(size);
            let host = HOSTS.iter().any(|h| Packed::new(h) == Some(stem));
            if host && is_enclitic(word.from(stem.len())) {
                let proclitics = if convention == Convention::Farasa {
                    1
                } else {
                    0
                };
                return Some(cut(proclitics, size as u8));
            }
        }
        None
    }
}

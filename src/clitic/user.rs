//! Decisions of the user, which win over the model.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::grammar::{self, Cut, MOST_PROCLITICS};
use super::word::{Packed, Word};

/// Words the user has decided: names, brands, terms. Borrowed by a splitter, so one list serves many; no global state.
///
/// Words are matched by their letters: marks and tatweel are ignored and every alef is bare. Memory: 32 bytes a word.
///
/// ```
/// use imla::{CliticSplitter, UserWords};
/// let mut words = UserWords::new();
/// words.name("بيكاسو")?;
/// words.decide("كلمة", "ك+لمة")?;
/// let splitter = CliticSplitter::new().user_words(&words);
/// assert_eq!(splitter.split("وبيكاسو").stem().as_str(), "بيكاسو");
/// assert_eq!(splitter.split("كلمة").len(), 2);
/// # Ok::<(), imla::UserWordError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserWords {
    /// Sorted by word.
    words: Vec<(Packed, Decision)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Cut(Cut),
    Name,
}

/// Why a word cannot be decided so.
///
/// ```
/// let error = imla::UserWords::new().decide("كتاب", "كت+اب").unwrap_err();
/// assert_eq!(error.to_string(), "user word كتاب: كت+اب is not cut at clitics in their order");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserWordError {
    word: String,
    cut: String,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Letters,
    Different,
    Grammar,
}

impl UserWordError {
    /// The word as it was given.
    ///
    /// ```
    /// assert_eq!(imla::UserWords::new().name("abc").unwrap_err().word(), "abc");
    /// ```
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }
}

impl fmt::Display for UserWordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UserWordError { word, cut, .. } = self;
        match self.fault {
            Fault::Letters => write!(f, "user word {word}: not 1 to 20 Arabic letters"),
            Fault::Different => write!(f, "user word {word}: {cut} has other letters"),
            Fault::Grammar => write!(
                f,
                "user word {word}: {cut} is not cut at clitics in their order"
            ),
        }
    }
}

impl core::error::Error for UserWordError {}

impl UserWords {
    /// No word yet.
    ///
    /// ```
    /// assert!(imla::UserWords::new().is_empty());
    /// ```
    #[must_use]
    pub const fn new() -> UserWords {
        UserWords { words: Vec::new() }
    }

    /// How many words are decided.
    ///
    /// ```
    /// assert_eq!(imla::UserWords::new().len(), 0);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word is decided.
    ///
    /// ```
    /// assert!(imla::UserWords::new().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Decides one word form: `cut` is the word with `+` where it is cut. The last decision about a word counts.
    ///
    /// # Errors
    /// If the word is not made of 1 to 20 Arabic letters, if `cut` has other letters, or if it cuts where no clitic is.
    ///
    /// ```
    /// assert!(imla::UserWords::new().decide("بالي", "ب+ال+ي").is_ok());
    /// assert!(imla::UserWords::new().decide("بالي", "بال+ي").is_ok());
    /// ```
    pub fn decide(&mut self, word: &str, cut: &str) -> Result<(), UserWordError> {
        let fail = |fault| UserWordError {
            word: word.into(),
            cut: cut.into(),
            fault,
        };
        let letters = read(word).ok_or_else(|| fail(Fault::Letters))?;
        let joined: String = cut.split('+').collect();
        if read(&joined) != Some(letters) {
            return Err(fail(Fault::Different));
        }
        let found = parse(letters, cut).ok_or_else(|| fail(Fault::Grammar))?;
        self.put(letters, Decision::Cut(found));
        Ok(())
    }

    /// Declares a name: it stays whole, and behind any proclitics that are written onto it.
    ///
    /// # Errors
    /// If the name is not made of 1 to 20 Arabic letters.
    ///
    /// ```
    /// use imla::{CliticSplitter, UserWords};
    /// let mut words = UserWords::new();
    /// words.name("بالنسياغا")?;
    /// let splitter = CliticSplitter::new().user_words(&words);
    /// assert_eq!(splitter.split("لبالنسياغا").len(), 2);
    /// # Ok::<(), imla::UserWordError>(())
    /// ```
    pub fn name(&mut self, name: &str) -> Result<(), UserWordError> {
        let letters = read(name).ok_or_else(|| UserWordError {
            word: name.into(),
            cut: name.into(),
            fault: Fault::Letters,
        })?;
        self.put(letters, Decision::Name);
        Ok(())
    }

    fn put(&mut self, letters: Packed, decision: Decision) {
        let key = letters.fold();
        match self.words.binary_search_by_key(&key, |w| w.0) {
            Ok(at) => {
                if let Some(slot) = self.words.get_mut(at) {
                    slot.1 = decision;
                }
            }
            Err(at) => self.words.insert(at, (key, decision)),
        }
    }

    /// The decision about a word, if there is one. Logarithmic in the number of words.
    pub(super) fn find(&self, word: Packed) -> Option<Cut> {
        let folded = word.fold();
        let get = |w: Packed| {
            let at = self.words.binary_search_by_key(&w, |w| w.0).ok()?;
            self.words.get(at).map(|w| w.1)
        };
        match get(folded) {
            Some(Decision::Cut(cut)) => return Some(cut),
            Some(Decision::Name) => return Some(Cut::WHOLE),
            None => {}
        }
        let mut place = 0;
        for start in 1..=MOST_PROCLITICS.min(word.len().saturating_sub(1)) {
            match grammar::place(word.get(start - 1), start == 1) {
                Some(at) if at > place => place = at,
                _ => return None,
            }
            if get(folded.from(start)) == Some(Decision::Name) {
                return Some(Cut {
                    proclitics: start as u8,
                    ..Cut::WHOLE
                });
            }
        }
        None
    }
}

fn read(word: &str) -> Option<Packed> {
    let read = Word::read(word, 2)?;
    (read.len > 0).then_some(read.letters)
}

/// The cut that is written with `+`, if the grammar has it. Where two cuts stand at the same places (ل+هم), a preposition
/// with its pronoun is meant, and then the one with more before the stem.
pub(super) fn parse(word: Packed, cut: &str) -> Option<Cut> {
    let (mut at, mut wanted) = (0, 0u32);
    for piece in cut.split('+') {
        at += read(piece)?.len();
        wanted |= 1 << at.min(31);
    }
    if at != word.len() {
        return None;
    }
    let fits = |found: &Cut| {
        let mut ends = 0;
        if found.is_legal(word) {
            found.pieces(word, word.len(), |_, end| ends |= 1 << end);
        }
        ends == wanted
    };
    let all = || (0..64).rev().map(Cut::from_bits).filter(fits);
    all()
        .find(|c| c.head() + usize::from(c.enclitic) == word.len())
        .or_else(|| all().max_by_key(|c| c.proclitics))
}

//! One word beside a mark, bare of marks and tatweel, and its look-up in the closed lists.

use super::look::Look;
use crate::letter::class;
use crate::work;

/// The longest word that can match a list, in bytes.
const LONGEST: usize = 64;
/// How far back a word is looked for, its marks and tatweel with it, in bytes.
const LONGEST_DRESSED: usize = 256;

/// A bare word in a small buffer; longer words are cut and match no list.
pub(super) struct Word {
    bytes: [u8; LONGEST],
    len: usize,
    pub(super) letters: usize,
    /// Where it starts when looked for backward, where it ends when looked for forward.
    pub(super) edge: usize,
}

impl Word {
    const fn empty(edge: usize) -> Word {
        Word {
            bytes: [0; LONGEST],
            len: 0,
            letters: 0,
            edge,
        }
    }

    pub(super) fn as_str(&self) -> &str {
        self.bytes
            .get(..self.len)
            .and_then(|b| core::str::from_utf8(b).ok())
            .unwrap_or_default()
    }

    /// Forward from `at`: letters only.
    pub(super) fn after(look: &Look<'_>, at: usize) -> Word {
        let mut word = Word::empty(at);
        for c in look.window(at, LONGEST_DRESSED).chars() {
            let k = class(c);
            if k.is_letter() {
                let mut buffer = [0; 4];
                let encoded = c.encode_utf8(&mut buffer).as_bytes();
                let Some(room) = word.bytes.get_mut(word.len..word.len + encoded.len()) else {
                    break;
                };
                room.copy_from_slice(encoded);
                word.len += encoded.len();
                word.letters += 1;
            } else if !k.is_transparent() {
                break;
            }
            word.edge += c.len_utf8();
        }
        word
    }

    /// Backward from `at`, not past `floor`: letters, and stops between them.
    pub(super) fn before(look: &Look<'_>, floor: usize, at: usize) -> Word {
        let mut word = Word::empty(at);
        let mut low = LONGEST;
        let mut pending = false;
        let piece = look.between(floor, at);
        for (i, c) in piece.char_indices().rev() {
            if piece.len() - i > LONGEST_DRESSED {
                break;
            }
            let k = class(c);
            if k.is_letter() {
                let mut buffer = [0; 5];
                let size = c.len_utf8();
                if let Some(room) = buffer.get_mut(..size) {
                    c.encode_utf8(room);
                }
                if let Some(room) = buffer.get_mut(size).filter(|_| pending) {
                    *room = b'.';
                }
                let size = size + usize::from(pending);
                pending = false;
                let Some(start) = low.checked_sub(size) else {
                    break;
                };
                if let (Some(room), Some(piece)) =
                    (word.bytes.get_mut(start..low), buffer.get(..size))
                {
                    room.copy_from_slice(piece);
                }
                low = start;
                word.letters += 1;
            } else if c == '.' && word.letters > 0 && !pending {
                pending = true;
                continue;
            } else if !k.is_transparent() {
                break;
            }
            if !pending {
                word.edge = floor + i;
            }
        }
        word.bytes.copy_within(low.., 0);
        word.len = LONGEST - low;
        word
    }

    pub(super) fn is_dotted(&self) -> bool {
        self.as_str().contains('.')
    }

    /// How many letters stand behind the last stop inside the word.
    pub(super) fn last_letters(&self) -> usize {
        self.as_str()
            .rsplit('.')
            .next()
            .map_or(0, |part| part.chars().count())
    }

    /// Whether this is letters joined by stops, the first of them perhaps behind an article: `ق.م`, `الو.م.أ`.
    pub(super) fn is_acronym(&self) -> bool {
        let mut parts = self.as_str().split('.');
        let single = |part: &str| part.chars().count() == 1;
        let Some(first) = parts.next() else {
            return false;
        };
        let bare = strip(first, &["و", "ف"]);
        let bare = strip(strip(bare, &["ب", "ك", "ل"]), &["ال", "لل"]);
        (single(first) || (self.is_dotted() && single(bare))) && parts.all(single)
    }

    /// Whether a list holds the word, in any of its common spellings.
    pub(super) fn is_in(&self, list: List) -> bool {
        list.holds(self.as_str())
    }

    pub(super) fn is_in_either(&self, one: List, other: List) -> bool {
        self.is_in(one) || self.is_in(other)
    }

    /// Whether a list holds the word, with `و` or `ف` in front of it or not.
    pub(super) fn is_in_after_conjunction(&self, list: List) -> bool {
        self.is_in(list) || list.holds(strip(self.as_str(), &["و", "ف"]))
    }

    /// Whether a list holds the word, with a conjunction and a preposition in front of it or not.
    pub(super) fn is_in_after_proclitics(&self, list: List) -> bool {
        let bare = strip(self.as_str(), &["و", "ف"]);
        if self.is_in(list) || list.holds(bare) || list.holds(strip(bare, &["ب", "ك", "ل"])) {
            return true;
        }
        // للمجموعة is لـ and المجموعة.
        bare.strip_prefix("لل").is_some_and(|rest| {
            list.words
                .iter()
                .any(|w| w.strip_prefix("ال").is_some_and(|w| same(w, rest)))
        })
    }

    /// Whether a list holds the word, with a pronoun behind it or not.
    pub(super) fn is_in_before_pronoun(&self, list: List) -> bool {
        const PRONOUNS: &[&str] = &[
            "ه", "ها", "هم", "هما", "هن", "ني", "نا", "ك", "كم", "وا", "ت", "تا", "ته", "تها",
            "تهم", "تني", "تنا", "ا", "ن",
        ];
        let word = self.as_str();
        self.is_in(list)
            || PRONOUNS
                .iter()
                .any(|p| word.strip_suffix(p).is_some_and(|w| list.holds(w)))
    }
}

/// A closed list of words, and how long its longest one is.
#[derive(Clone, Copy)]
pub(super) struct List {
    words: &'static [&'static str],
    longest: usize,
}

impl List {
    #[allow(clippy::indexing_slicing)] // Evaluated when the crate is built.
    pub(super) const fn new(words: &'static [&'static str]) -> List {
        let (mut i, mut longest) = (0, 0);
        while i < words.len() {
            if words[i].len() > longest {
                longest = words[i].len();
            }
            i += 1;
        }
        List { words, longest }
    }

    /// Whether the list holds a word in any of its common spellings: hamza on alef, dots on a final ى or ة.
    pub(super) fn holds(self, word: &str) -> bool {
        work::add(1);
        word.len() <= self.longest && self.words.iter().any(|w| same(w, word))
    }
}

/// `word` without the first of the prefixes that it has, if more than the prefix is there.
fn strip<'w>(word: &'w str, prefixes: &[&str]) -> &'w str {
    prefixes
        .iter()
        .find_map(|p| word.strip_prefix(p).filter(|rest| !rest.is_empty()))
        .unwrap_or(word)
}

fn same(a: &str, b: &str) -> bool {
    // These spellings all have one length in bytes.
    a.len() == b.len() && a.chars().map(fold).eq(b.chars().map(fold))
}

const fn fold(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        c => c,
    }
}

//! Building a model: counts of running text, word classes and decided words in, bytes for
//! [`CliticSplitter::from_bytes`](crate::CliticSplitter::from_bytes) out.
//!
//! The features are those of `score.rs`, and they are read from the very table that the model will ship, so
//! training and use cannot differ. Everything is done in one order with arithmetic that every machine does alike: the same
//! input gives the same bytes. Needs feature `train`, which is the only part of the crate that needs `std`.
//!
//! ```
//! use imla::{CliticSplitter, train::Trainer};
//! let mut trainer = Trainer::new();
//! trainer.count("كتاب وكتاب بكتاب والكتاب قلم وقلم بقلم والقلم");
//! trainer.decide("وكتاب", "و+كتاب", None)?;
//! trainer.example("والكتاب", "و+ال+كتاب", 1.0)?;
//! let bytes = trainer.build();
//! let splitter = CliticSplitter::from_bytes(&bytes).expect("what was built is a model");
//! assert_eq!(splitter.split("وكتاب").len(), 2);
//! # Ok::<(), imla::UserWordError>(())
//! ```

extern crate std;

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::Convention;
use super::function;
use super::grammar::{Cut, candidates};
use super::model::{Entry, HEADER, Hash, MAGIC, Model, VERSION, WEIGHTS, checksum, class};
use super::score::{Sink, Weighing};
use super::user::{UserWordError, UserWords, parse};
use super::word::{Packed, Word, code, letter};
use crate::token::{TokenKind, tokens};

mod optimize;

use optimize::{Group, Row};

/// What a word of the open classes is, for [`Trainer::lexicon`].
///
/// ```
/// use imla::train::{Trainer, WordClass};
/// Trainer::new().lexicon("كتاب", WordClass::Noun);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WordClass {
    /// The stem of an imperfect verb, without its person letter: كتب of يكتب.
    Imperfect,
    /// A perfect verb.
    Perfect,
    /// An adjective.
    Adjective,
    /// A noun.
    Noun,
    /// A proper name.
    Name,
}

/// Words seen this often or more are listed.
const LISTED: u64 = 3;

/// How strongly weights are drawn to zero.
const PRIOR: f64 = 1.0;

/// How sure the model is of a word: the order in which to read words by hand.
///
/// ```
/// let doubts = imla::train::Trainer::new().doubts([("وردة".to_owned(), 3)]);
/// assert_eq!(doubts[0].word, "وردة");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The word.
    pub word: String,
    /// The cut the model would choose, with `+`.
    pub best: String,
    /// How sure it is, 0 to 1.
    pub probability: f64,
    /// How often the word was counted.
    pub count: u64,
}

/// Collects what a model is built from.
///
/// ```
/// assert!(!imla::train::Trainer::new().build().is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Trainer {
    counts: BTreeMap<Packed, u64>,
    lexicon: BTreeMap<Packed, u8>,
    decided: BTreeMap<Packed, (Cut, Option<Cut>)>,
    /// Decided words that were gathered for their first or last letter, and so say little of words at large.
    names: BTreeSet<Packed>,
    examples: Vec<(Packed, Cut, f64)>,
}

impl Trainer {
    /// Nothing yet.
    ///
    /// ```
    /// assert_eq!(imla::train::Trainer::new().counted().count(), 0);
    /// ```
    #[must_use]
    pub fn new() -> Trainer {
        Trainer::default()
    }

    /// Counts the words of a running text. Linear in the text.
    ///
    /// ```
    /// imla::train::Trainer::new().count("نص من كلمات");
    /// ```
    pub fn count(&mut self, text: &str) {
        for token in tokens(text).filter(|t| t.kind() == TokenKind::Word) {
            if let Some(word) = Word::read(token.as_str(), 2) {
                *self.counts.entry(word.letters).or_default() += 1;
            }
        }
    }

    /// Adds a word of an open class in its plain form. Words of other letters are passed over.
    ///
    /// ```
    /// use imla::train::{Trainer, WordClass};
    /// Trainer::new().lexicon("كبير", WordClass::Adjective);
    /// ```
    pub fn lexicon(&mut self, word: &str, class: WordClass) {
        let bit = match class {
            WordClass::Imperfect => class::IMPERFECT,
            WordClass::Perfect => class::PERFECT,
            WordClass::Adjective => class::ADJECTIVE,
            WordClass::Noun => class::NOUN,
            WordClass::Name => class::NAME,
        };
        if let Some(word) = Word::read(word, 2) {
            *self.lexicon.entry(word.letters.fold()).or_default() |= bit;
        }
    }

    /// Decides a word by hand: the model will cut it so, and learn from it. `rarer` is a second reading, if the word has
    /// one; vowel marks that fit only the rarer one will choose it.
    ///
    /// # Errors
    /// If the cut is not one of the word, as for [`UserWords::decide`].
    ///
    /// ```
    /// imla::train::Trainer::new().decide("فهم", "فهم", Some("ف+هم"))?;
    /// # Ok::<(), imla::UserWordError>(())
    /// ```
    pub fn decide(
        &mut self,
        word: &str,
        cut: &str,
        rarer: Option<&str>,
    ) -> Result<(), UserWordError> {
        let (letters, best) = read(word, cut)?;
        let rarer = match rarer {
            Some(rarer) => Some(read(word, rarer)?.1),
            None => None,
        };
        self.decided.insert(letters, (best, rarer));
        Ok(())
    }

    /// Decides a name. As [`decide`](Trainer::decide), but a list of names was gathered for the letters they begin with: the
    /// weights learn little from it, lest they take every such word for a name.
    ///
    /// # Errors
    /// If the cut is not one of the word, as for [`UserWords::decide`].
    ///
    /// ```
    /// imla::train::Trainer::new().name("السعودية", "ال+سعودية")?;
    /// # Ok::<(), imla::UserWordError>(())
    /// ```
    pub fn name(&mut self, name: &str, cut: &str) -> Result<(), UserWordError> {
        let (letters, best) = read(name, cut)?;
        self.decided.insert(letters, (best, None));
        self.names.insert(letters);
        if best == Cut::WHOLE {
            *self.lexicon.entry(letters.fold()).or_default() |= class::NAME;
        }
        Ok(())
    }

    /// Adds a word to learn from.
    ///
    /// # Errors
    /// If the cut is not one of the word, as for [`UserWords::decide`].
    ///
    /// ```
    /// imla::train::Trainer::new().example("بدوره", "ب+دور+ه", 1.0)?;
    /// # Ok::<(), imla::UserWordError>(())
    /// ```
    pub fn example(&mut self, word: &str, cut: &str, weight: f64) -> Result<(), UserWordError> {
        let (letters, cut) = read(word, cut)?;
        self.examples.push((letters, cut, weight));
        Ok(())
    }

    /// The bytes of the model. Takes seconds to minutes and some hundred bytes a counted word.
    ///
    /// ```
    /// let bytes = imla::train::Trainer::new().build();
    /// assert!(imla::CliticSplitter::from_bytes(&bytes).is_ok());
    /// ```
    #[must_use]
    pub fn build(&self) -> Vec<u8> {
        let (mut parts, _) = self.trained();
        self.decide_all(&mut parts);
        parts.bytes()
    }

    /// The counted words and how often each was met, in the order of their letters.
    ///
    /// ```
    /// let mut trainer = imla::train::Trainer::new();
    /// trainer.count("نص نص");
    /// assert_eq!(trainer.counted().next(), Some(("نص".to_owned(), 2)));
    /// ```
    pub fn counted(&self) -> impl Iterator<Item = (String, u64)> + '_ {
        self.counts
            .iter()
            .map(|(word, count)| (spell(*word), *count))
    }

    /// How sure the model would be of these words, those that cost most first: by how often a word is met and how unsure
    /// its cut is. Words that are decided, and words with one cut only, are left out.
    ///
    /// ```
    /// let doubts = imla::train::Trainer::new().doubts([("وردة".to_owned(), 3)]);
    /// assert!(doubts.iter().all(|d| d.probability <= 1.0));
    /// ```
    #[must_use]
    pub fn doubts(&self, words: impl IntoIterator<Item = (String, u64)>) -> Vec<Doubt> {
        let (parts, _) = self.trained();
        let bytes = parts.bytes();
        let Ok(model) = Model::view(&bytes) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (word, count) in words {
            let Some(letters) = Word::read(&word, 2).map(|w| w.letters) else {
                continue;
            };
            let known = self.decided.contains_key(&letters)
                || function::cut(letters, Convention::Ud).is_some();
            if known || candidates(letters).as_slice().len() < 2 {
                continue;
            }
            let (best, probability) = probability(model, letters);
            found.push(Doubt {
                best: show(letters, best),
                word,
                probability,
                count,
            });
        }
        let cost = |d: &Doubt| d.count as f64 * (1.0 - d.probability);
        found.sort_by(|a, b| {
            cost(b)
                .total_cmp(&cost(a))
                .then_with(|| a.word.cmp(&b.word))
        });
        found
    }

    /// The list and the weights, no word decided yet.
    fn trained(&self) -> (Parts, usize) {
        let mut parts = Parts::new(self.entries());
        let bytes = parts.bytes();
        let Ok(model) = Model::view(&bytes) else {
            return (parts, 0);
        };
        let groups = self.groups(model);
        let weights = optimize::weights(&groups, WEIGHTS, PRIOR);
        for (to, from) in parts.weights.iter_mut().zip(&weights) {
            // 256 steps a unit; see `score::PRESENT` for the values they meet.
            *to = (from * 256.0).round().clamp(-32_768.0, 32_767.0) as i16;
        }
        (parts, groups.len())
    }

    /// Every listed word with its frequency level and classes.
    fn entries(&self) -> BTreeMap<Packed, Entry> {
        let mut counts: BTreeMap<Packed, u64> = BTreeMap::new();
        for (word, count) in &self.counts {
            *counts.entry(word.fold()).or_default() += count;
        }
        let mut listed: BTreeSet<Packed> = counts
            .iter()
            .filter(|(_, c)| **c >= LISTED)
            .map(|(w, _)| *w)
            .collect();
        listed.extend(self.lexicon.keys());
        let read: BTreeSet<Packed> = self.decided.keys().map(|w| w.fold()).collect();
        listed.extend(&read);
        listed.extend(function::all().map(Packed::fold));
        let entry = |word: &Packed| {
            let count = counts.get(word).copied().unwrap_or(0);
            // What a person vouched for was seen, if not in these texts.
            let count = if read.contains(word) {
                count.max(LISTED)
            } else {
                count
            };
            (
                *word,
                Entry::pack(level(count), Cut::WHOLE, false, self.classes(*word)),
            )
        };
        listed.iter().map(entry).collect()
    }

    /// The classes of a word form: those of the words it can be an inflection of.
    fn classes(&self, word: Packed) -> u8 {
        let is = |w: Packed, bit: u8| self.lexicon.get(&w).is_some_and(|c| c & bit != 0);
        let cut = |word: Packed, ends: &[&str]| -> Vec<Packed> {
            let ends = ends.iter().filter_map(|e| Packed::new(e));
            ends.filter(|e| word.ends_with(*e) && word.len() > e.len() + 1)
                .map(|e| word.less(e.len()))
                .collect()
        };
        let mut found = 0;
        if ["ي", "ت", "ن", "ا"]
            .iter()
            .any(|p| Packed::new(p) == Some(word.upto(1)))
        {
            let rest = word.from(1);
            let mut stems = cut(rest, &["ون", "وا", "ين", "ان", "ن", "ي", "و"]);
            stems.push(rest);
            if stems.iter().any(|s| is(*s, class::IMPERFECT)) {
                found |= class::IMPERFECT;
            }
        }
        let mut stems = cut(word, &["ت", "تا", "ا", "وا", "نا", "ن", "تم", "و"]);
        stems.push(word);
        if stems.iter().any(|s| is(*s, class::PERFECT)) {
            found |= class::PERFECT;
        }
        let mut stems = cut(
            word,
            &[
                "ة", "ات", "ون", "ين", "ان", "ا", "ي", "تي", "تان", "تين", "ت", "و",
            ],
        );
        stems.push(word);
        let closed = Packed::one(code('ة'));
        stems.extend(
            cut(word, &["ات", "ت", "تين", "تان", "تي"])
                .iter()
                .map(|s| s.then(closed)),
        );
        for bit in [class::ADJECTIVE, class::NOUN] {
            if stems.iter().any(|s| is(*s, bit)) {
                found |= bit;
            }
        }
        if is(word, class::NAME) {
            found |= class::NAME;
        }
        found
    }

    /// What there is to learn from, each with the features of all its cuts. What was decided by hand is learnt from too,
    /// and everything once more as those write who drop the hamza.
    fn groups(&self, model: Model<'_>) -> Vec<Group> {
        let mut examples: BTreeMap<(Packed, Cut), f64> = BTreeMap::new();
        for (word, cut, weight) in &self.examples {
            *examples.entry((*word, *cut)).or_default() += weight;
        }
        for weight in examples.values_mut() {
            *weight = weight.sqrt();
        }
        for (word, (cut, _)) in &self.decided {
            let seen = self.counts.get(word).copied().unwrap_or(0);
            let whole = 0.5 + f64::from(level(seen)) / 8.0;
            let weight = if self.names.contains(word) {
                whole / 8.0
            } else {
                whole
            };
            let known = examples.entry((*word, *cut)).or_default();
            *known = known.max(weight);
        }
        let dropped: Vec<((Packed, Cut), f64)> = examples
            .iter()
            .map(|((word, cut), weight)| ((drop_hamza(*word), *cut), weight / 2.0))
            .filter(|((word, cut), _)| cut.is_legal(*word))
            .collect();
        for (key, weight) in dropped {
            examples.entry(key).or_insert(weight);
        }
        let mut groups = Vec::new();
        for ((word, cut), weight) in examples {
            let found = candidates(word);
            let cuts = found.as_slice();
            let Some(right) = cuts.iter().position(|c| *c == cut) else {
                continue;
            };
            if cuts.len() == 1 {
                continue;
            }
            // Once as the list has it, once as if it were in no list: the model meets both.
            for weighing in [
                Weighing::new(model, word),
                Weighing::new(model, word).hide(),
            ] {
                let rows = cuts.iter().map(|c| {
                    let mut row = Row::default();
                    weighing.features(*c, &mut row);
                    row
                });
                groups.push(Group {
                    rows: rows.collect(),
                    right,
                    weight,
                });
            }
        }
        groups
    }

    /// Writes the cut of every listed word, and of every spelling that has its own.
    fn decide_all(&self, parts: &mut Parts) {
        let bytes = parts.bytes();
        let Ok(model) = Model::view(&bytes) else {
            return;
        };
        let mut spellings: BTreeMap<Packed, Vec<Packed>> = BTreeMap::new();
        let seen = self
            .counts
            .iter()
            .filter(|(_, c)| **c >= LISTED)
            .map(|(w, _)| *w);
        let all: BTreeSet<Packed> = seen
            .chain(self.decided.keys().copied())
            .chain(function::all())
            .collect();
        for word in all {
            spellings.entry(word.fold()).or_default().push(word);
        }
        let mut own: BTreeMap<u32, [u8; 4]> = BTreeMap::new();
        for (folded, entry) in &mut parts.entries {
            let none = Vec::new();
            let written = spellings.get(folded).unwrap_or(&none);
            let rows = self.rows(model, *folded, written);
            let main = rows
                .iter()
                .max_by_key(|r| (r.weight, core::cmp::Reverse(r.word)))
                .map(|r| r.cut);
            let main = main.unwrap_or_else(|| Weighing::new(model, *folded).best(|_| 0));
            let mut spelt = false;
            for row in &rows {
                if row.cut == main && row.farasa == main && row.rarer.is_none() {
                    continue;
                }
                spelt = true;
                let rarer = row.rarer.map_or(255, Cut::to_bits);
                own.insert(
                    Hash::of(row.word).spelling(),
                    [row.cut.to_bits(), row.farasa.to_bits(), rarer, 0],
                );
            }
            *entry = Entry::pack(entry.level(), main, spelt, entry.classes());
        }
        parts.spelt = own;
    }

    /// The cuts of the spellings of one word.
    fn rows(&self, model: Model<'_>, folded: Packed, written: &[Packed]) -> Vec<Spelt> {
        let count = |w: Packed| self.counts.get(&w).copied().unwrap_or(0);
        // Whoever drops the hamza means the word that is commonest with it.
        let read = written
            .iter()
            .filter(|w| self.decided.contains_key(*w))
            .max_by_key(|w| count(**w));
        let row = |word: Packed| {
            let function =
                function::cut(word, Convention::Ud).zip(function::cut(word, Convention::Farasa));
            let decided = self.decided.get(&word).copied();
            let borrowed = read
                .filter(|r| word == folded || count(**r) >= count(word))
                .and_then(|r| self.decided.get(r))
                .filter(|d| d.0.is_legal(word))
                .map(|d| (d.0, None));
            let (cut, farasa, rarer) = match (function, decided.or(borrowed)) {
                (Some((ud, farasa)), _) => (ud, farasa, None),
                (None, Some((cut, rarer))) => (cut, cut, rarer),
                (None, None) => {
                    let cut = Weighing::new(model, word).best(|_| 0);
                    (cut, cut, None)
                }
            };
            let sure = function.is_some() || decided.is_some();
            Spelt {
                word,
                cut,
                farasa,
                rarer,
                weight: count(word) * 2 + u64::from(sure),
            }
        };
        written.iter().map(|w| row(*w)).collect()
    }
}

struct Spelt {
    word: Packed,
    cut: Cut,
    farasa: Cut,
    rarer: Option<Cut>,
    weight: u64,
}

impl Sink for Row {
    fn add(&mut self, feature: u16, value: i32) {
        if value != 0 {
            self.push(feature, value as i8);
        }
    }
}

fn read(word: &str, cut: &str) -> Result<(Packed, Cut), UserWordError> {
    UserWords::new().decide(word, cut)?;
    let letters = Word::read(word, 2).map(|w| w.letters).unwrap_or_default();
    Ok((letters, parse(letters, cut).unwrap_or(Cut::WHOLE)))
}

fn spell(word: Packed) -> String {
    (0..word.len())
        .filter_map(|i| letter(word.get(i)))
        .collect()
}

fn show(word: Packed, cut: Cut) -> String {
    let mut out = String::new();
    let mut from = 0;
    cut.pieces(word, word.len(), |_, end| {
        if from > 0 {
            out.push('+');
        }
        out.extend((from..end).filter_map(|i| letter(word.get(i))));
        from = end;
    });
    out
}

fn drop_hamza(word: Packed) -> Packed {
    let mut out = Packed(0);
    for i in 0..word.len() {
        let bare = match letter(word.get(i)) {
            Some('أ' | 'إ' | 'آ') => code('ا'),
            _ => word.get(i),
        };
        out.0 |= u128::from(bare) << (6 * i);
    }
    out
}

/// The frequency level of a count: 1 from three on, one more for every factor of two and a half.
fn level(count: u64) -> u8 {
    let (mut level, mut bound) = (0, LISTED as f64);
    while count as f64 >= bound && level < 15 {
        level += 1;
        bound *= 2.5;
    }
    level
}

/// The best cut of a word, and its probability among all.
fn probability(model: Model<'_>, word: Packed) -> (Cut, f64) {
    let weighing = Weighing::new(model, word);
    let found = candidates(word);
    let scores: Vec<f64> = found
        .as_slice()
        .iter()
        .map(|c| {
            let mut row = Row::default();
            weighing.features(*c, &mut row);
            row.iter()
                .map(|(f, v)| f64::from(model.weight(f)) * f64::from(v))
                .sum::<f64>()
                / 1024.0
        })
        .collect();
    let best = weighing.best(|_| 0);
    let at = found
        .as_slice()
        .iter()
        .position(|c| *c == best)
        .unwrap_or(0);
    (best, optimize::share(&scores, at))
}

/// The parts of a model before they are bytes.
struct Parts {
    entries: BTreeMap<Packed, Entry>,
    spelt: BTreeMap<u32, [u8; 4]>,
    weights: Vec<i16>,
    shifts: Vec<u16>,
    /// The word of every slot.
    slots: Vec<Option<Packed>>,
}

impl Parts {
    fn new(entries: BTreeMap<Packed, Entry>) -> Parts {
        let words: Vec<Packed> = entries.keys().copied().collect();
        let (shifts, slots) = place(&words);
        Parts {
            entries,
            spelt: BTreeMap::new(),
            weights: alloc::vec![0; WEIGHTS],
            shifts,
            slots,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for shift in &self.shifts {
            body.extend(shift.to_le_bytes());
        }
        for slot in &self.slots {
            let (print, entry) = match slot {
                Some(word) => (
                    Hash::of(*word).print(),
                    self.entries.get(word).copied().unwrap_or_default(),
                ),
                None => (0, Entry::default()),
            };
            body.extend(print.to_le_bytes());
            body.extend(entry.0.to_le_bytes());
        }
        for (key, row) in &self.spelt {
            body.extend(key.to_le_bytes());
            body.extend(row);
        }
        for weight in &self.weights {
            body.extend(weight.to_le_bytes());
        }
        let mut bytes = Vec::with_capacity(HEADER + body.len());
        bytes.extend(MAGIC);
        let sizes = [
            self.shifts.len(),
            self.slots.len(),
            self.spelt.len(),
            self.weights.len(),
        ];
        bytes.extend(VERSION.to_le_bytes());
        for size in sizes {
            bytes.extend((size as u32).to_le_bytes());
        }
        bytes.resize(HEADER - 8, 0);
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }
}

/// Gives every word a slot of its own: the words of a bucket, the fullest buckets first, are moved together by the first
/// shift that finds all of their slots free.
fn place(words: &[Packed]) -> (Vec<u16>, Vec<Option<Packed>>) {
    let size = (words.len() + words.len() / 64 + 1) as u32;
    let buckets = (words.len() / 4 + 1) as u32;
    let mut members: Vec<Vec<Packed>> = alloc::vec![Vec::new(); buckets as usize];
    for word in words {
        if let Some(bucket) = members.get_mut(Hash::of(*word).bucket(buckets) as usize) {
            bucket.push(*word);
        }
    }
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|i| core::cmp::Reverse(members.get(*i).map_or(0, Vec::len)));
    let mut shifts = alloc::vec![0u16; buckets as usize];
    let mut slots: Vec<Option<Packed>> = alloc::vec![None; size as usize];
    for at in order {
        let Some(bucket) = members.get(at).filter(|b| !b.is_empty()) else {
            continue;
        };
        let found = (0..=u16::MAX).find(|shift| {
            let mut taken: Vec<u32> = bucket
                .iter()
                .map(|w| Hash::of(*w).slot(*shift, size))
                .collect();
            let free = taken
                .iter()
                .all(|s| slots.get(*s as usize).is_some_and(Option::is_none));
            taken.sort_unstable();
            taken.dedup();
            free && taken.len() == bucket.len()
        });
        // With one slot in 64 free a shift is always found; were it not, the words of the bucket would be unlisted.
        let Some(shift) = found else { continue };
        if let Some(s) = shifts.get_mut(at) {
            *s = shift;
        }
        for word in bucket {
            if let Some(slot) = slots.get_mut(Hash::of(*word).slot(shift, size) as usize) {
                *slot = Some(*word);
            }
        }
    }
    (shifts, slots)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn every_word_has_a_slot_of_its_own() {
        let words: Vec<Packed> = (0..5_000u128)
            .map(|n| Packed((n % 40 + 1) | (n / 40 % 40 + 1) << 6 | (n / 1_600 + 1) << 12))
            .collect();
        let (shifts, slots) = place(&words);
        assert_eq!(slots.iter().flatten().count(), words.len());
        for word in &words {
            let hash = Hash::of(*word);
            let shift = shifts[hash.bucket(shifts.len() as u32) as usize];
            assert_eq!(
                slots[hash.slot(shift, slots.len() as u32) as usize],
                Some(*word)
            );
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let mut trainer = Trainer::new();
        trainer.count(
            "كتاب وكتاب بكتاب والكتاب قلم وقلم بقلم والقلم "
                .repeat(5)
                .as_str(),
        );
        trainer.lexicon("كتاب", WordClass::Noun);
        for (word, cut) in [("وكتاب", "و+كتاب"), ("وقلم", "و+قلم"), ("وقت", "وقت")]
        {
            trainer.example(word, cut, 2.0).expect("a cut of the word");
        }
        let bytes = trainer.build();
        assert_eq!(bytes, trainer.clone().build());
        let splitter = crate::CliticSplitter::from_bytes(&bytes).expect("a model");
        assert_eq!(splitter.split("وقلم").len(), 2);
        assert_eq!(splitter.split("وقت").len(), 1);
        let doubts = trainer.doubts([("وكتب".to_string(), 7), ("كتاب".to_string(), 1)]);
        assert!(
            doubts
                .iter()
                .all(|d| d.probability > 0.0 && d.probability <= 1.0)
        );
    }

    #[cfg(feature = "model")]
    #[test]
    fn the_shipped_model_follows_the_table_of_function_words() {
        for word in function::all() {
            for convention in [Convention::Ud, Convention::Farasa] {
                let wanted = function::cut(word, convention).expect("a word of the table");
                let found = crate::CliticSplitter::new()
                    .convention(convention)
                    .split(&spell(word))
                    .len();
                assert_eq!(
                    found,
                    wanted.ends(word).count_ones() as usize,
                    "{}",
                    spell(word)
                );
            }
        }
    }
}

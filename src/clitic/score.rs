//! What speaks for a cut of an unlisted word: the features, defined here once for training and for use, and their sum.
//!
//! A feature is a hashed number with a small value. Those of one cut are the sum of independent parts (each proclitic
//! taken, the letter at which taking stopped, the article, the word end), so a word's cuts share their parts.

use core::cell::Cell;

use super::grammar::{Article, Cut, ENCLITICS, MOST_PROCLITICS, candidates};
use super::model::{Entry, Model};
use super::word::{Packed, code, letter};

/// The value of a feature that is there or not; a frequency level counts a quarter as much a step.
const PRESENT: i32 = 4;

/// Takes the features of one part of a cut.
pub(super) trait Sink {
    fn add(&mut self, feature: u16, value: i32);

    /// A feature that is there, by its name and what it is about.
    #[inline]
    fn say(&mut self, name: Name, a: u32, b: u32, c: u32) {
        self.add(feature(name, a, b, c), PRESENT);
    }
}

struct Sum<'m> {
    model: Model<'m>,
    sum: i32,
}

impl Sink for Sum<'_> {
    #[inline]
    fn add(&mut self, feature: u16, value: i32) {
        self.sum = self
            .sum
            .saturating_add(self.model.weight(feature).saturating_mul(value));
    }
}

/// Names of features. The numbers are hashed: a new name must have a new number.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Name {
    Proclitics,
    Enclitic,
    Article,
    Shape,
    Pair,
    StepLevel,
    StepBucket,
    StepWhole,
    StepDifference,
    StepAnyDifference,
    StepSeen,
    StepRound,
    StepHosts,
    StepHostsLevel,
    StepWholeHosts,
    StepArticles,
    StepPersons,
    StepSwap,
    StepFuture,
    StepEndings,
    StepLetter,
    StepLetters,
    StepLetterLength,
    StepLength,
    StepClasses,
    StepClassPair,
    StepThird,
    StopLevel,
    StopBucket,
    StopDifference,
    StopSeen,
    StopHosts,
    StopHostsLevel,
    StopArticles,
    StopRest,
    StopPersons,
    StopSwap,
    StopFuture,
    StopEndings,
    StopLetters,
    StopThree,
    StopLength,
    StopClasses,
    StopClassPair,
    AlBucket,
    AlLevel,
    AlLength,
    AlLetter,
    NoAlLetters,
    NoAlLength,
    NoAlBucket,
    EndLevel,
    EndBucket,
    EndDifference,
    EndAnyDifference,
    EndSeen,
    EndArticle,
    EndTeh,
    EndHosts,
    EndHostsLevel,
    EndProclitics,
    EndBodyHosts,
    EndBodyArticle,
    EndSuffixes,
    EndSuffixesLevel,
    EndStemSuffixes,
    EndVerb,
    EndAccusative,
    EndNisba,
    EndClosed,
    EndLetter,
    EndLetters,
    EndVerbShape,
    EndLength,
    EndAl,
    EndClasses,
    LeftLevel,
    LeftBucket,
    LeftDifference,
    LeftSeen,
    LeftHosts,
    LeftBodyHosts,
    LeftArticle,
    LeftProclitics,
    LeftSuffixes,
    LeftStemSuffixes,
    LeftVerb,
    LeftAccusative,
    LeftNisba,
    LeftClosed,
    LeftLetter,
    LeftLetters,
    LeftLength,
    LeftClasses,
    StemBucket,
    LeftThree,
    EndThree,
    StepVerb,
    StepNoun,
    StopVerb,
    StopNoun,
}

fn feature(name: Name, a: u32, b: u32, c: u32) -> u16 {
    let mut h = u64::from(name as u8)
        .wrapping_add(1)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for part in [a, b, c] {
        h = (h ^ u64::from(part)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        h ^= h >> 32;
    }
    (h >> 16) as u16
}

/// Frequency in five steps.
fn bucket(level: i32) -> u32 {
    match level {
        ..=0 => 0,
        1..=2 => 1,
        3..=4 => 2,
        5..=7 => 3,
        8..=10 => 4,
        _ => 5,
    }
}

/// Proclitics that show what a word is when it is seen with them.
const BEFORE: [Packed; 8] = [
    Packed::of(['و']),
    Packed::of(['ب']),
    Packed::of(['ل']),
    Packed::of(['ا', 'ل']),
    Packed::of(['و', 'ا', 'ل']),
    Packed::of(['ب', 'ا', 'ل']),
    Packed::of(['ل', 'ل']),
    Packed::of(['ف']),
];
/// Enclitics, likewise.
const AFTER: [Packed; 6] = [
    Packed::of(['ه']),
    Packed::of(['ه', 'ا']),
    Packed::of(['ه', 'م']),
    Packed::of(['ن', 'ا']),
    Packed::of(['ك']),
    Packed::of(['ي']),
];
/// Endings of inflection.
const ENDINGS: [Packed; 8] = [
    Packed::of(['ت']),
    Packed::of(['و', 'ا']),
    Packed::of(['ة']),
    Packed::of(['ا', 'ت']),
    Packed::of(['و', 'ن']),
    Packed::of(['ي', 'ن']),
    Packed::of(['ا']),
    Packed::of(['ي', 'ة']),
];
/// Letters that verbs and participles begin with.
const STARTS: [Packed; 5] = [
    Packed::of(['ي']),
    Packed::of(['ت']),
    Packed::of(['ن']),
    Packed::of(['م']),
    Packed::of(['ا']),
];
const PERSONS: [Packed; 4] = [
    Packed::of(['ي']),
    Packed::of(['ت']),
    Packed::of(['ن']),
    Packed::of(['ا']),
];
/// Endings of the imperfect, the longest first.
const VERB_ENDINGS: [Packed; 5] = [
    Packed::of(['و', 'ن']),
    Packed::of(['ا', 'ن']),
    Packed::of(['ي', 'ن']),
    Packed::of(['و', 'ا']),
    Packed::of(['ن']),
];
/// Endings of nouns and adjectives.
const NOUN_ENDINGS: [Packed; 7] = [
    Packed::of(['ي', 'ة']),
    Packed::of(['ا', 'ت']),
    Packed::of(['و', 'ن']),
    Packed::of(['ي', 'ن']),
    Packed::of(['ا', 'ن']),
    Packed::of(['ة']),
    Packed::of(['ا']),
];
const AL: Packed = Packed::of(['ا', 'ل']);
const TEH_MARBUTA: Packed = Packed::of(['ة']);

/// A word whose cuts are weighed.
pub(super) struct Weighing<'m> {
    model: Model<'m>,
    /// As it is spelt, for the grammar.
    exact: Packed,
    /// With bare alefs, for look-ups.
    word: Packed,
    len: usize,
    /// A word that is looked up in vain: training shows the weights what an unlisted word looks like.
    hidden: Packed,
    /// What was found out about the word from each of its first letters on.
    tails: [Cell<Option<Tail>>; MOST_PROCLITICS + 2],
    /// What was found out about each stem, by where it begins and how many letters are taken off its end.
    stems: [Cell<Option<Stem>>; (MOST_PROCLITICS + 3) * 4],
}

/// What the list says of the word from some letter on.
#[derive(Clone, Copy)]
struct Tail {
    entry: Entry,
    /// With how many proclitics, letters that verbs begin with, and endings it is seen.
    before: i32,
    starts: i32,
    endings: i32,
    /// Whether it is seen behind the article.
    article: bool,
}

/// What the list says of a stem.
#[derive(Clone, Copy)]
struct Stem {
    entry: Entry,
    /// The level of its commonest free spelling, and the classes of all.
    level: i32,
    classes: u8,
    after: i32,
    before: i32,
    endings: i32,
    /// How common it is behind the article.
    article: i32,
    verb: u32,
}

impl<'m> Weighing<'m> {
    pub(super) fn new(model: Model<'m>, exact: Packed) -> Weighing<'m> {
        Weighing {
            model,
            exact,
            word: exact.fold(),
            len: exact.len(),
            hidden: Packed(0),
            tails: Default::default(),
            stems: Default::default(),
        }
    }

    /// The same word as if it were in no list.
    #[cfg(feature = "train")]
    pub(super) fn hide(mut self) -> Weighing<'m> {
        self.hidden = self.word;
        self
    }

    /// The score of every candidate, for those `allowed`; the best one, the first of equals. Bounded work.
    pub(super) fn best(&self, allowed: impl Fn(Cut) -> i32) -> Cut {
        let found = candidates(self.exact);
        let cuts = found.as_slice();
        if cuts.len() == 1 {
            return Cut::WHOLE;
        }
        let mut parts = Parts::default();
        let mut best = (i32::MIN, Cut::WHOLE);
        for &cut in cuts {
            let score = self.score(cut, &mut parts).saturating_add(allowed(cut));
            if score > best.0 {
                best = (score, cut);
            }
        }
        best.1
    }

    fn sum(&self, part: impl Fn(&Weighing<'m>, &mut Sum<'m>)) -> i32 {
        let mut sum = Sum {
            model: self.model,
            sum: 0,
        };
        part(self, &mut sum);
        sum.sum
    }

    fn score(&self, cut: Cut, parts: &mut Parts) -> i32 {
        let start = usize::from(cut.proclitics);
        let lam = cut.article == Article::Lam;
        let mut score = self.sum(|w, s| w.identity(cut, s));
        for i in 0..start {
            let last = lam && i + 1 == start;
            let known = parts.steps.get_mut(i * 2 + usize::from(last));
            score += remember(known, || self.sum(|w, s| w.step(i, last, s)));
        }
        let known = parts.stops.get_mut(start * 3 + cut.article.len());
        score += remember(known, || self.sum(|w, s| w.stop(start, cut.article, s)));
        score + self.sum(|w, s| w.end(cut, s))
    }

    /// All features of one cut.
    #[cfg_attr(not(feature = "train"), allow(dead_code))]
    pub(super) fn features(&self, cut: Cut, sink: &mut impl Sink) {
        let start = usize::from(cut.proclitics);
        self.identity(cut, sink);
        for i in 0..start {
            self.step(i, cut.article == Article::Lam && i + 1 == start, sink);
        }
        self.stop(start, cut.article, sink);
        self.end(cut, sink);
    }

    fn entry(&self, word: Packed) -> Entry {
        match self.model.entry(word) {
            Some(entry) if word != self.hidden => entry,
            _ => Entry::default(),
        }
    }

    fn level(&self, word: Packed) -> i32 {
        i32::from(self.entry(word).level())
    }

    fn seen(&self, word: Packed) -> bool {
        self.level(word) > 0
    }

    fn tail(&self, start: usize) -> Tail {
        let slot = self.tails.get(start);
        if let Some(known) = slot.and_then(Cell::get) {
            return known;
        }
        let word = self.word.from(start);
        let found = Tail {
            entry: self.entry(word),
            before: self.with_before(&BEFORE, word),
            starts: self.with_before(&STARTS, word),
            endings: self.with_after(word, &ENDINGS),
            article: self.seen(AL.then(word)),
        };
        if let Some(slot) = slot {
            slot.set(Some(found));
        }
        found
    }

    /// The stem that begins at `head` and leaves `end` letters behind it.
    fn stem(&self, head: usize, end: usize) -> Stem {
        let slot = self.stems.get(head * 4 + end);
        if let Some(known) = slot.and_then(Cell::get) {
            return known;
        }
        let stem = self.word.from(head).less(end);
        let (level, classes) = self.restored(stem);
        let article = self.level(AL.then(stem));
        let verb = [ENDINGS[0], ENDINGS[1]].map(|e| u32::from(self.seen(stem.then(e))));
        let found = Stem {
            entry: self.entry(stem),
            level,
            classes,
            after: self.with_after(stem, &AFTER),
            before: self.with_before(&BEFORE, stem),
            endings: self.with_after(stem, &ENDINGS),
            article,
            verb: verb[0] | verb[1] << 1 | u32::from(article > 0) << 2,
        };
        if let Some(slot) = slot {
            slot.set(Some(found));
        }
        found
    }

    /// How many of `before` a word is seen with.
    fn with_before(&self, before: &[Packed], word: Packed) -> i32 {
        before.iter().filter(|b| self.seen(b.then(word))).count() as i32
    }

    fn with_after(&self, word: Packed, after: &[Packed]) -> i32 {
        let size = word.len();
        let seen = |a: &&Packed| self.seen(word.then_at(size, **a));
        after.iter().filter(seen).count() as i32
    }

    /// In how many other persons an imperfect verb is seen.
    fn persons(&self, word: Packed) -> i32 {
        if !PERSONS.iter().any(|p| p.get(0) == word.get(0)) {
            return -1;
        }
        let rest = word.from(1);
        let other = PERSONS.iter().filter(|p| p.get(0) != word.get(0));
        other.filter(|p| self.seen(p.then(rest))).count() as i32
    }

    /// What is known of the verb that an unlisted form of the imperfect would belong to: its stem without person and ending.
    fn verb_core(&self, word: Packed) -> u32 {
        if !PERSONS.iter().any(|p| p.get(0) == word.get(0)) || word.len() < 4 {
            return 0;
        }
        let rest = word.from(1);
        let stem = VERB_ENDINGS
            .iter()
            .find(|e| rest.ends_with(**e) && rest.len() > e.len() + 1);
        let core = stem.map_or(rest, |e| rest.less(e.len()));
        let third = self
            .level(PERSONS[0].then(core))
            .max(self.level(PERSONS[1].then(core)));
        1 + (bucket(third) << 2 | u32::from(self.seen(core)) << 1 | u32::from(stem.is_some()))
    }

    /// What is known of the noun that an unlisted plural, dual or feminine would belong to.
    fn noun_core(&self, word: Packed) -> u32 {
        let Some(ending) = NOUN_ENDINGS
            .iter()
            .find(|e| word.ends_with(**e) && word.len() > e.len() + 2)
        else {
            return 0;
        };
        let core = word.less(ending.len());
        let closed = core.then(TEH_MARBUTA);
        let level = self.level(core).max(self.level(closed));
        1 + (bucket(level) << 1 | u32::from(self.seen(AL.then(core)) || self.seen(AL.then(closed))))
    }

    fn identity(&self, cut: Cut, sink: &mut impl Sink) {
        let n = u32::from(cut.proclitics);
        let sequence = self.exact.upto(usize::from(cut.proclitics)).0 as u32;
        let pronoun = self.pronoun(cut);
        let article = cut.article.len() as u32;
        sink.say(Name::Proclitics, sequence, 0, 0);
        sink.say(Name::Enclitic, pronoun, 0, 0);
        sink.say(Name::Article, article, u32::from(n > 0), 0);
        sink.say(Name::Shape, n, u32::from(pronoun > 0), article);
        if n > 0 && pronoun > 0 {
            let last = u32::from(self.exact.get(usize::from(cut.proclitics) - 1));
            sink.say(Name::Pair, last, pronoun, 0);
        }
    }

    /// The pronoun of a cut as a number, 0 for none.
    fn pronoun(&self, cut: Cut) -> u32 {
        if cut.enclitic == 0 {
            return 0;
        }
        number(
            self.exact
                .from(self.len.saturating_sub(usize::from(cut.enclitic))),
        )
    }

    /// Letter `i` is taken for a proclitic. `lam`: what follows is the lam of the article.
    fn step(&self, i: usize, lam: bool, sink: &mut impl Sink) {
        let q = u32::from(self.word.get(i));
        let y = self.word.from(i + 1);
        let whole = if lam { AL.then(y.from(1)) } else { y };
        let (tx, ty) = (self.tail(i), self.tail(i + 1));
        let (ey, hosts) = match lam {
            true => (self.entry(whole), self.with_before(&BEFORE, whole)),
            false => (ty.entry, ty.before),
        };
        let (zx, zy) = (i32::from(tx.entry.level()), i32::from(ey.level()));
        let future = q == u32::from(code('س'));
        sink.say(Name::StepBucket, q, bucket(zy), 0);
        sink.say(Name::StepSeen, q, u32::from(zy > 0), u32::from(zx > 0));
        sink.say(
            Name::StepRound,
            q,
            ((zy - zx).clamp(-8, 8) / 2 + 8) as u32,
            0,
        );
        sink.say(Name::StepThird, q, bucket(zx), bucket(zy));
        sink.say(Name::StepHosts, q, hosts as u32, 0);
        sink.say(Name::StepWholeHosts, q, tx.before.min(5) as u32, 0);
        if !future && q != u32::from(code('أ')) {
            sink.say(
                Name::StepArticles,
                q,
                u32::from(ty.article),
                u32::from(tx.article),
            );
        }
        sink.say(Name::StepPersons, q, tx.starts as u32, 0);
        if future {
            sink.say(Name::StepSwap, self.persons(y) as u32, 0, 0);
        } else if i == 0 || q != u32::from(code('و')) {
            sink.say(Name::StepFuture, q, ty.starts.min(4) as u32, 9);
        }
        let endings = ty.endings.min(5) - tx.endings.min(5);
        sink.say(Name::StepEndings, q, (endings + 8) as u32, 0);
        sink.say(Name::StepVerb, q, self.verb_core(whole), 0);
        sink.say(Name::StepNoun, q, self.noun_core(whole), u32::from(zy > 0));
        let left = (self.len - i - 1).min(6) as u32;
        sink.say(Name::StepLetter, q, u32::from(y.get(0)), 0);
        sink.say(
            Name::StepLetters,
            q,
            u32::from(y.get(0)),
            u32::from(y.get(1)),
        );
        sink.say(Name::StepLetterLength, q, u32::from(y.get(0)), left);
        sink.say(Name::StepLength, q, left, i as u32);
        let (cx, cy) = (u32::from(tx.entry.classes()), u32::from(ey.classes()));
        sink.say(Name::StepClasses, q, cx, 0);
        sink.say(Name::StepClasses, q, cy, 1);
        for bit in 0..5 {
            let pair = (cx >> bit & 1) << 1 | (cy >> bit & 1);
            sink.say(Name::StepClassPair, q, bit, pair);
            sink.say(Name::StepClassPair, 0, bit, pair);
        }
        sink.add(feature(Name::StepLevel, q, 0, 0), zy);
        sink.add(feature(Name::StepWhole, q, 0, 0), zx);
        sink.add(feature(Name::StepDifference, q, 0, 0), zy - zx);
        sink.add(feature(Name::StepAnyDifference, 0, 0, 0), zy - zx);
        sink.add(feature(Name::StepHostsLevel, q, 0, 0), hosts);
        sink.add(feature(Name::StepHostsLevel, 0, 0, 0), hosts);
    }

    /// Taking proclitics stopped before letter `start`, and the article was taken or not.
    fn stop(&self, start: usize, article: Article, sink: &mut impl Sink) {
        let x = self.word.from(start);
        let body = x.from(article.len());
        let rest = if article == Article::None {
            x
        } else {
            AL.then(body)
        };
        let taken = u32::from(start > 0);
        if article != Article::None {
            let size = body.len().min(6) as u32;
            sink.say(Name::AlBucket, bucket(self.level(body)), taken, 0);
            sink.say(Name::AlLength, size, 0, 0);
            sink.say(
                Name::AlLetter,
                article.len() as u32,
                u32::from(body.get(0)),
                0,
            );
            sink.add(feature(Name::AlLevel, 0, 0, 0), self.level(rest));
            return;
        }
        let q = rest.get(0);
        if rest.starts_with(AL) && rest.len() > 3 {
            let three = rest.upto(4).0 as u32;
            sink.say(Name::NoAlLetters, three, 0, 0);
            sink.say(Name::NoAlLength, rest.len().min(7) as u32, 0, 0);
            sink.say(Name::NoAlBucket, bucket(self.level(rest.from(2))), 0, 0);
        }
        let asks = self.exact.get(start) == code('أ');
        let clitic = asks || ['و', 'ف', 'ب', 'ك', 'ل', 'س'].iter().any(|c| code(*c) == q);
        if !clitic || rest.len() <= 2 {
            return;
        }
        let q = u32::from(q);
        let y = rest.from(1);
        let (tx, ty) = (self.tail(start), self.tail(start + 1));
        let (zx, zy) = (i32::from(tx.entry.level()), i32::from(ty.entry.level()));
        sink.say(Name::StopBucket, q, bucket(zx), 0);
        sink.say(Name::StopSeen, q, u32::from(zy > 0), u32::from(zx > 0));
        sink.say(Name::StopHosts, q, tx.before as u32, 0);
        sink.say(
            Name::StopArticles,
            q,
            u32::from(tx.article),
            u32::from(ty.article),
        );
        sink.say(Name::StopRest, q, ty.before.min(5) as u32, 0);
        sink.say(Name::StopPersons, q, tx.starts as u32, 0);
        if q == u32::from(code('س')) {
            sink.say(Name::StopSwap, self.persons(y) as u32, 0, 0);
        } else {
            sink.say(Name::StopFuture, q, ty.starts.min(4) as u32, 9);
        }
        let endings = ty.endings.min(5) - tx.endings.min(5);
        sink.say(Name::StopEndings, q, (endings + 8) as u32, 0);
        sink.say(Name::StopVerb, q, self.verb_core(y), 0);
        sink.say(Name::StopNoun, q, self.noun_core(rest), u32::from(zx > 0));
        sink.say(Name::StopLetters, q, u32::from(rest.get(1)), 0);
        sink.say(
            Name::StopThree,
            q,
            u32::from(rest.get(1)),
            u32::from(rest.get(2)),
        );
        sink.say(Name::StopLength, q, rest.len().min(6) as u32, 0);
        let (cx, cy) = (u32::from(tx.entry.classes()), u32::from(ty.entry.classes()));
        sink.say(Name::StopClasses, q, cx, 0);
        sink.say(Name::StopClasses, q, cy, 1);
        for bit in 0..5 {
            sink.say(
                Name::StopClassPair,
                0,
                bit,
                (cx >> bit & 1) << 1 | (cy >> bit & 1),
            );
        }
        sink.add(feature(Name::StopLevel, q, 0, 0), zx);
        sink.add(feature(Name::StopDifference, q, 0, 0), zx - zy);
        sink.add(feature(Name::StopHostsLevel, 0, 0, 0), tx.before);
    }

    /// The end of the word: its pronoun, or what looks like one and is left.
    fn end(&self, cut: Cut, sink: &mut impl Sink) {
        let head = cut.head();
        let body = self.word.from(head);
        let al = cut.article != Article::None;
        let taken = u32::from(cut.proclitics > 0);
        if cut.enclitic > 0 {
            let size = usize::from(cut.enclitic);
            if body.len() > size {
                self.taken(self.pronoun(cut), head, size, al, sink);
                sink.say(
                    Name::StemBucket,
                    bucket(self.stem(head, size).level),
                    2 + taken,
                    0,
                );
            }
            return;
        }
        for (i, e) in ENCLITICS.iter().enumerate() {
            if body.ends_with(*e) && body.len() > e.len() + 1 {
                self.left(i as u32 + 1, head, e.len(), al, sink);
            }
        }
        sink.say(Name::StemBucket, bucket(self.level(body)), taken, 0);
    }

    /// The free spelling of a stem that is commonest, and the classes of all of them.
    fn restored(&self, stem: Packed) -> (i32, u8) {
        let head = stem.less(1);
        let add = |letter: Packed| head.then(letter);
        let own = self.entry(stem);
        let mut found = (i32::from(own.level()), own.classes());
        let mut take =
            |e: Entry| found = (found.0.max(i32::from(e.level())), found.1 | e.classes());
        match letter(stem.last()) {
            Some('ت') => take(self.entry(add(Packed::of(['ة'])))),
            Some('ا') => take(self.entry(add(Packed::of(['ى'])))),
            Some('ئ' | 'ؤ') => take(self.entry(add(Packed::of(['ء'])))),
            Some('ي') => {
                take(self.entry(add(Packed::of(['ى']))));
                take(self.entry(head));
            }
            Some('و') => take(self.entry(add(Packed::of(['و', 'ا'])))),
            _ => {}
        }
        found
    }

    fn taken(&self, e: u32, head: usize, size: usize, al: bool, sink: &mut impl Sink) {
        let (whole, short) = (self.stem(head, 0), self.stem(head, size));
        let stem = self.word.from(head).less(size);
        let (zs, zb) = (short.level, i32::from(whole.entry.level()));
        sink.say(Name::EndBucket, e, bucket(zs), 0);
        sink.say(Name::EndSeen, e, u32::from(zs > 0), u32::from(zb > 0));
        let mut article = short.article;
        if stem.last() == code('ت') {
            let closed = stem.less(1).then(TEH_MARBUTA);
            let level = self.level(closed);
            article = article.max(self.level(AL.then(closed)));
            sink.say(
                Name::EndTeh,
                e,
                bucket(level),
                bucket(i32::from(short.entry.level())),
            );
            sink.say(Name::EndTeh, 0, u32::from(level > 0), 9);
        }
        sink.say(Name::EndArticle, e, bucket(article), 0);
        sink.say(Name::EndHosts, e, short.after as u32, 0);
        sink.say(Name::EndProclitics, e, short.before.min(4) as u32, 0);
        sink.say(Name::EndBodyHosts, e, whole.after.min(3) as u32, 0);
        sink.say(Name::EndBodyArticle, e, u32::from(whole.article > 0), 0);
        sink.say(Name::EndSuffixes, e, whole.endings as u32, 0);
        sink.say(Name::EndStemSuffixes, e, short.endings as u32, 0);
        sink.say(Name::EndVerb, e, short.verb, 0);
        let names = [Name::EndAccusative, Name::EndNisba, Name::EndClosed];
        self.ending(names, e, self.word.from(head), stem, whole.article, sink);
        last_letters(
            [Name::EndLetter, Name::EndLetters, Name::EndThree],
            e,
            stem,
            sink,
        );
        let person = PERSONS.iter().any(|p| p.get(0) == stem.get(0));
        let weak = ['و', 'ا', 'ي', 'ن'].iter().any(|c| code(*c) == stem.last());
        sink.say(
            Name::EndVerbShape,
            e,
            u32::from(person) << 1 | u32::from(weak),
            u32::from(al),
        );
        sink.say(Name::EndLength, e, stem.len().min(6) as u32, u32::from(al));
        if al {
            sink.say(Name::EndAl, e, 0, 0);
        }
        for bit in 0..5 {
            let pair = (short.classes >> bit & 1) << 1 | (whole.entry.classes() >> bit & 1);
            sink.say(Name::EndClasses, e, bit, u32::from(pair));
        }
        sink.add(feature(Name::EndLevel, e, 0, 0), zs);
        sink.add(feature(Name::EndDifference, e, 0, 0), zs - zb);
        sink.add(feature(Name::EndAnyDifference, 0, 0, 0), zs - zb);
        sink.add(feature(Name::EndHostsLevel, e, 0, 0), short.after);
        sink.add(feature(Name::EndHostsLevel, 0, 0, 0), short.after);
        sink.add(feature(Name::EndSuffixesLevel, e, 0, 0), whole.endings);
    }

    fn left(&self, e: u32, head: usize, size: usize, al: bool, sink: &mut impl Sink) {
        let (whole, short) = (self.stem(head, 0), self.stem(head, size));
        let stem = self.word.from(head).less(size);
        let (zs, zb) = (short.level, i32::from(whole.entry.level()));
        sink.say(Name::LeftBucket, e, bucket(zb), 0);
        sink.say(Name::LeftSeen, e, u32::from(zs > 0), u32::from(zb > 0));
        sink.say(Name::LeftBodyHosts, e, whole.after.min(3) as u32, 0);
        sink.say(
            Name::LeftArticle,
            e,
            u32::from(whole.article > 0),
            u32::from(al),
        );
        sink.say(Name::LeftProclitics, e, whole.before.min(4) as u32, 0);
        sink.say(Name::LeftSuffixes, e, whole.endings as u32, 0);
        sink.say(Name::LeftStemSuffixes, e, short.endings as u32, 0);
        sink.say(Name::LeftVerb, e, short.verb, 0);
        let names = [Name::LeftAccusative, Name::LeftNisba, Name::LeftClosed];
        self.ending(names, e, self.word.from(head), stem, whole.article, sink);
        last_letters(
            [Name::LeftLetter, Name::LeftLetters, Name::LeftThree],
            e,
            stem,
            sink,
        );
        sink.say(Name::LeftLength, e, stem.len().min(6) as u32, 0);
        for bit in 0..5 {
            let pair = (short.classes >> bit & 1) << 1 | (whole.entry.classes() >> bit & 1);
            sink.say(Name::LeftClasses, e, bit, u32::from(pair));
        }
        sink.add(feature(Name::LeftLevel, e, 0, 0), zb);
        sink.add(feature(Name::LeftDifference, e, 0, 0), zb - zs);
        sink.add(feature(Name::LeftHosts, e, 0, 0), short.after);
    }

    /// What else a word end that looks like a pronoun can be: accusative alef, nisba or plural, teh marbuta without dots.
    fn ending(
        &self,
        [accusative, nisba, closed]: [Name; 3],
        e: u32,
        body: Packed,
        stem: Packed,
        article: i32,
        sink: &mut impl Sink,
    ) {
        match letter(body.last()) {
            Some('ا') => {
                let bare = body.less(1);
                let article = self.seen(AL.then(bare));
                sink.say(accusative, e, bucket(self.level(bare)), u32::from(article));
            }
            Some('ي') => {
                let feminine = self.seen(body.then(TEH_MARBUTA));
                let plural = self.seen(body.then(Packed::of(['ن'])));
                let shape = u32::from(feminine) << 1 | u32::from(plural);
                sink.say(nisba, e, shape, bucket(article));
            }
            Some('ه') => {
                let teh = stem.then(TEH_MARBUTA);
                sink.say(
                    closed,
                    e,
                    bucket(self.level(teh)),
                    bucket(self.level(AL.then(teh))),
                );
            }
            _ => {}
        }
    }
}

/// The last letter of a stem, its last two and its last three.
fn last_letters([one, two, three]: [Name; 3], e: u32, stem: Packed, sink: &mut impl Sink) {
    let last = |n: usize| stem.from(stem.len().saturating_sub(n)).0 as u32;
    sink.say(one, e, u32::from(stem.last()), 0);
    sink.say(two, e, last(2), 0);
    sink.say(three, e, last(3), 0);
}

/// The parts of a word's scores that its cuts share.
#[derive(Default)]
struct Parts {
    steps: [Option<i32>; MOST_PROCLITICS * 2],
    stops: [Option<i32>; (MOST_PROCLITICS + 1) * 3],
}

fn remember(known: Option<&mut Option<i32>>, find: impl FnOnce() -> i32) -> i32 {
    match known {
        Some(slot) => *slot.get_or_insert_with(find),
        None => find(),
    }
}

/// The number of a pronoun, from 1; 0 for anything else. ى counts as ي.
fn number(pronoun: Packed) -> u32 {
    let at = ENCLITICS.iter().position(|e| *e == pronoun);
    at.map_or(if pronoun.len() == 1 { 10 } else { 0 }, |i| i as u32 + 1)
}

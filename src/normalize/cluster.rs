//! The pass: cut the text into clusters, spell each, hand it to a sink.

use core::ops::ControlFlow;

use unicode_normalization::char::canonical_combining_class;

use super::dense::Dense;
use super::plain::{Plain, Seen};
use super::rules::{DAGGER, FATHATAN, HAMZA_ABOVE, TATWEEL};
use super::spell::{Around, Blank, Speller, Spelling, State, base, seated, starts_marked};
use super::table::{Entry, moves_fathatan, parts};
use super::writer::Sink;
use super::{Dagger, Elongation, Hamza, Normalizer, Separators, Spaces, Tanween, Tatweel};
use crate::letter::{Class, class};

/// The bytes from which on a table of entries is made.
const WORTH: usize = 1024;
/// How many characters to read one by one where most are plain, and where few are.
const FEW: usize = 4;
const MANY: usize = 120;
/// How many of 64 bytes are not plain where few are.
const CROWD: u32 = 8;

/// Whether a text ends where its string ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    Whole,
    /// More may follow: what that could still change is held back.
    Open,
}

/// Normalizes a text from front to back, one cluster a step.
pub(super) struct Pass<'t> {
    rules: Normalizer,
    plain: Plain,
    seen: Seen,
    /// Made when a text is long enough to be worth it.
    dense: Option<Dense>,
    /// How many characters to read one by one before the next search for plain ones.
    limit: usize,
    text: &'t str,
    tail: Tail,
    /// Up to here everything was handed out, but for held back white space.
    at: usize,
    pub(super) state: State,
    /// Whether a look ahead met the end of an open text.
    starved: bool,
    speller: Speller,
    new: Spelling,
    next: Spelling,
    /// A run of tatweel that was looked beyond, and whether a word follows it.
    run: (usize, usize, bool),
}

impl<'t> Pass<'t> {
    pub(super) fn new(rules: &Normalizer, text: &'t str) -> Pass<'t> {
        Pass::resume(rules, text, Tail::Whole, State::START)
    }

    /// A pass over more of a text, where another one stopped.
    pub(super) fn resume(rules: &Normalizer, text: &'t str, tail: Tail, state: State) -> Pass<'t> {
        Pass {
            rules: *rules,
            plain: Plain::new(rules),
            seen: Seen::NOTHING,
            // Where letters go with their hamza, more stands around a letter than is seen here.
            dense: (text.len() >= WORTH && rules.hamza != Hamza::Drop).then(|| Dense::new(rules)),
            limit: FEW,
            text,
            tail,
            at: 0,
            state,
            starved: false,
            speller: Speller::new(),
            new: Spelling::new(),
            next: Spelling::new(),
            run: (0, 0, false),
        }
    }

    /// Where the pass stands: up to here everything was handed out but for held back white space.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Runs until the text ends, the sink is full, or what is left could still change.
    pub(super) fn run<S: Sink>(&mut self, sink: &mut S) {
        while !sink.is_full() && self.advance(sink).is_continue() {}
    }

    /// Hands over the characters ahead that no rule touches, and one piece more.
    #[inline]
    pub(super) fn advance<S: Sink>(&mut self, sink: &mut S) -> ControlFlow<()> {
        if S::RUNS && self.dense.is_some() {
            self.glide(sink);
        } else {
            self.skip(sink);
        }
        if sink.is_full() {
            return ControlFlow::Break(());
        }
        self.step(sink)
    }

    /// Hands over the characters ahead that nothing around them can change, plain ones and others.
    #[inline]
    fn glide<S: Sink>(&mut self, sink: &mut S) {
        while self.state.blank.is_none() && self.state.started && !sink.is_full() {
            let start = self.at;
            if self.limit == FEW || !self.seen.knows(start) {
                self.hop(sink);
                self.skip(sink);
                self.limit = if self.seen.count() < CROWD { FEW } else { MANY };
            }
            let Some(dense) = &mut self.dense else { return };
            let long = self.rules.elongation == Elongation::Two;
            let first = self
                .text
                .get(self.at..)
                .and_then(|rest| rest.chars().next());
            // A letter that is counted goes on from the one before it.
            let counted = first.is_none_or(|c| {
                let entry = dense.get(c);
                !c.is_ascii() && (!entry.is_base() || Some(entry.char()) == self.state.before)
            });
            if long && counted {
                return;
            }
            let bytes = self.text.as_bytes();
            let stretch = if self.limit == MANY && self.plain.any && dense.is_simple() {
                dense.compact(bytes, self.at, &self.plain, &mut self.seen)
            } else {
                dense.read(bytes, self.at, self.limit)
            };
            if stretch.end == self.at {
                return;
            }
            if stretch.changed {
                sink.run(self.at, stretch.end, stretch.new);
            } else {
                sink.keep(self.at, stretch.end);
            }
            self.at = stretch.end;
            let mut back = stretch.new.chars().rev();
            let last = [back.next(), back.next()];
            if self.rules.dagger == Dagger::Smart {
                // Only what stands in the same word is asked for, and only by this rule.
                for c in stretch.new.chars() {
                    self.state.wrote(c, class(c));
                }
            } else if let Some(c) = last[0] {
                self.state.wrote(c, class(c));
            }
            self.state.repeated = if last[0] == last[1] { 2 } else { 1 };
        }
    }

    /// Runs until something changes: returns where, before the white space that stands before it.
    pub(super) fn run_clean<S: Sink>(&mut self, sink: &mut S) -> usize {
        loop {
            self.skip(sink);
            let safe = self.state.blank.map_or(self.at, |blank| blank.from);
            let end = self.step(sink).is_break();
            if sink.is_full() || end {
                return if sink.is_full() { safe } else { self.at };
            }
        }
    }

    /// Hands over plain characters and, between them, letters that become another whatever stands before them: text
    /// in which something changes once in a while. Marks are left to others.
    fn hop<S: Sink>(&mut self, sink: &mut S) {
        let simple = self.plain.any
            && self.rules.tanween == Tanween::Keep
            && self.rules.dagger != Dagger::Smart;
        let Some(dense) = self.dense.as_ref().filter(|_| simple) else {
            return;
        };
        let long = self.rules.elongation == Elongation::Two;
        let bytes = self.text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0xFF);
        let (start, mut at) = (self.at, self.at);
        let first = dense.at(byte(at), byte(at + 1));
        if long && (first == Entry::ODD || Some(first.char()) == self.state.before) {
            return;
        }
        loop {
            let odd = self.plain.first_odd(bytes, at, &mut self.seen);
            let Some(from) = odd.checked_sub(1).filter(|from| *from >= at) else {
                break;
            };
            let entry = dense.at(byte(from), byte(odd));
            let next = byte(odd + 1);
            let alone = next < 0x80 || dense.at(next, byte(odd + 2)).is_letter();
            if !entry.is_letter() || !alone || !entry.is_new() {
                break;
            }
            // A letter that is counted must not be one of its neighbors.
            let like = |at: usize| dense.at(byte(at), byte(at + 1)).same(entry);
            if long && (from < at + 2 || like(from - 2) || like(odd + 1)) {
                break;
            }
            if from > at {
                sink.keep(at, from);
            }
            at = odd + 1;
            sink.put(from, at, entry.char());
            if sink.is_full() {
                break;
            }
        }
        self.at = at;
        if at > start {
            let last = dense.at(byte(at - 2), byte(at - 1)).char();
            self.state.wrote(last, Class::ArabicLetter);
            self.state.repeated = 1;
        }
    }

    /// Hands over the characters ahead that no rule touches.
    #[inline]
    fn skip<S: Sink>(&mut self, sink: &mut S) {
        if self.state.blank.is_some() || !self.state.started {
            return;
        }
        let end = self
            .plain
            .end(self.text, self.at, self.state.before, &mut self.seen);
        if end > self.at {
            sink.keep(self.at, end);
            let skipped = self.text.get(self.at..end).unwrap_or_default();
            let mut back = skipped.chars().rev();
            let (last, second) = (back.next(), back.next());
            if let Some(c) = second {
                self.state.wrote(c, class(c));
            }
            if let Some(c) = last {
                self.state.repeated = if second == last { 2 } else { 1 };
                self.state.wrote(c, class(c));
            }
            self.at = end;
        }
    }

    /// Hands over the next piece; breaks at the end of what can be told.
    #[inline]
    fn step<S: Sink>(&mut self, sink: &mut S) -> ControlFlow<()> {
        let start = self.at;
        let Some(c) = self.char_at(start) else {
            if self.tail == Tail::Whole {
                if let Some(blank) = self.state.blank.take() {
                    sink.trim(blank.from, blank.to);
                }
            }
            return ControlFlow::Break(());
        };
        self.starved = false;
        let next = start + c.len_utf8();
        let k = class(c);
        match k {
            Class::ArabicLetter | Class::ArabicMark | Class::Tatweel => {
                return self.cluster(sink, start, c);
            }
            Class::Symbol if self.rules.is_word_form(c) => return self.cluster(sink, start, c),
            Class::Space | Class::Newline if self.rules.spaces != Spaces::Keep => {
                self.hold(start, next, k == Class::Newline);
            }
            Class::Joiner if self.rules.spaces_joiner(c) => {
                if self.rules.spaces == Spaces::Keep {
                    self.emit(sink, start, next, &[' ']);
                } else {
                    self.hold(start, next, false);
                }
            }
            _ if self.rules.drops(c, k) => self.drop(sink, start, next),
            _ => {
                let sign = self.separator(c, next);
                let one = [sign.unwrap_or(self.rules.written_digit(c, k))];
                let new = match sign {
                    None => self.rules.ascii_punctuation(c).unwrap_or(&one),
                    Some(_) => &one,
                };
                if self.starved {
                    return ControlFlow::Break(());
                }
                if *new == [c] {
                    self.flush(sink);
                    sink.keep(start, next);
                    self.note(c, k);
                } else {
                    self.emit(sink, start, next, new);
                }
            }
        }
        self.at = next;
        ControlFlow::Continue(())
    }

    /// The character at `at`; an end that may not be one is noted.
    #[inline]
    fn char_at(&mut self, at: usize) -> Option<char> {
        let c = self.text.get(at..).and_then(|rest| rest.chars().next());
        if c.is_none() && self.tail == Tail::Open {
            self.starved = true;
        }
        c
    }

    /// Holds back white space until something follows it.
    fn hold(&mut self, from: usize, to: usize, line: bool) {
        self.state.repeated = 0;
        let held = self.state.blank.get_or_insert(Blank { from, to, line });
        held.to = to;
        held.line |= line;
    }

    fn emit<S: Sink>(&mut self, sink: &mut S, from: usize, to: usize, new: &[char]) {
        self.flush(sink);
        sink.replace(from, to, new);
        if let Some(c) = new.last() {
            self.note(*c, class(*c));
        }
    }

    /// Takes note of a character outside clusters. A joiner or a direction mark leaves its neighbors side by side.
    fn note(&mut self, c: char, k: Class) {
        if !matches!(k, Class::Joiner | Class::Format) {
            self.state.wrote(c, k);
            self.state.repeated = 1;
        }
    }

    /// Writes the white space that was held back: something is about to follow it.
    #[inline]
    fn flush<S: Sink>(&mut self, sink: &mut S) {
        let started = core::mem::replace(&mut self.state.started, true);
        let Some(blank) = self.state.blank.take() else {
            return;
        };
        if !started {
            return sink.delete(blank.from, blank.to);
        }
        self.state.wrote(' ', Class::Space);
        let line = blank.line && self.rules.spaces == Spaces::KeepLines;
        sink.replace(blank.from, blank.to, &[if line { '\n' } else { ' ' }]);
    }

    fn drop<S: Sink>(&mut self, sink: &mut S, from: usize, to: usize) {
        match &mut self.state.blank {
            Some(blank) => blank.to = to,
            None => sink.delete(from, to),
        }
    }

    /// The ASCII for a sign in or at a number.
    fn separator(&mut self, c: char, next: usize) -> Option<char> {
        if self.rules.separators != Separators::Ascii || !matches!(c, '٫' | '٬' | '٪') {
            return None;
        }
        let digit = |c: Option<char>| {
            c.is_some_and(|c| {
                matches!(
                    class(c),
                    Class::AsciiDigit | Class::ArabicDigit | Class::ExtendedDigit
                )
            })
        };
        let before = self.state.blank.is_none() && digit(self.state.before);
        if !before && c != '٪' {
            return None;
        }
        let after = digit(self.coming(next));
        match c {
            '٫' if after => Some('.'),
            '٬' if after => Some(','),
            '٪' if before || after => Some('%'),
            _ => None,
        }
    }

    /// The first character that will be written for what stands from `at` on, as far as it can be a digit.
    fn coming(&mut self, mut at: usize) -> Option<char> {
        loop {
            let c = self.char_at(at)?;
            let k = class(c);
            match k {
                Class::ArabicLetter | Class::ArabicMark | Class::Tatweel => {
                    let mut state = State::START;
                    at = self.look(at, c, &mut state);
                    if let Some(first) = self.next.get(0) {
                        return Some(first);
                    }
                }
                _ if self.rules.drops(c, k) => at += c.len_utf8(),
                _ => return Some(c),
            }
        }
    }

    /// Whether a hamza above makes a tatweel that ends at `at` the seat of a letter: the first mark of its combining
    /// class decides.
    fn is_seat(&mut self, mut at: usize) -> bool {
        while let Some(c) = self.char_at(at) {
            let k = class(c);
            if k.is_mark() && canonical_combining_class(c) == 230 {
                return c == HAMZA_ABOVE;
            }
            let form = k == Class::ArabicMark && self.rules.opens_form(c);
            if !form && !self.joins(c, k) && !self.rules.drops(c, k) {
                return false;
            }
            at += c.len_utf8();
        }
        false
    }

    /// Whether a character is a mark on what stands before it.
    #[inline]
    fn joins(&self, c: char, k: Class) -> bool {
        k.is_mark() && canonical_combining_class(c) > 0
    }

    /// Whether a tatweel that is a base goes.
    fn tatweel_goes(&mut self, start: usize, state: &State) -> bool {
        match self.rules.tatweel {
            Tatweel::Keep => false,
            Tatweel::All => true,
            Tatweel::InWord | Tatweel::Dash => {
                let before = |c| self.rules.is_word_char(c);
                (state.blank.is_none() && state.before.is_some_and(before))
                    || self.word_follows(start + TATWEEL.len_utf8())
            }
        }
    }

    /// Whether a word follows a run of tatweel and its marks. The answer serves for the whole run.
    fn word_follows(&mut self, start: usize) -> bool {
        let (from, to, found) = self.run;
        if from <= start && start <= to && to > 0 {
            return found;
        }
        let mut at = start;
        let found = loop {
            let Some(c) = self.char_at(at) else {
                break false;
            };
            let k = class(c);
            let next = at + c.len_utf8();
            let passed = match k {
                Class::Tatweel => !self.is_seat(next),
                Class::ArabicMark | Class::Mark => {
                    self.joins(c, k) || k == Class::ArabicMark || self.rules.drops(c, k)
                }
                _ => self.rules.drops(c, k) && !self.rules.is_word_form(c),
            };
            if !passed {
                break k == Class::Tatweel
                    || k == Class::ArabicLetter
                    || self.rules.is_word_form(c);
            }
            at = next;
        };
        self.run = (start, at, found);
        found
    }

    /// Where the cluster ends that begins with `base` at `start`: marks belong to it, and what goes anyway.
    fn end(&mut self, start: usize, base: char, stays: bool) -> usize {
        let mut at = start + base.len_utf8();
        while let Some(c) = self.char_at(at) {
            let k = class(c);
            let next = at + c.len_utf8();
            let inside = match k {
                Class::ArabicMark => true,
                Class::Mark => self.joins(c, k) || self.rules.drops(c, k),
                Class::Tatweel => self.rules.thins() && !stays && !self.is_seat(next),
                Class::ArabicLetter => false,
                _ => self.rules.drops(c, k) && !self.rules.is_word_form(c),
            };
            if !inside {
                break;
            }
            at = next;
        }
        at
    }

    /// The letters after `at`, as far as [`Dagger::Smart`] asks for them. No word of its list holds a run of tatweel
    /// that is longer than the few that are passed.
    fn letters_after(&mut self, mut at: usize) -> [char; 2] {
        let (mut found, mut count, mut tatweels) = (['\0'; 2], 0, 0);
        while let Some(c) = self.char_at(at) {
            match class(c) {
                Class::ArabicLetter => {
                    if let Some(slot) = found.get_mut(count) {
                        *slot = base(c);
                    }
                    count += 1;
                }
                Class::Tatweel => tatweels += 1,
                Class::ArabicMark | Class::Mark => {}
                k if self.rules.drops(c, k) => {}
                _ => break,
            }
            if count == 2 || tatweels == 8 {
                break;
            }
            at += c.len_utf8();
        }
        found
    }

    /// Finds what a cluster's spelling depends on besides its own characters, and where it ends.
    fn around(&mut self, start: usize, first: char, state: &State) -> (Around, usize) {
        let seat = first == TATWEEL && self.is_seat(start + first.len_utf8());
        let tatweel_goes = first == TATWEEL && !seat && self.tatweel_goes(start, state);
        let stays =
            first == TATWEEL && !seat && !tatweel_goes && self.rules.tatweel != Tatweel::Dash;
        let end = self.end(start, first, stays);
        let cluster = self.text.get(start..end).unwrap_or_default();
        let next = if self.rules.dagger == Dagger::Smart && cluster.contains(DAGGER) {
            self.letters_after(end)
        } else {
            ['\0'; 2]
        };
        (Around { tatweel_goes, next }, end)
    }

    /// Spells the cluster at `at` without writing it, into `next`: returns where it ends.
    fn look(&mut self, at: usize, first: char, state: &mut State) -> usize {
        let (around, end) = self.around(at, first, state);
        let source = self.text.get(at..end).unwrap_or_default();
        self.speller
            .spell(&self.rules, source, around, state, &mut self.next);
        end
    }

    /// What becomes of a character where nothing around it matters.
    #[inline]
    fn entry(&self, c: char) -> Entry {
        match (&self.dense, c) {
            (Some(dense), '\u{600}'..='\u{6FF}') => dense.get(c),
            (None, '\u{600}'..='\u{6FF}') => Entry::of(&self.rules, c),
            _ => Entry::ODD,
        }
    }

    /// A letter whose marks stay as they are or go, and of which nothing else is asked: returns where it ends.
    #[inline]
    fn quick<S: Sink>(&mut self, sink: &mut S, start: usize, first: char) -> Option<usize> {
        let base = self.entry(first);
        if !base.is_letter() || base == Entry::ODD {
            return None;
        }
        let (mut end, mut rank) = (start + first.len_utf8(), 0);
        let (mut kept, mut gone) = (None, false);
        let rest = self.text.get(end..).unwrap_or_default();
        let mut chars = rest.chars();
        loop {
            let Some(c) = chars.next() else {
                if self.tail == Tail::Open {
                    return None;
                }
                break;
            };
            if parts(c) {
                // An alef behind may have a fathatan to give.
                let plain = match c {
                    _ if !moves_fathatan(&self.rules) || c.is_ascii() => true,
                    'ا' => chars.next().is_some_and(parts),
                    'ب'..='غ' | 'ف'..='و' | 'ي' => self.rules.hamza != Hamza::Drop,
                    _ => false,
                };
                if !plain {
                    return None;
                }
                break;
            }
            let entry = self.entry(c);
            if entry == Entry::GONE {
                gone = true;
            } else if entry == Entry::ODD || entry.rank() < rank.max(1) {
                return None;
            } else {
                rank = entry.rank();
                kept = Some(c);
            }
            end += c.len_utf8();
        }
        let letter = base.char();
        if kept.is_some() && (gone || letter != first) {
            return None;
        }
        let state = &mut self.state;
        let again = state.before == Some(letter) && state.blank.is_none();
        if again && state.repeated >= 2 && self.rules.elongation == Elongation::Two {
            return None;
        }
        let repeated = if again {
            state.repeated.saturating_add(1).min(2)
        } else {
            1
        };
        self.flush(sink);
        self.state.repeated = repeated;
        self.state.wrote(letter, Class::ArabicLetter);
        self.state.alef = first == 'ا';
        match kept {
            Some(mark) => {
                self.state.before = Some(mark);
                self.state.alef = false;
                sink.keep(start, end);
            }
            None if gone || letter != first => sink.replace(start, end, &[letter]),
            None => sink.keep(start, end),
        }
        Some(end)
    }

    /// A letter and its marks, or marks without a letter.
    fn cluster<S: Sink>(&mut self, sink: &mut S, start: usize, first: char) -> ControlFlow<()> {
        if let Some(end) = self.quick(sink, start, first) {
            self.at = end;
            return ControlFlow::Continue(());
        }
        let state = self.state;
        let (around, end) = self.around(start, first, &state);
        let mut after = state;
        let source = self.text.get(start..end).unwrap_or_default();
        self.speller
            .spell(&self.rules, source, around, &mut after, &mut self.new);
        let end = if self.rules.tanween == Tanween::Keep || !self.rules.keeps_mark(FATHATAN) {
            end
        } else {
            self.seat_tanween(end, &mut after)
        };
        if self.starved {
            return ControlFlow::Break(());
        }
        if self.new.is_empty() {
            self.drop(sink, start, end);
            self.state = State {
                blank: self.state.blank,
                started: self.state.started,
                ..after
            };
        } else {
            self.flush(sink);
            sink.replace(start, end, self.new.as_slice());
            self.state = State {
                blank: None,
                started: true,
                ..after
            };
        }
        self.at = end;
        ControlFlow::Continue(())
    }

    /// Moves fathatan between the letter just spelt, which ends at `end`, and an alef: returns where the piece ends.
    fn seat_tanween(&mut self, end: usize, after: &mut State) -> usize {
        let wanted = if self.rules.tanween == Tanween::BeforeAlef {
            self.speller.seat_before(&self.rules, &mut self.new);
            after.before = self.new.as_slice().last().copied().or(after.before);
            self.speller.bears(&self.new)
        } else {
            Speller::seat_after(&mut self.new);
            after.before = self.new.as_slice().last().copied().or(after.before);
            seated(self.new.as_slice()).is_some()
        };
        if !wanted {
            return end;
        }
        // What the next cluster is spelt decides, not what it is written with.
        let mut at = end;
        while let Some(c) = self.char_at(at) {
            let k = class(c);
            let form = self.rules.is_word_form(c);
            if k != Class::ArabicLetter && k != Class::ArabicMark && k != Class::Tatweel && !form {
                return end;
            }
            if !form && !self.may_be_alef(at, c) {
                return end;
            }
            let mut state = State {
                blank: None,
                ..*after
            };
            let speller = core::mem::replace(&mut self.speller, Speller::new());
            let to = self.look(at, c, &mut state);
            self.speller = speller;
            let taken = match (self.rules.tanween, self.next.as_slice()) {
                (_, []) => {
                    at = to;
                    continue;
                }
                (Tanween::BeforeAlef, ['ا', FATHATAN, rest @ ..]) if !starts_marked(Some(rest)) => {
                    self.speller.take_fathatan(&self.rules, &mut self.new);
                    2
                }
                (Tanween::AfterAlef, ['ا', rest @ ..]) if !starts_marked(Some(rest)) => {
                    if let Some(i) = seated(self.new.as_slice()) {
                        self.new.remove(i);
                    }
                    self.new.push('ا');
                    self.new.push(FATHATAN);
                    1
                }
                _ => return end,
            };
            *after = state;
            self.append(taken, after);
            return to;
        }
        end
    }

    /// Appends what is spelt behind the first `taken` characters of the next cluster, and takes note of the end.
    fn append(&mut self, taken: usize, after: &mut State) {
        let elongation = self.rules.elongation == Elongation::Two;
        for c in self.next.as_slice().get(taken..).unwrap_or_default() {
            let third = elongation && self.new.as_slice().ends_with(&[*c, *c]);
            if !(third && class(*c) == Class::ArabicLetter) {
                self.new.push(*c);
            }
        }
        let last = self.new.as_slice().last().copied();
        after.before = last.or(after.before);
        let twice = last.is_some_and(|c| self.new.as_slice().ends_with(&[c, c]));
        after.repeated = if twice { 2 } else { 1 };
    }

    /// Whether the cluster at `at` could be spelt as an alef, or as nothing.
    #[inline]
    fn may_be_alef(&mut self, at: usize, c: char) -> bool {
        match c {
            // Any letter that may bear a hamza may go with it.
            _ if self.rules.hamza == Hamza::Drop => true,
            'ب'..='غ' | 'ف'..='و' | 'ي' => false,
            // An alef without a mark has no fathatan to give; it may take one.
            'ا' if self.rules.tanween == Tanween::BeforeAlef => {
                self.char_at(at + c.len_utf8()).is_some_and(|c| {
                    let k = class(c);
                    k == Class::ArabicMark || k == Class::Tatweel || self.rules.drops(c, k)
                })
            }
            _ => true,
        }
    }
}

//! The pass: cut the text into clusters, spell each, hand it to a sink.

use core::ops::ControlFlow;

use super::dense::Dense;
use super::plain::{Plain, Seen};
use super::rules::FATHATAN;
use super::spell::{Blank, Speller, Spelling, State};
use super::table::{Entry, moves_fathatan, parts};
use super::writer::Sink;
use super::{Elongation, Hamza, Normalizer, Spaces, Tanween};
use crate::letter::{Class, class};

/// The bytes from which on a table of entries is made.
const WORTH: usize = 1024;
/// How many characters to read one by one where most are plain, and where few are.
pub(super) const FEW: usize = 4;
pub(super) const MANY: usize = 120;
/// How many of 64 bytes are not plain where few are.
pub(super) const CROWD: u32 = 8;

/// Whether a text ends where its string ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    Whole,
    /// More may follow: what that could still change is held back.
    Open,
}

/// Normalizes a text from front to back, one cluster a step.
#[derive(Clone)]
pub(super) struct Pass<'t> {
    pub(super) rules: Normalizer,
    pub(super) plain: Plain,
    pub(super) seen: Seen,
    /// Made when a text is long enough to be worth it.
    pub(super) dense: Option<Dense>,
    /// How many characters to read one by one before the next search for plain ones.
    pub(super) limit: usize,
    pub(super) text: &'t str,
    pub(super) tail: Tail,
    /// Up to here everything was handed out, but for held back white space.
    pub(super) at: usize,
    pub(super) state: State,
    /// Whether a look ahead met the end of an open text.
    pub(super) starved: bool,
    pub(super) speller: Speller,
    pub(super) new: Spelling,
    pub(super) next: Spelling,
    /// A run of tatweel that was looked beyond, and whether a word follows it.
    pub(super) run: (usize, usize, bool),
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
    pub(super) fn char_at(&mut self, at: usize) -> Option<char> {
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

    /// What becomes of a character where nothing around it matters.
    #[inline]
    pub(super) fn entry(&self, c: char) -> Entry {
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
}

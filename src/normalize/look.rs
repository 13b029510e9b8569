//! Looking ahead: what a cluster must know of what follows it, and where it ends.

use unicode_normalization::char::canonical_combining_class;

use super::cluster::Pass;
use super::rules::{DAGGER, HAMZA_ABOVE, TATWEEL};
use super::spell::{Around, State, base};
use super::{Dagger, Separators, Tatweel};
use crate::letter::{Class, class};

impl Pass<'_> {
    /// The ASCII for a sign in or at a number.
    pub(super) fn separator(&mut self, c: char, next: usize) -> Option<char> {
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
    pub(super) fn coming(&mut self, mut at: usize) -> Option<char> {
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
    pub(super) fn around(&mut self, start: usize, first: char, state: &State) -> (Around, usize) {
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
    pub(super) fn look(&mut self, at: usize, first: char, state: &mut State) -> usize {
        let (around, end) = self.around(at, first, state);
        let source = self.text.get(at..end).unwrap_or_default();
        self.speller
            .spell(&self.rules, source, around, state, &mut self.next);
        end
    }
}

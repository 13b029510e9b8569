//! Where fathatan stands at a final alef: `باً` or `بًا`.

use super::cluster::Pass;
use super::rules::{FATHATAN, SHADDA};
use super::spell::{Speller, Spelling, State};
use super::{Elongation, Hamza, MarkOrder, Normalizer, Tanween};
use crate::letter::{Class, class};

impl Pass<'_> {
    /// Moves fathatan between the letter just spelt, which ends at `end`, and an alef: returns where the piece ends.
    pub(super) fn seat_tanween(&mut self, end: usize, after: &mut State) -> usize {
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

impl Speller {
    /// Whether the last letter of a spelling can bear the fathatan of an alef behind it: it is no alef and bears at
    /// most shadda.
    fn bears(&self, spelling: &Spelling) -> bool {
        let marks = spelling.as_slice().get(self.bearer_end..);
        self.bearer.is_some_and(|c| c != 'ا') && matches!(marks, Some([] | [SHADDA]))
    }

    /// Moves fathatan from an alef to the letter before it: `باً` becomes `بًا`.
    fn seat_before(&self, rules: &Normalizer, spelling: &mut Spelling) {
        let chars = spelling.as_slice();
        let alef = chars.windows(2).position(|pair| pair == ['ا', FATHATAN]);
        let Some(alef) = alef.filter(|at| !starts_marked(chars.get(at + 2..))) else {
            return;
        };
        let stem = chars.get(..alef).unwrap_or_default();
        let letter = match stem {
            [.., c, SHADDA] | [.., c] => *c,
            [] => return,
        };
        if class(letter) != Class::ArabicLetter || letter == 'ا' {
            return;
        }
        let doubled = stem.last() == Some(&SHADDA);
        spelling.remove(alef + 1);
        spelling.insert(fathatan_at(rules, alef, doubled), FATHATAN);
    }

    /// Moves fathatan from a letter to the alef behind it: `بًا` becomes `باً`.
    fn seat_after(spelling: &mut Spelling) {
        let chars = spelling.as_slice();
        let seat = |alef: usize| seated(chars.get(..alef)?);
        let alefs = chars.iter().enumerate().filter(|(_, c)| **c == 'ا');
        let found = alefs
            .filter(|(alef, _)| !starts_marked(chars.get(alef + 1..)))
            .find_map(|(alef, _)| Some((seat(alef)?, alef)));
        if let Some((at, alef)) = found {
            spelling.remove(at);
            spelling.insert(alef, FATHATAN);
        }
    }

    /// Gives the letter that ends a spelling the fathatan of the alef behind it.
    fn take_fathatan(&self, rules: &Normalizer, spelling: &mut Spelling) {
        let end = spelling.len();
        let doubled = end > self.bearer_end;
        spelling.insert(fathatan_at(rules, end, doubled), FATHATAN);
        spelling.push('ا');
    }
}

/// Where fathatan goes among the marks that end at `end`, of which there is only shadda, if any.
fn fathatan_at(rules: &Normalizer, end: usize, doubled: bool) -> usize {
    if doubled && rules.mark_order == MarkOrder::Canonical {
        end - 1
    } else {
        end
    }
}

/// Whether a spelling starts with a mark.
fn starts_marked(spelling: Option<&[char]>) -> bool {
    let first = spelling.and_then(<[char]>::first);
    first.is_some_and(|c| class(*c).is_mark())
}

/// Where the fathatan of the last letter stands, if it bears one and is no alef.
fn seated(spelling: &[char]) -> Option<usize> {
    let mut at = None;
    for (i, c) in spelling.iter().enumerate().rev() {
        match class(*c) {
            Class::ArabicMark | Class::Mark => {
                if *c == FATHATAN {
                    at = Some(i);
                }
            }
            Class::ArabicLetter if *c != 'ا' => return at,
            _ => return None,
        }
    }
    None
}

//! Spelling one cluster: its characters are composed, mapped and stripped, in that order.

use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, decompose_compatible,
};

use super::rules::{DAGGER, HAMZA_ABOVE, SHADDA, TATWEEL, is_word};
use super::small::Small;
use super::{Dagger, Elongation, MarkOrder, Normalizer, Tatweel};
use crate::letter::{Class, class};

/// What is written for a cluster.
pub(super) type Spelling = Small<char, 48>;

/// What a cluster must know of what was written before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// The last character written, blanks included; `None` at the start.
    pub(super) before: Option<char>,
    /// The last two letters of the word, the nearer one first.
    pub(super) recent: [char; 2],
    /// Whether that character is an alef, and was one in the source.
    pub(super) alef: bool,
    /// How often the last letter was written in a row, up to two.
    pub(super) repeated: u8,
    /// Whether anything was written yet.
    pub(super) started: bool,
    /// White space that is held back until something follows it.
    pub(super) blank: Option<Blank>,
}

/// A run of white space in the source, and whether a line end is in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blank {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) line: bool,
}

impl State {
    pub(super) const START: State = State {
        before: None,
        alef: false,
        recent: ['\0'; 2],
        repeated: 0,
        started: false,
        blank: None,
    };

    /// Takes note of a character that was written.
    #[inline]
    pub(super) fn wrote(&mut self, c: char, k: Class) {
        self.before = Some(c);
        self.alef = c == 'ا';
        match k {
            Class::ArabicLetter => self.recent = [base(c), self.recent[0]],
            Class::ArabicMark | Class::Mark | Class::Tatweel => {}
            _ => self.recent = ['\0'; 2],
        }
    }
}

/// The letter under a composed one.
#[inline]
pub(super) fn base(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' => 'ا',
        'ؤ' => 'و',
        'ئ' => 'ي',
        _ => c,
    }
}

/// A character of a cluster, decomposed: its combining class, and where it stood among the marks of its letter.
#[derive(Clone, Copy, Default)]
struct Part {
    c: char,
    ccc: u8,
    place: u32,
}

/// What a cluster is spelt with, besides its own characters.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// Whether a tatweel that is the base of the cluster goes.
    pub(super) tatweel_goes: bool,
    /// The letters that follow, the nearer one first; only looked up where [`Dagger::Smart`] asks for them.
    pub(super) next: [char; 2],
}

/// Room for the parts of a cluster, used again and again.
#[derive(Clone)]
pub(super) struct Speller {
    parts: Small<Part, 32>,
    /// The marks that stay on the letter written last.
    marks: Small<Part, 24>,
    /// The letter that marks stand on, though elongation may have kept it from being written again.
    pub(super) bearer: Option<char>,
    /// Where in the spelling its marks begin.
    pub(super) bearer_end: usize,
    /// Whether marks stand on something that was typed with them, so that a typing order is theirs.
    borne: bool,
    /// Whether the last letter went: what stands on it goes with it.
    orphaned: bool,
}

impl Speller {
    pub(super) fn new() -> Speller {
        Speller {
            parts: Small::new(),
            marks: Small::new(),
            bearer: None,
            bearer_end: 0,
            borne: false,
            orphaned: false,
        }
    }

    /// Fills `out` with what is written for the cluster `source`.
    pub(super) fn spell(
        &mut self,
        rules: &Normalizer,
        source: &str,
        around: Around,
        state: &mut State,
        out: &mut Spelling,
    ) {
        out.clear();
        self.marks.clear();
        self.bearer = None;
        self.bearer_end = 0;
        (self.borne, self.orphaned) = (false, false);
        self.gather(rules, source, state);
        let parts = core::mem::replace(&mut self.parts, Small::new());
        let mut rest = parts.as_slice();
        let marks = rest.iter().take_while(|p| p.ccc > 0).count();
        let (loose, after) = rest.split_at(marks);
        for mark in loose {
            self.mark(rules, *mark);
        }
        rest = after;
        while let Some((first, after)) = rest.split_first() {
            let marks = after.iter().take_while(|p| p.ccc > 0).count();
            let (own, after) = after.split_at(marks);
            self.letter(rules, first.c, own, around, state, out);
            rest = after;
        }
        self.settle(rules, state, out);
        self.parts = parts;
    }

    /// Fills `parts` with the decomposed characters of a cluster, the marks of each letter in canonical order.
    fn gather(&mut self, rules: &Normalizer, source: &str, state: &State) {
        self.parts.clear();
        let parts = &mut self.parts;
        let mut push = |c: char| {
            let place = parts.len() as u32;
            let ccc = canonical_combining_class(c);
            parts.push(Part { c, ccc, place });
        };
        for (i, c) in source.char_indices() {
            if i > 0 && ((c == TATWEEL && rules.thins()) || rules.drops(c, class(c))) {
                continue;
            }
            if !rules.opens_form(c) {
                decompose_canonical(c, &mut push);
                continue;
            }
            match c {
                'ﷲ' if i == 0 && state.alef && state.blank.is_none() => {
                    "لله".chars().for_each(&mut push);
                }
                'ﷲ' => "الله".chars().for_each(&mut push),
                '\u{FDFC}' => "ريال".chars().for_each(&mut push),
                '\u{FDFD}' => "بسم الله الرحمن الرحيم".chars().for_each(&mut push),
                _ => {
                    let word = is_word(c);
                    decompose_compatible(c, |d| {
                        if d == ' ' && !word || d == TATWEEL {
                            return;
                        }
                        push(if d == 'ی' && word { 'ي' } else { d });
                    });
                }
            }
        }
        let mut rest = self.parts.as_mut_slice();
        while !rest.is_empty() {
            let marks = rest.iter().take_while(|p| p.ccc > 0).count();
            let (own, after) = rest.split_at_mut(marks);
            if !own.is_sorted_by_key(|p| p.ccc) {
                own.sort_by_key(|p| p.ccc);
            }
            rest = after.get_mut(1..).unwrap_or_default();
        }
    }

    /// Composes a letter with its marks, maps it and writes it.
    fn letter(
        &mut self,
        rules: &Normalizer,
        first: char,
        marks: &[Part],
        around: Around,
        state: &mut State,
        out: &mut Spelling,
    ) {
        if class(first) == Class::ArabicMark {
            // A small waw or yeh, or the form of a mark: a starter to Unicode. It goes with a letter that goes.
            if self.orphaned {
                return;
            }
            if rules.keeps_mark(first) {
                self.settle(rules, state, out);
                out.push(first);
                state.wrote(first, Class::ArabicMark);
                self.bearer = None;
                self.borne = true;
            }
            marks.iter().for_each(|m| self.mark(rules, *m));
            return;
        }
        self.settle(rules, state, out);
        self.orphaned = false;
        let mut letter = first;
        // The combining class of the last mark that did not compose: it blocks its equals.
        let mut last = 0;
        let compose = |letter: char, mark: &Part, last: u8| {
            let mapped = || join(rules.letter(letter)?, mark.c);
            (last < mark.ccc)
                .then(|| join(letter, mark.c).or_else(mapped))
                .flatten()
        };
        let mut rest: Small<Part, 16> = Small::new();
        for mark in marks {
            match compose(letter, mark, last) {
                Some(new) => letter = new,
                None => {
                    last = mark.ccc;
                    rest.push(*mark);
                }
            }
        }
        // An alef that comes of a dagger composes in its turn.
        let (mut last, mut fresh) = (0, false);
        let mut kept: Small<Part, 16> = Small::new();
        for mark in rest.as_slice() {
            if let Some(new) = compose(letter, mark, last).filter(|_| fresh) {
                letter = new;
                continue;
            }
            let bearer = match class(letter) {
                Class::ArabicLetter => true,
                Class::Tatweel => rules.tatweel == Tatweel::Keep,
                _ => false,
            };
            if mark.c == DAGGER && bearer {
                match dagger(rules, letter, kept.is_empty(), state.recent, around.next) {
                    Some(Long::Mark) => {}
                    None => continue,
                    Some(Long::Instead) => {
                        (letter, fresh) = ('ا', true);
                        continue;
                    }
                    Some(Long::After) => {
                        self.write(rules, letter, kept.as_slice(), around, state, out);
                        self.settle(rules, state, out);
                        kept.clear();
                        (letter, last, fresh) = ('ا', 0, true);
                        continue;
                    }
                }
            }
            last = mark.ccc;
            kept.push(*mark);
        }
        self.write(rules, letter, kept.as_slice(), around, state, out);
    }

    /// Writes a composed letter and takes up the marks that stay on it.
    fn write(
        &mut self,
        rules: &Normalizer,
        letter: char,
        marks: &[Part],
        around: Around,
        state: &mut State,
        out: &mut Spelling,
    ) {
        if letter == TATWEEL {
            if !around.tatweel_goes {
                let new = if rules.tatweel == Tatweel::Dash {
                    '-'
                } else {
                    TATWEEL
                };
                out.push(new);
                state.wrote(new, class(new));
                state.repeated = 1;
                self.borne = new == TATWEEL;
            }
            self.bearer = None;
            marks.iter().for_each(|m| self.mark(rules, *m));
            return;
        }
        // The marks of a letter that goes go with it.
        let composed = letter;
        let Some(letter) = rules.letter(composed) else {
            (self.bearer, self.orphaned) = (None, true);
            return;
        };
        let k = class(letter);
        let again = state.before == Some(letter) && (state.blank.is_none() || !out.is_empty());
        let long = rules.elongation == Elongation::Two && k == Class::ArabicLetter;
        if again && long && state.repeated >= 2 {
            state.repeated = 2;
        } else {
            state.repeated = if again {
                state.repeated.saturating_add(1).min(2)
            } else {
                1
            };
            out.push(letter);
            state.wrote(letter, k);
        }
        state.alef = composed == 'ا';
        self.borne = true;
        self.bearer = (k == Class::ArabicLetter).then_some(letter);
        self.bearer_end = out.len();
        marks.iter().for_each(|m| self.mark(rules, *m));
    }

    /// Takes up a mark, if it stays.
    fn mark(&mut self, rules: &Normalizer, mark: Part) {
        let dropped = mark.c == DAGGER && rules.dagger == Dagger::Drop;
        if !dropped && rules.keeps_mark(mark.c) {
            self.marks.push(mark);
        }
    }

    /// Writes the marks taken up for the last letter, in the order that is asked for.
    fn settle(&mut self, rules: &Normalizer, state: &mut State, out: &mut Spelling) {
        if self.marks.is_empty() {
            return;
        }
        let borne = self.borne;
        let marks = self.marks.as_mut_slice();
        match rules.mark_order {
            MarkOrder::Keep => marks.sort_by_key(|p| p.place),
            // Marks on nothing were not typed on a letter.
            MarkOrder::Typing if borne => marks.sort_by_key(|p| (p.c != SHADDA, p.ccc)),
            _ if marks.is_sorted_by_key(|p| p.ccc) => {}
            _ => marks.sort_by_key(|p| p.ccc),
        }
        for mark in self.marks.as_slice() {
            out.push(mark.c);
            state.before = Some(mark.c);
            state.alef = false;
        }
        self.marks.clear();
    }
}

/// The composition of a letter and a mark. ى and tatweel with a hamza above are ئ, though Unicode composes neither.
#[inline]
fn join(letter: char, mark: char) -> Option<char> {
    match mark {
        HAMZA_ABOVE if matches!(letter, 'ى' | TATWEEL) => Some('ئ'),
        '\u{653}'..='\u{655}' => compose(letter, mark),
        _ => None,
    }
}

/// What becomes of a dagger alef that does not go.
enum Long {
    /// It stays a mark, for the rule about marks to decide.
    Mark,
    /// An alef follows the letter.
    After,
    /// An alef replaces the letter.
    Instead,
}

/// `bare` says whether the letter bears no other mark: a waw with a vowel is no seat.
fn dagger(
    rules: &Normalizer,
    letter: char,
    bare: bool,
    recent: [char; 2],
    next: [char; 2],
) -> Option<Long> {
    match (rules.dagger, letter) {
        (Dagger::Keep, _) => Some(Long::Mark),
        // On ى it says how ى is read; on a ى that becomes ي it would say something else.
        (Dagger::Alef, 'ى') => (rules.letter('ى') == Some('ى')).then_some(Long::Mark),
        (Dagger::Drop, _) | (Dagger::Smart, 'ى') => None,
        (Dagger::Alef, _) => Some(Long::After),
        (Dagger::Smart, 'و') if bare && matches!(next, ['ة' | 'ت', _]) => Some(Long::Instead),
        (Dagger::Smart, _) => {
            let listed = match (letter, next) {
                // هذا هذه هذان هؤلاء, ذلك
                ('ه', ['ذ' | 'و', _]) | ('ذ', ['ل', 'ك']) => true,
                // لكن
                ('ل', ['ك', 'ن']) => true,
                // إله, الله, لله
                ('ل', ['ه', _]) => matches!(recent, ['ا' | 'ل', _]),
                // الرحمن
                ('م', ['ن', _]) => recent == ['ح', 'ر'],
                // أولئك
                ('ل', ['ي', 'ك']) => matches!(recent, ['و', _]),
                // طه
                ('ط', ['ه', '\0']) => recent == ['\0'; 2],
                _ => false,
            };
            (!listed).then_some(Long::After)
        }
    }
}

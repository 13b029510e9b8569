//! The pass: one cluster after another is composed, mapped, stripped and written.

use alloc::string::String;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use super::writer::Writer;
use super::{
    Alef, Controls, Digits, Elongation, Hamza, Joiners, LookAlikes, MarkOrder, Marks, Normalizer,
    PresentationForms, Signs, Spaces, Tanween, Tatweel, TehMarbuta, Yeh,
};
use crate::letter::{Class, char_at, class};

const HAMZA_ABOVE: char = '\u{654}';
const SHADDA: char = '\u{651}';
const FATHATAN: char = '\u{64B}';
const TATWEEL: char = '\u{640}';

pub(super) struct Pass<'r, 't> {
    rules: &'r Normalizer,
    text: &'t str,
    /// The last character written, blanks included; `None` at the start.
    before: Option<char>,
    /// Whether anything was written yet.
    started: bool,
    /// How often the last letter was written in a row.
    repeated: usize,
    /// White space that is held back until something follows it, and whether a line end is in it.
    blank: Option<(usize, usize, bool)>,
    /// The characters of the cluster at hand, and what is written for it. Both are used again and again.
    cluster: String,
    new: String,
}

impl<'r, 't> Pass<'r, 't> {
    pub(super) fn new(rules: &'r Normalizer, text: &'t str) -> Pass<'r, 't> {
        Pass {
            rules,
            text,
            before: None,
            started: false,
            repeated: 0,
            blank: None,
            cluster: String::new(),
            new: String::new(),
        }
    }

    pub(super) fn run(&mut self, writer: &mut Writer<'t>) {
        let text = self.text;
        let mut at = 0;
        while let Some(c) = char_at(text, at) {
            let next = at + c.len_utf8();
            let k = class(c);
            at = match k {
                Class::Symbol
                    if is_word(c) && self.rules.presentation_forms == PresentationForms::Words =>
                {
                    self.cluster(writer, at, c)
                }
                Class::ArabicLetter | Class::ArabicMark | Class::Tatweel => {
                    self.cluster(writer, at, c)
                }
                Class::Space | Class::Newline if self.rules.spaces != Spaces::Keep => {
                    let line = k == Class::Newline;
                    self.repeated = 0;
                    self.blank = Some(
                        self.blank
                            .map_or((at, next, line), |(from, _, l)| (from, next, l || line)),
                    );
                    next
                }
                _ => {
                    if self.drops(c, k) {
                        self.drop_char(writer, at, next);
                    } else {
                        let new = self.digit(c, k, next);
                        self.emit(writer, at, next, new);
                    }
                    next
                }
            };
        }
        if let Some((from, to, _)) = self.blank.take() {
            writer.delete(from, to);
        }
    }

    /// Writes one character for the source bytes `from..to`.
    fn emit(&mut self, writer: &mut Writer<'t>, from: usize, to: usize, new: char) {
        self.flush(writer);
        let mut buffer = [0; 4];
        writer.replace(from, to, new.encode_utf8(&mut buffer));
        // A joiner or a direction mark leaves its neighbors side by side.
        if !matches!(class(new), Class::Joiner | Class::Format) {
            self.before = Some(new);
            self.repeated = 1;
        }
    }

    /// Writes the white space that was held back: something is about to follow it.
    fn flush(&mut self, writer: &mut Writer<'t>) {
        let started = core::mem::replace(&mut self.started, true);
        let Some((from, to, line)) = self.blank.take() else {
            return;
        };
        if !started {
            return writer.delete(from, to);
        }
        let new = if line && self.rules.spaces == Spaces::KeepLines {
            "\n"
        } else {
            " "
        };
        writer.replace(from, to, new);
    }

    fn drop_char(&mut self, writer: &mut Writer<'t>, from: usize, to: usize) {
        match &mut self.blank {
            Some((_, end, _)) => *end = to,
            None => writer.delete(from, to),
        }
    }

    /// Whether a character that is in no cluster goes.
    fn drops(&self, c: char, k: Class) -> bool {
        let rules = self.rules;
        match k {
            Class::Joiner if matches!(c, '\u{200C}' | '\u{200D}') => rules.joiners == Joiners::Drop,
            Class::Joiner => rules.controls != Controls::Keep,
            Class::Format if c == '\u{FEFF}' => rules.controls != Controls::Keep,
            Class::Format => rules.controls == Controls::Strip,
            Class::Invisible if c == '\u{200B}' => rules.controls != Controls::Keep,
            // Control characters proper are not text; they stay for whoever put them there.
            Class::Invisible => rules.controls == Controls::Strip && !c.is_control(),
            Class::Mark if c == '\u{34F}' => rules.controls == Controls::Strip,
            Class::Mark => rules.joiners == Joiners::Drop && ('\u{FE00}'..='\u{FE0F}').contains(&c),
            Class::Verse => rules.signs == Signs::Drop,
            Class::Symbol => {
                rules.signs == Signs::Drop
                    && matches!(c, '\u{600}'..='\u{605}' | '\u{6DE}' | '\u{6E9}' | '\u{890}'..='\u{891}' | '\u{8E2}'
                        | '\u{FD40}'..='\u{FD4F}' | '\u{FDCF}' | '\u{FDFE}' | '\u{FDFF}')
            }
            _ => false,
        }
    }

    /// Digits and what stands between and beside them. `next` is where the following character begins.
    fn digit(&self, c: char, k: Class, next: usize) -> char {
        let value = match k {
            Class::AsciiDigit => u32::from(c) - 0x30,
            Class::ArabicDigit => u32::from(c) - 0x660,
            Class::ExtendedDigit => u32::from(c) - 0x6F0,
            _ => {
                let beside = |c: Option<char>| {
                    c.is_some_and(|c| {
                        matches!(
                            class(c),
                            Class::AsciiDigit | Class::ArabicDigit | Class::ExtendedDigit
                        )
                    })
                };
                if self.rules.digits != Digits::Ascii || !matches!(c, '٫' | '٬' | '٪') {
                    return c;
                }
                let before = self.blank.is_none() && beside(self.before);
                let after = beside(self.peek(next));
                return match c {
                    '٫' if before && after => '.',
                    '٬' if before && after => ',',
                    '٪' if before || after => '%',
                    _ => c,
                };
            }
        };
        let zero = match self.rules.digits {
            Digits::Keep => return c,
            Digits::Ascii => 0x30,
            Digits::ArabicIndic => 0x660,
            Digits::Extended => 0x6F0,
        };
        char::from_u32(zero + value).unwrap_or(c)
    }

    /// The next character that will be written.
    fn peek(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().find(|c| {
            let k = class(*c);
            !(self.drops(*c, k)
                || (k == Class::ArabicMark && self.rules.marks == Marks::All)
                || (k == Class::Tatweel && self.rules.tatweel == Tatweel::All))
        })
    }

    /// A letter and its marks, or marks without a letter: returns where the cluster ends.
    fn cluster(&mut self, writer: &mut Writer<'t>, start: usize, base: char) -> usize {
        let text = self.text;
        let after = start + base.len_utf8();
        // What goes anyway does not part a letter from its marks.
        let (mut end, mut at) = (after, after);
        while let Some(c) = char_at(text, at) {
            let k = class(c);
            let next = at + c.len_utf8();
            if k == Class::ArabicMark {
                end = next;
            } else if !self.drops(c, k) && !self.thins(c, next) {
                break;
            }
            at = next;
        }
        // Fathatan on a bare alef moves to the letter before it.
        let moved = if self.rules.tanween == Tanween::BeforeAlef {
            self.alef_with_fathatan(end)
        } else {
            None
        };
        // Most letters bear no mark and are no presentation form.
        let plain = moved.is_none()
            && end == after
            && class(base) == Class::ArabicLetter
            && ('\u{620}'..'\u{FB50}').contains(&base);
        if plain {
            match self.letter(base) {
                Some(new)
                    if self.rules.elongation == Elongation::Keep
                        || self.before != Some(new)
                        || self.repeated < 2 =>
                {
                    self.flush(writer);
                    self.repeated = if self.before == Some(new) {
                        self.repeated + 1
                    } else {
                        1
                    };
                    self.before = Some(new);
                    if new == base {
                        writer.keep(start, end);
                    } else {
                        let mut buffer = [0; 4];
                        writer.replace(start, end, new.encode_utf8(&mut buffer));
                    }
                }
                _ => self.drop_char(writer, start, end),
            }
            return end;
        }
        self.compose(start, end);
        self.spell(end);
        let end = if self.rules.tanween == Tanween::BeforeAlef {
            self.seat_tanween(end, moved)
        } else {
            end
        };
        if self.new.is_empty() {
            self.drop_char(writer, start, end);
        } else {
            self.flush(writer);
            let new = core::mem::take(&mut self.new);
            writer.replace(start, end, &new);
            self.new = new;
        }
        end
    }

    /// Whether a tatweel behind a letter goes and bears no hamza of its own.
    fn thins(&self, c: char, next: usize) -> bool {
        let seat = || {
            let rest = self.text.get(next..).unwrap_or_default();
            rest.chars()
                .take_while(|c| class(*c) == Class::ArabicMark)
                .any(|c| c == HAMZA_ABOVE)
        };
        c == TATWEEL && self.rules.tatweel != Tatweel::Keep && !seat()
    }

    /// Moves fathatan from a final alef to the letter before it, in what was just spelt, or from the alef up to `moved`.
    fn seat_tanween(&mut self, end: usize, moved: Option<usize>) -> usize {
        let inside = self.new.strip_suffix("ا\u{64B}").map(str::len);
        let stem = inside.unwrap_or(self.new.len());
        let mut before = self.new.get(..stem).unwrap_or_default().chars().rev();
        let mut last = before.next();
        let doubled = last == Some(SHADDA);
        if doubled {
            last = before.next();
        }
        let bears = last.is_some_and(|c| class(c) == Class::ArabicLetter && c != 'ا');
        if !bears || (inside.is_none() && moved.is_none()) {
            return end;
        }
        self.new.truncate(stem);
        if self.keeps_mark(FATHATAN) {
            let at = if doubled && self.rules.mark_order == MarkOrder::Canonical {
                stem - SHADDA.len_utf8()
            } else {
                stem
            };
            self.new.insert(at, FATHATAN);
        }
        self.new.push('ا');
        (self.before, self.repeated) = (Some('ا'), 1);
        if inside.is_some() {
            end
        } else {
            moved.unwrap_or(end)
        }
    }

    /// The end of a bare alef with nothing but fathatan on it, if one comes at `at`.
    fn alef_with_fathatan(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let mut kept = rest
            .char_indices()
            .filter(|(i, c)| !self.drops(*c, class(*c)) && !self.thins(*c, at + i + c.len_utf8()));
        let forms = self.rules.presentation_forms != PresentationForms::Keep;
        let (_, alef) = kept.next()?;
        if !(alef == 'ا' || (forms && matches!(alef, '\u{FE8D}' | '\u{FE8E}'))) {
            return None;
        }
        let (i, mark) = kept.next()?;
        let alone = kept
            .next()
            .is_none_or(|(_, c)| class(c) != Class::ArabicMark);
        ((mark == FATHATAN || (forms && matches!(mark, '\u{FE70}' | '\u{FE71}'))) && alone)
            .then_some(at + i + mark.len_utf8())
    }

    /// Fills `cluster` with the composed characters of the source bytes, presentation forms taken apart.
    fn compose(&mut self, start: usize, end: usize) {
        let source = self.text.get(start..end).unwrap_or_default();
        let forms = self.rules.presentation_forms;
        let mut loose = core::mem::take(&mut self.new);
        loose.clear();
        for (i, c) in source.char_indices() {
            if i > 0 && (c == TATWEEL || self.drops(c, class(c))) {
                continue;
            }
            if forms == PresentationForms::Keep
                || !is_form(c)
                || (is_word(c) && forms == PresentationForms::Letters && c != 'ﷲ')
            {
                loose.push(c);
                continue;
            }
            match c {
                'ﷲ' if self.before == Some('ا') && self.blank.is_none() && loose.is_empty() => {
                    loose.push_str("لله")
                }
                'ﷲ' => loose.push_str("الله"),
                '\u{FDFC}' => loose.push_str("ريال"),
                '\u{FDFD}' => loose.push_str("بسم الله الرحمن الرحيم"),
                _ => {
                    let word = is_word(c);
                    decompose_compatible(c, |d| {
                        if d == ' ' && !word || d == TATWEEL {
                            return;
                        }
                        loose.push(if d == 'ی' && ('\u{FDF0}'..='\u{FDFF}').contains(&c) {
                            'ي'
                        } else {
                            d
                        });
                    });
                }
            }
        }
        self.cluster.clear();
        self.cluster.extend(loose.nfc());
        self.seat_hamza();
        loose.clear();
        self.new = loose;
    }

    /// ى and tatweel with a hamza above are ئ, though Unicode composes neither.
    fn seat_hamza(&mut self) {
        let mut chars = self.cluster.chars();
        if !matches!(chars.next(), Some('ى' | TATWEEL)) {
            return;
        }
        let mut at = self.cluster.len() - chars.as_str().len();
        for c in chars {
            if c == HAMZA_ABOVE {
                self.cluster.replace_range(at..at + c.len_utf8(), "");
                let base = self.cluster.chars().next().map_or(0, char::len_utf8);
                self.cluster.replace_range(..base, "ئ");
                return;
            }
            if canonical_combining_class(c) >= 230 {
                return;
            }
            at += c.len_utf8();
        }
    }

    /// Fills `new` with what is written for the composed characters in `cluster`.
    fn spell(&mut self, end: usize) {
        let cluster = core::mem::take(&mut self.cluster);
        let mut new = core::mem::take(&mut self.new);
        new.clear();
        // Where the marks of the last letter start, so that shadda can be put first.
        let mut marks = 0;
        for c in cluster.chars() {
            let k = class(c);
            if k.is_mark() {
                if self.keeps_mark(c) {
                    if c == SHADDA && marks > 0 && self.rules.mark_order == MarkOrder::Typing {
                        new.insert(marks, c);
                        marks += c.len_utf8();
                    } else {
                        new.push(c);
                    }
                    self.before = Some(c);
                }
                continue;
            }
            let letter = match k {
                Class::Tatweel if self.drops_tatweel(end) => None,
                _ => self.letter(c),
            };
            let Some(letter) = letter else { continue };
            let long =
                self.rules.elongation == Elongation::Two && class(letter) == Class::ArabicLetter;
            let blank = self.blank.is_none() || !new.is_empty();
            self.repeated = if self.before == Some(letter) && blank {
                self.repeated + 1
            } else {
                1
            };
            if long && self.repeated > 2 {
                self.repeated = 2;
                continue;
            }
            self.before = Some(letter);
            new.push(letter);
            marks = new.len();
        }
        self.cluster = cluster;
        self.new = new;
    }

    fn keeps_mark(&self, c: char) -> bool {
        match self.rules.marks {
            Marks::Keep => true,
            Marks::Core => !('\u{64B}'..='\u{652}').contains(&c),
            Marks::KeepShadda => c == SHADDA,
            Marks::All => class(c) != Class::ArabicMark,
        }
    }

    /// Whether a tatweel in the cluster that ends at `end` goes.
    fn drops_tatweel(&self, end: usize) -> bool {
        match self.rules.tatweel {
            Tatweel::Keep => false,
            Tatweel::All => true,
            Tatweel::InWord => {
                let words = self.rules.presentation_forms == PresentationForms::Words;
                let word = |c: char| {
                    matches!(class(c), Class::ArabicLetter | Class::ArabicMark)
                        || (words && is_word(c))
                };
                let before = self.blank.is_none() && self.before.is_some_and(word);
                let rest = self.text.get(end..).unwrap_or_default();
                before
                    || rest
                        .chars()
                        .find(|c| class(*c) != Class::Tatweel && !self.drops(*c, class(*c)))
                        .is_some_and(word)
            }
        }
    }

    /// What is written for a composed letter; `None` if it goes.
    fn letter(&self, c: char) -> Option<char> {
        let rules = self.rules;
        let c = match (rules.look_alikes, c) {
            (LookAlikes::Persian | LookAlikes::All, 'ک') => 'ك',
            (LookAlikes::Persian | LookAlikes::All, 'ی') => 'ي',
            (LookAlikes::All, 'ڪ') => 'ك',
            (LookAlikes::All, 'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ۂ') => 'ه',
            (LookAlikes::All, 'ۃ') => 'ة',
            (LookAlikes::All, 'ۍ' | 'ې' | 'ے' | 'ۓ') => 'ي',
            _ => c,
        };
        Some(match c {
            'ٱ' if rules.alef != Alef::Keep => 'ا',
            'آ' | 'أ' | 'إ' | 'ٲ' | 'ٳ' | 'ٵ' if rules.alef == Alef::Bare => 'ا',
            '\u{870}'..='\u{882}' | '\u{8AD}' if rules.alef == Alef::Bare => 'ا',
            'ؤ' | 'ئ' | 'ٶ' | 'ٸ' | 'ٷ' | 'ء' => match (rules.hamza, c) {
                (Hamza::Keep, _) => c,
                (Hamza::Carrier, 'ؤ' | 'ٶ') => 'و',
                (Hamza::Carrier, 'ٷ') => 'ۇ',
                (Hamza::Carrier, 'ئ' | 'ٸ') => 'ي',
                (Hamza::Carrier, _) => c,
                (Hamza::Unify, _) => 'ء',
                (Hamza::Drop, _) => return None,
            },
            'ى' if rules.yeh == Yeh::Dotted => 'ي',
            'ة' if rules.teh_marbuta == TehMarbuta::Heh => 'ه',
            _ => c,
        })
    }
}

/// Whether a character is an Arabic presentation form of letters, marks or words.
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFD}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a presentation form stands for a whole word or phrase.
fn is_word(c: char) -> bool {
    matches!(c, '\u{FDF0}'..='\u{FDFD}')
}

//! Whether a mark ends its sentence: one decision at each mark, with a bounded look to both sides.

use super::abbreviation::{
    ATTRIBUTION, BRANDS, CONTINUING, DEGREES, DOMAINS, ERA_GOES_ON, LATIN, LETTER_NAMES,
    LETTER_NOUNS, LINKING, LONE_LETTER_NAMES, OPENING, OWN_WAW, PLACES, PLACING, REFERENCES,
    REPORTING, SAYING, TITLE_LETTERS, TITLES, UNITS,
};
use super::close::{closers, emoji, run};
use super::look::Look;
use super::numbered::{marks_part, numbers_part, plain_number};
use super::scan::break_at;
use super::word::Word;
use super::{Cursor, Ellipses, SentenceSplitter};
use crate::letter::{Class, class, last_char};

/// How far back the opening quote of a title is looked for, in bytes.
const LONGEST_TITLE: usize = 240;

/// What a mark does: ends the sentence at a place, or lets the scan go on from one.
pub(super) enum Outcome {
    Ends(usize),
    GoesOn(usize),
}

/// A mark in its place.
struct Mark<'l, 't> {
    look: &'l Look<'t>,
    /// Where the sentence and its last line start.
    start: usize,
    line: usize,
    at: usize,
    /// The next visible character, and where it stands.
    next: usize,
    c: char,
    /// Whether it stands right behind the mark.
    glued: bool,
    /// Whether a quote closed after the mark.
    quoted: bool,
}

/// Whether the marks at `at` end the sentence that starts at `start`.
pub(super) fn decide(
    look: &Look<'_>,
    rules: &SentenceSplitter<'_>,
    cursor: &mut Cursor,
    start: usize,
    at: usize,
) -> Outcome {
    let mut found = run(look, at);
    // A bracket that holds a whole sentence is given by its end, where no mark stands.
    let bracket = found.end == at;
    let mut closed = closers(look, start, found.end);
    loop {
        let more = run(look, closed.end);
        if more.end == closed.end {
            break;
        }
        found.end = more.end;
        found.strong |= more.strong;
        found.stops = more.stops;
        let again = closers(look, start, more.end);
        // Marks outside the quotation have the last word.
        closed = again;
    }
    let glued = !closed.visible && look.class_at(closed.end).is_some_and(|k| !k.is_blank());
    let mut end = emoji(look, closed.end);
    let glued = glued && end == closed.end;
    let blank = |k: Class| k.is_blank() && k != Class::Newline;

    let mut next = look.skip(end, blank);
    // A closing quote or bracket that stands apart still closes.
    let apart = look.class_at(next);
    if matches!(apart, Some(Class::QuoteClose | Class::BracketClose)) {
        end = closers(look, start, next).end;
        closed.quoted |= apart == Some(Class::QuoteClose);
        next = look.skip(end, blank);
    }
    let Some(mut c) = look.char_at(next) else {
        return Outcome::Ends(end);
    };
    if class(c) == Class::Newline {
        if break_at(look, rules, cursor, next).is_some() {
            return Outcome::Ends(end);
        }
        next = look.skip(next, Class::is_blank);
        match look.char_at(next) {
            Some(visible) => c = visible,
            None => return Outcome::Ends(end),
        }
    }
    let mark = Mark {
        look,
        start,
        line: cursor.line,
        at,
        next,
        c,
        glued,
        quoted: closed.quoted,
    };
    let goes_on = matches!(class(c), Class::Comma | Class::Semicolon)
        || (class(c) == Class::Colon && !bracket);
    let ends = if goes_on {
        false
    } else if bracket {
        true
    } else if at == cursor.first {
        // Marks with nothing before them open the sentence.
        false
    } else if found.strong {
        mark.strong_ends()
    } else if found.stops > 1 {
        rules.ellipses == Ellipses::End || (closed.quoted && opens_quote(c))
    } else if closed.quoted {
        !Word::after(look, next).is_in(ATTRIBUTION) && !mark.in_small_letters()
    } else if glued {
        mark.glued_ends()
    } else {
        mark.stop_ends(rules, cursor)
    };
    if ends {
        Outcome::Ends(end)
    } else {
        Outcome::GoesOn(end)
    }
}

fn opens_quote(c: char) -> bool {
    matches!(class(c), Class::QuoteOpen | Class::QuoteNeutral)
}

impl Mark<'_, '_> {
    /// The sentence up to the mark.
    fn left(&self) -> &str {
        self.look.between(self.start, self.at)
    }

    /// The last character before the mark, marks and invisible characters left out.
    fn last(&self) -> Option<char> {
        let left = self.left().trim_end_matches(|c| class(c).is_transparent());
        last_char(left).map(|(_, c)| c)
    }

    /// Whether Latin text goes on in a small letter.
    fn in_small_letters(&self) -> bool {
        self.c.is_lowercase() && self.last().map(class) == Some(Class::Latin)
    }

    fn word_before(&self, at: usize) -> Word {
        Word::before(self.look, self.start, at)
    }

    fn word_after(&self) -> Word {
        Word::after(self.look, self.next)
    }

    /// Whether `!`, `?` or `؟` ends.
    fn strong_ends(&self) -> bool {
        let before = self.last().map(class);
        let after = class(self.c);
        let foreign = |k: Class| matches!(k, Class::Latin | Class::AsciiDigit);
        if self.glued && before.is_some_and(foreign) && foreign(after) {
            return false;
        }
        let mut word = self.word_after();
        if self.quoted {
            if after == Class::Dash {
                let said = self
                    .look
                    .skip(self.next, |k| k == Class::Dash || k.is_blank());
                word = Word::after(self.look, said);
                return !said_by(&word);
            }
            let said = said_by(&word) && (word.is_in(REPORTING) || !self.introduced());
            return !(said || word.is_in(CONTINUING) || self.titled(&word));
        }
        if after == Class::Dash && self.said_between_dashes() {
            return false;
        }
        if before != Some(Class::Latin) || self.glued || !self.is_exclamation() {
            return true;
        }
        // A brand: Yahoo! goes on with what a sentence does not begin with.
        let brand = self.word_before(self.at).is_in(BRANDS) && word.letters > 0 && !opens(&word);
        !(brand || word.is_in(CONTINUING) || word.as_str().starts_with("لل"))
    }

    fn is_exclamation(&self) -> bool {
        self.look.text.as_bytes().get(self.at) == Some(&b'!')
    }

    /// A turn of a dialogue that a dash opened, and who says it behind another: `— هل تأتي؟ — سأل خالد.`
    fn said_between_dashes(&self) -> bool {
        let dash = |k: Class| k == Class::Dash || k.is_blank();
        if first_class(self.left()) != Some(Class::Dash) {
            return false;
        }
        let verb = Word::after(self.look, self.look.skip(self.next, dash));
        if !said_by(&verb) {
            return false;
        }
        // A turn may tell what was said to whom: قال لي, قال إنه.
        let who = Word::after(self.look, self.look.skip(verb.edge, dash));
        who.letters >= 3
            && !["إن", "أن", "ان"]
                .iter()
                .any(|p| who.as_str().starts_with(p))
    }

    /// The sentence up to the quotation that ends at the mark, where it starts, and without the blanks at its end.
    fn before_quotation(&self) -> Option<(usize, &str)> {
        let piece = self.look.before(self.start, self.at, LONGEST_TITLE);
        let open = piece.rfind(['"', '«', '“'])?;
        let before = piece.get(..open)?;
        Some((
            self.at - piece.len(),
            before.trim_end_matches(|c| class(c).is_blank()),
        ))
    }

    /// Whether a colon opened the quotation that ends at the mark: who said it is told already.
    fn introduced(&self) -> bool {
        self.before_quotation()
            .is_some_and(|(_, before)| before.ends_with(':'))
    }

    /// Whether the quotation that ends at the mark is a title inside its sentence: it opened right after a word.
    fn titled(&self, next: &Word) -> bool {
        if next.letters == 0 || next.as_str().starts_with('ف') || opens(next) {
            return false;
        }
        let Some((floor, before)) = self.before_quotation() else {
            return false;
        };
        let Some((_, c)) = last_char(before) else {
            return false;
        };
        if !class(c).is_letter() && !class(c).attaches_left() {
            return false;
        }
        let verb = Word::before(self.look, floor, floor + before.len());
        !(verb.is_in_after_conjunction(SAYING) || said_by(&verb))
    }

    /// Whether a stop with no blank after it ends.
    fn glued_ends(&self) -> bool {
        match class(self.c) {
            Class::ArabicLetter => {
                let right = self.word_after();
                right.letters >= 2
                    && !right.is_in(DOMAINS)
                    && !self.leads_to_domain(&right)
                    && self.ends_word()
            }
            Class::QuoteOpen | Class::QuoteNeutral | Class::BracketOpen | Class::Dash => {
                self.ends_word()
            }
            _ => false,
        }
    }

    /// Whether the word behind a glued stop is itself joined to a domain: `مثال.كوم`.
    fn leads_to_domain(&self, word: &Word) -> bool {
        self.look.char_at(word.edge) == Some('.')
            && Word::after(self.look, word.edge + 1).is_in(DOMAINS)
    }

    /// Whether what stands before a glued stop is a whole word, number or bracket, and no abbreviation.
    fn ends_word(&self) -> bool {
        match self.last().map(class) {
            Some(k) if k.is_digit() => !numbers_part(self.look, self.start, self.line, self.at),
            Some(Class::QuoteClose | Class::BracketClose | Class::QuoteNeutral) => true,
            Some(k) if k.is_space() => {
                // The blank stands on the wrong side of the stop.
                let left = self.left().trim_end_matches(|c| class(c).is_blank());
                self.word_before(self.start + left.len()).letters >= 2
            }
            _ => {
                let left = self.word_before(self.at);
                (left.last_letters() >= 3 || self.ends_spelling(&left))
                    && !left.is_acronym()
                    && ![TITLES, REFERENCES, LATIN]
                        .iter()
                        .any(|list| left.is_in(*list))
            }
        }
    }

    /// Whether a word is the last of several names of Latin letters: بي سي آر.
    fn ends_spelling(&self, name: &Word) -> bool {
        let before = self.before(name);
        name.is_in_either(LETTER_NAMES, LONE_LETTER_NAMES)
            && self
                .word_before(self.start + before.len())
                .is_in_either(LETTER_NAMES, LONE_LETTER_NAMES)
    }

    /// Whether a single stop with a blank after it ends.
    fn stop_ends(&self, rules: &SentenceSplitter<'_>, cursor: &mut Cursor) -> bool {
        let Some(last) = self.last() else {
            return true;
        };
        if class(last).is_digit() || matches!(last, ')' | ']') {
            return !self.numbers(cursor);
        }
        let left = self.word_before(self.at);
        if left.letters == 0 {
            return true;
        }
        let follows = self.word_after();
        if !follows.is_in(LINKING) && marks_part(self.look, self.start, self.line, &left) {
            return false;
        }
        // An article of law that was added later: المادة 3 مكرر.
        if matches!(left.as_str(), "مكرر" | "مكررا") {
            let number = self.start + self.before(&left).len();
            return !numbers_part(self.look, self.start, self.line, number);
        }
        let before_word = follows.letters > 0;
        let before_number = class(self.c).is_digit();

        if left.is_dotted() {
            // Behind a number د.أ is money.
            if left.is_in_after_conjunction(TITLES) && !self.is_amount(&left) {
                return !before_word;
            }
            // A file or a site name is a word like any other.
            let short = left.is_acronym() || left.is_in(DEGREES);
            return !short || (before_word && opens(&follows) && !self.tells(&follows));
        }
        let added = rules.abbreviations.contains(&left.as_str());
        if added || (left.letters > 1 && left.is_in_after_conjunction(TITLES)) {
            return !before_word;
        }
        if before_number && left.is_in_after_conjunction(REFERENCES) {
            return false;
        }
        if left.letters == 1 || (left.letters == 2 && left.as_str().starts_with('و')) {
            return self.letter_ends(&left, &follows);
        }
        if class(last) == Class::Latin && left.is_in(LATIN) {
            return !(before_word || class(self.c) == Class::BracketOpen || before_number);
        }
        if self.in_small_letters() || (left.is_in(UNITS) && self.goes_on_as_amount(&left, &follows))
        {
            return false;
        }
        !left.is_in_either(LETTER_NAMES, LONE_LETTER_NAMES)
            || self.letter_name_ends(&left, &follows)
    }

    /// Whether the number before the stop is a marker, and the memory of the last one in a series.
    fn numbers(&self, cursor: &mut Cursor) -> bool {
        let value = plain_number(self.look, self.start, self.at);
        let follows = value.is_some() && value == cursor.series.map(|v| v + 1);
        let line = self.start.max(self.line);
        // وهو goes on with what the noun named; no heading begins so.
        let part = (follows || numbers_part(self.look, self.start, self.line, self.at))
            && !(first_class(self.look.between(line, self.at)) == Some(Class::ArabicLetter)
                && self.word_after().is_in(LINKING));
        if part {
            cursor.series = value;
        }
        part
    }

    /// The text before a word, without the blanks that part them.
    fn before(&self, word: &Word) -> &str {
        self.look
            .between(self.start, word.edge)
            .trim_end_matches(|c| class(c).is_blank())
    }

    /// Whether the stop after a single letter ends: after a number it is an era or a unit, after a noun like فيتامين a
    /// name, and an initial otherwise.
    fn letter_ends(&self, letter: &Word, follows: &Word) -> bool {
        let gap = self.before(letter);
        let previous = last_char(gap).map(|(_, c)| c);
        let numeric = |c: char| class(c).is_digit() || class(c) == Class::Number || c == '/';
        if previous.is_some_and(numeric) {
            return !(self.goes_on_as_era(letter, follows) || follows.is_in(ERA_GOES_ON));
        }
        // ق. م. and ق م. after a number are one era.
        let first = self.word_before(self.start + gap.strip_suffix('.').unwrap_or(gap).len());
        if first.letters == 1 {
            let number = last_char(self.before(&first)).is_some_and(|(_, c)| numeric(c));
            if number {
                return opens(follows);
            }
        }
        // Latin initials stand before Latin names.
        let latin = letter.as_str().bytes().all(|b| b.is_ascii_alphabetic());
        if latin && class(self.c) == Class::ArabicLetter {
            return self
                .look
                .between(self.start.max(self.line), letter.edge)
                .contains(char::is_alphabetic);
        }
        let mut noun = self.word_before(self.start + gap.len());
        // An article may stand before the letter: بحرف الـ ب.
        if noun.as_str() == "ال" {
            noun = self.word_before(self.start + self.before(&noun).len());
        }
        if noun.letters > 1 && noun.is_in_after_proclitics(LETTER_NOUNS) {
            return !self.titles_person(letter, &noun, follows);
        }
        let k = class(self.c);
        !(follows.letters > 0 || k.is_digit() || k == Class::BracketOpen || opens_quote(self.c))
    }

    /// Whether what limits an amount follows its unit: `10 كم. تقريبا`.
    fn goes_on_as_amount(&self, unit: &Word, follows: &Word) -> bool {
        self.is_amount(unit) && follows.is_in(ERA_GOES_ON)
    }

    /// Whether a number stands before the word.
    fn is_amount(&self, word: &Word) -> bool {
        last_char(self.before(word)).is_some_and(|(_, c)| class(c).is_digit())
    }

    /// Whether إن is what the verb at the start of the sentence tells: `قال متحدث باسم م.ت.ف. إن`.
    fn tells(&self, follows: &Word) -> bool {
        follows.as_str() == "إن" && said_by(&Word::after(self.look, self.start))
    }

    /// Whether a letter behind a place is the title of a person: `ترأس اللجنة د. سعيد`, but not `في القاعة د. والباب`.
    fn titles_person(&self, letter: &Word, place: &Word, follows: &Word) -> bool {
        if !letter.is_in(TITLE_LETTERS) || !place.is_in(PLACES) || opens(follows) {
            return false;
        }
        let before = self.word_before(self.start + self.before(place).len());
        follows.letters > 1 && before.letters > 1 && !before.is_in(PLACING)
    }

    /// Whether two letters are one abbreviation: the era ق. م with or without its last stop, or any with it, as د. ك. is.
    fn goes_on_as_era(&self, letter: &Word, follows: &Word) -> bool {
        let stopped = self.look.text.as_bytes().get(follows.edge) == Some(&b'.');
        match (letter.as_str(), follows.as_str()) {
            ("ق", "م" | "ب") | ("ه", "ش" | "ق") | ("ب", "م") => true,
            // م ends an era, and a lone و opens the next sentence.
            ("م", _) | (_, "و") => false,
            _ => follows.letters == 1 && stopped,
        }
    }

    /// Spelt-out Latin letters: with stops they chain, without stops the last one is a word like any other.
    fn letter_name_ends(&self, name: &Word, follows: &Word) -> bool {
        let gap = self.before(name);
        let trimmed = gap.trim_end_matches('.');
        let before = self.word_before(self.start + trimmed.len());
        let chained = before.is_in_either(LETTER_NAMES, LONE_LETTER_NAMES);
        if chained && trimmed.len() == gap.len() {
            return true;
        }
        let next_stops = self.look.text.as_bytes().get(follows.edge) == Some(&b'.');
        if follows.is_in_either(LETTER_NAMES, LONE_LETTER_NAMES) && next_stops {
            return false;
        }
        // Names that are words too are initials only in a chain.
        if !chained && !name.is_in(LONE_LETTER_NAMES) {
            return true;
        }
        follows.letters == 0 || opens(follows)
    }
}

/// The class of the first character.
fn first_class(text: &str) -> Option<Class> {
    text.chars().next().map(class)
}

/// Whether a word reports who said what was quoted.
fn said_by(word: &Word) -> bool {
    word.is_in(REPORTING) || word.is_in_before_pronoun(SAYING)
}

/// Whether a new sentence plainly begins with this word.
fn opens(word: &Word) -> bool {
    // إن opens a sentence, أن never does: here the hamza matters.
    (word.as_str().starts_with('و') && word.letters >= 2 && !word.is_in(OWN_WAW))
        || word.as_str() == "إن"
        || word.is_in(OPENING)
}

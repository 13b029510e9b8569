//! Orthographic normalization: one pass over clusters, each choice an option, nothing copied that does not change.
//!
//! A cluster is a letter and the marks on it. Each is composed, then mapped, then stripped, in that order, so that
//! canonically equivalent spellings (أ and ا with U+0654, marks in any order) meet every rule alike. Letters of other
//! scripts and their marks pass through byte for byte.
//!
//! | preset | what it is for | before | after |
//! |---|---|---|---|
//! | [`Normalizer::search`] | keys: spellings a search should not tell apart | `إِلَى المَدْرَسَـــةِ ١٢٫٥٪` | `الي المدرسه 12.5%` |
//! | [`Normalizer::embedding`] | model input: every letter a reader tells apart stays | `إِلَى المَدْرَسَـــةِ ١٢٫٥٪` | `إلى المدرسة 12.5%` |
//! | [`Normalizer::canonical`] | storage and display: one spelling for what looks the same | `ﻻ` `كتاباً` | `لا` `كتابًا` |

mod blocks;
mod clean;
mod cluster;
mod compat;
mod dense;
mod glide;
mod look;
mod options;
mod plain;
mod rules;
mod search;
mod small;
mod spell;
mod stream;
mod table;
mod tanween;
mod writer;

use alloc::borrow::Cow;
use alloc::string::String;

use crate::align::Normalized;
use cluster::Pass;
pub use compat::Compat;
pub use options::{
    Alef, Controls, Dagger, Digits, Elongation, Hamza, Joiners, LoanLetters, LookAlikes, MarkOrder,
    Marks, PresentationForms, Punctuation, Separators, Signs, Spaces, Tanween, Tatweel, TehMarbuta,
    Yeh,
};
pub use search::{Chars, Key, Matches};
pub use stream::Stream;
use writer::{Aligning, Appending, Borrowing, Checking};

/// A set of orthographic rules: a small `Copy` value, usable in a `const`.
///
/// Laws, for every set of rules:
///
/// - [`normalize`](Normalizer::normalize) is idempotent.
/// - Canonically equivalent Arabic texts give one result, whatever the order of their marks; with
///   [`MarkOrder::Keep`], results that are canonically equivalent. Where letters of other scripts are in the text, they
///   stay as they are, and so do their forms.
/// - All entry points agree: whole, appended, aligned, streamed, and one character at a time.
/// - Text that does not change is not copied, and nothing is allocated for it.
/// - White space parts: the result of two texts with a space between them is the two results with one between them.
/// - The output has at most 14 times the bytes of the input. Linear time, on any text.
///
/// Nothing here makes two strings safe to treat as one identity: presets fold different words together on purpose.
///
/// ```
/// use imla::{Digits, Normalizer};
/// const RULES: Normalizer = Normalizer::search().digits(Digits::Keep);
/// assert_eq!(RULES.normalize("أَحْمَدُ ١٢"), "احمد ١٢");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Normalizer {
    pub(crate) marks: Marks,
    pub(crate) dagger: Dagger,
    pub(crate) alef: Alef,
    pub(crate) hamza: Hamza,
    pub(crate) yeh: Yeh,
    pub(crate) teh_marbuta: TehMarbuta,
    pub(crate) look_alikes: LookAlikes,
    pub(crate) loan_letters: LoanLetters,
    pub(crate) presentation_forms: PresentationForms,
    pub(crate) tatweel: Tatweel,
    pub(crate) digits: Digits,
    pub(crate) separators: Separators,
    pub(crate) punctuation: Punctuation,
    pub(crate) controls: Controls,
    pub(crate) joiners: Joiners,
    pub(crate) elongation: Elongation,
    pub(crate) spaces: Spaces,
    pub(crate) tanween: Tanween,
    pub(crate) mark_order: MarkOrder,
    pub(crate) signs: Signs,
}

impl Default for Normalizer {
    fn default() -> Normalizer {
        Normalizer::new()
    }
}

macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident: $kind:ident = $example:literal;)+) => {$(
        $(#[$doc])*
        ///
        /// ```
        #[doc = $example]
        /// ```
        #[must_use]
        pub const fn $name(mut self, rule: $kind) -> Normalizer {
            self.$name = rule;
            self
        }
    )+};
}

impl Normalizer {
    /// Nothing but composition: Arabic clusters come out in Unicode normalization form C.
    ///
    /// ```
    /// assert_eq!(imla::Normalizer::new().normalize("ا\u{654}حمد"), "أحمد");
    /// ```
    #[must_use]
    pub const fn new() -> Normalizer {
        Normalizer {
            marks: Marks::Keep,
            dagger: Dagger::Keep,
            alef: Alef::Keep,
            hamza: Hamza::Keep,
            yeh: Yeh::Keep,
            teh_marbuta: TehMarbuta::Keep,
            look_alikes: LookAlikes::Keep,
            loan_letters: LoanLetters::Keep,
            presentation_forms: PresentationForms::Keep,
            tatweel: Tatweel::Keep,
            digits: Digits::Keep,
            separators: Separators::Keep,
            punctuation: Punctuation::Keep,
            controls: Controls::Keep,
            joiners: Joiners::Keep,
            elongation: Elongation::Keep,
            spaces: Spaces::Keep,
            tanween: Tanween::Keep,
            mark_order: MarkOrder::Canonical,
            signs: Signs::Keep,
        }
    }

    /// Keys for search: marks, tatweel, hamza seats, ى/ي, ة/ه, look-alike letters, digits and white space fold.
    ///
    /// | before | after | why |
    /// |---|---|---|
    /// | `إِلَى المَدْرَسَةِ` | `الي المدرسه` | marks go; ا for إ, ي for ى, ه for ة |
    /// | `مسؤول شاطئ شيء` | `مسوول شاطي شيء` | hamza leaves its seats, not ء |
    /// | `کتابی ہے` | `كتابي هي` | letters other languages write for Arabic ones |
    /// | `هٰذا بِهِۦ كـــتاب ۝` | `هذا به كتاب` | dagger alef, small letters, tatweel and signs go |
    /// | `ﻻ ﷲ ﷺ` | `لا الله صلي الله عليه وسلم` | presentation forms are letters, words are words |
    /// | `١٬٢٣٤٫٥ ٪١٢` | `1,234.5 %12` | digits and the signs at them are ASCII |
    /// | `  نص \n آخر، ` | `نص اخر،` | a run of white space is one space, none at the ends; punctuation stays |
    ///
    /// ```
    /// let rows = [
    ///     ("إِلَى المَدْرَسَةِ", "الي المدرسه"),
    ///     ("مسؤول شاطئ شيء", "مسوول شاطي شيء"),
    ///     ("کتابی ہے", "كتابي هي"),
    ///     ("هٰذا بِهِۦ كـــتاب ۝", "هذا به كتاب"),
    ///     ("ﻻ ﷲ ﷺ", "لا الله صلي الله عليه وسلم"),
    ///     ("١٬٢٣٤٫٥ ٪١٢", "1,234.5 %12"),
    ///     ("  نص \n آخر، ", "نص اخر،"),
    /// ];
    /// for (before, after) in rows {
    ///     assert_eq!(imla::Normalizer::search().normalize(before), after);
    /// }
    /// ```
    #[must_use]
    pub const fn search() -> Normalizer {
        Normalizer {
            marks: Marks::All,
            dagger: Dagger::Drop,
            alef: Alef::Bare,
            hamza: Hamza::Carrier,
            yeh: Yeh::Dotted,
            teh_marbuta: TehMarbuta::Heh,
            look_alikes: LookAlikes::All,
            loan_letters: LoanLetters::Keep,
            presentation_forms: PresentationForms::Words,
            tatweel: Tatweel::All,
            digits: Digits::Ascii,
            separators: Separators::Ascii,
            punctuation: Punctuation::Keep,
            controls: Controls::Strip,
            joiners: Joiners::Drop,
            elongation: Elongation::Keep,
            spaces: Spaces::Collapse,
            tanween: Tanween::Keep,
            mark_order: MarkOrder::Canonical,
            signs: Signs::Drop,
        }
    }

    /// Input for language models: marks, tatweel in words and elongation go; أ إ ؤ ئ ى ة and punctuation stay.
    ///
    /// | before | after | why |
    /// |---|---|---|
    /// | `إِلَى المَدْرَسَةِ` | `إلى المدرسة` | marks go, letters stay |
    /// | `ٱلله کتابی` | `الله كتابي` | ٱ, and what Persian keyboards write |
    /// | `كـــتاب ـ هـ` | `كتاب ـ ه` | tatweel goes in and at words; a free one is a dash |
    /// | `جمييييل ههههه 1000` | `جمييل هه 1000` | three and more of a letter are two |
    /// | `ﷺ ١٫٥` | `صلى الله عليه وسلم 1.5` | forms, words, digits and separators |
    /// | `می\u{200C}شود` | `مي\u{200C}شود` | joiners stay |
    ///
    /// ```
    /// let rows = [
    ///     ("إِلَى المَدْرَسَةِ", "إلى المدرسة"),
    ///     ("ٱلله کتابی", "الله كتابي"),
    ///     ("كـــتاب ـ هـ", "كتاب ـ ه"),
    ///     ("جمييييل ههههه 1000", "جمييل هه 1000"),
    ///     ("ﷺ ١٫٥", "صلى الله عليه وسلم 1.5"),
    ///     ("می\u{200C}شود", "مي\u{200C}شود"),
    /// ];
    /// for (before, after) in rows {
    ///     assert_eq!(imla::Normalizer::embedding().normalize(before), after);
    /// }
    /// ```
    #[must_use]
    pub const fn embedding() -> Normalizer {
        Normalizer {
            marks: Marks::All,
            dagger: Dagger::Drop,
            alef: Alef::Wasla,
            hamza: Hamza::Keep,
            yeh: Yeh::Keep,
            teh_marbuta: TehMarbuta::Keep,
            look_alikes: LookAlikes::Persian,
            loan_letters: LoanLetters::Keep,
            presentation_forms: PresentationForms::Words,
            tatweel: Tatweel::InWord,
            digits: Digits::Ascii,
            separators: Separators::Ascii,
            punctuation: Punctuation::Keep,
            controls: Controls::Strip,
            joiners: Joiners::Keep,
            elongation: Elongation::Two,
            spaces: Spaces::Collapse,
            tanween: Tanween::Keep,
            mark_order: MarkOrder::Canonical,
            signs: Signs::Keep,
        }
    }

    /// One spelling for what looks the same: composition, letters for their forms, marks as people type them.
    ///
    /// | before | after | why |
    /// |---|---|---|
    /// | `ﺳﻼﻡ ﷲ ﷺ` | `سلام الله ﷺ` | letters for their forms; words that have a sign keep it |
    /// | `كتاباً` | `كتابًا` | fathatan on the letter before a final alef |
    /// | `ا\u{654}حمد` | `أحمد` | composition |
    /// | `مَ\u{651}` | `م\u{651}\u{64E}` | marks as people type them, shadda first |
    /// | `کتاب ١٢` | `کتاب ١٢` | all else stays |
    ///
    /// ```
    /// let rows = [
    ///     ("ﺳﻼﻡ ﷲ ﷺ", "سلام الله ﷺ"),
    ///     ("كتاباً", "كتابًا"),
    ///     ("ا\u{654}حمد", "أحمد"),
    ///     ("مَ\u{651}", "م\u{651}\u{64E}"),
    ///     ("کتاب ١٢", "کتاب ١٢"),
    /// ];
    /// for (before, after) in rows {
    ///     assert_eq!(imla::Normalizer::canonical().normalize(before), after);
    /// }
    /// ```
    #[must_use]
    pub const fn canonical() -> Normalizer {
        Normalizer::new()
            .presentation_forms(PresentationForms::Letters)
            .controls(Controls::Harmless)
            .tanween(Tanween::BeforeAlef)
            .mark_order(MarkOrder::Typing)
    }

    setters! {
        /// Sets which marks stay.
        marks: Marks = "assert_eq!(imla::Normalizer::new().marks(imla::Marks::All).normalize(\"مَن\"), \"من\");";
        /// Sets the dagger alef.
        dagger: Dagger = "assert_eq!(imla::Normalizer::new().dagger(imla::Dagger::Alef).normalize(\"كتٰب\"), \"كتاب\");";
        /// Sets the alef family.
        alef: Alef = "assert_eq!(imla::Normalizer::new().alef(imla::Alef::Bare).normalize(\"أ\"), \"ا\");";
        /// Sets hamza on its seats.
        hamza: Hamza = "assert_eq!(imla::Normalizer::new().hamza(imla::Hamza::Carrier).normalize(\"ؤ\"), \"و\");";
        /// Sets alef maqsura.
        yeh: Yeh = "assert_eq!(imla::Normalizer::new().yeh(imla::Yeh::Dotted).normalize(\"ى\"), \"ي\");";
        /// Sets teh marbuta.
        teh_marbuta: TehMarbuta = "assert_eq!(imla::Normalizer::new().teh_marbuta(imla::TehMarbuta::Heh).normalize(\"ة\"), \"ه\");";
        /// Sets the look-alike letters.
        look_alikes: LookAlikes = "assert_eq!(imla::Normalizer::new().look_alikes(imla::LookAlikes::All).normalize(\"ک\"), \"ك\");";
        /// Sets the letters of sounds Arabic lacks.
        loan_letters: LoanLetters = "assert_eq!(imla::Normalizer::new().loan_letters(imla::LoanLetters::Fold).normalize(\"ڤ\"), \"ف\");";
        /// Sets presentation forms.
        presentation_forms: PresentationForms = "assert_eq!(imla::Normalizer::new().presentation_forms(imla::PresentationForms::Letters).normalize(\"ﻻ\"), \"لا\");";
        /// Sets tatweel.
        tatweel: Tatweel = "assert_eq!(imla::Normalizer::new().tatweel(imla::Tatweel::All).normalize(\"مـن\"), \"من\");";
        /// Sets digits.
        digits: Digits = "assert_eq!(imla::Normalizer::new().digits(imla::Digits::ArabicIndic).normalize(\"12\"), \"١٢\");";
        /// Sets the signs in and at numbers.
        separators: Separators = "assert_eq!(imla::Normalizer::new().separators(imla::Separators::Ascii).normalize(\"1٫5\"), \"1.5\");";
        /// Sets punctuation.
        punctuation: Punctuation = "assert_eq!(imla::Normalizer::new().punctuation(imla::Punctuation::Ascii).normalize(\"؟\"), \"?\");";
        /// Sets invisible characters.
        controls: Controls = "assert_eq!(imla::Normalizer::new().controls(imla::Controls::Strip).normalize(\"\\u{200F}\"), \"\");";
        /// Sets joiners.
        joiners: Joiners = "assert_eq!(imla::Normalizer::new().joiners(imla::Joiners::Drop).normalize(\"\\u{200C}\"), \"\");";
        /// Sets elongation.
        elongation: Elongation = "assert_eq!(imla::Normalizer::new().elongation(imla::Elongation::Two).normalize(\"ههههه\"), \"هه\");";
        /// Sets white space.
        spaces: Spaces = "assert_eq!(imla::Normalizer::new().spaces(imla::Spaces::Collapse).normalize(\" \"), \"\");";
        /// Sets the place of fathatan.
        tanween: Tanween = "assert_eq!(imla::Normalizer::new().tanween(imla::Tanween::BeforeAlef).normalize(\"باً\"), \"بًا\");";
        /// Sets the order of marks.
        mark_order: MarkOrder = "assert_eq!(imla::Normalizer::new().mark_order(imla::MarkOrder::Canonical).normalize(\"بَّ\"), \"ب\\u{64E}\\u{651}\");";
        /// Sets the signs.
        signs: Signs = "assert_eq!(imla::Normalizer::new().signs(imla::Signs::Drop).normalize(\"۝\"), \"\");";
    }

    /// The normalized text; the same slice if nothing changes.
    ///
    /// Linear time; no allocation if nothing changes, otherwise one string that grows as it must.
    ///
    /// ```
    /// use std::borrow::Cow;
    /// let search = imla::Normalizer::search();
    /// assert_eq!(search.normalize("كِتَابٌ"), "كتاب");
    /// assert!(matches!(search.normalize("كتاب"), Cow::Borrowed(_)));
    /// ```
    #[must_use]
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut out = Borrowing::new(text);
        Pass::new(self, text).run(&mut out);
        out.finish()
    }

    /// Appends the normalized text to `out`.
    ///
    /// ```
    /// let mut out = String::from("> ");
    /// imla::Normalizer::search().normalize_into("أَنتَ", &mut out);
    /// assert_eq!(out, "> انت");
    /// ```
    pub fn normalize_into(&self, text: &str, out: &mut String) {
        out.reserve(text.len());
        Pass::new(self, text).run(&mut Appending { text, out });
    }

    /// The normalized text with the way back to `text`. Costs 32 bytes more for every stretch that changes.
    ///
    /// ```
    /// use imla::{Normalizer, Span};
    /// let found = Normalizer::search().normalize_aligned("قَالَ نَعَم");
    /// let at = found.as_str().find("نعم").unwrap();
    /// assert_eq!(found.source_span(Span::new(at, at + 6)), Span::new(11, 21));
    /// ```
    #[must_use]
    pub fn normalize_aligned<'t>(&self, text: &'t str) -> Normalized<'t> {
        let mut out = Aligning::new(text);
        Pass::new(self, text).run(&mut out);
        out.finish()
    }

    /// Whether `text` is already as these rules would have it. Linear time, no allocation until the first change.
    ///
    /// ```
    /// assert!(imla::Normalizer::search().is_normalized("نص"));
    /// assert!(!imla::Normalizer::search().is_normalized("نصّ"));
    /// ```
    #[must_use]
    pub fn is_normalized(&self, text: &str) -> bool {
        let mut check = Checking::new(text);
        Pass::new(self, text).run(&mut check);
        !check.changed
    }

    /// Cuts `text` in two: the longest start that is already normalized and ends where a cluster or white space begins,
    /// and the rest.
    ///
    /// Law: the first part is normalized, the normalization of the whole text begins with it, and if the rest is not
    /// empty, what it begins with changes. Linear in the first part, and no allocation unless a letter bears dozens of
    /// marks.
    ///
    /// ```
    /// let search = imla::Normalizer::search();
    /// assert_eq!(search.split_normalized("نص آخر"), ("نص", " آخر"));
    /// assert_eq!(search.split_normalized("نص"), ("نص", ""));
    /// ```
    #[must_use]
    pub fn split_normalized<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        let mut check = Checking::new(text);
        let clean = Pass::new(self, text).run_clean(&mut check);
        text.split_at_checked(clean).unwrap_or((text, ""))
    }

    /// The state of a normalization whose text comes in pieces.
    ///
    /// ```
    /// let (mut stream, mut out) = (imla::Normalizer::search().stream(), String::new());
    /// stream.push("مدر", &mut out);
    /// stream.push("سة", &mut out);
    /// stream.finish(&mut out);
    /// assert_eq!(out, "مدرسه");
    /// ```
    #[must_use]
    pub fn stream(&self) -> Stream {
        Stream::new(self)
    }
}

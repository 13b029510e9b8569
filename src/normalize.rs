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

mod cluster;
mod writer;

use alloc::borrow::Cow;
use alloc::string::String;

use crate::align::{Alignment, Normalized};
use writer::Writer;

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$case_doc])* $case),+ }
    )+};
}

choices! {
    /// Which combining marks stay.
    ///
    /// ```
    /// use imla::{Marks, Normalizer};
    /// assert_eq!(Normalizer::new().marks(Marks::KeepShadda).normalize("مُحَمَّد"), "محمّد");
    /// ```
    Marks {
        /// All.
        Keep,
        /// All but the eight of everyday spelling, U+064B-0652.
        Core,
        /// None but shadda.
        KeepShadda,
        /// None; the small waw and yeh of Quranic spelling go too.
        All,
    }
    /// What becomes of alef with hamza, madda or wasla.
    ///
    /// ```
    /// use imla::{Alef, Normalizer};
    /// assert_eq!(Normalizer::new().alef(Alef::Bare).normalize("أآإٱ"), "اااا");
    /// assert_eq!(Normalizer::new().alef(Alef::Wasla).normalize("أآإٱ"), "أآإا");
    /// ```
    Alef {
        /// As written.
        Keep,
        /// Only ٱ becomes ا.
        Wasla,
        /// Every kind becomes ا.
        Bare,
    }
    /// What becomes of hamza on waw and yeh. The choice is disputed, so it is one.
    ///
    /// ```
    /// use imla::{Hamza, Normalizer};
    /// assert_eq!(Normalizer::new().hamza(Hamza::Carrier).normalize("مسؤول هيئة"), "مسوول هيية");
    /// assert_eq!(Normalizer::new().hamza(Hamza::Unify).normalize("مسؤول مسئول"), "مسءول مسءول");
    /// assert_eq!(Normalizer::new().hamza(Hamza::Drop).normalize("سماء"), "سما");
    /// ```
    Hamza {
        /// As written.
        Keep,
        /// ؤ becomes و and ئ becomes ي, as CLDR's search collation has it.
        Carrier,
        /// ؤ and ئ become ء.
        Unify,
        /// ؤ, ئ and ء disappear.
        Drop,
    }
    /// What becomes of alef maqsura.
    ///
    /// ```
    /// use imla::{Normalizer, Yeh};
    /// assert_eq!(Normalizer::new().yeh(Yeh::Dotted).normalize("على"), "علي");
    /// ```
    Yeh {
        /// As written.
        Keep,
        /// ى becomes ي.
        Dotted,
    }
    /// What becomes of teh marbuta.
    ///
    /// ```
    /// use imla::{Normalizer, TehMarbuta};
    /// assert_eq!(Normalizer::new().teh_marbuta(TehMarbuta::Heh).normalize("مدرسة"), "مدرسه");
    /// ```
    TehMarbuta {
        /// As written.
        Keep,
        /// ة becomes ه.
        Heh,
    }
    /// What becomes of the letters other languages write for Arabic ones.
    ///
    /// ```
    /// use imla::{LookAlikes, Normalizer};
    /// assert_eq!(Normalizer::new().look_alikes(LookAlikes::Persian).normalize("کتابی"), "كتابي");
    /// ```
    LookAlikes {
        /// As written.
        Keep,
        /// ک and ی, which Arabic text gets from Persian keyboards, become ك and ي.
        Persian,
        /// The heh, yeh and kaf variants of Persian, Urdu and Kurdish too. گ چ پ ڤ ژ stay: they are other sounds.
        All,
    }
    /// What becomes of Arabic presentation forms.
    ///
    /// ```
    /// use imla::{Normalizer, PresentationForms};
    /// assert_eq!(Normalizer::new().presentation_forms(PresentationForms::Letters).normalize("ﺳﻼﻡ ﷺ"), "سلام ﷺ");
    /// ```
    PresentationForms {
        /// As written.
        Keep,
        /// Forms of letters become letters, without the spaces and tatweels of their compatibility mappings.
        Letters,
        /// Words in one character become words too.
        Words,
    }
    /// What becomes of tatweel.
    ///
    /// ```
    /// use imla::{Normalizer, Tatweel};
    /// assert_eq!(Normalizer::new().tatweel(Tatweel::InWord).normalize("كـــتاب ـ نص"), "كتاب ـ نص");
    /// ```
    Tatweel {
        /// As written.
        Keep,
        /// It goes inside or against a word; a free one, used as a dash, stays.
        InWord,
        /// It goes everywhere.
        All,
    }
    /// Which digits are written.
    ///
    /// ```
    /// use imla::{Digits, Normalizer};
    /// assert_eq!(Normalizer::new().digits(Digits::Ascii).normalize("١٢٫٥٪ ۳"), "12.5% 3");
    /// ```
    Digits {
        /// As written.
        Keep,
        /// ٠-٩ and ۰-۹ become 0-9; between digits ٫ becomes `.` and ٬ becomes `,`; beside one ٪ becomes `%`.
        Ascii,
        /// 0-9 and ۰-۹ become ٠-٩.
        ArabicIndic,
        /// 0-9 and ٠-٩ become ۰-۹.
        Extended,
    }
    /// What becomes of invisible characters.
    ///
    /// ```
    /// use imla::{Controls, Normalizer};
    /// assert_eq!(Normalizer::new().controls(Controls::Strip).normalize("\u{200F}نص"), "نص");
    /// ```
    Controls {
        /// As written.
        Keep,
        /// BOM, zero width space, word joiner and soft hyphen go.
        Harmless,
        /// The marks and embeddings of the bidi algorithm go too.
        Strip,
    }
    /// What becomes of ZWNJ, ZWJ and variation selectors.
    ///
    /// ```
    /// use imla::{Joiners, Normalizer};
    /// assert_eq!(Normalizer::new().joiners(Joiners::Drop).normalize("می\u{200C}شود"), "میشود");
    /// ```
    Joiners {
        /// As written.
        Keep,
        /// They go.
        Drop,
    }
    /// What becomes of letters repeated for effect.
    ///
    /// ```
    /// use imla::{Elongation, Normalizer};
    /// assert_eq!(Normalizer::new().elongation(Elongation::Two).normalize("جمييييل 1000"), "جمييل 1000");
    /// ```
    Elongation {
        /// As written.
        Keep,
        /// Three or more of an Arabic letter become two; no Arabic word has three.
        Two,
    }
    /// What becomes of white space.
    ///
    /// ```
    /// use imla::{Normalizer, Spaces};
    /// assert_eq!(Normalizer::new().spaces(Spaces::Collapse).normalize(" أ \n ب "), "أ ب");
    /// assert_eq!(Normalizer::new().spaces(Spaces::KeepLines).normalize(" أ \n ب "), "أ\nب");
    /// ```
    Spaces {
        /// As written.
        Keep,
        /// A run becomes one space; at the ends it goes.
        Collapse,
        /// The same, but a run with a line end in it becomes one `\n`.
        KeepLines,
    }
    /// Where fathatan before a final alef is written.
    ///
    /// ```
    /// use imla::{Normalizer, Tanween};
    /// assert_eq!(Normalizer::new().tanween(Tanween::BeforeAlef).normalize("كتاباً"), "كتابًا");
    /// ```
    Tanween {
        /// As written.
        Keep,
        /// On the letter before the alef.
        BeforeAlef,
    }
    /// In which order the marks of one letter stand.
    ///
    /// ```
    /// use imla::{MarkOrder, Normalizer};
    /// let typed = Normalizer::new().mark_order(MarkOrder::Typing);
    /// assert_eq!(typed.normalize("\u{645}\u{64E}\u{651}"), "\u{645}\u{651}\u{64E}");
    /// ```
    MarkOrder {
        /// Unicode's canonical order, in which shadda follows the vowel.
        Canonical,
        /// As people type: shadda first, the rest in canonical order.
        Typing,
    }
    /// What becomes of the signs that are neither letters nor marks: number signs, the end of a verse, places of prostration.
    ///
    /// ```
    /// use imla::{Normalizer, Signs};
    /// assert_eq!(Normalizer::new().signs(Signs::Drop).normalize("قل۝"), "قل");
    /// ```
    Signs {
        /// As written.
        Keep,
        /// They go.
        Drop,
    }
}

/// A set of orthographic rules: a small `Copy` value, usable in a `const`.
///
/// Laws, for every set of rules: [`normalize`](Normalizer::normalize) is idempotent; canonically equivalent Arabic
/// texts give the same result; text that does not change is not copied; letters of other scripts do not change; the
/// output has at most 14 times the bytes of the input. Linear time.
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
    pub(crate) alef: Alef,
    pub(crate) hamza: Hamza,
    pub(crate) yeh: Yeh,
    pub(crate) teh_marbuta: TehMarbuta,
    pub(crate) look_alikes: LookAlikes,
    pub(crate) presentation_forms: PresentationForms,
    pub(crate) tatweel: Tatweel,
    pub(crate) digits: Digits,
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
            alef: Alef::Keep,
            hamza: Hamza::Keep,
            yeh: Yeh::Keep,
            teh_marbuta: TehMarbuta::Keep,
            look_alikes: LookAlikes::Keep,
            presentation_forms: PresentationForms::Keep,
            tatweel: Tatweel::Keep,
            digits: Digits::Keep,
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
    /// ```
    /// assert_eq!(imla::Normalizer::search().normalize("مَسْؤُولٌ إلى ٣٫١٤"), "مسوول الي 3.14");
    /// ```
    #[must_use]
    pub const fn search() -> Normalizer {
        Normalizer {
            marks: Marks::All,
            alef: Alef::Bare,
            hamza: Hamza::Carrier,
            yeh: Yeh::Dotted,
            teh_marbuta: TehMarbuta::Heh,
            look_alikes: LookAlikes::All,
            presentation_forms: PresentationForms::Words,
            tatweel: Tatweel::All,
            digits: Digits::Ascii,
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
    /// ```
    /// assert_eq!(imla::Normalizer::embedding().normalize("جمييييل إِلَى"), "جمييل إلى");
    /// ```
    #[must_use]
    pub const fn embedding() -> Normalizer {
        Normalizer {
            marks: Marks::All,
            alef: Alef::Wasla,
            hamza: Hamza::Keep,
            yeh: Yeh::Keep,
            teh_marbuta: TehMarbuta::Keep,
            look_alikes: LookAlikes::Persian,
            presentation_forms: PresentationForms::Words,
            tatweel: Tatweel::InWord,
            digits: Digits::Ascii,
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
    /// ```
    /// assert_eq!(imla::Normalizer::canonical().normalize("ﺳﻼﻡ جداً"), "سلام جدًا");
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
        /// Sets presentation forms.
        presentation_forms: PresentationForms = "assert_eq!(imla::Normalizer::new().presentation_forms(imla::PresentationForms::Letters).normalize(\"ﻻ\"), \"لا\");";
        /// Sets tatweel.
        tatweel: Tatweel = "assert_eq!(imla::Normalizer::new().tatweel(imla::Tatweel::All).normalize(\"مـن\"), \"من\");";
        /// Sets digits and their separators.
        digits: Digits = "assert_eq!(imla::Normalizer::new().digits(imla::Digits::ArabicIndic).normalize(\"12\"), \"١٢\");";
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
        let mut writer = Writer::new(text, None);
        self.write(text, &mut writer);
        writer.finish()
    }

    /// Appends the normalized text to `out`.
    ///
    /// ```
    /// let mut out = String::from("> ");
    /// imla::Normalizer::search().normalize_into("أَنتَ", &mut out);
    /// assert_eq!(out, "> انت");
    /// ```
    pub fn normalize_into(&self, text: &str, out: &mut String) {
        out.push_str(&self.normalize(text));
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
        let mut writer = Writer::new(text, Some(Alignment::new(text.len())));
        self.write(text, &mut writer);
        writer.finish_aligned()
    }

    /// Whether `text` is already as these rules would have it. Linear time, no allocation until the first change.
    ///
    /// ```
    /// assert!(imla::Normalizer::search().is_normalized("نص"));
    /// assert!(!imla::Normalizer::search().is_normalized("نصّ"));
    /// ```
    #[must_use]
    pub fn is_normalized(&self, text: &str) -> bool {
        matches!(self.normalize(text), Cow::Borrowed(_))
    }

    fn write<'t>(&self, text: &'t str, writer: &mut Writer<'t>) {
        cluster::Pass::new(self, text).run(writer);
    }
}

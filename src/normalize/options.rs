//! The disputed choices, one enum each.

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$case_doc])* $case),+ }
    )+};
}

choices! {
    /// Which combining marks of the Arabic script stay. Marks of other scripts always do.
    ///
    /// The marks are those of Unicode's data (category Mn, 135 in Unicode 18), not a list typed by hand.
    ///
    /// ```
    /// use imla::{Marks, Normalizer};
    /// let marks = |kept| Normalizer::new().marks(kept);
    /// assert_eq!(marks(Marks::Core).normalize("هُدٗى رَحْمٰن"), "هدٗى رحمٰن");
    /// assert_eq!(marks(Marks::CoreDagger).normalize("هُدٗى رَحْمٰن"), "هدٗى رحمن");
    /// assert_eq!(marks(Marks::KeepShadda).normalize("مُحَمَّد"), "محمّد");
    /// assert_eq!(marks(Marks::All).normalize("هُدٗى بِهِۦ"), "هدى به");
    /// ```
    Marks {
        /// All.
        Keep,
        /// All but the eight of everyday spelling, U+064B-0652.
        Core,
        /// All but those eight and the dagger alef, U+0670.
        CoreDagger,
        /// None but shadda.
        KeepShadda,
        /// None; the small waw and yeh of Quranic spelling go too.
        All,
    }
    /// What becomes of the dagger alef, U+0670, before [`Marks`] has its say.
    ///
    /// The closed list of [`Smart`](Dagger::Smart) is هذا هذه هذان هؤلاء ذلك لكن إله الله الرحمن أولئك طه, with whatever
    /// stands before and behind it: words whose everyday spelling has no alef.
    ///
    /// ```
    /// use imla::{Dagger, Normalizer};
    /// let dagger = |rule| Normalizer::new().dagger(rule);
    /// assert_eq!(dagger(Dagger::Drop).normalize("هٰذا كتٰب"), "هذا كتب");
    /// assert_eq!(dagger(Dagger::Alef).normalize("هٰذا كتٰب"), "هاذا كتاب");
    /// assert_eq!(dagger(Dagger::Smart).normalize("هٰذا كتٰب صلوٰة موسىٰ"), "هذا كتاب صلاة موسى");
    /// ```
    Dagger {
        /// As any other mark.
        Keep,
        /// It goes.
        Drop,
        /// It becomes ا on any letter but ى, where it only says how ى is read: there it stays, or goes if ى becomes ي.
        Alef,
        /// It goes on ى and in the words listed above, a waw with no other mark becomes ا with it before ة and ت, and
        /// elsewhere it becomes ا.
        Smart,
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
    /// What becomes of the letters that write sounds Arabic lacks.
    ///
    /// ```
    /// use imla::{LoanLetters, Normalizer};
    /// assert_eq!(Normalizer::new().loan_letters(LoanLetters::Fold).normalize("ڤيديو گوگل"), "فيديو كوكل");
    /// ```
    LoanLetters {
        /// As written.
        Keep,
        /// پ becomes ب, چ becomes ج, ژ becomes ز, ڤ becomes ف, گ becomes ك.
        Fold,
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
    /// assert_eq!(Normalizer::new().tatweel(Tatweel::Dash).normalize("كـــتاب ــ نص"), "كتاب - نص");
    /// ```
    Tatweel {
        /// As written.
        Keep,
        /// It goes inside or against a word; a free one, used as a dash, stays.
        InWord,
        /// It goes everywhere.
        All,
        /// It goes inside or against a word; a free run of it becomes one `-`.
        Dash,
    }
    /// Which digits are written.
    ///
    /// ```
    /// use imla::{Digits, Normalizer};
    /// assert_eq!(Normalizer::new().digits(Digits::Ascii).normalize("١٢ ۳"), "12 3");
    /// ```
    Digits {
        /// As written.
        Keep,
        /// ٠-٩ and ۰-۹ become 0-9.
        Ascii,
        /// 0-9 and ۰-۹ become ٠-٩.
        ArabicIndic,
        /// 0-9 and ٠-٩ become ۰-۹.
        Extended,
    }
    /// What becomes of the signs in and at numbers.
    ///
    /// ```
    /// use imla::{Normalizer, Separators};
    /// let rules = Normalizer::new().separators(Separators::Ascii);
    /// assert_eq!(rules.normalize("١٬٠٠٠٫٥ ٥٪ أ٪"), "١,٠٠٠.٥ ٥% أ٪");
    /// ```
    Separators {
        /// As written.
        Keep,
        /// Between digits ٫ becomes `.` and ٬ becomes `,`; beside a digit ٪ becomes `%`.
        Ascii,
    }
    /// What becomes of Arabic and typographic punctuation.
    ///
    /// ```
    /// use imla::{Normalizer, Punctuation};
    /// assert_eq!(Normalizer::new().punctuation(Punctuation::Ascii).normalize("«نعم، كيف؟»…"), "\"نعم, كيف?\"...");
    /// ```
    Punctuation {
        /// As written.
        Keep,
        /// ، ؛ ؟ ۔ ٪ ٭ become `, ; ? . % *`, double quotes `"`, single ones `'`, dashes `-`, … `...`.
        Ascii,
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
    /// assert_eq!(Normalizer::new().joiners(Joiners::Space).normalize("می\u{200C}شود"), "می شود");
    /// ```
    Joiners {
        /// As written.
        Keep,
        /// They go.
        Drop,
        /// ZWNJ becomes a space, as Lucene's analyzer for Persian has it; the others go.
        Space,
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
    /// Where fathatan at a final alef is written. Both habits are common, each nearly without exception where it is one.
    ///
    /// ```
    /// use imla::{Normalizer, Tanween};
    /// assert_eq!(Normalizer::new().tanween(Tanween::BeforeAlef).normalize("كتاباً"), "كتابًا");
    /// assert_eq!(Normalizer::new().tanween(Tanween::AfterAlef).normalize("كتابًا"), "كتاباً");
    /// ```
    Tanween {
        /// As written.
        Keep,
        /// On the letter before the alef.
        BeforeAlef,
        /// On the alef.
        AfterAlef,
    }
    /// In which order the marks of one letter stand.
    ///
    /// With [`Keep`](MarkOrder::Keep) canonically equivalent texts give results that are canonically equivalent, not
    /// always equal: keeping an order and not seeing it exclude each other.
    ///
    /// ```
    /// use imla::{MarkOrder, Normalizer};
    /// let typed = Normalizer::new().mark_order(MarkOrder::Typing);
    /// assert_eq!(typed.normalize("\u{645}\u{64E}\u{651}"), "\u{645}\u{651}\u{64E}");
    /// ```
    MarkOrder {
        /// As written. Letters are composed all the same.
        Keep,
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

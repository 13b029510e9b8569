//! A generator of rules: every choice of every option, and the presets among them.

use imla::*;
use proptest::prelude::*;
use proptest::sample::select;

/// Every value of every option.
macro_rules! choices {
    ($($name:ident: $kind:ident [$($case:ident)+];)+) => {
        /// Rules with every option drawn at random.
        fn any_rules() -> BoxedStrategy<Normalizer> {
            let start = Just(Normalizer::new()).boxed();
            $(let start = (start, select(&[$($kind::$case),+][..])).prop_map(|(r, rule)| r.$name(rule)).boxed();)+
            start
        }

        /// Rules that differ from `new()` in one option, one for each value.
        pub fn single() -> Vec<Normalizer> {
            vec![$($(Normalizer::new().$name($kind::$case)),+),+]
        }
    };
}

choices! {
    marks: Marks [Keep Core CoreDagger KeepShadda All];
    dagger: Dagger [Keep Drop Alef Smart];
    alef: Alef [Keep Wasla Bare];
    hamza: Hamza [Keep Carrier Unify Drop];
    yeh: Yeh [Keep Dotted];
    teh_marbuta: TehMarbuta [Keep Heh];
    look_alikes: LookAlikes [Keep Persian All];
    loan_letters: LoanLetters [Keep Fold];
    presentation_forms: PresentationForms [Keep Letters Words];
    tatweel: Tatweel [Keep InWord All Dash];
    digits: Digits [Keep Ascii ArabicIndic Extended];
    separators: Separators [Keep Ascii];
    punctuation: Punctuation [Keep Ascii];
    controls: Controls [Keep Harmless Strip];
    joiners: Joiners [Keep Drop Space];
    elongation: Elongation [Keep Two];
    spaces: Spaces [Keep Collapse KeepLines];
    tanween: Tanween [Keep BeforeAlef AfterAlef];
    mark_order: MarkOrder [Keep Canonical Typing];
    signs: Signs [Keep Drop];
}

/// The presets of our own.
pub const PRESETS: [Normalizer; 4] = [
    Normalizer::new(),
    Normalizer::search(),
    Normalizer::embedding(),
    Normalizer::canonical(),
];

/// Any rules: a preset, one option changed, or all of them at random.
pub fn rules() -> BoxedStrategy<Normalizer> {
    prop_oneof![2 => select(&PRESETS[..]), 2 => select(single()), 8 => any_rules()].boxed()
}

//! What a set of rules says about one character, wherever it stands.

use super::{
    Alef, Controls, Digits, Hamza, Joiners, LoanLetters, LookAlikes, Marks, Normalizer,
    PresentationForms, Punctuation, Signs, Tatweel, TehMarbuta, Yeh,
};
use crate::letter::{Class, class};

pub(super) const FATHATAN: char = '\u{64B}';
pub(super) const SHADDA: char = '\u{651}';
pub(super) const HAMZA_ABOVE: char = '\u{654}';
pub(super) const DAGGER: char = '\u{670}';
pub(super) const TATWEEL: char = '\u{640}';

impl Normalizer {
    /// Whether a character that is no Arabic letter, mark or tatweel goes, wherever it stands.
    #[inline]
    pub(super) fn drops(&self, c: char, k: Class) -> bool {
        match k {
            Class::Joiner if c == '\u{200C}' => self.joiners == Joiners::Drop,
            Class::Joiner if c == '\u{200D}' => self.joiners != Joiners::Keep,
            Class::Joiner => self.controls != Controls::Keep,
            Class::Format if c == '\u{FEFF}' => self.controls != Controls::Keep,
            Class::Format => self.controls == Controls::Strip,
            Class::Invisible if c == '\u{200B}' => self.controls != Controls::Keep,
            // Control characters proper are not text; they stay for whoever put them there.
            Class::Invisible => self.controls == Controls::Strip && !c.is_control(),
            Class::Mark if c == '\u{34F}' => self.controls == Controls::Strip,
            Class::Mark => self.joiners != Joiners::Keep && ('\u{FE00}'..='\u{FE0F}').contains(&c),
            Class::Verse => self.signs == Signs::Drop,
            Class::Symbol => self.signs == Signs::Drop && is_sign(c),
            _ => false,
        }
    }

    /// Whether a mark stays. Marks of other scripts do.
    #[inline]
    pub(super) fn keeps_mark(&self, c: char) -> bool {
        match self.marks {
            Marks::Keep => true,
            Marks::Core => !('\u{64B}'..='\u{652}').contains(&c),
            Marks::CoreDagger => !('\u{64B}'..='\u{652}').contains(&c) && c != DAGGER,
            Marks::KeepShadda => c == SHADDA || class(c) != Class::ArabicMark,
            Marks::All => class(c) != Class::ArabicMark,
        }
    }

    /// Whether ZWNJ and its like are read as a space.
    #[inline]
    pub(super) fn spaces_joiner(&self, c: char) -> bool {
        c == '\u{200C}' && self.joiners == Joiners::Space
    }

    /// What is written for a composed letter; `None` if it goes.
    #[inline]
    pub(super) fn letter(&self, c: char) -> Option<char> {
        let c = match c {
            // Nothing below U+0621 and nothing of the letters most text is made of has a rule.
            'ب'..='ع' if c != 'ة' => return Some(c),
            'ف'..='و' => return Some(c),
            'ک' | 'ی' if self.look_alikes != LookAlikes::Keep => {
                if c == 'ک' {
                    'ك'
                } else {
                    'ي'
                }
            }
            'ڪ' if self.look_alikes == LookAlikes::All => 'ك',
            'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ۂ' if self.look_alikes == LookAlikes::All => 'ه',
            'ۃ' if self.look_alikes == LookAlikes::All => 'ة',
            'ۍ' | 'ې' | 'ے' | 'ۓ' if self.look_alikes == LookAlikes::All => 'ي',
            'پ' | 'چ' | 'ژ' | 'ڤ' | 'گ' if self.loan_letters == LoanLetters::Fold => match c {
                'پ' => 'ب',
                'چ' => 'ج',
                'ژ' => 'ز',
                'ڤ' => 'ف',
                _ => 'ك',
            },
            _ => c,
        };
        Some(match c {
            'ٱ' if self.alef != Alef::Keep => 'ا',
            'آ' | 'أ' | 'إ' | 'ٲ' | 'ٳ' | 'ٵ' if self.alef == Alef::Bare => 'ا',
            '\u{870}'..='\u{882}' | '\u{8AD}' if self.alef == Alef::Bare => 'ا',
            'ؤ' | 'ئ' | 'ٶ' | 'ٸ' | 'ٷ' | 'ء' => match (self.hamza, c) {
                (Hamza::Keep, _) => c,
                (Hamza::Carrier, 'ؤ' | 'ٶ') => 'و',
                (Hamza::Carrier, 'ٷ') => 'ۇ',
                (Hamza::Carrier, 'ئ' | 'ٸ') => 'ي',
                (Hamza::Carrier, _) => c,
                (Hamza::Unify, _) => 'ء',
                (Hamza::Drop, _) => return None,
            },
            'ى' if self.yeh == Yeh::Dotted => 'ي',
            'ة' if self.teh_marbuta == TehMarbuta::Heh => 'ه',
            _ => c,
        })
    }

    /// A digit in the set of digits that is written.
    pub(super) fn written_digit(&self, c: char, k: Class) -> char {
        let value = match k {
            Class::AsciiDigit => u32::from(c) - 0x30,
            Class::ArabicDigit => u32::from(c) - 0x660,
            Class::ExtendedDigit => u32::from(c) - 0x6F0,
            _ => return c,
        };
        let zero = match self.digits {
            Digits::Keep => return c,
            Digits::Ascii => 0x30,
            Digits::ArabicIndic => 0x660,
            Digits::Extended => 0x6F0,
        };
        char::from_u32(zero + value).unwrap_or(c)
    }

    /// The ASCII for a punctuation mark, if it is asked for.
    pub(super) fn ascii_punctuation(&self, c: char) -> Option<&'static [char]> {
        if self.punctuation == Punctuation::Keep {
            return None;
        }
        Some(match c {
            '،' => &[','],
            '؛' => &[';'],
            '؟' => &['?'],
            '۔' => &['.'],
            '٪' => &['%'],
            '٭' => &['*'],
            '«' | '»' | '“' | '”' | '„' | '‟' => &['"'],
            '‘' | '’' | '‚' | '‛' | '‹' | '›' => &['\''],
            '\u{2010}'..='\u{2015}' | '\u{2212}' => &['-'],
            '…' => &['.', '.', '.'],
            _ => return None,
        })
    }

    /// Whether a character counts as a word against which tatweel is no dash.
    pub(super) fn is_word_char(&self, c: char) -> bool {
        matches!(class(c), Class::ArabicLetter | Class::ArabicMark) || self.is_word_form(c)
    }

    /// Whether a character is a word that is taken apart.
    #[inline]
    pub(super) fn is_word_form(&self, c: char) -> bool {
        is_word(c) && self.presentation_forms == PresentationForms::Words
    }

    /// Whether a presentation form is taken apart.
    #[inline]
    pub(super) fn opens_form(&self, c: char) -> bool {
        match self.presentation_forms {
            PresentationForms::Keep => false,
            PresentationForms::Letters => is_form(c) && (!is_word(c) || c == 'ﷲ'),
            PresentationForms::Words => is_form(c),
        }
    }

    /// Whether tatweel may go on account of what stands around it.
    #[inline]
    pub(super) fn thins(&self) -> bool {
        self.tatweel != Tatweel::Keep
    }
}

/// Number signs, Quranic signs and honorifics that are neither letters nor marks.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6DE}' | '\u{6E9}' | '\u{890}'..='\u{891}' | '\u{8E2}'
        | '\u{FD40}'..='\u{FD4F}' | '\u{FDCF}' | '\u{FDFE}' | '\u{FDFF}')
}

/// Whether a character is an Arabic presentation form of letters, marks or words.
#[inline]
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFD}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a presentation form stands for a whole word or phrase.
#[inline]
pub(super) fn is_word(c: char) -> bool {
    matches!(c, '\u{FDF0}'..='\u{FDFD}')
}

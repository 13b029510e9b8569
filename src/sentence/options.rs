//! What a caller can choose about sentences: one closed list of answers to each question.

/// What a line end means. Blank lines and U+2029 always end a sentence.
///
/// ```
/// use imla::{LineBreaks, SentenceSplitter};
/// let text = "سطر أول\nسطر ثان";
/// assert_eq!(SentenceSplitter::new().line_breaks(LineBreaks::Line).split(text).count(), 2);
/// assert_eq!(SentenceSplitter::new().line_breaks(LineBreaks::Paragraph).split(text).count(), 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LineBreaks {
    /// Every line end ends a sentence.
    Line,
    /// Only blank lines do.
    Paragraph,
    /// Decided once from the first 64 KiB or 256 lines: a text is wrapped if its lines break where the next word would
    /// not have fitted, few break a little short of that, and they do not rhyme. In it only lines that stop short of the
    /// margin end a sentence. Any other text is read as `Line`.
    #[default]
    Auto,
}

/// Whether sentences inside a quotation stand by themselves.
///
/// ```
/// use imla::{Quotes, SentenceSplitter};
/// let text = "قال: \"سافرت. عدت.\"";
/// assert_eq!(SentenceSplitter::new().split(text).count(), 2);
/// assert_eq!(SentenceSplitter::new().quotes(Quotes::Keep).split(text).count(), 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quotes {
    /// Sentences inside a quotation are sentences.
    #[default]
    Split,
    /// A balanced quotation of at most 1,000 bytes in one line stays whole.
    Keep,
}

/// Whether ؛ ends a sentence.
///
/// ```
/// use imla::{Semicolons, SentenceSplitter};
/// let text = "درس الطب؛ ثم سافر.";
/// assert_eq!(SentenceSplitter::new().semicolons(Semicolons::End).split(text).count(), 2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Semicolons {
    /// It stays inside.
    #[default]
    Keep,
    /// It ends one.
    End,
}

/// Whether a colon ends a sentence.
///
/// ```
/// use imla::{Colons, SentenceSplitter};
/// let text = "الأسباب ثلاثة: الفقر والجهل والمرض. الساعة 7:30.";
/// assert_eq!(SentenceSplitter::new().colons(Colons::End).split(text).count(), 3);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colons {
    /// It stays inside.
    #[default]
    Keep,
    /// It ends one, unless it is glued to what follows.
    End,
}

/// Whether `..`, `...` and `…` end a sentence inside a line.
///
/// Before a line end that ends sentences, and at the end of the text, they always do.
///
/// ```
/// use imla::{Ellipses, SentenceSplitter};
/// let text = "لقاء متوتر.. الرئيسان يبحثان عن حل";
/// assert_eq!(SentenceSplitter::new().ellipses(Ellipses::End).split(text).count(), 2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ellipses {
    /// They are a pause.
    #[default]
    Keep,
    /// They end one.
    End,
}

/// Whether U+06DD and its number end a sentence.
///
/// ```
/// use imla::{SentenceSplitter, Verses};
/// let text = "قُلْ هُوَ ٱللَّهُ أَحَدٌ ۝١ ٱللَّهُ ٱلصَّمَدُ ۝٢";
/// assert_eq!(SentenceSplitter::new().split(text).count(), 2);
/// assert_eq!(SentenceSplitter::new().verses(Verses::Keep).split(text).count(), 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Verses {
    /// A verse is a sentence.
    #[default]
    End,
    /// The sign is a character like any other.
    Keep,
}

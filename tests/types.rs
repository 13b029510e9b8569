//! Every public type can be shared between threads, survives a panic, and can be cloned and printed. Checked when the
//! tests are compiled; a type that is missing here fails the test.

use core::fmt::Debug;
use core::panic::{RefUnwindSafe, UnwindSafe};

use imla::*;

const fn shared<T: Send + Sync + UnwindSafe + RefUnwindSafe + Clone + Debug>() {}
const fn small<T: Copy + Eq + core::hash::Hash>() {}

/// Checks each type, and gives its name to the test below.
macro_rules! types {
    ($check:ident: $($name:ident)+) => {
        const _: () = { $($check::<$name>();)+ };
    };
}

/// All public types.
macro_rules! all {
    ($($name:ident)+) => {
        types!(shared: $($name)+);
        const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

all! {
    Alef Alignment Chars CliticSplitter Colons Compat Compounds Controls Convention Dagger Digits Ellipses
    Elongation Gaps Hamza Joiners Key LineBreaks LoanLetters LookAlikes MarkOrder Marks Matches ModelError
    Normalized Normalizer PresentationForms Punctuation Quotes Scheme Script Segment SegmentKind Segments Semicolons
    Sentence SentenceEnd SentenceSplitter SentenceStream Sentences Separators Signs SoftPieces Spaces Span Stream
    StreamSentence StreamSentences StreamToken StreamTokens Tanween Tatweel TehMarbuta Token TokenKind TokenStream
    Tokenizer Tokens UserWordError UserWords Verses Yeh
}

types! { small:
    Alef Colons Compat Compounds Controls Convention Dagger Digits Ellipses Elongation Gaps Hamza Joiners LineBreaks
    LoanLetters LookAlikes MarkOrder Marks Normalizer PresentationForms Punctuation Quotes Scheme Script Segment
    SegmentKind Segments Semicolons Sentence SentenceEnd SentenceSplitter Separators Signs Spaces Span Tanween
    Tatweel TehMarbuta Token TokenKind Tokenizer Verses Yeh
}

/// The names that `src/lib.rs` exports whatever the features.
#[test]
fn no_public_type_is_missing() {
    let root = include_str!("../src/lib.rs");
    let mut exported: Vec<&str> = root
        .match_indices("pub use ")
        .filter(|(at, _)| !root[..*at].trim_end().ends_with(']'))
        .map(|(at, found)| &root[at + found.len()..])
        .filter_map(|item| item.split(';').next())
        .flat_map(|item| item.split(|c: char| !(c.is_alphanumeric() || c == '_')))
        .filter(|name| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase))
        .collect();
    exported.sort_unstable();
    assert!(exported.len() > 30);
    assert_eq!(exported, NAMES);
}

/// Values are what the documentation says they cost.
#[test]
fn sizes_are_as_documented() {
    assert_eq!(size_of::<Token<'_>>(), 40);
    assert_eq!(size_of::<Span>(), 16);
}

//! Arabic text as clean, searchable, segmentable units, each with its exact place in the text.
//!
//! ```
//! use imla::{CliticSplitter, Normalizer, sentences};
//!
//! let text = "حذر الوزير من أن بلاده \"سترد\". ولم يعُد السفير.";
//! let (search, splitter) = (Normalizer::search(), CliticSplitter::new());
//! for sentence in sentences(text) {
//!     for token in sentence.tokens() {
//!         assert_eq!(&text[token.span()], token.as_str());
//!         let key = search.normalize(token.as_str());
//!         let stem = splitter.split_token(token).stem();
//!         assert_eq!(&text[stem.span()], stem.as_str());
//!         assert!(!key.is_empty());
//!     }
//! }
//! ```
//!
//! # How it is built
//!
//! One alphabet answers every question about a character by one table lookup; rules are written over its classes.
//! Every span counts from the start of the whole text, so no stage hands out offsets that another must add up. Marks,
//! joiners and tatweel belong to what stands before them, in every stage. Configurations are small `Copy` values, usable
//! in a `const`; nothing is boxed, nothing is global.
//!
//! The arrows point one way: spans and the alphabet; then alignment and tokens; then normalization and sentences, which do
//! not know each other; then clitics, which read letters straight from the text and ask normalization only for search
//! keys. Clitics have a room for each part: the letters of a word, the grammar of cuts, the marks as evidence, the
//! features and their sum, the model's bytes, and behind feature `train` what builds them.
//!
//! # Text that arrives in pieces
//!
//! [`Tokenizer::stream`], [`SentenceSplitter::stream`] and [`Normalizer::stream`] take a text piece by piece and give what
//! they would give for the whole. With the feature `std`, `TextReader` makes the pieces from any `std::io::BufRead`: it
//! puts sequences cut between reads together, and reports or replaces bytes that are no UTF-8.
//!
//! # Laws
//!
//! - Total: any `&str` is valid everywhere; nothing fails, panics or takes more than linear time.
//! - Absolute: `text[piece.span()] == piece.as_str()` for tokens, sentences and segments.
//! - Lossless: sentences partition the text, segments their token; gaps between tokens are blank.
//! - Normalization is idempotent, blind to canonical equivalence, the same whole and in pieces, and text that is clean
//!   is not copied.
//! - Deterministic: the same answer on every platform and thread; integers decide, never floating point.
//!
//! # Features
//!
//! - `model`, on by default: the clitic model of 1.46 MB and with it `CliticSplitter::new`.
//! - `std`: `TextReader`.
//! - `buckwalter`: `Buckwalter`, a lossless transliteration to ASCII and back.
//! - `train`: the module `train`, which builds clitic models. Needs `std`.
//!
//! # Stability
//!
//! Where tokens, sentences and segments end may change in a minor release, with the rules or the model, never in a patch.
//! The least supported Rust version is 1.85; raising it is a minor change.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::std_instead_of_core,
        clippy::std_instead_of_alloc,
        clippy::alloc_instead_of_core
    )
)]

extern crate alloc;
#[cfg(any(test, feature = "std"))]
extern crate std;

/// The code of the README, as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod align;
#[cfg(feature = "buckwalter")]
mod buckwalter;
mod clitic;
mod letter;
#[cfg(test)]
mod linear;
mod normalize;
#[cfg(feature = "std")]
mod reader;
mod sentence;
mod span;
mod token;
mod work;

pub use align::{Alignment, Normalized};
#[cfg(feature = "buckwalter")]
#[cfg_attr(docsrs, doc(cfg(feature = "buckwalter")))]
pub use buckwalter::{Buckwalter, BuckwalterError};
#[cfg(feature = "train")]
pub use clitic::train;
pub use clitic::{
    CliticSplitter, Convention, MODEL_VERSION, ModelError, Scheme, Segment, SegmentKind, Segments,
    UserWordError, UserWords,
};
pub use normalize::{
    Alef, Chars, Compat, Controls, Dagger, Digits, Elongation, Hamza, Joiners, Key, LoanLetters,
    LookAlikes, MarkOrder, Marks, Matches, Normalizer, PresentationForms, Punctuation, Separators,
    Signs, Spaces, Stream, Tanween, Tatweel, TehMarbuta, Yeh,
};
#[cfg(feature = "std")]
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
pub use reader::{Invalid, ReadError, TextReader};
pub use sentence::{
    Colons, Ellipses, LineBreaks, Quotes, Semicolons, Sentence, SentenceEnd, SentenceSplitter,
    SentenceStream, Sentences, SoftPieces, StreamSentence, StreamSentences, Verses, sentences,
};
pub use span::Span;
pub use token::{
    Compounds, Gaps, Script, StreamToken, StreamTokens, Token, TokenKind, TokenStream, Tokenizer,
    Tokens, tokens,
};

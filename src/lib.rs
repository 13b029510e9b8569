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
//! joiners and tatweel belong to what stands before them, in every stage. The arrows point one way: spans and the
//! alphabet, then alignment and tokens, then normalization, sentences and clitics, which do not know each other.
//!
//! # Text that arrives in pieces
//!
//! [`Tokenizer::stream`] and [`SentenceSplitter::stream`] take a text piece by piece and give what they would give for
//! the whole. With the feature `std`, off by default, `TextReader` makes the pieces from any `std::io::BufRead`: it puts
//! sequences cut between reads together, and reports or replaces bytes that are no UTF-8.
//!
//! # Laws
//!
//! - Total: any `&str` is valid everywhere; nothing fails, panics or takes more than linear time.
//! - Absolute: `text[piece.span()] == piece.as_str()` for tokens, sentences and segments.
//! - Lossless: sentences partition the text, segments their token; gaps between tokens are blank.
//! - Normalization is idempotent, blind to canonical equivalence, the same whole and in pieces, and text that is clean
//!   is not copied.
//!
//! # Features
//!
//! - `buckwalter`: `Buckwalter`, a lossless transliteration to ASCII and back. Off by default.
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

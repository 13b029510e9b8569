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
        clippy::string_slice
    )
)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod align;
#[cfg(feature = "buckwalter")]
mod buckwalter;
mod clitic;
mod letter;
mod normalize;
mod sentence;
mod span;
mod token;

pub use align::{Alignment, Normalized};
#[cfg(feature = "buckwalter")]
#[cfg_attr(docsrs, doc(cfg(feature = "buckwalter")))]
pub use buckwalter::{Buckwalter, BuckwalterError};
pub use clitic::{CliticSplitter, Scheme, Segment, SegmentKind, Segments};
pub use normalize::{
    Alef, Chars, Compat, Controls, Dagger, Digits, Elongation, Hamza, Joiners, Key, LoanLetters,
    LookAlikes, MarkOrder, Marks, Matches, Normalizer, PresentationForms, Punctuation, Separators,
    Signs, Spaces, Stream, Tanween, Tatweel, TehMarbuta, Yeh,
};
pub use sentence::{
    LineBreaks, Quotes, Semicolons, Sentence, SentenceEnd, SentenceSplitter, Sentences, sentences,
};
pub use span::Span;
pub use token::{Compounds, Gaps, Script, Token, TokenKind, Tokenizer, Tokens, tokens};

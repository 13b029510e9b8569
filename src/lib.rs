//! Arabic text.
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
mod clitic;
mod letter;
mod normalize;
mod sentence;
mod span;
mod token;

pub use align::{Alignment, Normalized};
pub use clitic::{CliticSplitter, Scheme, Segment, SegmentKind, Segments};
pub use normalize::{
    Alef, Controls, Digits, Elongation, Hamza, Joiners, LookAlikes, MarkOrder, Marks, Normalizer,
    PresentationForms, Signs, Spaces, Tanween, Tatweel, TehMarbuta, Yeh,
};
pub use sentence::{
    LineBreaks, Quotes, Semicolons, Sentence, SentenceEnd, SentenceSplitter, Sentences, sentences,
};
pub use span::Span;
pub use token::{Compounds, Gaps, Script, Token, TokenKind, Tokenizer, Tokens, tokens};

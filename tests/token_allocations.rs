//! Tokens and sentences take no memory: counted by an allocator of its own.

mod support;

#[path = "support/counter.rs"]
mod counter;

use counter::allocations;
use imla::{Gaps, LineBreaks, Quotes, SentenceSplitter, Tokenizer};

#[test]
fn only_streams_allocate_and_only_their_buffers() {
    let wrapped = support::ARTICLE.replace(". ", ".\n");
    let hostile = "د. (\"1. http://a.b/c \u{64E}".repeat(500);
    for text in [support::ARTICLE, &wrapped, &hostile] {
        for breaks in [LineBreaks::Line, LineBreaks::Paragraph, LineBreaks::Auto] {
            for quotes in [Quotes::Split, Quotes::Keep] {
                let rules = SentenceSplitter::new().line_breaks(breaks).quotes(quotes);
                let count = allocations(|| {
                    for sentence in rules.split(text) {
                        assert!(sentence.tokens().count() > 0);
                        assert!(sentence.soft_split(80).count() > 0);
                        let _ = sentence.is_fragment();
                    }
                    assert!(Tokenizer::new().gaps(Gaps::Give).tokens(text).count() > 0);
                });
                assert_eq!(count, 0);
            }
        }
    }

    let text = support::ARTICLE.repeat(100);
    let pieces: Vec<&str> = text.split_inclusive(' ').collect();
    let count = allocations(|| {
        let mut stream = SentenceSplitter::new()
            .line_breaks(LineBreaks::Line)
            .stream();
        let mut found: usize = pieces.iter().map(|piece| stream.push(piece).count()).sum();
        found += stream.finish().count();
        assert!(found > 1500);
    });
    // The buffer and the list of places double a few times, then serve the whole text.
    assert!(count < 40, "{count}");
}

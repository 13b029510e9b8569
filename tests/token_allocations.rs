//! Tokens and sentences take no memory: counted by an allocator of its own.

mod support;

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use std::alloc::System;

use imla::{Gaps, LineBreaks, Quotes, SentenceSplitter, Tokenizer};

struct Counting;

thread_local! {
    /// Counted by thread: the harness allocates on its own.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

#[allow(unsafe_code)] // An allocator cannot be had without; it hands every call on to the system's.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(task: impl FnOnce()) -> usize {
    let before = COUNT.with(Cell::get);
    task();
    COUNT.with(Cell::get) - before
}

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

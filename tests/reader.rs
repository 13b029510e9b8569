//! Text from bytes: sequences cut between reads, and bytes that are no text.

mod support;

use std::io::{self, BufRead, BufReader, Read};

use imla::{Invalid, ReadError, SentenceSplitter, TextReader, sentences};
use proptest::prelude::*;

/// All the text, and the offsets and lengths of the bytes that are none.
fn read(bytes: &[u8], capacity: usize, rule: Invalid) -> (String, Vec<(u64, usize)>) {
    let mut reader = TextReader::new(BufReader::with_capacity(capacity, bytes)).invalid(rule);
    let (mut text, mut bad) = (String::new(), Vec::new());
    loop {
        match reader.read() {
            Ok(Some(piece)) => {
                assert!(!piece.is_empty());
                text += piece;
            }
            Ok(None) => return (text, bad),
            Err(ReadError::Invalid { offset, len }) => bad.push((offset, len)),
            Err(error) => panic!("{error}"),
        }
    }
}

/// The same by the standard library, over the whole.
fn wanted(bytes: &[u8]) -> (String, Vec<(u64, usize)>) {
    let (mut text, mut bad, mut at) = (String::new(), Vec::new(), 0);
    for chunk in bytes.utf8_chunks() {
        text += chunk.valid();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            bad.push((at as u64, chunk.invalid().len()));
            at += chunk.invalid().len();
        }
    }
    (text, bad)
}

proptest! {
    #![proptest_config(support::config("tests/regressions/reader.txt"))]

    #[test]
    fn any_bytes_give_their_text_and_every_offset(bytes in prop::collection::vec(prop_oneof![3 => any::<u8>(), 4 => 0xD8u8..0xDC, 4 => 0x80u8..0xC0, 1 => Just(0xF0u8), 1 => Just(0xE2u8)], 0..60), capacity in 1usize..9) {
        prop_assert_eq!(read(&bytes, capacity, Invalid::Report), wanted(&bytes));
        let (text, bad) = read(&bytes, capacity, Invalid::Replace);
        prop_assert_eq!(text, String::from_utf8_lossy(&bytes).into_owned());
        prop_assert!(bad.is_empty());
    }

    #[test]
    fn texts_come_back_whole(text in support::text(), capacity in 1usize..40) {
        prop_assert_eq!(read(text.as_bytes(), capacity, Invalid::Report), (text, Vec::new()));
    }
}

#[test]
fn sentences_of_a_file_are_the_sentences_of_its_text() {
    let bytes = support::ARTICLE.as_bytes();
    let mut reader = TextReader::new(BufReader::with_capacity(7, bytes));
    let mut stream = SentenceSplitter::new().stream();
    let mut spans = Vec::new();
    while let Some(piece) = reader.read().expect("the article is text") {
        spans.extend(stream.push(piece).map(|s| s.span()));
    }
    spans.extend(stream.finish().map(|s| s.span()));
    let whole: Vec<_> = sentences(support::ARTICLE).map(|s| s.span()).collect();
    assert_eq!(spans, whole);
}

/// A reader that is interrupted once, gives two bytes, and then fails.
struct Failing(u8);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl BufRead for Failing {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0 += 1;
        match self.0 {
            1 => Err(io::ErrorKind::Interrupted.into()),
            2 => Ok(b"ab"),
            _ => Err(io::ErrorKind::ConnectionReset.into()),
        }
    }

    fn consume(&mut self, _: usize) {}
}

#[test]
fn errors_of_the_reader_are_passed_on_but_for_interruptions() {
    let mut reader = TextReader::new(Failing(0));
    assert_eq!(reader.read().expect("two bytes"), Some("ab"));
    let error = reader.read().expect_err("the connection is gone");
    assert!(matches!(&error, ReadError::Io(e) if e.kind() == io::ErrorKind::ConnectionReset));
    assert!(core::error::Error::source(&error).is_some());
}

#[test]
fn errors_say_where() {
    let error = TextReader::new(&b"\xFF"[..])
        .read()
        .expect_err("no text")
        .to_string();
    assert_eq!(error, "1 bytes at offset 0 are not UTF-8");
}

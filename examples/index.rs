//! A search index in a hundred lines: keys that match however a word was spelt, clitics that do not hide the stem, and
//! hits that are marked in the text as it stands, to the byte.
//!
//! `cargo run --release --example index -- [FILE] [WORD...]`; by default the sample article and four words.
//!
//! The type `Analyzer` is what an engine's tokenizer trait wants: position, offsets and text of one term after another.

extern crate alloc;

use alloc::collections::BTreeMap;
use std::process::ExitCode;

use imla::{
    CliticSplitter, Normalizer, Segment, SegmentKind, Sentence, Span, Token, TokenKind, sentences,
};

/// A term: what is looked up, and where it stands.
struct Term {
    /// The number of the word in the text. The stem of a word shares the position of the word, as a synonym would.
    position: usize,
    span: Span,
    key: String,
}

/// The terms of a text under the search rules.
#[derive(Clone, Copy)]
struct Analyzer {
    rules: Normalizer,
    splitter: CliticSplitter<'static>,
}

impl Analyzer {
    const fn new() -> Analyzer {
        Analyzer {
            rules: Normalizer::search(),
            splitter: CliticSplitter::new(),
        }
    }

    /// Two terms for a word with clitics, one for any other; none for marks.
    fn terms(self, text: &str) -> impl Iterator<Item = Term> + '_ {
        let indexed =
            |t: &Token<'_>| !matches!(t.kind(), TokenKind::Punctuation | TokenKind::Symbol);
        let tokens = sentences(text)
            .flat_map(|s: Sentence<'_>| s.tokens())
            .filter(indexed);
        tokens.enumerate().flat_map(move |(position, token)| {
            let stem = (token.kind() == TokenKind::Word)
                .then(|| self.splitter.split_token(token).stem())
                .filter(|stem| stem.span() != token.span());
            let whole = self.term(position, token.span(), token.as_str());
            let stem =
                stem.map(|stem: Segment<'_>| self.term(position, stem.span(), stem.as_str()));
            core::iter::once(whole).chain(stem)
        })
    }

    fn term(self, position: usize, span: Span, text: &str) -> Term {
        let key = self.rules.normalize(text).into_owned();
        Term {
            position,
            span,
            key,
        }
    }

    /// The key of a word that somebody looks for.
    fn key(self, word: &str) -> String {
        self.rules.normalize(word).into_owned()
    }

    /// The clitics before and behind the stem of a word.
    fn clitics(self, word: &str) -> Vec<String> {
        let segments = self.splitter.split(word);
        let clitics = segments.iter().filter(|s| s.kind() != SegmentKind::Stem);
        clitics
            .map(|s| format!("{} {:?}", s.as_str(), s.kind()))
            .collect()
    }
}

/// Where each key stands: positions and spans, in order.
fn index(analyzer: Analyzer, text: &str) -> BTreeMap<String, Vec<(usize, Span)>> {
    let mut index = BTreeMap::<String, Vec<(usize, Span)>>::new();
    for term in analyzer.terms(text) {
        index
            .entry(term.key)
            .or_default()
            .push((term.position, term.span));
    }
    index
}

/// The sentence around a hit, the hit between brackets; nothing is lost around it.
fn highlight(text: &str, hit: Span) -> Option<String> {
    let sentence = sentences(text)
        .map(|s| s.span())
        .find(|s| s.contains(hit))?;
    let before = text.get(sentence.start..hit.start)?;
    let after = text.get(hit.end..sentence.end)?;
    Some(format!("{before}[{}]{after}", text.get(hit.range())?).replace('\n', " "))
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let path = args
        .next()
        .unwrap_or_else(|| "data/sample_article.txt".into());
    let mut words: Vec<String> = args.collect();
    if words.is_empty() {
        // Spelt as people type them: without hamza, with marks, with tatweel.
        words = ["لافروف", "امريكي", "وَزِيــر", "ولايات"]
            .map(String::from)
            .into();
    }
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("index: {path}: {error}");
            return ExitCode::from(1);
        }
    };
    let analyzer = Analyzer::new();
    let index = index(analyzer, &text);
    let postings: usize = index.values().map(Vec::len).sum();
    println!("{} keys, {postings} postings", index.len());
    for word in words {
        let key = analyzer.key(&word);
        let hits = index.get(&key).map_or(&[][..], Vec::as_slice);
        println!(
            "\n\u{2067}{word}\u{2069} as \u{2067}{key}\u{2069}: {} hits",
            hits.len()
        );
        for (position, span) in hits {
            let marked = highlight(&text, *span).unwrap_or_default();
            println!(
                "{position:>6}  {}..{}  \u{2067}{marked}\u{2069}",
                span.start, span.end
            );
        }
        let clitics = analyzer.clitics(&word);
        if !clitics.is_empty() {
            println!("        with {}", clitics.join(", "));
        }
    }
    ExitCode::SUCCESS
}

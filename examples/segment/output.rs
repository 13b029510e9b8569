//! Records for people and for programs. Each is written at once, so that none is ever printed in part.

use std::io::{self, BufWriter, ErrorKind, Write};

use imla::{CliticSplitter, Normalizer, Span, Token, TokenKind};
use unicode_segmentation::UnicodeSegmentation;

use super::Fault;
use super::stream::Found;

/// What the records look like.
#[derive(Clone, Copy)]
pub enum Format {
    Text,
    Tsv,
    Jsonl,
}

/// Whether kinds and forms are colored.
#[derive(Clone, Copy)]
pub enum Colors {
    None,
    Ansi,
}

/// What a terminal takes for styles.
const DIM: &str = "\x1b[2m";
const GREEN: &str = "\x1b[32m";
const CYAN: &str = "\x1b[36m";
const BOLD: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// Writes sentences with their tokens and segments.
pub struct Printer<W: Write> {
    out: BufWriter<W>,
    format: Format,
    colors: Colors,
    search: Normalizer,
    splitter: CliticSplitter<'static>,
}

impl<W: Write> Printer<W> {
    pub fn new(out: W, format: Format, colors: Colors) -> Printer<W> {
        Printer {
            out: BufWriter::with_capacity(64 * 1024, out),
            format,
            colors,
            search: Normalizer::search(),
            splitter: CliticSplitter::new(),
        }
    }

    /// What stands before the first record.
    pub fn begin(&mut self) -> Result<(), Fault> {
        match self.format {
            Format::Tsv => self.put("record\tsentence\tstart\tend\tkind\ttext\tform\n"),
            Format::Text | Format::Jsonl => Ok(()),
        }
    }

    /// A sentence, its tokens and their segments.
    pub fn sentence(&mut self, found: &Found<'_>) -> Result<(), Fault> {
        let text = found.sentence.as_str();
        let span = found.place(found.sentence.span());
        let record = match self.format {
            Format::Text => {
                let place = format!("{}..{}", span.start, span.end);
                let (bold, dim, plain) = (self.color(BOLD), self.color(DIM), self.color(PLAIN));
                format!(
                    "\n{bold}{:>4}{plain}  {place}  {dim}{}{plain}\n      {}\n",
                    found.number,
                    found.end(),
                    isolated(text)
                )
            }
            Format::Tsv => self.row("sentence", found.number, span, found.end(), text),
            Format::Jsonl => format!(
                "{{\"record\":\"sentence\",\"sentence\":{},\"start\":{},\"end\":{},\"kind\":\"{}\",\"text\":{},\"form\":{}}}\n",
                found.number,
                span.start,
                span.end,
                found.end(),
                quoted(text),
                quoted(&self.search.normalize(text))
            ),
        };
        self.put(&record)?;
        for token in found.sentence.tokens() {
            let record = self.token(found, token);
            self.put(&record)?;
        }
        Ok(())
    }

    /// A token and its segments.
    fn token(&self, found: &Found<'_>, token: Token<'_>) -> String {
        let (text, span, kind) = (
            token.as_str(),
            found.place(token.span()),
            token.kind().name(),
        );
        let segments = (token.kind() == TokenKind::Word).then(|| self.splitter.split_token(token));
        let segments = segments.iter().flat_map(|s| s.iter());
        match self.format {
            Format::Text => {
                let mut record =
                    self.line(6, span, kind, GREEN, text, &self.search.normalize(text));
                // A word that is all stem has been printed.
                for segment in segments.filter(|s| s.span() != token.span()) {
                    let (span, kind) = (found.place(segment.span()), segment.kind().name());
                    record += &self.line(8, span, kind, CYAN, segment.as_str(), "");
                }
                record
            }
            Format::Tsv => {
                let mut record = self.row("token", found.number, span, kind, text);
                for segment in segments {
                    let (span, kind) = (found.place(segment.span()), segment.kind().name());
                    record += &self.row("segment", found.number, span, kind, segment.as_str());
                }
                record
            }
            Format::Jsonl => {
                let segments: Vec<String> = segments
                    .map(|segment| {
                        let span = found.place(segment.span());
                        format!(
                            "{{\"text\":{},\"start\":{},\"end\":{},\"kind\":\"{}\"}}",
                            quoted(segment.as_str()),
                            span.start,
                            span.end,
                            segment.kind().name()
                        )
                    })
                    .collect();
                format!(
                    "{{\"record\":\"token\",\"sentence\":{},\"start\":{},\"end\":{},\"kind\":\"{kind}\",\"text\":{},\"form\":{},\"segments\":[{}]}}\n",
                    found.number,
                    span.start,
                    span.end,
                    quoted(text),
                    quoted(&self.search.normalize(text)),
                    segments.join(",")
                )
            }
        }
    }

    /// A row of the table.
    fn row(&self, record: &str, number: usize, span: Span, kind: &str, text: &str) -> String {
        format!(
            "{record}\t{number}\t{}\t{}\t{kind}\t{}\t{}\n",
            span.start,
            span.end,
            escaped(text),
            escaped(&self.search.normalize(text))
        )
    }

    /// A line for people: place, kind, text and form under those of the line before.
    fn line(
        &self,
        indent: usize,
        span: Span,
        kind: &str,
        color: &'static str,
        text: &str,
        form: &str,
    ) -> String {
        let place = format!("{}..{}", span.start, span.end);
        let (dim, tint, plain) = (self.color(DIM), self.color(color), self.color(PLAIN));
        let line = format!(
            "{:indent$}{place:<width$}{dim}{kind:<13}{plain}{}",
            "",
            isolated(text),
            width = 28 - indent
        );
        if form.is_empty() {
            return line + "\n";
        }
        let pad = 18usize.saturating_sub(text.graphemes(true).count()).max(2);
        format!("{line}{:pad$}{tint}{}{plain}\n", "", isolated(form))
    }

    fn color(&self, color: &'static str) -> &'static str {
        match self.colors {
            Colors::None => "",
            Colors::Ansi => color,
        }
    }

    /// One record. The buffer takes it whole or goes out before it.
    fn put(&mut self, record: &str) -> Result<(), Fault> {
        self.out.write_all(record.as_bytes()).map_err(|e| fault(&e))
    }

    /// Sends out what the buffer holds.
    pub fn finish(mut self) -> Result<(), Fault> {
        self.out.flush().map_err(|e| fault(&e))
    }
}

/// Prints a text of its own.
pub fn help(mut out: impl Write, text: &str) -> Result<(), Fault> {
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|e| fault(&e))
}

fn fault(error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::BrokenPipe => Fault::Closed,
        _ => Fault::Failed(format!("standard output: {error}")),
    }
}

/// Text for a terminal: a right-to-left island in its line, without what could break out of it.
fn isolated(text: &str) -> String {
    let mut out = String::from("\u{2067}");
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out.push('\u{2069}');
    out
}

/// A cell of a table.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

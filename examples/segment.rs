//! Sentences, tokens and clitic segments of a text file, with byte spans, and the search form beside each.
//!
//! `cargo run --release --example segment -- [--format text|tsv|jsonl] [FILE]`; without FILE, standard input.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use imla::{CliticSplitter, Normalizer, TokenKind, sentences};

#[derive(Clone, Copy)]
enum Format {
    Text,
    Tsv,
    Jsonl,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("segment: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut format = Format::Text;
    let mut path = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--format" => {
                format = match args.next().as_deref() {
                    Some("text") => Format::Text,
                    Some("tsv") => Format::Tsv,
                    Some("jsonl") => Format::Jsonl,
                    other => {
                        return Err(format!(
                            "--format takes text, tsv or jsonl, not {:?}",
                            other.unwrap_or("")
                        ));
                    }
                };
            }
            _ if arg.starts_with("--") => return Err(format!("unknown option {arg}")),
            _ if path.is_some() => return Err("one file at a time".into()),
            _ => path = Some(arg),
        }
    }
    let mut bytes = Vec::new();
    let name = path.as_deref().unwrap_or("standard input");
    match &path {
        Some(path) => bytes = std::fs::read(path).map_err(|e| format!("{path}: {e}"))?,
        None => drop(
            io::stdin()
                .read_to_end(&mut bytes)
                .map_err(|e| format!("{name}: {e}"))?,
        ),
    }
    let text = core::str::from_utf8(&bytes)
        .map_err(|e| format!("{name}: invalid UTF-8 at byte {}", e.valid_up_to()))?;
    match write(text, format) {
        // Whoever closes the pipe has read enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|e| format!("standard output: {e}")),
    }
}

fn write(text: &str, format: Format) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (search, splitter) = (Normalizer::search(), CliticSplitter::new());
    for (n, sentence) in sentences(text).enumerate() {
        let span = sentence.span();
        match format {
            Format::Text => {
                let end = sentence.end().name();
                writeln!(
                    out,
                    "\n{:>4}  {}..{} {end}  \u{2067}{}\u{2069}",
                    n + 1,
                    span.start,
                    span.end,
                    one_line(sentence.as_str())
                )?;
            }
            Format::Tsv => {
                writeln!(
                    out,
                    "sentence\t{}\t{}\t{}\t{}",
                    span.start,
                    span.end,
                    sentence.end().name(),
                    one_line(sentence.as_str())
                )?;
            }
            Format::Jsonl => {
                let (end, text) = (sentence.end().name(), quote(sentence.as_str()));
                writeln!(
                    out,
                    r#"{{"sentence":{},"start":{},"end":{},"how":"{end}","text":{text}}}"#,
                    n + 1,
                    span.start,
                    span.end
                )?;
            }
        }
        for token in sentence.tokens() {
            let (span, kind) = (token.span(), token.kind().name());
            let form = search.normalize(token.as_str());
            let cut = |c: &str| match token.kind() {
                TokenKind::Word => splitter
                    .split_token(token)
                    .iter()
                    .map(|s| s.as_str().to_owned())
                    .collect::<Vec<_>>()
                    .join(c),
                _ => token.as_str().to_owned(),
            };
            match format {
                Format::Text => writeln!(
                    out,
                    "      {:>6}..{:<6} {kind:<8} \u{2067}{}\u{2069}  \u{2067}{form}\u{2069}",
                    span.start,
                    span.end,
                    cut("+")
                )?,
                Format::Tsv => writeln!(
                    out,
                    "token\t{}\t{}\t{kind}\t{}\t{}\t{form}",
                    span.start,
                    span.end,
                    token.as_str(),
                    cut("+")
                )?,
                Format::Jsonl => writeln!(
                    out,
                    r#"{{"token":{},"start":{},"end":{},"kind":"{kind}","segments":{},"form":{}}}"#,
                    quote(token.as_str()),
                    span.start,
                    span.end,
                    quote(&cut("+")),
                    quote(&form)
                )?,
            }
        }
    }
    out.flush()
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// A JSON string.
fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

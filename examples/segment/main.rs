//! Sentences, tokens and clitic segments of a text file, with byte spans, and the search form beside each.
//!
//! `cargo run --release --example segment -- [--format text|tsv|jsonl] [FILE]`; `--help` tells the rest.

mod input;
mod output;
mod stream;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use imla::{LineBreaks, SentenceSplitter};
use input::{Invalid, Utf8};
use output::{Colors, Format, Printer};

const HELP: &str = "\
Sentences, tokens and clitic segments of an Arabic text, with byte spans and search forms.

Usage: segment [OPTIONS] [FILE]

Without FILE, or when FILE is -, standard input is read.

Options:
  --format text    for people: aligned, safe for mixed directions, colored on a terminal (default)
  --format tsv     one record a line, a header line, seven columns:
                     record    sentence, token or segment
                     sentence  the number of the sentence, from 1
                     start     first byte of the record in the input
                     end       one past its last byte
                     kind      how the sentence ended, what the token is, what the segment is
                     text      as it stands in the input; \\t \\n \\r \\\\ are escaped
                     form      the text as a search engine would index it, escaped likewise
                   segments follow the word they partition; other tokens have none
  --format jsonl   one object a line, the same records: a token holds its segments as an array of
                   {text, start, end, kind}
  --lines RULE     what a line end means: auto (default), line (ends a sentence), paragraph (only blank
                   lines do); auto is decided once from the first 64 KiB
  --buffer KIB     the text held in memory at a time, in KiB: 64 or more, by default 4096
  --lossy          replace invalid UTF-8 by U+FFFD instead of stopping at it; spans then count bytes of the
                   repaired text
  -h, --help       print this

Memory does not grow with the input. It is cut into pieces at blank lines, where sentences cannot change. When
no blank line comes within the buffer, the piece ends after a sentence: the last that a mark and a line end close,
else the last whose end is certain. A sentence longer than the buffer is cut at white space; its kind is then `cut`.

Exit status: 0 when all was printed or whoever read the output closed it; 1 when the input cannot be read, is not
UTF-8, or the output cannot be written; 2 when the command line is wrong. After an error every printed record is
whole, but the input was not read to its end. NO_COLOR turns colors off.
";

/// What can go wrong, and what it means for the exit status.
pub enum Fault {
    /// The command line is wrong.
    Usage(String),
    /// Something could not be read or written.
    Failed(String),
    /// Whoever read the output has read enough.
    Closed,
}

struct Options {
    format: Format,
    lines: LineBreaks,
    buffer: usize,
    invalid: Invalid,
    path: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) | Err(Fault::Closed) => ExitCode::SUCCESS,
        Err(Fault::Failed(message)) => {
            eprintln!("segment: {message}");
            ExitCode::from(1)
        }
        Err(Fault::Usage(message)) => {
            eprintln!("segment: {message}; --help tells more");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Fault> {
    let stdout = io::stdout().lock();
    let colors =
        if stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) {
            Colors::Ansi
        } else {
            Colors::None
        };
    let Some(options) = options(std::env::args_os().skip(1))? else {
        return output::help(stdout, HELP);
    };
    let (name, source): (String, Box<dyn Read>) = match &options.path {
        None => ("standard input".into(), Box::new(io::stdin().lock())),
        Some(path) => {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|e| Fault::Failed(format!("{name}: {e}")))?;
            (name, Box::new(file))
        }
    };
    let mut input = Utf8::new(source, name, options.invalid);
    let mut printer = Printer::new(stdout, options.format, colors);
    let rules = SentenceSplitter::new().line_breaks(options.lines);
    printer.begin()?;
    let read = stream::for_each_sentence(&mut input, rules, options.buffer, |found| {
        printer.sentence(&found)
    });
    // The records before an error are whole: they go out with it.
    let written = printer.finish();
    if input.replaced() > 0 {
        eprintln!(
            "segment: {}: {} invalid UTF-8 sequences replaced by U+FFFD; spans count bytes of the repaired text",
            input.name(),
            input.replaced()
        );
    }
    read.and(written)
}

/// Reads the command line; `None` when help was asked for.
fn options(mut args: impl Iterator<Item = OsString>) -> Result<Option<Options>, Fault> {
    let mut options = Options {
        format: Format::Text,
        lines: LineBreaks::Auto,
        buffer: 4096 * 1024,
        invalid: Invalid::Refuse,
        path: None,
    };
    let (mut named, mut literal) = (false, false);
    while let Some(arg) = args.next() {
        let text = arg.to_string_lossy().into_owned();
        if literal || text == "-" || !text.starts_with('-') {
            if named {
                return Err(Fault::Usage(format!("one file at a time, not also {text}")));
            }
            named = true;
            options.path = (literal || text != "-").then(|| PathBuf::from(arg));
            continue;
        }
        let (option, mut value) = match text.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (text.as_str(), None),
        };
        let mut operand = || {
            let next = || args.next().map(|v| v.to_string_lossy().into_owned());
            value
                .take()
                .or_else(next)
                .ok_or_else(|| Fault::Usage(format!("{option} needs a value")))
        };
        match option {
            "--format" => {
                options.format = match operand()?.as_str() {
                    "text" => Format::Text,
                    "tsv" => Format::Tsv,
                    "jsonl" => Format::Jsonl,
                    other => {
                        return Err(Fault::Usage(format!(
                            "--format takes text, tsv or jsonl, not {other:?}"
                        )));
                    }
                }
            }
            "--lines" => {
                options.lines = match operand()?.as_str() {
                    "auto" => LineBreaks::Auto,
                    "line" => LineBreaks::Line,
                    "paragraph" => LineBreaks::Paragraph,
                    other => {
                        return Err(Fault::Usage(format!(
                            "--lines takes auto, line or paragraph, not {other:?}"
                        )));
                    }
                }
            }
            "--buffer" => {
                let size = operand()?;
                options.buffer = match size.parse::<usize>().ok().and_then(|n| n.checked_mul(1024))
                {
                    Some(bytes) if bytes >= stream::LEAST => bytes,
                    _ => {
                        return Err(Fault::Usage(format!(
                            "--buffer takes a number of KiB, 64 or more, not {size:?}"
                        )));
                    }
                }
            }
            "--lossy" if value.is_none() => options.invalid = Invalid::Replace,
            "-h" | "--help" if value.is_none() => return Ok(None),
            "--" if value.is_none() => literal = true,
            _ => return Err(Fault::Usage(format!("unknown option {text}"))),
        }
    }
    Ok(Some(options))
}

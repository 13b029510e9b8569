//! The `segment` example as its users meet it: a process with arguments, input, output and an exit status.
#![cfg(feature = "model")]

mod support;

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use support::ARTICLE;

/// The example that `cargo test` builds beside the tests.
fn segment() -> Command {
    let test = std::env::current_exe().expect("a path");
    let target = test.ancestors().nth(2).expect("the build directory");
    let path = target
        .join("examples")
        .join(format!("segment{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.exists(),
        "{} is not built: cargo build --examples",
        path.display()
    );
    Command::new(path)
}

fn run(args: &[&str], input: &[u8]) -> Output {
    let mut child = segment()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A process that refuses its arguments does not read.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the example ends");
    writer.join().expect("the writer ends");
    output
}

/// Standard output of a run that went well and said nothing else.
fn good(args: &[&str], input: &[u8]) -> String {
    let output = run(args, input);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The one line that a run that went wrong wrote to standard error.
fn bad(args: &[&str], input: &[u8], status: i32) -> String {
    let output = run(args, input);
    assert_eq!(output.status.code(), Some(status));
    let line = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        line.starts_with("segment: ") && line.ends_with('\n'),
        "{line}"
    );
    assert_eq!(line.lines().count(), 1, "{line}");
    assert!(!line.contains("panicked"), "{line}");
    line
}

fn article() -> String {
    format!("{}/data/sample_article.txt", env!("CARGO_MANIFEST_DIR"))
}

/// A file that is gone when the test ends.
struct File(PathBuf);

impl File {
    fn new(name: &str, bytes: &[u8]) -> File {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, bytes).expect("the build directory can be written");
        File(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("UTF-8")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

/// As much of JSON as the records use.
#[derive(Clone, Debug, PartialEq)]
enum Json {
    Number(usize),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    fn parse(line: &str) -> Json {
        let mut rest = line.chars().peekable();
        let value = Json::value(&mut rest);
        assert_eq!(rest.next(), None, "{line}");
        value
    }

    fn value(rest: &mut core::iter::Peekable<core::str::Chars<'_>>) -> Json {
        match rest.next().expect("a value") {
            '"' => {
                let mut text = String::new();
                loop {
                    match rest.next().expect("a closing quote") {
                        '"' => return Json::Text(text),
                        '\\' => match rest.next().expect("an escape") {
                            'u' => {
                                let code: String = rest.by_ref().take(4).collect();
                                let code = u32::from_str_radix(&code, 16).expect("four digits");
                                text.push(char::from_u32(code).expect("a character"));
                            }
                            c @ ('"' | '\\') => text.push(c),
                            c => panic!("\\{c} is no escape"),
                        },
                        c => {
                            assert!(c >= ' ', "a control character is not escaped");
                            text.push(c);
                        }
                    }
                }
            }
            '[' => {
                let mut list = Vec::new();
                while rest.next_if_eq(&']').is_none() {
                    list.push(Json::value(rest));
                    assert!(rest.next_if_eq(&',').is_some() || rest.peek() == Some(&']'));
                }
                Json::List(list)
            }
            '{' => {
                let mut fields = Vec::new();
                while rest.next_if_eq(&'}').is_none() {
                    let Json::Text(name) = Json::value(rest) else {
                        panic!("a name is text");
                    };
                    assert_eq!(rest.next(), Some(':'));
                    fields.push((name, Json::value(rest)));
                    assert!(rest.next_if_eq(&',').is_some() || rest.peek() == Some(&'}'));
                }
                Json::Object(fields)
            }
            c => {
                let mut number = String::from(c);
                while let Some(c) = rest.next_if(char::is_ascii_digit) {
                    number.push(c);
                }
                Json::Number(number.parse().expect("a number"))
            }
        }
    }

    fn get(&self, name: &str) -> &Json {
        let Json::Object(fields) = self else {
            panic!("{self:?} is no object");
        };
        let field = fields.iter().find(|(n, _)| n == name);
        &field.unwrap_or_else(|| panic!("{self:?} has no {name}")).1
    }

    fn number(&self, name: &str) -> usize {
        match self.get(name) {
            Json::Number(n) => *n,
            other => panic!("{other:?} is no number"),
        }
    }

    fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Json::Text(text) => text,
            other => panic!("{other:?} is no text"),
        }
    }

    fn list(&self, name: &str) -> &[Json] {
        match self.get(name) {
            Json::List(list) => list,
            other => panic!("{other:?} is no list"),
        }
    }
}

/// How many sentences, tokens and segments the records hold; every span must slice `source` to its text.
fn checked(records: &str, source: &str) -> [usize; 3] {
    let mut counts = [0; 3];
    for line in records.lines() {
        let record = Json::parse(line);
        let slice = |r: &Json| {
            source
                .get(r.number("start")..r.number("end"))
                .map(str::to_owned)
        };
        assert_eq!(
            slice(&record).as_deref(),
            Some(record.text("text")),
            "{line}"
        );
        match record.text("record") {
            "sentence" => {
                counts[0] += 1;
                assert_eq!(record.number("sentence"), counts[0]);
            }
            "token" => {
                counts[1] += 1;
                assert_eq!(record.number("sentence"), counts[0]);
                let segments = record.list("segments");
                assert_eq!(segments.is_empty(), record.text("kind") != "word");
                let joined: String = segments.iter().map(|s| s.text("text")).collect();
                assert!(
                    segments.is_empty() || joined == record.text("text"),
                    "{line}"
                );
                for segment in segments {
                    counts[2] += 1;
                    assert_eq!(
                        slice(segment).as_deref(),
                        Some(segment.text("text")),
                        "{line}"
                    );
                    assert!(segment.text("kind").chars().all(|c| c.is_ascii_lowercase()));
                }
            }
            other => panic!("{other} is no record"),
        }
    }
    counts
}

fn expected(text: &str) -> [usize; 3] {
    let splitter = imla::CliticSplitter::new();
    let words = imla::tokens(text).filter(|t| t.kind() == imla::TokenKind::Word);
    [
        imla::sentences(text).count(),
        imla::sentences(text).map(|s| s.tokens().count()).sum(),
        words.map(|t| splitter.split_token(t).len()).sum(),
    ]
}

#[test]
fn jsonl_spans_slice_the_file_to_the_texts() {
    let records = good(&["--format", "jsonl", &article()], b"");
    let counts = checked(&records, ARTICLE);
    assert_eq!(counts, expected(ARTICLE));
    assert_eq!(counts[0], 19);
    let name = records
        .lines()
        .find(|l| l.contains("\"text\":\"ولافروف\""))
        .expect("the name");
    let kinds: Vec<String> = Json::parse(name)
        .list("segments")
        .iter()
        .map(|s| s.text("kind").into())
        .collect();
    assert_eq!(kinds, ["conjunction", "stem"]);
}

#[test]
fn tsv_spans_slice_the_file_to_the_texts() {
    let table = good(&["--format=tsv", &article()], b"");
    let mut lines = table.lines();
    assert_eq!(
        lines.next(),
        Some("record\tsentence\tstart\tend\tkind\ttext\tform")
    );
    let mut counts = [0; 3];
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [record, _, start, end, _, text, form] = cells[..] else {
            panic!("{line}");
        };
        let span = start.parse().expect("a byte")..end.parse().expect("a byte");
        assert_eq!(&ARTICLE[span], text);
        assert_eq!(imla::Normalizer::search().normalize(text), form);
        counts[["sentence", "token", "segment"]
            .iter()
            .position(|r| *r == record)
            .expect("a record")] += 1;
    }
    assert_eq!(counts, expected(ARTICLE));
}

#[test]
fn text_is_isolated_and_plain_when_piped() {
    let text = good(&[&article()], b"");
    assert!(!text.contains('\u{1b}'));
    assert_eq!(text, good(&["--format", "text", &article()], b""));
    for line in text.lines() {
        let opened = line.matches('\u{2067}').count();
        assert_eq!(opened, line.matches('\u{2069}').count());
        // Outside the isolates there is nothing that could turn the line around.
        let mut depth = 0;
        for c in line.chars() {
            depth += i32::from(c == '\u{2067}') - i32::from(c == '\u{2069}');
            assert!(depth > 0 || c.is_ascii() || c == '\u{2069}', "{line}");
        }
    }
    assert!(text.contains("58..60              conjunction  \u{2067}و\u{2069}"));
    assert!(text.contains("\u{2067}أكثر\u{2069}              \u{2067}اكثر\u{2069}"));
}

#[test]
fn text_cannot_break_out_of_its_line() {
    let text = good(&[], "نص \u{1b}[31m\u{2069}\u{202E}نص\u{0}".as_bytes());
    assert!(!text.contains(['\u{1b}', '\u{202E}', '\0']), "{text}");
    let table = good(&["--format", "tsv"], "قال\tنعم\r\nثم\\ذهب".as_bytes());
    assert!(table.lines().all(|l| l.split('\t').count() == 7), "{table}");
    let records = good(&["--format", "jsonl"], "قال\t\"نعم\"\\\u{1} ".as_bytes());
    assert_eq!(checked(&records, "قال\t\"نعم\"\\\u{1} ")[0], 1);
}

#[test]
fn standard_input_is_read_like_a_file() {
    for format in ["text", "tsv", "jsonl"] {
        let file = good(&["--format", format, &article()], b"");
        assert_eq!(good(&["--format", format], ARTICLE.as_bytes()), file);
        assert_eq!(good(&["-", "--format", format], ARTICLE.as_bytes()), file);
    }
    assert_eq!(good(&["--format", "jsonl"], b""), "");
    assert_eq!(good(&["--format", "jsonl"], b" \n\n "), "");
}

/// Every line cut to a width in code points, words kept whole.
fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        for word in line.split(' ') {
            let size = word.chars().count();
            let fits = width > 0 && width + 1 + size <= columns;
            width = if fits { width + 1 + size } else { size };
            if !out.is_empty() {
                out.push(if fits { ' ' } else { '\n' });
            }
            out.push_str(word);
        }
    }
    out
}

#[test]
fn a_piece_at_a_time_gives_what_the_whole_gives() {
    // Blank lines, single lines, and wrapped lines, whose meaning only the head of the text tells.
    let wrapped = wrapped(ARTICLE, 60);
    for (name, text) in [
        ("blank", format!("{ARTICLE}\n\n").repeat(60)),
        (
            "carriage",
            format!("{ARTICLE}\n\n").repeat(40).replace('\n', "\r\n"),
        ),
        ("lines", ARTICLE.replace("\n\n", "\n").repeat(60)),
        ("wrapped", format!("{wrapped}\n").repeat(60)),
        (
            "wrapped first",
            format!("{wrapped}\n").repeat(20) + &format!("{ARTICLE}\n\n").repeat(30),
        ),
    ] {
        assert!(text.len() > 5 * 64 * 1024 / 2, "{name} is one piece");
        let whole = good(&["--format", "jsonl"], text.as_bytes());
        let pieces = good(&["--format", "jsonl", "--buffer", "64"], text.as_bytes());
        assert_eq!(checked(&whole, &text), expected(&text), "{name}");
        let differs = whole.lines().zip(pieces.lines()).find(|(a, b)| a != b);
        assert_eq!(differs, None, "{name}");
        assert_eq!(whole.len(), pieces.len(), "{name}");
    }
}

#[test]
fn a_sentence_longer_than_the_buffer_is_cut_and_says_so() {
    let text = "كلمة ".repeat(40_000);
    let records = good(&["--format", "jsonl", "--buffer", "64"], text.as_bytes());
    let [sentences, tokens, _] = checked(&records, &text);
    assert!((3..=6).contains(&sentences), "{sentences}");
    assert_eq!(tokens, 40_000);
    let cut = records
        .lines()
        .filter(|l| l.contains("\"kind\":\"cut\""))
        .count();
    assert_eq!(cut, sentences - 1);
    // And where there is no white space either, between characters.
    let text = "ك".repeat(100_000);
    assert!(
        checked(
            &good(&["--format", "jsonl", "--buffer=64"], text.as_bytes()),
            &text
        )[0] > 2
    );
}

#[test]
fn help_says_what_the_columns_are() {
    let help = good(&["--help"], b"");
    assert_eq!(help, good(&["-h"], b""));
    for word in [
        "--format",
        "--lossy",
        "--buffer",
        "--lines",
        "sentence",
        "start",
        "end",
        "kind",
        "form",
        "Exit status",
    ] {
        assert!(help.contains(word), "{word}");
    }
    assert!(help.lines().all(|l| l.chars().count() <= 120));
}

#[test]
fn a_wrong_command_line_is_status_2() {
    assert!(bad(&["--nonsense"], b"", 2).contains("unknown option --nonsense"));
    assert!(bad(&["-x"], b"", 2).contains("unknown option -x"));
    assert!(bad(&["--lossy=no"], b"", 2).contains("unknown option --lossy=no"));
    assert!(
        bad(&["--format", "xml"], b"", 2)
            .contains("--format takes text, tsv or jsonl, not \"xml\"")
    );
    assert!(bad(&["--format"], b"", 2).contains("--format needs a value"));
    assert!(bad(&["--lines", "none"], b"", 2).contains("\"none\""));
    assert!(bad(&["--buffer", "63"], b"", 2).contains("\"63\""));
    assert!(bad(&["--buffer", "99999999999999999999"], b"", 2).contains("KiB"));
    assert!(bad(&["a", "b"], b"", 2).contains("one file at a time"));
    assert!(bad(&["-", "-"], b"", 2).contains("one file at a time"));
}

#[test]
fn what_cannot_be_read_is_status_1() {
    assert!(bad(&["/no/such/file"], b"", 1).contains("/no/such/file: "));
    assert!(bad(&["--", "--no-such-file"], b"", 1).contains("--no-such-file: "));
    assert!(bad(&[env!("CARGO_TARGET_TMPDIR")], b"", 1).contains(env!("CARGO_TARGET_TMPDIR")));
}

#[test]
fn bad_utf8_is_named_with_its_place() {
    let at = |place: usize| format!("invalid UTF-8 at byte {place};");
    assert!(bad(&[], b"\xFF", 1).contains(&at(0)));
    // The beginning of a character at the end of the input.
    let message = bad(
        &[],
        "نص\u{635}".as_bytes().split_last().expect("bytes").1,
        1,
    );
    assert!(
        message.starts_with("segment: standard input: ") && message.contains(&at(4)),
        "{message}"
    );
    // Behind many buffers, and across the edge of what is read at a time.
    for place in [64 * 1024 - 1, 64 * 1024, 300_001] {
        let mut bytes = format!("{ARTICLE}\n\n").repeat(80).into_bytes();
        let mut start = place;
        while bytes[start] & 0xC0 == 0x80 {
            start += 1;
        }
        bytes.insert(start, 0xD9);
        let file = File::new(&format!("bad-{place}.txt"), &bytes);
        let message = bad(&["--buffer", "64", file.path()], b"", 1);
        assert!(
            message.contains(file.path()) && message.contains(&at(start)),
            "{message}"
        );
        // What came out before is whole.
        let output = run(&["--buffer", "64", "--format", "jsonl", file.path()], b"");
        let records = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(records.is_empty() || records.ends_with('\n'));
        let before = core::str::from_utf8(&bytes[..start]).expect("UTF-8");
        assert_eq!(checked(&records, before)[0] > 0, place > 200_000);
    }
}

#[test]
fn lossy_replaces_and_says_how_often() {
    let output = run(
        &["--lossy", "--format", "jsonl"],
        b"\xD9\x86\xFF\xD8\xB5 \xE2\x82 x\xD9",
    );
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(said.lines().count(), 1);
    assert!(
        said.contains("standard input: 3 invalid UTF-8 sequences replaced by U+FFFD"),
        "{said}"
    );
    let records = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(checked(&records, "ن\u{FFFD}ص \u{FFFD} x\u{FFFD}")[0], 1);
    assert_eq!(
        good(&["--lossy"], ARTICLE.as_bytes()),
        good(&[], ARTICLE.as_bytes())
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let file = File::new("pipe.txt", format!("{ARTICLE}\n\n").repeat(100).as_bytes());
    for format in ["text", "tsv", "jsonl"] {
        let mut child = segment()
            .args(["--format", format, file.path()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the example starts");
        let mut first = [0; 10];
        let mut stdout = child.stdout.take().expect("a pipe");
        stdout.read_exact(&mut first).expect("ten bytes");
        drop(stdout);
        let output = child.wait_with_output().expect("the example ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0));
    }
}

/// A full device is an error that the exit status tells.
#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_status_1() {
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else {
        return;
    };
    let output = segment()
        .arg(article())
        .stdout(full)
        .output()
        .expect("the example runs");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.starts_with("segment: standard output: "), "{said}");
    assert_eq!(said.lines().count(), 1);
}

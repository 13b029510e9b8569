//! Scores the crate on a table of cases, yours or ours.
//!
//! `cargo run --release --example evaluate -- KIND FILE [--failures] [--convention ud|farasa] [--bare-hamza]` with KIND one
//! of `clitics`, `sentences`, `tokens`, `normalization`; FILE `-` is standard input. Tables are UTF-8, tab-separated, as in `tests/cases`; a clitic table is a word and its segments
//! joined by `+`, or a treebank table of surface, segments, sentence, note and segments with the article split off.

use std::collections::BTreeMap;
use std::io::Read;
use std::process::ExitCode;

use imla::{
    Colons, Convention, Ellipses, LineBreaks, Quotes, Semicolons, SentenceSplitter, Verses, tokens,
};

mod clitics;
mod operations;

#[derive(Default)]
struct Score {
    cases: usize,
    right: usize,
    both: usize,
    found: usize,
    wanted: usize,
    failures: Vec<String>,
}

impl Score {
    /// Counts one case by the pieces found and wanted.
    fn add<T: PartialEq>(
        &mut self,
        found: &[T],
        wanted: &[T],
        right: bool,
        failure: impl FnOnce() -> String,
    ) {
        self.cases += 1;
        self.found += found.len();
        self.wanted += wanted.len();
        self.both += found.iter().filter(|f| wanted.contains(f)).count();
        if right {
            self.right += 1;
        } else {
            self.failures.push(failure());
        }
    }

    fn print(&self, name: &str, failures: bool) {
        let share = |a: usize, b: usize| {
            if b == 0 {
                100.0
            } else {
                100.0 * a as f64 / b as f64
            }
        };
        let (p, r) = (share(self.both, self.found), share(self.both, self.wanted));
        let f = if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        };
        println!(
            "{name}: {} of {} right, accuracy {:.2} %, precision {p:.2} %, recall {r:.2} %, F1 {f:.2} %",
            self.right,
            self.cases,
            share(self.right, self.cases)
        );
        if failures {
            self.failures.iter().for_each(|line| println!("  {line}"));
        }
    }
}

const USAGE: &str = "usage: evaluate clitics|sentences|tokens|normalization FILE [--failures] \
    [--convention ud|farasa] [--bare-hamza]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("evaluate: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut rules = clitics::Rules {
        failures: false,
        convention: Convention::Ud,
        bare: false,
    };
    let mut words = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--failures" => rules.failures = true,
            "--bare-hamza" => rules.bare = true,
            "--convention" => {
                rules.convention = match args.next().as_deref() {
                    Some("ud") => Convention::Ud,
                    Some("farasa") => Convention::Farasa,
                    other => {
                        return Err(format!(
                            "--convention takes ud or farasa, not {:?}",
                            other.unwrap_or("")
                        ));
                    }
                };
            }
            _ if arg.starts_with("--") => return Err(format!("unknown option {arg}; {USAGE}")),
            _ => words.push(arg),
        }
    }
    let [kind, path] = words.as_slice() else {
        return Err(USAGE.into());
    };
    let table = read(path).map_err(|e| format!("{path}: {e}"))?;
    match kind.as_str() {
        "clitics" => clitics::evaluate(&table, rules),
        "sentences" => sentences(&table).print("sentences", rules.failures),
        "tokens" => token_cases(&table).print("tokens", rules.failures),
        "normalization" => normalization(&table, rules.failures),
        other => {
            return Err(format!(
                "no kind {other}: clitics, sentences, tokens or normalization"
            ));
        }
    }
    Ok(())
}

/// A file, or standard input for `-`.
fn read(path: &str) -> std::io::Result<String> {
    if path != "-" {
        return std::fs::read_to_string(path);
    }
    let mut table = String::new();
    std::io::stdin().read_to_string(&mut table)?;
    Ok(table)
}

fn rows(table: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    let lines = table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#') && !l.starts_with("id\t"));
    lines.map(|line| line.split('\t').map(unescape).collect())
}

fn unescape(cell: &str) -> String {
    let mut out = String::new();
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('r')) => out.push('\r'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some('u')) => {
                let code: String = chars.by_ref().take(4).collect();
                out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            ('\\', Some(other)) => out.push(other),
            _ => out.push(c),
        }
    }
    out
}

fn spans(cell: &str) -> Vec<(usize, usize)> {
    let pair = |s: &str| {
        s.split_once('-')
            .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))
    };
    cell.split_whitespace().filter_map(pair).collect()
}

fn sentences(table: &str) -> Score {
    let mut score = Score::default();
    for row in rows(table).filter(|r| r.len() > 5) {
        let rules = row[2]
            .split_whitespace()
            .fold(SentenceSplitter::new(), |rules, option| match option {
                "newline=line" => rules.line_breaks(LineBreaks::Line),
                "newline=paragraph" => rules.line_breaks(LineBreaks::Paragraph),
                "quotes=keep" => rules.quotes(Quotes::Keep),
                "semicolon=on" => rules.semicolons(Semicolons::End),
                "colon=on" => rules.colons(Colons::End),
                "ellipsis=on" => rules.ellipses(Ellipses::End),
                "verse=off" => rules.verses(Verses::Keep),
                _ => rules,
            });
        let found: Vec<(usize, usize)> = rules
            .split(&row[3])
            .map(|s| (s.span().start, s.span().end))
            .collect();
        let wanted = spans(&row[5]);
        score.add(&found, &wanted, found == wanted, || {
            format!(
                "{} {}: {found:?}, wanted {wanted:?}: {}",
                row[0], row[1], row[4]
            )
        });
    }
    score
}

fn token_cases(table: &str) -> Score {
    let mut score = Score::default();
    for row in rows(table).filter(|r| r.len() > 5) {
        let found: Vec<(usize, usize)> = tokens(&row[2])
            .map(|t| (t.span().start, t.span().end))
            .collect();
        let kinds: Vec<&str> = tokens(&row[2]).map(|t| t.kind().name()).collect();
        let wanted = spans(&row[5]);
        let named: Vec<&str> = row[4].split('|').filter(|k| !k.is_empty()).collect();
        score.add(&found, &wanted, found == wanted && kinds == named, || {
            format!(
                "{} {}: {found:?} {kinds:?}, wanted {wanted:?} {named:?}",
                row[0], row[2]
            )
        });
    }
    score
}

fn normalization(table: &str, failures: bool) {
    let (mut all, mut kinds, mut other) = (Score::default(), BTreeMap::new(), BTreeMap::new());
    for row in rows(table).filter(|r| r.len() > 3) {
        let Some(check) = operations::check(&row[1]) else {
            *other.entry(row[1].clone()).or_insert(0) += 1;
            continue;
        };
        let (found, wanted, right) = operations::run(&check, &row[2], &row[3]);
        let score: &mut Score = kinds.entry(row[1].clone()).or_default();
        for score in [score, &mut all] {
            score.add(&[right], &[true], right, || {
                format!("{} {} {}: {found}, wanted {wanted}", row[0], row[1], row[2])
            });
        }
    }
    for (kind, score) in &kinds {
        println!("{:4} of {:4} {kind}", score.right, score.cases);
    }
    for (kind, count) in other {
        println!("   - of {count:4} {kind}: not an operation of this crate");
    }
    all.print("normalization", failures);
}

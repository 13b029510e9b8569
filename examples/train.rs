//! Builds `data/clitics.bin` from running text, open lexica, a treebank and the words read by hand.
//!
//! `cargo run --release --features train --example train -- DIR [--out FILE] [--doubts FILE [--among FILE]] [--folds N]`
//!
//! DIR holds `corpora/` and `gold/` as `data/MODEL.md` names them. `--out` writes the model; `--doubts` writes the words to
//! read next, from those counted or from a list of words and counts of your own; `--folds` prints the accuracy on the treebank when every part of it is cut by a model that did not see it.
//! Needs the programs `xz` and `gzip`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use imla::train::{Trainer, WordClass};
use imla::{CliticSplitter, Convention, Scheme};

/// Words and names read by hand: a word, its cut, and notes.
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/words.tsv");
const NAMES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/names.tsv");

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let (mut dir, mut out, mut doubts, mut among, mut folds) = (None, None, None, None, None);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} takes a value"));
        match arg.as_str() {
            "--out" => out = Some(value()?),
            "--doubts" => doubts = Some(value()?),
            "--among" => among = Some(value()?),
            "--folds" => {
                folds = Some(
                    value()?
                        .parse::<usize>()
                        .map_err(|e| format!("--folds: {e}"))?,
                )
            }
            _ if arg.starts_with("--") => return Err(format!("unknown option {arg}")),
            _ => dir = Some(PathBuf::from(arg)),
        }
    }
    let dir = dir.ok_or("name the directory that holds corpora/ and gold/")?;
    let mut trainer = Trainer::new();
    read_words(&mut trainer)?;
    count(&mut trainer, &dir)?;
    let (forms, words) = trainer
        .counted()
        .fold((0, 0), |(n, sum), (_, c)| (n + 1, sum + c));
    println!("{words} words counted, {forms} forms");
    lexica(&mut trainer, &dir)?;
    let gold = treebank(&dir)?;
    if let Some(n) = folds {
        cross_validate(&trainer, &gold, n);
    }
    for token in &gold {
        token.teach(&mut trainer);
    }
    if let Some(path) = doubts {
        let words: Vec<(String, u64)> = match among {
            None => trainer.counted().collect(),
            Some(list) => {
                let table = std::fs::read_to_string(&list).map_err(|e| format!("{list}: {e}"))?;
                let row = |l: &str| {
                    Some((
                        l.split('\t').next()?.to_owned(),
                        l.split('\t').nth(1)?.parse().ok()?,
                    ))
                };
                table.lines().filter_map(row).collect()
            }
        };
        let rows: String = trainer
            .doubts(words)
            .iter()
            .map(|d| {
                format!(
                    "{}\t{}\t{:.4}\t{}\n",
                    d.word, d.best, d.probability, d.count
                )
            })
            .collect();
        std::fs::write(&path, rows).map_err(|e| format!("{path}: {e}"))?;
    }
    if let Some(path) = out {
        let bytes = trainer.build();
        std::fs::write(&path, &bytes).map_err(|e| format!("{path}: {e}"))?;
        println!("{path}: {} bytes", bytes.len());
    }
    Ok(())
}

/// The running texts that are counted. Machine translation is left out.
const TEXTS: [&str; 6] = [
    "aquifer",
    "arwiki_2017",
    "openarabicpe",
    "small",
    "tech",
    "",
];

fn count(trainer: &mut Trainer, dir: &Path) -> Result<(), String> {
    for group in TEXTS {
        let folder = dir.join("corpora").join(group);
        let listing =
            std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let mut files: Vec<PathBuf> = listing.filter_map(|f| f.ok().map(|f| f.path())).collect();
        files.sort();
        for file in files
            .iter()
            .filter(|f| f.extension().is_some_and(|e| e == "xz"))
        {
            trainer.count(&unpack("xz", file)?);
        }
    }
    Ok(())
}

fn unpack(program: &str, file: &Path) -> Result<String, String> {
    let output = Command::new(program)
        .arg("-dc")
        .arg(file)
        .output()
        .map_err(|e| format!("{program}: {e}"))?;
    if !output.status.success() {
        return Err(format!("{program} could not read {}", file.display()));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("{}: {e}", file.display()))
}

/// Word classes, from the lexica whose licence lets their derivatives be used freely.
fn lexica(trainer: &mut Trainer, dir: &Path) -> Result<(), String> {
    let read = |name: &str| unpack("gzip", &dir.join("corpora/lexicon").join(name));
    for row in read("camelmorph_msa_stems.tsv.gz")?.lines() {
        let mut cells = row.split('\t');
        let (Some(kind), Some(stem)) = (cells.next(), cells.next()) else {
            continue;
        };
        let class = match kind {
            k if k.starts_with("Verb") && k.contains("PV") => WordClass::Perfect,
            k if k.starts_with("Verb") && k.contains("IV") => WordClass::Imperfect,
            k if k.contains("Prop") => WordClass::Name,
            k if k.starts_with("Adj") => WordClass::Adjective,
            _ => continue,
        };
        trainer.lexicon(stem, class);
    }
    for row in read("chainbank_lemmas.tsv.gz")?.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        let class = match cells.get(2) {
            Some(&"NOUN") => WordClass::Noun,
            Some(&"ADJ") => WordClass::Adjective,
            Some(&"VERB") => WordClass::Perfect,
            _ => continue,
        };
        trainer.lexicon(cells[0].split('-').next().unwrap_or_default(), class);
    }
    for row in read("camelmorph_egy_msa_cognates.tsv.gz")?.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        let class = match cells.get(2) {
            Some(pos) if pos.starts_with("noun_prop") => WordClass::Name,
            Some(pos) if pos.starts_with("noun") => WordClass::Noun,
            Some(pos) if pos.starts_with("adj") => WordClass::Adjective,
            _ => continue,
        };
        trainer.lexicon(cells[0], class);
    }
    Ok(())
}

/// The rows of a table of words: the word, its cut, and the rarer reading if a note names one.
fn decided(table: &str) -> impl Iterator<Item = (&str, &str, Option<&str>)> {
    let rows = table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty());
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (word, cut) = (cells.next()?, cells.next()?);
        let rarer = cells.next().and_then(|n| n.strip_prefix("alt="));
        Some((word, cut, rarer.and_then(|n| n.split(';').next())))
    })
}

fn read_words(trainer: &mut Trainer) -> Result<(), String> {
    let table = |path: &str| std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"));
    let (names, words) = (table(NAMES)?, table(WORDS)?);
    let names = decided(&names).map(|(name, cut, _)| trainer.name(name, cut));
    let mut faults: Vec<String> = names
        .filter_map(|r| r.err())
        .map(|e| e.to_string())
        .collect();
    // What was read with its uses at hand wins over a list of names.
    let words = decided(&words).map(|(word, cut, rarer)| trainer.decide(word, cut, rarer));
    faults.extend(words.filter_map(|r| r.err()).map(|e| e.to_string()));
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\ntrain: "))
    }
}

struct Gold {
    word: String,
    atb: String,
    d3: String,
    sentence: usize,
}

impl Gold {
    fn teach(&self, trainer: &mut Trainer) {
        // The few odd groups of the treebank that the grammar does not have teach nothing.
        let _ = trainer.example(&self.word, &self.d3, 1.0);
    }
}

fn treebank(dir: &Path) -> Result<Vec<Gold>, String> {
    let table = unpack("gzip", &dir.join("gold/pud.tsv.gz"))?;
    let mut sentences: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for row in table.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        if cells.len() < 5 || cells[3].contains(['P', 'U', 'F', 'X']) {
            continue;
        }
        let next = sentences.len();
        let sentence = *sentences.entry(cells[2].to_owned()).or_insert(next);
        found.push(Gold {
            word: cells[0].to_owned(),
            atb: cells[1].to_owned(),
            d3: cells[4].to_owned(),
            sentence,
        });
    }
    Ok(found)
}

fn cross_validate(trainer: &Trainer, gold: &[Gold], folds: usize) {
    let conventions = [Convention::Ud, Convention::Farasa];
    let mut right = [[0; 2]; 2];
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    for fold in 0..folds {
        let mut part = trainer.clone();
        for token in gold.iter().filter(|g| g.sentence % folds != fold) {
            token.teach(&mut part);
        }
        let bytes = part.build();
        let Ok(splitter) = CliticSplitter::from_bytes(&bytes) else {
            return;
        };
        for token in gold.iter().filter(|g| g.sentence % folds == fold) {
            for (convention, right) in conventions.into_iter().zip(&mut right) {
                let splitter = splitter.convention(convention);
                let cut = |scheme| {
                    let segments = splitter.scheme(scheme).split(&token.word);
                    let pieces: Vec<&str> = segments.iter().map(|s| s.as_str()).collect();
                    pieces.join("+")
                };
                let atb = cut(Scheme::Atb);
                right[0] += usize::from(atb == token.atb);
                right[1] += usize::from(cut(Scheme::D3) == token.d3);
                if atb != token.atb {
                    let line = format!("{convention:?} {atb}, wanted {}", token.atb);
                    *wrong.entry(line).or_default() += 1;
                }
            }
        }
    }
    let share = |n: usize| 100.0 * n as f64 / gold.len() as f64;
    println!("{folds} folds, {} words", gold.len());
    for (convention, [atb, d3]) in conventions.into_iter().zip(right) {
        println!(
            "{convention:?}: ATB {:.2} %, D3 {:.2} %",
            share(atb),
            share(d3)
        );
    }
    for (line, n) in &wrong {
        println!("  {n} {line}");
    }
}

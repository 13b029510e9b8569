//! Clitic tables: word accuracy with its interval, cuts, and accuracy by the letters that decide.

use std::collections::BTreeMap;

use imla::{CliticSplitter, Convention, Scheme};

/// How a clitic table is read.
#[derive(Clone, Copy)]
pub struct Rules {
    pub failures: bool,
    pub convention: Convention,
    /// Score the words as those write them who drop the hamza of alef.
    pub bare: bool,
}

struct Token {
    word: String,
    wanted: String,
    sentence: usize,
}

pub fn evaluate(table: &str, rules: Rules) {
    for (name, column, scheme) in [("ATB", 1, Scheme::Atb), ("D3", 4, Scheme::D3)] {
        let found = read(table, column, rules.bare);
        if !found.is_empty() {
            report(
                name,
                &found,
                CliticSplitter::new()
                    .scheme(scheme)
                    .convention(rules.convention),
                rules,
            );
        }
    }
}

/// A table of two columns is a word and its D3 cuts; a treebank's has the ATB cuts second and the D3 cuts fifth.
fn read(table: &str, column: usize, bare: bool) -> Vec<Token> {
    let mut sentences: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for row in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let cells: Vec<&str> = row.split('\t').collect();
        let skipped = cells
            .get(3)
            .is_some_and(|note| note.contains(['P', 'U', 'F', 'X']));
        let wanted = match cells.len() {
            2 | 3 if column == 4 => cells.get(1),
            0..=4 => None,
            _ => cells.get(column),
        };
        let Some(wanted) = wanted.filter(|w| !skipped && **w != "_" && !w.starts_with('?')) else {
            continue;
        };
        let spelt = |text: &str| {
            if bare {
                text.replace(['أ', 'إ', 'آ'], "ا")
            } else {
                text.to_owned()
            }
        };
        let next = sentences.len();
        let sentence = match cells.get(2).filter(|_| cells.len() > 4) {
            Some(name) => *sentences.entry(name).or_insert(next),
            None => found.len(),
        };
        found.push(Token {
            word: spelt(cells[0]),
            wanted: spelt(wanted),
            sentence,
        });
    }
    found
}

fn ends(pieces: &str) -> Vec<usize> {
    let mut at = 0;
    let mut ends: Vec<usize> = pieces
        .split('+')
        .map(|piece| {
            at += piece.len();
            at
        })
        .collect();
    ends.pop();
    ends
}

fn report(name: &str, tokens: &[Token], splitter: CliticSplitter, rules: Rules) {
    let mut sentences: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    let mut letters: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut wrong: BTreeMap<String, u32> = BTreeMap::new();
    let (mut both, mut made, mut wanted, mut listed) = (0, 0, 0, [(0u32, 0u32); 2]);
    for token in tokens {
        let cut: Vec<&str> = splitter
            .split(&token.word)
            .iter()
            .map(|s| s.as_str())
            .collect();
        let cut = cut.join("+");
        let right = u32::from(cut == token.wanted);
        let (a, b) = (ends(&cut), ends(&token.wanted));
        both += a.iter().filter(|e| b.contains(e)).count();
        (made, wanted) = (made + a.len(), wanted + b.len());
        let mut add = |key: String| {
            let cell = letters.entry(key).or_default();
            *cell = (cell.0 + 1, cell.1 + right);
        };
        if let Some(first) = token.word.chars().next().filter(|c| "وفبلكسأ".contains(*c)) {
            add(format!("initial {first}"));
        }
        if let Some(last) = token
            .word
            .chars()
            .next_back()
            .filter(|c| "هاكيمن".contains(*c))
        {
            add(format!("final {last}"));
        }
        let known = &mut listed[usize::from(splitter.lists(&token.word))];
        *known = (known.0 + 1, known.1 + right);
        let sum = sentences.entry(token.sentence).or_default();
        *sum = (sum.0 + 1, sum.1 + right);
        if right == 0 {
            *wrong
                .entry(format!("{cut}, wanted {}", token.wanted))
                .or_default() += 1;
        }
    }
    let words = tokens.len() as u32;
    let right: u32 = sentences.values().map(|s| s.1).sum();
    let (low, high) = interval(&sentences.values().copied().collect::<Vec<_>>());
    let share = |a: usize, b: usize| {
        if b == 0 {
            100.0
        } else {
            100.0 * a as f64 / b as f64
        }
    };
    let (p, r) = (share(both, made), share(both, wanted));
    println!(
        "clitics {name}: {right} of {words} words right, accuracy {:.2} % [{low:.2} {high:.2}], cuts: precision {p:.2} %, \
         recall {r:.2} %, F1 {:.2} %",
        percent((words, right)),
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        },
    );
    println!(
        "  words in the list: {:.2} % of {}; words in no list: {:.2} % of {}",
        percent(listed[1]),
        listed[1].0,
        percent(listed[0]),
        listed[0].0
    );
    let cells: Vec<String> = letters
        .iter()
        .map(|(k, v)| format!("{k} {:.2} %", percent(*v)))
        .collect();
    println!("  {}", cells.join(", "));
    if rules.failures {
        let mut rows: Vec<(&String, &u32)> = wrong.iter().collect();
        rows.sort_by_key(|(line, n)| (core::cmp::Reverse(**n), *line));
        rows.iter().for_each(|(line, n)| println!("  {n} {line}"));
    }
}

fn percent((all, right): (u32, u32)) -> f64 {
    if all == 0 {
        100.0
    } else {
        100.0 * f64::from(right) / f64::from(all)
    }
}

/// The 95 % interval of the accuracy, by a bootstrap over sentences of 1,000 rounds with a fixed seed.
fn interval(sentences: &[(u32, u32)]) -> (f64, f64) {
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut rounds: Vec<f64> = (0..1000)
        .map(|_| {
            let mut sum = (0, 0);
            for _ in 0..sentences.len() {
                let (all, right) = sentences[(random() % sentences.len() as u64) as usize];
                sum = (sum.0 + all, sum.1 + right);
            }
            percent(sum)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    (rounds[25], rounds[974])
}

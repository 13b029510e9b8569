//! Normalization cases: the rows of `cases/normalization.tsv` for the own presets.

mod support;

use imla::{Normalizer, Span};

fn text(cell: &str) -> String {
    cell.split_whitespace()
        .map(|c| {
            u32::from_str_radix(c, 16)
                .ok()
                .and_then(char::from_u32)
                .expect("a code point")
        })
        .collect()
}

#[test]
fn the_presets_give_every_case() {
    let mut wrong = Vec::new();
    let (mut rows, mut right) = (0, 0);
    for line in include_str!("cases/normalization.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let preset = match cells[1] {
            "preset.search" => Normalizer::search(),
            "preset.embedding" => Normalizer::embedding(),
            "preset.canonical" => Normalizer::canonical(),
            other => panic!("no preset {other}"),
        };
        rows += 1;
        let found = preset.normalize(&text(cells[2])).into_owned();
        if found == text(cells[3]) {
            right += 1;
        } else {
            let hex = |s: &str| {
                s.chars()
                    .map(|c| format!("{:04X}", c as u32))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            wrong.push(format!(
                "{} {} {}: {}, wanted {}",
                cells[0],
                cells[1],
                cells[2],
                hex(&found),
                cells[3]
            ));
        }
    }
    assert!(rows > 500);
    assert!(wrong.is_empty(), "{right} of {rows}\n{}", wrong.join("\n"));
}

#[test]
fn spans_lead_back_to_whole_letters() {
    let found = Normalizer::search().normalize_aligned("مُحَمَّدٌ");
    assert_eq!(found.source_span(Span::new(0, 8)), Span::new(0, 18));
    assert_eq!(
        found.alignment().to_target(Span::new(0, 18)),
        Span::new(0, 8)
    );
    let found = Normalizer::search().normalize_aligned("ﻻ شيء");
    assert_eq!(found.as_str(), "لا شيء");
    assert_eq!(found.source_span(Span::new(0, 2)), Span::new(0, 3));
    assert_eq!(found.source_span(Span::new(5, 11)), Span::new(4, 10));
}

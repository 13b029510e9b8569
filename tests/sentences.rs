//! Sentence cases: every row of `cases/sentences.tsv`, and the sample article in two layouts.

mod support;

use imla::{
    Colons, Ellipses, LineBreaks, Quotes, Semicolons, Sentence, SentenceSplitter, Verses, sentences,
};

fn rules(options: &str) -> SentenceSplitter<'static> {
    options
        .split_whitespace()
        .fold(SentenceSplitter::new(), |rules, option| match option {
            "newline=line" => rules.line_breaks(LineBreaks::Line),
            "newline=paragraph" => rules.line_breaks(LineBreaks::Paragraph),
            "newline=auto" => rules.line_breaks(LineBreaks::Auto),
            "quotes=keep" => rules.quotes(Quotes::Keep),
            "semicolon=on" => rules.semicolons(Semicolons::End),
            "colon=on" => rules.colons(Colons::End),
            "ellipsis=on" => rules.ellipses(Ellipses::End),
            "verse=off" => rules.verses(Verses::Keep),
            other => panic!("no option {other}"),
        })
}

fn check(table: &str) {
    let rows = support::rows(table);
    assert!(rows.len() > 140);
    let mut wrong = Vec::new();
    for row in rows {
        let found: Vec<(usize, usize)> = rules(&row[2])
            .split(&row[3])
            .map(|s| (s.span().start, s.span().end))
            .collect();
        if found != support::spans(&row[5]) {
            let shown: Vec<&str> = found.iter().map(|&(a, b)| &row[3][a..b]).collect();
            wrong.push(format!(
                "{} {}: {shown:#?}, wanted {:?}",
                row[0], row[1], row[4]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_gives_its_spans() {
    check(include_str!("cases/sentences.tsv"));
}

#[test]
fn every_own_case_gives_its_spans() {
    check(include_str!("cases/own_sentences.tsv"));
}

#[test]
fn the_article_has_nineteen_sentences() {
    let rows = support::rows(include_str!("cases/sample_article.sentences.tsv"));
    let found: Vec<Sentence> = sentences(support::ARTICLE).collect();
    assert_eq!(found.len(), 19);
    for (sentence, row) in found.iter().zip(&rows) {
        assert_eq!(
            sentence.span().start.to_string(),
            row[1],
            "{}",
            sentence.as_str()
        );
        assert_eq!(
            sentence.span().end.to_string(),
            row[2],
            "{}",
            sentence.as_str()
        );
        assert_eq!(sentence.end().name(), row[3], "{}", sentence.as_str());
    }
}

/// Hard-wraps every line of a text at a number of code points, words kept whole.
fn wrap(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        for word in line.split(' ') {
            let len = word.chars().count();
            if width > 0 && width + 1 + len > columns {
                out.push('\n');
                width = 0;
            } else if width > 0 {
                out.push(' ');
                width += 1;
            }
            out += word;
            width += len;
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_article_keeps_its_sentences_when_wrapped() {
    let plain: Vec<String> = sentences(support::ARTICLE)
        .map(|s| s.as_str().to_string())
        .collect();
    for columns in [50, 60, 72, 80, 100] {
        let wrapped = wrap(support::ARTICLE, columns);
        let found: Vec<String> = sentences(&wrapped)
            .map(|s| s.as_str().replace('\n', " "))
            .collect();
        assert_eq!(found, plain, "at {columns} columns");
    }
}

#[test]
fn short_lines_are_lines_whatever_they_are() {
    let poem = "قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل\nفتوضح فالمقراة لم يعف رسمها\nلما نسجتها من جنوب وشمأل";
    assert_eq!(sentences(poem).count(), 4);
    let list = "- تسجيل الحضور وتوزيع البطاقات\n- كلمة الافتتاح\n- استراحة قصيرة\n- توزيع الجوائز على الفائزين";
    assert_eq!(sentences(list).count(), 4);
}

#[test]
fn own_abbreviations_are_borrowed() {
    let own = [String::from("شق")];
    let list: Vec<&str> = own.iter().map(String::as_str).collect();
    let text = "بقيت ثلاث شق. سكنية في المبنى.";
    assert_eq!(SentenceSplitter::new().split(text).count(), 2);
    assert_eq!(
        SentenceSplitter::new()
            .abbreviations(&list)
            .split(text)
            .count(),
        1
    );
}

#[test]
fn long_numbers_are_numbers() {
    for number in [
        "4294967295",
        "4294967299",
        "99999999999999999999",
        "٤٢٩٤٩٦٧٢٩٩",
    ] {
        let text = format!("بلغ العدد {number}. وانتهى: {number}.");
        assert_eq!(sentences(&text).count(), 2, "{text}");
    }
}

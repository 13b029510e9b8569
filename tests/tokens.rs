//! Token cases: every row of `cases/tokens.tsv`, one idea a row.

mod support;

use imla::{Compounds, Gaps, Script, Token, TokenKind, Tokenizer, tokens};

fn check(table: &str) {
    let mut wrong = Vec::new();
    let rows = support::rows(table);
    assert!(rows.len() > 100);
    for row in rows {
        let (text, kinds) = (&row[2], &row[4]);
        let found: Vec<Token> = tokens(text).collect();
        let spans: Vec<(usize, usize)> = found
            .iter()
            .map(|t| (t.span().start, t.span().end))
            .collect();
        let names: Vec<&str> = found.iter().map(|t| t.kind().name()).collect();
        let wanted: Vec<&str> = kinds.split('|').filter(|k| !k.is_empty()).collect();
        if spans != support::spans(&row[5]) || names != wanted {
            let shown: Vec<&str> = found.iter().map(Token::as_str).collect();
            wrong.push(format!(
                "{} {text:?}: {shown:?} {names:?}, wanted {:?} {wanted:?}",
                row[0], row[3]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_gives_its_tokens_kinds_and_spans() {
    check(include_str!("cases/tokens.tsv"));
}

#[test]
fn every_own_case_gives_its_tokens_kinds_and_spans() {
    check(include_str!("cases/own_tokens.tsv"));
}

fn texts(text: &str) -> Vec<&str> {
    tokens(text).map(|t| t.as_str()).collect()
}

#[test]
fn addresses_of_every_shape() {
    assert_eq!(
        texts("راجع www.example.com."),
        ["راجع", "www.example.com", "."]
    );
    assert_eq!(
        texts("t.me/example و x.com/a?b=1&c=2، ثم"),
        ["t.me/example", "و", "x.com/a?b=1&c=2", "،", "ثم"]
    );
    assert_eq!(texts("(https://a.b/c)"), ["(", "https://a.b/c", ")"]);
    assert_eq!(
        texts("user.name+tag@mail.example.co.uk"),
        ["user.name+tag@mail.example.co.uk"]
    );
    let kinds: Vec<TokenKind> = tokens("example.com report.pdf").map(|t| t.kind()).collect();
    assert_eq!(kinds, [TokenKind::Url, TokenKind::Latin]);
}

#[test]
fn words_keep_what_belongs_to_them() {
    assert_eq!(texts("مر\u{200F}حبا"), ["مر\u{200F}حبا"]);
    assert_eq!(texts("كلمة\u{200C} أخرى"), ["كلمة", "أخرى"]);
    assert_eq!(texts("كوفيد_19 _ س"), ["كوفيد_19", "_", "س"]);
    assert_eq!(texts("الإحصاءـ بـ 5"), ["الإحصاءـ", "بـ", "5"]);
    assert_eq!(texts("مصر ـ القاهرة"), ["مصر", "ـ", "القاهرة"]);
    assert_eq!(tokens("مصر ـ").nth(1).unwrap().kind(), TokenKind::Symbol);
}

#[test]
fn a_dotted_quad_is_a_number_and_three_fields_are_a_date() {
    let kind = |text| tokens(text).next().unwrap().kind();
    assert_eq!(kind("192.168.1.1"), TokenKind::Number);
    assert_eq!(kind("12.08.2014"), TokenKind::Date);
    assert_eq!(kind("1.250.000"), TokenKind::Number);
    assert_eq!(kind("١٢/٠٨/٢٠١٤"), TokenKind::Date);
    assert_eq!(kind("7:30"), TokenKind::Time);
    assert_eq!(
        texts("12:30:45:50"),
        ["12", ":", "30", ":", "45", ":", "50"]
    );
}

#[test]
fn options_split_what_they_name() {
    let split = |rules: Tokenizer, text: &str| rules.tokens(text).count();
    let t = Tokenizer::new();
    assert_eq!(split(t.addresses(Compounds::Split), "https://a.b"), 4);
    assert_eq!(split(t.social(Compounds::Split), "#وسم @user"), 4);
    assert_eq!(split(t.emoticons(Compounds::Split), "^_^"), 3);
    assert_eq!(split(t.abbreviations(Compounds::Split), "م.ت.ف"), 5);
    assert_eq!(split(t.gaps(Gaps::Give), " أ ب "), 5);
}

#[test]
fn scripts_are_told_apart() {
    let scripts: Vec<Script> = tokens("الـDNA текст 12").map(|t| t.script()).collect();
    assert_eq!(
        scripts,
        [Script::Arabic, Script::Latin, Script::Other, Script::Common]
    );
}

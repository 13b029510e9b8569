//! `src/letter/table.rs` is what `data/letters.txt` and the Unicode data say. `UPDATE=1` writes it anew.

use unicode_properties::{
    GeneralCategory as Gc, UnicodeEmoji, UnicodeGeneralCategory, emoji::EmojiStatus,
};

/// In the order of `letter::Class`.
const CLASSES: [&str; 38] = [
    "Other",
    "Space",
    "Newline",
    "Invisible",
    "Format",
    "Joiner",
    "Mark",
    "ArabicMark",
    "Tatweel",
    "ArabicLetter",
    "Latin",
    "Letter",
    "Ideograph",
    "AsciiDigit",
    "ArabicDigit",
    "ExtendedDigit",
    "Digit",
    "Number",
    "NumberSeparator",
    "FullStop",
    "Ellipsis",
    "Exclamation",
    "Comma",
    "Semicolon",
    "Colon",
    "QuoteOpen",
    "QuoteClose",
    "QuoteNeutral",
    "BracketOpen",
    "BracketClose",
    "Dash",
    "Punct",
    "Symbol",
    "Emoji",
    "TextEmoji",
    "EmojiModifier",
    "Flag",
    "Verse",
];
const SMALL: usize = 0x20000;
const BLOCK: usize = 64;

fn number(name: &str) -> u8 {
    CLASSES
        .iter()
        .position(|c| *c == name)
        .unwrap_or_else(|| panic!("no class {name}")) as u8
}

fn is_arabic(c: u32) -> bool {
    matches!(c, 0x600..=0x6FF | 0x750..=0x77F | 0x870..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF
        | 0x10EC0..=0x10EFF | 0x1EE00..=0x1EEFF)
}

fn is_latin(c: u32) -> bool {
    matches!(c, 0x41..=0x5A | 0x61..=0x7A | 0xAA | 0xBA | 0xC0..=0x2B8 | 0x1D00..=0x1D25 | 0x1D2C..=0x1D5C
        | 0x1D62..=0x1D65 | 0x1D6B..=0x1D77 | 0x1D79..=0x1DBE | 0x1E00..=0x1EFF | 0x2071 | 0x207F | 0x2090..=0x209C
        | 0x2C60..=0x2C7F | 0xA722..=0xA7FF | 0xAB30..=0xAB64 | 0xFB00..=0xFB06 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A
        | 0x10780..=0x107BA | 0x1DF00..=0x1DFFF)
}

/// Han, Hiragana and the South East Asian scripts that UAX #29 does not make letters of words.
fn stands_alone(c: u32) -> bool {
    matches!(c, 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1950..=0x19DF | 0x1A20..=0x1AAF
        | 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3038..=0x303B | 0x3041..=0x309F
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA9E0..=0xA9FE | 0xAA60..=0xAADF | 0xF900..=0xFAFF
        | 0x11700..=0x1174F | 0x17000..=0x18DFF | 0x1B000..=0x1B16F | 0x20000..=0x3FFFF)
}

fn by_category(c: char) -> &'static str {
    let code = c as u32;
    let emoji = c.emoji_status();
    match c.general_category() {
        Gc::Control | Gc::Format if c.is_whitespace() => "Space",
        Gc::Control | Gc::Format => "Invisible",
        Gc::LineSeparator | Gc::ParagraphSeparator => "Newline",
        Gc::SpaceSeparator => "Space",
        Gc::NonspacingMark | Gc::SpacingMark | Gc::EnclosingMark if is_arabic(code) => "ArabicMark",
        Gc::NonspacingMark | Gc::SpacingMark | Gc::EnclosingMark => "Mark",
        Gc::UppercaseLetter
        | Gc::LowercaseLetter
        | Gc::TitlecaseLetter
        | Gc::ModifierLetter
        | Gc::OtherLetter => {
            if is_arabic(code) {
                "ArabicLetter"
            } else if is_latin(code) {
                "Latin"
            } else if stands_alone(code) {
                "Ideograph"
            } else {
                "Letter"
            }
        }
        Gc::DecimalNumber => "Digit",
        Gc::LetterNumber if stands_alone(code) => "Ideograph",
        Gc::LetterNumber | Gc::OtherNumber => "Number",
        Gc::InitialPunctuation => "QuoteOpen",
        Gc::FinalPunctuation => "QuoteClose",
        Gc::OpenPunctuation => "BracketOpen",
        Gc::ClosePunctuation => "BracketClose",
        Gc::DashPunctuation => "Dash",
        Gc::ConnectorPunctuation | Gc::OtherPunctuation => "Punct",
        Gc::MathSymbol | Gc::CurrencySymbol | Gc::ModifierSymbol | Gc::OtherSymbol => {
            if (0x1F1E6..=0x1F1FF).contains(&code) {
                return "Flag";
            }
            match emoji {
                EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent => "EmojiModifier",
                EmojiStatus::EmojiPresentation | EmojiStatus::EmojiPresentationAndModifierBase => {
                    "Emoji"
                }
                EmojiStatus::EmojiOther | EmojiStatus::EmojiModifierBase => "TextEmoji",
                _ => "Symbol",
            }
        }
        _ => "Other",
    }
}

fn classes() -> Vec<u8> {
    let mut table: Vec<u8> = (0..0x110000u32)
        .map(|c| char::from_u32(c).map_or(0, |c| number(by_category(c))))
        .collect();
    for line in include_str!("../data/letters.txt")
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty())
    {
        let (range, name) = line.split_once(' ').expect("a range and a class");
        let (first, last) = range.split_once("..").unwrap_or((range, range));
        let code = |s: &str| usize::from_str_radix(s, 16).expect("a hexadecimal code point");
        table[code(first)..=code(last)].fill(number(name));
    }
    table
}

fn render(table: &[u8]) -> String {
    let mut blocks: Vec<&[u8]> = Vec::new();
    let mut index = Vec::new();
    for block in table[..SMALL].chunks(BLOCK) {
        let at = blocks.iter().position(|b| *b == block).unwrap_or_else(|| {
            blocks.push(block);
            blocks.len() - 1
        });
        index.push(u16::try_from(at).unwrap());
    }
    let mut high: Vec<(usize, usize, u8)> = Vec::new();
    for (c, &k) in table
        .iter()
        .enumerate()
        .skip(SMALL)
        .filter(|(_, k)| **k != 0)
    {
        match high.last_mut() {
            Some((_, last, class)) if *class == k && *last + 1 == c => *last = c,
            _ => high.push((c, c, k)),
        }
    }
    let list = |numbers: Vec<String>| {
        numbers
            .chunks(24)
            .map(|row| format!("    {},\n", row.join(", ")))
            .collect::<String>()
    };
    let mut out = String::from(
        "//! Generated by `UPDATE=1 cargo test --test generated` from data/letters.txt and Unicode data. Do not edit.\n\
         #![cfg_attr(rustfmt, rustfmt_skip)]\n\n\
         use super::Class;\n\n\
         /// The class of a code point.\n\
         #[inline]\n\
         pub(super) fn class(c: u32) -> Class {\n    \
             let c = c as usize;\n    \
             if c < SMALL {\n        \
                 let block = INDEX.get(c / 64).copied().unwrap_or(0) as usize;\n        \
                 return BLOCKS.get(block * 64 + c % 64).copied().unwrap_or(Class::Other);\n    \
             }\n    \
             let at = HIGH.partition_point(|&(_, last, _)| (last as usize) < c);\n    \
             match HIGH.get(at) {\n        \
                 Some(&(first, _, class)) if first as usize <= c => class,\n        \
                 _ => Class::Other,\n    \
             }\n\
         }\n\n",
    );
    out += &format!(
        "/// Code points below this one are in the two-stage table, the others in `HIGH`.\nconst SMALL: usize = {SMALL:#X};\n\n"
    );
    for (k, name) in CLASSES.iter().enumerate() {
        out += &format!("const C{k}: Class = Class::{name};\n");
    }
    let cell = |k: &u8| format!("C{k}");
    out += &format!(
        "\n/// The classes of U+0600-06FF, for loops over two-byte sequences.\npub(crate) static ARABIC: [Class; 256] = [\n{}];\n",
        list(table[0x600..0x700].iter().map(cell).collect())
    );
    out += &format!(
        "\nstatic INDEX: [u16; {}] = [\n{}];\n\n",
        index.len(),
        list(index.iter().map(u16::to_string).collect())
    );
    let cells: Vec<String> = blocks.concat().iter().map(|k| format!("C{k}")).collect();
    out += &format!(
        "static BLOCKS: [Class; {}] = [\n{}];\n\n",
        cells.len(),
        list(cells)
    );
    out += &format!("static HIGH: [(u32, u32, Class); {}] = [\n", high.len());
    for (first, last, k) in high {
        out += &format!("    ({first:#X}, {last:#X}, C{k}),\n");
    }
    out + "];\n"
}

#[test]
fn the_class_table_is_what_its_sources_say() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/letter/table.rs");
    let wanted = render(&classes());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &wanted).expect("the table can be written");
    }
    let found = std::fs::read_to_string(path)
        .expect("the table can be read")
        .replace("\r\n", "\n");
    assert!(
        found == wanted,
        "src/letter/table.rs is stale: UPDATE=1 cargo test --test generated"
    );
}

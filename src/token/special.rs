//! Addresses, hashtags, mentions, emoji and emoticons.

use super::TokenKind;
use super::scan::{attached, same_char};
use crate::letter::{Class, char_at, class, last_char};

/// The longest address name and domain that are looked for, in bytes (RFC 5321 has 64 and 255).
const LONGEST_NAME: usize = 64;
const LONGEST_DOMAIN: usize = 255;

/// Top-level domains that make `name.tld` an address without a scheme before it.
const DOMAINS: &[&str] = &[
    "ae", "ai", "app", "bh", "biz", "blog", "cc", "club", "co", "com", "de", "dev", "dz", "edu",
    "eg", "eu", "fm", "fr", "gov", "info", "int", "io", "iq", "ir", "jo", "kw", "lb", "ly", "ma",
    "me", "mil", "net", "news", "om", "online", "org", "pk", "ps", "qa", "sa", "sd", "shop",
    "site", "store", "sy", "tech", "tn", "tr", "tv", "uk", "us", "xyz", "ye",
];

fn is_name_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-')
}

/// A web or e-mail address that starts at `start`, if one does. Bounded look-ahead, then linear in the address.
pub(super) fn address(text: &str, start: usize) -> Option<(usize, TokenKind)> {
    let bytes = text.as_bytes();
    if !bytes.get(start)?.is_ascii_alphanumeric() {
        return None;
    }
    // Inside a run that was already looked at from its start nothing new can be found.
    let inside = start
        .checked_sub(1)
        .and_then(|i| bytes.get(i))
        .is_some_and(|b| is_name_byte(*b) || *b == b'@');
    if inside {
        return None;
    }
    if let Some(after) = scheme(bytes, start) {
        return Some((end_of_address(text, after)?, TokenKind::Url));
    }
    let run = bytes
        .get(start..)?
        .iter()
        .take(LONGEST_NAME + 1)
        .take_while(|b| is_name_byte(**b))
        .count();
    let end = start + run;
    if bytes.get(end) == Some(&b'@') {
        if run <= LONGEST_NAME {
            let host = domain(text, end + 1).or_else(|| arabic_domain(text, end + 1));
            if let Some(end) = host {
                return Some((end, TokenKind::Email));
            }
        }
        return None;
    }
    // `www.` and `name.tld` are addresses too.
    let host_end = domain(text, start)?;
    let host = text.get(start..host_end)?;
    let (rest, top) = host.rsplit_once('.')?;
    let known = DOMAINS.iter().any(|d| d.eq_ignore_ascii_case(top))
        && rest.bytes().any(|b| b.is_ascii_alphabetic());
    let www = host
        .get(..4)
        .is_some_and(|p| p.eq_ignore_ascii_case("www."));
    // A path makes any host an address: youtu.be/x.
    let path = bytes.get(host_end) == Some(&b'/')
        && bytes
            .get(host_end + 1)
            .is_some_and(u8::is_ascii_alphanumeric)
        && rest.bytes().any(|b| b.is_ascii_alphabetic());
    if !(www || known || path)
        || char_at(text, host_end).is_some_and(|c| class(c) == Class::Latin || c == '@')
    {
        return None;
    }
    let end = match bytes.get(host_end) {
        Some(b'/' | b':' | b'?' | b'#') => end_of_address(text, host_end).unwrap_or(host_end),
        _ => host_end,
    };
    Some((end.max(host_end), TokenKind::Url))
}

/// The end of `http://`, `https://` or `ftp://` at `start`.
fn scheme(bytes: &[u8], start: usize) -> Option<usize> {
    ["https://", "http://", "ftp://"].iter().find_map(|s| {
        let piece = bytes.get(start..start + s.len())?;
        piece
            .eq_ignore_ascii_case(s.as_bytes())
            .then_some(start + s.len())
    })
}

/// The end of `label(.label)+` at `start`: letters, digits and hyphens, the last label of letters.
fn domain(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let piece = bytes.get(start..)?;
    let run = piece
        .iter()
        .take(LONGEST_DOMAIN)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        .count();
    let mut host = text.get(start..start + run)?.trim_end_matches(['.', '-']);
    if let Some(double) = host.find("..") {
        host = host.get(..double)?;
    }
    let (name, top) = host.rsplit_once('.')?;
    let good = !name.is_empty()
        && name
            .as_bytes()
            .first()
            .is_some_and(u8::is_ascii_alphanumeric)
        && top.len() >= 2
        && top.bytes().all(|b| b.is_ascii_alphabetic());
    good.then_some(start + host.len())
}

/// The end of an address whose body starts at `at`: up to a blank or a mark no address holds, without the punctuation
/// that closes the sentence around it. `None` if nothing is left.
fn end_of_address(text: &str, at: usize) -> Option<usize> {
    address_end(text, at).1
}

/// The end of `label(.label)+` in Arabic letters at `start`, the last label of at least two.
fn arabic_domain(text: &str, start: usize) -> Option<usize> {
    let (mut at, mut end, mut labels, mut letters) = (start, start, 0, 0);
    while let Some(c) = char_at(text, at).filter(|_| at - start < LONGEST_DOMAIN) {
        match class(c) {
            Class::ArabicLetter => {
                letters += 1;
                if labels > 0 && letters >= 2 {
                    end = at + c.len_utf8();
                }
            }
            k if (k.is_digit() || c == '-') && letters > 0 => {}
            _ if c == '.' && letters > 0 => (labels, letters) = (labels + 1, 0),
            _ => break,
        }
        at += c.len_utf8();
    }
    (end > start).then_some(end)
}

/// Where the run of characters an address may hold ends, and where the address in it does.
pub(crate) fn address_end(text: &str, at: usize) -> (usize, Option<usize>) {
    let rest = text.get(at..).unwrap_or_default();
    let mut end = rest.len();
    // One balance for the round brackets: a closing one that was never opened ends the address.
    let mut open = 0usize;
    for (i, c) in rest.char_indices() {
        let k = class(c);
        let stops = match k {
            Class::QuoteOpen | Class::QuoteClose | Class::Ellipsis => true,
            Class::Comma | Class::Semicolon | Class::Exclamation => !c.is_ascii(),
            Class::BracketOpen => {
                open += usize::from(c == '(');
                matches!(c, '{' | '﴿')
            }
            Class::BracketClose if c == ')' => match open.checked_sub(1) {
                Some(left) => {
                    open = left;
                    false
                }
                None => true,
            },
            k if k.is_blank() => true,
            _ => matches!(c, '"' | '<' | '>' | '}' | '|' | '\\' | '^' | '`' | '﴾'),
        };
        if stops {
            end = i;
            break;
        }
    }
    let body = rest.get(..end).unwrap_or_default();
    let trimmed = body.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', ']', '*', '_', '(']);
    let visible = trimmed
        .chars()
        .any(|c| class(c).is_letter() || class(c).is_digit());
    (at + end, visible.then_some(at + trimmed.len()))
}

/// The end of a hashtag or mention whose body starts at `at`: letters, marks, digits and underscores of any script.
pub(super) fn social(text: &str, start: usize, sign: char) -> Option<usize> {
    let first = char_at(text, start)?;
    if !(class(first).is_letter() || class(first).is_digit() || first == '_') {
        return None;
    }
    let (mut at, mut end, mut letters) = (start, start, false);
    while let Some(c) = char_at(text, at) {
        let k = class(c);
        let next = at + c.len_utf8();
        if k.is_letter() || k.is_digit() || k.is_mark() || k == Class::Tatweel || c == '_' {
            letters |= k.is_letter();
            end = next;
        } else if !matches!(k, Class::Joiner) {
            break;
        }
        at = next;
    }
    // #1 is a number sign, not a tag.
    (letters || (matches!(sign, '@' | '＠') && end > start)).then_some(end)
}

/// The end of a keycap sequence, `1️⃣`.
pub(super) fn keycap(text: &str, start: usize) -> Option<usize> {
    let mut rest = text.get(start..)?.char_indices().skip(1);
    let (at, c) = rest.next()?;
    if c == '\u{20E3}' {
        return Some(start + at + c.len_utf8());
    }
    let (at, second) = rest.next()?;
    (c == '\u{FE0F}' && second == '\u{20E3}').then_some(start + at + second.len_utf8())
}

/// An emoji sequence after UTS #51: modifiers, variation selectors, ZWJ sequences, flags; a bare text symbol otherwise.
pub(super) fn emoji(text: &str, start: usize) -> (usize, TokenKind) {
    let Some(first) = char_at(text, start) else {
        return (start, TokenKind::Symbol);
    };
    let mut end = start + first.len_utf8();
    if class(first) == Class::Flag {
        if let Some(second) = char_at(text, end).filter(|c| class(*c) == Class::Flag) {
            end += second.len_utf8();
        }
        return (attached(text, end), TokenKind::Emoji);
    }
    let mut shown = class(first) != Class::TextEmoji;
    loop {
        let marks = attached(text, end);
        shown |= text.get(end..marks).is_some_and(|m| m.contains('\u{FE0F}'));
        end = marks;
        let Some(c) = char_at(text, end) else { break };
        if class(c) == Class::EmojiModifier {
            (end, shown) = (end + c.len_utf8(), true);
            continue;
        }
        let joined = char_at(text, end + c.len_utf8())
            .filter(|n| c == '\u{200D}' && matches!(class(*n), Class::Emoji | Class::TextEmoji));
        let Some(next) = joined else { break };
        end += c.len_utf8() + next.len_utf8();
        shown = true;
    }
    (
        end,
        if shown {
            TokenKind::Emoji
        } else {
            TokenKind::Symbol
        },
    )
}

const EMOTICONS: &[&str] = &[
    ":'-(", ":'(", ":')", ">:(", ">:)", ":-)", ":-(", ":-D", ":-P", ":-p", ":-/", ":-|", ":-*",
    ":-O", ":-o", ":-]", ":-[", ";-)", ";-(", "^_^", "^^", "-_-", "-.-", ">_<", "*_*", "T_T",
    "o_O", "O_o", "o_o", "O_O", ":)", ":(", ":D", ":P", ":p", ":/", ":|", ":*", ":O", ":o", ":]",
    ":[", ":S", ":$", ":@", ";)", ";(", ";D", ";P", ";p", "=)", "=(", "=D", "=P", "<3", "</3",
    "(:", "):",
];
/// Mouths that are drawn out: `:)))`.
const MOUTHS: [char; 3] = [')', '(', 'D'];

/// How far back a bracket that a mouth may close is looked for, in bytes.
const LONGEST_RUN: usize = 64;

/// Whether eyes and a mouth at `start` stand right behind an Arabic word: `شكرا:)`. In `(نص:)` the mouth is a bracket.
fn behind_word(text: &str, start: usize, found: &str, before: Option<Class>) -> bool {
    let word = matches!(
        before,
        Some(Class::ArabicLetter | Class::ArabicMark | Class::Tatweel)
    );
    if !word || !found.starts_with([':', ';', '=']) || !found.ends_with([')', '(']) {
        return false;
    }
    let mut floor = start.saturating_sub(LONGEST_RUN);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    // Nothing before white space is looked at, so that a stream need not keep it.
    let run = text.get(floor..start).unwrap_or_default();
    run.chars()
        .rev()
        .take_while(|c| !class(*c).is_space())
        .all(|c| c != '(')
}

/// The end of an emoticon that stands by itself, a blank or an edge on both sides, or right behind an Arabic word.
pub(crate) fn emoticon(text: &str, start: usize) -> Option<usize> {
    // Most marks begin no emoticon, or stand before a blank or a letter.
    let (first, second) = (text.as_bytes().get(start)?, text.as_bytes().get(start + 1)?);
    if !b":;=<>()^-*ToO".contains(first) || matches!(second, 0..=b' ' | 0x80..) {
        return None;
    }
    let rest = text.get(start..)?;
    let found = EMOTICONS
        .iter()
        .filter(|e| rest.starts_with(**e))
        .max_by_key(|e| e.len())?;
    let before = text.get(..start).and_then(last_char).map(|(_, c)| class(c));
    let mut end = start + found.len();
    if let Some((_, mouth)) = last_char(found).filter(|(_, c)| MOUTHS.contains(c)) {
        end = same_char(text, end, mouth);
    }
    let after = char_at(text, end).map(class);
    let clear = |k: Option<Class>| {
        k.is_none_or(|k| k.is_blank() || matches!(k, Class::Emoji | Class::TextEmoji))
    };
    let stop = matches!(
        after,
        Some(Class::FullStop | Class::Exclamation | Class::Comma | Class::Ellipsis)
    );
    let begins = clear(before) || behind_word(text, start, found, before);
    (begins && (clear(after) || stop)).then_some(end)
}

//! The decision for one bare word: from the words decided by hand, or from the grammar.

use super::{MOST, SegmentKind};

/// Words decided by hand, sorted by their bytes.
const WORDS: &str = include_str!("../../data/words.txt");

/// The sizes and kinds of the segments of a word, in letters.
#[derive(Clone, Copy, Default)]
pub(super) struct Cuts {
    pieces: [Option<(usize, SegmentKind)>; MOST],
    len: usize,
}

impl Cuts {
    fn push(&mut self, size: usize, kind: SegmentKind) {
        if let Some(piece) = self.pieces.get_mut(self.len) {
            *piece = Some((size, kind));
            self.len += 1;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, SegmentKind)> + '_ {
        self.pieces.iter().take(self.len).flatten().copied()
    }
}

/// The cuts of a bare word; `None` leaves it whole.
pub(super) fn decide(word: &str) -> Option<Cuts> {
    match find(word) {
        Some(cut) => listed(cut),
        None => guess(word),
    }
}

/// The entry of a word in the list: a binary search over its lines.
fn find(word: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, WORDS.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = WORDS
            .as_bytes()
            .get(..middle)?
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(0, |i| i + 1);
        let line = WORDS.get(start..)?.lines().next()?;
        let (key, cut) = line.split_once('\t').unwrap_or((line, ""));
        match key.as_bytes().cmp(word.as_bytes()) {
            core::cmp::Ordering::Equal => return Some(cut),
            core::cmp::Ordering::Less => low = start + line.len() + 1,
            core::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

fn is_pronoun(piece: &str) -> bool {
    matches!(
        piece,
        "ه" | "ها" | "هم" | "هن" | "هما" | "ك" | "كم" | "كن" | "كما" | "ي" | "ني" | "نا"
    )
}

/// The kinds of a cut written by hand. Before the stem stand single letters and the article; the stem is what cannot be
/// either, or the last piece but a pronoun.
fn listed(cut: &str) -> Option<Cuts> {
    let parts = cut.split('+').count();
    if parts < 2 {
        return None;
    }
    let pronoun = cut.rsplit('+').next().is_some_and(is_pronoun);
    // ل+ه has no noun: the preposition is the stem.
    let stem = if pronoun {
        parts.saturating_sub(2)
    } else {
        parts - 1
    };
    let mut cuts = Cuts::default();
    let mut before = "";
    for (i, part) in cut.split('+').enumerate() {
        let kind = match part {
            _ if i == stem => SegmentKind::Stem,
            _ if i > stem => SegmentKind::Pronoun,
            "أ" => SegmentKind::Question,
            "و" | "ف" => SegmentKind::Conjunction,
            "س" => SegmentKind::Future,
            "ال" => SegmentKind::Article,
            "ل" if before == "ل" => SegmentKind::Article,
            _ => SegmentKind::Preposition,
        };
        before = part;
        cuts.push(part.chars().count(), kind);
    }
    Some(cuts)
}

/// What spelling alone makes plain: the article, with what may stand before it, and a conjunction or preposition before
/// a word of the list.
fn guess(word: &str) -> Option<Cuts> {
    let letters = |s: &str| s.len() / 2;
    let mut cuts = Cuts::default();
    let mut rest = word;
    if let Some(after) = rest.strip_prefix(['و', 'ف']).filter(|after| plain(after)) {
        cuts.push(1, SegmentKind::Conjunction);
        rest = after;
    }
    if let Some(after) = rest.strip_prefix(['ب', 'ك', 'ل']).filter(|after| {
        article(after) || (rest.starts_with("لل") && letters(after) > 3) || known(after)
    }) {
        cuts.push(1, SegmentKind::Preposition);
        if rest.starts_with("لل") && !known(after) {
            cuts.push(1, SegmentKind::Article);
            rest = after.strip_prefix('ل').unwrap_or(after);
        } else {
            rest = after;
        }
    } else if let Some(after) = rest
        .strip_prefix('س')
        .filter(|after| after.starts_with(['ي', 'ت', 'ن']) && known(after))
    {
        cuts.push(1, SegmentKind::Future);
        rest = after;
    }
    if article(rest) {
        cuts.push(2, SegmentKind::Article);
        rest = rest.strip_prefix("ال").unwrap_or(rest);
    }
    let (stem, pronoun) = match find(rest) {
        Some(cut) if !cut.contains('+') => (rest, ""),
        _ => pronoun(rest).unwrap_or((rest, "")),
    };
    cuts.push(letters(stem), SegmentKind::Stem);
    if !pronoun.is_empty() {
        cuts.push(letters(pronoun), SegmentKind::Pronoun);
    }
    (cuts.len > 1).then_some(cuts)
}

/// Whether a word begins with the article and has a stem of two letters or more.
fn article(word: &str) -> bool {
    word.starts_with("ال")
        && word.len() >= 8
        && !word.starts_with("الله")
        && !word.starts_with("الذ")
}

/// Whether the list has a word, as it stands or without its pronoun.
fn known(word: &str) -> bool {
    word.len() >= 4 && (find(word).is_some() || pronoun(word).is_some())
}

/// The stem and the pronoun of a word whose stem is known.
fn pronoun(word: &str) -> Option<(&str, &'static str)> {
    ["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه"]
        .into_iter()
        .find_map(|p| word.strip_suffix(p).filter(|s| host(s)).map(|s| (s, p)))
}

/// Whether what follows a conjunction shows that it is one.
fn plain(word: &str) -> bool {
    let inner = word.strip_prefix(['ب', 'ك', 'ل', 'س']);
    article(word)
        || (word.starts_with("لل") && word.len() > 8)
        || known(word)
        || inner.is_some_and(|w| article(w) || known(w))
}

/// Whether a pronoun can stand on this stem: a known word, or a feminine one with its teh opened.
fn host(stem: &str) -> bool {
    if stem.len() < 4 {
        return false;
    }
    if find(stem).is_some_and(|cut| !cut.contains('+')) {
        return true;
    }
    let Some(open) = stem.strip_suffix('ت') else {
        return false;
    };
    let mut buffer = [0u8; 66];
    let Some(room) = buffer.get_mut(..open.len() + 2) else {
        return false;
    };
    let (head, tail) = room.split_at_mut(open.len());
    head.copy_from_slice(open.as_bytes());
    tail.copy_from_slice("ة".as_bytes());
    core::str::from_utf8(room)
        .is_ok_and(|closed| find(closed).is_some_and(|cut| !cut.contains('+')))
}

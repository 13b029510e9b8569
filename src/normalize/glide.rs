//! Getting ahead where nothing around a character can change what becomes of it.

use super::cluster::{CROWD, FEW, MANY, Pass};
use super::table::Entry;
use super::writer::Sink;
use super::{Dagger, Elongation, Tanween};
use crate::letter::class;

impl Pass<'_> {
    /// Hands over the characters ahead that nothing around them can change, plain ones and others.
    #[inline]
    pub(super) fn glide<S: Sink>(&mut self, sink: &mut S) {
        while self.state.blank.is_none() && self.state.started && !sink.is_full() {
            let start = self.at;
            if self.limit == FEW || !self.seen.knows(start) {
                self.hop(sink);
                self.skip(sink);
                self.limit = if self.seen.count() < CROWD { FEW } else { MANY };
            }
            let Some(dense) = &mut self.dense else { return };
            let long = self.rules.elongation == Elongation::Two;
            let first = self
                .text
                .get(self.at..)
                .and_then(|rest| rest.chars().next());
            // A letter that is counted goes on from the one before it.
            let counted = first.is_none_or(|c| {
                let entry = dense.get(c);
                !c.is_ascii() && (!entry.is_base() || Some(entry.char()) == self.state.before)
            });
            if long && counted {
                return;
            }
            let bytes = self.text.as_bytes();
            let simple = self.limit == MANY && self.plain.any && dense.is_simple();
            if simple {
                // A space that is not the last byte before was written for something else, or something went behind it.
                let last = self.at.checked_sub(1).and_then(|i| bytes.get(i));
                let spaced = self.state.before == Some(' ') && last != Some(&b' ');
                let (end, new) = if spaced {
                    (self.at, None)
                } else {
                    dense.blocks(bytes, self.text, self.at)
                };
                if end > self.at {
                    match new {
                        Some(new) => sink.chars(self.at, end, new),
                        None => sink.keep(self.at, end),
                    }
                    let source = self.text.get(self.at..end).unwrap_or_default();
                    let last = new.map_or_else(
                        || source.chars().next_back(),
                        |new| new.last().and_then(|c| char::from_u32(u32::from(*c))),
                    );
                    if let Some(c) = last {
                        self.state.wrote(c, class(c));
                    }
                    self.state.repeated = 1;
                    self.at = end;
                    continue;
                }
            }
            let stretch = if simple {
                dense.compact(bytes, self.at, &self.plain, &mut self.seen)
            } else {
                dense.read(bytes, self.at, self.limit)
            };
            if stretch.end == self.at {
                return;
            }
            if stretch.changed {
                sink.run(self.at, stretch.end, stretch.new);
            } else {
                sink.keep(self.at, stretch.end);
            }
            self.at = stretch.end;
            let mut back = stretch.new.chars().rev();
            let last = [back.next(), back.next()];
            if self.rules.dagger == Dagger::Smart {
                // Only what stands in the same word is asked for, and only by this rule.
                for c in stretch.new.chars() {
                    self.state.wrote(c, class(c));
                }
            } else if let Some(c) = last[0] {
                self.state.wrote(c, class(c));
            }
            let twice = last[0].is_some() && last[0] == last[1];
            self.state.repeated = if twice { 2 } else { 1 };
        }
    }

    /// Hands over plain characters and, between them, letters that become another whatever stands before them: text
    /// in which something changes once in a while. A letter with several marks is left to others.
    fn hop<S: Sink>(&mut self, sink: &mut S) {
        let simple = self.plain.any
            && self.rules.tanween == Tanween::Keep
            && self.rules.dagger != Dagger::Smart;
        let Some(dense) = self.dense.as_ref().filter(|_| simple) else {
            return;
        };
        let long = self.rules.elongation == Elongation::Two;
        let bytes = self.text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0xFF);
        let mut at = self.at;
        let first = dense.at(byte(at), byte(at + 1));
        if long && (first == Entry::ODD || Some(first.char()) == self.state.before) {
            return;
        }
        let mut last = None;
        loop {
            let odd = self.plain.first_odd(bytes, at, &mut self.seen);
            let Some(from) = odd.checked_sub(1).filter(|from| *from >= at) else {
                break;
            };
            let entry = dense.at(byte(from), byte(odd));
            let next = byte(odd + 1);
            let plain = |at: usize| self.seen.is_plain(at);
            let apart = next < 0x80 || (plain(odd + 1) && plain(odd + 2));
            if !apart && !dense.at(next, byte(odd + 2)).is_letter() {
                break;
            }
            if entry == Entry::GONE {
                // It must have a letter, and leave no letter beside its like that is counted.
                let seated = from > at || last.is_some();
                if long || !dense.is_simple() || !seated || byte(from - 1) < 0x80 {
                    break;
                }
                if from > at {
                    last = Some(dense.at(byte(from - 2), byte(from - 1)).char());
                }
                sink.patch(at..from, odd + 1, None);
                at = odd + 1;
            } else {
                if !entry.is_letter() || !entry.is_new() {
                    break;
                }
                // A letter that is counted must not be one of its neighbors.
                let like = |at: usize| dense.at(byte(at), byte(at + 1)).same(entry);
                if long && (from < at + 2 || like(from - 2) || like(odd + 1)) {
                    break;
                }
                last = Some(entry.char());
                sink.patch(at..from, odd + 1, last);
                at = odd + 1;
            }
            if sink.is_full() {
                break;
            }
        }
        self.at = at;
        if let Some(last) = last {
            self.state.wrote(last, class(last));
            self.state.repeated = 1;
        }
    }

    /// Hands over the characters ahead that no rule touches.
    #[inline]
    pub(super) fn skip<S: Sink>(&mut self, sink: &mut S) {
        if self.state.blank.is_some() || !self.state.started {
            return;
        }
        let end = self
            .plain
            .end(self.text, self.at, self.state.before, &mut self.seen);
        if end > self.at {
            sink.keep(self.at, end);
            let skipped = self.text.get(self.at..end).unwrap_or_default();
            let mut back = skipped.chars().rev();
            let (last, second) = (back.next(), back.next());
            if let Some(c) = second {
                self.state.wrote(c, class(c));
            }
            if let Some(c) = last {
                self.state.repeated = if second == last { 2 } else { 1 };
                self.state.wrote(c, class(c));
            }
            self.at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Elongation, Marks, Normalizer, Spaces, Tanween, Tatweel};
    use alloc::string::String;

    const USUAL: [&str; 10] = [
        "كَتَبَ",
        "الدَّرْسَ",
        "أُسْتَاذٌ",
        "مدرسة",
        "إلى",
        "على",
        " ",
        " ",
        "قَالَ",
        "جداً",
    ];
    const RARE: [&str; 28] = [
        "  ",
        " \u{64E}",
        "\u{64E} ",
        "ا\u{653}",
        "\u{654}",
        "\u{64E}\u{655}",
        "ـ",
        " ـ ",
        "\u{670}",
        "٣٫٥",
        "\n",
        "ﻻ",
        "\u{200F}",
        "é",
        "ااا",
        "\u{651}\u{64E}",
        "\u{658}",
        "،\u{64E}",
        " ،",
        "ڪ",
        "\u{E3}\u{64E}",
        "\u{8E3}",
        "\u{615}",
        "abc",
        "؟ ",
        "\u{A0}",
        " \u{64E}\u{651} ",
        "ى\u{64B}",
    ];

    #[test]
    fn long_texts_become_what_their_characters_become() {
        let rules = [
            Normalizer::search(),
            Normalizer::search().tatweel(Tatweel::InWord),
            Normalizer::search().spaces(Spaces::Keep),
            Normalizer::search().tanween(Tanween::BeforeAlef),
            Normalizer::search().marks(Marks::Core),
            Normalizer::embedding(),
            Normalizer::embedding().elongation(Elongation::Keep),
            Normalizer::new().marks(Marks::All),
            Normalizer::canonical(),
        ];
        let mut random = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = |below: usize| {
            random = random
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (random >> 33) as usize % below
        };
        let mut changed = 0;
        for round in 0..240 {
            let mut text = String::new();
            while text.len() < 2500 {
                let rare = next(if round % 4 == 0 { 4 } else { 40 }) == 0;
                text.push_str(if rare {
                    RARE[next(RARE.len())]
                } else {
                    USUAL[next(USUAL.len())]
                });
            }
            for rules in rules {
                let whole = rules.normalize(&text);
                assert!(rules.chars(&text).eq(whole.chars()), "{rules:?} {text:?}");
                changed += usize::from(whole != text);
                assert!(rules.is_normalized(&whole));
                let (mut stream, mut out) = (rules.stream(), String::new());
                let cut = (0..=next(1200))
                    .rev()
                    .find(|i| text.is_char_boundary(*i))
                    .unwrap();
                stream.push(&text[..cut], &mut out);
                stream.push(&text[cut..], &mut out);
                stream.finish(&mut out);
                assert_eq!(out, whole);
            }
        }
        assert!(changed > 2000, "{changed}");
    }
}

//! Text in which something changes every few letters: one lookup a character, no branch on what it becomes.
//!
//! What stays of a stretch is gathered in a buffer and handed over at once. The stretch ends before the last letter
//! whose neighbors were not all seen, so that nothing here needs to look around.

use super::table::Entry;
use super::{Elongation, Normalizer, Spaces, Tanween};

/// The characters that are gathered before they are handed over.
const ROOM: usize = 128;

/// A stretch of the source and what it becomes.
pub(super) struct Stretch<'d> {
    pub(super) new: &'d [Entry],
    /// Where it ends in the source.
    pub(super) end: usize,
    /// Whether it becomes anything but itself.
    pub(super) changed: bool,
}

/// The entries of U+0600-06FF, and room for a stretch.
pub(super) struct Dense {
    entries: [Entry; 256],
    room: [Entry; ROOM],
}

impl Dense {
    pub(super) fn new(rules: &Normalizer) -> Dense {
        Dense {
            entries: Entry::all(rules),
            room: [Entry::GONE; ROOM],
        }
    }

    /// What becomes of a character of U+0600-06FF.
    #[inline]
    pub(super) fn get(&self, c: char) -> Entry {
        let entry = self.entries.get((c as usize) & 0xFF);
        entry.copied().unwrap_or(Entry::ODD)
    }

    /// Reads on from `start`, until something is odd or `calm` characters in a row stay as they are.
    #[inline]
    pub(super) fn read(
        &mut self,
        rules: &Normalizer,
        bytes: &[u8],
        start: usize,
        calm: usize,
    ) -> Stretch<'_> {
        let Dense { entries, room } = self;
        let (mut at, mut len) = (start, 0);
        // The last two bases: where they start, in the source and in the buffer.
        let (mut last, mut second) = ((start, 0), (start, 0));
        let (mut rank, mut before, mut twice) = (u8::MAX, Entry::GONE, false);
        let (mut changed, mut changed_at_last, mut changed_at_second) = (false, false, false);
        let mut quiet = 0;
        let long = rules.elongation == Elongation::Two;
        let spaces = rules.spaces != Spaces::Keep;
        while let (Some(byte), Some(slot)) = (bytes.get(at), room.get_mut(len)) {
            let byte = *byte;
            let next = bytes.get(at + 1).copied().unwrap_or(0);
            let wide = byte >= 0x80;
            let (c, entry) = if wide {
                let c = u32::from(byte & 0x1F) << 6 | u32::from(next & 0x3F);
                let entry = match byte {
                    0xD8..=0xDB => entries.get((c & 0xFF) as usize).copied(),
                    _ => None,
                };
                (c, entry.unwrap_or(Entry::ODD))
            } else {
                let plain = byte > 0x20 || (byte == b' ' && !(spaces && before.is_space()));
                let entry = if plain {
                    Entry::ascii(byte)
                } else {
                    Entry::ODD
                };
                (u32::from(byte), entry)
            };
            if entry == Entry::ODD {
                break;
            }
            let base = entry.is_base();
            if base {
                (second, changed_at_second) = (last, changed_at_last);
                (last, changed_at_last) = ((at, len), changed);
                if long {
                    let again = entry == before && entry.is_letter();
                    if again && twice {
                        break;
                    }
                    twice = again;
                }
                (before, rank) = (entry, entry.floor());
            } else if entry != Entry::GONE {
                if entry.rank() < rank || (before.is_alef() && entry.is_fathatan()) {
                    break;
                }
                (before, rank) = (entry, entry.rank());
            }
            *slot = entry;
            len += usize::from(entry != Entry::GONE);
            let changes = entry.changes(c);
            changed |= changes;
            at += 1 + usize::from(wide);
            quiet = if changes { 0 } else { quiet + 1 };
            if quiet >= calm {
                break;
            }
        }
        // The alef behind a letter may have a fathatan to give.
        let ((end, len), changed) = if rules.tanween == Tanween::Keep {
            (last, changed_at_last)
        } else {
            (second, changed_at_second)
        };
        Stretch {
            new: room.get(..len).unwrap_or_default(),
            end,
            changed,
        }
    }
}

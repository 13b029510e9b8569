//! Text in which something changes every few letters: one lookup a character, no branch on what it becomes.
//!
//! What stays of a stretch is gathered in a buffer and handed over at once. The stretch ends before the last letter
//! whose neighbors were not all seen, so that nothing here needs to look around.

use core::ops::Range;

use super::blocks::{Blocks, Read};
use super::plain::{Plain, Seen};
use super::table::Entry;
use super::{Digits, Elongation, Marks, Normalizer, Spaces, Tanween};

/// The bytes that are gathered before they are handed over: room for twice as many letters as are read at once.
const ROOM: usize = 256;
/// The bytes that are gathered where whole blocks are to be tried again soon.
const SHORT: usize = 96;
/// Where the entries of ASCII begin, behind those of U+0600-06FF, and where the one of all others stands.
const ASCII: usize = 256;
const OTHERS: usize = 384;

/// A stretch of the source and what it becomes.
pub(super) struct Stretch<'d> {
    pub(super) new: &'d str,
    /// Where it ends in the source.
    pub(super) end: usize,
    /// Whether it becomes anything but itself.
    pub(super) changed: bool,
}

/// The entries of U+0600-06FF and of ASCII, and room for a stretch.
#[derive(Clone)]
pub(super) struct Dense {
    entries: [Entry; OTHERS + 1],
    /// The same, as it is written.
    spellings: [Spelling; OTHERS + 1],
    room: [u8; ROOM],
    blocks: Blocks,
    /// Whether marks may stay, whose order then matters.
    marks: bool,
    /// Whether a letter three times in a row is odd.
    long: bool,
    /// How many letters before the first odd character it could still change.
    back: u8,
}

impl Dense {
    pub(super) fn new(rules: &Normalizer) -> Dense {
        let mut entries = [Entry::ODD; OTHERS + 1];
        for (c, entry) in ('\u{600}'..='\u{6FF}').zip(&mut entries) {
            *entry = Entry::of(rules, c);
        }
        let lowest = if rules.spaces == Spaces::Keep {
            0
        } else {
            b' '
        };
        let digits = matches!(rules.digits, Digits::Keep | Digits::Ascii);
        for (byte, entry) in (0..128).zip(entries.iter_mut().skip(ASCII)) {
            if byte >= lowest && (digits || !u8::is_ascii_digit(&byte)) {
                *entry = Entry::ascii(byte);
            }
        }
        Dense {
            entries,
            spellings: entries.map(Spelling::new),
            room: [0; ROOM],
            blocks: Blocks::new(&entries, rules.spaces),
            marks: rules.marks != Marks::All,
            long: rules.elongation == Elongation::Two,
            back: if rules.tanween == Tanween::Keep { 1 } else { 2 },
        }
    }

    /// What becomes of a character of U+0600-06FF.
    #[inline]
    pub(super) fn get(&self, c: char) -> Entry {
        let entry = self.entries.get((c as usize) & 0xFF);
        entry.copied().unwrap_or(Entry::ODD)
    }

    /// What becomes of the character that begins with these two bytes.
    #[inline]
    pub(super) fn at(&self, byte: u8, next: u8) -> Entry {
        let entry = self.entries.get(Dense::place(byte, next));
        entry.copied().unwrap_or(Entry::ODD)
    }

    /// Where the entry of the character stands that begins with these two bytes.
    fn place(byte: u8, next: u8) -> usize {
        match byte {
            0..0x80 => ASCII + usize::from(byte),
            0xD8..=0xDB => usize::from(byte & 3) << 6 | usize::from(next & 0x3F),
            _ => OTHERS,
        }
    }

    /// Reads up to `limit` characters from `start` on, until one is odd.
    #[inline]
    pub(super) fn read(&mut self, bytes: &[u8], start: usize, limit: usize) -> Stretch<'_> {
        match (self.marks, self.long) {
            (false, false) => self.read_as::<false, false>(bytes, start, limit),
            (false, true) => self.read_as::<false, true>(bytes, start, limit),
            (true, false) => self.read_as::<true, false>(bytes, start, limit),
            (true, true) => self.read_as::<true, true>(bytes, start, limit),
        }
    }

    #[inline(always)]
    fn read_as<const MARKS: bool, const LONG: bool>(
        &mut self,
        bytes: &[u8],
        start: usize,
        limit: usize,
    ) -> Stretch<'_> {
        let Dense {
            entries,
            spellings,
            room,
            ..
        } = self;
        let entry_at = |place: usize| entries.get(place).copied().unwrap_or(Entry::ODD);
        let spelling_at = |place: usize| spellings.get(place).copied().unwrap_or(Spelling::ODD);
        let (mut at, mut len, mut count) = (start, 0_usize, 0);
        let (mut all, mut order) = (0, Order::START);
        let mut space = usize::MAX;
        let limit = limit.min(ROOM / 2 - 1);
        loop {
            // Letters and marks, two bytes each: nothing here waits for what was read before.
            let pairs = bytes.get(at..).unwrap_or_default().chunks_exact(2);
            let (from, mut odd) = (count, false);
            for pair in pairs.take(limit - count) {
                let [first, second] = pair else { break };
                if first & 0xFC != 0xD8 {
                    break;
                }
                let place = usize::from(first & 3) << 6 | usize::from(second & 0x3F);
                let spelling = spelling_at(place);
                odd = spelling.is_odd()
                    || ((MARKS || LONG) && !order.takes::<MARKS, LONG>(entry_at(place)));
                if odd {
                    break;
                }
                if let Some(slot) = room.get_mut(len..).and_then(|r| r.first_chunk_mut()) {
                    *slot = spelling.bytes();
                }
                len += spelling.len();
                all |= spelling.0;
                count += 1;
            }
            at += 2 * (count - from);
            let Some(byte) = bytes.get(at) else { break };
            if odd || count == limit || *byte >= 0x80 {
                break;
            }
            let entry = entry_at(ASCII + usize::from(*byte));
            // Two spaces are one to some rules; the others do not mind the detour. What goes does not part them.
            let again = *byte == b' ' && space == len;
            if again || entry == Entry::ODD || !order.takes::<MARKS, LONG>(entry) {
                break;
            }
            if let Some(slot) = room.get_mut(len) {
                *slot = *byte;
            }
            (at, len, count) = (at + 1, len + 1, count + 1);
            space = if *byte == b' ' { len } else { space };
        }
        let changed = all & Spelling::NEW != 0;
        self.finish(bytes, start..at, len, changed)
    }

    /// Whether marks go and no letters are counted: then [`compact`](Dense::compact) will do.
    #[inline]
    pub(super) fn is_simple(&self) -> bool {
        !self.marks && !self.long
    }

    /// Reads whole blocks from `start` on, up to the letters that what comes next could change: returns where they end and
    /// what they become, or `None` for themselves.
    #[inline]
    pub(super) fn blocks(
        &mut self,
        bytes: &[u8],
        text: &str,
        start: usize,
    ) -> (usize, Option<&[u16]>) {
        let Read {
            mut end,
            mut len,
            changed,
        } = self.blocks.read(bytes, start);
        let mut back = self.back;
        while back > 0 && end > start {
            let entry = self.before(bytes, start, &mut end);
            len -= usize::from(entry != Entry::GONE);
            back -= u8::from(entry.is_base());
        }
        let new = self.blocks.get(len);
        // Perhaps only what was given back has changed.
        let source = text.get(start..end).unwrap_or_default();
        let changed = changed
            && !source
                .chars()
                .map(u32::from)
                .eq(new.iter().map(|c| u32::from(*c)));
        (end, changed.then_some(new))
    }

    /// The entry of the character that ends at `at`, which becomes its start.
    #[inline]
    fn before(&self, bytes: &[u8], start: usize, at: &mut usize) -> Entry {
        *at -= 1;
        while *at > start && bytes.get(*at).is_some_and(|b| b & 0xC0 == 0x80) {
            *at -= 1;
        }
        let byte = |i| bytes.get(i).copied().unwrap_or(0);
        self.at(byte(*at), byte(*at + 1))
    }

    /// Reads on from `start` by the places where something changes: what stands between two of them is copied.
    #[inline]
    pub(super) fn compact(
        &mut self,
        bytes: &[u8],
        start: usize,
        plain: &Plain,
        seen: &mut Seen,
    ) -> Stretch<'_> {
        let (mut at, mut len, mut changed) = (start, 0_usize, false);
        loop {
            let odd = plain.first_odd(bytes, at, seen);
            let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
            // The second byte of a letter or mark is odd, or the first one of another character.
            let from = odd - usize::from(byte(odd) & 0xC0 == 0x80 && odd > at);
            let run = from - at;
            if len + run + 16 > SHORT {
                break;
            }
            // Most runs are a letter or two: eight bytes are copied sooner than counted.
            let short = bytes.get(at..).and_then(|b| b.first_chunk::<8>());
            let slot = self.room.get_mut(len..).and_then(|r| r.first_chunk_mut());
            match (short, slot) {
                (Some(short), Some(slot)) if run <= 8 => *slot = *short,
                _ => {
                    let from = bytes.get(at..at + run).unwrap_or_default();
                    if let Some(slot) = self.room.get_mut(len..len + run) {
                        slot.copy_from_slice(from);
                    }
                }
            }
            let (first, second) = (byte(from), byte(from + 1));
            let place = usize::from(first & 3) << 6 | usize::from(second & 0x3F);
            let spelling = self.spellings.get(place).copied().unwrap_or(Spelling::ODD);
            (at, len) = (from, len + run);
            // What goes behind a space could leave two of them side by side.
            let before = len.checked_sub(1).and_then(|i| self.room.get(i));
            let apart = spelling.len() > 0 || before.is_some_and(|b| *b != b' ');
            if first & 0xFC != 0xD8 || spelling.is_odd() || !apart {
                break;
            }
            if let Some(slot) = self.room.get_mut(len..).and_then(|r| r.first_chunk_mut()) {
                *slot = spelling.bytes();
            }
            (at, len, changed) = (from + 2, len + spelling.len(), true);
        }
        self.finish(bytes, start..at, len, changed)
    }

    /// Ends a stretch that was read over `span`, before the letters that what comes next could change.
    #[inline]
    fn finish(
        &mut self,
        bytes: &[u8],
        span: Range<usize>,
        mut len: usize,
        changed: bool,
    ) -> Stretch<'_> {
        let (start, mut at) = (span.start, span.end);
        let mut back = self.back;
        while back > 0 && at > start {
            at -= 1;
            while at > start && bytes.get(at).is_some_and(|b| b & 0xC0 == 0x80) {
                at -= 1;
            }
            let byte = |i| bytes.get(i).copied().unwrap_or(0);
            let place = Dense::place(byte(at), byte(at + 1));
            let entry = self.entries.get(place).copied().unwrap_or(Entry::ODD);
            let spelling = self.spellings.get(place).copied().unwrap_or(Spelling::ODD);
            len -= spelling.len();
            back -= u8::from(entry.is_base());
        }
        let new = self.room.get(..len).unwrap_or_default();
        Stretch {
            // Perhaps only what was given back has changed.
            changed: changed && bytes.get(start..at) != Some(new),
            new: core::str::from_utf8(new).unwrap_or_default(),
            end: at,
        }
    }
}

/// What is written for an entry: two bytes, of which the first ones count, how many that are, and two flags.
#[derive(Clone, Copy)]
struct Spelling(u32);

impl Spelling {
    /// Another character is written than is read, or none.
    const NEW: u32 = 1 << 24;
    const ODD: Spelling = Spelling(1 << 25);

    fn new(entry: Entry) -> Spelling {
        if entry == Entry::ODD {
            return Spelling::ODD;
        }
        let new = if entry.is_new() || entry == Entry::GONE {
            Spelling::NEW
        } else {
            0
        };
        let mut bytes = [0; 4];
        let len = if entry == Entry::GONE {
            0
        } else {
            entry.char().encode_utf8(&mut bytes).len() as u32
        };
        Spelling(u32::from_le_bytes(bytes) & 0xFFFF | len << 16 | new)
    }

    #[inline(always)]
    const fn is_odd(self) -> bool {
        self.0 & Spelling::ODD.0 != 0
    }

    #[inline(always)]
    const fn bytes(self) -> [u8; 2] {
        let [first, second, _, _] = self.0.to_le_bytes();
        [first, second]
    }

    #[inline(always)]
    const fn len(self) -> usize {
        (self.0 >> 16 & 3) as usize
    }
}

/// What the characters of a stretch ask of the ones before them.
struct Order {
    before: Entry,
    twice: bool,
    floor: u8,
}

impl Order {
    const START: Order = Order {
        before: Entry::GONE,
        twice: false,
        floor: u8::MAX,
    };

    /// Takes the next character, if it may stand where it does.
    #[inline(always)]
    fn takes<const MARKS: bool, const LONG: bool>(&mut self, entry: Entry) -> bool {
        if !(MARKS || LONG) || entry == Entry::GONE {
            return true;
        }
        if MARKS && entry.rank() > 0 {
            if entry.rank() < self.floor || (self.before.is_alef() && entry.is_fathatan()) {
                return false;
            }
            self.floor = entry.rank();
        } else {
            self.floor = entry.floor();
        }
        if LONG {
            let again = entry.is_letter() && entry.same(self.before);
            if again && self.twice {
                return false;
            }
            self.twice = again;
        }
        self.before = entry;
        true
    }
}

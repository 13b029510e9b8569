//! Text of ASCII and Arabic letters and marks, 64 bytes at a time, without a branch on what it holds.
//!
//! The marks that most often go are left out by a bit mask. Each other character is looked up by a key and written, and
//! the place of the next one moves on if it counts: what goes is overwritten by what follows. Characters are handed over
//! as numbers and not as bytes, which would have to be validated.
//!
//! Only for rules by which all marks go.

use super::Spaces;
use super::clean::{BLOCK, ones};
use super::plain::{bits, words};
use super::table::Entry;

/// The characters that are gathered before they are handed over.
const ROOM: usize = 1024;
/// What no character of a block may be looked up as: more stands around it than is seen here.
const ODD: u32 = 1 << 16;
/// Another character is written than is read, or none.
const NEW: u32 = 1 << 17;
/// Something is written.
const COUNTS: u32 = 1 << 31;

/// The entries of ASCII and U+0600-067F by key, and room for what they become.
#[derive(Clone)]
pub(super) struct Blocks {
    by_key: [u32; 256],
    room: [u16; ROOM],
    /// Whether two spaces are one.
    single: bool,
}

/// Where blocks end, how many characters they became, and whether any of them is new.
#[derive(Clone, Copy)]
pub(super) struct Read {
    pub(super) end: usize,
    pub(super) len: usize,
    pub(super) changed: bool,
}

impl Blocks {
    /// Takes the entries of U+0600-06FF and, behind them, ASCII.
    pub(super) fn new(entries: &[Entry], spaces: Spaces) -> Blocks {
        let mut by_key = [ODD; 256];
        let (letters, ascii) = entries.split_at_checked(256).unwrap_or_default();
        let ordered = ascii.iter().take(128).chain(letters.iter().take(128));
        for (slot, entry) in by_key.iter_mut().zip(ordered) {
            *slot = match *entry {
                Entry::ODD => ODD,
                Entry::GONE => NEW,
                entry if entry.is_new() => u32::from(entry.char()) | COUNTS | NEW,
                entry => u32::from(entry.char()) | COUNTS,
            };
        }
        Blocks {
            by_key,
            room: [0; ROOM],
            single: spaces != Spaces::Keep,
        }
    }

    /// What was read last, as the numbers of characters of ASCII and U+0600-06FF.
    pub(super) fn get(&self, len: usize) -> &[u16] {
        self.room.get(..len).unwrap_or_default()
    }

    /// Reads blocks from `start` on, which is no second byte, until one holds anything else.
    #[inline(never)]
    pub(super) fn read(&mut self, bytes: &[u8], start: usize) -> Read {
        let (mut at, mut len, mut changed) = (start, 0_usize, false);
        while len <= ROOM - BLOCK {
            let Some((keys, mut left, gone)) = self.keys(bytes, at) else {
                break;
            };
            let (mut next, mut all) = (len, if gone { NEW } else { 0 });
            while left != 0 {
                let i = left.trailing_zeros() as usize;
                left &= left - 1;
                let key = keys.get(i & (BLOCK - 1)).copied().unwrap_or(0);
                let spelling = self.by_key.get(usize::from(key)).copied().unwrap_or(ODD);
                // The mask changes nothing: there is room for a block.
                if let Some(slot) = self.room.get_mut(next & (ROOM - 1)) {
                    *slot = spelling as u16;
                }
                next += (spelling >> 31) as usize;
                all |= spelling;
            }
            if all & ODD != 0 {
                break;
            }
            len = next;
            changed |= all & NEW != 0;
            // A first byte whose second one is in the next block is not read yet.
            at += BLOCK - usize::from(bytes.get(at + BLOCK - 1) >= Some(&0xC0));
        }
        Read {
            end: at,
            len,
            changed,
        }
    }

    /// The keys of the bytes of the block at `at`, if there is one and nothing but ASCII and U+0600-067F in it: the byte
    /// itself, but 0x40 more for one behind 0xD9. A bit for each key to look up: not those of first bytes, nor of the
    /// marks that go. And whether there are such marks.
    ///
    /// Nor may two spaces be side by side, or what is gone stand behind a space: there may be another one behind it.
    #[inline(always)]
    fn keys(&self, bytes: &[u8], at: usize) -> Option<([u8; BLOCK], u64, bool)> {
        let back = |n: usize| bytes.get(at.checked_sub(n)?..)?.first_chunk::<BLOCK>();
        let (c, one, two) = (back(0)?, back(1)?, back(2)?);
        let space = if self.single { b' ' } else { 0xFF };
        let mut keys = [0; BLOCK];
        let (mut kept, mut flags) = ([0; BLOCK], [0; BLOCK]);
        let lanes = keys.iter_mut().zip(&mut kept).zip(&mut flags);
        for ((((key, kept), flags), c), (one, two)) in lanes.zip(c).zip(one.iter().zip(two)) {
            let second = ones((*c as i8) < 0xC0_u8 as i8);
            let k = *c ^ (ones(*one == 0xD9) & 0x40);
            let first = ones(*c >= 0xC0);
            // U+064B-0652.
            let gone = ones(k.wrapping_sub(0xCB) < 8) & second;
            // Neither ء to غ nor ف to ي, but for a few characters that no one misses here.
            let other =
                second & (ones(k.wrapping_sub(0xA1) >= 0x2A) | ones(k == 0xC0)) & !ones(k == 0x8C);
            let odd = (first & !ones(*c & 0xFE == 0xD8))
                | (other & ones(*two == space))
                | ones(*c == space && *one == space);
            *key = k;
            *kept = !(first | gone);
            *flags = (odd & 2) | (gone & 1);
        }
        let all = words(&flags).iter().fold(0, |all, w| all | w);
        let gone = all & 0x0101_0101_0101_0101 != 0;
        (all & 0x0202_0202_0202_0202 == 0).then(|| (keys, bits(&words(&kept)), gone))
    }
}

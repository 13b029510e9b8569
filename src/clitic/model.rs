//! The decision data: bytes of our own form, checked once, then read in place.
//!
//! ```text
//! header   48 bytes: magic, version, sizes of the four parts, checksum of everything after the header
//! shifts   2 bytes a bucket: where the words of a bucket were moved so that no two share a slot
//! slots    4 bytes a word: 16 bits of its hash, its frequency, its cut, its word classes
//! spelt    8 bytes a spelling whose cut is its own: its hash, its cuts under both conventions, and a rarer reading
//! weights  2 bytes each: what the features of an unlisted word count for
//! ```
//!
//! A look-up is one hash, one shift and one slot. A word that is in no list meets a foreign slot with the same 16 bits
//! once in 65,536 times; the cut it then gets is still checked against the grammar. All numbers are little-endian.

use core::fmt;

use super::grammar::Cut;
use super::word::Packed;

/// What a model file begins with.
pub(super) const MAGIC: [u8; 8] = *b"imla-cl\0";
/// The version of the form this crate reads.
pub(super) const VERSION: u32 = 1;
pub(super) const HEADER: usize = 48;
/// How many weights a model has: features are hashed to their number.
#[cfg(feature = "train")]
pub(super) const WEIGHTS: usize = 1 << 16;

/// Why bytes are no model.
///
/// ```
/// use imla::CliticSplitter;
/// let error = CliticSplitter::from_bytes(b"imla").unwrap_err();
/// assert_eq!(error.to_string(), "clitic model: cut short: 4 bytes where 48 are needed");
/// assert_eq!(error.offset(), 4);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    fault: Fault,
    offset: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Short { needed: usize },
    Magic,
    Version { found: u32 },
    Length { wanted: usize },
    Checksum,
}

impl ModelError {
    const fn new(fault: Fault, offset: usize) -> ModelError {
        ModelError { fault, offset }
    }

    /// Where the fault was found, in bytes from the start.
    ///
    /// ```
    /// let error = imla::CliticSplitter::from_bytes(&[0; 64]).unwrap_err();
    /// assert_eq!(error.offset(), 0);
    /// ```
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("clitic model: ")?;
        match self.fault {
            Fault::Short { needed } => {
                write!(
                    f,
                    "cut short: {} bytes where {needed} are needed",
                    self.offset
                )
            }
            Fault::Magic => f.write_str("no clitic model: the first eight bytes are not its mark"),
            Fault::Version { found } => {
                write!(
                    f,
                    "version {found} at byte 8; this crate reads version {VERSION}"
                )
            }
            Fault::Length { wanted } => write!(
                f,
                "the header speaks of {wanted} bytes, the file has {}",
                self.offset
            ),
            Fault::Checksum => f.write_str("the checksum at byte 40 is not that of the data"),
        }
    }
}

impl core::error::Error for ModelError {}

/// What is known of one listed word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry(pub(super) u16);

impl Entry {
    #[cfg(feature = "train")]
    pub(super) fn pack(level: u8, cut: Cut, spelt: bool, classes: u8) -> Entry {
        Entry(
            u16::from(level & 15)
                | u16::from(cut.to_bits()) << 4
                | u16::from(spelt) << 10
                | u16::from(classes & 31) << 11,
        )
    }

    /// How common the word is, 0 to 15: a logarithm of its count in the running text behind the model.
    pub(super) const fn level(self) -> u8 {
        self.0 as u8 & 15
    }

    pub(super) const fn cut(self) -> Cut {
        Cut::from_bits((self.0 >> 4) as u8 & 63)
    }

    /// Whether some spelling of the word has cuts of its own.
    pub(super) const fn spelt(self) -> bool {
        self.0 >> 10 & 1 == 1
    }

    /// Which open word classes it can belong to; see the `class` module.
    pub(super) const fn classes(self) -> u8 {
        (self.0 >> 11) as u8
    }
}

/// The cuts of one spelling: under the treebanks' convention, under Farasa's, and of a second reading if it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) ud: Cut,
    pub(super) farasa: Cut,
    pub(super) rarer: Option<Cut>,
}

/// The open word classes of an entry, as bits.
#[cfg(feature = "train")]
pub(super) mod class {
    pub(in crate::clitic) const IMPERFECT: u8 = 1;
    pub(in crate::clitic) const PERFECT: u8 = 2;
    pub(in crate::clitic) const ADJECTIVE: u8 = 4;
    pub(in crate::clitic) const NOUN: u8 = 8;
    pub(in crate::clitic) const NAME: u8 = 16;
}

/// A checked view of a model's bytes.
#[derive(Clone, Copy)]
pub(super) struct Model<'m> {
    shifts: &'m [u8],
    slots: &'m [u8],
    spelt: &'m [u8],
    weights: &'m [u8],
}

impl fmt::Debug for Model<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model")
            .field("words", &(self.slots.len() / 4))
            .finish_non_exhaustive()
    }
}

const fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let Some((_, rest)) = bytes.split_at_checked(at) else {
        return None;
    };
    match rest.first_chunk::<4>() {
        Some(four) => Some(u32::from_le_bytes(*four)),
        None => None,
    }
}

impl<'m> Model<'m> {
    /// The parts of a model whose sizes are sound. The checksum is not looked at: see [`Model::from_bytes`].
    pub(super) const fn view(bytes: &'m [u8]) -> Result<Model<'m>, ModelError> {
        if bytes.len() < HEADER {
            return Err(ModelError::new(
                Fault::Short { needed: HEADER },
                bytes.len(),
            ));
        }
        let Some(magic) = bytes.first_chunk::<8>() else {
            return Err(ModelError::new(Fault::Magic, 0));
        };
        if u64::from_le_bytes(*magic) != u64::from_le_bytes(MAGIC) {
            return Err(ModelError::new(Fault::Magic, 0));
        }
        let (Some(version), Some(buckets), Some(slots), Some(spelt), Some(weights)) = (
            number(bytes, 8),
            number(bytes, 12),
            number(bytes, 16),
            number(bytes, 20),
            number(bytes, 24),
        ) else {
            return Err(ModelError::new(
                Fault::Short { needed: HEADER },
                bytes.len(),
            ));
        };
        if version != VERSION {
            return Err(ModelError::new(Fault::Version { found: version }, 8));
        }
        let sizes = [
            (buckets as usize).saturating_mul(2),
            (slots as usize).saturating_mul(4),
            (spelt as usize).saturating_mul(8),
            (weights as usize).saturating_mul(2),
        ];
        let [a, b, c, d] = sizes;
        let wanted = HEADER
            .saturating_add(a)
            .saturating_add(b)
            .saturating_add(c)
            .saturating_add(d);
        if wanted != bytes.len() {
            return Err(ModelError::new(Fault::Length { wanted }, bytes.len()));
        }
        let short = ModelError::new(Fault::Short { needed: wanted }, bytes.len());
        let Some((_, rest)) = bytes.split_at_checked(HEADER) else {
            return Err(short);
        };
        let Some((shifts, rest)) = rest.split_at_checked(a) else {
            return Err(short);
        };
        let Some((slots, rest)) = rest.split_at_checked(b) else {
            return Err(short);
        };
        let Some((spelt, weights)) = rest.split_at_checked(c) else {
            return Err(short);
        };
        Ok(Model {
            shifts,
            slots,
            spelt,
            weights,
        })
    }

    /// A model from any bytes. Linear in the bytes, once.
    pub(super) fn from_bytes(bytes: &'m [u8]) -> Result<Model<'m>, ModelError> {
        let model = Model::view(bytes)?;
        let stored = bytes.get(40..HEADER).unwrap_or_default();
        let body = bytes.get(HEADER..).unwrap_or_default();
        if stored != checksum(body).to_le_bytes() {
            return Err(ModelError::new(Fault::Checksum, 40));
        }
        Ok(model)
    }

    /// What is known of a word under its bare-alef form.
    #[inline]
    pub(super) fn entry(&self, folded: Packed) -> Option<Entry> {
        let hash = Hash::of(folded);
        let bucket = hash.bucket((self.shifts.len() / 2) as u32) as usize;
        let shift = match self.shifts.get(bucket * 2..bucket * 2 + 2)? {
            [low, high] => u16::from_le_bytes([*low, *high]),
            _ => return None,
        };
        let slot = hash.slot(shift, (self.slots.len() / 4) as u32) as usize;
        match self.slots.get(slot * 4..slot * 4 + 4)? {
            [a, b, c, d] if u16::from_le_bytes([*a, *b]) == hash.print() => {
                Some(Entry(u16::from_le_bytes([*c, *d])))
            }
            _ => None,
        }
    }

    /// What is known of a spelling that has its own cuts.
    pub(super) fn spelling(&self, word: Packed) -> Option<Spelling> {
        let key = Hash::of(word).spelling();
        let (mut low, mut high) = (0, self.spelt.len() / 8);
        while low < high {
            let middle = low + (high - low) / 2;
            let row = self.spelt.get(middle * 8..middle * 8 + 8)?;
            let (found, cuts) = row.split_first_chunk::<4>()?;
            match u32::from_le_bytes(*found).cmp(&key) {
                core::cmp::Ordering::Equal => {
                    let [ud, farasa, rarer, _] = *cuts.first_chunk::<4>()?;
                    return Some(Spelling {
                        ud: Cut::from_bits(ud),
                        farasa: Cut::from_bits(farasa),
                        rarer: (rarer < 64).then(|| Cut::from_bits(rarer)),
                    });
                }
                core::cmp::Ordering::Less => low = middle + 1,
                core::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// What a feature counts for.
    #[inline]
    pub(super) fn weight(&self, feature: u16) -> i32 {
        let at = usize::from(feature) * 2;
        match self.weights.get(at..at + 2) {
            Some([low, high]) => i32::from(i16::from_le_bytes([*low, *high])),
            _ => 0,
        }
    }
}

/// The hash of a word, and the places it gives.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    #[inline]
    pub(super) const fn of(word: Packed) -> Hash {
        let (low, high) = (word.0 as u64, (word.0 >> 64) as u64);
        let mut h = (low ^ high.rotate_left(23).wrapping_mul(0xA24B_AED4_963E_E407))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        h ^= h >> 32;
        h = h.wrapping_mul(0xD6E8_FEB8_6659_FD93);
        h ^= h >> 29;
        Hash(h)
    }

    pub(super) const fn bucket(self, buckets: u32) -> u32 {
        (((self.0 >> 32) * buckets as u64) >> 32) as u32
    }

    pub(super) const fn slot(self, shift: u16, slots: u32) -> u32 {
        let moved = (self.0 ^ (shift as u64).wrapping_mul(0x9FB2_1C65_1E98_DF25))
            .wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
        (((moved >> 32) * slots as u64) >> 32) as u32
    }

    pub(super) const fn print(self) -> u16 {
        self.0 as u16
    }

    pub(super) const fn spelling(self) -> u32 {
        (self.0 >> 8) as u32
    }
}

/// FNV-1a, 64 bits, over whole words of eight bytes: fast enough to check a model at every load.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0xCBF2_9CE4_8422_2325 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut eight = [0; 8];
        for (to, from) in eight.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum = (sum ^ u64::from_le_bytes(eight)).wrapping_mul(0x0100_0000_01B3);
        sum ^= sum >> 31;
    }
    sum
}

//! Text from bytes: the bridge from [`std::io::BufRead`] to the streams.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use std::io::{self, BufRead};

/// What to do with bytes that are no UTF-8.
///
/// ```
/// use imla::{Invalid, TextReader};
/// let mut reader = TextReader::new(&b"\xD8 a"[..]).invalid(Invalid::Replace);
/// assert_eq!(reader.read().unwrap(), Some("\u{FFFD} a"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Invalid {
    /// Report them.
    #[default]
    Report,
    /// Put U+FFFD for each maximal part of a sequence, as the Unicode Standard says (chapter 3, table 3-8).
    Replace,
}

/// Why no text could be read.
///
/// ```
/// use imla::{ReadError, TextReader};
/// let mut reader = TextReader::new(&b"ab\xFFcd"[..]);
/// assert_eq!(reader.read().unwrap(), Some("ab"));
/// assert!(matches!(reader.read(), Err(ReadError::Invalid { offset: 2, len: 1 })));
/// assert_eq!(reader.read().unwrap(), Some("cd"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The reader failed.
    Io(io::Error),
    /// Bytes that are no UTF-8.
    Invalid {
        /// Where they stand, in bytes of everything that was read.
        offset: u64,
        /// How many they are, one to three.
        len: usize,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Io(error) => write!(f, "cannot read the text: {error}"),
            ReadError::Invalid { offset, len } => {
                write!(f, "{len} bytes at offset {offset} are not UTF-8")
            }
        }
    }
}

impl core::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            ReadError::Io(error) => Some(error),
            ReadError::Invalid { .. } => None,
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        ReadError::Io(error)
    }
}

/// The text of a byte reader in pieces, for the `push` of a stream.
///
/// Sequences cut between two reads are put together. Bytes that are no UTF-8 are reported with their offset, once each:
/// the next call goes on behind them. Memory: one buffer of the reader. Time: linear in the bytes.
///
/// ```
/// use imla::{SentenceSplitter, TextReader};
///
/// # fn main() -> Result<(), imla::ReadError> {
/// let bytes = "قال نعم. ثم ذهب.".as_bytes();
/// let mut reader = TextReader::new(std::io::BufReader::with_capacity(3, bytes));
/// let mut stream = SentenceSplitter::new().stream();
/// let mut count = 0;
/// while let Some(piece) = reader.read()? {
///     count += stream.push(piece).count();
/// }
/// assert_eq!(count + stream.finish().count(), 2);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct TextReader<R> {
    reader: R,
    invalid: Invalid,
    text: String,
    /// The start of a sequence whose rest has not been read, three bytes at most.
    cut: Vec<u8>,
    /// How many bytes were taken from the reader.
    taken: u64,
    /// Invalid bytes that were met behind text and have not been reported.
    pending: Option<(u64, usize)>,
}

/// What the bytes at hand begin with.
enum Scan {
    Text,
    Bad(usize),
    Cut,
}

impl<R: BufRead> TextReader<R> {
    /// Reads from the start of `reader`, and reports invalid bytes.
    ///
    /// ```
    /// assert_eq!(imla::TextReader::new("نعم".as_bytes()).read().unwrap(), Some("نعم"));
    /// ```
    pub fn new(reader: R) -> TextReader<R> {
        TextReader {
            reader,
            invalid: Invalid::Report,
            text: String::new(),
            cut: Vec::new(),
            taken: 0,
            pending: None,
        }
    }

    /// What to do with invalid bytes.
    ///
    /// Offsets of a stream count the text as it is pushed: a replaced part counts three bytes.
    ///
    /// ```
    /// use imla::{Invalid, TextReader};
    /// let reader = TextReader::new(&b"\xFF"[..]).invalid(Invalid::Replace);
    /// assert_eq!({ reader }.read().unwrap(), Some("\u{FFFD}"));
    /// ```
    #[must_use]
    pub fn invalid(mut self, rule: Invalid) -> TextReader<R> {
        self.invalid = rule;
        self
    }

    /// The next piece of the text, never empty; `None` at the end.
    ///
    /// # Errors
    /// [`ReadError::Io`] when the reader fails, except that an interrupted read is tried again, and
    /// [`ReadError::Invalid`] at bytes that are no UTF-8, unless they are replaced.
    ///
    /// ```
    /// let mut reader = imla::TextReader::new("نعم".as_bytes());
    /// assert_eq!(reader.read().unwrap(), Some("نعم"));
    /// assert_eq!(reader.read().unwrap(), None);
    /// ```
    pub fn read(&mut self) -> Result<Option<&str>, ReadError> {
        self.text.clear();
        if let Some((offset, len)) = self.pending.take() {
            return Err(ReadError::Invalid { offset, len });
        }
        while self.text.is_empty() {
            let bytes = match self.reader.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(ReadError::Io(error)),
            };
            let at_end = bytes.is_empty();
            if at_end && self.cut.is_empty() {
                return Ok(None);
            }
            let size = bytes.len();
            // The bytes that are not accounted for yet, the cut ones first.
            let mut offset = self.taken - self.cut.len() as u64;
            let joined;
            let mut rest = if self.cut.is_empty() {
                bytes
            } else {
                joined = [self.cut.as_slice(), bytes].concat();
                self.cut.clear();
                joined.as_slice()
            };
            let mut bad = None;
            while !rest.is_empty() {
                let (text, found) = scan(rest, at_end);
                self.text.push_str(text);
                let taken = text.len();
                match found {
                    Scan::Text => rest = &[],
                    Scan::Cut => {
                        self.cut
                            .extend_from_slice(rest.get(taken..).unwrap_or_default());
                        rest = &[];
                    }
                    Scan::Bad(len) => {
                        offset += taken as u64;
                        if self.invalid == Invalid::Replace {
                            self.text.push(char::REPLACEMENT_CHARACTER);
                        } else if bad.is_none() {
                            bad = Some((offset, len));
                        }
                        offset += len as u64;
                        rest = rest.get(taken + len..).unwrap_or_default();
                        if bad.is_some() {
                            break;
                        }
                    }
                }
            }
            // Bytes cut off earlier come first and are always used up, so what is left lies in the buffer.
            let used = size.saturating_sub(rest.len());
            self.reader.consume(used);
            self.taken += used as u64;
            if let Some((offset, len)) = bad {
                if self.text.is_empty() {
                    return Err(ReadError::Invalid { offset, len });
                }
                self.pending = Some((offset, len));
            }
        }
        Ok(Some(&self.text))
    }
}

/// The valid text at the start of some bytes, and what follows it.
fn scan(bytes: &[u8], at_end: bool) -> (&str, Scan) {
    match core::str::from_utf8(bytes) {
        Ok(text) => (text, Scan::Text),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let text = core::str::from_utf8(valid).unwrap_or_default();
            let rest = bytes.len() - valid.len();
            match error.error_len() {
                Some(len) => (text, Scan::Bad(len)),
                None if at_end => (text, Scan::Bad(rest)),
                None => (text, Scan::Cut),
            }
        }
    }
}

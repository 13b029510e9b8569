//! Bytes from a file or a pipe as text, with the place of what is no UTF-8.

use std::io::{ErrorKind, Read};

use super::Fault;

/// How much is asked for at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// What to do with bytes that are no UTF-8.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// Stop and say where.
    Refuse,
    /// Put U+FFFD in their place.
    Replace,
}

/// A source of bytes, read as UTF-8.
pub struct Utf8<R> {
    source: R,
    name: String,
    invalid: Invalid,
    /// Read but not decoded: between calls at most the beginning of one character.
    raw: Vec<u8>,
    /// The place of `raw` in the source, in bytes.
    at: usize,
    replaced: usize,
    ended: bool,
}

impl<R: Read> Utf8<R> {
    pub fn new(source: R, name: String, invalid: Invalid) -> Utf8<R> {
        Utf8 {
            source,
            name,
            invalid,
            raw: Vec::new(),
            at: 0,
            replaced: 0,
            ended: false,
        }
    }

    /// What to call the source in a message.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many sequences have been replaced.
    pub fn replaced(&self) -> usize {
        self.replaced
    }

    /// Whether the source has been read to its end.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Appends text until `text` holds at least `size` bytes or the source ends.
    pub fn fill(&mut self, text: &mut String, size: usize) -> Result<(), Fault> {
        while text.len() < size && !self.ended {
            let kept = self.raw.len();
            self.raw.resize(kept + CHUNK, 0);
            let read = self.source.read(&mut self.raw[kept..]);
            self.raw.truncate(kept + read.as_ref().map_or(0, |n| *n));
            match read {
                Ok(0) => self.ended = true,
                Ok(_) => {}
                Err(e) if e.kind() == ErrorKind::Interrupted => continue,
                Err(e) => return Err(Fault::Failed(format!("{}: {e}", self.name))),
            }
            self.decode(text)?;
        }
        Ok(())
    }

    fn decode(&mut self, text: &mut String) -> Result<(), Fault> {
        let mut from = 0;
        while from < self.raw.len() {
            let rest = &self.raw[from..];
            let (valid, invalid) = match core::str::from_utf8(rest) {
                Ok(all) => (all, 0),
                Err(e) => {
                    let (valid, after) = rest.split_at(e.valid_up_to());
                    let length = match e.error_len() {
                        // A character whose end has not been read yet.
                        None if !self.ended => 0,
                        None => after.len(),
                        Some(length) => length,
                    };
                    (core::str::from_utf8(valid).unwrap_or_default(), length)
                }
            };
            text.push_str(valid);
            from += valid.len();
            if invalid == 0 {
                break;
            }
            if self.invalid == Invalid::Refuse {
                return Err(Fault::Failed(format!(
                    "{}: invalid UTF-8 at byte {}; --lossy replaces it",
                    self.name,
                    self.at + from
                )));
            }
            text.push('\u{FFFD}');
            self.replaced += 1;
            from += invalid;
        }
        self.raw.drain(..from);
        self.at += from;
        Ok(())
    }
}

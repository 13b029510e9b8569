//! Normalizing a text that comes in pieces.

use alloc::string::String;

use super::Normalizer;
use super::cluster::{Pass, Tail};
use super::spell::State;
use super::writer::Appending;

/// Normalizes a text that comes in pieces, as if it came whole.
///
/// Law: whatever the pieces, what is written by all calls of [`push`](Stream::push) and the one of
/// [`finish`](Stream::finish) is the normalization of the pieces joined. Linear time over all calls, however small the
/// pieces. What the next piece could still change is held back: the last letter and its marks, and what stands with
/// them; a run of marks or of characters that go anyway is held back whole.
///
/// ```
/// use imla::Normalizer;
/// let (mut stream, mut out) = (Normalizer::search().stream(), String::new());
/// for piece in ["قا", "ل ا", "\u{654}حمد", "\u{64F} "] {
///     stream.push(piece, &mut out);
/// }
/// stream.finish(&mut out);
/// assert_eq!(out, "قال احمد");
/// ```
#[derive(Clone, Debug)]
pub struct Stream {
    rules: Normalizer,
    state: State,
    /// What came but was not written yet.
    held: String,
    /// How long that must be for another try to be worth it.
    worth: usize,
}

/// Below this, another try costs next to nothing.
const CHEAP: usize = 128;

impl Stream {
    pub(super) fn new(rules: &Normalizer) -> Stream {
        Stream {
            rules: *rules,
            state: State::START,
            held: String::new(),
            worth: 0,
        }
    }

    /// Takes the next piece, cut wherever the caller likes, and appends what is certain to `out`.
    ///
    /// ```
    /// let (mut stream, mut out) = (imla::Normalizer::search().stream(), String::new());
    /// stream.push("نصّ", &mut out);
    /// assert_eq!(out, "ن");
    /// ```
    pub fn push(&mut self, piece: &str, out: &mut String) {
        if self.held.is_empty() {
            let done = self.run(piece, out);
            self.held.push_str(piece.get(done..).unwrap_or_default());
        } else {
            self.held.push_str(piece);
            if self.held.len() < self.worth {
                return;
            }
            let held = core::mem::take(&mut self.held);
            let done = self.run(&held, out);
            self.held = held;
            self.held.drain(..done);
        }
        // A try reads all that is held: it must have doubled, or hostile text would be read again and again.
        self.worth = if self.held.len() > CHEAP {
            2 * self.held.len()
        } else {
            0
        };
    }

    /// Appends what was held back: the text has ended.
    ///
    /// ```
    /// let (mut stream, mut out) = (imla::Normalizer::search().stream(), String::new());
    /// stream.push("نصّ", &mut out);
    /// stream.finish(&mut out);
    /// assert_eq!(out, "نص");
    /// ```
    pub fn finish(self, out: &mut String) {
        let text = &self.held;
        Pass::resume(&self.rules, text, Tail::Whole, self.state).run(&mut Appending { text, out });
    }

    /// How many bytes are held back.
    ///
    /// ```
    /// let (mut stream, mut out) = (imla::Normalizer::search().stream(), String::new());
    /// stream.push("نصّ", &mut out);
    /// assert_eq!(stream.held(), 4);
    /// ```
    #[must_use]
    pub fn held(&self) -> usize {
        self.held.len()
    }

    /// Writes what is certain of `text`: returns where the rest begins.
    fn run(&mut self, text: &str, out: &mut String) -> usize {
        let mut pass = Pass::resume(&self.rules, text, Tail::Open, self.state);
        pass.run(&mut Appending { text, out });
        self.state = pass.state;
        pass.position()
    }
}

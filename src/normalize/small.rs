//! A list that lives on the stack until it is long.

use alloc::vec::Vec;

/// Up to `N` items in place, all of them on the heap beyond that: a cluster is short unless somebody means harm.
#[derive(Clone)]
pub(super) struct Small<T, const N: usize> {
    inline: [T; N],
    len: usize,
    /// Not empty only after the list has outgrown `inline`.
    heap: Vec<T>,
}

impl<T: Copy + Default, const N: usize> Small<T, N> {
    pub(super) fn new() -> Self {
        Small {
            inline: [T::default(); N],
            len: 0,
            heap: Vec::new(),
        }
    }

    #[inline]
    pub(super) fn push(&mut self, item: T) {
        if self.heap.is_empty() {
            if let Some(slot) = self.inline.get_mut(self.len) {
                *slot = item;
                self.len += 1;
                return;
            }
            self.heap.extend_from_slice(&self.inline);
        }
        self.heap.push(item);
    }

    #[inline]
    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.heap.clear();
    }

    #[inline]
    pub(super) fn as_slice(&self) -> &[T] {
        if self.heap.is_empty() {
            self.inline.get(..self.len).unwrap_or_default()
        } else {
            &self.heap
        }
    }

    #[inline]
    pub(super) fn as_mut_slice(&mut self) -> &mut [T] {
        if self.heap.is_empty() {
            self.inline.get_mut(..self.len).unwrap_or_default()
        } else {
            &mut self.heap
        }
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.as_slice().len()
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<T> {
        self.as_slice().get(at).copied()
    }

    /// Puts `item` before the one at `at`, or at the end.
    pub(super) fn insert(&mut self, at: usize, item: T) {
        self.push(item);
        if let Some(tail) = self.as_mut_slice().get_mut(at..) {
            tail.rotate_right(1);
        }
    }

    /// Takes out the item at `at`, if there is one.
    pub(super) fn remove(&mut self, at: usize) {
        if let Some(tail) = self.as_mut_slice().get_mut(at..).filter(|t| !t.is_empty()) {
            tail.rotate_left(1);
            if self.heap.is_empty() {
                self.len -= 1;
            } else {
                self.heap.pop();
                if self.heap.is_empty() {
                    self.len = 0;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_the_same_on_both_sides_of_its_room() {
        let mut small: Small<u8, 4> = Small::new();
        let mut plain = alloc::vec::Vec::new();
        for item in 0..9 {
            small.push(item);
            plain.push(item);
            small.insert(1, item);
            plain.insert(1.min(plain.len()), item);
            assert_eq!(small.as_slice(), plain);
        }
        while !plain.is_empty() {
            let at = plain.len() / 2;
            small.remove(at);
            plain.remove(at);
            assert_eq!(small.as_slice(), plain);
        }
        assert!(small.is_empty());
        small.push(7);
        assert_eq!(small.as_slice(), [7]);
    }
}

//! Counted work: how many characters and bytes the rules look at, for the tests that hold them to linear cost.
//!
//! Outside the crate's own tests every call is empty and compiles to nothing.

#[cfg(test)]
std::thread_local! {
    static WORK: core::cell::Cell<usize> = const { core::cell::Cell::new(0) };
}

/// Notes that `n` characters or bytes were looked at.
#[cfg(not(test))]
#[inline(always)]
pub(crate) fn add(_: usize) {}

/// Notes that `n` characters or bytes were looked at.
#[cfg(test)]
pub(crate) fn add(n: usize) {
    WORK.with(|w| w.set(w.get() + n));
}

/// The work of `task` on this thread.
#[cfg(test)]
pub(crate) fn count(task: impl FnOnce()) -> usize {
    WORK.with(|w| w.set(0));
    task();
    WORK.with(core::cell::Cell::get)
}

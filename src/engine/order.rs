//! Putting short lists in order.
//!
//! In: a list and what goes before what. Out: the list in order, equals as they came. The
//! standard library's sorting is made for long lists and comes to a kilobyte of compressed
//! wasm for each kind of list; here they have at most as many entries as there are faults.

/// Sorts by insertion; `before` says whether the first of two goes before the second.
pub fn put_in_order<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && before(&list[at], &list[at - 1]) {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

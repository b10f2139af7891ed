//! A file as the parts that one program hands over to another: for the tests, and as seeds of
//! made-up input.
//!
//! In: a job that knows the layouts, and a file. Out: its parts, in their order.

use poscheck::amount::job::{Job, Slot};

/// The parts of a file that comes by `chunk` bytes; none where whoever wants it has to read it.
pub(crate) fn parts(job: &mut Job, name: &str, bytes: &[u8], chunk: usize) -> Option<Vec<Vec<u8>>> {
    job.begin(0, name, 0);
    let mut parts = Vec::new();
    for chunk in bytes.chunks(chunk) {
        if job.push(0, chunk).is_none() {
            break;
        }
        parts.push(job.hand_over(0)?);
    }
    job.end(0);
    parts.push(job.hand_over(0)?);
    assert!(matches!(job.slot(0), Slot::Empty), "{name} is kept twice");
    Some(parts)
}

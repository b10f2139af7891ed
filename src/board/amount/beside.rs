//! Files that a second program reads beside this one, see [`handover`](crate::amount::handover).
//!
//! In: parts of a file that the other program read. Out: such parts where this program is the
//! other one. A file whose parts stay away begins anew here.

use super::Amounts;

impl Amounts {
    /// What was read of a file since, for another program that takes it over; none where that one
    /// has to read it itself.
    pub fn hand_over(&mut self, ticket: u32) -> Option<Vec<u8>> {
        let at = self.at(ticket)?;
        self.job.as_mut()?.hand_over(at)
    }

    /// Takes what another program read of a file; whether more is wanted, none where that is no
    /// part of a file, which begins [anew](Amounts::anew) then.
    pub fn take_over(&mut self, ticket: u32, part: &[u8]) -> Option<bool> {
        let Some((at, job)) = self.at(ticket).zip(self.job.as_mut()) else {
            return Some(false);
        };
        let more = job.take_over(at, part);
        if more == Some(false) {
            self.hold();
        }
        more
    }

    /// A file that another program should have read begins anew.
    pub fn anew(&mut self, ticket: u32) {
        if let (Some(at), Some(job)) = (self.at(ticket), self.job.as_mut()) {
            job.begin(at, &self.places[at].name, self.places[at].size);
        }
    }
}

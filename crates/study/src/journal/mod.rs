//! The journal: everything that the learner did, kept so that it cannot be lost.
//!
//! # What is kept
//! Every event is one line of ASCII with a schema version, an epoch and a checksum, under a key of
//! its own, in localStorage and again in IndexedDB (`record`). When 512 have piled up they are
//! sealed into a segment, an immutable text that needs a fourteenth of the room (`segment`), and
//! segments become larger ones eight at a time (`seal`): 200,000 answers take about 1.5 million
//! characters. A snapshot holds the folded state, so that opening a long history is quick; it is
//! a cache, and whatever does not fit is folded again from the events.
//!
//! # Why nothing is lost
//! - No record is ever changed, no key is shared by two tabs, and no counter runs over all of them.
//!   The state of a store is a set of records, and any union of such sets is right.
//! - At start both stores are opened and each gets what it lacks (`heal`).
//! - What a plan removes goes only after all that it puts was read back from every store in use.
//! - Erasing is an epoch of its own: what is of an earlier one is erased wherever it turns up.
//! - What is damaged in both stores is kept word for word, and said.
//! - What a later version wrote is kept word for word; if its schema is later, nothing is written.
//!
//! # What remains
//! If the last event of a tab is deleted (not damaged) from both stores at once, there is nothing
//! left that knows of it. Deleted events before it are seen as a gap in the tab's numbers, and
//! counted in [`Report::missing`].
//!
//! No IO happens here. The browser hands over what its two stores hold, and is told what to write.

mod ascii;
mod book;
mod carry;
mod changes;
mod coder;
mod coverage;
mod envelope;
mod heal;
mod line;
mod order;
mod record;
mod seal;
mod segment;
mod shelf;
mod sorted;
mod state;
mod transfer;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use book::{Journal, Opening};
pub use changes::Received;
pub use order::{Key, effective, merge};
pub use record::{EPOCH, owns};
pub use seal::Plan;
pub use sorted::Sorted;
pub use shelf::{Contents, Shelf, ShelfError, Write};
pub use state::{Applied, Report, SaveState, Start};
pub use transfer::{Batch, Import, ImportError, Preview, export};

//! The one order in which events are folded, and the one rule by which journals are merged.
//!
//! Events are ordered by (time, writer, sequence). The clock is the device's and may go back: the
//! order then is no longer the order of writing, but it stays the same on every device and after
//! every reload, because nothing else enters into it.

use super::line;
use crate::event::{Body, Event, EventId, Millis, Writer};

/// An event's place in the order of the fold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// When, by the device's clock.
    pub at: Millis,
    /// Who: decides between events of one millisecond.
    pub writer: Writer,
    /// Decides between events of one writer in one millisecond.
    pub seq: u32,
}

impl Key {
    /// The place of `event`.
    pub fn of(event: &Event) -> Key {
        Key {
            at: event.at,
            writer: event.id.writer,
            seq: event.id.seq,
        }
    }
}

/// Merges events from any number of sources into the order of the fold, each once.
///
/// The result depends only on the set of events that came in: merging is commutative, associative
/// and idempotent. Writers are random numbers of 32 bits, so two devices can, once in some
/// thousand lifetimes, give one identity to two different events: both are kept.
pub fn merge(mut events: Vec<Event>) -> Vec<Event> {
    if events
        .windows(2)
        .all(|pair| Key::of(&pair[0]) < Key::of(&pair[1]))
    {
        return events;
    }
    let tied = |a: &Event, b: &Event| line::write(a).cmp(&line::write(b));
    events.sort_unstable_by(|a, b| Key::of(a).cmp(&Key::of(b)).then_with(|| tied(a, b)));
    events.dedup();
    events
}

/// What counts: the merged events without those that were taken back, and without the taking back.
///
/// Taking back can be taken back as well, by a later event: so the latest word holds, and no two
/// events can cancel each other in a circle.
pub fn effective(mut merged: Vec<Event>) -> Vec<Event> {
    let mut off: Vec<EventId> = Vec::new();
    for event in merged.iter().rev() {
        if let Body::Undone(target) = event.body
            && off.binary_search(&event.id).is_err()
            && let Err(at) = off.binary_search(&target)
        {
            off.insert(at, target);
        }
    }
    merged.retain(|event| {
        !matches!(event.body, Body::Undone(_)) && off.binary_search(&event.id).is_err()
    });
    merged
}

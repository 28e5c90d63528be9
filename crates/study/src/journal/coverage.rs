//! A set of event identities, as runs of consecutive numbers of each writer.

use crate::event::{EventId, Writer};
use crate::order::sort;

/// Numbers `first` to `last` of one writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// Who wrote them.
    pub writer: Writer,
    /// The first number.
    pub first: u32,
    /// The last number.
    pub last: u32,
}

/// The set, as runs in order that neither touch nor overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(Vec<Run>);

impl Coverage {
    /// The identities of `ids`.
    pub fn of(ids: impl Iterator<Item = EventId>) -> Coverage {
        Coverage::of_runs(
            ids.map(|id| Run {
                writer: id.writer,
                first: id.seq,
                last: id.seq,
            })
            .collect(),
        )
    }

    /// The identities in `runs`.
    pub fn of_runs(mut runs: Vec<Run>) -> Coverage {
        sort(&mut runs, |a, b| a.cmp(b));
        let mut kept: Vec<Run> = Vec::new();
        for run in runs {
            match kept.last_mut() {
                Some(last)
                    if last.writer == run.writer && run.first <= last.last.saturating_add(1) =>
                {
                    last.last = last.last.max(run.last);
                }
                _ => kept.push(run),
            }
        }
        Coverage(kept)
    }

    /// The runs, in order.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Adds the identities of `other`.
    pub fn add(&mut self, other: &Coverage) {
        *self = Coverage::of_runs(self.0.iter().chain(&other.0).copied().collect());
    }

    /// How many identities are in the set.
    pub fn len(&self) -> u32 {
        self.0.iter().map(|run| run.last - run.first + 1).sum()
    }

    /// The writers in the set.
    pub fn writers(&self) -> Vec<Writer> {
        let mut writers: Vec<Writer> = self.0.iter().map(|run| run.writer).collect();
        writers.dedup();
        writers
    }

    /// Whether `id` is in the set.
    pub fn has(&self, id: EventId) -> bool {
        self.has_run(&Run {
            writer: id.writer,
            first: id.seq,
            last: id.seq,
        })
    }

    /// Whether all of `other` is in the set.
    pub fn has_all(&self, other: &Coverage) -> bool {
        other.0.iter().all(|run| self.has_run(run))
    }

    /// Whether `writer` has anything in the set.
    pub fn knows(&self, writer: Writer) -> bool {
        self.0
            .binary_search_by_key(&writer, |run| run.writer)
            .is_ok()
    }

    fn has_run(&self, run: &Run) -> bool {
        let after = self
            .0
            .partition_point(|r| (r.writer, r.first) <= (run.writer, run.first));
        after
            .checked_sub(1)
            .is_some_and(|at| self.0[at].writer == run.writer && run.last <= self.0[at].last)
    }

    /// The numbers of `writer`, counted from 1, that are missing below the highest.
    pub fn holes(&self, writer: Writer) -> Vec<Run> {
        let (mut holes, mut next) = (Vec::new(), 1);
        for run in self.0.iter().filter(|run| run.writer == writer) {
            if run.first > next {
                holes.push(Run {
                    writer,
                    first: next,
                    last: run.first - 1,
                });
            }
            next = run.last.saturating_add(1);
        }
        holes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_is_the_set_that_it_stands_for(ids in prop::collection::vec((0u32..4, 1u32..12), 0..30)) {
            let set: BTreeSet<_> = ids.iter().copied().collect();
            let id = |(writer, seq)| EventId { writer: Writer(writer), seq };
            let coverage = Coverage::of(ids.iter().copied().map(id));
            for writer in 0..5 {
                let of_writer: Vec<u32> = set.iter().filter(|(w, _)| *w == writer).map(|(_, s)| *s).collect();
                let holes = of_writer.last().map_or(0, |top| top - of_writer.len() as u32);
                prop_assert_eq!(Coverage::of_runs(coverage.holes(Writer(writer))).len(), holes);
                prop_assert_eq!(coverage.knows(Writer(writer)), !of_writer.is_empty());
                for seq in 0..13 {
                    prop_assert_eq!(coverage.has(id((writer, seq))), set.contains(&(writer, seq)));
                }
            }
        }
    }
}

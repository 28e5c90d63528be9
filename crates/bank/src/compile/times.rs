//! A bank several times as large, for figures: the same topics again under other ids.

use super::{Compilation, blob_of};
use crate::{FactIx, Index, TopicHead, TopicIx};

impl Compilation {
    /// The same in its two parts: the front for [`crate::Bank::open_front`], and what follows it.
    pub fn parts_of_times(&self, times: usize) -> (Vec<u8>, Vec<u8>) {
        let mut front = self.blob_of_times(times);
        let rest = front.split_off(crate::blob::front_length(&front));
        (front, rest)
    }

    /// The blob of a bank with everything `times` over. Its facts and questions refer to those of
    /// their own copy.
    pub fn blob_of_times(&self, times: usize) -> Vec<u8> {
        let count = self.index.topics.len();
        let copies = 0..times.clamp(1, usize::from(u16::MAX) / count.max(1));
        let copy = |nth: usize| self.index.topics.iter().map(move |head| renamed(head, nth, count));
        let index = Index {
            topics: copies.clone().flat_map(copy).collect(),
            ..self.index.clone()
        };
        let contents: Vec<_> = copies.flat_map(|_| self.contents.clone()).collect();
        blob_of(index, &contents, &self.reference, &self.diagrams).write().bytes
    }
}

fn renamed(head: &TopicHead, copy: usize, count: usize) -> TopicHead {
    let mut head = head.clone();
    if copy == 0 {
        return head;
    }
    let shift = |topic: &mut TopicIx| topic.0 += (copy * count) as u16;
    let rename = |id: &mut String| *id = format!("{id}-{copy}");
    rename(&mut head.id);
    head.before.iter_mut().for_each(shift);
    for fact in &mut head.facts {
        rename(&mut fact.id);
        fact.also.iter_mut().for_each(rename);
    }
    for question in &mut head.questions {
        rename(&mut question.id);
        question.facts.iter_mut().for_each(|FactIx { topic, .. }| shift(topic));
    }
    head
}

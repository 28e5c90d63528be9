//! A Kinesis data stream in provisioned mode: with how many shards every limit holds.
//!
//! Records spread evenly, and no library aggregates them. Consumers share the classic reads; those
//! with enhanced fan-out have reads of their own and limit nothing. 1 MB is 1,000,000 bytes.
//! Source: <https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html>

use super::Model;

/// The model `kinesis-shards` gives the shards that a load needs.
pub const MODEL: Model = Model {
    name: "kinesis-shards",
    takes: &[
        ("records_per_second", 1..=100_000, 1),
        // A record may have 1 MB; larger ones, where a stream allows them, come now and then.
        ("bytes_per_record", 1..=1_000_000, 1),
        // A shard answers five reads a second, and a consumer polls once a second.
        ("shared_consumers", 0..=5, 1),
    ],
    run: |args| {
        let load = Load { records: args[0][0], bytes: args[1][0], consumers: args[2][0] };
        Ok(Some(vec![load.shards()]))
    },
};

/// What a stream has to carry.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Records a second that come in.
    pub records: i32,
    /// Bytes of each.
    pub bytes: i32,
    /// Consumers that share the classic reads, each reading everything.
    pub consumers: i32,
}

impl Load {
    /// Whether so many shards are within all three limits: a shard takes 1,000 records and 1 MB a
    /// second in, and gives 2 MB a second to all its shared consumers together.
    pub fn fits(&self, shards: i32) -> bool {
        let shards = i64::from(shards);
        let bytes = i64::from(self.records) * i64::from(self.bytes);
        i64::from(self.records) <= shards * 1000
            && bytes <= shards * 1_000_000
            && bytes * i64::from(self.consumers) <= shards * 2_000_000
    }

    /// The fewest that do.
    pub fn shards(&self) -> i32 {
        let mut shards = 1;
        while !self.fits(shards) {
            shards += 1;
        }
        shards
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_shared_readers_decide() {
        assert_eq!(Load { records: 4500, bytes: 1000, consumers: 3 }.shards(), 7);
        // Small records meet the limit of 1,000, large ones that of 1 MB.
        assert_eq!(Load { records: 4500, bytes: 100, consumers: 2 }.shards(), 5);
        assert_eq!(Load { records: 100, bytes: 40_000, consumers: 1 }.shards(), 4);
    }

    fn load() -> impl Strategy<Value = Load> {
        (1..20_000i32, 1..20_000i32, 0..=5i32)
            .prop_map(|(records, bytes, consumers)| Load { records, bytes, consumers })
    }

    proptest! {
        #[test]
        fn is_the_largest_of_three_figures(load in load()) {
            let [records, bytes, consumers] = [load.records, load.bytes, load.consumers].map(i64::from);
            let up = |amount: i64, limit: i64| (amount + limit - 1) / limit;
            let figures = [up(records, 1000), up(records * bytes, 1_000_000), up(records * bytes * consumers, 2_000_000)];
            prop_assert_eq!(Some(i64::from(load.shards())), figures.into_iter().max());
        }

        #[test]
        fn more_shards_never_suffice_less(load in load(), shards in 1..2000i32) {
            prop_assert!(!load.fits(shards) || load.fits(shards + 1));
        }

        #[test]
        fn one_more_consumer_never_needs_fewer(load in load()) {
            let more = Load { consumers: load.consumers + 1, ..load };
            prop_assert!(more.shards() >= load.shards());
        }
    }
}

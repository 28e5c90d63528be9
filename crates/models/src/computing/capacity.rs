//! Read and write units of a DynamoDB table, item by item.
//!
//! Single reads and writes, no transactions, no indexes; 1 KB is 1,024 bytes. Source:
//! <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html>

use super::Model;

/// The model `capacity-units` gives the read units and the write units to provision.
pub const MODEL: Model = Model {
    name: "capacity-units",
    takes: &[
        // An item has at most 400 KB.
        ("item_bytes", 1..=409_600, 1),
        ("reads_per_second", 0..=40_000, 1),
        // 1 for eventually consistent reads, 0 for strongly consistent ones.
        ("eventually_consistent", 0..=1, 1),
        ("writes_per_second", 0..=40_000, 1),
    ],
    run: |args| {
        let read = if args[2][0] == 1 { Read::Eventual } else { Read::Strong };
        Ok(Some(vec![
            read_units(args[0][0], read, args[1][0]),
            write_units(args[0][0], args[3][0]),
        ]))
    },
};

/// How consistent a read is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// Eventually consistent, at half the price.
    Eventual,
    /// Strongly consistent.
    Strong,
}

/// Units that `reads` items a second take, each read singly. A unit is a read of 4 KB.
pub fn read_units(item_bytes: i32, read: Read, reads: i32) -> i32 {
    let mut halves = 0;
    for _ in 0..reads {
        halves += blocks(item_bytes, 4096) * if read == Read::Eventual { 1 } else { 2 };
    }
    (halves + 1) / 2
}

/// Units that `writes` items a second take. A unit is a write of 1 KB.
pub fn write_units(item_bytes: i32, writes: i32) -> i32 {
    (0..writes).map(|_| blocks(item_bytes, 1024)).sum()
}

/// Blocks of `size` that an item begins.
fn blocks(item_bytes: i32, size: i32) -> i32 {
    (item_bytes + size - 1) / size
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_item_is_rounded_up() {
        assert_eq!((read_units(4096, Read::Strong, 10), read_units(4097, Read::Strong, 10)), (10, 20));
        assert_eq!((write_units(1024, 10), write_units(1025, 10)), (10, 20));
        assert_eq!(read_units(6656, Read::Eventual, 100), 100);
        // Half a unit cannot be provisioned.
        assert_eq!(read_units(100, Read::Eventual, 3), 2);
    }

    proptest! {
        #[test]
        fn units_carry_the_volume(bytes in 1..409_600i32, items in 0..2000i32) {
            let volume = i64::from(bytes) * i64::from(items);
            prop_assert!(i64::from(read_units(bytes, Read::Strong, items)) * 4096 >= volume);
            prop_assert!(i64::from(write_units(bytes, items)) * 1024 >= volume);
        }

        #[test]
        fn eventual_reads_take_half(bytes in 1..409_600i32, items in 0..2000i32) {
            let [eventual, strong] = [Read::Eventual, Read::Strong].map(|read| read_units(bytes, read, items));
            prop_assert_eq!(eventual, (strong + 1) / 2);
        }

        #[test]
        fn a_larger_item_never_takes_less(bytes in 1..400_000i32, more in 0..9000i32) {
            prop_assert!(write_units(bytes + more, 7) >= write_units(bytes, 7));
            prop_assert!(read_units(bytes + more, Read::Strong, 7) >= read_units(bytes, Read::Strong, 7));
        }
    }
}

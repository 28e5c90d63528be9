//! Stable hashes: the journal stores the hash of an id rather than the id.

/// FNV-1a over the bytes of an id. The compiler refuses a bank in which two ids share a hash.
pub fn id_hash(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// FNV-1a with 64 bits, for the revision of a whole bank.
#[cfg(feature = "compile")]
pub(crate) fn bytes_hash(seed: u64, bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    #[test]
    fn known_values_of_fnv_1a() {
        assert_eq!(super::id_hash(""), 0x811c_9dc5);
        assert_eq!(super::id_hash("a"), 0xe40c_292c);
        assert_eq!(super::id_hash("foobar"), 0xbf9c_f968);
    }
}

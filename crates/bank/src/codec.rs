//! How a pack is compressed: the one place that knows.

/// The raw bytes of a pack, if it is whole and exactly as long as promised.
pub(crate) fn unpack(packed: &[u8], raw_length: usize) -> Option<Vec<u8>> {
    let raw = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, raw_length).ok()?;
    (raw.len() == raw_length).then_some(raw)
}

/// Compresses a pack.
#[cfg(feature = "compile")]
pub(crate) fn pack(raw: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(raw, 10)
}

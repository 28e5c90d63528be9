//! How text is compressed: the one place that knows.
//!
//! Measured on 85 topics, 1.7 MB: deflate by topic 613 kB, xz of all 404 kB, brotli 401 kB; by the
//! codec of `cutover-codec` all as one 332 kB, each topic alone 440 kB, each after a trunk of a few
//! topics 356 kB. With the trunk a topic can be read by itself, so that is the form.

use cutover_codec::{Model, decode};

/// How many letters of context the model looks back. 8 would save 3 % and take half as long again.
const ORDER: u32 = 6;
/// What the model may hold, in bytes: the trunk and the largest topic fit.
const MEMORY: u32 = 4 << 20;

/// A model before any text.
pub(crate) fn fresh() -> Model {
    Model::new(ORDER, MEMORY)
}

/// The text of a pack, if it is whole and as long as promised. The model has learnt from it then.
pub(crate) fn unpack(model: &mut Model, packed: &[u8], length: usize, check: u16) -> Option<Vec<u8>> {
    let raw = decode(model, packed, length)?;
    (checksum(&raw) == check).then_some(raw)
}

/// Compresses a text; the model has learnt from it then.
#[cfg(feature = "compile")]
pub(crate) fn pack(model: &mut Model, raw: &[u8]) -> Vec<u8> {
    cutover_codec::encode(model, raw)
}

/// What tells a whole text from a damaged one: damage gives other text, seldom an error.
pub(crate) fn checksum(raw: &[u8]) -> u16 {
    let hash = raw.iter().fold(0x811c_9dc5u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 16 ^ hash) as u16
}

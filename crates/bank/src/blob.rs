//! The blob: a short header, then packs. The first pack is the index, the second the search index,
//! the third the reference, the rest are the topics in the order of the index.

use crate::codec;
use crate::error::BankError;
use serde::{Deserialize, Serialize};

/// What every blob begins with; the last byte is the version of the format.
const MAGIC: [u8; 4] = *b"CUT\x01";
/// Larger than any real pack: a damaged length must not reserve the memory of a phone.
const RAW_LIMIT: u32 = 64 << 20;

pub(crate) const INDEX: usize = 0;
pub(crate) const SEARCH: usize = 1;
pub(crate) const REFERENCE: usize = 2;
pub(crate) const TOPICS: usize = 3;

#[derive(Serialize, Deserialize)]
struct Header {
    revision: u64,
    packs: Vec<Lengths>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Lengths {
    packed: u32,
    raw: u32,
}

/// A blob whose header has been read.
#[derive(Debug)]
pub(crate) struct Blob {
    pub revision: u64,
    packs: Vec<(&'static [u8], usize)>,
}

impl Blob {
    pub fn open(bytes: &'static [u8]) -> Result<Blob, BankError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(BankError::Format)?;
        let (header, mut rest) =
            postcard::take_from_bytes::<Header>(rest).map_err(|_| BankError::Damaged)?;
        let mut packs = Vec::new();
        for lengths in &header.packs {
            if lengths.raw > RAW_LIMIT {
                return Err(BankError::Damaged);
            }
            let (pack, after) = rest
                .split_at_checked(lengths.packed as usize)
                .ok_or(BankError::Damaged)?;
            packs.push((pack, lengths.raw as usize));
            rest = after;
        }
        Ok(Blob {
            revision: header.revision,
            packs,
        })
    }

    /// How many topics have a pack.
    pub fn topics(&self) -> usize {
        self.packs.len().saturating_sub(TOPICS)
    }

    /// Decodes a pack.
    pub fn decode<T: for<'de> Deserialize<'de>>(&self, nth: usize) -> Result<T, BankError> {
        let (packed, raw) = self.packs.get(nth).ok_or(BankError::Damaged)?;
        let raw = codec::unpack(packed, *raw).ok_or(BankError::Damaged)?;
        postcard::from_bytes(&raw).map_err(|_| BankError::Damaged)
    }
}

/// Writes a blob from raw packs.
#[cfg(feature = "compile")]
pub(crate) fn write(packs: &[Vec<u8>]) -> Vec<u8> {
    let packed: Vec<Vec<u8>> = packs.iter().map(|raw| codec::pack(raw)).collect();
    let lengths = packs.iter().zip(&packed);
    let header = Header {
        revision: packs
            .iter()
            .fold(0, |hash, raw| crate::hash::bytes_hash(hash, raw)),
        packs: lengths
            .map(|(raw, packed)| Lengths {
                packed: packed.len() as u32,
                raw: raw.len() as u32,
            })
            .collect(),
    };
    let mut blob = MAGIC.to_vec();
    blob.extend(postcard::to_allocvec(&header).unwrap_or_default());
    blob.extend(packed.into_iter().flatten());
    blob
}

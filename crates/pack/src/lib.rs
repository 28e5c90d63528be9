//! Values as compact bytes and back.
//!
//! The form is that of postcard: numbers of more than a byte in groups of seven bits, the lowest
//! first, signs folded in; lengths before texts and lists; for a variant its number. What differs is
//! how it is read. A [`Reader`] that has met damage goes on with zeros, and is asked once, at the
//! end, whether all was well: decoders have no way out at every step, and come to a third of the
//! code.

mod reader;
mod values;

pub use cutover_pack_derive::Pack;
pub use reader::Reader;
pub use values::sparse;

/// What can be written as bytes and read back.
pub trait Pack: Sized {
    /// Appends the bytes.
    fn write(&self, out: &mut Vec<u8>);
    /// Reads it. From damaged bytes comes anything, and the reader remembers that.
    fn read(from: &mut Reader) -> Self;
}

/// A value as bytes.
pub fn to_bytes(value: &impl Pack) -> Vec<u8> {
    let mut out = Vec::new();
    value.write(&mut out);
    out
}

/// The value that some bytes are, and nothing else; `None` where they are damaged.
pub fn from_bytes<T: Pack>(bytes: &[u8]) -> Option<T> {
    let mut reader = Reader::new(bytes);
    let value = T::read(&mut reader);
    reader.is_done().then_some(value)
}

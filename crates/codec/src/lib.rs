//! Compresses text to about a fifth, by prediction by partial matching (PPMd, variant H, of Dmitry
//! Shkarin; after the public-domain code in 7-Zip and in the crate `ppmd-rust`).
//!
//! What a text is like is learnt while it is coded. A model that has learnt from one text can be
//! cloned, and be the start for several others: each of them is then short and can be read without
//! the rest.
//!
//! A crate of its own because it is compiled for speed, where the app is compiled for size.

mod arena;
mod coder;
mod estimate;
mod memory;
mod model;

pub use model::Model;

/// Compresses `text`; the model has learnt from it afterwards.
pub fn encode(model: &mut Model, text: &[u8]) -> Vec<u8> {
    let mut encoder = coder::Encoder::new();
    for symbol in text {
        encoder.symbol = *symbol;
        coder::code(model, &mut encoder);
    }
    encoder.finish()
}

/// The text of that length, with a model in the state that it was compressed with. Bytes that are
/// no compressed text give `None`, or any text: check what comes out.
pub fn decode(model: &mut Model, bytes: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut decoder = coder::Decoder::new(bytes);
    let mut text = Vec::with_capacity(length);
    for _ in 0..length {
        text.push(coder::code(model, &mut decoder)?);
    }
    Some(text)
}

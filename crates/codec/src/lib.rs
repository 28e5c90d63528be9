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
    let mut decoding = Decoding::new(bytes, length);
    decoding.go_on(model, length)?;
    Some(decoding.text)
}

/// A text that is decoded piece by piece: always with the same model.
pub struct Decoding<'a> {
    decoder: coder::Decoder<'a>,
    text: Vec<u8>,
    length: usize,
}

impl<'a> Decoding<'a> {
    /// A text of that length, of which nothing is decoded yet.
    pub fn new(bytes: &'a [u8], length: usize) -> Self {
        Decoding { decoder: coder::Decoder::new(bytes), text: Vec::with_capacity(length), length }
    }

    /// Decodes up to so many bytes more; says how many are left, or `None` where it cannot go on.
    pub fn go_on(&mut self, model: &mut Model, most: usize) -> Option<usize> {
        for _ in 0..most.min(self.length - self.text.len()) {
            self.text.push(coder::code(model, &mut self.decoder)?);
        }
        Some(self.length - self.text.len())
    }

    /// The text so far.
    pub fn text(self) -> Vec<u8> {
        self.text
    }
}

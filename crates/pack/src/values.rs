//! How plain values, texts and lists are packed.

use crate::{Pack, Reader};

fn write_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

macro_rules! unsigned {
    ($($kind:ty)*) => {$(
        impl Pack for $kind {
            fn write(&self, out: &mut Vec<u8>) {
                write_number(out, u64::from(*self));
            }

            fn read(from: &mut Reader) -> Self {
                from.number(u64::from(<$kind>::MAX)) as $kind
            }
        }
    )*};
}
unsigned!(u16 u32 u64);

macro_rules! signed {
    ($($kind:ty, $without:ty;)*) => {$(
        impl Pack for $kind {
            fn write(&self, out: &mut Vec<u8>) {
                write_number(out, u64::from((*self << 1 ^ *self >> (<$kind>::BITS - 1)) as $without));
            }

            fn read(from: &mut Reader) -> Self {
                let folded = <$without>::read(from);
                (folded >> 1) as $kind ^ -((folded & 1) as $kind)
            }
        }
    )*};
}
signed! { i16, u16; i32, u32; i64, u64; }

impl Pack for u8 {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn read(from: &mut Reader) -> Self {
        from.byte()
    }
}

impl Pack for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn read(from: &mut Reader) -> Self {
        from.number(1) == 1
    }
}

impl Pack for f32 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn read(from: &mut Reader) -> Self {
        from.take(4).try_into().map(f32::from_le_bytes).unwrap_or_default()
    }
}

impl Pack for String {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(out, self.len() as u64);
        out.extend_from_slice(self.as_bytes());
    }

    fn read(from: &mut Reader) -> Self {
        let length = from.length();
        match std::str::from_utf8(from.take(length)) {
            Ok(text) => text.to_string(),
            Err(_) => {
                from.fail();
                String::new()
            }
        }
    }
}

impl<T: Pack> Pack for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.is_some().write(out);
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(from: &mut Reader) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(out, self.len() as u64);
        self.iter().for_each(|value| value.write(out));
    }

    fn read(from: &mut Reader) -> Self {
        (0..from.length()).map(|_| T::read(from)).collect()
    }
}

impl<T: Pack, const N: usize> Pack for [T; N] {
    fn write(&self, out: &mut Vec<u8>) {
        self.iter().for_each(|value| value.write(out));
    }

    fn read(from: &mut Reader) -> Self {
        std::array::from_fn(|_| T::read(from))
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(from: &mut Reader) -> Self {
        (A::read(from), B::read(from))
    }
}

/// Lists of which most elements are empty: `#[pack(with = "sparse")]` on a field writes only the
/// others, each with its place.
pub mod sparse {
    use super::*;

    /// The most elements that a list may have: the length is not backed by bytes.
    const MOST: u64 = 1 << 20;

    /// Appends a list.
    pub fn write<T: Pack + Default + PartialEq>(items: &[T], out: &mut Vec<u8>) {
        let empty = T::default();
        let touched = || (0u32..).zip(items).filter(|(_, item)| **item != empty);
        write_number(out, items.len() as u64);
        write_number(out, touched().count() as u64);
        for (at, item) in touched() {
            at.write(out);
            item.write(out);
        }
    }

    /// Reads a list.
    pub fn read<T: Pack + Default>(from: &mut Reader) -> Vec<T> {
        let length = from.number(MOST) as usize;
        let mut items: Vec<T> = (0..length).map(|_| T::default()).collect();
        for _ in 0..from.length() {
            let at = u32::read(from) as usize;
            let item = T::read(from);
            match items.get_mut(at) {
                Some(place) => *place = item,
                None => from.fail(),
            }
        }
        items
    }
}

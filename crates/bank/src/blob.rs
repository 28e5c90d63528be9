//! The blob: a short header, then packs: the index, the official pages, the trunk, the
//! reference, the topics.
//!
//! Header and index are the *front*: an app that has no more than that can list, schedule and plan.
//! What follows may come later.
//!
//! The trunk is a handful of topics in one text. What the model has learnt from them is the start
//! for the reference and every other topic, which then are short and still can be read alone.

use crate::codec;
use crate::error::BankError;
use cutover_codec::{Decoding, Model};
use cutover_pack::{Pack as _, Reader, from_bytes};
use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

/// What every blob begins with; the last byte is the version of the format.
const MAGIC: [u8; 4] = *b"CUT\x02";
/// No text comes down further than this: a damaged length must not cost minutes.
const MOST_PER_BYTE: u32 = 200;

#[derive(cutover_pack::Pack)]
struct Header {
    revision: u64,
    index: Lengths,
    pages: Lengths,
    trunk: Lengths,
    reference: Lengths,
    /// In the order of the index. Those of the trunk have no bytes of their own.
    topics: Vec<Lengths>,
}

#[derive(Clone, Copy, cutover_pack::Pack)]
struct Lengths {
    packed: u32,
    raw: u32,
    check: u16,
}

/// The bytes of a pack, with what they have to come to.
#[derive(Clone, Copy, Debug)]
struct Pack {
    bytes: &'static [u8],
    raw: usize,
    check: u16,
}

/// A blob whose header has been read.
pub(crate) struct Blob {
    pub revision: u64,
    header: Header,
    index: Pack,
    packs: OnceLock<Packs>,
    /// Decoded on first use; `None` inside when it is damaged.
    opened: OnceLock<Option<Trunk>>,
    /// What is decoded of it before the first use.
    opening: Mutex<Option<(Model, Decoding<'static>)>>,
}

/// What follows the front.
struct Packs {
    pages: Pack,
    trunk: Pack,
    reference: Pack,
    topics: Vec<Pack>,
}

/// What is decoded before the first topic.
struct Trunk {
    model: Model,
    /// The model that a topic is read with: kept, so that its memory is not asked for anew.
    branch: Mutex<Model>,
    text: Vec<u8>,
    pages: Vec<String>,
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blob")
    }
}

impl Blob {
    /// Reads the front; what follows it in these bytes is handed back.
    pub fn open(bytes: &'static [u8]) -> Result<(Blob, &'static [u8]), BankError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(BankError::Format)?;
        let mut reader = Reader::new(rest);
        let header = Header::read(&mut reader);
        let mut rest = reader.rest().ok_or(BankError::Damaged)?;
        let index = cut(&mut rest, &header.index, header.index.packed).ok_or(BankError::Damaged)?;
        let (packs, opened, opening) = (OnceLock::new(), OnceLock::new(), Mutex::new(None));
        Ok((Blob { revision: header.revision, header, index, packs, opened, opening }, rest))
    }

    /// Takes what follows the front. What is here already stays.
    pub fn bring(&self, mut rest: &'static [u8]) -> Result<(), BankError> {
        let Header { pages, trunk, reference, topics, .. } = &self.header;
        let front = [pages, trunk, reference].map(|own| cut(&mut rest, own, own.packed));
        let [Some(pages), Some(trunk), Some(reference)] = front else {
            return Err(BankError::Damaged);
        };
        let topics = topics.iter().map(|lengths| {
            let of = if lengths.packed == 0 { self.header.trunk.packed } else { lengths.packed };
            cut(&mut rest, lengths, of)
        });
        let topics = topics.collect::<Option<_>>().ok_or(BankError::Damaged)?;
        self.packs.get_or_init(|| Packs { pages, trunk, reference, topics });
        Ok(())
    }

    fn packs(&self) -> Result<&Packs, BankError> {
        self.packs.get().ok_or(BankError::NotHereYet)
    }

    /// How many topics there are.
    pub fn topics(&self) -> usize {
        self.header.topics.len()
    }

    /// Decodes the index.
    pub fn index<T: cutover_pack::Pack>(&self) -> Result<T, BankError> {
        let raw = read(self.index, &mut codec::fresh()).ok_or(BankError::Damaged)?;
        from_bytes(&raw).ok_or(BankError::Damaged)
    }

    /// Decodes the text of the reference, and hands it over with the official pages.
    pub fn reference<T>(&self, then: impl FnOnce(&str, &[String]) -> Option<T>) -> Result<T, BankError> {
        let trunk = self.trunk()?;
        let raw = read(self.packs()?.reference, &mut trunk.model.clone()).ok_or(BankError::Damaged)?;
        let text = std::str::from_utf8(&raw).ok();
        text.and_then(|text| then(text, &trunk.pages)).ok_or(BankError::Damaged)
    }

    /// Decodes the text of a topic, and hands it over with the official pages.
    pub fn topic<T>(
        &self,
        nth: usize,
        then: impl FnOnce(&str, &[String]) -> Option<T>,
    ) -> Result<T, BankError> {
        let trunk = self.trunk()?;
        let topics = &self.packs()?.topics;
        let pack = topics.get(nth).ok_or(BankError::Damaged)?;
        let branch;
        let raw = if pack.bytes.is_empty() {
            let before = topics[..nth].iter().filter(|pack| pack.bytes.is_empty());
            let from: usize = before.map(|pack| pack.raw).sum();
            trunk.text.get(from..from + pack.raw)
        } else {
            let mut model = trunk.branch.lock().unwrap_or_else(PoisonError::into_inner);
            trunk.model.branch(&mut model);
            branch = read(*pack, &mut model);
            branch.as_deref()
        };
        let text = raw.and_then(|raw| std::str::from_utf8(raw).ok());
        text.and_then(|text| then(text, &trunk.pages)).ok_or(BankError::Damaged)
    }

    fn trunk(&self) -> Result<&Trunk, BankError> {
        let packs = self.packs()?;
        self.opened.get_or_init(|| self.open_trunk(packs)).as_ref().ok_or(BankError::Damaged)
    }

    /// Decodes up to so many bytes of the trunk before it is used; says whether there are more.
    pub fn open_on(&self, most: usize) -> bool {
        let Some(packs) = self.packs.get().filter(|_| self.opened.get().is_none()) else {
            return false;
        };
        let mut opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let (model, decoding) = opening.get_or_insert_with(|| packs.begin_trunk());
        decoding.go_on(model, most).is_some_and(|left| left > 0)
    }

    fn open_trunk(&self, packs: &Packs) -> Option<Trunk> {
        let pages = String::from_utf8(read(packs.pages, &mut codec::fresh())?).ok()?;
        let begun = self.opening.lock().unwrap_or_else(PoisonError::into_inner).take();
        let (mut model, mut decoding) = begun.unwrap_or_else(|| packs.begin_trunk());
        decoding.go_on(&mut model, packs.trunk.raw)?;
        let text = decoding.text();
        if codec::checksum(&text) != packs.trunk.check {
            return None;
        }
        let branch = Mutex::new(model.clone());
        Some(Trunk { model, branch, text, pages: crate::front::read_list(&pages)? })
    }
}

impl Packs {
    fn begin_trunk(&self) -> (Model, Decoding<'static>) {
        (codec::fresh(), Decoding::new(self.trunk.bytes, self.trunk.raw))
    }
}

/// Takes a pack from the beginning of what is left; `of` is how many bytes it is decoded from.
fn cut(rest: &mut &'static [u8], lengths: &Lengths, of: u32) -> Option<Pack> {
    let (bytes, after) = rest.split_at_checked(lengths.packed as usize)?;
    *rest = after;
    let Lengths { raw, check, .. } = *lengths;
    let pack = Pack { bytes, raw: raw as usize, check };
    (raw / MOST_PER_BYTE <= of).then_some(pack)
}

fn read(pack: Pack, model: &mut Model) -> Option<Vec<u8>> {
    codec::unpack(model, pack.bytes, pack.raw, pack.check)
}

/// How long the front of a blob is that was just written.
#[cfg(feature = "compile")]
pub(crate) fn front_length(blob: &[u8]) -> usize {
    let mut reader = Reader::new(blob.get(MAGIC.len()..).unwrap_or_default());
    let index = Header::read(&mut reader).index.packed as usize;
    blob.len() - reader.rest().map_or(0, |rest| rest.len() - index)
}

/// What a blob is written from.
#[cfg(feature = "compile")]
pub(crate) struct Raw {
    pub index: Vec<u8>,
    pub pages: Vec<u8>,
    pub reference: Vec<u8>,
    pub topics: Vec<Vec<u8>>,
}

/// A blob, and how many bytes index, pages, trunk, reference and the other topics
/// have in it.
#[cfg(feature = "compile")]
pub(crate) struct Written {
    pub bytes: Vec<u8>,
    pub parts: [usize; 5],
}

#[cfg(feature = "compile")]
impl Raw {
    /// How long the trunk is to be, in bytes: longer saves more and takes longer at the start.
    const TRUNK: usize = 128 << 10;

    /// Positions of the topics of the trunk: evenly spread over the course, so that every domain
    /// has its words in it.
    fn trunk(&self) -> Vec<usize> {
        let all: usize = self.topics.iter().map(Vec::len).sum();
        let count = (Self::TRUNK * self.topics.len()).div_ceil(all.max(1));
        let count = count.min(self.topics.len());
        (0..count).map(|nth| nth * self.topics.len() / count).collect()
    }

    /// Compresses everything.
    pub fn write(&self) -> Written {
        let in_trunk = self.trunk();
        let trunk: Vec<u8> = in_trunk.iter().flat_map(|nth| self.topics[*nth].clone()).collect();
        let mut model = codec::fresh();
        let front = [
            codec::pack(&mut codec::fresh(), &self.index),
            codec::pack(&mut codec::fresh(), &self.pages),
            codec::pack(&mut model, &trunk),
            codec::pack(&mut model.clone(), &self.reference),
        ];
        let branch = |(nth, raw): (usize, &Vec<u8>)| {
            if in_trunk.contains(&nth) { Vec::new() } else { codec::pack(&mut model.clone(), raw) }
        };
        let packed: Vec<Vec<u8>> = self.topics.iter().enumerate().map(branch).collect();
        let lengths = |raw: &[u8], packed: &[u8]| Lengths {
            packed: packed.len() as u32,
            raw: raw.len() as u32,
            check: codec::checksum(raw),
        };
        let all = [&self.index, &self.pages, &self.reference].into_iter().chain(&self.topics);
        let header = Header {
            revision: all.fold(0, |hash, raw| crate::hash::bytes_hash(hash, raw)),
            index: lengths(&self.index, &front[0]),
            pages: lengths(&self.pages, &front[1]),
            trunk: lengths(&trunk, &front[2]),
            reference: lengths(&self.reference, &front[3]),
            topics: self.topics.iter().zip(&packed).map(|(raw, packed)| lengths(raw, packed)).collect(),
        };
        let [index, pages, trunk, reference] = [0, 1, 2, 3].map(|nth| front[nth].len());
        let parts = [index, pages, trunk, reference, packed.iter().map(Vec::len).sum()];
        let mut bytes = MAGIC.to_vec();
        header.write(&mut bytes);
        bytes.extend(front.into_iter().chain(packed).flatten());
        Written { bytes, parts }
    }
}

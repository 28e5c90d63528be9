//! What is searched: documents, and for each word where it stands.

use crate::hash::id_hash;

/// What sort of thing a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Topic,
    Section,
    Fact,
    Question,
    Diagram,
    /// A service whose sheet is no topic.
    Service,
    /// A term of the glossary, or things that get mixed up.
    Beside,
}

/// Something that can be found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Doc {
    pub kind: Kind,
    pub topic: u16,
    /// Position of the fact, question or section in its topic, or of the diagram, the service or
    /// what stands beside the topics in the bank.
    pub nth: u16,
    /// What a word is worth by its place, in the order of [`Field`].
    pub worth: [u8; 5],
    /// Where its title begins among all titles.
    title: u32,
}

/// Where in a document a word stands; the better place wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// The id of a topic or diagram: the shortest title there is.
    Name,
    Title,
    Ask,
    Text,
    Body,
}

/// New words are looked through one by one until there are so many, and for each in order another
/// quarter: sorting goes through all of them.
const UNSORTED: usize = 512;

/// Documents and words. Grows while the bank is read.
#[derive(Debug, Default)]
pub(crate) struct Store {
    docs: Vec<Doc>,
    titles: String,
    /// All words, one after the other, and where each ends.
    letters: String,
    ends: Vec<u32>,
    /// For each word: documents * 8 + field. A document may stand there twice.
    postings: Vec<Vec<u32>>,
    /// Word + 1 by hash, in the first free place after it; always at most half full.
    table: Vec<u32>,
    /// Words in order, and those that are not in order yet.
    sorted: Vec<u32>,
    unsorted: Vec<u32>,
}

impl Store {
    pub fn docs(&self) -> &[Doc] {
        &self.docs
    }

    pub fn title(&self, doc: usize) -> &str {
        let from = self.docs[doc].title as usize;
        let to = self.docs.get(doc + 1).map_or(self.titles.len(), |next| next.title as usize);
        &self.titles[from..to]
    }

    /// Adds a document without any words.
    pub fn add(&mut self, kind: Kind, topic: u16, nth: usize, name: &str, title: &str) -> u32 {
        let begin = self.titles.len() as u32;
        self.titles.push_str(title);
        self.docs.push(Doc { kind, topic, nth: nth as u16, worth: worth(kind, name, title), title: begin });
        self.docs.len() as u32 - 1
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn word(&self, nth: usize) -> &str {
        let from = nth.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.letters[from..self.ends[nth] as usize]
    }

    /// The documents that a word stands in.
    pub fn postings(&self, word: usize) -> &[u32] {
        &self.postings[word]
    }

    /// The word, if any document has it.
    pub fn find(&self, word: &str) -> Option<usize> {
        let slot = *self.table.get(self.slot(word)?)?;
        (slot > 0).then(|| slot as usize - 1)
    }

    /// Words that begin so: those in order first.
    pub fn beginning<'s>(&'s self, text: &'s str) -> impl Iterator<Item = usize> + 's {
        let from = self.sorted.partition_point(|word| self.word(*word as usize) < text);
        let begins = move |word: &&u32| self.word(**word as usize).starts_with(text);
        let sorted = self.sorted[from..].iter().take_while(begins);
        sorted.chain(self.unsorted.iter().filter(begins)).map(|word| *word as usize)
    }

    /// Notes that a word, in its normal form, stands in a document.
    pub fn note(&mut self, word: &str, doc: u32, field: Field) {
        if self.table.len() <= 2 * self.len() {
            self.grow();
        }
        let Some(slot) = self.slot(word) else { return };
        let nth = match self.table[slot] {
            0 => {
                self.letters.push_str(word);
                self.ends.push(self.letters.len() as u32);
                self.postings.push(Vec::new());
                self.unsorted.push(self.len() as u32 - 1);
                self.table[slot] = self.len() as u32;
                self.len() - 1
            }
            known => known as usize - 1,
        };
        let posting = doc << 3 | field as u32;
        let postings = &mut self.postings[nth];
        match postings.last_mut() {
            Some(last) if *last >> 3 == doc => *last = posting.min(*last),
            _ => postings.push(posting),
        }
        if self.unsorted.len() > UNSORTED + self.sorted.len() / 4 {
            self.sort();
        }
    }

    /// Where a word stands in the table, or where it would.
    fn slot(&self, word: &str) -> Option<usize> {
        let last = self.table.len().checked_sub(1)?;
        let mut slot = id_hash(word) as usize & last;
        while self.table[slot] > 0 && self.word(self.table[slot] as usize - 1) != word {
            slot = (slot + 1) & last;
        }
        Some(slot)
    }

    fn grow(&mut self) {
        self.table = vec![0; (4 * self.len()).next_power_of_two().max(1024)];
        for nth in 0..self.len() {
            if let Some(slot) = self.slot(self.word(nth)) {
                self.table[slot] = nth as u32 + 1;
            }
        }
    }

    fn sort(&mut self) {
        let mut words = std::mem::take(&mut self.sorted);
        words.append(&mut self.unsorted);
        // What is in order already is one run, and costs little.
        crate::order::sort(&mut words, |a, b| self.word(*a as usize).cmp(self.word(*b as usize)));
        self.sorted = words;
    }
}

/// What a word is worth by its place: name > title > ask > text > body, and a short title says more.
/// The most is 6 × 40.
fn worth(kind: Kind, name: &str, title: &str) -> [u8; 5] {
    let count = |text| super::words::words(text).count().min(255) as u8;
    let (name, words) = (count(name), count(title));
    let (first, rest) = match kind {
        Kind::Topic => (6, 3),
        Kind::Diagram => (4, 3),
        Kind::Section | Kind::Fact | Kind::Service => (3, 3),
        Kind::Beside => (2, 2),
        Kind::Question => (2, 2),
    };
    let of = |most: u8, words: u8| most / (words.saturating_add(2));
    [first * (16 + of(48, name)), first * (16 + of(48, words)), rest * (8 + of(24, words)), rest * 5, rest * 2]
}

/// A posting's document and field.
pub(crate) fn posting(value: u32) -> (usize, usize) {
    ((value >> 3) as usize, (value & 7) as usize)
}

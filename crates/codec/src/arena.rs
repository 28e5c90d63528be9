//! Blocks of units: taken from a gap that is cut from both ends, given back to lists by size.
//!
//! The text grows from the bottom, units that no list or gap can give are taken from above it.

use crate::memory::{Memory, UNIT};

/// How many sizes of blocks there are: 1, 2, 3, 4, 6, 8, 10, 12, 15, 18, 21, 24, 28 … 128 units.
const SIZES: usize = 38;
/// A free block at the time when neighbours are joined; a context has at least one state instead.
const FREE: u16 = 0;

#[derive(Clone)]
pub(crate) struct Arena {
    pub mem: Memory,
    /// Where the next byte of text goes.
    pub text: u32,
    /// Where the unit area begins.
    pub units_start: u32,
    /// The gap inside the unit area.
    low: u32,
    high: u32,
    size: u32,
    free: [u32; SIZES],
    /// Allocations to come before neighbours are joined again.
    patience: u32,
    units_of: [u8; SIZES],
    index_of: [u8; 128],
}

impl Arena {
    pub fn new(size: u32) -> Self {
        let (mut units_of, mut index_of) = ([0; SIZES], [0; 128]);
        let mut units = 0;
        for (index, slot) in units_of.iter_mut().enumerate() {
            let step = if index >= 12 { 4 } else { (index >> 2) + 1 };
            index_of[units..units + step].fill(index as u8);
            units += step;
            *slot = units as u8;
        }
        let mut arena = Arena {
            mem: Memory::new(size),
            text: 0,
            units_start: 0,
            low: 0,
            high: 0,
            size,
            free: [0; SIZES],
            patience: 0,
            units_of,
            index_of,
        };
        arena.clear();
        arena
    }

    /// Becomes what a clone of an arena of the same size would be. What lies between text and units,
    /// and in the gap inside these, is written before it is read, and stays behind.
    pub fn become_like(&mut self, other: &Arena) {
        let mut mem = std::mem::replace(&mut self.mem, Memory::new(0));
        for part in [0..other.text, other.units_start..other.low, other.high..other.size] {
            mem.take_over(&other.mem, part);
        }
        *self = Arena { mem, ..*other };
    }

    /// How many bytes it has.
    pub fn size(&self) -> u32 {
        self.size
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.free = [0; SIZES];
        // No position of text may be 0, which means none.
        self.text = 1;
        self.high = self.size / UNIT * UNIT;
        self.units_start = self.high - self.size / 8 / UNIT * 7 * UNIT;
        self.low = self.units_start;
        self.patience = 0;
    }

    /// The index of the list for blocks of so many units.
    pub fn index(&self, units: u32) -> usize {
        usize::from(self.index_of[units as usize - 1])
    }

    fn units(&self, index: usize) -> u32 {
        u32::from(self.units_of[index])
    }

    pub fn give_back(&mut self, block: u32, index: usize) {
        self.mem.set_u32(block, self.free[index]);
        self.free[index] = block;
    }

    fn take(&mut self, index: usize) -> Option<u32> {
        let block = self.free[index];
        if block == 0 {
            return None;
        }
        self.free[index] = self.mem.u32(block);
        Some(block)
    }

    /// A block of the size with that index.
    pub fn block(&mut self, index: usize) -> Option<u32> {
        if let Some(block) = self.take(index) {
            return Some(block);
        }
        let bytes = self.units(index) * UNIT;
        if self.high - self.low >= bytes {
            self.low += bytes;
            return Some(self.low - bytes);
        }
        self.rare(index)
    }

    /// A unit for a context: from the upper end of the gap.
    pub fn context(&mut self) -> Option<u32> {
        if self.high != self.low {
            self.high -= UNIT;
            return Some(self.high);
        }
        self.take(0).or_else(|| self.rare(0))
    }

    /// Makes a block smaller, or moves what is in it to a smaller one.
    pub fn shrink(&mut self, block: u32, from: usize, to: usize) -> u32 {
        if let Some(smaller) = self.take(to) {
            self.mem.copy_units(block, smaller, self.units(to));
            self.give_back(block, from);
            return smaller;
        }
        self.split(block, from, to);
        block
    }

    /// Gives back what a block of size `from` has beyond size `to`.
    fn split(&mut self, block: u32, from: usize, to: usize) {
        let rest = block + self.units(to) * UNIT;
        self.give_back_units(rest, self.units(from) - self.units(to));
    }

    fn give_back_units(&mut self, block: u32, units: u32) {
        let mut index = self.index(units);
        if self.units(index) != units {
            index -= 1;
            let first = self.units(index);
            self.give_back(block + first * UNIT, self.index(units - first));
        }
        self.give_back(block, index);
    }

    #[inline(never)]
    fn rare(&mut self, index: usize) -> Option<u32> {
        if self.patience == 0 {
            self.join_neighbours();
            if let Some(block) = self.take(index) {
                return Some(block);
            }
        }
        for larger in index + 1..SIZES {
            if let Some(block) = self.take(larger) {
                self.split(block, larger, index);
                return Some(block);
            }
        }
        let bytes = self.units(index) * UNIT;
        self.patience -= 1;
        if self.units_start - self.text <= bytes {
            return None;
        }
        self.units_start -= bytes;
        Some(self.units_start)
    }

    fn join_neighbours(&mut self) {
        self.patience = 255;
        // A guard: what lies in the gap is not a free block. Nor is what lies beyond the end.
        if self.low != self.high {
            self.mem.set_stamp(self.low, 1);
        }
        let mut list = 0;
        for index in 0..SIZES {
            while let Some(block) = self.take(index) {
                self.mem.set_stamp(block, FREE);
                self.mem.set_units(block, self.units(index));
                self.mem.set_next(block, list);
                list = block;
            }
        }
        let list = self.join(list);
        self.sort_in(list);
    }

    /// Lets each block of a list swallow the free ones above it. One that was swallowed before its
    /// turn leaves the list, since what swallowed it may be cut up, and written to, before its next
    /// turn; one that was swallowed after its turn has no units.
    fn join(&mut self, list: u32) -> u32 {
        let (mut first, mut last, mut block) = (list, 0, list);
        while block != 0 {
            let next = self.mem.next(block);
            let mut units = self.mem.units(block);
            if units == 0 {
                if last == 0 {
                    first = next;
                } else {
                    self.mem.set_next(last, next);
                }
                block = next;
                continue;
            }
            loop {
                // The uppermost unit is the context without symbols, and never free.
                let neighbour = block + units * UNIT;
                units += self.mem.units(neighbour);
                let free = self.mem.stamp(neighbour) == u32::from(FREE);
                if !free || units > u32::from(u16::MAX) {
                    break;
                }
                self.mem.set_units(block, units);
                self.mem.set_units(neighbour, 0);
            }
            (last, block) = (block, next);
        }
        first
    }

    /// Puts joined blocks into the lists of their sizes. In the order in which they
    /// were joined.
    fn sort_in(&mut self, list: u32) {
        let mut next = list;
        while next != 0 {
            let mut block = next;
            let mut units = self.mem.units(block);
            next = self.mem.next(block);
            while units > 128 {
                self.give_back(block, SIZES - 1);
                block += 128 * UNIT;
                units -= 128;
            }
            if units > 0 {
                self.give_back_units(block, units);
            }
        }
    }
}

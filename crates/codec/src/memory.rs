//! The model's memory: records in one buffer, referred to by byte offset. The offset 0 is none.
//!
//! | Record | Bytes | Fields |
//! |---|---|---|
//! | context | 12 | number of states u16, sum of frequencies u16, states u32, suffix u32 |
//! | state | 6 | symbol u8, frequency u8, successor u32 |
//! | free block | 12 | stamp u16, units u16, next u32; in a free list the link stands at 0 |
//!
//! A context with a single state keeps it inside, from byte 2 on. A successor below the unit area
//! is a position in the text seen so far; one inside it is a context.

/// Bytes of a unit: a context, or two states.
pub(crate) const UNIT: u32 = 12;
/// Bytes of a state.
pub(crate) const STATE: u32 = 6;

#[derive(Clone)]
pub(crate) struct Memory(Vec<u8>);

impl Memory {
    pub fn new(bytes: u32) -> Self {
        Memory(vec![0; bytes as usize])
    }

    /// Takes over a part of another memory of the same size.
    pub fn take_over(&mut self, from: &Memory, part: std::ops::Range<u32>) {
        let part = part.start as usize..part.end as usize;
        self.0[part.clone()].copy_from_slice(&from.0[part]);
    }

    #[inline(always)]
    fn record<const N: usize>(&self, at: u32) -> &[u8; N] {
        match self.0[at as usize..].first_chunk() {
            Some(record) => record,
            None => &[0; N],
        }
    }

    #[inline(always)]
    fn set<const N: usize>(&mut self, at: u32, value: [u8; N]) {
        if let Some(record) = self.0[at as usize..].first_chunk_mut() {
            *record = value;
        }
    }

    #[inline(always)]
    fn u16(&self, at: u32) -> u32 {
        u32::from(u16::from_le_bytes(*self.record(at)))
    }

    #[inline(always)]
    pub fn u32(&self, at: u32) -> u32 {
        u32::from_le_bytes(*self.record(at))
    }

    #[inline(always)]
    pub fn set_u32(&mut self, at: u32, value: u32) {
        self.set(at, value.to_le_bytes());
    }

    #[inline(always)]
    pub fn text(&self, at: u32) -> u8 {
        self.0[at as usize]
    }

    #[inline(always)]
    pub fn set_text(&mut self, at: u32, value: u8) {
        self.0[at as usize] = value;
    }

    pub fn copy_units(&mut self, from: u32, to: u32, units: u32) {
        let from = from as usize;
        self.0
            .copy_within(from..from + (units * UNIT) as usize, to as usize);
    }
}

/// Contexts.
impl Memory {
    #[inline(always)]
    pub fn count(&self, context: u32) -> u32 {
        self.u16(context)
    }

    #[inline(always)]
    pub fn set_count(&mut self, context: u32, value: u32) {
        self.set(context, (value as u16).to_le_bytes());
    }

    #[inline(always)]
    pub fn sum(&self, context: u32) -> u32 {
        self.u16(context + 2)
    }

    #[inline(always)]
    pub fn set_sum(&mut self, context: u32, value: u32) {
        self.set(context + 2, (value as u16).to_le_bytes());
    }

    #[inline(always)]
    pub fn states(&self, context: u32) -> u32 {
        self.u32(context + 4)
    }

    #[inline(always)]
    pub fn set_states(&mut self, context: u32, value: u32) {
        self.set_u32(context + 4, value);
    }

    #[inline(always)]
    pub fn suffix(&self, context: u32) -> u32 {
        self.u32(context + 8)
    }

    #[inline(always)]
    pub fn set_suffix(&mut self, context: u32, value: u32) {
        self.set_u32(context + 8, value);
    }
}

/// The state inside a context that has no other.
#[inline(always)]
pub(crate) fn only_state(context: u32) -> u32 {
    context + 2
}

/// States.
impl Memory {
    #[inline(always)]
    pub fn symbol(&self, state: u32) -> u8 {
        self.0[state as usize]
    }

    #[inline(always)]
    pub fn freq(&self, state: u32) -> u32 {
        u32::from(self.0[state as usize + 1])
    }

    #[inline(always)]
    pub fn set_freq(&mut self, state: u32, value: u32) {
        self.0[state as usize + 1] = value as u8;
    }

    #[inline(always)]
    pub fn successor(&self, state: u32) -> u32 {
        self.u32(state + 2)
    }

    #[inline(always)]
    pub fn set_successor(&mut self, state: u32, value: u32) {
        self.set_u32(state + 2, value);
    }

    #[inline(always)]
    pub fn state(&self, state: u32) -> [u8; STATE as usize] {
        *self.record(state)
    }

    #[inline(always)]
    pub fn set_state(&mut self, state: u32, value: [u8; STATE as usize]) {
        self.set(state, value);
    }

    pub fn new_state(&mut self, state: u32, symbol: u8, freq: u32, successor: u32) {
        let [a, b, c, d] = successor.to_le_bytes();
        self.set(state, [symbol, freq as u8, a, b, c, d]);
    }

    /// The bytes of `count` states: one check of bounds for all of them.
    #[inline(always)]
    pub fn state_bytes(&self, states: u32, count: u32) -> &[u8] {
        &self.0[states as usize..][..(count * STATE) as usize]
    }

    /// Swaps a state with the one before it.
    pub fn swap_back(&mut self, state: u32) {
        let (here, before) = (self.state(state), self.state(state - STATE));
        self.set_state(state, before);
        self.set_state(state - STATE, here);
    }
}

/// Free blocks.
impl Memory {
    pub fn stamp(&self, block: u32) -> u32 {
        self.u16(block)
    }

    pub fn set_stamp(&mut self, block: u32, value: u16) {
        self.set(block, value.to_le_bytes());
    }

    pub fn units(&self, block: u32) -> u32 {
        self.u16(block + 2)
    }

    pub fn set_units(&mut self, block: u32, value: u32) {
        self.set(block + 2, (value as u16).to_le_bytes());
    }

    pub fn next(&self, block: u32) -> u32 {
        self.u32(block + 4)
    }

    pub fn set_next(&mut self, block: u32, value: u32) {
        self.set_u32(block + 4, value);
    }
}

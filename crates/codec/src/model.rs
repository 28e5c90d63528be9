//! The model: which symbols followed which contexts, and how often. PPMd variant H, as 7-Zip has it.

use crate::arena::Arena;
use crate::estimate::Estimates;
use crate::memory::{STATE, only_state};

const MOST: u32 = 124;

/// What has been learnt from the text so far. Cloning it branches: each copy learns on by itself.
#[derive(Clone)]
pub struct Model {
    pub(crate) arena: Arena,
    pub(crate) estimates: Estimates,
    order: u32,
    pub(crate) min_context: u32,
    max_context: u32,
    pub(crate) found: u32,
    /// How far below the highest order the present context is.
    pub(crate) order_fall: u32,
    pub(crate) initial_escape: u32,
}

impl Model {
    /// Makes `branch` what a clone would be: quicker, where one is at hand that is needed no more.
    /// It has to have been made with the same `bytes`; otherwise it becomes a clone.
    pub fn branch(&self, branch: &mut Model) {
        if branch.arena.size() != self.arena.size() {
            branch.clone_from(self);
            return;
        }
        branch.arena.become_like(&self.arena);
        branch.estimates.clone_from(&self.estimates);
        let Model { order, min_context, max_context, found, order_fall, initial_escape, .. } = *self;
        (branch.order, branch.min_context, branch.max_context) = (order, min_context, max_context);
        (branch.found, branch.order_fall, branch.initial_escape) = (found, order_fall, initial_escape);
    }

    /// A model that knows nothing. `order` is how many symbols a context has at most, 2 to 64;
    /// `bytes` is how much it may hold (256 kB and more) before it forgets everything.
    pub fn new(order: u32, bytes: u32) -> Self {
        let mut model = Model {
            arena: Arena::new(bytes),
            estimates: Estimates::new(),
            order: order.clamp(2, 64),
            min_context: 0,
            max_context: 0,
            found: 0,
            order_fall: 0,
            initial_escape: 0,
        };
        model.restart();
        model
    }

    #[inline(never)]
    fn restart(&mut self) {
        self.arena.clear();
        self.order_fall = self.order;
        self.estimates.restart(self.order);
        let root = self.arena.context().unwrap_or_default();
        let states = self.arena.block(self.arena.index(128)).unwrap_or_default();
        self.min_context = root;
        self.max_context = root;
        self.found = states;
        let mem = &mut self.arena.mem;
        mem.set_count(root, 256);
        mem.set_sum(root, 257);
        mem.set_states(root, states);
        mem.set_suffix(root, 0);
        for symbol in 0..=255u8 {
            mem.new_state(states + u32::from(symbol) * STATE, symbol, 1, 0);
        }
    }

    /// The state of a symbol in a context of several. It is there.
    fn find(&self, context: u32, symbol: u8) -> u32 {
        let mem = &self.arena.mem;
        let mut state = mem.states(context);
        while mem.symbol(state) != symbol {
            state += STATE;
        }
        state
    }

    /// The symbol in `found` has come: its context of several states had it first in line.
    pub(crate) fn came_first(&mut self) {
        let mem = &mut self.arena.mem;
        let (context, state) = (self.min_context, self.found);
        let (freq, sum) = (mem.freq(state), mem.sum(context));
        self.estimates.succeeded(2 * freq > sum);
        mem.set_sum(context, sum + 4);
        mem.set_freq(state, freq + 4);
        if freq + 4 > MOST {
            self.rescale();
        }
        self.follow();
    }

    /// The symbol in `found` has come, further back in line.
    pub(crate) fn came(&mut self) {
        let mem = &mut self.arena.mem;
        let (context, state) = (self.min_context, self.found);
        let freq = mem.freq(state) + 4;
        mem.set_sum(context, mem.sum(context) + 4);
        mem.set_freq(state, freq);
        if freq > mem.freq(state - STATE) {
            mem.swap_back(state);
            self.found = state - STATE;
            if freq > MOST {
                self.rescale();
            }
        }
        self.follow();
    }

    /// The symbol in `found` has come after an escape.
    pub(crate) fn came_after_escape(&mut self) {
        let mem = &mut self.arena.mem;
        let (context, state) = (self.min_context, self.found);
        let freq = mem.freq(state) + 4;
        self.estimates.escaped();
        mem.set_sum(context, mem.sum(context) + 4);
        mem.set_freq(state, freq);
        if freq > MOST {
            self.rescale();
        }
        self.learn();
    }

    /// The only symbol of a context has come.
    pub(crate) fn came_alone(&mut self) {
        let state = only_state(self.min_context);
        let mem = &mut self.arena.mem;
        let freq = mem.freq(state);
        self.found = state;
        self.estimates.succeeded(true);
        mem.set_freq(state, freq + u32::from(freq < 128));
        self.follow();
    }

    fn follow(&mut self) {
        let successor = self.arena.mem.successor(self.found);
        if self.order_fall == 0 && successor >= self.arena.units_start {
            self.min_context = successor;
            self.max_context = successor;
        } else {
            self.learn();
        }
    }

    #[inline(never)]
    fn learn(&mut self) {
        if self.try_to_learn().is_none() {
            self.restart();
        }
    }

    /// Adds the symbol in `found` to the contexts that did not know it. `None` when memory is full.
    fn try_to_learn(&mut self) -> Option<()> {
        let symbol = self.arena.mem.symbol(self.found);
        self.tell_suffix(symbol);
        if self.order_fall == 0 {
            let context = self.new_contexts()?;
            self.min_context = context;
            self.max_context = context;
            self.arena.mem.set_successor(self.found, context);
            return Some(());
        }
        self.arena.mem.set_text(self.arena.text, symbol);
        self.arena.text += 1;
        if self.arena.text >= self.arena.units_start {
            return None;
        }
        let mut longest = self.arena.text;
        let mut shortest = self.arena.mem.successor(self.found);
        if shortest == 0 {
            // Only in the context without any symbol before it: the next one is the same.
            self.arena.mem.set_successor(self.found, longest);
            shortest = self.min_context;
        } else {
            if shortest < self.arena.units_start {
                shortest = self.new_contexts()?;
            }
            self.order_fall -= 1;
            if self.order_fall == 0 {
                longest = shortest;
                self.arena.text -= u32::from(self.max_context != self.min_context);
            }
        }
        let (from, to) = (self.max_context, self.min_context);
        self.min_context = shortest;
        self.max_context = shortest;
        self.add_to(from, to, symbol, longest)
    }

    /// The next shorter context has seen the symbol too.
    fn tell_suffix(&mut self, symbol: u8) {
        let context = self.arena.mem.suffix(self.min_context);
        if self.arena.mem.freq(self.found) >= MOST / 4 || context == 0 {
            return;
        }
        if self.arena.mem.count(context) == 1 {
            let state = only_state(context);
            let freq = self.arena.mem.freq(state);
            if freq < 32 {
                self.arena.mem.set_freq(state, freq + 1);
            }
            return;
        }
        let mut state = self.find(context, symbol);
        let mem = &mut self.arena.mem;
        if state != mem.states(context) && mem.freq(state) >= mem.freq(state - STATE) {
            mem.swap_back(state);
            state -= STATE;
        }
        let freq = mem.freq(state);
        if freq < MOST - 9 {
            mem.set_freq(state, freq + 2);
            mem.set_sum(context, mem.sum(context) + 2);
        }
    }

    /// Makes contexts of one state for what was only a position in the text; returns the longest.
    #[inline(never)]
    fn new_contexts(&mut self) -> Option<u32> {
        let mem = &self.arena.mem;
        let symbol = mem.symbol(self.found);
        let branch = mem.successor(self.found);
        let mut context = self.min_context;
        let (mut waiting, mut count) = ([0u32; 64], 0);
        if self.order_fall != 0 {
            waiting[0] = self.found;
            count = 1;
        }
        while mem.suffix(context) != 0 {
            context = mem.suffix(context);
            let state = if mem.count(context) == 1 {
                only_state(context)
            } else {
                self.find(context, symbol)
            };
            let successor = mem.successor(state);
            if successor != branch {
                context = successor;
                if count == 0 {
                    return Some(context);
                }
                break;
            }
            *waiting.get_mut(count)? = state;
            count += 1;
        }
        let next = mem.text(branch);
        let freq = self.inherited(context, next);
        for state in waiting[..count].iter().rev() {
            let new = self.arena.context()?;
            let mem = &mut self.arena.mem;
            mem.set_count(new, 1);
            mem.new_state(only_state(new), next, freq, branch + 1);
            mem.set_suffix(new, context);
            mem.set_successor(*state, new);
            context = new;
        }
        Some(context)
    }

    /// The frequency with which a new context starts, from what its suffix knows.
    fn inherited(&self, context: u32, symbol: u8) -> u32 {
        let mem = &self.arena.mem;
        let count = mem.count(context);
        if count == 1 {
            return mem.freq(only_state(context));
        }
        let own = mem.freq(self.find(context, symbol)) - 1;
        let others = mem.sum(context) - count - own;
        1 + if 2 * own <= others {
            u32::from(5 * own > others)
        } else {
            (2 * own + others - 1) / (2 * others) + 1
        }
    }

    /// Adds the symbol to the contexts from `from` down to, without, `to`.
    fn add_to(&mut self, from: u32, to: u32, symbol: u8, successor: u32) -> Option<()> {
        if from == to {
            return Some(());
        }
        let known = self.arena.mem.count(to);
        let found = self.arena.mem.freq(self.found);
        let escape = self.arena.mem.sum(to) - known - (found - 1);
        let mut context = from;
        while context != to {
            let count = self.arena.mem.count(context);
            let mut sum = if count == 1 {
                self.make_room_for_two(context, known)?
            } else {
                self.make_room(context, count)?;
                let sum = self.arena.mem.sum(context);
                sum + u32::from(2 * count < known)
                    + 2 * u32::from(4 * count <= known && sum <= 8 * count)
            };
            let weight = 2 * (sum + 6) * found;
            let all = escape + sum;
            let freq = if weight < 6 * all {
                sum += 3;
                1 + u32::from(weight > all) + u32::from(weight >= 4 * all)
            } else {
                let freq = 4
                    + u32::from(weight >= 9 * all)
                    + u32::from(weight >= 12 * all)
                    + u32::from(weight >= 15 * all);
                sum += freq;
                freq
            };
            let mem = &mut self.arena.mem;
            mem.new_state(mem.states(context) + count * STATE, symbol, freq, successor);
            mem.set_count(context, count + 1);
            mem.set_sum(context, sum);
            context = mem.suffix(context);
        }
        Some(())
    }

    fn make_room(&mut self, context: u32, count: u32) -> Option<()> {
        let units = count / 2;
        if count % 2 == 1 || self.arena.index(units) == self.arena.index(units + 1) {
            return Some(());
        }
        let index = self.arena.index(units);
        let block = self.arena.block(index + 1)?;
        let old = self.arena.mem.states(context);
        self.arena.mem.copy_units(old, block, units);
        self.arena.give_back(old, index);
        self.arena.mem.set_states(context, block);
        Some(())
    }

    /// Moves the only state of a context into a block of its own; returns the new sum.
    fn make_room_for_two(&mut self, context: u32, known: u32) -> Option<u32> {
        let block = self.arena.block(0)?;
        let mem = &mut self.arena.mem;
        let state = mem.state(only_state(context));
        mem.set_state(block, state);
        mem.set_states(context, block);
        let freq = mem.freq(block);
        let freq = if freq < MOST / 4 - 1 { freq * 2 } else { MOST - 4 };
        mem.set_freq(block, freq);
        Some(freq + self.initial_escape + u32::from(known > 3))
    }

    /// Halves the frequencies of a context, and forgets what has become too rare.
    #[inline(never)]
    fn rescale(&mut self) {
        let context = self.min_context;
        let mem = &mut self.arena.mem;
        let states = mem.states(context);
        let count = mem.count(context);
        // The found state goes first.
        let mut state = self.found;
        while state != states {
            mem.swap_back(state);
            state -= STATE;
        }
        // In contexts of the highest order a symbol may be forgotten, in others not.
        let keep = u32::from(self.order_fall != 0);
        let mut escape = mem.sum(context) - mem.freq(states);
        let mut sum = (mem.freq(states) + 4 + keep) >> 1;
        mem.set_freq(states, sum);
        for nth in 1..count {
            state = states + nth * STATE;
            escape -= mem.freq(state);
            let freq = (mem.freq(state) + keep) >> 1;
            sum += freq;
            mem.set_freq(state, freq);
            while state != states && freq > mem.freq(state - STATE) {
                mem.swap_back(state);
                state -= STATE;
            }
        }
        let gone = (0..count).rev().take_while(|nth| mem.freq(states + nth * STATE) == 0).count() as u32;
        escape += gone;
        let left = count - gone;
        if gone > 0 {
            mem.set_count(context, left);
            let (old, new) = (count.div_ceil(2), left.div_ceil(2));
            if left == 1 {
                return self.leave_one(context, escape, old);
            }
            let (old, new) = (self.arena.index(old), self.arena.index(new));
            if old != new {
                let block = self.arena.shrink(states, old, new);
                self.arena.mem.set_states(context, block);
            }
        }
        self.arena.mem.set_sum(context, sum + escape - (escape >> 1));
        self.found = self.arena.mem.states(context);
    }

    fn leave_one(&mut self, context: u32, mut escape: u32, units: u32) {
        let mem = &mut self.arena.mem;
        let states = mem.states(context);
        let mut freq = mem.freq(states);
        loop {
            escape >>= 1;
            freq = (freq + 1) >> 1;
            if escape <= 1 {
                break;
            }
        }
        let state = mem.state(states);
        self.found = only_state(context);
        mem.set_state(self.found, state);
        mem.set_freq(self.found, freq);
        let index = self.arena.index(units);
        self.arena.give_back(states, index);
    }
}

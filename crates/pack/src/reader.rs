//! Reading bytes one value after the other.

/// What is left to read.
pub struct Reader<'a> {
    rest: &'a [u8],
    damaged: bool,
}

impl<'a> Reader<'a> {
    /// Reads from the start of some bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes, damaged: false }
    }

    /// What has not been read; `None` where what has been read was damaged.
    pub fn rest(&self) -> Option<&'a [u8]> {
        (!self.damaged).then_some(self.rest)
    }

    /// Whether all has been read, and none of it was damaged.
    pub fn is_done(&self) -> bool {
        self.rest() == Some(&[])
    }

    /// Notes that what was read cannot be.
    pub fn fail(&mut self) {
        self.damaged = true;
        self.rest = &[];
    }

    /// The next bytes.
    pub fn take(&mut self, count: usize) -> &'a [u8] {
        match self.rest.split_at_checked(count) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    /// A number in groups of seven bits, at most `most`.
    pub fn number(&mut self, most: u64) -> u64 {
        let (mut number, mut shift) = (0u64, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
            if shift > 63 {
                self.fail();
                break;
            }
        }
        if number > most {
            self.fail();
            return 0;
        }
        number
    }

    /// How many elements a list has. Each takes a byte at least.
    pub fn length(&mut self) -> usize {
        self.number(self.rest.len() as u64) as usize
    }
}

//! The sections of a wasm module, one after the other.

/// Magic number and version, before the sections.
const HEAD: usize = 8;

/// A section as it stands in a module.
pub struct Section {
    /// What it is, by the number that the format gives it.
    pub kind: u8,
    /// What follows kind and length.
    pub content: Vec<u8>,
}

/// The module with each section as `change` leaves it.
pub fn rewrite(module: &[u8], mut change: impl FnMut(&mut Section) -> Result<(), String>) -> Result<Vec<u8>, String> {
    let mut reader = Reader { bytes: module, at: HEAD };
    let mut out = module.get(..HEAD).ok_or("the module has no head")?.to_vec();
    while reader.at < module.len() {
        let kind = reader.byte()?;
        let length = reader.number()?;
        let content = module.get(reader.at..reader.at + length).ok_or("a section is cut off")?.to_vec();
        reader.at += length;
        let mut section = Section { kind, content };
        change(&mut section)?;
        out.push(kind);
        push_number(&mut out, section.content.len());
        out.extend(section.content);
    }
    Ok(out)
}

/// Reads what a section holds.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// At the beginning of these bytes.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, at: 0 }
    }

    /// The next byte.
    pub fn byte(&mut self) -> Result<u8, String> {
        let byte = self.bytes.get(self.at).copied().ok_or("the module is cut off")?;
        self.at += 1;
        Ok(byte)
    }

    /// An unsigned LEB128.
    pub fn number(&mut self) -> Result<usize, String> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            match byte & 0x80 {
                0 => return Ok(number),
                _ if shift > 28 => return Err("a number in the module is too long".to_string()),
                _ => {}
            }
        }
    }

    /// A text after its length.
    pub fn text(&mut self) -> Result<String, String> {
        let length = self.number()?;
        let text = self.bytes.get(self.at..self.at + length).ok_or("a name in the module is cut off")?;
        self.at += length;
        String::from_utf8(text.to_vec()).map_err(|_| "a name in the module is no text".to_string())
    }
}

/// Writes an unsigned LEB128.
pub fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

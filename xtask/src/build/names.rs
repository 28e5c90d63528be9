//! Short names between glue and module.
//!
//! wasm-bindgen names every import of a module after what it calls, with a hash: sixteen digits
//! that no compression shortens, once in the glue and once in the module. Numbers do as well.

use super::sections::{Reader, push_number, rewrite};
use std::collections::HashMap;

/// The section of a module that lists what it imports.
const IMPORTS: u8 = 2;
/// How the module that imports call ends where it is the glue.
const GLUE: &str = "_bg.js";
/// An import that is a function.
const FUNCTION: u8 = 0;

/// Glue and module with numbers for the names of the functions that the module imports. What does
/// not look as wasm-bindgen writes it is an error.
pub fn shorten(js: &str, module: &[u8]) -> Result<(String, Vec<u8>), String> {
    let mut names = HashMap::new();
    let out = rewrite(module, |section| {
        if section.kind == IMPORTS {
            section.content = imports(&mut Reader::new(&section.content), &mut names)?;
        }
        Ok(())
    })?;
    Ok((glue(js, &names)?, out))
}

/// The section anew; `names` learns what each import is called now.
fn imports(reader: &mut Reader, names: &mut HashMap<String, usize>) -> Result<Vec<u8>, String> {
    let count = reader.number()?;
    let mut out = Vec::new();
    push_number(&mut out, count);
    for _ in 0..count {
        let (from, name) = (reader.text()?, reader.text()?);
        if reader.byte()? != FUNCTION {
            return Err(format!("the module imports {name}, which is no function"));
        }
        let kind = reader.number()?;
        let next = names.len();
        // What is not the glue's own stays as it is called.
        let name = if from.ends_with(GLUE) { names.entry(name).or_insert(next).to_string() } else { name };
        for text in [from, name] {
            push_number(&mut out, text.len());
            out.extend(text.into_bytes());
        }
        out.push(FUNCTION);
        push_number(&mut out, kind);
    }
    Ok(out)
}

/// The glue with the same numbers. Each import is a line of its own that begins with its name.
fn glue(js: &str, names: &HashMap<String, usize>) -> Result<String, String> {
    let mut out = String::with_capacity(js.len());
    let mut found = 0;
    for line in js.lines() {
        let import = line.split_once(": ").and_then(|(name, rest)| Some((names.get(name)?, rest)));
        match import {
            Some((number, rest)) => {
                found += 1;
                out.push_str(&format!("{number}: {rest}\n"));
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    (found == names.len()).then_some(out).ok_or_else(|| {
        format!("the glue has {found} of the {} functions that the module imports, each at the start of a line", names.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of a type section, two imports and a custom section.
    fn module() -> Vec<u8> {
        let mut out = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02".to_vec();
        let mut section = vec![2];
        for name in ["__wbg_now_86c0", "__wbg_get_f37a"] {
            section.extend([6]);
            section.extend(b"_bg.js");
            section.extend([name.len() as u8]);
            section.extend(name.as_bytes());
            section.extend([0, 0]);
        }
        out.push(section.len() as u8);
        out.extend(section);
        out.extend(b"\0\x02\x01x");
        out
    }

    #[test]
    fn both_sides_have_the_same_short_names() {
        let js = "const import0 = {\n__wbg_get_f37a: function(arg0) {\n},\n__wbg_now_86c0: function() {\n},\n";
        let (js, module) = shorten(js, &module()).unwrap();
        assert_eq!(js, "const import0 = {\n1: function(arg0) {\n},\n0: function() {\n},\n");
        assert_eq!(module, b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x17\x02\x06_bg.js\x010\0\0\x06_bg.js\x011\0\0\0\x02\x01x");
    }

    #[test]
    fn glue_that_is_written_otherwise_is_refused() {
        let error = shorten("const import0 = { __wbg_now_86c0: 1, __wbg_get_f37a: 2 };", &module()).unwrap_err();
        assert!(error.contains("0 of the 2"), "{error}");
    }

    #[test]
    fn a_damaged_module_is_refused() {
        let whole = module();
        for length in (0..whole.len()).filter(|length| ![8, 14, 61].contains(length)) {
            assert!(shorten("", &whole[..length]).is_err(), "{length} bytes");
        }
    }
}

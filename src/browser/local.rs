//! localStorage, once it is known that it can be used.

use cutover_study::journal::{Contents, Shelf, ShelfError, Write};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

/// localStorage.
pub struct Local(web_sys::Storage);

impl Local {
    /// localStorage, if the browser lets us have it. Where it is blocked, asking for it throws, or
    /// gives nothing; gloo-storage would stop the program.
    pub fn open() -> Option<Local> {
        let storage = web_sys::window()?.local_storage().ok()??;
        storage.length().ok()?;
        Some(Local(LocalStorage::raw()))
    }
}

impl Shelf for Local {
    fn contents(&self) -> Result<Contents, ShelfError> {
        let mut contents = Contents::new();
        for nth in 0..self.0.length().map_err(error)? {
            let Some(key) = self.0.key(nth).map_err(error)? else {
                continue;
            };
            if key.starts_with("cutover:")
                && let Some(value) = self.get(&key)?
            {
                contents.insert(key, value);
            }
        }
        Ok(contents)
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.0.get_item(key).map_err(error)
    }

    fn write(&mut self, write: &Write) -> Result<(), ShelfError> {
        match write {
            Write::Put(key, value) => self.0.set_item(key, value),
            Write::Remove(key) => self.0.remove_item(key),
        }
        .map_err(error)
    }
}

/// The class of the exception differs between browsers; its name does not, but for one.
fn error(thrown: JsValue) -> ShelfError {
    let name = js_sys::Reflect::get(&thrown, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => ShelfError::Full,
        _ => ShelfError::Blocked,
    }
}

//! The mirror in IndexedDB: the same keys and values as in localStorage, but on the disk at once.

use cutover_study::journal::{Contents, Write};
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "cutover";
const STORE: &str = "journal";

/// The open database.
#[derive(Clone)]
pub struct Mirror(IdbDatabase);

impl Mirror {
    /// Opens the database. It may never answer: wait for it with a limit.
    pub async fn open() -> Option<Mirror> {
        let factory = web_sys::window()?.indexed_db().ok()??;
        let request = factory.open_with_u32(DATABASE, 1).ok()?;
        let opening = request.clone();
        let upgrade = Closure::once_into_js(move || {
            if let Some(database) = result::<IdbDatabase>(&opening) {
                let _ = database.create_object_store(STORE);
            }
        });
        request.set_onupgradeneeded(upgrade.dyn_ref());
        answered(&request).await.ok()?;
        let database: IdbDatabase = result(&request)?;
        // A later version of the page may want to change the database: do not stand in its way.
        let closing = database.clone();
        database.set_onversionchange(Closure::once_into_js(move || closing.close()).dyn_ref());
        Some(Mirror(database))
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction = self.0.transaction_with_str_and_mode(STORE, mode)?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }

    /// All of it.
    pub async fn contents(&self) -> Option<Contents> {
        let (_, store) = self.begin(IdbTransactionMode::Readonly).ok()?;
        let (keys, values) = (store.get_all_keys().ok()?, store.get_all().ok()?);
        let (keys_read, values_read) = (answered(&keys), answered(&values));
        keys_read.await.ok()?;
        values_read.await.ok()?;
        let (keys, values): (Array, Array) = (result(&keys)?, result(&values)?);
        let texts = keys.iter().zip(values.iter());
        Some(
            texts
                .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
                .collect(),
        )
    }

    /// Makes changes, all or none. They are handed to the browser before this returns; the promise
    /// tells when they are done.
    pub fn write(&self, writes: &[Write]) -> Result<JsFuture, JsValue> {
        let (transaction, store) = self.begin(IdbTransactionMode::Readwrite)?;
        let done = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
            transaction.set_onerror(Some(&reject));
        });
        for write in writes {
            match write {
                Write::Put(key, value) => store.put_with_key(&value.into(), &key.into())?,
                Write::Remove(key) => store.delete(&key.into())?,
            };
        }
        // The bindings call it deprecated; the standard does not, and it saves a way to the disk.
        #[expect(deprecated)]
        let _ = transaction.commit();
        Ok(JsFuture::from(done))
    }

    /// Makes changes, and waits until they are done.
    pub async fn write_all(&self, writes: &[Write]) -> bool {
        if writes.is_empty() {
            return true;
        }
        match self.write(writes) {
            Ok(done) => done.await.is_ok(),
            Err(_) => false,
        }
    }

    /// Whether all that `writes` puts is there.
    pub async fn holds(&self, writes: &[Write]) -> bool {
        let Ok((_, store)) = self.begin(IdbTransactionMode::Readonly) else {
            return false;
        };
        let mut asked = Vec::new();
        for write in writes {
            if let Write::Put(key, value) = write {
                let Ok(request) = store.get(&key.into()) else {
                    return false;
                };
                let answer = answered(&request);
                asked.push((request, answer, value));
            }
        }
        for (request, answer, value) in asked {
            let read = answer
                .await
                .is_ok()
                .then(|| request.result().ok())
                .flatten();
            if read.and_then(|read| read.as_string()).as_ref() != Some(value) {
                return false;
            }
        }
        true
    }
}

/// Waits for a request. The handlers are set before this returns.
fn answered(request: &IdbRequest) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    }))
}

fn result<T: JsCast>(request: &IdbRequest) -> Option<T> {
    request.result().ok()?.dyn_into().ok()
}

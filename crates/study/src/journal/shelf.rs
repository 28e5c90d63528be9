//! A store as the journal sees it: texts under keys.

use super::sorted::Sorted;

/// All that a store holds.
pub type Contents = Sorted<String, String>;

/// A change to a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Puts a value under a key, in place of any other.
    Put(String, String),
    /// Takes a key away.
    Remove(String),
}

/// Why a store did not do what it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// The browser does not allow it, or it is gone.
    Blocked,
    /// There is no room left.
    Full,
}

/// A store that answers at once, such as localStorage.
pub trait Shelf {
    /// All of it.
    fn contents(&self) -> Result<Contents, ShelfError>;
    /// The value under a key.
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;
    /// Makes one change.
    fn write(&mut self, write: &Write) -> Result<(), ShelfError>;

    /// Makes changes in order, up to the first that fails.
    fn write_all(&mut self, writes: &[Write]) -> Result<(), ShelfError> {
        writes.iter().try_for_each(|write| self.write(write))
    }

    /// Whether all that `writes` puts is there.
    fn holds(&self, writes: &[Write]) -> bool {
        writes.iter().all(|write| match write {
            Write::Put(key, value) => self.get(key).is_ok_and(|held| held.as_ref() == Some(value)),
            Write::Remove(_) => true,
        })
    }
}

impl Shelf for Contents {
    fn contents(&self) -> Result<Contents, ShelfError> {
        Ok(self.clone())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(Sorted::get(self, key).cloned())
    }

    fn write(&mut self, write: &Write) -> Result<(), ShelfError> {
        match write {
            Write::Put(key, value) => self.insert(key.clone(), value.clone()),
            Write::Remove(key) => self.remove(key),
        };
        Ok(())
    }
}

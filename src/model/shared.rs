//! Lists and maps whose items are shared.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, btree_map};
use std::iter::Map;
use std::slice;
use std::sync::Arc;

use super::Id;

/// A list whose items are shared, so that a site can be loaded again without making anew what did
/// not change. To read, it is a list like any other.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared<T>(Vec<Arc<T>>);

/// The items of a [`Shared`] list.
pub type Items<'a, T> = Map<slice::Iter<'a, Arc<T>>, fn(&'a Arc<T>) -> &'a T>;

impl<T> Shared<T> {
    /// The items in their order.
    pub fn iter(&self) -> Items<'_, T> {
        self.0.iter().map(|item| &**item)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The item that `order` calls equal, in a list that is sorted by it.
    pub fn find_by(&self, mut order: impl FnMut(&T) -> Ordering) -> Option<&T> {
        let at = self.0.binary_search_by(|item| order(item)).ok()?;
        self.0.get(at).map(|item| &**item)
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Shared<T> {
        Shared(Vec::new())
    }
}

impl<T> FromIterator<Arc<T>> for Shared<T> {
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(items: I) -> Shared<T> {
        Shared(items.into_iter().collect())
    }
}

impl<'a, T> IntoIterator for &'a Shared<T> {
    type Item = &'a T;
    type IntoIter = Items<'a, T>;

    fn into_iter(self) -> Items<'a, T> {
        self.iter()
    }
}

/// The entries of a registry by their ids. They are shared for the same reason; to read, it is a
/// map like any other.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries<T>(BTreeMap<Id, Arc<T>>);

/// The pairs of an [`Entries`] map.
pub type Pairs<'a, T> =
    Map<btree_map::Iter<'a, Id, Arc<T>>, fn((&'a Id, &'a Arc<T>)) -> (&'a Id, &'a T)>;

impl<T> Entries<T> {
    /// The entry with this id.
    pub fn get<Q: Ord + ?Sized>(&self, id: &Q) -> Option<&T>
    where
        Id: Borrow<Q>,
    {
        self.0.get(id).map(|entry| &**entry)
    }

    /// The entry with this id, to be changed; it is not shared any more.
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut T>
    where
        T: Clone,
    {
        self.0.get_mut(id).map(Arc::make_mut)
    }

    /// Whether there is an entry with this id.
    pub fn contains_key<Q: Ord + ?Sized>(&self, id: &Q) -> bool
    where
        Id: Borrow<Q>,
    {
        self.0.contains_key(id)
    }

    /// Adds an entry; one that had its id gives way.
    pub fn insert(&mut self, id: Id, entry: impl Into<Arc<T>>) {
        self.0.insert(id, entry.into());
    }

    /// The ids and what stands under them, in the order of the ids.
    pub fn iter(&self) -> Pairs<'_, T> {
        self.0.iter().map(|(id, entry)| (id, &**entry))
    }

    /// The ids in their order.
    pub fn keys(&self) -> btree_map::Keys<'_, Id, Arc<T>> {
        self.0.keys()
    }

    /// The entries in the order of their ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.0.values().map(|entry| &**entry)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Entries<T> {
        Entries(BTreeMap::new())
    }
}

impl<'a, T> IntoIterator for &'a Entries<T> {
    type Item = (&'a Id, &'a T);
    type IntoIter = Pairs<'a, T>;

    fn into_iter(self) -> Pairs<'a, T> {
        self.iter()
    }
}

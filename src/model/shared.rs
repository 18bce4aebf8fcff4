//! Lists whose items are shared.

use std::cmp::Ordering;
use std::iter::Map;
use std::slice;
use std::sync::Arc;

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

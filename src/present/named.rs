//! Things by their names, in the order of the names.

/// Things by their names, in the order of the names. A few dozen at most are kept so; for these a sorted list does what
/// a tree does with a tenth of its code, and the page loads that code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T>(Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(it, _)| it.as_str().cmp(name))
    }

    /// What has this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        let at = self.place(name).ok()?;
        self.0.get(at).map(|(_, it)| it)
    }

    /// What has this name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let at = self.place(name).ok()?;
        self.0.get_mut(at).map(|(_, it)| it)
    }

    /// Whether something has this name.
    pub fn contains(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Gives a name to something, and takes it from what had it.
    pub fn insert(&mut self, name: &str, it: T) {
        match self.place(name) {
            Ok(at) => drop(self.0.get_mut(at).map(|(_, old)| std::mem::replace(old, it))),
            Err(at) => self.0.insert(at, (name.to_owned(), it)),
        }
    }

    /// Takes away what has this name.
    pub fn remove(&mut self, name: &str) {
        if let Ok(at) = self.place(name) {
            self.0.remove(at);
        }
    }

    /// Everything with its name.
    pub fn all(&self) -> &[(String, T)] {
        &self.0
    }

    /// Everything with its name, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = (&str, &mut T)> {
        self.0.iter_mut().map(|(name, it)| (name.as_str(), it))
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Named;

    #[test]
    fn as_a_tree_would() {
        let mut named = Named::default();
        let mut tree = std::collections::BTreeMap::new();
        for (at, name) in ["m", "c", "", "名", "c", "m1", "a"].into_iter().enumerate() {
            named.insert(name, at);
            tree.insert(name.to_owned(), at);
            assert!(named.all().iter().map(|(name, at)| (name, at)).eq(&tree), "{name} put in");
        }
        for name in ["c", "x", "名", ""] {
            assert_eq!(named.get(name), tree.get(name), "{name}");
            named.remove(name);
            tree.remove(name);
            assert!(named.all().iter().map(|(name, at)| (name, at)).eq(&tree), "{name} taken away");
            assert!(!named.contains(name));
        }
    }
}

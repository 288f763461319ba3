//! The known name that somebody may have meant.

/// The name nearest to `given`, if it is near enough to be meant; the first among equals.
pub(crate) fn nearest<'a>(names: &[&'a str], given: &str) -> Option<&'a str> {
    let given: Vec<char> = given.chars().take(80).collect();
    let near = given.len().div_ceil(3).max(2);
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().chars().eq(given.iter().copied());
    let own = names.iter().copied().find(|name| last(name));
    let apart = |name: &&str| distance(&given, &name.chars().collect::<Vec<_>>());
    own.or_else(|| names.iter().copied().min_by_key(apart).filter(|name| apart(name) <= near))
}

/// How many letters must be added, left out or changed.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, x) in a.iter().enumerate() {
        let mut corner = at;
        let mut left = at.saturating_add(1);
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            let changed = corner.saturating_add(usize::from(x != y));
            left = changed.min(left.saturating_add(1)).min(above.saturating_add(1));
            corner = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_finds_none() {
        let names = ["residence", "graduation", "startup_base.recognised"];
        assert_eq!(nearest(&names, "residense"), Some("residence"));
        assert_eq!(nearest(&names, "graduated"), Some("graduation"));
        assert_eq!(nearest(&names, "recognised"), Some("startup_base.recognised"));
        assert_eq!(nearest(&names, "xyz"), None);
        assert_eq!(nearest(&[], "x"), None);
    }
}

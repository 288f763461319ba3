//! The known name that somebody may have meant.

/// The name nearest to `given`, if it is near enough to be meant; the first among equals.
pub(crate) fn nearest<'a>(names: &[&'a str], given: &str) -> Option<&'a str> {
    let given: String = given.chars().take(80).collect();
    let last = |name: &str| name.rsplit_once('.').map_or(name, |(_, last)| last) == given;
    if let Some(own) = names.iter().find(|name| last(name)) {
        return Some(own);
    }
    let mut near = given.chars().count().div_ceil(3).max(2).saturating_add(1);
    let mut nearest = None;
    for name in names {
        let apart = distance(&given, name);
        if apart < near {
            near = apart;
            nearest = Some(*name);
        }
    }
    nearest
}

/// How many letters must be added, left out or changed.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (at, x) in a.chars().enumerate() {
        let mut corner = at;
        let mut left = at.saturating_add(1);
        let mut letters = b.chars();
        for (column, above) in row.iter_mut().enumerate() {
            if column != 0 {
                let changed = corner.saturating_add(usize::from(Some(x) != letters.next()));
                left = changed.min(left.saturating_add(1)).min(above.saturating_add(1));
                corner = *above;
            }
            *above = left;
        }
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

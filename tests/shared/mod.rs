//! The shipped data, for the tests that judge it.

use std::fs;

use policy_portal::policy::{Catalog, load};

/// Where the shipped data stands.
const DATA: &str = "static/policies/authored";

/// Each shipped file's name and text; ordered by name.
pub(crate) fn files() -> Vec<(String, String)> {
    files_of(DATA)
}

/// The same of another folder.
pub(crate) fn files_of(folder: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for prefix in ["", "policies/"] {
        for entry in fs::read_dir(format!("{folder}/{prefix}")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                files.push((format!("{prefix}{name}"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The shipped catalogue; it has no problems.
pub(crate) fn catalog() -> Catalog {
    loaded(&files())
}

/// The catalogue of files that have no problems.
pub(crate) fn loaded(files: &[(String, String)]) -> Catalog {
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (catalog, problems) = load(&files);
    assert!(problems.is_empty(), "the data has problems: {problems:#?}");
    catalog
}

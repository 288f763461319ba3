//! The authored files of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::store::{DRAFT, Store};
use crate::cli::{Failure, report};
use crate::policy::{Catalog, load};
use crate::present::Locale;
use crate::unit::Date;

/// Authored files.
pub(crate) struct Data {
    /// Each file's name within the folder, and its text; ordered by name.
    pub(crate) files: Vec<(String, String)>,
    /// The release they are; `draft` where they are none.
    pub(crate) version: String,
}

impl Data {
    /// Reads the files `*.json` of a folder and of its folder `policies`, and those of the folder `local` beside it,
    /// if there is one.
    pub(crate) fn read(folder: &Path) -> Result<Self, Failure> {
        let files = Self::files(folder)?;
        let store = Store::of(folder)?;
        let newest = store.index.releases.last().map(|it| it.version.clone());
        let released = newest.filter(|it| Self::files(&store.authored(it)).is_ok_and(|kept| kept == files));
        Ok(Self { files, version: released.unwrap_or_else(|| DRAFT.to_owned()) })
    }

    fn files(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
        let mut files = Vec::new();
        let local = folder.with_file_name("local");
        let local = local.is_dir().then_some((local, "local/"));
        for (inside, prefix) in
            [(folder.to_path_buf(), ""), (folder.join("policies"), "policies/")].into_iter().chain(local)
        {
            for path in json_files(&inside)? {
                let name =
                    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                files.push((format!("{prefix}{name}"), text(&path)?));
            }
        }
        files.sort();
        Ok(files)
    }

    /// The files without the figures of places.
    pub(crate) fn without_local(&self) -> Self {
        let files = self.files.iter().filter(|(name, _)| !name.starts_with("local/")).cloned().collect();
        Self { files, version: self.version.clone() }
    }

    /// The catalogue; what is wrong with it is drawn.
    pub(crate) fn catalog(&self, locale: Locale) -> Result<Catalog, Failure> {
        let files: Vec<_> = self.files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (mut catalog, problems) = load(&files);
        self.version.clone_into(&mut catalog.version);
        if problems.is_empty() {
            return Ok(catalog);
        }
        report::problems(&problems, &self.files, locale);
        Err(Failure::Found)
    }
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| {
        Failure::Cannot(format!("{}: {error}; name the data by --data", folder.display()))
    })?;
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

/// The day of `--day`.
pub(crate) fn day(text: &str) -> Result<Date, Failure> {
    let fault = || Failure::Cannot(format!("--day: `{text}` is not a date; write it as 2025-12-01"));
    Date::parse(text).ok_or_else(fault)
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::Cannot(format!("{}: {error}", path.display())))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..good).unwrap_or_default());
        let line = before.matches('\n').count().saturating_add(1);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
        let place = format!("{}:{line}:{column}", path.display());
        Failure::Cannot(format!("{place}: not UTF-8 from here on; save the file as UTF-8"))
    })
}

/// Writes a file, and the folders above it.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    write_bytes(path, text.as_bytes())
}

/// Writes a file, and the folders above it.
pub(crate) fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, bytes))
        .map_err(|error| Failure::Cannot(format!("{}: {error}", path.display())))
}

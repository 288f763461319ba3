//! The folder of the releases: `index.json`, what the browser reads of each, and what was authored.

use std::fs;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use crate::cli::Failure;
use crate::cli::data::{Data, text, write};
use crate::policy::{Catalog, Index, Pinned, PinnedFile, PinnedFiles, Release, ReleaseEntry, write_compact};
use crate::present::Locale;

/// The name of what is not released yet.
pub(crate) const DRAFT: &str = "draft";

/// The folder of the releases.
pub(crate) struct Store {
    folder: PathBuf,
    pub(crate) index: Index,
}

impl Store {
    /// Reads the list beside a folder of authored files; where there is none, there are no releases.
    pub(crate) fn of(authored: &Path) -> Result<Self, Failure> {
        let folder = authored.parent().unwrap_or(Path::new("."));
        let path = folder.join("index.json");
        let index = if path.exists() {
            let cannot = |error: serde_json::Error| Failure::Cannot(format!("{}: {error}", path.display()));
            serde_json::from_str(&text(&path)?).map_err(cannot)?
        } else {
            Index { format: 1, releases: Vec::new() }
        };
        Ok(Self { folder: folder.to_owned(), index })
    }

    /// Writes the list.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        write(&self.folder.join("index.json"), &self.listed()?)
    }

    /// The list as it is written.
    pub(crate) fn listed(&self) -> Result<String, Failure> {
        let text = serde_json::to_string_pretty(&self.index);
        text.map(|text| text + "\n").map_err(|error| Failure::Cannot(error.to_string()))
    }

    /// Where a release keeps what was authored.
    pub(crate) fn authored(&self, version: &str) -> PathBuf {
        self.folder.join("releases").join(version).join("authored")
    }

    /// What a release keeps of what was authored.
    pub(crate) fn data(&self, version: &str) -> Result<Data, Failure> {
        Ok(Data { version: version.to_owned(), ..Data::read(&self.authored(version))? })
    }

    /// Writes what the browser reads of a release.
    pub(crate) fn bundle(&self, version: &str) -> Result<[PinnedFiles; 2], Failure> {
        bundle(&self.data(version)?, &self.folder)
    }

    /// The text of a file of a release, which is as it was released.
    pub(crate) fn pinned(&self, pinned: &PinnedFile) -> Result<String, Failure> {
        let path = self.folder.join(&pinned.file);
        let text = text(&path)?;
        if integrity(&text) == pinned.integrity {
            return Ok(text);
        }
        let what = format!("{}: not what was released; restore it", path.display());
        Err(Failure::Cannot(what))
    }

    /// Removes the files that no release has any more.
    pub(crate) fn sweep(&self) -> Result<(), Failure> {
        let cannot = |error: std::io::Error| Failure::Cannot(format!("{}: {error}", self.folder.display()));
        let files = self.index.releases.iter().flat_map(ReleaseEntry::files);
        let listed: Vec<_> = files.map(|it| &it.file).collect();
        for entry in fs::read_dir(&self.folder).map_err(cannot)? {
            let path = entry.map_err(cannot)?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let ours = name.starts_with("catalog.") || name.starts_with("texts.");
            if ours && !listed.contains(&&name) {
                fs::remove_file(&path).map_err(cannot)?;
            }
        }
        Ok(())
    }

    /// The releases as the pages of a language know them.
    pub(crate) fn releases(&self, locale: Locale) -> Vec<Release> {
        self.index.releases.iter().map(|entry| release(entry, locale)).collect()
    }
}

fn release(entry: &ReleaseEntry, locale: Locale) -> Release {
    let pinned = |it: &PinnedFile| Pinned { file: it.file.clone(), integrity: it.integrity.clone() };
    let files = match locale {
        Locale::Zh => &entry.zh,
        Locale::En => &entry.en,
    };
    Release {
        version: entry.version.clone(),
        format: entry.format,
        catalog: pinned(&files.catalog),
        texts: pinned(&files.texts),
    }
}

/// Writes what the browser reads of authored files into a folder: without English texts, and with them.
pub(crate) fn bundle(data: &Data, folder: &Path) -> Result<[PinnedFiles; 2], Failure> {
    let catalog = data.catalog(Locale::En)?;
    Ok([written(&catalog, false, folder)?, written(&catalog, true, folder)?])
}

fn written(catalog: &Catalog, english: bool, folder: &Path) -> Result<PinnedFiles, Failure> {
    let (catalog, texts) = write_compact(catalog, english);
    let pinned = |stem: &str, text: &str| {
        let name = Sha256::digest(text).first_chunk().map_or(0, |first| u64::from_be_bytes(*first));
        let pinned = PinnedFile { file: format!("{stem}.{name:016x}.json"), integrity: integrity(text) };
        write(&folder.join(&pinned.file), text).map(|()| pinned)
    };
    Ok(PinnedFiles { catalog: pinned("catalog", &catalog)?, texts: pinned("texts", &texts)? })
}

/// The digest of a text as Subresource Integrity writes it.
fn integrity(text: &str) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(text)))
}

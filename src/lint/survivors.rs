//! Which mutants of the data nobody notices.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::lint::mismatch::notices;
use crate::lint::{Mutant, Suite, mutants};
use crate::policy::load;

/// What became of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It does not load.
    Refused,
    /// Something else came for a golden person.
    Noticed,
    /// Nobody noticed.
    Survived,
}

/// A mutant, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried<'a> {
    /// The file that was changed.
    pub file: &'a str,
    /// The change.
    pub mutant: Mutant,
    /// What became of it.
    pub outcome: Outcome,
}

/// Tries every mutant of the files, or of one of them, as many at once as there are cores; in the order of the files.
/// Files are given as for `load`; suites by their file's name, so that a policy's own people are asked first.
pub fn try_mutants<'a>(
    files: &'a [(&'a str, &'a str)],
    suites: &[(String, Suite)],
    only: Option<&str>,
) -> Vec<Tried<'a>> {
    let changed = files.iter().filter(|(name, _)| only.is_none_or(|only| only == *name));
    let all: Vec<(&str, Mutant)> =
        changed.flat_map(|(name, text)| mutants(text).into_iter().map(move |it| (*name, it))).collect();
    let mut found = in_parallel(all.len(), &|at| {
        all.get(at).map_or(Outcome::Refused, |(file, mutant)| outcome(files, suites, file, mutant))
    });
    found.sort_unstable_by_key(|(at, _)| *at);
    let tried = all.into_iter().zip(found);
    tried.map(|((file, mutant), (_, outcome))| Tried { file, mutant, outcome }).collect()
}

fn in_parallel(count: usize, work: &(impl Fn(usize) -> Outcome + Sync)) -> Vec<(usize, Outcome)> {
    let next = AtomicUsize::new(0);
    let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < count);
    let one = || std::iter::from_fn(take).map(|at| (at, work(at))).collect::<Vec<_>>();
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(one)).collect();
        // Each mutant has its outcome: what one worker died of, all do.
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|died| resume_unwind(died)))
            .collect()
    })
}

fn outcome(files: &[(&str, &str)], suites: &[(String, Suite)], file: &str, mutant: &Mutant) -> Outcome {
    let text = |(name, text)| (name, if name == file { mutant.text.as_str() } else { text });
    let files: Vec<(&str, &str)> = files.iter().copied().map(text).collect();
    let (catalog, problems) = load(&files);
    if !problems.is_empty() {
        return Outcome::Refused;
    }
    let own = |name: &str| file.ends_with(&format!("/{name}"));
    let (first, rest): (Vec<_>, Vec<_>) = suites.iter().partition(|(name, _)| own(name));
    let noticed = first.into_iter().chain(rest).any(|(_, suite)| notices(&catalog, suite));
    if noticed { Outcome::Noticed } else { Outcome::Survived }
}

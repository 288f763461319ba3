//! What to take of what excludes each other, as JSON.

use crate::engine::Evaluation;
use crate::engine::{Bundle, Lack, Share, bundle};
use crate::policy::{Catalog, Exclusion};
use crate::present::json::record::{ClauseRecord, TotalRecord};
use crate::present::json::{Cited, total_record};
use crate::present::writing::shapes;

shapes! {
    /// What to take: of what may be had together, the set that surely comes to most.
    pub(crate) struct BundleRecord<'a> {
        /// What is eligible or open, and may be had together, in the order of the catalogue.
        pub(crate) taken: Vec<ShareRecord<'a>>,
        /// What the eligible of it come to, for each payee and way of paying.
        pub(crate) sums: Vec<TotalRecord>,
        /// What is eligible or open, and left for it.
        pub(crate) left: Vec<LeftRecord<'a>>,
        /// Where another set may come to more than the one taken ever does: the one that may come to most, if what no text
        /// says does not exclude each other.
        pub(crate) rival: Option<Vec<ShareRecord<'a>>>,
        /// Whether all sets were compared; where too many exclude each other it is `false`, and a good set is taken.
        pub(crate) exact: bool,
    }

    /// What can be taken or left by itself.
    pub(crate) struct ShareRecord<'a> {
        /// The policy.
        pub(crate) policy: &'a str,
        /// The row of its group for which it is taken or left, from nought; nothing where it is as a whole.
        pub(crate) row: Option<usize>,
        /// Whether it is eligible; else that is open.
        pub(crate) eligible: bool,
    }

    /// What is left.
    pub(crate) struct LeftRecord<'a> {
        /// What is left.
        pub(crate) share: ShareRecord<'a>,
        /// What is taken that it cannot be had with.
        pub(crate) because: Vec<ExcludedRecord<'a>>,
        /// In what the best set with it is behind: `least`, what is sure; `eligible`, how much is eligible; `most`, what it
        /// may come to; `number`, how many they are; `order`, nothing but the order of the catalogue.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::LACKS)))]
        pub(crate) lack: &'static str,
    }

    /// What cannot be had together with something.
    pub(crate) struct ExcludedRecord<'a> {
        /// What is taken.
        pub(crate) share: ShareRecord<'a>,
        /// For the same `person`, `hire` or `firm`.
        #[cfg_attr(feature = "cli", schemars(extend("enum" = super::schema::SCOPES)))]
        pub(crate) scope: &'static str,
        /// Whether the text says so; else no text says either way, and it counts as if one did.
        pub(crate) certain: bool,
        /// Where it stands.
        pub(crate) clause: ClauseRecord<'a>,
    }
}

/// What to take.
pub(super) fn bundle_record<'a>(cited: &mut Cited<'a>, evaluation: &Evaluation) -> BundleRecord<'a> {
    let catalog = cited.catalog;
    let Bundle { taken, sums, left, rival, exact } = bundle(catalog, evaluation, |_| true);
    let shares = |shares: &[Share]| shares.iter().filter_map(|it| share(catalog, it)).collect();
    let left = left.iter().filter_map(|left| {
        let because = left.by.iter().filter_map(|(share, exclusion)| excluded(cited, share, exclusion));
        Some(LeftRecord {
            because: because.collect(),
            share: share(catalog, &left.share)?,
            lack: lack(left.lack),
        })
    });
    BundleRecord {
        left: left.collect(),
        taken: shares(&taken),
        sums: sums.iter().map(total_record).collect(),
        rival: rival.map(|rival| shares(&rival)),
        exact,
    }
}

fn share<'a>(catalog: &'a Catalog, share: &Share) -> Option<ShareRecord<'a>> {
    let policy = catalog.policies.get(share.policy)?;
    Some(ShareRecord { policy: &policy.id, row: share.row.map(|(_, row)| row), eligible: share.eligible })
}

fn excluded<'a>(
    cited: &mut Cited<'a>,
    taken: &Share,
    exclusion: &'a Exclusion,
) -> Option<ExcludedRecord<'a>> {
    Some(ExcludedRecord {
        share: share(cited.catalog, taken)?,
        scope: exclusion.scope.as_str(),
        certain: exclusion.certain,
        clause: cited.clause(&exclusion.citation),
    })
}

fn lack(lack: Lack) -> &'static str {
    match lack {
        Lack::Least => "least",
        Lack::Eligible => "eligible",
        Lack::Most => "most",
        Lack::Number => "number",
        Lack::Order => "order",
    }
}

//! What the columns of a table are called for readers.

use crate::lint::table::parts_of_group;
use crate::policy::{Catalog, Policy};

/// What is expected of a policy or rule, as it is called.
const FIELDS: [(&str, &str); 10] = [
    ("verdict", "结论"),
    ("reason", "原因"),
    ("amount", "金额"),
    ("clause", "金额的出处"),
    ("stale", "是否待核"),
    ("deadline_unknown", "截止日是否未查到"),
    ("missing", "还需回答"),
    ("next", "接着问"),
    ("why_not", "卡在哪一条"),
    ("excludes", "不能同时享受"),
];

/// What a column is called.
pub(super) fn label(catalog: &Catalog, column: &str) -> String {
    if let Some(expected) = column.strip_prefix("expect:") {
        return expectation(catalog, expected).unwrap_or_default();
    }
    let group = parts_of_group(column).filter(|(group, ..)| catalog.group_id(group).is_some());
    let Some((group, row, key)) = group else { return fact(catalog, column) };
    let title = catalog.groups.iter().find(|it| it.id == group).map_or("", |it| &it.title.zh);
    let what = match key {
        "total" | "count" => "人数".to_owned(),
        key => fact(catalog, &format!("{group}.{key}")),
    };
    match row {
        Some(row) => format!("{title}第{}批：{what}", row.saturating_add(1)),
        None => format!("{title}：{what}"),
    }
}

fn fact(catalog: &Catalog, id: &str) -> String {
    catalog.facts.iter().find(|it| it.id == id).map(|it| it.label.zh.clone()).unwrap_or_default()
}

fn expectation(catalog: &Catalog, expected: &str) -> Option<String> {
    let (of, field) = expected.split_once('.').unwrap_or((expected, "verdict"));
    let (policy, rule) = of.split_once('/').map_or((of, None), |(policy, rule)| (policy, Some(rule)));
    let policy = catalog.policy(policy)?;
    let rule = rule.map(|rule| format!("（{}）", rule_title(catalog, policy, rule))).unwrap_or_default();
    let (_, field) = FIELDS.iter().find(|(name, _)| *name == field)?;
    Some(format!("{}{rule}：{field}", policy.title.zh))
}

fn rule_title(catalog: &Catalog, policy: &Policy, rule: &str) -> String {
    let title = catalog.rules_of(policy).iter().find(|it| it.id == rule).and_then(|it| it.title.clone());
    title.map_or_else(|| rule.to_owned(), |title| title.zh)
}

//! Why a rule comes to what it comes to: the fewest clauses that decide it.

use crate::engine::{Missing, Row, Trace};
use crate::formula::{DefinitionId, Leaf, Mentions, Moment, Quantity, Test};
use crate::policy::{Change, Condition, ConditionKind, Fact, Rule};
use crate::unit::Truth;

/// A part of a clause on which a rule turns.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The clause; where it asks for a definition or another rule, one of theirs.
    pub condition: &'a Condition,
    /// What was computed: of what is open the whole clause, else a part of it that has no parts.
    pub test: &'a Test,
    /// Whether the clause wants it to hold.
    pub wanted: bool,
    /// The row it was computed in.
    pub row: Option<&'a Row>,
    /// Whether it is as the clause wants it.
    pub truth: Truth,
    /// What is open in it.
    pub missing: Missing,
    /// Whether it is open and something else that is would do in its place.
    pub replaceable: bool,
}

/// Something that is met or not, and has parts or is a ground.
#[derive(Clone, Copy)]
struct Node<'a> {
    what: What<'a>,
    wanted: bool,
    row: Option<&'a Row>,
    /// Whether only a *no* decides, as in an incomplete rule.
    only_no: bool,
}

#[derive(Clone, Copy)]
enum What<'a> {
    /// A rule that is judged row by row.
    Rows(&'a Rule),
    All(&'a [Condition]),
    Condition(&'a Condition),
    Test(&'a Test, &'a Condition),
}

impl<'a> Trace<'a> {
    /// On what a rule turns, in the order of the file. Of one that is not met, the fewest parts that would have to be
    /// otherwise; of one that is met, the fewest that suffice; else each clause that is open. Among equals, first those
    /// in which something can still change. Nothing where there is nobody whom it could be about.
    pub fn why(&self, rule: &'a Rule) -> Vec<Ground<'a>> {
        let what = if rule.for_each.is_some() { What::Rows(rule) } else { What::All(&rule.requires) };
        let mut found = Vec::new();
        self.grounds(Node { what, wanted: true, row: None, only_no: rule.incomplete.is_some() }, &mut found);
        found
    }

    /// The grounds of all parts that come to the same, or of the nearest of them.
    fn grounds(&self, node: Node<'a>, found: &mut Vec<Ground<'a>>) {
        let (truth, mut like) = (self.truth(node), false);
        let replaceable = truth == Truth::Unknown && self.has_ways(node);
        let mut nearest: Option<Vec<Ground<'a>>> = None;
        let has_parts = self.parts(node, &mut |all, part| {
            if self.truth(part) != truth {
                return;
            }
            like = true;
            if all || truth == Truth::Unknown {
                let before = found.len();
                self.grounds(part, found);
                if !all && replaceable {
                    found.iter_mut().skip(before).for_each(|ground| ground.replaceable = true);
                }
                return;
            }
            let mut own = Vec::new();
            self.grounds(part, &mut own);
            if nearest.as_ref().is_none_or(|nearest| self.distance(&own) < self.distance(nearest)) {
                nearest = Some(own);
            }
        });
        for ground in nearest.into_iter().flatten() {
            add(found, ground);
        }
        if !has_parts && let Some(ground) = self.ground(node, truth) {
            add(found, ground);
        }
        if has_parts && !like && truth.is_decided() {
            // Only its cells decide it: what is open in each of its parts does so together.
            self.parts(node, &mut |_, part| {
                if self.truth(part) == Truth::Unknown {
                    self.grounds(part, found);
                }
            });
        }
    }

    /// Whether several of its parts are open of which one would do. Rows are none: each is judged for itself.
    fn has_ways(&self, node: Node<'a>) -> bool {
        let mut ways = 0_usize;
        self.parts(node, &mut |all, part| {
            ways = ways.saturating_add(usize::from(!all && self.truth(part) == Truth::Unknown));
        });
        1 < ways && !matches!(node.what, What::Rows(_))
    }

    /// How far a rule is from coming to something else: on how many grounds, and in how many nothing can change.
    pub fn far(&self, rule: &'a Rule) -> (usize, usize) {
        self.distance(&self.why(rule))
    }

    fn distance(&self, grounds: &[Ground<'a>]) -> (usize, usize) {
        (grounds.len(), grounds.iter().filter(|ground| !self.may_change(ground.test, ground.row)).count())
    }

    fn truth(&self, node: Node<'a>) -> Truth {
        let context = self.context(node.row);
        let holds = match node.what {
            What::Rows(rule) => {
                let rows = self
                    .rows(rule)
                    .iter()
                    .map(|row| self.truth(Node { what: What::All(&rule.requires), row: Some(row), ..node }));
                rows.max().unwrap_or(Truth::No)
            }
            What::All(all) => all.iter().map(|it| it.truth(&context)).min().unwrap_or(Truth::Yes),
            What::Condition(condition) => condition.truth(&context),
            What::Test(test, _) => context.test(test),
        };
        if node.wanted { holds } else { !holds }
    }

    fn rows(&self, rule: &Rule) -> &'a [Row] {
        rule.for_each.map_or(&[], |group| self.situation.rows(group))
    }

    /// Visits its parts, and says of each whether all of them are wanted; whether there are any, else it is a ground.
    fn parts(&self, node: Node<'a>, visit: &mut dyn FnMut(bool, Node<'a>)) -> bool {
        let wanted = node.wanted;
        let mut each = |all: bool, conditions: &'a [Condition]| {
            for condition in conditions {
                visit(all, Node { what: What::Condition(condition), ..node });
            }
        };
        match node.what {
            What::Rows(rule) => {
                for row in self.rows(rule) {
                    // All rows that are met are paid; of those that are not, one is the nearest.
                    let part = Node { what: What::All(&rule.requires), row: Some(row), ..node };
                    visit(self.truth(part) == Truth::Yes, part);
                }
            }
            What::All(all) => each(wanted, all),
            What::Test(test, condition) => return self.parts_of_test(node, test, condition, visit),
            What::Condition(condition) => match &condition.kind {
                ConditionKind::All(all) => each(wanted, all),
                ConditionKind::Any(any) => each(!wanted, any),
                ConditionKind::Clause { test, .. } if self.truth(node) != Truth::Unknown => {
                    visit(true, Node { what: What::Test(test, condition), ..node });
                }
                ConditionKind::Clause { .. } => return false,
            },
        }
        true
    }

    fn parts_of_test(
        &self,
        node: Node<'a>,
        test: &'a Test,
        condition: &'a Condition,
        visit: &mut dyn FnMut(bool, Node<'a>),
    ) -> bool {
        let of = |test| Node { what: What::Test(test, condition), ..node };
        let (all, parts) = match test {
            Test::All(parts) => (node.wanted, parts),
            Test::Any(parts) => (!node.wanted, parts),
            _ => {
                let part = match test {
                    Test::Not(inner) => Some(Node { wanted: !node.wanted, ..of(inner) }),
                    Test::Definition(id) => self.definition(*id, node, condition),
                    Test::Rule(id) => {
                        let rule = self.catalog.rules.get(id.at()).filter(|rule| rule.for_each.is_none());
                        rule.map(|rule| Node { what: What::All(&rule.requires), row: None, ..node })
                    }
                    _ => None,
                };
                if let Some(part) = part {
                    visit(true, part);
                }
                return part.is_some();
            }
        };
        for part in parts {
            visit(all, of(part));
        }
        true
    }

    /// A definition, by what answers it whole where that is decided, else by its clauses.
    fn definition(&self, id: DefinitionId, node: Node<'a>, condition: &'a Condition) -> Option<Node<'a>> {
        let definition = self.catalog.definitions.get(id.at())?;
        let whole = definition.whole.as_ref().filter(|it| self.context(None).test(it).is_decided());
        let what = whole.map_or(What::All(&definition.requires), |whole| What::Test(whole, condition));
        Some(Node { what, row: None, ..node })
    }

    fn ground(&self, node: Node<'a>, truth: Truth) -> Option<Ground<'a>> {
        let Node { wanted, row, only_no, .. } = node;
        let (condition, test, missing) = match node.what {
            What::All(_) | What::Rows(_) => return None,
            What::Test(test, condition) => (condition, test, Missing::default()),
            What::Condition(condition) => {
                let ConditionKind::Clause { test, .. } = &condition.kind else { return None };
                (condition, test, self.missing(condition, row, only_no))
            }
        };
        Some(Ground { condition, test, wanted, row, truth, missing, replaceable: false })
    }

    /// Whether a person can change something in it, or time will.
    fn may_change(&self, test: &Test, row: Option<&Row>) -> bool {
        let mut may = comes(test);
        test.leaves(true, &mut |leaf| {
            may |= match leaf {
                Leaf::Fact(id) => self.catalog.fact(id).is_some_and(|fact| self.changes(fact, row)),
                Leaf::Group(_) => true,
                _ => false,
            };
        });
        may
    }

    /// Whether a person can change a fact, or time will, as things are.
    fn changes(&self, fact: &Fact, row: Option<&Row>) -> bool {
        let needs = fact.needs.as_ref().map_or(Truth::Yes, |needs| self.context(row).test(needs));
        fact.change != Change::Fixed && needs != Truth::No
    }
}

/// Adds a ground, unless the same part of the same clause in the same row is there.
fn add<'a>(found: &mut Vec<Ground<'a>>, ground: Ground<'a>) {
    let row = |ground: &Ground<'a>| ground.row.map(std::ptr::from_ref);
    if !found.iter().any(|it| std::ptr::eq(it.test, ground.test) && row(it) == row(&ground)) {
        found.push(ground);
    }
}

/// Whether waiting brings it about.
fn comes(test: &Test) -> bool {
    match test {
        Test::AtMost(_, months) | Test::Less(_, months) => {
            matches!(&**months, Quantity::FullMonths(_, to) if matches!(**to, Moment::Day))
        }
        Test::NotAfter(_, at) | Test::Before(_, at) => matches!(**at, Moment::Day),
        _ => false,
    }
}

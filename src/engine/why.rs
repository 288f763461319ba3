//! Why a rule comes to what it comes to: the fewest clauses that decide it.

use crate::engine::{Missing, Row, Trace};
use crate::formula::{Leaf, Mentions, Moment, Quantity, Test};
use crate::policy::{Change, Condition, ConditionKind, Rule};
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
    All(&'a [Condition]),
    Condition(&'a Condition),
    Test(&'a Test, &'a Condition),
}

impl<'a> Trace<'a> {
    /// On what a rule turns, in the order of the file. Of one that is not met, the fewest parts that would have to be
    /// otherwise; of one that is met, the fewest that suffice; else each clause that is open. Among equals, first those
    /// in which something can still change. Nothing where there is nobody whom it could be about.
    pub fn why(&self, rule: &'a Rule) -> Vec<Ground<'a>> {
        let only_no = rule.incomplete.is_some();
        let node = |row| Node { what: What::All(&rule.requires), wanted: true, row, only_no };
        let Some(group) = rule.for_each else { return self.grounds(node(None)) };
        let rows: Vec<Node<'a>> = self.situation.rows(group).iter().map(|row| node(Some(row))).collect();
        let best = rows.iter().map(|row| self.truth(*row)).max().unwrap_or(Truth::No);
        self.joined(rows, best, best != Truth::No)
    }

    fn grounds(&self, node: Node<'a>) -> Vec<Ground<'a>> {
        let truth = self.truth(node);
        match self.parts(node) {
            Some((all, parts)) => self.joined(parts, truth, all || truth == Truth::Unknown),
            None => self.ground(node, truth).into_iter().collect(),
        }
    }

    /// The grounds of all parts that come to the same, or of the nearest of them.
    fn joined(&self, parts: Vec<Node<'a>>, truth: Truth, all: bool) -> Vec<Ground<'a>> {
        let same = parts.into_iter().filter(|part| self.truth(*part) == truth);
        let found = same.map(|part| self.grounds(part));
        if !all {
            return found.min_by_key(|grounds| self.far(grounds)).unwrap_or_default();
        }
        let mut joined: Vec<Ground<'a>> = Vec::new();
        for ground in found.flatten() {
            if !joined.iter().any(|other| other.is(&ground)) {
                joined.push(ground);
            }
        }
        joined
    }

    /// How far it is until these are otherwise: how many they are, and in how many nothing can change.
    pub fn far(&self, grounds: &[Ground<'a>]) -> (usize, usize) {
        (grounds.len(), grounds.iter().filter(|ground| !self.may_change(ground.test)).count())
    }

    fn truth(&self, node: Node<'a>) -> Truth {
        let context = self.context(node.row);
        let holds = match node.what {
            What::All(all) => all.iter().map(|it| it.truth(&context)).min().unwrap_or(Truth::Yes),
            What::Condition(condition) => condition.truth(&context),
            What::Test(test, _) => context.test(test),
        };
        if node.wanted { holds } else { !holds }
    }

    /// Its parts, and whether it wants all of them; nothing of what is a ground itself.
    fn parts(&self, node: Node<'a>) -> Option<(bool, Vec<Node<'a>>)> {
        let wanted = node.wanted;
        let conditions = |all: &'a [Condition]| {
            all.iter().map(|it| Node { what: What::Condition(it), ..node }).collect::<Vec<_>>()
        };
        match node.what {
            What::All(all) => Some((wanted, conditions(all))),
            What::Test(test, condition) => self.parts_of_test(node, test, condition),
            What::Condition(condition) => match &condition.kind {
                ConditionKind::All(all) => Some((wanted, conditions(all))),
                ConditionKind::Any(any) => Some((!wanted, conditions(any))),
                ConditionKind::Clause { test, .. } => (self.truth(node) != Truth::Unknown)
                    .then(|| (true, vec![Node { what: What::Test(test, condition), ..node }])),
            },
        }
    }

    fn parts_of_test(
        &self,
        node: Node<'a>,
        test: &'a Test,
        condition: &'a Condition,
    ) -> Option<(bool, Vec<Node<'a>>)> {
        let of = |test| Node { what: What::Test(test, condition), ..node };
        let whole = |all| vec![Node { what: What::All(all), row: None, ..node }];
        match test {
            Test::All(all) => Some((node.wanted, all.iter().map(of).collect())),
            Test::Any(any) => Some((!node.wanted, any.iter().map(of).collect())),
            Test::Not(inner) => Some((true, vec![Node { wanted: !node.wanted, ..of(inner) }])),
            Test::Definition(id) => {
                let definition = self.catalog.definitions.get(id.at())?;
                let answered = definition.whole.as_ref();
                let answered = answered.filter(|it| self.context(None).test(it).is_decided());
                Some((true, answered.map_or_else(|| whole(&definition.requires), |it| vec![of(it)])))
            }
            Test::Rule(id) => {
                let rule = self.catalog.rules.get(id.at()).filter(|rule| rule.for_each.is_none())?;
                Some((true, whole(&rule.requires)))
            }
            _ => None,
        }
    }

    fn ground(&self, node: Node<'a>, truth: Truth) -> Option<Ground<'a>> {
        let Node { wanted, row, only_no, .. } = node;
        let (condition, test, missing) = match node.what {
            What::All(_) => return None,
            What::Test(test, condition) => (condition, test, Missing::default()),
            What::Condition(condition) => {
                let ConditionKind::Clause { test, .. } = &condition.kind else { return None };
                (condition, test, self.missing(condition, row, only_no))
            }
        };
        Some(Ground { condition, test, wanted, row, truth, missing })
    }

    /// Whether a person can change something in it, or time will.
    fn may_change(&self, test: &Test) -> bool {
        let mut may = comes(test);
        test.leaves(true, &mut |leaf| {
            may |= match leaf {
                Leaf::Fact(id) => self.catalog.fact(id).is_some_and(|fact| fact.change != Change::Fixed),
                Leaf::Group(_) => true,
                _ => false,
            };
        });
        may
    }
}

impl Ground<'_> {
    /// Whether it is the same part of the same clause in the same row.
    fn is(&self, other: &Self) -> bool {
        let row = |ground: &Self| ground.row.map(std::ptr::from_ref);
        std::ptr::eq(self.test, other.test) && row(self) == row(other)
    }
}

/// Whether waiting brings it about.
fn comes(test: &Test) -> bool {
    match test {
        Test::AtMost(_, months) | Test::Less(_, months) => {
            matches!(&**months, Quantity::FullMonths(_, to) if **to == Moment::Day)
        }
        Test::NotAfter(_, at) | Test::Before(_, at) => **at == Moment::Day,
        _ => false,
    }
}

//! What a policy comes to as one number moves: each number, or where many, those at which it turns; and the first that
//! reaches a sum.

use std::rc::Rc;

use crate::engine::first::{numbers, until_found};
use crate::engine::reached::Reached;
use crate::engine::{Situation, Trace, Vary, Worth, evaluate, narrow};
use crate::formula::{GroupId, Quantity, Test};
use crate::policy::{Catalog, Paid, Payee};
use crate::unit::{Exact, Interval, Truth};

/// Up to so many numbers, each is looked at.
const EACH: i64 = 120;
/// The most that are looked at where they are more.
const MOST: usize = 400;

/// What a policy comes to for one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The number.
    pub at: i64,
    /// What it comes to; nothing where the number contradicts other answers.
    pub worth: Option<Worth>,
}

/// What a policy comes to over a range. Each step evaluates about once; afterwards between two points that are not next
/// to each other everything is on the straight line from one to the other, to the fen to which amounts are rounded.
pub struct Curve {
    moved: Moved,
    left: Vec<Task>,
    refines: bool,
    points: Vec<Point>,
}

enum Task {
    At(i64),
    Between(i64, i64),
}

/// A policy, by its index, and the number that is moved.
#[derive(Clone)]
pub struct Moved {
    /// Everything that was loaded.
    pub catalog: Rc<Catalog>,
    /// The answers, of which one is moved.
    pub situation: Rc<Situation>,
    /// The policy.
    pub policy: usize,
    /// What is moved.
    pub vary: Vary,
}

impl Moved {
    fn to(&self, range: Interval<Exact>) -> Situation {
        self.vary.set(&self.catalog, &self.situation, range)
    }

    /// What it comes to for one number.
    pub fn point(&self, at: i64) -> Point {
        let mut situation = self.to(Interval::point(Exact::from(at)));
        let kept = narrow(&self.catalog, &mut situation).is_empty();
        let policy = self.catalog.policies.get(self.policy).filter(|_| kept);
        Point { at, worth: policy.map(|policy| Worth::of(&self.catalog, &situation, policy)) }
    }

    /// The first number of a range for which surely at least so much is given; none where no number does. Numbers are
    /// judged together where that rules them out.
    pub fn reaching(
        self,
        range: (i64, i64),
        (payee, paid): (Payee, Paid),
        least: Exact,
    ) -> impl Iterator<Item = Option<i64>> {
        let enough = move |worth: &Worth| worth.sum(payee, paid).lo().is_some_and(|lo| least <= lo);
        let judge = move |range: Interval<Exact>| {
            if let Some(at) = range.as_point().and_then(Exact::as_whole) {
                return Truth::from(self.point(at).worth.is_some_and(|worth| enough(&worth)));
            }
            let Some(policy) = self.catalog.policies.get(self.policy) else { return Truth::No };
            let worth = Worth::of(&self.catalog, &self.to(range), policy);
            let never = worth.sum(payee, paid).hi().is_some_and(|hi| hi < least);
            if never { Truth::No } else { Truth::Unknown }
        };
        until_found(numbers(range, judge))
    }
}

impl Curve {
    /// Over a range of whole numbers.
    pub fn new(moved: Moved, (first, last): (i64, i64)) -> Self {
        let all = last.saturating_sub(first) <= EACH;
        let mut at: Vec<i64> = if all { (first..=last).collect() } else { cuts(&moved, first, last) };
        at.extend([first, last]);
        at.extend(moved.vary.now(&moved.catalog, &moved.situation).and_then(Exact::as_whole));
        at.retain(|at| (first..=last).contains(at));
        at.sort_unstable();
        at.dedup();
        at.truncate(MOST);
        let left = at.into_iter().rev().map(Task::At).collect();
        Self { moved, left, refines: !all, points: Vec::new() }
    }

    /// The points, ascending.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    fn known(&self, at: i64) -> Option<&Point> {
        self.points.iter().find(|point| point.at == at)
    }

    fn look(&mut self, at: i64) {
        let point = self.moved.point(at);
        let place = self.points.iter().position(|other| at <= other.at).unwrap_or(self.points.len());
        self.points.insert(place, point);
    }

    /// Looks at the middle, and goes on on both sides unless it is on the straight line.
    fn between(&mut self, first: i64, last: i64) {
        let middle = first.saturating_add(last.saturating_sub(first).div_euclid(2));
        if middle == first || MOST < self.points.len() {
            return;
        }
        self.look(middle);
        let all = [first, middle, last].map(|at| self.known(at));
        let [Some(one), Some(middle_one), Some(other)] = all else { return };
        if !straight(one, middle_one, other) {
            self.left.extend([Task::Between(middle, last), Task::Between(first, middle)]);
        }
    }
}

impl Iterator for Curve {
    type Item = ();

    fn next(&mut self) -> Option<()> {
        match self.left.pop() {
            Some(Task::At(at)) => self.look(at),
            Some(Task::Between(first, last)) => self.between(first, last),
            None if self.refines => {
                self.refines = false;
                let pairs = self.points.iter().zip(self.points.iter().skip(1));
                self.left = pairs.map(|(one, other)| Task::Between(one.at, other.at)).collect();
            }
            None => return None,
        }
        Some(())
    }
}

/// Whether the middle is on the straight line, for each end of each sum, and the verdict is the same.
fn straight(one: &Point, middle: &Point, other: &Point) -> bool {
    let [Some(a), Some(b), Some(c)] = [&one.worth, &middle.worth, &other.worth] else {
        return one.worth.is_none() && middle.worth.is_none() && other.worth.is_none();
    };
    let on_line = |a: Option<Exact>, b: Option<Exact>, c: Option<Exact>| {
        let apart = |from: i64, to: i64| Exact::from(to.saturating_sub(from));
        let (Some(a), Some(b), Some(c)) = (a, b, c) else { return a == b && b == c };
        let left = b.minus(a).and_then(|rise| rise.times(apart(one.at, other.at)));
        let right = c.minus(a).and_then(|rise| rise.times(apart(one.at, middle.at)));
        // Amounts are rounded to the fen: nobody sees less.
        let off = left.zip(right).and_then(|(left, right)| left.minus(right));
        let most = Exact::ratio(1, 100).and_then(|fen| fen.times(apart(one.at, other.at)));
        off.zip(most).is_some_and(|(off, most)| off <= most && off.negated().is_some_and(|off| off <= most))
    };
    a.verdict == b.verdict
        && b.verdict == c.verdict
        && a.sums.iter().zip(&b.sums).zip(&c.sums).all(|((a, b), c)| {
            on_line(a.amount.lo(), b.amount.lo(), c.amount.lo())
                && on_line(a.amount.hi(), b.amount.hi(), c.amount.hi())
        })
}

/// The numbers at which what is compared is equal, and those next to them: found from both ends of the range, as what
/// is compared lies on straight lines.
fn cuts(moved: &Moved, first: i64, last: i64) -> Vec<i64> {
    let Some(policy) = moved.catalog.policies.get(moved.policy) else { return Vec::new() };
    let reached = Reached::by(&moved.catalog, policy);
    let mut pairs = Vec::new();
    reached.tests.iter().for_each(|test| in_test(test, &mut pairs));
    reached.amounts.iter().for_each(|amount| within(amount, &mut pairs));
    let ends = [first, last].map(|at| {
        let situation = moved.to(Interval::point(Exact::from(at)));
        let evaluation = evaluate(&moved.catalog, &situation);
        (situation, evaluation)
    });
    let [(low, low_came), (high, high_came)] = &ends;
    let traces =
        [(low, low_came), (high, high_came)].map(|(it, came)| (Trace::of(&moved.catalog, it, came), it));
    let mut found = Vec::new();
    for (a, b) in pairs {
        for place in places(&moved.catalog, low) {
            let [at_first, at_last] = traces.each_ref().map(|(trace, situation)| {
                let row = place.and_then(|(group, row)| situation.rows(group).get(row));
                (trace.quantity(a, row), trace.quantity(b, row))
            });
            found.extend(roots((first, last), at_first, at_last));
        }
    }
    found.iter().flat_map(|at: &i64| [at.saturating_sub(1), *at, at.saturating_add(1)]).collect()
}

type Ends = (Interval<Exact>, Interval<Exact>);

/// Where two straight lines cross, for each of their ends.
fn roots((first, last): (i64, i64), at_first: Ends, at_last: Ends) -> Vec<i64> {
    let ends = [Interval::lo, Interval::hi];
    let mut found = Vec::new();
    for (left, right) in ends.iter().flat_map(|left| ends.iter().map(move |right| (left, right))) {
        let apart = |(a, b): Ends| left(&a)?.minus(right(&b)?);
        let crossing = || {
            let (one, other) = (apart(at_first)?, apart(at_last)?);
            let step = Exact::from(last.saturating_sub(first)).over(one.minus(other)?)?;
            Exact::from(first).plus(one.times(step)?)
        };
        if let Some(at) = crossing() {
            found.extend([at.floor(), at.ceil()].into_iter().filter_map(Exact::as_whole));
        }
    }
    found
}

/// Outside of rows, and each row.
fn places(catalog: &Catalog, situation: &Situation) -> Vec<Option<(GroupId, usize)>> {
    let groups = (0..catalog.groups.len()).map(GroupId::of);
    let rows = groups.flat_map(|group| (0..situation.rows(group).len()).map(move |row| Some((group, row))));
    std::iter::once(None).chain(rows).collect()
}

/// What is compared in a test.
fn in_test<'a>(test: &'a Test, pairs: &mut Vec<(&'a Quantity, &'a Quantity)>) {
    match test {
        Test::Not(inner) => in_test(inner, pairs),
        Test::All(all) | Test::Any(all) => all.iter().for_each(|it| in_test(it, pairs)),
        Test::Less(a, b) | Test::AtMost(a, b) | Test::Equal(a, b) => {
            pairs.push((a, b));
            within(a, pairs);
            within(b, pairs);
        }
        _ => {}
    }
}

/// What is compared within a number.
fn within<'a>(quantity: &'a Quantity, pairs: &mut Vec<(&'a Quantity, &'a Quantity)>) {
    match quantity {
        Quantity::Sum(a, b) | Quantity::Difference(a, b) | Quantity::Product(a, b) => {
            within(a, pairs);
            within(b, pairs);
        }
        Quantity::Least(all) | Quantity::Greatest(all) => {
            for (at, one) in all.iter().enumerate() {
                pairs.extend(all.iter().take(at).map(|other| (other, one)));
                within(one, pairs);
            }
        }
        Quantity::Floor(inner) => within(inner, pairs),
        Quantity::Count(_, Some(test)) => in_test(test, pairs),
        Quantity::Monthly { amount, months, .. } => {
            within(amount, pairs);
            within(months, pairs);
        }
        _ => {}
    }
}

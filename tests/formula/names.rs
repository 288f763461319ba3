//! Names of nobody's policies, for tests of formulas and for fuzzing them.

use policy_portal::formula::{
    Choices, DefinitionId, FactId, GroupId, Names, ParameterId, ParameterKey, RuleId, Symbol, Type,
};
use policy_portal::unit::Unit;

const PAY: Type = Type::Quantity(Unit { month: -1, ..Unit::YUAN });
const A_YEAR: Type = Type::Quantity(Unit { year: -1, ..Unit::YUAN });
/// A group.
pub(crate) const HIRE: GroupId = GroupId(0);
const PLACE: FactId = FactId(9);

/// Names of nobody's policies.
pub(crate) struct Fixed;

impl Names for Fixed {
    fn symbol(&self, name: &str, row: Option<GroupId>) -> Option<Symbol> {
        let fact = |at, kind| Some(Symbol::Fact(FactId(at), kind, None));
        let of_hire = |at, kind| Some(Symbol::Fact(FactId(at), kind, Some(HIRE)));
        let parameter = |at, kind| Some(Symbol::Parameter(ParameterId(at), ParameterKey::Own, kind));
        match (name, row) {
            ("open", _) => fact(0, Type::Truth),
            ("founded", _) => fact(1, Type::Date),
            ("pay", _) => fact(2, PAY),
            ("yearly", _) => fact(3, A_YEAR),
            ("amount", _) => fact(4, Type::Quantity(Unit::YUAN)),
            ("insured", _) => fact(5, Type::Quantity(Unit::MONTH)),
            ("staff" | "laid_off" | "参保人数", _) => fact(6, Type::Quantity(Unit::PERSON)),
            ("rate", _) => fact(7, Type::Quantity(Unit::NUMBER)),
            ("place", _) => fact(PLACE.0, Type::Choice),
            ("kept", _) => of_hire(10, Type::Truth),
            ("joined", Some(HIRE)) => of_hire(11, Type::Date),
            ("hire", _) => Some(Symbol::Group(HIRE)),
            ("floor_pay", _) => parameter(0, PAY),
            ("months_least", _) => parameter(1, Type::Quantity(Unit::MONTH)),
            ("first_day", _) => parameter(2, Type::Date),
            ("hardship", _) => Some(Symbol::Definition(DefinitionId(0))),
            ("startup.base", _) => Some(Symbol::Rule(RuleId(0))),
            _ => None,
        }
    }

    fn options(&self, fact: FactId, name: &str) -> Option<Choices> {
        match (fact, name) {
            (PLACE, "hohhot" | "150100") => Some(Choices::only(0)),
            (PLACE, "baotou") => Some(Choices::only(1)),
            (PLACE, "outside") => Some(Choices::only(2)),
            (PLACE, "cities") => Some(Choices::first(2)),
            _ => None,
        }
    }
}

//! Answers that a program gives: JSON as `JSON.stringify` writes it, read without the reader of any JSON, which alone is
//! a third of the package for programs. What people write is read by [`crate::present::read_text`].

use crate::engine::{Answer, Answers, Situation, evaluate, read_answers};
use crate::policy::{Catalog, Reading};
use crate::present::fault::problems_text;
use crate::present::input::{DEEPEST, InputFault, InputProblem, LONGEST, MOST, pointer};
use crate::present::json::evaluation;
use crate::unit::Date;

/// Answers that a program gives, and a day, to an evaluation as JSON text: the bytes of [`crate::present::evaluate_text`].
/// The catalogue must have its long texts: without them the quotes are empty.
///
/// # Errors
/// The JSON text of every problem with the answers or the day (`policy-portal/problems/1`), without lines and columns:
/// nothing is computed then.
pub fn evaluate_given(catalog: &Catalog, answers: &str, day: &str) -> Result<String, String> {
    let situation = situation(catalog, answers, day).map_err(|problems| problems_text(catalog, &problems))?;
    Ok(evaluation(catalog, &situation, &evaluate(catalog, &situation)))
}

fn situation(catalog: &Catalog, answers: &str, day: &str) -> Result<Situation, Vec<InputProblem>> {
    let wrong = |pointer, fault| InputProblem { pointer, at: None, fault };
    let day = Date::parse(day)
        .ok_or_else(|| vec![wrong(String::new(), InputFault::NotDay { given: day.to_owned() })])?;
    let answers = given(answers).map_err(|fault| vec![wrong(String::new(), fault)])?;
    let (situation, problems) = read_answers(catalog, day, &answers);
    if problems.is_empty() {
        return Ok(situation);
    }
    let more = MOST < problems.len();
    let mut said = Vec::new();
    for problem in problems.into_iter().take(MOST) {
        said.push(wrong(pointer(&problem), InputFault::Answer(problem)));
    }
    if more {
        said.push(wrong(String::new(), InputFault::More { most: MOST }));
    }
    Err(said)
}

/// The answers, by name.
fn given(text: &str) -> Result<Answers, InputFault> {
    if LONGEST < text.len() {
        return Err(InputFault::TooLong { most: LONGEST });
    }
    let mut reading = Reading::new(text, &[]);
    let answer = answer(&mut reading, 0);
    match answer {
        Some(Answer::Parts(answers)) if !reading.is_damaged() => Ok(answers),
        None => Err(InputFault::TooDeep),
        Some(_) => Err(InputFault::NotObject),
    }
}

/// The next answer; nothing where it nests deeper than any.
fn answer(reading: &mut Reading<'_>, depth: usize) -> Option<Answer> {
    if DEEPEST < depth {
        return None;
    }
    let inner = depth.saturating_add(1);
    Some(match reading.peek() {
        b'"' => Answer::Text(reading.text()),
        b'[' => {
            let mut list = Vec::new();
            reading.open(b'[');
            while reading.more() {
                list.push(answer(reading, inner)?);
            }
            reading.close(b']');
            Answer::List(list)
        }
        b'{' => {
            let mut parts = Vec::new();
            reading.open(b'{');
            while reading.more() {
                parts.push((reading.text(), answer(reading, inner)?));
            }
            reading.close(b'}');
            Answer::Parts(parts)
        }
        b'-' | b'0'..=b'9' => Answer::Text(reading.bare().to_owned()),
        _ => {
            reading.bare();
            Answer::Other
        }
    })
}

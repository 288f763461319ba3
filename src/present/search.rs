//! Finding a policy by what somebody types: words of its name or summary, other words for the same, the pinyin of its
//! name, or the first letters of that, also mixed.

use crate::present::Words;

/// What is looked for, and by what.
pub struct Search {
    /// Each word that was typed, with other words for the same.
    words: Vec<Vec<String>>,
    /// Each character with its readings after it, separated by commas.
    pinyin: String,
}

impl Search {
    /// What was typed, word by word.
    pub fn new(typed: &str, words: &Words) -> Self {
        let same = words.get("search.same");
        let with_others = |word: &str| {
            let word = word.to_ascii_lowercase();
            let others = same.split(';').filter(|group| group.split(' ').any(|other| word.contains(other)));
            let others = others.flat_map(|group| group.split(' ')).map(str::to_owned);
            [word.clone()].into_iter().chain(others).collect()
        };
        Self {
            words: typed.split_whitespace().map(with_others).collect(),
            pinyin: words.get("search.pinyin"),
        }
    }

    /// Whether every word that was typed is found in a name or in what is said of it.
    pub fn finds(&self, names: &[&str], said: &[&str]) -> bool {
        self.words.iter().all(|words| {
            let stands = |text: &&str| {
                let text = text.to_ascii_lowercase();
                words.iter().any(|word| text.contains(word.as_str()))
            };
            names.iter().chain(said).any(stands) || names.iter().any(|name| self.sounds(name, words.first()))
        })
    }

    /// Whether letters are the pinyin, or the first letters, of characters of the name that follow each other.
    fn sounds(&self, name: &str, letters: Option<&String>) -> bool {
        let Some(letters) = letters.filter(|it| it.bytes().all(|b| b.is_ascii_lowercase())) else {
            return false;
        };
        let readings: Vec<Vec<&str>> = name.chars().map(|c| self.readings(c)).collect();
        (0..readings.len()).any(|at| spelt(readings.get(at..).unwrap_or_default(), letters))
    }

    fn readings(&self, c: char) -> Vec<&str> {
        let Some((_, rest)) = self.pinyin.split_once(c) else { return Vec::new() };
        let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != ',').unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default().split(',').collect()
    }
}

/// Whether letters spell characters from the first on: each by a reading or its first letter, the last also by a
/// beginning of a reading.
fn spelt(readings: &[Vec<&str>], letters: &str) -> bool {
    let Some((first, rest)) = readings.split_first() else { return letters.is_empty() };
    letters.is_empty()
        || first.iter().any(|reading| {
            let by = |part: &str| letters.strip_prefix(part).is_some_and(|left| spelt(rest, left));
            let initial = reading.get(..1).unwrap_or_default();
            reading.starts_with(letters) || by(reading) || !initial.is_empty() && by(initial)
        })
}

#[cfg(test)]
mod tests {
    use super::Search;
    use crate::present::Words;

    fn found(typed: &str) -> bool {
        let words = r#"{"search.same":"创业 开店 开公司;失业 没工作","search.pinyin":"就jiu业ye见xian,jian习xi补bu贴tie"}"#;
        let words = Words::read(words).unwrap();
        Search::new(typed, &words)
            .finds(&["就业见习补贴", "Internship subsidy"], &["单位接收毕业生，也讲创业。"])
    }

    #[test]
    fn by_words_of_name_and_summary() {
        for typed in ["", "见习", "补贴 毕业生", "INTERNSHIP", "开店", "我想开店", "subsidy 单位"]
        {
            assert!(found(typed), "{typed}");
        }
        for typed in ["培训", "见习 培训", "没工作"] {
            assert!(!found(typed), "{typed}");
        }
    }

    #[test]
    fn by_pinyin_and_first_letters() {
        for typed in ["jiuye", "jianxi", "jyjx", "jxbt", "jianxbutie", "xianxi", "jianx", "j", "butie 单位"]
        {
            assert!(found(typed), "{typed}");
        }
        for typed in ["jiuj", "peixun", "jybt", "xizz", "jiuyejianxibutiea"] {
            assert!(!found(typed), "{typed}");
        }
    }
}

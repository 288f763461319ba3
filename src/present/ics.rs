//! Events as a file that calendars read (RFC 5545).

use crate::present::{Course, Event, Locale, Words};
use crate::unit::Date;

/// The most bytes of a line (RFC 5545, 3.1).
const LINE: usize = 75;

/// Each event as an all-day entry of a calendar that was made on `day`. The same event has the same name in every file.
pub fn ics(courses: &[Course], words: &Words, locale: Locale, day: Date) -> String {
    let mut file = File { text: String::new(), locale };
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    let language = locale.say("ZH", "EN");
    file.line("PRODID", &["-//policy-portal//policy-portal//", language].concat());
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.line("X-WR-CALNAME", &escaped(&words.get("calendar.title")));
    for course in courses {
        for (at, event) in course.events.iter().enumerate() {
            let before = course.events.iter().take(at).filter(|it| name(it) == name(event)).count();
            file.event(course, event, before, words, day);
        }
    }
    file.line("END", "VCALENDAR");
    file.text
}

struct File {
    text: String,
    locale: Locale,
}

impl File {
    fn event(&mut self, course: &Course, event: &Event, before: usize, words: &Words, day: Date) {
        let nth = if before == 0 { String::new() } else { ["-", &before.to_string()].concat() };
        let what = [event.text.as_str(), &event.why].map(str::to_owned).join("\n");
        let note = words.get("calendar.note");
        self.line("BEGIN", "VEVENT");
        self.line("UID", &[&course.id, "-", &name(event), &nth, "@policy-portal.invalid"].concat());
        self.line("DTSTAMP", &[&digits(day), "T000000Z"].concat());
        self.line("DTSTART;VALUE=DATE", &digits(event.day));
        self.line("DTEND;VALUE=DATE", &digits(event.day.next()));
        let short = words.get(&["calendar.short.", event.turn.as_str()].concat());
        self.line("SUMMARY", &escaped(&[&course.title, self.locale.say("：", ": "), &short].concat()));
        self.line("DESCRIPTION", &escaped(&[what.trim_end(), "\n", &note].concat()));
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// A line, folded between characters where it is longer than lines may be.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0_usize;
        for c in name.chars().chain([':']).chain(value.chars()) {
            let longer = length.saturating_add(c.len_utf8());
            if LINE < longer {
                self.text.push_str("\r\n ");
                length = c.len_utf8().saturating_add(1);
            } else {
                length = longer;
            }
            self.text.push(c);
        }
        self.text.push_str("\r\n");
    }
}

/// What happens, and when, as a name.
fn name(event: &Event) -> String {
    [event.turn.as_str(), "-", &digits(event.day)].concat()
}

/// `20261123`.
fn digits(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

//! The only clock. Everything else is given the time.

use std::time::SystemTime;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use crate::model::british_date;

/// Tells the time.
pub trait Clock {
    /// Returns milliseconds since some fixed moment; never goes back.
    fn now_ms(&self) -> u64;
    /// Returns the day where the user is.
    fn today(&self) -> Date;
    /// Returns the time of day where the user is, as "14:02".
    fn time_of_day(&self) -> String;
    /// Returns this moment.
    fn now(&self) -> Timestamp;
    /// Returns what tells the moment on another thread. A clock that stands still stands there too.
    fn teller(&self) -> Box<dyn Fn() -> Timestamp + Send> {
        let now = self.now();
        Box::new(move || now)
    }
    /// Returns the day and time of a moment where the user is.
    fn local(&self, moment: Timestamp) -> DateTime;

    /// Returns a moment in words: "today at 14:02", "on 3 November 2026 at 14:02".
    fn in_words(&self, moment: Timestamp) -> String {
        let local = self.local(moment);
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        let today = self.today();
        if local.date() == today {
            format!("today at {time}")
        } else if local.date().tomorrow().is_ok_and(|next| next == today) {
            format!("yesterday at {time}")
        } else {
            format!("on {} at {time}", british_date(local.date()))
        }
    }
}

/// Returns the moment that a disk gives; none where it lies outside the calendar.
pub fn moment(time: SystemTime) -> Option<Timestamp> {
    Timestamp::try_from(time).ok()
}

/// The clock of the machine.
#[derive(Debug)]
pub struct SystemClock {
    started: std::time::Instant,
}

impl Default for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the only clock")]
    fn default() -> Self {
        Self {
            started: std::time::Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the only clock")]
    fn today(&self) -> Date {
        jiff::ZonedDateTime::now().date()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the only clock")]
    fn time_of_day(&self) -> String {
        let now = jiff::ZonedDateTime::now();
        format!("{:02}:{:02}", now.hour(), now.minute())
    }

    #[expect(clippy::disallowed_methods, reason = "this is the only clock")]
    fn now(&self) -> Timestamp {
        jiff::ZonedDateTime::now().timestamp()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the only clock")]
    fn teller(&self) -> Box<dyn Fn() -> Timestamp + Send> {
        Box::new(|| jiff::ZonedDateTime::now().timestamp())
    }

    fn local(&self, moment: Timestamp) -> DateTime {
        moment.to_zoned_datetime(TimeZone::system()).datetime()
    }
}

/// A clock that stands still, for tests and for papers that must not change.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock {
    /// Milliseconds since some fixed moment.
    pub now_ms: u64,
    /// The day.
    pub today: Date,
}

impl Clock for FixedClock {
    fn now_ms(&self) -> u64 {
        self.now_ms
    }

    fn today(&self) -> Date {
        self.today
    }

    fn time_of_day(&self) -> String {
        "12:00".to_owned()
    }

    fn now(&self) -> Timestamp {
        let noon = self.today.at(12, 0, 0, 0).to_zoned_datetime(TimeZone::UTC);
        noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp())
    }

    fn local(&self, moment: Timestamp) -> DateTime {
        moment.to_zoned_datetime(TimeZone::UTC).datetime()
    }
}

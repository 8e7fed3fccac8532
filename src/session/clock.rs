//! The only clock. Everything else is given the time.

use jiff::civil::Date;

/// Tells the time.
pub trait Clock {
    /// Returns milliseconds since some fixed moment; never goes back.
    fn now_ms(&self) -> u64;
    /// Returns the day where the user is.
    fn today(&self) -> Date;
    /// Returns the time of day where the user is, as "14:02".
    fn time_of_day(&self) -> String;
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
}

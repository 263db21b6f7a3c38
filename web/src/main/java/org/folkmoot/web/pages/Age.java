package org.folkmoot.web.pages;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.web.messages.Words;

/// How long ago something was, as people say it. What lies in the future by a faulty clock is "now".
///
/// @param now given, so that a page is a pure function
public record Age(Words words, Instant then, Instant now) {

    /// `now`, `5 min`, `3 h`, `4 d`, later the day itself.
    public String brief() {
        Duration age = Duration.between(then, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return words.say("age.now");
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return words.say("age.minutes", "count", age.toMinutes());
        }
        if (age.compareTo(Duration.ofDays(1)) < 0) {
            return words.say("age.hours", "count", age.toHours());
        }
        if (age.compareTo(Duration.ofDays(8)) < 0) {
            return words.say("age.days", "count", age.toDays());
        }
        return words.day(then);
    }

    /// The full moment, for the title.
    public String full() {
        return words.moment(then);
    }

    /// For machines.
    public String machine() {
        return then.toString();
    }
}

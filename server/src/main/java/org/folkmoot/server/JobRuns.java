package org.folkmoot.server;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a job since the server started.
///
/// @param runs     how often it ran, also in vain
/// @param failures how often in vain
/// @param done     when it last ended well; null when it never did
/// @param took     how long it took the last time
record JobRuns(
        String job, long runs, long failures, @Nullable Instant done, Duration took) {

    static JobRuns none(String job) {
        return new JobRuns(job, 0, 0, null, Duration.ZERO);
    }

    JobRuns done(Instant begun, Instant now) {
        return new JobRuns(job, runs + 1, failures, now, Duration.between(begun, now));
    }

    JobRuns failed(Instant begun, Instant now) {
        return new JobRuns(job, runs + 1, failures + 1, done, Duration.between(begun, now));
    }
}

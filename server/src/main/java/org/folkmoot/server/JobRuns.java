package org.folkmoot.server;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a job since the server started.
///
/// @param runs     how often it ran, also in vain
/// @param failures how often in vain
/// @param done     when it last ended well; null when it never did
/// @param failed   when it last ended in vain; null when it never did
/// @param took     how long it took the last time
record JobRuns(
        String job,
        long runs,
        long failures,
        @Nullable Instant done,
        @Nullable Instant failed,
        Duration took) {

    /// Whether it last ran in vain.
    boolean failing() {
        return failed != null && (done == null || failed.isAfter(done));
    }

    static JobRuns none(String job) {
        return new JobRuns(job, 0, 0, null, null, Duration.ZERO);
    }

    JobRuns done(Instant begun, Instant now) {
        return new JobRuns(job, runs + 1, failures, now, failed, Duration.between(begun, now));
    }

    JobRuns failed(Instant begun, Instant now) {
        return new JobRuns(job, runs + 1, failures + 1, done, now, Duration.between(begun, now));
    }
}

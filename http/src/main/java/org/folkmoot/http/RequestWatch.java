package org.folkmoot.http;

import java.time.Duration;
import org.folkmoot.http.RouteGroup.Guard;
import org.jspecify.annotations.Nullable;

/// Is told of every request that was answered, for whoever measures. It must not fail and not wait.
@FunctionalInterface
public interface RequestWatch {

    /// Nobody measures.
    RequestWatch NOBODY = (door, kind, status, took) -> {};

    /// One was answered.
    ///
    /// @param door how the route is guarded; null when the request found no route
    /// @param kind what it counts as; null when it found none
    /// @param took from when its head was read until the answer was made, without sending it
    void answered(@Nullable Guard door, @Nullable LimitClass kind, int status, Duration took);
}

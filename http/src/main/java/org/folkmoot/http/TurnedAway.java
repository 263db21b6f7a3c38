package org.folkmoot.http;

/// Ends a request before it reaches its handler; never leaves this room.
final class TurnedAway extends RuntimeException {

    private final transient Problem problem;

    TurnedAway(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}

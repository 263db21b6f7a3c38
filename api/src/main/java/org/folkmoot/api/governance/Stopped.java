package org.folkmoot.api.governance;

/// Ends an operation before its answer; never leaves this room.
final class Stopped extends RuntimeException {

    private final transient ApiProblem problem;

    Stopped(ProblemType type, String detail) {
        this(new ApiProblem(type, detail, null));
    }

    Stopped(ApiProblem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    ApiProblem problem() {
        return problem;
    }
}

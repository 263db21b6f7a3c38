package org.folkmoot.http;

import java.time.Duration;
import java.util.List;

/// Why a request got no answer from its handler; [ErrorPages] says it to the person.
public sealed interface Problem {

    /// The status to answer with, unless a page knows better.
    int status();

    /// Nothing is there, or nothing that this viewer may see.
    record NotFound() implements Problem {
        @Override
        public int status() {
            return 404;
        }
    }

    /// The viewer may not do this, and logging in would not help.
    record Forbidden() implements Problem {
        @Override
        public int status() {
            return 403;
        }
    }

    /// The page exists, but does not do what was asked of it.
    record WrongMethod(List<String> allowed) implements Problem {
        @Override
        public int status() {
            return 405;
        }
    }

    /// The form came without its token, with the token of another session, or from another site. What was typed is in
    /// the request: show it again with a fresh token.
    record FormNotOurs() implements Problem {
        @Override
        public int status() {
            return 403;
        }
    }

    /// Too much was asked in too short a time.
    record TooMany(LimitClass limit, Duration retryAfter) implements Problem {
        @Override
        public int status() {
            return 429;
        }
    }

    /// More was sent than is taken.
    record TooLarge(int limit) implements Problem {
        @Override
        public int status() {
            return 413;
        }
    }

    /// The rest of the request did not come in time.
    record TooSlow() implements Problem {
        @Override
        public int status() {
            return 408;
        }
    }

    /// The body is of a kind that this page does not read.
    record WrongContentType() implements Problem {
        @Override
        public int status() {
            return 415;
        }
    }

    /// The address, query or form cannot be read.
    record Malformed(String what) implements Problem {
        @Override
        public int status() {
            return 400;
        }
    }

    /// Something of ours broke. The page may tell apart what is only out of reach for a while (503).
    ///
    /// @param id names this failure in the log, so that whoever met it can tell the operator which it was
    record Failed(Throwable cause, String id) implements Problem {
        @Override
        public int status() {
            return 500;
        }
    }
}

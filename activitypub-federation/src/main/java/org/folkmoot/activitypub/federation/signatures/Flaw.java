package org.folkmoot.activitypub.federation.signatures;

/// What is wrong with a signature. Each is said to the sender in words, so that whoever runs that server can
/// mend it.
public enum Flaw {
    MISSING("The request is not signed."),
    UNREADABLE("The signature header cannot be read."),
    SEVERAL("The request carries more than one signature."),
    TARGET_NOT_COVERED("The signature does not cover the method and the whole address."),
    HOST_NOT_COVERED("The signature does not cover the host."),
    TIME_NOT_COVERED("The signature does not cover a time."),
    DIGEST_NOT_COVERED("The signature does not cover the digest of the body."),
    COMPONENT_UNKNOWN("The signature covers something that cannot be rebuilt here."),
    COVERED_HEADER_MISSING("The signature covers a header that is not there."),
    TIME_UNREADABLE("The time of the signature cannot be read."),
    TOO_OLD("The signature is too old."),
    TOO_NEW("The signature is from the future."),
    DIGEST_MISSING("There is no digest of the body."),
    DIGEST_UNREADABLE("The digest of the body cannot be read, or uses no algorithm known here."),
    DIGEST_WRONG("The digest is not that of the body."),
    ALGORITHM_UNKNOWN("The algorithm of the signature is not accepted here."),
    ALGORITHM_OF_ANOTHER_KEY("The algorithm of the signature does not belong to the key."),
    WRONG("The signature is not by that key over this request.");

    private final String words;

    Flaw(String words) {
        this.words = words;
    }

    /// A sentence for the other server's log.
    public String words() {
        return words;
    }

    /// Whether fetching the key anew could make a difference.
    public boolean mayBeTheKey() {
        return this == WRONG || this == ALGORITHM_OF_ANOTHER_KEY;
    }
}

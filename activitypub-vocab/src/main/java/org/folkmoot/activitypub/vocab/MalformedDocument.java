package org.folkmoot.activitypub.vocab;

/// What somebody sent cannot be understood: it names the place, and what should have stood there.
public final class MalformedDocument extends RuntimeException {

    private final String path;
    private final String expected;

    /// @param path     as `object.attributedTo`; empty for the whole document
    /// @param expected such as `an address`
    public MalformedDocument(String path, String expected) {
        super(sentence(path, expected));
        this.path = path;
        this.expected = expected;
    }

    MalformedDocument(String path, String expected, Throwable cause) {
        super(sentence(path, expected), cause);
        this.path = path;
        this.expected = expected;
    }

    private static String sentence(String path, String expected) {
        return (path.isEmpty() ? "The document" : path) + " should be " + expected;
    }

    public String path() {
        return path;
    }

    public String expected() {
        return expected;
    }
}

package org.folkmoot.http;

/// Who may keep an answer, and for how long.
public enum CachePolicy {

    /// Nobody: pages of members, pages with a form, everything that failed.
    PRIVATE_NO_STORE("private, no-store"),

    /// Anybody, for a moment: pages that are the same for all visitors. For a member, or with a form token or a cookie
    /// in it, the same answer goes out as [#PRIVATE_NO_STORE].
    PUBLIC_SHORT("public, max-age=10, stale-while-revalidate=60"),

    /// Anybody, for a few minutes: documents for other servers, which many of them fetch at once.
    DOCUMENT("public, max-age=180"),

    /// Whoever signed for it, for a few minutes: documents that only those servers read who say who they are.
    SIGNED_DOCUMENT("private, max-age=180"),

    /// Anybody, for good: what has a hash of its content in its address.
    IMMUTABLE("public, max-age=31536000, immutable");

    private final String cacheControl;

    CachePolicy(String cacheControl) {
        this.cacheControl = cacheControl;
    }

    String cacheControl() {
        return cacheControl;
    }
}

package org.folkmoot.values;

/// Names one version of the site's settings.
///
/// @param value positive
public record SiteVersionId(long value) {

    public SiteVersionId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}

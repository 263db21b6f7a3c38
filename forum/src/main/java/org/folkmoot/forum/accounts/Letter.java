package org.folkmoot.forum.accounts;

import org.jspecify.annotations.Nullable;

/// A letter as it is sent: plain text.
///
/// @param from        what the site calls itself
/// @param to          an e-mail address
/// @param subject     one line
/// @param unsubscribe where such letters are ended by one request (RFC 8058); null for a letter that was asked for
/// @param id          the same however often it is sent, so that mail programs show it once: the part before the @
public record Letter(
        String from,
        String to,
        String subject,
        String body,
        @Nullable String unsubscribe,
        String id) {

    /// Makes a letter; no part of its head breaks out of its line.
    public Letter {
        from = line(from);
        subject = line(subject);
        if (!line(to).equals(to) || !line(id).equals(id)) {
            throw new IllegalArgumentException("An address or an id of a letter is not one line");
        }
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}

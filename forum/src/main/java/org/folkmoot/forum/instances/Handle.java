package org.folkmoot.forum.instances;

import java.util.Locale;

/// How people write who somebody is, or what a community is: `ana`, `@ben@beta.example`, `!garden@beta.example`.
///
/// @param name without the sign before it
/// @param host in lower case, with a port when it has one; empty for one of ours
public record Handle(String name, String host) {

    /// Reads what somebody wrote, with or without the sign before it.
    public static Handle read(String written) {
        String stripped = written.strip();
        boolean signed = stripped.startsWith("@") || stripped.startsWith("!");
        String bare = signed ? stripped.substring(1) : stripped;
        int at = bare.lastIndexOf('@');
        return at < 0
                ? new Handle(bare, "")
                : new Handle(bare.substring(0, at), bare.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}

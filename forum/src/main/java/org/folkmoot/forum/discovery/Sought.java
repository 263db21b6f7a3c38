package org.folkmoot.forum.discovery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.forum.instances.Addresses;

/// What somebody looks for by its name: `!community@host`, `@person@host`, or the address of anything. Whatever else is
/// typed are words to search for.
public sealed interface Sought {

    /// `!name@host`: with a port where the server has one.
    record Community(String name, String host) implements Sought {}

    /// `@name@host`.
    record Person(String name, String host) implements Sought {}

    /// `https://…`: a post, a comment, a community or a person.
    record Link(String url) implements Sought {}

    /// Names as other servers may have them: more than ours (RFC 7565 user parts without those that need encoding).
    Pattern HANDLE = Pattern.compile("([!@])([\\p{L}\\p{N}_.-]{1,255})@([\\p{L}\\p{N}.-]{1,253}(?::\\d{1,5})?)");

    /// Reads what was typed; empty for words.
    static Optional<Sought> read(String typed) {
        String text = typed.strip();
        Matcher handle = HANDLE.matcher(text);
        if (handle.matches()) {
            String name = handle.group(2);
            String host = handle.group(3).toLowerCase(Locale.ROOT);
            return Optional.of(handle.group(1).equals("!") ? new Community(name, host) : new Person(name, host));
        }
        boolean link = text.startsWith("https://") || text.startsWith("http://");
        return link && Addresses.host(text).isPresent() ? Optional.of(new Link(text)) : Optional.empty();
    }
}

package org.folkmoot.forum.notifications;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.forum.instances.Handle;
import org.jspecify.annotations.Nullable;

/// Finds who is named in a text: of ours by `@ana`, or `@ana@` and our own host; of others by their own host.
public final class Mentions {

    /// Lemmy's shape of a mention, with the host left out at will. A name after a letter is part of an e-mail address;
    /// the beginning of a longer name is nobody's; and a host does not end with the full stop of its sentence.
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_/@.])@([\\p{L}\\p{N}_]{3,20}+)(?![\\p{L}\\p{N}_])"
                    + "(?:@([\\w-]+(?:\\.[\\w-]+)*(?::\\d{1,5})?))?");

    /// More than so many are no mentions but noise; Lemmy's bound is the same idea.
    private static final int MOST = 20;

    private Mentions() {}

    /// The names of ours, in lower case.
    ///
    /// @param ourHost null while the site has no address: then only names without a host are ours
    static Set<String> in(String text, @Nullable String ourHost) {
        return in(text, ourHost, true);
    }

    /// Who of other servers is named in a text, each once, in the order of the text.
    ///
    /// @param ourHost with a port when it has one
    public static Set<Handle> elsewhere(String text, String ourHost) {
        Set<Handle> handles = new LinkedHashSet<>();
        Matcher mention = MENTION.matcher(text);
        while (mention.find() && handles.size() < MOST) {
            String host = mention.group(2);
            if (host != null && !host.equalsIgnoreCase(ourHost)) {
                handles.add(new Handle(mention.group(1).toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT)));
            }
        }
        return handles;
    }

    /// As [#in(String, String)], of a text that came from anywhere.
    ///
    /// @param written whether it was written here: elsewhere a name without a host is one of theirs
    static Set<String> in(String text, @Nullable String ourHost, boolean written) {
        Set<String> names = new HashSet<>();
        Matcher mention = MENTION.matcher(text);
        while (mention.find() && names.size() < MOST) {
            String host = mention.group(2);
            if (host == null ? written : host.equalsIgnoreCase(ourHost)) {
                names.add(mention.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}

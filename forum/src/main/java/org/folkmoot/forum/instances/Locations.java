package org.folkmoot.forum.instances;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PostId;

/// The addresses of what is ours, by which other servers know it: made from the site's public address, and read back.
/// Pure: that an address can be read does not mean that anything is there.
///
/// They are Lemmy's (`/u/name`, `/c/name`, `/post/1`, `/comment/1`), since other software guesses by them.
///
/// @param publicAddress such as `https://forum.example`, without a slash at the end
public record Locations(String publicAddress) {

    private static final int LONGEST_NUMBER = 18;

    /// What an address of ours names.
    public sealed interface Ours {

        /// The site itself.
        record Home() implements Ours {}

        record Person(String name) implements Ours {}

        record Community(String name) implements Ours {}

        record Post(PostId id) implements Ours {}

        record Comment(CommentId id) implements Ours {}
    }

    /// The locations of a site; empty until it has chosen its public address.
    public static Optional<Locations> of(SiteSettings settings) {
        return Optional.ofNullable(settings.publicAddress()).map(Locations::new);
    }

    /// How other servers name us: the host, with the port when the address has one.
    public String domain() {
        return PublicAddress.domain(publicAddress);
    }

    /// The site itself: the only address that ends with a slash.
    public String home() {
        return publicAddress + "/";
    }

    public String person(String name) {
        return publicAddress + "/u/" + encoded(name);
    }

    public String community(String name) {
        return publicAddress + "/c/" + encoded(name);
    }

    public String post(PostId post) {
        return publicAddress + "/post/" + post.value();
    }

    public String comment(CommentId comment) {
        return publicAddress + "/comment/" + comment.value();
    }

    /// A private message. Nothing can be read there, so [#read] does not know it.
    public String message(MessageId message) {
        return publicAddress + "/private_message/" + message.value();
    }

    /// Whether an address is on our server, whatever it names.
    public boolean ours(String url) {
        return Addresses.host(url).filter(domain()::equals).isPresent();
    }

    /// Reads an address of ours back; empty for any other, also for one that lies below (`/c/name/followers`).
    public Optional<Ours> read(String url) {
        if (!url.regionMatches(true, 0, publicAddress, 0, publicAddress.length())) {
            return Optional.empty();
        }
        String path = url.substring(publicAddress.length());
        if (path.isEmpty() || path.equals("/")) {
            return Optional.of(new Ours.Home());
        }
        String[] parts = path.split("/", -1);
        return parts.length == 3 && parts[0].isEmpty() ? named(parts[1], parts[2]) : Optional.empty();
    }

    private static Optional<Ours> named(String kind, String rest) {
        return switch (kind) {
            case "u" -> decoded(rest).map(Ours.Person::new);
            case "c" -> decoded(rest).map(Ours.Community::new);
            case "post" -> number(rest).map(id -> new Ours.Post(new PostId(id)));
            case "comment" -> number(rest).map(id -> new Ours.Comment(new CommentId(id)));
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return digits && !text.startsWith("0") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A name may come with or without its letters encoded; with a question or fragment after it, it is none.
    private static Optional<String> decoded(String text) {
        if (text.isEmpty() || text.chars().anyMatch(odd -> odd == '?' || odd == '#' || odd == '@' || odd == '+')) {
            return Optional.empty();
        }
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}

package org.folkmoot.forum.instances;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// What other servers call things of theirs. Reads and writes `address`. What is ours is not kept but computed, by
/// [Locations].
///
/// An address is compared byte by byte, as servers write it, and names one thing for ever.
public final class Addresses {

    /// Longer ones do not fit into an index; browsers and other servers stop there too.
    public static final int LONGEST = 2_000;

    private static final String FIND = "select kind, id, post_id from address where url = :url";

    private static final String FIND_ALL = "select url, kind, id, post_id from address where url = any (:urls)";

    private static final String ASSIGN = """
            insert into address (url, kind, id, post_id) values (:url, :kind, :id, :post) on conflict do nothing
            """;

    private static final String ASSIGN_ALL = """
            insert into address (url, kind, id, post_id)
            select url, kind, id, nullif(post, 0)
            from unnest(:urls, :kinds, :ids, :posts) as named (url, kind, id, post)
            order by url
            on conflict do nothing
            """;

    private enum Kind {
        PERSON,
        COMMUNITY,
        POST,
        COMMENT
    }

    private record Row(Kind kind, long id, @Nullable Long postId) {

        static Row of(Addressed thing) {
            return switch (thing) {
                case Addressed.Person(var id) -> new Row(Kind.PERSON, id.value(), null);
                case Addressed.Community(var id) -> new Row(Kind.COMMUNITY, id.value(), null);
                case Addressed.Post(var id) -> new Row(Kind.POST, id.value(), null);
                case Addressed.Comment(var post, var id) -> new Row(Kind.COMMENT, id.value(), post.value());
            };
        }

        Addressed thing() {
            return switch (kind) {
                case PERSON -> new Addressed.Person(new PersonId(id));
                case COMMUNITY -> new Addressed.Community(new CommunityId(id));
                case POST -> new Addressed.Post(new PostId(id));
                case COMMENT -> new Addressed.Comment(new PostId(postId == null ? 0 : postId), new CommentId(id));
            };
        }
    }

    /// What another server's address names; empty when we do not know it. Ours are not found here.
    public Optional<Addressed> find(Transaction transaction, String url) {
        return fits(url)
                ? transaction
                        .query(FIND)
                        .bind("url", url)
                        .mapTo(Row.class)
                        .findOne()
                        .map(Row::thing)
                : Optional.empty();
    }

    private record Named(
            String url, Kind kind, long id, @Nullable Long postId) {

        Addressed thing() {
            return new Row(kind, id, postId).thing();
        }
    }

    /// What each of many addresses names; those that we do not know are left out.
    public Map<String, Addressed> find(Transaction transaction, Collection<String> urls) {
        List<String> fitting = urls.stream().filter(Addresses::fits).toList();
        return fitting.isEmpty()
                ? Map.of()
                : transaction
                        .query(FIND_ALL)
                        .bindArray("urls", String.class, fitting)
                        .mapTo(Named.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Named::url, Named::thing));
    }

    /// Remembers what an address names. Two who bring the same address at once wait for each other.
    ///
    /// @return whether it names this thing now; false when it names another already, which stays, or is no address
    public boolean assign(Transaction transaction, String url, Addressed thing) {
        if (host(url).isEmpty()) {
            return false;
        }
        Row row = Row.of(thing);
        transaction
                .update(ASSIGN)
                .bind("url", url)
                .bind("kind", row.kind())
                .bind("id", row.id())
                .bindByType("post", row.postId(), Long.class)
                .execute();
        return find(transaction, url).filter(thing::equals).isPresent();
    }

    /// Remembers what many addresses name.
    ///
    /// @return whether each names its thing now, as [#assign(Transaction, String, Addressed)] says of one
    public boolean assign(Transaction transaction, Map<String, Addressed> things) {
        if (!things.keySet().stream().allMatch(url -> host(url).isPresent())) {
            return false;
        }
        List<Row> rows = things.values().stream().map(Row::of).toList();
        transaction
                .update(ASSIGN_ALL)
                .bindArray("urls", String.class, List.copyOf(things.keySet()))
                .bindArray(
                        "kinds",
                        String.class,
                        rows.stream().map(row -> row.kind().name()).toList())
                .bindArray("ids", Long.class, rows.stream().map(Row::id).toList())
                .bindArray(
                        "posts",
                        Long.class,
                        rows.stream()
                                .map(row -> row.postId() == null ? 0 : row.postId())
                                .toList())
                .execute();
        return find(transaction, things.keySet()).equals(things);
    }

    /// Whether a server may call something by this address: it lies on that server, which is not ours.
    public boolean mayBeOf(Transaction transaction, String url, InstanceId server) {
        return host(url)
                .filter(host -> transaction
                        .query("select exists (select from instance where id = :id and id <> 1 and domain = :host)")
                        .bind("id", server)
                        .bind("host", host)
                        .mapTo(Boolean.class)
                        .one())
                .isPresent();
    }

    /// What its own server calls a thing; empty for what is ours, or was never given an address.
    public Optional<String> of(Transaction transaction, Addressed thing) {
        Row row = Row.of(thing);
        return transaction
                .query("select url from address where kind = :kind and id = :id order by url limit 1")
                .bind("kind", row.kind())
                .bind("id", row.id())
                .mapTo(String.class)
                .findOne();
    }

    /// The server that an address is on: the host in lower case, with the port unless it is the scheme's own; empty
    /// for
    /// what cannot be an address.
    public static Optional<String> host(String url) {
        if (!fits(url)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            return web && uri.getHost() != null && uri.getRawUserInfo() == null
                    ? Optional.of(host(uri, scheme))
                    : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    private static String host(URI uri, String scheme) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return usual ? host : host + ":" + uri.getPort();
    }

    private static boolean fits(String url) {
        return !url.isBlank() && url.length() <= LONGEST && url.indexOf('\0') < 0;
    }
}

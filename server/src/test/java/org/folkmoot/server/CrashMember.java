package org.folkmoot.server;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.folkmoot.server.CrashDeed.Answer;
import org.folkmoot.server.CrashDeed.Kind;
import org.folkmoot.server.CrashNotes.Told;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A member who writes, votes and casts ballots by the forms, one after the other on a connection of their own.
final class CrashMember {

    private final String name;
    private final PlainClient browser;
    private final CrashNotes notes;
    private final Random random;
    private final List<Long> posts;
    private final Set<Long> notForVoting = new HashSet<>();
    private @Nullable String token;
    private int number;

    /// @param posts those that are known to be there; others read it meanwhile
    CrashMember(String name, URI site, CrashNotes notes, Random random, List<Long> posts) {
        this.name = name;
        this.browser = new PlainClient(site);
        this.notes = notes;
        this.random = random;
        this.posts = posts;
    }

    void join() {
        PlainClient.Answer answer = browser.post(
                "/sign-up", Map.of("csrf", browser.token("/sign-up"), "name", name, "password", CrashLoad.PASSWORD));
        if (answer.status() != 303) {
            throw new IllegalStateException(
                    name + " cannot sign up: " + answer.status() + answer.page().text());
        }
    }

    void found(String community) {
        browser.post(
                "/communities/new",
                Map.of("csrf", token(), "name", community, "title", "Gardening", "description", ""));
    }

    /// One deed, whatever comes to mind.
    CrashDeed act() {
        int drawn = random.nextInt(100);
        Long post = posts.isEmpty() ? null : posts.get(random.nextInt(posts.size()));
        if (post == null || drawn < 15) {
            return post();
        }
        return drawn < 60 && notForVoting.add(post) ? vote(post) : comment(post);
    }

    CrashDeed post() {
        String title = "Post " + ++number + " of " + name;
        Map<String, String> fields = Map.of("community", CrashLoad.COMMUNITY, "title", title, "body", "As it is.");
        CrashDeed deed = fill(Kind.POST, title, "", "/submit", fields);
        if (deed.acknowledged()) {
            long post = Long.parseLong(deed.words().replaceAll("^/post/|\\D.*$", ""));
            notForVoting.add(post);
            posts.add(post);
        }
        return deed;
    }

    private CrashDeed comment(long post) {
        String words = "Comment " + ++number + " of " + name;
        return fill(Kind.COMMENT, words, "" + post, "/post/" + post + "/comments", Map.of("body", words));
    }

    private CrashDeed vote(long post) {
        String direction = random.nextInt(4) == 0 ? "down" : "up";
        return fill(Kind.VOTE, name + " " + post, direction, "/post/" + post + "/vote", Map.of("direction", direction));
    }

    private CrashDeed fill(Kind kind, String key, String said, String address, Map<String, String> fields) {
        return notes.ask(kind, key, said, () -> {
            PlainClient.Answer answer = browser.post(address, withToken(fields));
            String location = answer.header("location");
            // Whoever is no member any more is sent elsewhere: that is no acknowledgement.
            return answer.status() == 303 && location.startsWith("/post/")
                    ? new Told(Answer.ACKNOWLEDGED, location)
                    : CrashNotes.not(answer.status(), location + answer.page().text());
        });
    }

    /// Casts a ballot, or another one in its place.
    CrashDeed ballot(String consultation) {
        String option = "" + (1 + random.nextInt(3));
        return notes.ask(Kind.BALLOT, name, option, () -> {
            PlainClient.Answer answer = browser.post(consultation + "/ballot", withToken(Map.of("option", option)));
            Element receipt = answer.page().selectFirst("#receipt code");
            return answer.status() == 200 && receipt != null
                    ? new Told(Answer.ACKNOWLEDGED, receipt.text())
                    : CrashNotes.not(answer.status(), answer.page().text());
        });
    }

    private Map<String, String> withToken(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrf", token());
        return all;
    }

    /// Holds as long as the session does, and that outlives the program.
    private String token() {
        if (token == null) {
            token = browser.token("/submit");
        }
        return token;
    }
}

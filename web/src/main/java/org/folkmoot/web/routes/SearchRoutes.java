package org.folkmoot.web.routes;

import java.util.List;
import java.util.Optional;
import org.folkmoot.forum.communities.CommunityCard;
import org.folkmoot.forum.discovery.RemoteLookup;
import org.folkmoot.forum.discovery.RemoteLookup.Found;
import org.folkmoot.forum.discovery.Sought;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.search.Search;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.SearchModel;
import org.folkmoot.web.pages.SearchModel.Kind;

/// Finding posts, comments, communities and people.
public final class SearchRoutes implements Door {

    private static final int FOUND_A_PAGE = 20;
    /// Nobody reads on further; each page of a search costs as much as all before it.
    private static final int DEEPEST = 1000;
    private static final int LONGEST = 200;

    private final Shell shell;
    private final Search search;
    private final RemoteLookup elsewhere;

    public SearchRoutes(Shell shell, Search search, RemoteLookup elsewhere) {
        this.shell = shell;
        this.search = search;
        this.elsewhere = elsewhere;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/search", LimitClass.SEARCH, this::page);
    }

    private Reply page(Request request) {
        String text = request.query().text("q").replaceAll("\\p{Cntrl}", " ").strip();
        Kind kind = kind(request);
        if (text.length() > LONGEST) {
            Objection tooLong = new Objection(Field.QUERY, Refusal.TEXT_TOO_LONG);
            SearchModel refused = model(text.substring(0, LONGEST), kind, List.of(tooLong));
            return shell.refused(request, (pages, frame) -> pages.search(frame, refused));
        }
        Optional<Sought> named = Sought.read(text);
        if (named.isPresent() && request.viewer().person() != null) {
            return named(request, text, kind, named.get());
        }
        long after = Ask.number(request.query().first("after")).orElse(0);
        SearchModel model = text.isEmpty()
                ? model(text, kind, List.of())
                : found(request, text, kind, (int) Math.min(after, DEEPEST));
        return shell.page(request, (pages, frame) -> pages.search(frame, model));
    }

    /// What somebody names is looked for on its own server, for members only: what a visitor asks for costs others
    /// work.
    private Reply named(Request request, String text, Kind kind, Sought sought) {
        return switch (elsewhere.find(sought)) {
            case Found.Here(Addressed thing, String handle) -> Reply.redirect(path(thing, handle));
            case Found.Nothing() -> refused(request, text, kind, Refusal.NOT_FOUND_ELSEWHERE);
            case Found.Apart() -> refused(request, text, kind, Refusal.NOT_TAKEN_FROM_THERE);
            case Found.Unreachable(String why) -> refused(request, text, kind, Refusal.SERVER_UNREACHABLE);
        };
    }

    private Reply refused(Request request, String text, Kind kind, Refusal refusal) {
        SearchModel model = model(text, kind, List.of(new Objection(Field.QUERY, refusal)));
        return shell.refused(request, (pages, frame) -> pages.search(frame, model));
    }

    /// Where what was found stands here.
    private static String path(Addressed thing, String handle) {
        return switch (thing) {
            case Addressed.Person _ -> Paths.person(handle);
            case Addressed.Community _ -> Paths.community(handle);
            case Addressed.Post(var post) -> Paths.post(post);
            case Addressed.Comment(var _, var comment) -> Paths.comment(comment);
        };
    }

    private static Kind kind(Request request) {
        String asked = request.query().text("kind");
        for (Kind kind : Kind.values()) {
            if (Paths.word(kind).equals(asked)) {
                return kind;
            }
        }
        return Kind.POSTS;
    }

    private static SearchModel model(String text, Kind kind, List<Objection> objections) {
        return new SearchModel(text, kind, List.of(), List.of(), List.of(), List.of(), objections, null);
    }

    private SearchModel found(Request request, String text, Kind kind, int offset) {
        int limit = FOUND_A_PAGE + 1;
        Viewer viewer = request.viewer();
        List<PostCard> posts = List.of();
        List<CommentCard> comments = List.of();
        List<CommunityCard> communities = List.of();
        List<PersonLine> people = List.of();
        switch (kind) {
            case POSTS -> posts = search.posts(viewer, text, limit, offset, shell.lens(request));
            case COMMENTS -> comments = search.comments(viewer, text, limit, offset, shell.lens(request));
            case COMMUNITIES -> communities = search.communities(viewer, text, limit, offset);
            case PEOPLE -> people = search.people(text, limit, offset);
        }
        int most = posts.size() + comments.size() + communities.size() + people.size();
        boolean more = most == limit && offset + FOUND_A_PAGE <= DEEPEST;
        return new SearchModel(
                text,
                kind,
                page(posts),
                page(comments),
                page(communities),
                page(people),
                List.of(),
                more ? Integer.toString(offset + FOUND_A_PAGE) : null);
    }

    private static <T> List<T> page(List<T> found) {
        return found.size() > FOUND_A_PAGE ? found.subList(0, FOUND_A_PAGE) : found;
    }
}

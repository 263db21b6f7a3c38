package org.folkmoot.web.routes;

import java.util.List;
import java.util.Objects;
import org.folkmoot.forum.moderation.ModlogView;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.web.pages.ModlogModel;
import org.folkmoot.web.pages.Subject;
import org.jspecify.annotations.Nullable;

/// The public record of moderation: of the whole site, or of one community.
public final class ModlogRoutes implements Door {

    private static final int ACTS_A_PAGE = 50;

    private final Shell shell;
    private final Named named;
    private final ModlogView modlog;

    public ModlogRoutes(Shell shell, Named named, ModlogView modlog) {
        this.shell = shell;
        this.named = named;
        this.modlog = modlog;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/modlog", this::choose);
    }

    private Reply choose(Request request) {
        String community = request.query().text("community");
        return community.isEmpty()
                ? page(request, null)
                : named.community(request.viewer(), community)
                        .map(found -> page(request, found.community()))
                        .orElseGet(Reply::notFound);
    }

    private Reply page(Request request, @Nullable CommunityLine community) {
        long before = Ask.number(request.query().first("after")).orElse(0);
        List<ModlogView.Line> found =
                modlog.lines(request.viewer(), community == null ? null : community.id(), before, ACTS_A_PAGE + 1);
        boolean more = found.size() > ACTS_A_PAGE;
        List<ModlogView.Line> shown = more ? found.subList(0, ACTS_A_PAGE) : found;
        ModlogModel model = new ModlogModel(
                community,
                shown.stream().map(ModlogRoutes::line).toList(),
                more ? Long.toString(shown.getLast().id()) : null);
        return shell.page(request, (pages, frame) -> pages.modlog(frame, model));
    }

    private static ModlogModel.Line line(ModlogView.Line line) {
        return new ModlogModel.Line(
                line.act(), line.at(), line.moderator(), subject(line), line.community(), line.reason(), line.until());
    }

    private static Subject subject(ModlogView.Line line) {
        return switch (line.act()) {
            case POST_REMOVED, POST_PUT_BACK, POST_LOCKED, POST_UNLOCKED, POST_PINNED, POST_UNPINNED, POST_RELEASED ->
                post(line);
            case COMMENT_REMOVED, COMMENT_PUT_BACK, COMMENT_DISTINGUISHED, COMMENT_UNDISTINGUISHED, COMMENT_RELEASED ->
                comment(line);
            case COMMUNITY_REMOVED, COMMUNITY_PUT_BACK -> community(line);
            case BANNED_FROM_COMMUNITY, COMMUNITY_BAN_LIFTED, BANNED_FROM_SITE, SITE_BAN_LIFTED -> person(line);
            case MODERATOR_APPOINTED, MODERATOR_DISMISSED -> person(line);
            case APPLICATION_ACCEPTED, APPLICATION_DECLINED -> person(line);
            case SITE_CHANGED -> new Subject.OfSite();
        };
    }

    private static Subject post(ModlogView.Line line) {
        String title = line.postTitle();
        return new Subject.OfPost(Objects.requireNonNull(line.post()), title == null ? "" : title);
    }

    private static Subject comment(ModlogView.Line line) {
        String excerpt = line.excerpt();
        return new Subject.OfComment(
                Objects.requireNonNull(line.post()),
                Objects.requireNonNull(line.comment()),
                excerpt == null ? "" : excerpt);
    }

    private static Subject community(ModlogView.Line line) {
        return new Subject.OfCommunity(Objects.requireNonNull(line.community()));
    }

    private static Subject person(ModlogView.Line line) {
        return new Subject.OfPerson(Objects.requireNonNull(line.person()));
    }
}

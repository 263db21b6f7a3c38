package org.folkmoot.web.routes;

import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LocalPath;
import org.folkmoot.http.Method;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.Paths;
import org.jspecify.annotations.Nullable;

/// Reads the parts of a request that many pages have in common.
final class Ask {

    /// Ids are below 2^31, as apps expect.
    private static final int ID_DIGITS = 10;

    private Ask() {}

    /// A handler for members; a visitor is sent to the log-in and comes back afterwards.
    static Handler member(BiFunction<Request, Viewer.Member, Reply> handler) {
        return request -> switch (request.viewer()) {
            case Viewer.Member member -> handler.apply(request, member);
            case Viewer.Visitor() -> Reply.redirect(Paths.logIn(pageOf(request)));
        };
    }

    /// The page itself, or for a form the front page: what was sent cannot be sent again.
    private static String pageOf(Request request) {
        return request.method() == Method.GET ? request.target() : "/";
    }

    /// The number in the path; empty when it is none of ours.
    static OptionalLong id(Request request) {
        return number(request.part("id"));
    }

    static OptionalLong number(@Nullable String text) {
        if (text == null || text.length() > ID_DIGITS || !text.matches("[1-9][0-9]*")) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(text);
        return value <= Integer.MAX_VALUE ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /// The post that the path names; null when it names none.
    static @Nullable PostId post(Request request) {
        OptionalLong id = id(request);
        return id.isPresent() ? new PostId(id.getAsLong()) : null;
    }

    /// The comment that the path names; null when it names none.
    static @Nullable CommentId comment(Request request) {
        OptionalLong id = id(request);
        return id.isPresent() ? new CommentId(id.getAsLong()) : null;
    }

    /// The order that the query asks for.
    static Order order(Request request, Order usual) {
        Order asked = Paths.order(request.query().first("order"));
        return asked == null ? usual : asked;
    }

    /// The order of comments that the query asks for.
    static CommentOrder commentOrder(Request request, CommentOrder usual) {
        CommentOrder asked = Paths.commentOrder(request.query().first("order"));
        return asked == null ? usual : asked;
    }

    /// Where the form says that its page is.
    static String back(Request request, String otherwise) {
        return LocalPath.or(request.form().first("back"), otherwise);
    }

    static @Nullable String agent(Request request) {
        return request.header("User-Agent");
    }

    static boolean ticked(Request request, String name) {
        return request.form().has(name);
    }
}

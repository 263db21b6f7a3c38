package org.folkmoot.web.routes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.forum.accounts.ApiTokens;
import org.folkmoot.forum.accounts.MakeApiToken;
import org.folkmoot.forum.accounts.RevokeApiToken;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.ApiTokensModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.jspecify.annotations.Nullable;

/// Tokens that members give to programs: made, shown once, revoked.
public final class ApiTokenRoutes implements Door {

    private final Shell shell;
    private final ApiTokens tokens;
    private final MakeApiToken make;
    private final RevokeApiToken revoke;

    public ApiTokenRoutes(Shell shell, ApiTokens tokens, MakeApiToken make, RevokeApiToken revoke) {
        this.shell = shell;
        this.tokens = tokens;
        this.make = make;
        this.revoke = revoke;
    }

    @Override
    public void open(Routes routes) {
        routes.get(Paths.API_TOKENS, Ask.member((request, member) -> page(request, member, 200, null, Form.EMPTY)))
                .post(Paths.API_TOKENS, LimitClass.REGISTER, Ask.member(this::make))
                .post(Paths.API_TOKENS + "/revoke", LimitClass.MESSAGE, Ask.member(this::revoke));
    }

    private Reply page(Request request, Viewer.Member member, int status, @Nullable String made, Form form) {
        ApiTokensModel model = new ApiTokensModel(tokens.all(member.person()), made, form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.apiTokens(frame, model));
    }

    /// The token stands in this answer and nowhere else, so it is none that leads elsewhere.
    private Reply make(Request request, Viewer.Member member) {
        Outcome<String> outcome = make.make(new MakeApiToken.Request(
                member.person(), request.form().text("password"), request.form().text("name"), scopes(request)));
        return switch (outcome) {
            case Outcome.Done<String>(String token) -> page(request, member, 200, token, Form.EMPTY);
            case Outcome.Missing<String>() -> Reply.notFound();
            case Outcome.Refused<String>(List<Objection> objections) ->
                page(request, member, 422, null, Typed.in(request).refused(objections));
        };
    }

    private static Set<ApiScope> scopes(Request request) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        for (ApiScope scope : ApiScope.values()) {
            if (Ask.ticked(request, Paths.word(scope))) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    private Reply revoke(Request request, Viewer.Member member) {
        return Refusals.answer(
                shell,
                request,
                revoke.revoke(member.person(), request.form().text("token")),
                revoked -> Shell.done(Paths.API_TOKENS, Notice.TOKEN_REVOKED));
    }
}

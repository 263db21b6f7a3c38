package org.folkmoot.web.routes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.forum.peering.KeptWhatIfView;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.WhatIfId;
import org.folkmoot.web.pages.KeptWhatIfModel;
import org.folkmoot.web.pages.KeptWhatIfsModel;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.WhatIfModel;
import org.jspecify.annotations.Nullable;

/// What terms would have changed that somebody looked at and kept: for everybody to read, where it may be told.
public final class WhatIfRoutes implements Door {

    private static final int KEPT_A_PAGE = 20;

    private final Shell shell;
    private final KeptWhatIfView kept;
    private final WhatIf whatIf;

    public WhatIfRoutes(Shell shell, KeptWhatIfView kept, WhatIf whatIf) {
        this.shell = shell;
        this.kept = kept;
        this.whatIf = whatIf;
    }

    @Override
    public void open(Routes routes) {
        routes.get(Paths.WHAT_IFS, this::all).get(Paths.WHAT_IFS + "/{number}", this::one);
    }

    private static @Nullable WhatIfId number(@Nullable String text) {
        OptionalLong number = Ask.number(text);
        return number.isPresent() ? new WhatIfId(number.getAsLong()) : null;
    }

    private Reply all(Request request) {
        String asked = request.query().text("server");
        Optional<String> server = TermsRule.domain(asked);
        if (!asked.isEmpty() && server.isEmpty()) {
            return Reply.notFound();
        }
        List<KeptWhatIf> found = kept.page(
                request.viewer(), server.orElse(null), number(request.query().first("before")), KEPT_A_PAGE + 1);
        boolean more = found.size() > KEPT_A_PAGE;
        List<KeptWhatIf> shown = more ? found.subList(0, KEPT_A_PAGE) : found;
        KeptWhatIfsModel model = new KeptWhatIfsModel(
                server.orElse(null), shown, more ? shown.getLast().id().value() : null);
        return shell.page(request, (pages, frame) -> pages.keptWhatIfs(frame, model));
    }

    private Reply one(Request request) {
        WhatIfId number = number(request.part("number"));
        return Optional.ofNullable(number)
                .flatMap(id -> kept.one(request.viewer(), id))
                .map(one -> shown(request, one))
                .orElseGet(Reply::notFound);
    }

    private Reply shown(Request request, KeptWhatIf one) {
        List<Comparison> comparisons = kept.comparisons(one.id());
        KeptWhatIfModel model = new KeptWhatIfModel(one, new WhatIfModel(comparisons, whatIf.posts(comparisons)));
        return shell.page(request, (pages, frame) -> pages.keptWhatIf(frame, model));
    }
}

package org.folkmoot.web.routes;

import java.util.List;
import java.util.OptionalLong;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.peering.DiscardDrafts;
import org.folkmoot.forum.peering.DraftView;
import org.folkmoot.forum.peering.DraftView.Place;
import org.folkmoot.forum.peering.ImportDrafts;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.forum.peering.PutDraftsInForce;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.TermsDraftId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.BlockedList;
import org.folkmoot.web.pages.DraftsLookedModel;
import org.folkmoot.web.pages.DraftsModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.ImportModel;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.WhatIfModel;
import org.jspecify.annotations.Nullable;

/// Lists of servers as other software keeps them: ours for everybody, and those of others read as drafts, which admins
/// look at, put in force or discard.
public final class ListRoutes implements Door {

    /// A list of as many lines as are read, with a sentence on each.
    private static final int LARGEST_LIST = 8 << 20;

    private static final int DRAFTS_A_PAGE = 200;

    private final Shell shell;
    private final PeerView peers;
    private final DraftView drafts;
    private final Deeds deeds;
    private final WhatIf whatIf;

    public ListRoutes(Shell shell, PeerView peers, DraftView drafts, Deeds deeds, WhatIf whatIf) {
        this.whatIf = whatIf;
        this.shell = shell;
        this.peers = peers;
        this.drafts = drafts;
        this.deeds = deeds;
    }

    /// What admins do with drafts.
    public record Deeds(ImportDrafts read, PutDraftsInForce put, DiscardDrafts discard) {}

    @Override
    public void open(Routes routes) {
        routes.get(Paths.BLOCKED_TABLE, request -> table())
                .get(Paths.BLOCKED_LINES, request -> lines())
                .get(Paths.IMPORT, Refusals.admin(shell, (request, member) -> asked(request, 200, Form.EMPTY, null)))
                .postFiles(Paths.IMPORT, LimitClass.MESSAGE, LARGEST_LIST, Refusals.admin(shell, this::read))
                .get(Paths.DRAFTS, Refusals.admin(shell, (request, member) -> shown(request, 200, List.of())))
                .post(Paths.DRAFTS, LimitClass.MESSAGE, Refusals.admin(shell, this::chosen))
                .post(Paths.DRAFTS + "/discard", LimitClass.MESSAGE, Refusals.admin(shell, this::discardAll));
    }

    private Reply table() {
        return Reply.bytes(200, BlockedList.CSV, new BlockedList(peers.inForce()).table())
                .withCache(CachePolicy.PUBLIC_SHORT);
    }

    private Reply lines() {
        return Reply.text(200, new BlockedList(peers.inForce()).lines()).withCache(CachePolicy.PUBLIC_SHORT);
    }

    private Reply asked(Request request, int status, Form form, ImportDrafts.@Nullable Imported imported) {
        ImportModel model = new ImportModel(form, imported);
        return shell.drawn(request, status, true, (pages, frame) -> pages.importList(frame, model));
    }

    private Reply read(Request request, Viewer.Member member) {
        String source = request.form().text("source");
        String file = request.form().text("file");
        String pasted = request.form().text("list");
        String list = file.isEmpty() ? pasted : pasted.isEmpty() ? file : file + "\n" + pasted;
        return switch (deeds.read().read(member, source, list)) {
            case Outcome.Done<ImportDrafts.Imported>(var imported) -> asked(request, 200, Form.EMPTY, imported);
            case Outcome.Missing<ImportDrafts.Imported>() -> Reply.notFound();
            case Outcome.Refused<ImportDrafts.Imported>(var objections) ->
                asked(request, 422, Form.of("source", source, "list", pasted).refused(objections), null);
        };
    }

    private static @Nullable String source(Request request) {
        String asked = request.query().text("source");
        String source = asked.isEmpty() ? request.form().text("source") : asked;
        return source.isEmpty() ? null : source;
    }

    private Reply shown(Request request, int status, List<Objection> objections) {
        String source = source(request);
        List<DraftView.Line> found = drafts.page(source, place(request.query().text("after")), DRAFTS_A_PAGE + 1);
        boolean more = found.size() > DRAFTS_A_PAGE;
        List<DraftView.Line> lines = more ? found.subList(0, DRAFTS_A_PAGE) : found;
        DraftsModel model =
                new DraftsModel(lines, drafts.sources(), source, more ? written(lines.getLast()) : null, objections);
        return shell.drawn(request, status, true, (pages, frame) -> pages.drafts(frame, model));
    }

    private static String written(DraftView.Line line) {
        return line.draft().server().domain() + " " + line.draft().id().value();
    }

    /// A place as [#written]; the beginning for anything else.
    private static Place place(String text) {
        String[] parts = text.split(" ", -1);
        OptionalLong id = parts.length == 2 ? Ask.number(parts[1]) : OptionalLong.empty();
        return id.isPresent() ? new Place(parts[0], id.getAsLong()) : Place.BEGINNING;
    }

    private static List<TermsDraftId> ticked(Request request) {
        return request.form().all("draft").stream()
                .map(Ask::number)
                .filter(OptionalLong::isPresent)
                .map(number -> new TermsDraftId(number.getAsLong()))
                .toList();
    }

    private Reply chosen(Request request, Viewer.Member member) {
        return switch (request.form().text("action")) {
            case "put" -> put(request, member);
            case "discard" -> discarded(request, deeds.discard().discard(member, ticked(request)));
            default -> look(request, member, 200, List.of());
        };
    }

    private Reply look(Request request, Viewer.Member member, int status, List<Objection> objections) {
        return switch (deeds.put().preview(member, ticked(request))) {
            case Outcome.Done<PutDraftsInForce.Preview>(var preview) -> {
                var comparisons = preview.seen().comparisons();
                DraftsLookedModel model = new DraftsLookedModel(
                        preview,
                        new WhatIfModel(comparisons, whatIf.posts(comparisons)),
                        request.form().text("source"),
                        objections);
                yield shell.drawn(request, status, true, (pages, frame) -> pages.draftsLooked(frame, model));
            }
            case Outcome.Missing<PutDraftsInForce.Preview>() -> Reply.notFound();
            case Outcome.Refused<PutDraftsInForce.Preview>(var refused) -> shown(request, 422, refused);
        };
    }

    private Reply put(Request request, Viewer.Member member) {
        long epoch = Ask.number(request.form().first("epoch")).orElse(0);
        return switch (deeds.put().put(member, ticked(request), epoch)) {
            case Outcome.Done<Integer>(var count) -> Shell.done(Paths.drafts(source(request)), Notice.DRAFTS_IN_FORCE);
            case Outcome.Missing<Integer>() -> Reply.notFound();
            case Outcome.Refused<Integer>(var objections) -> look(request, member, 422, objections);
        };
    }

    private Reply discardAll(Request request, Viewer.Member member) {
        Outcome<Integer> outcome =
                deeds.discard().discard(member, request.form().text("source"));
        return Refusals.answer(shell, request, outcome, count -> Shell.done(Paths.DRAFTS, Notice.DRAFTS_DISCARDED));
    }

    private Reply discarded(Request request, Outcome<Integer> outcome) {
        return switch (outcome) {
            case Outcome.Done<Integer>(var count) -> Shell.done(Paths.drafts(source(request)), Notice.DRAFTS_DISCARDED);
            case Outcome.Missing<Integer>() -> Reply.notFound();
            case Outcome.Refused<Integer>(var objections) -> shown(request, 422, objections);
        };
    }
}

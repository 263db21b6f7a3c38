package org.folkmoot.web.routes;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.folkmoot.forum.accounts.ChoosePeer;
import org.folkmoot.forum.accounts.PeerOffer;
import org.folkmoot.forum.accounts.PeerOffers;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Choices.Axis;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.OwnChoicesModel;
import org.folkmoot.web.pages.Paths;
import org.jspecify.annotations.Nullable;

/// What members see of other servers, for them to choose.
public final class OwnChoiceRoutes implements Door {

    private static final int PEERS_A_PAGE = 20;
    private static final String LATER = "later";

    private final Shell shell;
    private final PeerOffers offers;
    private final ChoosePeer choosePeer;

    public OwnChoiceRoutes(Shell shell, PeerOffers offers, ChoosePeer choosePeer) {
        this.shell = shell;
        this.offers = offers;
        this.choosePeer = choosePeer;
    }

    @Override
    public void open(Routes routes) {
        routes.get(Paths.OWN_CHOICES, Ask.member(this::all))
                .get(
                        Paths.OWN_CHOICES + "/{server}",
                        Ask.member((request, member) -> one(request, member, Form.EMPTY, 200)))
                .post(Paths.OWN_CHOICES + "/{server}", LimitClass.MESSAGE, Ask.member(this::choose))
                .post(Paths.OWN_CHOICES + "/{server}/answer", LimitClass.MESSAGE, Ask.member(this::answer));
    }

    private Reply all(Request request, Viewer.Member member) {
        long skipped = Ask.number(request.query().first("own")).orElse(0);
        List<PeerOffer> peers = offers.peers(member.person(), skipped, PEERS_A_PAGE + 1);
        boolean more = peers.size() > PEERS_A_PAGE;
        OwnChoicesModel model = new OwnChoicesModel(
                more ? peers.subList(0, PEERS_A_PAGE) : peers,
                skipped == 0 ? offers.others(member.person()) : List.of(),
                more ? skipped + PEERS_A_PAGE : null,
                false,
                Form.EMPTY);
        return shell.form(request, (pages, frame) -> pages.ownChoices(frame, model));
    }

    private Reply one(Request request, Viewer.Member member, Form form, int status) {
        Optional<PeerOffer> offer =
                TermsRule.domain(request.part("server")).flatMap(server -> offers.of(member.person(), server));
        return offer.map(found -> new OwnChoicesModel(List.of(found), List.of(), null, true, form))
                .map(model -> shell.drawn(request, status, true, (pages, frame) -> pages.ownChoices(frame, model)))
                .orElseGet(Reply::notFound);
    }

    private Reply choose(Request request, Viewer.Member member) {
        Optional<String> server = TermsRule.domain(request.part("server"));
        if (server.isEmpty()) {
            return Reply.notFound();
        }
        Map<Axis, Choice> chosen = chosen(request);
        if (chosen.size() < Axis.values().length) {
            return refused(request, member, List.of(new Objection(Field.WHOLE, Refusal.CHOICE_MISSING)));
        }
        Outcome<Choices> outcome =
                choosePeer.choose(new ChoosePeer.Request(member.person(), server.get(), chosen, basedOn(request)));
        return switch (outcome) {
            case Outcome.Done<Choices>(var kept) -> Shell.done(Paths.ownChoice(server.get()), Notice.SAVED);
            case Outcome.Missing<Choices>() -> Reply.notFound();
            case Outcome.Refused<Choices>(var objections) -> refused(request, member, objections);
        };
    }

    private Reply answer(Request request, Viewer.Member member) {
        Optional<String> server = TermsRule.domain(request.part("server"));
        if (server.isEmpty()) {
            return Reply.notFound();
        }
        String asked = request.form().text("answer");
        boolean shown = asked.equals(Paths.word(Choice.SHOWN));
        if (!asked.equals(LATER) && !shown && !asked.equals(Paths.word(Choice.HIDDEN))) {
            return refused(request, member, List.of(new Objection(Field.WHOLE, Refusal.CHOICE_MISSING)));
        }
        Outcome<Choices> outcome = asked.equals(LATER)
                ? choosePeer.later(member.person(), server.get())
                : choosePeer.choose(new ChoosePeer.Request(
                        member.person(),
                        server.get(),
                        everywhere(shown ? Choice.SHOWN : Choice.HIDDEN),
                        basedOn(request)));
        return switch (outcome) {
            case Outcome.Done<Choices>(var kept) -> Shell.done(Ask.back(request, "/"), Notice.SAVED);
            case Outcome.Missing<Choices>() -> Reply.notFound();
            case Outcome.Refused<Choices>(var objections) -> refused(request, member, objections);
        };
    }

    private static Map<Axis, Choice> everywhere(Choice choice) {
        Map<Axis, Choice> everywhere = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            everywhere.put(axis, choice);
        }
        return everywhere;
    }

    private Reply refused(Request request, Viewer.Member member, List<Objection> objections) {
        return one(request, member, Typed.in(request).refused(objections), 422);
    }

    /// What was chosen; an axis with a value that is none of ours is not there.
    private static Map<Axis, Choice> chosen(Request request) {
        Map<Axis, Choice> chosen = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            String typed = request.form().text(OwnChoicesModel.control(axis));
            for (Choice choice : Choice.values()) {
                if (OwnChoicesModel.value(choice).equals(typed)) {
                    chosen.put(axis, choice);
                }
            }
        }
        return chosen;
    }

    private static @Nullable TermsVersionId basedOn(Request request) {
        OptionalLong version = Ask.number(request.form().first("based-on"));
        return version.isPresent() ? new TermsVersionId(version.getAsLong()) : null;
    }
}

package org.folkmoot.api.governance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.forum.accounts.ChoosePeer;
import org.folkmoot.forum.accounts.PeerOffer;
import org.folkmoot.forum.accounts.PeerOffers;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.http.Method;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices.Axis;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// What a member decides for their own eyes about other servers, and what they are asked.
final class OwnOperations {

    private static final int MOST = 50;
    private static final int USUAL = 20;

    private static final Shape<Leaf<PeerOffer>> CHOICES =
            Leaf.shape(OwnShapes.CHOICE, "Peers about which the member can choose, or chose.");
    private static final Shape<Leaf<ConsultationView.Asking>> ASKINGS =
            Leaf.shape(OwnShapes.ASKING, "Consultations that ask the member, those that are open first.");

    private static final Parameter<String> SERVER = Parameter.server(true, "A server of the peer.");
    private static final Parameter<Long> SKIP = Parameter.from("skip", "How many come before.");
    private static final Parameter<Long> LIMIT = Parameter.limit(MOST, USUAL);

    private static final Input<Choice> POSTS = choice("posts", "What its people post.");
    private static final Input<Choice> COMMENTS = choice("comments", "What they comment.");
    private static final Input<Choice> COMMUNITIES = choice("communities", "Its communities.");
    private static final Input<Choice> NOTIFICATIONS = choice("notifications", "Their answers and mentions.");
    private static final Input<Choice> MESSAGES = choice("messages", "What they write to the member alone.");
    private static final Input<Long> BASED_ON = Input.whole(
            "based_on",
            true,
            Integer.MAX_VALUE,
            true,
            "The `decision` that the member read; null where it was null. Whatever was decided meanwhile refuses this.");

    private final PeerOffers offers;
    private final ChoosePeer choosePeer;
    private final ConsultationView consultations;
    private final Outcomes outcomes;

    OwnOperations(GovernanceApi.Rooms rooms, GovernanceApi.Deeds deeds, Outcomes outcomes) {
        this.offers = deeds.offers();
        this.choosePeer = deeds.choosePeer();
        this.consultations = rooms.consultations();
        this.outcomes = outcomes;
    }

    private static Input<Choice> choice(String name, String meaning) {
        return Input.word(name, false, Choice.class, meaning + " Left out, it stays as it is.");
    }

    List<Operation<?>> all() {
        return List.of(
                Operation.own("/me", "me", "Who stands behind the token", List.of(), OwnShapes.ME, Call::holder),
                Operation.own(
                        "/me/consultations",
                        "asking",
                        "What the member is asked",
                        List.of(),
                        ASKINGS,
                        call -> new Leaf<>(consultations.asking(person(call)), null)),
                Operation.own(
                        "/me/choices",
                        "choices",
                        "Peers with terms of their own, and what the member chose about them",
                        List.of(SKIP, LIMIT),
                        CHOICES,
                        this::page),
                Operation.own(
                        "/me/other-choices",
                        "otherChoices",
                        "Servers without terms of their own about which the member chose something",
                        List.of(),
                        CHOICES,
                        call -> new Leaf<>(offers.others(person(call)), null)),
                Operation.own(
                        "/me/choices/{server}",
                        "choice",
                        "What the member chose about one server",
                        List.of(SERVER),
                        OwnShapes.CHOICE,
                        this::one),
                Operation.deed(
                        Method.PUT,
                        "/me/choices/{server}",
                        "choose",
                        "Chooses what the member sees of a server",
                        ApiScope.CHOOSE,
                        List.of(SERVER),
                        List.of(POSTS, COMMENTS, COMMUNITIES, NOTIFICATIONS, MESSAGES, BASED_ON),
                        OwnShapes.CHOICE,
                        this::choose),
                Operation.deed(
                        Method.DELETE,
                        "/me/choices/{server}",
                        "takeChoiceBack",
                        "Takes back whatever the member chose about a server: what the site does holds again",
                        ApiScope.CHOOSE,
                        List.of(SERVER),
                        List.of(),
                        OwnShapes.CHOICE,
                        this::takeBack));
    }

    private static PersonId person(Call call) {
        return call.holder().member().person();
    }

    private Leaf<PeerOffer> page(Call call) {
        long skipped = call.of(SKIP, 0L);
        int limit = call.of(LIMIT, (long) USUAL).intValue();
        List<PeerOffer> found = offers.peers(person(call), skipped, limit + 1);
        String next = Links.next("/me/choices", "skip", Long.toString(skipped + limit), Links.with("limit", limit));
        return Leaf.of(found, limit, last -> next);
    }

    private PeerOffer one(Call call) {
        return Call.found(offers.of(person(call), call.of(SERVER, "")));
    }

    private PeerOffer choose(Call call) {
        Sent sent = call.sent();
        Map<Axis, Choice> chosen = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            Choice choice = sent.of(input(axis));
            if (choice != null) {
                chosen.put(axis, choice);
            }
        }
        Long based = sent.of(BASED_ON);
        return chosen(call, chosen, based == null ? null : new TermsVersionId(based));
    }

    private static Input<Choice> input(Axis axis) {
        return switch (axis) {
            case POSTS -> POSTS;
            case COMMENTS -> COMMENTS;
            case COMMUNITIES -> COMMUNITIES;
            case NOTIFICATIONS -> NOTIFICATIONS;
            case MESSAGES -> MESSAGES;
        };
    }

    private PeerOffer takeBack(Call call) {
        Map<Axis, Choice> everywhere = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            everywhere.put(axis, Choice.AS_SITE);
        }
        return chosen(call, everywhere, one(call).decision());
    }

    private PeerOffer chosen(Call call, Map<Axis, Choice> choices, @Nullable TermsVersionId basedOn) {
        Outcome<?> outcome =
                choosePeer.choose(new ChoosePeer.Request(person(call), call.of(SERVER, ""), choices, basedOn));
        outcomes.done(call, outcome);
        return one(call);
    }
}

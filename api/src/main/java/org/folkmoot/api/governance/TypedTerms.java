package org.folkmoot.api.governance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.PeerStanding;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Dealings;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// Terms as a program sends them, turned into what the forms type: whatever is left out stays as it holds.
final class TypedTerms {

    private static final Input<Long> UP = weight("votes_up", "Weight of its votes up.");
    private static final Input<Long> DOWN = weight("votes_down", "Weight of its votes down.");
    private static final Input<Long> PASSED_ON = weight("passed_on", "Weight of votes of theirs that others pass on.");
    private static final Input<Long> PASSING = weight("passing", "Weight of votes that it passes on for others.");
    private static final Input<Long> LIMIT =
            Input.whole("limit", false, 1000, true, "The largest share of a score that it may supply; null for any.");
    private static final Input<String> FIRST = Input.day("window_first", "The first day on which votes count.");
    private static final Input<String> LAST = Input.day("window_last", "The last such day.");
    private static final Input<Boolean> ANNOUNCES =
            Input.truth("announces_uncounted", "Whether other servers are told of votes that count as nothing.");
    private static final Input<Contents.Reception> RECEPTION =
            word("reception", Contents.Reception.class, "Whether what its people write is taken.");
    private static final Input<Contents.Visibility> VISIBILITY =
            word("visibility", Contents.Visibility.class, "Who sees it who chose nothing.");
    private static final Input<Boolean> CHOOSABLE =
            Input.truth("choosable", "Whether members may choose to see otherwise.");
    private static final Input<Dealings.Follows> FOLLOWS =
            word("follows", Dealings.Follows.class, "Whether its people may subscribe here.");
    private static final Input<Dealings.Reports> REPORTS =
            word("reports", Dealings.Reports.class, "Whether its people's reports are taken.");
    private static final Input<Dealings.Messages> MESSAGES =
            word("messages", Dealings.Messages.class, "Which members its people may write to.");
    private static final Input<Dealings.Sends> SENDS =
            word("sends", Dealings.Sends.class, "What this site sends there.");
    private static final Input<Dealings.Fetches> FETCHES =
            word("fetches", Dealings.Fetches.class, "Who there may fetch what stands here.");

    private static final List<Input<?>> AXES = List.of(
            UP,
            DOWN,
            PASSED_ON,
            PASSING,
            LIMIT,
            FIRST,
            LAST,
            ANNOUNCES,
            RECEPTION,
            VISIBILITY,
            CHOOSABLE,
            FOLLOWS,
            REPORTS,
            MESSAGES,
            SENDS,
            FETCHES);

    private static final Input<Sent> TERMS =
            Input.object("terms", true, AXES, "The axes to change; those left out stay as they hold.");
    private static final Input<String> SERVER =
            Input.textOrNull("server", true, "A server of the peer, or of a new one; null for what is standard.");
    private static final Input<Boolean> ALONE =
            Input.truth("alone", "Whether a server that lies in the domain of a peer gets terms of its own.");
    private static final Input<String> NAME = Input.text("name", false, "What people call the peer.");
    private static final Input<List<String>> DOMAINS = Input.texts("domains", "The peer's servers.");
    private static final Input<Long> BASED_ON = Input.whole(
            "based_on",
            true,
            Integer.MAX_VALUE,
            true,
            "The number of the decision in force for the peer; null where it has no terms of its own. Whatever was decided"
                    + " meanwhile refuses this.");
    private static final Input<String> REVIEW = Input.day("review_on", "When somebody is to look at it again.");
    private static final Input<String> EXPIRES = Input.day("expires_on", "The first day on which it holds no more.");

    static final Input<String> REASON = Input.text("reason", true, "Why; everybody can read it.");
    static final Input<String> STARTS = Input.day("starts_on", "From which day on it holds; null for at once.");

    /// What is sent to look at terms; who decides sends [#REASON] and [#STARTS] too.
    static final List<Input<?>> INPUTS = List.of(SERVER, ALONE, NAME, DOMAINS, TERMS, BASED_ON, REVIEW, EXPIRES);

    /// Nothing is decided, so nobody has to say why.
    private static final String NOT_SAID_YET = "looking";

    private final PeerView peers;

    TypedTerms(PeerView peers) {
        this.peers = peers;
    }

    /// Whose terms.
    ///
    /// @param server null for what is standard
    /// @param peer   null for a new peer, and for what is standard
    private record Whose(
            @Nullable String server,
            @Nullable PeerId peer,
            @Nullable TermsVersion inForce,
            Terms held) {}

    /// What was sent, with what holds until then.
    record Asked(ChangeTerms.Request request, Terms held) {}

    Asked asked(Sent sent) {
        Whose whose = whose(sent);
        Sent axes = sent.of(TERMS, new Sent(Map.of(), AXES));
        Long based = sent.of(BASED_ON);
        TermsRule.Typed typed = new TermsRule.Typed(
                whose.server() == null,
                sent.of(
                        NAME,
                        whose.inForce() == null || whose.inForce().name() == null
                                ? ""
                                : whose.inForce().name()),
                domains(sent, whose),
                votes(axes, TermsRule.Votes.of(whose.held())),
                choices(axes, TermsRule.Choices.of(whose.held())),
                sent.of(REASON, NOT_SAID_YET),
                day(
                        sent,
                        REVIEW,
                        whose.inForce() == null ? null : whose.inForce().reviewOn()),
                day(sent, EXPIRES, expires(whose.inForce())));
        return new Asked(
                new ChangeTerms.Request(whose.peer(), based == null ? null : new TermsVersionId(based), typed),
                whose.held());
    }

    private Whose whose(Sent sent) {
        String server = sent.of(SERVER);
        if (server == null) {
            return new Whose(
                    null, null, peers.last(null).orElse(null), peers.policy().standard());
        }
        PeerStanding standing = Call.found(peers.of(server));
        Peer peer = standing.peer();
        boolean alone = sent.of(ALONE, false);
        return peer == null || (alone && !peer.domains().contains(standing.server()))
                ? new Whose(standing.server(), null, null, standing.terms())
                : new Whose(standing.server(), peer.id(), peers.last(peer.id()).orElse(null), standing.terms());
    }

    private static String domains(Sent sent, Whose whose) {
        TermsVersion inForce = whose.inForce();
        String server = whose.server() == null ? "" : whose.server();
        return String.join(
                "\n",
                sent.of(DOMAINS, inForce == null ? List.of(server) : List.copyOf(new TreeSet<>(inForce.domains()))));
    }

    private static @Nullable LocalDate expires(@Nullable TermsVersion version) {
        return version == null || version.expiresAt() == null
                ? null
                : version.expiresAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String day(Sent sent, Input<String> input, @Nullable LocalDate held) {
        String day = sent.of(input);
        return day != null ? day : sent.has(input) || held == null ? "" : held.toString();
    }

    private static TermsRule.Votes votes(Sent axes, TermsRule.Votes held) {
        return new TermsRule.Votes(
                percent(axes, UP, held.up()),
                percent(axes, DOWN, held.down()),
                percent(axes, PASSED_ON, held.passedOn()),
                percent(axes, PASSING, held.passing()),
                percent(axes, LIMIT, held.cap()),
                text(axes, FIRST, held.windowFirst()),
                text(axes, LAST, held.windowLast()),
                axes.of(ANNOUNCES, held.announcesHeld()));
    }

    private static TermsRule.Choices choices(Sent axes, TermsRule.Choices held) {
        return new TermsRule.Choices(
                written(axes, RECEPTION, held.reception()),
                written(axes, VISIBILITY, held.visibility()),
                axes.of(CHOOSABLE, held.choosable()),
                written(axes, FOLLOWS, held.follows()),
                written(axes, REPORTS, held.reports()),
                written(axes, MESSAGES, held.messages()),
                written(axes, SENDS, held.sends()),
                written(axes, FETCHES, held.fetches()));
    }

    private static String percent(Sent axes, Input<Long> input, String held) {
        Long thousandths = axes.of(input);
        return thousandths == null
                ? text(axes, input, held)
                : BigDecimal.valueOf(thousandths, 1).toPlainString();
    }

    private static String text(Sent axes, Input<?> input, String held) {
        Object sent = axes.of(input);
        return sent != null ? sent.toString() : axes.has(input) ? "" : held;
    }

    private static <E extends Enum<E>> String written(Sent axes, Input<E> input, String held) {
        E chosen = axes.of(input);
        return chosen == null ? held : Kind.written(chosen);
    }

    private static Input<Long> weight(String name, String meaning) {
        return Input.whole(name, false, 1000, false, meaning + " In thousandths.");
    }

    private static <E extends Enum<E>> Input<E> word(String name, Class<E> type, String meaning) {
        return Input.word(name, false, type, meaning);
    }
}

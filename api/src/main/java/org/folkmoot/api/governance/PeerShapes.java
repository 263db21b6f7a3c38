package org.folkmoot.api.governance;

import java.util.List;
import java.util.TreeSet;
import org.folkmoot.forum.accounts.ChosenBy;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.PeerStanding;
import org.folkmoot.forum.peering.Reach;
import org.folkmoot.forum.votes.VoteSamples;
import org.folkmoot.rules.peers.Terms;
import org.jspecify.annotations.Nullable;

/// What holds between this site and others, on the wire.
final class PeerShapes {

    private static final Shape<Reach> REACH = Shape.<Reach>named(
                    "Reach", "How much there is between this site and some servers.")
            .part("members", Kind.NUMBER, "Members here who subscribe to communities there.", Reach::members)
            .part("communities", Kind.NUMBER, "Communities there to which they do.", Reach::communities)
            .part(
                    "subscriptions",
                    Kind.NUMBER,
                    "Subscriptions of people there to communities here.",
                    Reach::subscriptions)
            .part("our_communities", Kind.NUMBER, "Communities here to which those are.", Reach::ourCommunities);

    private static final Shape<VoteSamples.Checked> READ_BACK = Shape.<VoteSamples.Checked>named(
                    "ReadBack",
                    "What the voters' own servers said of votes that these servers passed on in the last thirty days.")
            .part("asked", Kind.NUMBER, "How many were asked about.", VoteSamples.Checked::asked)
            .part("confirmed", Kind.NUMBER, "How many were confirmed.", VoteSamples.Checked::confirmed)
            .part("refuted", Kind.NUMBER, "How many were denied.", VoteSamples.Checked::refuted)
            .part("unknown", Kind.NUMBER, "About how many nobody could say.", VoteSamples.Checked::unknown)
            .part("open", Kind.NUMBER, "How many are not answered yet.", VoteSamples.Checked::open);

    private static final Shape<ChosenBy.Count> CHOSEN = Shape.<ChosenBy.Count>named(
                    "Chosen", "How many active members chose to see a peer that not everybody is shown.")
            .part("active", Kind.NUMBER, "Active members.", ChosenBy.Count::active)
            .part("chosen", Kind.NUMBER, "Those of them who chose to see it.", ChosenBy.Count::chosen);

    /// One server, with what is told beside it.
    record Known(PeerStanding standing, List<Announcement> announced, ChosenBy.@Nullable Count chosen) {}

    static final Shape<Known> STANDING = Shape.<Known>named("Standing", "What holds between this site and one server.")
            .part("server", Kind.TEXT, "Its domain.", known -> known.standing().server())
            .part(
                    "name",
                    Kind.TEXT,
                    "What people call the peer to which it belongs.",
                    known -> known.standing().name())
            .part(
                    "met",
                    Kind.TRUTH,
                    "Whether this site has had to do with it.",
                    known -> known.standing().met())
            .maybe(
                    "domains",
                    Kind.list(Kind.TEXT),
                    "The servers of its peer; null where no peer names it, so that what is standard holds.",
                    known -> domains(known.standing()))
            .part(
                    "terms",
                    Kind.of(TermsShapes.TERMS),
                    "What holds.",
                    known -> known.standing().terms())
            .maybe(
                    "decision",
                    Kind.of(DecisionShapes.DECISION),
                    "The decision that says so; null while nothing was decided.",
                    known -> known.standing().decision())
            .part(
                    "announced",
                    Kind.list(Kind.of(DecisionShapes.ANNOUNCEMENT)),
                    "Changes to come, the next first.",
                    Known::announced)
            .part(
                    "reach",
                    Kind.of(REACH),
                    "What there is between this site and its peer.",
                    known -> known.standing().reach())
            .part(
                    "read_back",
                    Kind.of(READ_BACK),
                    "Whether its word about others' votes held.",
                    known -> known.standing().checked())
            .maybe(
                    "chosen",
                    Kind.of(CHOSEN),
                    "Told only where enough members chose that nobody can be guessed.",
                    Known::chosen)
            .part(
                    "page",
                    Kind.LINK,
                    "The page that tells people the same.",
                    known -> Links.peer(known.standing().server()));

    /// What holds for every server that no peer names.
    ///
    /// @param decision null while nobody decided it
    record Standard(long epoch, Terms terms, @Nullable Decision decision) {}

    static final Shape<Standard> STANDARD = Shape.<Standard>named(
                    "Standard", "What holds for every server that no peer names, also for those never met.")
            .part(
                    "epoch",
                    Kind.NUMBER,
                    "Counts all versions of all terms: as long as it stays the same, so do they.",
                    Standard::epoch)
            .part("terms", Kind.of(TermsShapes.TERMS), "What holds.", Standard::terms)
            .maybe(
                    "decision",
                    Kind.of(DecisionShapes.DECISION),
                    "The decision that says so; null while nobody decided it.",
                    Standard::decision);

    /// A server that this site has had to do with.
    record Server(String domain) {}

    static final Shape<Server> SERVER = Shape.<Server>named("Server", "A server that this site has had to do with.")
            .part("domain", Kind.TEXT, "Its domain.", Server::domain)
            .part(
                    "standing",
                    Kind.LINK,
                    "Where it is told what holds.",
                    server -> GovernanceApi.ROOT + Links.peer(server.domain()));

    private PeerShapes() {}

    private static @Nullable List<String> domains(PeerStanding standing) {
        return standing.peer() == null
                ? null
                : List.copyOf(new TreeSet<>(standing.peer().domains()));
    }
}

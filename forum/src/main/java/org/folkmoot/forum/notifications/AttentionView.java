package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.folkmoot.database.Columns;
import org.folkmoot.database.Database;
import org.folkmoot.database.Question;
import org.folkmoot.forum.accounts.PeerChoices;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.moderation.ReportView;
import org.folkmoot.rules.peers.AskRule;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.visibility.Concealed;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Counts what asks for a member's attention, by one statement: every page says it. What of it the member
/// keeps apart is worked out here by the rule, from counts by server.
public final class AttentionView {

    private static final Question<Row> COUNTS = Question.of(
            "select (" + Inbox.UNREAD + "), (" + Inbox.UNREAD_ASKED + "), (" + Conversations.UNREAD + "), ("
                    + ReportView.OPEN + ") + case when :admin then (" + MessageReportView.OPEN + ") else 0 end, ("
                    + ReportView.MODERATES
                    + "), case when :admin then (select count(*) from application where decided_at is null) else 0 end, ("
                    + ConsultationView.TO_DECIDE + "), (" + PeerChoices.WRITTEN + " where person_id = :person),"
                    + " (select created_at from account where person_id = :person)",
            Row::of,
            "person",
            "floor",
            "viewer",
            "admin");

    /// What there is.
    ///
    /// @param replies      that the member has not read, with mentions, and what they are told of
    ///        consultations
    /// @param messages     that they have not read
    /// @param apart        of both, what they keep apart; null when nothing ever is
    /// @param reports      open ones that they may deal with
    /// @param moderates    whether they moderate any community
    /// @param applications undecided ones; 0 for who is no admin
    /// @param decisions    open consultations that wait for their ballot
    /// @param asks         the peer about which they are asked whether they want to see it; null for none
    public record Attention(
            long replies,
            long messages,
            @Nullable Long apart,
            long reports,
            boolean moderates,
            long applications,
            long decisions,
            @Nullable Asks asks) {}

    /// A peer about which a member is asked.
    ///
    /// @param server   one of its servers
    /// @param decision which decision says what holds
    public record Asks(String name, String server, TermsVersionId decision) {

        private static Asks about(Peer peer) {
            return new Asks(peer.name(), new TreeSet<>(peer.domains()).first(), peer.decision());
        }
    }

    /// How much of something was not read.
    ///
    /// @param here  where the member looks first
    /// @param apart what they keep apart
    record Unread(long here, long apart) {

        /// Answers and mentions.
        ///
        /// @param told as [Inbox#UNREAD] says it; null for none
        static Unread told(@Nullable String told, Concealed concealed) {
            return sum(told, part -> {
                InstanceId place = part[1] == 0 ? null : new InstanceId(part[1]);
                return concealed.keepsApart(new InstanceId(part[0]), place);
            });
        }

        /// Messages.
        ///
        /// @param written as [Conversations#UNREAD] says it; null for none
        static Unread written(@Nullable String written, Concealed concealed) {
            return sum(written, part -> concealed.keepsLetterApart(new InstanceId(part[0]), false));
        }

        private static Unread sum(@Nullable String parts, Predicate<long[]> keepsApart) {
            long here = 0;
            long apart = 0;
            for (String written : parts == null ? List.<String>of() : List.of(parts.split(",", -1))) {
                long[] part = Stream.of(written.split(" ", -1))
                        .mapToLong(Long::parseLong)
                        .toArray();
                long count = part[part.length - 1];
                if (keepsApart.test(part)) {
                    apart += count;
                } else {
                    here += count;
                }
            }
            return new Unread(here, apart);
        }
    }

    private record Row(
            @Nullable String told,
            long asked,
            @Nullable String written,
            long reports,
            boolean moderates,
            long applications,
            long decisions,
            @Nullable String choices,
            @Nullable Instant memberSince) {

        private static Row of(Columns row) {
            return new Row(
                    row.nextTextOrNull(),
                    row.nextLong(),
                    row.nextTextOrNull(),
                    row.nextLong(),
                    row.nextBoolean(),
                    row.nextLong(),
                    row.nextLong(),
                    row.nextTextOrNull(),
                    row.nextInstantOrNull());
        }
    }

    private final Database database;
    private final TermsInForce terms;
    private final PeerChoices choices;
    private final InstantSource clock;

    public AttentionView(Database database, TermsInForce terms, PeerChoices choices, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.choices = choices;
        this.clock = clock;
    }

    /// What asks for the attention of this member.
    public Attention of(Viewer viewer, PersonId person) {
        TermsInForce.Snapshot now = terms.get();
        long[] floor = Inbox.servers(now.concealed().fromEverybody());
        Row row = database.ask(COUNTS, person.value(), floor, person.value(), viewer.admin())
                .getFirst();
        Concealed concealed = choices.concealed(row.choices());
        Unread told = Unread.told(row.told(), concealed);
        Unread written = Unread.written(row.written(), concealed);
        return new Attention(
                told.here() + row.asked(),
                written.here(),
                concealed.keepsAnythingApart() ? Long.valueOf(told.apart() + written.apart()) : null,
                row.reports(),
                row.moderates(),
                row.applications(),
                row.decisions(),
                asks(now, row));
    }

    private @Nullable Asks asks(TermsInForce.Snapshot now, Row row) {
        Instant since = row.memberSince();
        return since == null || now.optIns().isEmpty()
                ? null
                : AskRule.asks(now.optIns(), now.since(), since, PeerChoices.read(row.choices()), clock.instant())
                        .map(Asks::about)
                        .orElse(null);
    }
}

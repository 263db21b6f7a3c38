package org.folkmoot.forum.communities;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.folkmoot.database.Columns;
import org.folkmoot.database.Question;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.PeerChoices;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.rules.visibility.Concealed;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.rules.visibility.ViewerFacts;
import org.folkmoot.rules.visibility.VisibilityRule;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Gathers what decides what a reader sees, and asks the rule.
public final class Readers {

    private static final Question<Row> FACTS = Question.of(
            """
            select account.shows_nsfw,
                   array(select community_id from community_role where person_id = account.person_id),
                   array(select community_id from community_block where person_id = account.person_id),
                   array(select blocked_id from person_block where person_id = account.person_id),
                   (""" + PeerChoices.WRITTEN + """
                    where member_peer_choice.person_id = account.person_id)
            from account where account.person_id = :person
            """,
            row -> new Row(row.nextBoolean(), row.nextLongs(), row.nextLongs(), row.nextLongs(), row.nextTextOrNull()),
            "person");

    private static final Question<@Nullable String> CHOICES =
            Question.of(PeerChoices.WRITTEN + " where person_id = :person", Columns::nextTextOrNull, "person");

    private static final Question<CommunityId> SUBSCRIPTIONS = Question.of(
            "select community_id from subscription where person_id = :person",
            row -> new CommunityId(row.nextLong()),
            "person");

    private final TermsInForce terms;
    private final PeerChoices choices;

    public Readers(TermsInForce terms, PeerChoices choices) {
        this.terms = terms;
        this.choices = choices;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(
            boolean showsNsfw,
            long[] moderates,
            long[] blockedCommunities,
            long[] blockedPeople,
            @Nullable String choices) {}

    /// What this viewer sees in lists of this kind.
    public Filter filter(Transaction transaction, Viewer viewer, Listing listing) {
        return VisibilityRule.filter(facts(transaction, viewer), listing);
    }

    /// What they see in one community, and in threads that stand there: who subscribes sees what is
    /// kept from others, and what they hide of the community's own server.
    public Filter within(Transaction transaction, Viewer viewer, Listing listing, CommunityId community) {
        ViewerFacts facts = facts(transaction, viewer);
        Concealed concealed = facts.concealed();
        Optional<InstanceId> subscribed =
                concealed.fromPlaces().isEmpty() ? Optional.empty() : subscribed(transaction, viewer, community);
        return VisibilityRule.filter(
                subscribed
                        .map(home -> facts.concealed(concealed.fromSubscriber(home)))
                        .orElse(facts),
                listing);
    }

    /// Where a community is at home to which the viewer subscribes.
    private static Optional<InstanceId> subscribed(Transaction transaction, Viewer viewer, CommunityId community) {
        PersonId person = viewer.person();
        return person == null
                ? Optional.empty()
                : transaction
                        .query("select community.instance_id from subscription "
                                + "join community on community.id = subscription.community_id "
                                + "where subscription.person_id = :person and subscription.community_id = :community")
                        .bind("person", person)
                        .bind("community", community)
                        .mapTo(InstanceId.class)
                        .findOne();
    }

    /// All about a viewer that decides what they see.
    public ViewerFacts facts(Transaction transaction, Viewer viewer) {
        PersonId person = viewer.person();
        if (person == null) {
            return ViewerFacts.visitor(terms.get().concealed());
        }
        return transaction.ask(FACTS, person.value()).stream()
                .findFirst()
                .map(row -> new ViewerFacts(
                        person,
                        viewer.admin(),
                        communities(row.moderates()),
                        communities(row.blockedCommunities()),
                        people(row.blockedPeople()),
                        row.showsNsfw(),
                        Set.of(),
                        choices.concealed(row.choices())))
                .orElseGet(() -> ViewerFacts.visitor(terms.get().concealed()));
    }

    /// What is kept from a member, for who needs nothing else about them.
    public Concealed concealed(Transaction transaction, PersonId person) {
        return choices.concealed(transaction.ask(CHOICES, person.value()).getFirst());
    }

    /// The communities that a person subscribes to.
    public Set<CommunityId> subscriptions(Transaction transaction, PersonId person) {
        return new HashSet<>(transaction.ask(SUBSCRIPTIONS, person.value()));
    }

    private static Set<CommunityId> communities(long[] ids) {
        return LongStream.of(ids).mapToObj(CommunityId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<PersonId> people(long[] ids) {
        return LongStream.of(ids).mapToObj(PersonId::new).collect(Collectors.toUnmodifiableSet());
    }
}

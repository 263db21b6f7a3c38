package org.folkmoot.forum.communities;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.accounts.VisibleSql;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.instances.Handle;
import org.folkmoot.rules.peers.SilenceRule.Rest;
import org.folkmoot.rules.visibility.CommunityFacts;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.rules.visibility.Sight;
import org.folkmoot.rules.visibility.VisibilityRule;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Reads communities for one reader: one by its name, and lists of them.
public final class CommunityView {

    private static final String COUNTS = """
            coalesce(counted.subscribers, 0) as subscribers, coalesce(activity.people_month, 0) as active_month,
            coalesce(counted.posts, 0) as posts, coalesce(counted.comments, 0) as comments
            """;

    private static final String COUNTED = """
             from community join instance on instance.id = community.instance_id
            left join community_count counted on counted.community_id = community.id
            left join community_activity activity on activity.community_id = community.id
            where\s""";

    private static final String PAGE = "select community.id, community.name, community.title, instance.domain, "
            + "community.instance_id = 1 as ours, community.instance_id as server, community.local_only, community.description, community.created_at, "
            + "community.nsfw, community.moderators_post_only, community.removed_at is not null as removed, "
            + "community.deleted_at is not null as deleted, "
            + "exists (select from subscription where person_id = :viewer and community_id = community.id) as subscribed, "
            + "exists (select from subscription where person_id = :viewer and community_id = community.id "
            + "and state = 'PENDING') as pending, "
            + "exists (select from community_block where person_id = :viewer and community_id = community.id) as blocked, "
            + COUNTS
            + COUNTED
            + "community.id = :community";

    private static final String LIST = "select * from (select community.id, community.name, community.title, "
            + "instance.domain, community.instance_id = 1 as ours, community.local_only, community.nsfw, "
            + "exists (select from subscription where person_id = :viewer and community_id = community.id) as subscribed, "
            + COUNTS
            + COUNTED
            + VisibleSql.COMMUNITIES
            + ") as listed ";

    private record Row(
            CommunityId id,
            String name,
            String title,
            @Nullable String domain,
            boolean ours,
            InstanceId server,
            boolean localOnly,
            @Nullable String description,
            Instant createdAt,
            boolean nsfw,
            boolean moderatorsPostOnly,
            boolean removed,
            boolean deleted,
            boolean subscribed,
            boolean pending,
            boolean blocked,
            long subscribers,
            long activeMonth,
            long posts,
            long comments) {}

    private record CardRow(
            CommunityId id,
            String name,
            String title,
            @Nullable String domain,
            boolean ours,
            boolean localOnly,
            boolean nsfw,
            boolean subscribed,
            long subscribers,
            long activeMonth,
            long posts,
            long comments) {

        CommunityCard card() {
            return new CommunityCard(
                    new CommunityLine(id, name, title, ours ? null : domain, localOnly),
                    subscribers,
                    activeMonth,
                    posts,
                    comments,
                    nsfw,
                    subscribed);
        }
    }

    private final Database database;
    private final ActorNames names;
    private final Readers readers;
    private final Standing standing;
    private final CommunityStanding communityStanding;
    private final Moderators moderators = new Moderators();
    private final Addresses addresses = new Addresses();
    private final InstantSource clock;

    public CommunityView(
            Database database,
            ActorNames names,
            Readers readers,
            Standing standing,
            CommunityStanding communityStanding,
            InstantSource clock) {
        this.database = database;
        this.names = names;
        this.readers = readers;
        this.standing = standing;
        this.communityStanding = communityStanding;
        this.clock = clock;
    }

    /// The community that is meant by `garden`, `garden@beta.example` or `!garden@beta.example`, compared without
    /// case.
    public Optional<CommunityId> named(String name) {
        return database.read(transaction -> {
            var found = names.find(transaction, Handle.read(name), Kind.COMMUNITY);
            return found.isPresent() ? Optional.of(new CommunityId(found.getAsLong())) : Optional.empty();
        });
    }

    /// A community as this reader sees it; empty when there is none, or not for them.
    public Optional<CommunityPage> page(Viewer viewer, CommunityId community) {
        return database.read(transaction -> page(transaction, viewer, community));
    }

    private Optional<CommunityPage> page(Transaction transaction, Viewer viewer, CommunityId community) {
        Filter filter = readers.filter(transaction, viewer, Listing.COMMUNITY);
        return transaction
                .query(PAGE)
                .bind("community", community)
                .bind("viewer", id(viewer))
                .mapTo(Row.class)
                .findOne()
                .filter(row -> !(VisibilityRule.alone(filter, facts(row)) instanceof Sight.Hidden))
                .map(row -> page(transaction, viewer, filter, row));
    }

    private CommunityPage page(Transaction transaction, Viewer viewer, Filter filter, Row row) {
        boolean mayModerate = filter.looksAfter(row.id());
        boolean stub = VisibilityRule.alone(filter, facts(row)) instanceof Sight.Stub;
        return new CommunityPage(
                new CommunityLine(row.id(), row.name(), row.title(), row.ours() ? null : row.domain(), row.localOnly()),
                row.ours()
                        ? null
                        : addresses
                                .of(transaction, new Addressed.Community(row.id()))
                                .orElse(null),
                stub ? null : row.description(),
                row.createdAt(),
                row.subscribers(),
                row.activeMonth(),
                row.posts(),
                row.comments(),
                row.nsfw(),
                row.moderatorsPostOnly(),
                row.removed(),
                row.deleted(),
                moderators.lines(transaction, row.id()),
                row.subscribed(),
                row.pending(),
                row.blocked(),
                mayModerate,
                mayPost(transaction, viewer, row, mayModerate));
    }

    private boolean mayPost(Transaction transaction, Viewer viewer, Row row, boolean mayModerate) {
        PersonId person = viewer.person();
        if (person == null || row.removed() || row.deleted() || (row.moderatorsPostOnly() && !mayModerate)) {
            return false;
        }
        Instant now = clock.instant();
        return standing.ban(transaction, person, now).isEmpty()
                && !communityStanding.banned(transaction, row.id(), person, now);
    }

    private static CommunityFacts facts(Row row) {
        return new CommunityFacts(row.id(), row.server(), row.removed(), row.deleted(), row.localOnly(), row.nsfw());
    }

    /// The communities that this reader sees in a list, the most read first.
    ///
    /// @param onlySubscribed whether only those that they subscribe to
    public List<CommunityCard> list(Viewer viewer, boolean onlySubscribed, int limit, int offset) {
        String which = onlySubscribed ? "where subscribed " : "";
        return database.read(transaction -> VisibleSql.bind(
                        transaction.query(LIST + which
                                + "order by subscribers desc, active_month desc, id limit :limit offset :offset"),
                        readers.filter(transaction, viewer, onlySubscribed ? Listing.SUBSCRIBED : Listing.MIXED))
                .bind("viewer", id(viewer))
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(CardRow.class)
                .map(CardRow::card)
                .list());
    }

    /// The cards of communities that are known already, in this order; those that this reader does not see are left
    /// out.
    public List<CommunityCard> cards(Transaction transaction, Viewer viewer, List<CommunityId> communities) {
        long[] ids = communities.stream().mapToLong(CommunityId::value).toArray();
        return VisibleSql.bind(
                        transaction.query(LIST + "where id = any(:ids) order by array_position(:ids, id)"),
                        readers.filter(transaction, viewer, Listing.MIXED))
                .bind("viewer", id(viewer))
                .bind("ids", ids)
                .mapTo(CardRow.class)
                .map(CardRow::card)
                .list();
    }

    /// The communities that this reader may start a post in, by name.
    public List<CommunityLine> toPostIn(Viewer viewer) {
        return database.read(transaction -> VisibleSql.bind(
                        transaction.query(LIST + "order by subscribed desc, lower(name) limit 500"),
                        readers.filter(transaction, viewer, Listing.MIXED))
                .bind("viewer", id(viewer))
                .mapTo(CardRow.class)
                .map(row -> row.card().community())
                .list());
    }

    /// The communities that a member has blocked.
    public List<CommunityLine> blockedBy(PersonId person) {
        return database.read(transaction -> transaction
                .query("""
                        select community.id, community.name, community.title,
                               case when community.instance_id <> 1 then instance.domain end as domain,
                               community.local_only
                        from community_block
                        join community on community.id = community_block.community_id
                        join instance on instance.id = community.instance_id
                        where community_block.person_id = :person
                        order by community.name
                        """)
                .bind("person", person)
                .mapTo(CommunityLine.class)
                .list());
    }

    /// The communities that would be left without anybody to look after them if this person went.
    public List<CommunityLine> leanOnlyOn(PersonId person) {
        return database.read(transaction -> transaction
                .query("""
                        select community.id, community.name, community.title,
                               case when community.instance_id <> 1 then instance.domain end as domain,
                               community.local_only
                        from community_role
                        join community on community.id = community_role.community_id
                        join instance on instance.id = community.instance_id
                        where community_role.person_id = :person and community.instance_id = 1
                          and community.deleted_at is null and community.removed_at is null
                          and not exists (select from community_role other
                            where other.community_id = community.id and other.person_id <> :person)
                        order by community.name
                        """)
                .bind("person", person)
                .mapTo(CommunityLine.class)
                .list());
    }

    /// Those moderators of a community of ours whose office rests, and why.
    public Map<PersonId, Rest> resting(CommunityId community) {
        return database.read(transaction -> moderators.resting(transaction, community, clock.instant()));
    }

    /// Whether a ban from a community holds for a person now.
    public boolean banned(CommunityId community, PersonId person) {
        return database.read(transaction -> communityStanding.banned(transaction, community, person, clock.instant()));
    }

    private static long id(Viewer viewer) {
        PersonId person = viewer.person();
        return person == null ? 0 : person.value();
    }
}

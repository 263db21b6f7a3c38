package org.folkmoot.rules.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.visibility.Sight.Hidden;
import org.folkmoot.rules.visibility.Sight.Shown;
import org.folkmoot.rules.visibility.Sight.Stub;
import org.folkmoot.rules.visibility.Sight.Why;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityRuleTest {

    private static final InstanceId OURS = new InstanceId(1);
    private static final InstanceId GIANT = new InstanceId(7);
    private static final InstanceId HELD = new InstanceId(8);
    private static final Concealed CONCEALED = new Concealed(
            Servers.all(Set.of(GIANT)),
            Servers.NONE,
            Servers.NONE,
            Set.of(),
            Set.of(HELD),
            Set.of(),
            Set.of(),
            Set.of());
    private static final Origin HERE = new Origin(OURS, false);
    private static final PersonId ANA = new PersonId(1);
    private static final PersonId BEN = new PersonId(2);
    private static final CommunityId GARDEN = new CommunityId(1);
    private static final CommunityId KITCHEN = new CommunityId(2);
    private static final CommunityFacts IN_GARDEN = new CommunityFacts(GARDEN, OURS, false, false, false, false);
    private static final PostFacts POST = new PostFacts(BEN, HERE, IN_GARDEN, false, false, false, null);

    private static final Filter VISITOR = VisibilityRule.filter(ViewerFacts.VISITOR, Listing.MIXED);
    private static final Filter MEMBER = mixed(member());

    /// Everything that can keep a post out of a list, in the order in which it is given as the reason; each switches
    /// one obstacle on, in the post or in the reader.
    private static final List<Obstacle> OBSTACLES = List.of(
            new Obstacle(
                    Why.MEMBERS_ONLY,
                    in(c -> new CommunityFacts(c.id(), c.server(), c.removed(), c.deleted(), true, c.nsfw()))),
            new Obstacle(
                    Why.COMMUNITY_GONE,
                    in(c -> new CommunityFacts(c.id(), c.server(), true, c.deleted(), c.localOnly(), c.nsfw()))),
            new Obstacle(
                    Why.COMMUNITY_GONE,
                    in(c -> new CommunityFacts(c.id(), c.server(), c.removed(), true, c.localOnly(), c.nsfw()))),
            new Obstacle(
                    Why.REMOVED,
                    p -> new PostFacts(
                            p.author(), p.origin(), p.community(), true, p.deleted(), p.nsfw(), p.language())),
            new Obstacle(
                    Why.DELETED,
                    p -> new PostFacts(
                            p.author(), p.origin(), p.community(), p.removed(), true, p.nsfw(), p.language())),
            new Obstacle(
                    Why.WAITING,
                    p -> new PostFacts(
                            p.author(),
                            new Origin(HELD, true),
                            p.community(),
                            p.removed(),
                            p.deleted(),
                            p.nsfw(),
                            p.language())),
            new Obstacle(
                    Why.TERMS,
                    p -> new PostFacts(
                            p.author(),
                            p.origin().waiting() ? p.origin() : new Origin(GIANT, false),
                            p.community(),
                            p.removed(),
                            p.deleted(),
                            p.nsfw(),
                            p.language())),
            new Obstacle(
                    Why.TERMS,
                    in(c -> new CommunityFacts(c.id(), GIANT, c.removed(), c.deleted(), c.localOnly(), c.nsfw()))),
            new Obstacle(
                    Why.NSFW,
                    p -> new PostFacts(
                            p.author(), p.origin(), p.community(), p.removed(), p.deleted(), true, p.language())),
            new Obstacle(
                    Why.NSFW,
                    in(c -> new CommunityFacts(c.id(), c.server(), c.removed(), c.deleted(), c.localOnly(), true))),
            new Obstacle(
                    Why.LANGUAGE,
                    p -> new PostFacts(
                            p.author(), p.origin(), p.community(), p.removed(), p.deleted(), p.nsfw(), "et")),
            new Obstacle(
                    Why.BLOCKED_COMMUNITY,
                    in(c -> new CommunityFacts(
                            KITCHEN, c.server(), c.removed(), c.deleted(), c.localOnly(), c.nsfw()))),
            new Obstacle(
                    Why.BLOCKED_PERSON,
                    p -> new PostFacts(
                            ANA, p.origin(), p.community(), p.removed(), p.deleted(), p.nsfw(), p.language())));

    /// A reader whom all of them stop.
    private static final Filter PARTICULAR = mixed(
            new ViewerFacts(null, false, Set.of(), Set.of(KITCHEN), Set.of(ANA), false, Set.of("en", "fr"), CONCEALED));

    @Test
    void aPostStandsInAListExactlyWhenNothingKeepsItOutAndTheFirstReasonIsGiven() {
        IntStream.range(0, 1 << OBSTACLES.size()).forEach(set -> {
            List<Obstacle> on = IntStream.range(0, OBSTACLES.size())
                    .filter(i -> (set >> i & 1) == 1)
                    .mapToObj(OBSTACLES::get)
                    .toList();
            PostFacts post = POST;
            for (Obstacle obstacle : on) {
                post = obstacle.put().apply(post);
            }
            Sight expected =
                    on.isEmpty() ? new Shown() : new Hidden(on.getFirst().why());
            assertThat(VisibilityRule.inList(PARTICULAR, post)).as("%s", on).isEqualTo(expected);
        });
    }

    @Test
    void whatNamesNoLanguageIsShownToReadersOfAnyLanguage() {
        assertThat(VisibilityRule.inList(PARTICULAR, POST)).isEqualTo(new Shown());
        assertThat(VisibilityRule.inList(MEMBER, written("et"))).isEqualTo(new Shown());
        assertThat(VisibilityRule.inList(PARTICULAR, written("fr"))).isEqualTo(new Shown());
    }

    @Test
    void aCommunityForMembersIsNotThereForVisitors() {
        CommunityFacts closed = new CommunityFacts(GARDEN, OURS, false, false, true, false);
        PostFacts post = new PostFacts(BEN, HERE, closed, false, false, false, null);
        CommentFacts comment = new CommentFacts(BEN, HERE, post, false, false, null);
        Sight none = new Hidden(Why.MEMBERS_ONLY);
        assertThat(Stream.of(
                        VisibilityRule.inList(VISITOR, closed),
                        VisibilityRule.alone(VISITOR, closed),
                        VisibilityRule.inList(VISITOR, post),
                        VisibilityRule.alone(VISITOR, post),
                        VisibilityRule.inList(VISITOR, comment),
                        VisibilityRule.inThread(VISITOR, comment)))
                .containsOnly(none);
        assertThat(Stream.of(
                        VisibilityRule.inList(MEMBER, closed),
                        VisibilityRule.alone(MEMBER, closed),
                        VisibilityRule.inList(MEMBER, post),
                        VisibilityRule.alone(MEMBER, post),
                        VisibilityRule.inList(MEMBER, comment),
                        VisibilityRule.inThread(MEMBER, comment)))
                .containsOnly(new Shown());
    }

    @Test
    void listsLeaveOutWhatIsGoneForItsAuthorAndModeratorsToo() {
        PostFacts removed = new PostFacts(BEN, HERE, IN_GARDEN, true, false, false, null);
        assertThat(VisibilityRule.inList(mixed(admin()), removed)).isEqualTo(new Hidden(Why.REMOVED));
        assertThat(VisibilityRule.inList(mixed(moderator()), removed)).isEqualTo(new Hidden(Why.REMOVED));
        assertThat(VisibilityRule.inList(mixed(by(BEN)), removed)).isEqualTo(new Hidden(Why.REMOVED));
    }

    @Test
    void whatIsGoneIsReadByItsAuthorTheModeratorsAndTheAdminsAndIsAStubToOthers() {
        PostFacts removed = new PostFacts(BEN, HERE, IN_GARDEN, true, false, false, null);
        PostFacts deleted = new PostFacts(BEN, HERE, IN_GARDEN, false, true, false, null);
        for (Filter mayRead : List.of(mixed(admin()), mixed(moderator()), mixed(by(BEN)))) {
            assertThat(VisibilityRule.alone(mayRead, removed)).isEqualTo(new Shown());
            assertThat(VisibilityRule.alone(mayRead, deleted)).isEqualTo(new Shown());
        }
        for (Filter mayNot : List.of(VISITOR, MEMBER, mixed(moderatorOf(KITCHEN)))) {
            assertThat(VisibilityRule.alone(mayNot, removed)).isEqualTo(new Stub(Why.REMOVED));
            assertThat(VisibilityRule.alone(mayNot, deleted)).isEqualTo(new Stub(Why.DELETED));
        }
    }

    @Test
    void aCommunityThatIsGoneTakesItsPostsWithItExceptForThoseWhoLookAfterIt() {
        CommunityFacts gone = new CommunityFacts(GARDEN, OURS, true, false, false, false);
        PostFacts post = new PostFacts(BEN, HERE, gone, false, false, false, null);
        assertThat(VisibilityRule.alone(MEMBER, gone)).isEqualTo(new Stub(Why.COMMUNITY_GONE));
        assertThat(VisibilityRule.alone(MEMBER, post)).isEqualTo(new Hidden(Why.COMMUNITY_GONE));
        assertThat(VisibilityRule.alone(mixed(by(BEN)), post)).isEqualTo(new Hidden(Why.COMMUNITY_GONE));
        assertThat(VisibilityRule.alone(mixed(moderator()), gone)).isEqualTo(new Shown());
        assertThat(VisibilityRule.alone(mixed(admin()), post)).isEqualTo(new Shown());
        assertThat(VisibilityRule.inList(mixed(admin()), gone)).isEqualTo(new Hidden(Why.COMMUNITY_GONE));
    }

    @Test
    void nobodysChoicesHideWhatTheyOpen() {
        PostFacts unwanted = new PostFacts(
                ANA, HERE, new CommunityFacts(KITCHEN, OURS, false, false, false, true), false, false, true, "et");
        assertThat(VisibilityRule.alone(PARTICULAR, unwanted)).isEqualTo(new Shown());
        assertThat(VisibilityRule.alone(PARTICULAR, unwanted.community())).isEqualTo(new Shown());
    }

    @Test
    void aBlockedCommunityIsReadByWhoeverOpensItsPage() {
        ViewerFacts blocks =
                new ViewerFacts(ANA, false, Set.of(), Set.of(GARDEN), Set.of(BEN), false, Set.of(), Concealed.NOTHING);
        PostFacts byOther = new PostFacts(new PersonId(3), HERE, IN_GARDEN, false, false, false, null);
        assertThat(VisibilityRule.inList(VisibilityRule.filter(blocks, Listing.MIXED), byOther))
                .isEqualTo(new Hidden(Why.BLOCKED_COMMUNITY));
        assertThat(VisibilityRule.inList(VisibilityRule.filter(blocks, Listing.COMMUNITY), byOther))
                .isEqualTo(new Shown());
        assertThat(VisibilityRule.inList(VisibilityRule.filter(blocks, Listing.COMMUNITY), POST))
                .isEqualTo(new Hidden(Why.BLOCKED_PERSON));
        assertThat(VisibilityRule.inList(mixed(blocks), IN_GARDEN)).isEqualTo(new Hidden(Why.BLOCKED_COMMUNITY));
    }

    @Test
    void aBlockedPersonIsReadByWhoeverOpensTheirPage() {
        ViewerFacts blocks =
                new ViewerFacts(ANA, false, Set.of(), Set.of(), Set.of(BEN), false, Set.of(), Concealed.NOTHING);
        assertThat(VisibilityRule.inList(VisibilityRule.filter(blocks, Listing.PERSON), POST))
                .isEqualTo(new Shown());
    }

    @Test
    void nothingOfWhatAModeratorLooksAfterIsLeftOutByTheirChoices() {
        ViewerFacts moderator = new ViewerFacts(
                ANA, false, Set.of(GARDEN), Set.of(GARDEN), Set.of(BEN), false, Set.of("en"), Concealed.NOTHING);
        PostFacts unwanted = new PostFacts(BEN, HERE, IN_GARDEN, false, false, true, "et");
        assertThat(VisibilityRule.inList(VisibilityRule.filter(moderator, Listing.MODERATED), unwanted))
                .isEqualTo(new Shown());
    }

    @Test
    void aCommentThatIsGoneKeepsItsPlaceInTheThreadAndLeavesTheLists() {
        CommentFacts removed = new CommentFacts(BEN, HERE, POST, true, false, null);
        CommentFacts deleted = new CommentFacts(BEN, HERE, POST, false, true, null);
        assertThat(VisibilityRule.inThread(MEMBER, removed)).isEqualTo(new Stub(Why.REMOVED));
        assertThat(VisibilityRule.inThread(MEMBER, deleted)).isEqualTo(new Stub(Why.DELETED));
        assertThat(VisibilityRule.inThread(mixed(by(BEN)), deleted)).isEqualTo(new Shown());
        assertThat(VisibilityRule.inThread(mixed(moderator()), removed)).isEqualTo(new Shown());
        assertThat(VisibilityRule.inList(MEMBER, removed)).isEqualTo(new Hidden(Why.REMOVED));
        assertThat(VisibilityRule.inList(MEMBER, deleted)).isEqualTo(new Hidden(Why.DELETED));
    }

    @Test
    void underAPostThatIsGoneTheAnswersStayReadableButLeaveTheLists() {
        PostFacts removed = new PostFacts(BEN, HERE, IN_GARDEN, true, false, false, null);
        CommentFacts answer = new CommentFacts(ANA, HERE, removed, false, false, null);
        assertThat(VisibilityRule.inThread(MEMBER, answer)).isEqualTo(new Shown());
        assertThat(VisibilityRule.inList(MEMBER, answer)).isEqualTo(new Hidden(Why.POST_GONE));
    }

    @Test
    void aBlockedPersonsCommentKeepsItsPlaceWithoutItsText() {
        Filter blocks =
                mixed(new ViewerFacts(ANA, false, Set.of(), Set.of(), Set.of(BEN), false, Set.of(), Concealed.NOTHING));
        CommentFacts comment = new CommentFacts(BEN, HERE, POST, false, false, null);
        assertThat(VisibilityRule.inThread(blocks, comment)).isEqualTo(new Stub(Why.BLOCKED_PERSON));
        assertThat(VisibilityRule.inList(blocks, comment)).isEqualTo(new Hidden(Why.BLOCKED_PERSON));
    }

    @Test
    void aCommentIsListedByItsOwnLanguageAndItsPostsMark() {
        PostFacts estonian = written("et");
        assertThat(VisibilityRule.inList(PARTICULAR, new CommentFacts(BEN, HERE, estonian, false, false, "fr")))
                .isEqualTo(new Shown());
        assertThat(VisibilityRule.inList(PARTICULAR, new CommentFacts(BEN, HERE, POST, false, false, "et")))
                .isEqualTo(new Hidden(Why.LANGUAGE));
        PostFacts unsafe = new PostFacts(BEN, HERE, IN_GARDEN, false, false, true, null);
        assertThat(VisibilityRule.inList(VISITOR, new CommentFacts(BEN, HERE, unsafe, false, false, null)))
                .isEqualTo(new Hidden(Why.NSFW));
    }

    @Test
    void whatStandsInAListCanAlwaysBeOpenedFromIt() {
        for (Filter filter : List.of(VISITOR, MEMBER, PARTICULAR, mixed(admin()), mixed(moderator()))) {
            for (int set = 0; set < 1 << OBSTACLES.size(); set++) {
                PostFacts post = POST;
                for (int i = 0; i < OBSTACLES.size(); i++) {
                    post = (set >> i & 1) == 1 ? OBSTACLES.get(i).put().apply(post) : post;
                }
                if (VisibilityRule.inList(filter, post) instanceof Shown) {
                    assertThat(VisibilityRule.alone(filter, post)).isEqualTo(new Shown());
                }
            }
        }
    }

    private record Obstacle(Why why, UnaryOperator<PostFacts> put) {}

    private static UnaryOperator<PostFacts> in(UnaryOperator<CommunityFacts> change) {
        return p -> new PostFacts(
                p.author(), p.origin(), change.apply(p.community()), p.removed(), p.deleted(), p.nsfw(), p.language());
    }

    private static PostFacts written(@Nullable String language) {
        return new PostFacts(BEN, HERE, IN_GARDEN, false, false, false, language);
    }

    private static Filter mixed(ViewerFacts facts) {
        return VisibilityRule.filter(facts, Listing.MIXED);
    }

    private static ViewerFacts member() {
        return by(new PersonId(9));
    }

    private static ViewerFacts by(PersonId person) {
        return new ViewerFacts(person, false, Set.of(), Set.of(), Set.of(), false, Set.of(), Concealed.NOTHING);
    }

    private static ViewerFacts admin() {
        return new ViewerFacts(new PersonId(9), true, Set.of(), Set.of(), Set.of(), false, Set.of(), Concealed.NOTHING);
    }

    private static ViewerFacts moderator() {
        return moderatorOf(GARDEN);
    }

    private static ViewerFacts moderatorOf(CommunityId community) {
        return new ViewerFacts(
                new PersonId(9), false, Set.of(community), Set.of(), Set.of(), false, Set.of(), Concealed.NOTHING);
    }

    /// Who sees what a server writes, under each of the terms: in All, where one subscribes, in a place that
    /// one opens, in a thread that one opens, by its link.
    @ParameterizedTest
    @CsvSource({
        "EVERYONE, true, true true true true true",
        "EVERYONE, false, true true true true true",
        "FOLLOWERS, true, false true true true true",
        "FOLLOWERS, false, false true true true true",
        "NOBODY, true, false true false false true",
        "NOBODY, false, false false false false false"
    })
    void termsSayWhoSeesWhatAServerWrites(Contents.Visibility visibility, boolean choosable, String expected) {
        ViewerFacts reader = under(new Contents(Contents.Reception.ACCEPT, visibility, choosable));
        PostFacts theirs = new PostFacts(BEN, new Origin(GIANT, false), IN_GARDEN, false, false, false, null);
        PostFacts atTheirs = new PostFacts(
                BEN, HERE, new CommunityFacts(KITCHEN, GIANT, false, false, false, false), false, false, false, null);
        CommentFacts comment = new CommentFacts(BEN, new Origin(GIANT, false), POST, false, false, null);
        for (PostFacts post : List.of(theirs, atTheirs)) {
            assertThat(Stream.of(
                                    VisibilityRule.inList(VisibilityRule.filter(reader, Listing.MIXED), post),
                                    VisibilityRule.inList(VisibilityRule.filter(reader, Listing.SUBSCRIBED), post),
                                    VisibilityRule.inList(VisibilityRule.filter(reader, Listing.COMMUNITY), post),
                                    VisibilityRule.inThread(VisibilityRule.filter(reader, Listing.MIXED), comment),
                                    VisibilityRule.alone(VisibilityRule.filter(reader, Listing.MIXED), post))
                            .map(sight -> String.valueOf(sight instanceof Shown))
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatWaitsIsShownToNobodyButToWhoLooksAfterThePlace() {
        ViewerFacts reader = under(Contents.OPEN.reception(Contents.Reception.HOLD));
        PostFacts waiting = new PostFacts(BEN, new Origin(GIANT, true), IN_GARDEN, false, false, false, null);
        PostFacts released = new PostFacts(BEN, new Origin(GIANT, false), IN_GARDEN, false, false, false, null);
        CommentFacts comment = new CommentFacts(BEN, new Origin(GIANT, true), POST, false, false, null);
        for (Listing listing : Listing.values()) {
            Filter filter = VisibilityRule.filter(reader, listing);
            assertThat(VisibilityRule.inList(filter, waiting)).isEqualTo(new Hidden(Why.WAITING));
            assertThat(VisibilityRule.alone(filter, waiting)).isEqualTo(new Hidden(Why.WAITING));
            assertThat(VisibilityRule.inThread(filter, comment)).isEqualTo(new Stub(Why.WAITING));
            assertThat(VisibilityRule.inList(filter, released)).isEqualTo(new Shown());
        }
        Filter moderator = VisibilityRule.filter(
                new ViewerFacts(ANA, false, Set.of(GARDEN), Set.of(), Set.of(), false, Set.of(), reader.concealed()),
                Listing.MIXED);
        assertThat(VisibilityRule.alone(moderator, waiting)).isEqualTo(new Shown());
        assertThat(VisibilityRule.inThread(moderator, comment)).isEqualTo(new Shown());
    }

    @Test
    void underTermsThatTakeEverythingNothingWaits() {
        PostFacts waiting = new PostFacts(BEN, new Origin(GIANT, true), IN_GARDEN, false, false, false, null);
        Filter filter = VisibilityRule.filter(under(Contents.OPEN), Listing.MIXED);
        assertThat(VisibilityRule.inList(filter, waiting)).isEqualTo(new Shown());
    }

    private static ViewerFacts under(Contents contents) {
        return ViewerFacts.visitor(Concealed.by(Map.of(GIANT, contents)));
    }
}

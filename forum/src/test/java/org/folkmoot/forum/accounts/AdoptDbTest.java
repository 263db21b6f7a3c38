package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.util.List;
import java.util.Optional;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How people and communities of other servers become known here.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class AdoptDbTest {

    private static final String BEN = "https://beta.example/u/ben";
    private static final String YARD = "https://beta.example/c/yard";

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;

    AdoptDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
    }

    @Test
    void aPersonIsKnownByTheirAddressAndByTheirHandle() {
        PersonId ben = done(person(BEN, "ben", "Ben"));

        assertThat(line(ben)).isEqualTo(new PersonLine(ben, "ben", "Ben", "beta.example", false, false));
        assertThat(found(BEN)).contains(new Addressed.Person(ben));
        assertThat(address(new Addressed.Person(ben))).contains(BEN);
        assertThat(world.accounts.named("ben@beta.example")).contains(ben);
        assertThat(world.accounts.named("@Ben@Beta.example")).contains(ben);
        assertThat(world.accounts.named("ben")).isEmpty();
        assertThat(world.accounts.named("ben@gamma.example")).isEmpty();
    }

    @Test
    void whatIsOursIsFoundByTheAddressThatIsMadeOfItsName() {
        World.Member ana = world.member("ana");
        CommunityId garden = ana.founds("garden");
        PostId post = ana.posts(garden, "Forty kilos of quinces");
        var comment = ana.comments(post, null, "And leeks");

        both("http://localhost:8536/u/ana", new Addressed.Person(ana.id()));
        both("http://localhost:8536/c/garden", new Addressed.Community(garden));
        both("http://localhost:8536/post/" + post.value(), new Addressed.Post(post));
        both("http://localhost:8536/comment/" + comment.value(), new Addressed.Comment(post, comment));
        assertThat(found("http://localhost:8536/u/nobody")).isEmpty();
        assertThat(found("http://localhost:8536/post/999")).isEmpty();
        assertThat(world.accounts.named("ana@localhost:8536")).contains(ana.id());
    }

    private void both(String url, Addressed thing) {
        assertThat(found(url)).contains(thing);
        assertThat(address(thing)).contains(url);
    }

    @Test
    void whoComesAgainIsTheSameWithWhatIsNewOfThem() {
        PersonId ben = done(person(BEN, "ben", "Ben"));

        assertThat(done(person(BEN, "ben", "Ben of Beta"))).isEqualTo(ben);
        assertThat(line(ben).displayName()).isEqualTo("Ben of Beta");
        assertThat(done(person(BEN, "ben", null))).isEqualTo(ben);
        assertThat(line(ben).displayName()).isNull();
    }

    @Test
    void manyWhoComeAtOnceAreKnownAsIfTheyHadComeOneByOne() {
        PersonId ben = done(person(BEN, "ben", "Ben"));
        String cleo = "https://beta.example/u/cleo";

        List<Outcome<PersonId>> adopted = world.database.write(transaction -> world.adoptPerson.adopt(
                transaction,
                List.of(
                        request(cleo, "cleo", null),
                        request(BEN, "ben", "Ben of Beta"),
                        request("https://beta.example/users/8", "Cleo", null), // has cleo's name
                        request("not an address", "dora", null),
                        request("https://gamma.example/u/eve", "eve", "Eve"),
                        request(cleo, "cleo", "Cleo"),
                        request("https://gamma.example/u/odd", "a b", null))));

        PersonId cleoId = done(adopted.getFirst());
        assertThat(adopted)
                .containsExactly(
                        new Outcome.Done<>(cleoId),
                        new Outcome.Done<>(ben),
                        new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN),
                        new Outcome.Refused<>(Refusal.ADDRESS_INVALID),
                        new Outcome.Done<>(done(adopted.get(4))),
                        new Outcome.Done<>(cleoId),
                        new Outcome.Refused<>(Field.NAME, Refusal.NAME_INVALID));
        assertThat(line(cleoId).displayName()).isEqualTo("Cleo");
        assertThat(line(ben).displayName()).isEqualTo("Ben of Beta");
        assertThat(line(done(adopted.get(4))).domain()).isEqualTo("gamma.example");
        assertThat(found(cleo)).contains(new Addressed.Person(cleoId));
        assertThat(world.accounts.named("cleo@beta.example")).contains(cleoId);
    }

    @Test
    void anAddressKeepsItsNameAndANameItsAddress() {
        done(person(BEN, "ben", null));

        assertThat(person(BEN, "eve", null)).isEqualTo(new Outcome.Refused<>(Field.NAME, Refusal.ADDRESS_TAKEN));
        assertThat(person("https://beta.example/users/7", "Ben", null))
                .isEqualTo(new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN));
        assertThat(community(BEN, "ben")).isEqualTo(new Outcome.Refused<>(Refusal.ADDRESS_TAKEN));
        done(community("https://beta.example/c/ben", "ben"));
    }

    @Test
    void nobodyElseMakesPeopleOfOurs() {
        assertThat(person("http://localhost:8536/u/ana", "ana", null))
                .isEqualTo(new Outcome.Refused<>(Refusal.ADDRESS_INVALID));
        assertThat(person("not an address", "ana", null)).isEqualTo(new Outcome.Refused<>(Refusal.ADDRESS_INVALID));
    }

    @Test
    void namesOfOtherAlphabetsAreTakenAndThoseThatWouldNotBeSeenAreNot() {
        done(person("https://beta.example/u/1", "日本-user.name", null));
        for (String name : new String[] {"", "a b", "a\u202eb", "a@b", "a/b", "x".repeat(256)}) {
            assertThat(person("https://beta.example/u/2", name, null))
                    .as(name)
                    .isEqualTo(new Outcome.Refused<>(Field.NAME, Refusal.NAME_INVALID));
        }
    }

    @Test
    void aPersonWhoIsGoneFromTheirServerIsGoneHereAndMayComeBack() {
        PersonId ben = done(person(BEN, "ben", "Ben"));

        done(deeds.eraseAccount.gone(ben, false));
        assertThat(line(ben).deleted()).isTrue();

        assertThat(done(person(BEN, "ben", "Ben"))).isEqualTo(ben);
        assertThat(line(ben).deleted()).isFalse();
        assertThat(deeds.eraseAccount.gone(world.admin.id(), true)).isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void aCommunityIsKnownByItsAddressAndByItsHandle() {
        CommunityId yard = done(community(YARD, "yard"));

        assertThat(deeds.communities.named("yard@beta.example")).contains(yard);
        assertThat(deeds.communities.named("!yard@beta.example")).contains(yard);
        assertThat(deeds.communities.named("yard")).isEmpty();
        assertThat(page(yard).community().handle()).isEqualTo("yard@beta.example");
        assertThat(page(yard).community().title()).isEqualTo("yard");
        assertThat(found(YARD)).contains(new Addressed.Community(yard));
        assertThat(address(new Addressed.Community(yard))).contains(YARD);
    }

    @Test
    void aCommunityOfAnotherServerHasTheModeratorsThatItsServerNames() {
        CommunityId yard = done(community(YARD, "yard"));
        PersonId ben = done(person(BEN, "ben", null));
        PersonId ada = done(person("https://gamma.example/u/ada", "ada", null));

        done(world.adoptCommunity.moderators(yard, List.of(ben, ada)));
        assertThat(moderators(yard)).containsExactly(ben, ada);
        done(world.adoptCommunity.moderators(yard, List.of(ada)));
        assertThat(moderators(yard)).containsExactly(ada);

        CommunityId garden = world.admin.founds("garden");
        assertThat(world.adoptCommunity.moderators(garden, List.of(ben))).isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void aCommunityThatIsGoneFromItsServerMayComeBackButNotFromOurAdmin() {
        CommunityId yard = done(community(YARD, "yard"));

        done(world.adoptCommunity.gone(yard));
        assertThat(page(yard).deleted()).isTrue();
        done(community(YARD, "yard"));
        assertThat(page(yard).deleted()).isFalse();

        done(deeds.removeCommunity.remove(
                world.admin.viewer(),
                new org.folkmoot.forum.moderation.RemoveCommunity.Request(yard, true, "Not for us")));
        done(community(YARD, "yard"));
        assertThat(page(yard).removed()).isTrue();
    }

    private List<PersonId> moderators(CommunityId community) {
        return page(community).moderators().stream().map(PersonLine::id).toList();
    }

    private CommunityPage page(CommunityId community) {
        return deeds.communities.page(world.admin.viewer(), community).orElseThrow();
    }

    private PersonLine line(PersonId person) {
        return deeds.people.page(new Viewer.Visitor(), person).orElseThrow().person();
    }

    private Outcome<PersonId> person(String url, String name, @Nullable String displayName) {
        return world.adoptPerson.adopt(request(url, name, displayName));
    }

    private AdoptPerson.Request request(String url, String name, @Nullable String displayName) {
        return new AdoptPerson.Request(url, name, displayName, null, false, clock.instant());
    }

    private Outcome<CommunityId> community(String url, String name) {
        return world.adoptCommunity.adopt(
                new AdoptCommunity.Request(url, name, null, null, false, false, clock.instant()));
    }

    private Optional<Addressed> found(String url) {
        return world.database.read(transaction -> world.whereabouts.find(transaction, url));
    }

    private Optional<String> address(Addressed thing) {
        return world.database.read(transaction -> world.whereabouts.of(transaction, thing));
    }
}

package org.folkmoot.forum.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.folkmoot.forum.World.done;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.communities.JoinCommunity.Wish;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.DraftView.Place;
import org.folkmoot.rules.peers.BlockListRule;
import org.folkmoot.rules.peers.BlockListRule.Nonsense;
import org.folkmoot.rules.peers.DraftRule;
import org.folkmoot.rules.peers.DraftRule.Standing;
import org.folkmoot.rules.peers.ListedServer;
import org.folkmoot.rules.peers.ListedServer.Severity;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsDraftId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Lists of other sites are read as drafts, which are nothing until somebody puts them in force.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class DraftsDbTest {

    private static final String HEAD = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";

    private final World world;
    private final Database database;
    private final ImportDrafts importDrafts;
    private final PutDraftsInForce putDrafts;
    private final DiscardDrafts discardDrafts;
    private final ChangeTerms changeTerms;
    private final DraftView drafts;
    private final DecisionView decisions;
    private final JoinCommunity joinCommunity;
    private final Viewer admin;

    DraftsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        database = fresh.database();
        TermsDeeds terms = new TermsDeeds(world, fresh);
        importDrafts = new ImportDrafts(database, terms.office, world.peerTerms, fresh.clock());
        putDrafts = new PutDraftsInForce(database, terms.office, world.peerTerms, terms.consequences);
        discardDrafts = new DiscardDrafts(database, terms.office);
        changeTerms = terms.changeTerms;
        drafts = new DraftView(database, terms.office, world.peerTerms);
        decisions = new DecisionView(database, world.peerTerms);
        joinCommunity = new JoinCommunity(database, world.accounts, world.ledger, world.termsInForce, fresh.clock());
        admin = world.admin.viewer();
    }

    private ImportDrafts.Imported read(String source, String list) {
        return done(importDrafts.read(admin, source, list));
    }

    private List<DraftView.Line> lines(@Nullable String source) {
        return drafts.page(source, Place.BEGINNING, 100_000);
    }

    private List<TermsDraftId> ids() {
        return lines(null).stream().map(line -> line.draft().id()).toList();
    }

    private TermsVersionId decide(String domains, Terms terms) {
        return done(changeTerms.change(admin, request(domains, terms, null)));
    }

    private static ChangeTerms.Request request(String domains, Terms terms, @Nullable TermsDraftId draft) {
        return new ChangeTerms.Request(
                null,
                null,
                new TermsRule.Typed(
                        false,
                        "",
                        domains,
                        TermsRule.Votes.of(terms),
                        TermsRule.Choices.of(terms),
                        "We decided",
                        "",
                        ""),
                draft);
    }

    private Terms held(String server) {
        return database.read(world.peerTerms::policy).terms(server);
    }

    private long decided() {
        return database.read(world.peerTerms::policy).epoch();
    }

    @Test
    void aListBecomesDraftsAndNothingComesInForce() {
        ImportDrafts.Imported imported = read(
                " The list of beta ",
                HEAD
                        + "spam.example,suspend,,,\"Spam,\nand more\",\nloud.example,silence,,true,,\nquiet.example,noop\n");

        assertThat(imported.source()).isEqualTo("The list of beta");
        assertThat(imported.standings()).isEqualTo(Map.of(Standing.UNDECIDED, 2));
        assertThat(lines(null))
                .satisfiesExactly(
                        loud -> {
                            assertThat(loud.draft().server())
                                    .isEqualTo(new ListedServer("loud.example", Severity.SILENCE, true, ""));
                            assertThat(loud.draft().source()).isEqualTo("The list of beta");
                            assertThat(loud.draft().importedBy()).isEqualTo("admin");
                            assertThat(loud.standing()).isEqualTo(Standing.UNDECIDED);
                            assertThat(loud.holds()).isEqualTo(Terms.OPEN);
                        },
                        spam -> assertThat(spam.draft().server())
                                .isEqualTo(
                                        new ListedServer("spam.example", Severity.SUSPEND, true, "Spam,\nand more")));
        assertThat(decided()).isZero();
        assertThat(held("spam.example")).isEqualTo(Terms.OPEN);
    }

    @Test
    void aListThatIsReadAgainReplacesWhatItSaidAndLeavesOthersAlone() {
        read("beta", HEAD + "spam.example,suspend,,,Spam,\n");
        read("gamma", "spam.example");
        read("beta", HEAD + "spam.example,silence,,,They got better,\nnew.example,suspend\n");

        assertThat(lines("beta"))
                .extracting(line -> line.draft().server().comment())
                .containsExactly("", "They got better");
        assertThat(lines("gamma")).hasSize(1);
        assertThat(drafts.sources())
                .containsExactlyInAnyOrder(new DraftView.Source("beta", 2), new DraftView.Source("gamma", 1));
    }

    @Test
    void aListNeedsANameAndAServer() {
        assertThat(importDrafts.read(admin, "\u200b", "spam.example"))
                .isEqualTo(new Outcome.Refused<>(Field.SOURCE, Refusal.TEXT_MISSING));
        assertThat(importDrafts.read(admin, "x".repeat(101), "spam.example"))
                .isEqualTo(new Outcome.Refused<>(Field.SOURCE, Refusal.TEXT_TOO_LONG));
        assertThat(importDrafts.read(admin, "beta", HEAD + "nonsense\n"))
                .isEqualTo(new Outcome.Refused<>(Field.LIST, Refusal.NOTHING_LISTED));
    }

    @Test
    void onlyAdminsDoAnyOfIt() {
        read("beta", "spam.example");
        for (Viewer viewer : List.of(world.member("ana").viewer(), new Viewer.Visitor())) {
            Refusal refusal = viewer.person() == null ? Refusal.LOG_IN_FIRST : Refusal.NOT_AN_ADMIN;
            assertThat(importDrafts.read(viewer, "beta", "more.example")).isEqualTo(new Outcome.Refused<>(refusal));
            assertThat(putDrafts.preview(viewer, ids())).isEqualTo(new Outcome.Refused<>(refusal));
            assertThat(putDrafts.put(viewer, ids(), 0)).isEqualTo(new Outcome.Refused<>(refusal));
            assertThat(discardDrafts.discard(viewer, ids())).isEqualTo(new Outcome.Refused<>(refusal));
            assertThat(discardDrafts.discard(viewer, "beta")).isEqualTo(new Outcome.Refused<>(refusal));
        }
        assertThat(lines(null)).hasSize(1);
        assertThat(decided()).isZero();
    }

    @Test
    void draftsStandBesideWhatHolds() {
        TermsVersionId blocked = decide("spam.example", Terms.BLOCKED);
        TermsVersionId quiet = decide("quiet.example", Terms.QUIET_VOTES);
        read("beta", "spam.example\nunder.quiet.example\nnew.example\n");

        assertThat(lines(null))
                .extracting(DraftView.Line::standing)
                .containsExactly(Standing.UNDECIDED, Standing.HOLDS, Standing.DIFFERS);
        assertThat(lines(null)).extracting(DraftView.Line::decision).containsExactly(null, blocked, quiet);
    }

    @Test
    void thePagesOfDraftsGoOnWhereTheLastEnded() {
        read("beta", "b.example\na.example\nd.example\nc.example");
        read("gamma", "c.example");
        List<DraftView.Line> first = drafts.page(null, Place.BEGINNING, 3);
        Draft last = first.getLast().draft();
        List<DraftView.Line> second =
                drafts.page(null, new Place(last.server().domain(), last.id().value()), 3);
        assertThat(first)
                .extracting(line -> line.draft().server().domain())
                .containsExactly("a.example", "b.example", "c.example");
        assertThat(second).extracting(line -> line.draft().server().domain()).containsExactly("c.example", "d.example");
        assertThat(second.getFirst().draft().id()).isNotEqualTo(last.id());
    }

    @Test
    void manyArePutInForceEachAsADecisionOfItsOwn() {
        World.Elsewhere spam = world.instance("forum.spam.example");
        CommunityId offers = spam.community("offers");
        CommunityId better = world.instance("better.spam.example").community("better");
        for (CommunityId community : List.of(offers, better)) {
            done(joinCommunity.join(world.member("ana" + community.value()).viewer(), community, Wish.SUBSCRIBE));
        }
        decide("better.spam.example", Terms.QUIET_VOTES);
        read("beta", HEAD + "spam.example,suspend,,,Spam,\nloud.example,silence,,,,\n");

        PutDraftsInForce.Preview preview = done(putDrafts.preview(admin, ids()));
        assertThat(preview.ready())
                .extracting(PutDraftsInForce.Ready::standing)
                .containsExactly(Standing.UNDECIDED, Standing.UNDECIDED);
        assertThat(preview.left()).isEmpty();
        assertThat(preview.reach().members()).isEqualTo(1);
        assertThat(preview.reach().communities()).isEqualTo(1);
        assertThat(decided()).isEqualTo(1);

        assertThat(done(putDrafts.put(admin, ids(), preview.epoch()))).isEqualTo(2);
        assertThat(lines(null)).isEmpty();
        assertThat(held("forum.spam.example")).isEqualTo(Terms.BLOCKED);
        assertThat(held("loud.example")).isEqualTo(Terms.LIMITED);
        assertThat(decisions.log(null, null, 2))
                .extracting(Decision::version)
                .extracting(TermsVersion::name, TermsVersion::reason)
                .containsExactly(
                        tuple("spam.example", "imported from beta: Spam"), tuple("loud.example", "imported from beta"));
        assertThat(decisions.log(null, null, 10)).extracting(Decision::author).containsOnly("admin");
    }

    @Test
    void thoseAgainstWhichSomethingStandsAreLeft() {
        decide("held.example", Terms.BLOCKED);
        decide("kin.example cousins.example", Terms.QUIET_VOTES);
        TermsVersionId alone = decide("alone.example", Terms.QUIET_VOTES);
        read("beta", "held.example, kin.example, alone.example, under.kin.example, twice.example");
        read("gamma", HEAD + "twice.example,silence");

        PutDraftsInForce.Preview preview = done(putDrafts.preview(admin, ids()));
        assertThat(preview.left().stream()
                        .collect(Collectors.toMap(
                                left -> left.draft().server().domain(), PutDraftsInForce.Left::refusal)))
                .isEqualTo(Map.of(
                        "held.example", Refusal.ALREADY_SO,
                        "kin.example", Refusal.DOMAIN_TAKEN,
                        "twice.example", Refusal.DOMAIN_TAKEN));
        assertThat(done(putDrafts.put(admin, ids(), preview.epoch()))).isEqualTo(3);

        assertThat(lines(null))
                .extracting(line -> line.draft().server().domain())
                .containsExactly("held.example", "kin.example", "twice.example");
        assertThat(held("twice.example")).as("the older import").isEqualTo(Terms.BLOCKED);
        assertThat(held("under.kin.example")).isEqualTo(Terms.BLOCKED);
        assertThat(held("kin.example")).isEqualTo(Terms.QUIET_VOTES);
        Decision changed = decisions.about("alone.example", null, 1).getFirst();
        assertThat(changed.version().before()).isEqualTo(alone);
        assertThat(changed.holds()).isEqualTo(Terms.BLOCKED);
    }

    @Test
    void whatSomebodyDecidedMeanwhileIsNotOverruledUnseen() {
        read("beta", "spam.example");
        long epoch = done(putDrafts.preview(admin, ids())).epoch();
        decide("spam.example", Terms.QUIET_VOTES);

        assertThat(putDrafts.put(admin, ids(), epoch))
                .isEqualTo(new Outcome.Refused<>(Refusal.TERMS_CHANGED_MEANWHILE));
        assertThat(held("spam.example")).isEqualTo(Terms.QUIET_VOTES);
        assertThat(lines(null)).hasSize(1);
    }

    @Test
    void noneAndTooManyAtOnceAreRefused() {
        assertThat(putDrafts.preview(admin, List.of())).isEqualTo(new Outcome.Refused<>(Refusal.NOTHING_CHOSEN));
        assertThat(discardDrafts.discard(admin, List.of())).isEqualTo(new Outcome.Refused<>(Refusal.NOTHING_CHOSEN));
        read("beta", servers(DraftRule.MOST_AT_ONCE + 1));
        assertThat(putDrafts.put(admin, ids(), 0)).isEqualTo(new Outcome.Refused<>(Refusal.TOO_MANY_CHOSEN));
        assertThat(done(putDrafts.put(admin, ids().subList(0, DraftRule.MOST_AT_ONCE), 0)))
                .isEqualTo(DraftRule.MOST_AT_ONCE);
        assertThat(decided()).isEqualTo(DraftRule.MOST_AT_ONCE);
    }

    @Test
    void draftsAreDiscardedOneByOneAndListByList() {
        read("beta", "a.example b.example".replace(' ', '\n'));
        read("gamma", "a.example");
        assertThat(done(discardDrafts.discard(admin, List.of(ids().getFirst()))))
                .isEqualTo(1);
        assertThat(lines("beta")).hasSize(1);
        assertThat(done(discardDrafts.discard(admin, "beta"))).isEqualTo(1);
        assertThat(lines(null)).extracting(line -> line.draft().source()).containsExactly("gamma");
        assertThat(decided()).isZero();
    }

    @Test
    void aDraftThatIsPutInForceByTheFormIsDoneWith() {
        read("beta", "spam.example");
        Draft draft = lines(null).getFirst().draft();
        assertThat(drafts.one(draft.id())).contains(draft);
        done(changeTerms.change(admin, request("spam.example", Terms.HOLD, draft.id())));
        assertThat(drafts.one(draft.id())).isEmpty();
        assertThat(held("spam.example")).isEqualTo(Terms.HOLD);
    }

    @Test
    void fiftyThousandLinesWithNonsenseAreKeptByOneStatement() {
        String list = IntStream.rangeClosed(1, BlockListRule.MOST_LINES)
                .mapToObj(n -> n % 10 == 0
                        ? "\"no sense \u202e" + n + "\n"
                        : "Server" + n + ".example,suspend,false,false,\"Spam, no. " + n + "\",false\n")
                .collect(Collectors.joining());

        ImportDrafts.Imported imported = read("A very long list", list + "one.more.example\n");

        assertThat(imported.found().servers()).hasSize(45_000);
        assertThat(imported.found().nonsense()).isEqualTo(5_000);
        assertThat(imported.found().told()).hasSize(10).startsWith(new Nonsense(10, "\"no sense 10"));
        assertThat(imported.found().cut()).isTrue();
        assertThat(drafts.sources()).containsExactly(new DraftView.Source("A very long list", 45_000));
        assertThat(drafts.page(null, Place.BEGINNING, 200)).hasSize(200);
        assertThat(statements()).isEqualTo(1);
        assertThat(read("A very long list", list).found().servers()).hasSize(45_000);
        assertThat(statements()).isEqualTo(1);
    }

    /// How many statements wrote the drafts.
    private long statements() {
        return database.read(transaction -> transaction
                .query(
                        "select count(*) from (select distinct cast(cast(xmin as text) || ' ' || cast(cmin as text) as text) from terms_draft) as writing")
                .mapTo(Long.class)
                .one());
    }

    private static String servers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "s" + n + ".example\n")
                .collect(Collectors.joining());
    }
}

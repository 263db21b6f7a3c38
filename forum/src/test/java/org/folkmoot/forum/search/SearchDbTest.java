package org.folkmoot.forum.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.PASSWORD;
import static org.folkmoot.forum.World.done;

import java.util.List;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.ChangeProfile;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.posts.EditPost;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class SearchDbTest {

    private static final Viewer VISITOR = new Viewer.Visitor();

    private final World world;
    private final Deeds deeds;
    private final World.Member ana;
    private final World.Member ben;
    private final CommunityId garden;
    private final PostId quinces;
    private final PostId apples;

    SearchDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        ana = world.member("ana");
        ben = world.member("ben");
        garden = ana.founds("garden");
        quinces = ana.posts(garden, "Forty kilos of quinces");
        apples = ben.posts(garden, "Forty kilos of apples");
        deeds.settle();
    }

    @Test
    void wordsPhrasesAlternativesAndExclusionsAreUnderstood() {
        assertThat(posts(VISITOR, "QUINCES")).containsExactly(quinces);
        assertThat(posts(VISITOR, "forty kilos")).containsExactly(apples, quinces);
        assertThat(posts(VISITOR, "\"kilos of apples\"")).containsExactly(apples);
        assertThat(posts(VISITOR, "\"apples of kilos\"")).isEmpty();
        assertThat(posts(VISITOR, "quinces or apples")).containsExactly(apples, quinces);
        assertThat(posts(VISITOR, "forty -apples")).containsExactly(quinces);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "'",
                "''';drop table post;--",
                "\"",
                "\"\"\"",
                "& | ! ( )",
                ":*",
                "a:*b",
                "<->",
                "\\",
                "%_",
                "\u0000",
                "qui\u0000nces",
                "\uD800",
                "-",
                "- - -",
                "or or or",
                "\u202Equinces",
                "<script>alert(1)</script>"
            })
    void anyTextIsATextToLookFor(String text) {
        assertThat(deeds.search.posts(VISITOR, text, 10, 0, new Lens.Site())).isNotNull();
        assertThat(deeds.search.comments(VISITOR, text, 10, 0, new Lens.Site())).isNotNull();
        assertThat(deeds.search.communities(VISITOR, text, 10, 0)).isNotNull();
        assertThat(deeds.search.people(text, 10, 0)).isNotNull();
    }

    @Test
    void aWordLongerThanAnyIsFoundNowhere() {
        for (String text : List.of(
                "x".repeat(3_000),
                "\u00E9".repeat(100_000),
                "a ".repeat(50_000),
                "-".repeat(9_000),
                "- ".repeat(900),
                "-\"".repeat(900),
                "-(".repeat(900),
                "-!".repeat(900),
                "-or ".repeat(900),
                "\"a b\" ".repeat(900),
                "or ".repeat(900))) {
            anyTextIsATextToLookFor(text);
        }
    }

    @Test
    void whatIsGoneIsNotFoundAndComesBackWhenItDoes() {
        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(apples, true, "off topic")));
        deeds.settle();
        assertThat(posts(VISITOR, "forty")).containsExactly(quinces);
        assertThat(posts(ana.viewer(), "apples")).isEmpty();
        assertThat(documents("POST")).isEqualTo(1);

        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(apples, false, "")));
        done(deeds.deletePost.delete(new DeletePost.Request(ana.id(), quinces, true)));
        deeds.settle();
        assertThat(posts(VISITOR, "forty")).containsExactly(apples);

        done(deeds.removeCommunity.remove(world.admin.viewer(), new RemoveCommunity.Request(garden, true, "spam")));
        assertThat(posts(VISITOR, "forty")).isEmpty(); // at once, the ledger need not have told
        deeds.settle();
        assertThat(deeds.search.communities(VISITOR, "gard", 10, 0)).isEmpty();
    }

    @Test
    void anEditIsFoundByItsNewWordsAlone() {
        done(deeds.editPost.edit(
                new EditPost.Request(ana.id(), quinces, "Fifty kilos of pears", null, "Not one quince", null, false)));
        deeds.settle();

        assertThat(posts(VISITOR, "quinces")).isEmpty();
        assertThat(posts(VISITOR, "pears")).containsExactly(quinces);
        assertThat(posts(VISITOR, "quince")).containsExactly(quinces);
    }

    @Test
    void aCommentIsFoundWhileItAndItsPostAreThere() {
        CommentId comment = ben.comments(quinces, null, "Marmalade, obviously");
        deeds.settle();
        assertThat(comments("marmalade")).containsExactly(comment);

        done(deeds.deletePost.delete(new DeletePost.Request(ana.id(), quinces, true)));
        assertThat(comments("marmalade")).isEmpty();
        done(deeds.deletePost.delete(new DeletePost.Request(ana.id(), quinces, false)));
        done(deeds.removeComment.remove(ana.viewer(), new RemoveComment.Request(comment, true, "obvious")));
        deeds.settle();
        assertThat(comments("marmalade")).isEmpty();
        assertThat(documents("COMMENT")).isZero();
    }

    @Test
    void whoMayNotSeeAPlaceFindsNothingInIt() {
        CommunityId ours = done(world.foundCommunity.found(
                ana.viewer(), new FoundCommunity.Request("hearth", "Among ourselves", "", false, true, false)));
        PostId secret = ana.posts(ours, "The well-kept recipe");
        ana.comments(secret, null, "A pinch of cardamom");
        deeds.settle();

        assertThat(posts(VISITOR, "recipe")).isEmpty();
        assertThat(comments("cardamom")).isEmpty();
        assertThat(deeds.search.communities(VISITOR, "hearth", 10, 0)).isEmpty();
        assertThat(posts(ben.viewer(), "recipe")).containsExactly(secret);
        assertThat(deeds.search.communities(ben.viewer(), "hearth", 10, 0)).hasSize(1);
    }

    @Test
    void whomOneBlocksOneDoesNotFind() {
        done(deeds.blockPerson.block(ana.id(), ben.id(), true));

        assertThat(posts(ana.viewer(), "forty")).containsExactly(quinces);
    }

    @Test
    void peopleAndCommunitiesAreFoundByTheBeginningOfTheirNames() {
        done(deeds.changeProfile.change(new ChangeProfile.Request(ben.id(), "Benjamin Baum", "", null, false)));
        deeds.settle();

        assertThat(deeds.search.people("benj", 10, 0))
                .extracting(line -> line.name())
                .containsExactly("ben");
        assertThat(deeds.search.people("BE", 10, 0))
                .extracting(line -> line.name())
                .containsExactly("ben");
        assertThat(deeds.search.people("enj", 10, 0)).isEmpty();
        assertThat(deeds.search.communities(VISITOR, "gar", 10, 0))
                .singleElement()
                .satisfies(card -> assertThat(card.community().id()).isEqualTo(garden));
    }

    @Test
    void whoErasedTheirAccountIsNotFoundNorTheirWordsWhenTheyTookThemAlong() {
        done(deeds.eraseAccount.erase(ben.viewer(), new EraseAccount.Request(PASSWORD, true)));
        deeds.settle();

        assertThat(deeds.search.people("ben", 10, 0)).isEmpty();
        assertThat(posts(VISITOR, "apples")).isEmpty();
    }

    @Test
    void pagesOfWhatIsFoundFollowEachOther() {
        assertThat(deeds.search.posts(VISITOR, "forty", 1, 0, new Lens.Site()))
                .singleElement()
                .satisfies(card -> assertThat(card.id()).isEqualTo(apples));
        assertThat(deeds.search.posts(VISITOR, "forty", 1, 1, new Lens.Site()))
                .singleElement()
                .satisfies(card -> assertThat(card.id()).isEqualTo(quinces));
        assertThat(deeds.search.posts(VISITOR, "forty", 1, 2, new Lens.Site())).isEmpty();
    }

    private List<PostId> posts(Viewer viewer, String text) {
        return deeds.search.posts(viewer, text, 10, 0, new Lens.Site()).stream()
                .map(card -> card.id())
                .toList();
    }

    private List<CommentId> comments(String text) {
        return deeds.search.comments(VISITOR, text, 10, 0, new Lens.Site()).stream()
                .map(card -> card.comment().id())
                .toList();
    }

    private long documents(String kind) {
        return world.database.<Long>read(transaction -> transaction
                .query("select count(*) from search_document where kind = :kind")
                .bind("kind", kind)
                .mapTo(Long.class)
                .one());
    }
}

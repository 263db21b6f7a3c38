package org.folkmoot.rules.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Choices.Axis;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.visibility.Sight.Hidden;
import org.folkmoot.rules.visibility.Sight.Shown;
import org.folkmoot.rules.visibility.Sight.Stub;
import org.folkmoot.rules.visibility.Sight.Why;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A member's own choices on top of the terms (decisions, 32): the floor, then the choice, then what is
/// usual; and what one subscribes to beats both but the floor.
class OwnChoiceTest {

    private static final InstanceId OURS = new InstanceId(1);
    private static final InstanceId GIANT = new InstanceId(7);
    private static final InstanceId OTHER = new InstanceId(8);
    private static final PersonId READER = new PersonId(1);
    private static final PersonId WRITER = new PersonId(2);
    private static final CommunityFacts GARDEN =
            new CommunityFacts(new CommunityId(1), OURS, false, false, false, false);
    private static final CommunityFacts THEIRS =
            new CommunityFacts(new CommunityId(2), GIANT, false, false, false, false);
    private static final PostFacts BY_THEM = post(GIANT, GARDEN);
    private static final PostFacts AT_THEIRS = post(OURS, THEIRS);
    private static final PostFacts OURS_HERE = post(OURS, GARDEN);

    /// Where a post of a server's person in a community of ours is seen, and one in a community of that
    /// server: in All; in a community that one opens; in the feed of what one subscribes to; by its link.
    /// Then a comment in a thread of ours; and when one asks to see that comment all the same.
    @ParameterizedTest
    @CsvSource({
        "EVERYONE,  true,  AS_SITE, yyyy yyyy y y",
        "EVERYONE,  true,  SHOWN,   yyyy yyyy y y",
        "EVERYONE,  true,  HIDDEN,  nnny nnyy n y",
        "EVERYONE,  false, SHOWN,   yyyy yyyy y y",
        "EVERYONE,  false, HIDDEN,  nnny nnyy n y",
        "FOLLOWERS, true,  AS_SITE, nyyy nyyy y y",
        "FOLLOWERS, true,  SHOWN,   yyyy yyyy y y",
        "FOLLOWERS, true,  HIDDEN,  nnny nnyy n y",
        "FOLLOWERS, false, SHOWN,   nyyy nyyy y y",
        "FOLLOWERS, false, HIDDEN,  nnny nnyy n y",
        "NOBODY,    true,  AS_SITE, nnyy nnyy n y",
        "NOBODY,    true,  SHOWN,   yyyy yyyy y y",
        "NOBODY,    true,  HIDDEN,  nnny nnyy n y",
        "NOBODY,    false, AS_SITE, nnnn nnnn n n",
        "NOBODY,    false, SHOWN,   nnnn nnnn n n",
        "NOBODY,    false, HIDDEN,  nnnn nnnn n n"
    })
    void theFloorThenTheChoiceThenWhatIsUsual(
            Visibility visibility, boolean choosable, Choice choice, String expected) {
        ViewerFacts reader = reader(visibility, choosable, Choices.all(choice));
        CommentFacts comment = new CommentFacts(WRITER, new Origin(GIANT, false), OURS_HERE, false, false, null);
        Filter mixed = filter(reader, Listing.MIXED);
        assertThat(seen(reader, BY_THEM) + " " + seen(reader, AT_THEIRS) + " "
                        + sign(VisibilityRule.inThread(mixed, comment)) + " "
                        + sign(VisibilityRule.opened(mixed, comment)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void whatWaitsIsShownByNobodysChoice(Choice choice) {
        ViewerFacts reader = facts(Concealed.by(
                Map.of(GIANT, new Contents(Reception.HOLD, Visibility.EVERYONE, true)),
                Map.of(GIANT, Choices.all(choice))));
        PostFacts waiting = new PostFacts(WRITER, new Origin(GIANT, true), GARDEN, false, false, false, null);
        CommentFacts comment = new CommentFacts(WRITER, new Origin(GIANT, true), OURS_HERE, false, false, null);
        for (Listing listing : Listing.values()) {
            assertThat(VisibilityRule.inList(filter(reader, listing), waiting)).isEqualTo(new Hidden(Why.WAITING));
            assertThat(VisibilityRule.opened(filter(reader, listing), comment)).isEqualTo(new Stub(Why.WAITING));
        }
    }

    @Test
    void eachKindOfThingIsChosenByItself() {
        ViewerFacts noPosts = reader(Visibility.EVERYONE, true, hiding(Axis.POSTS));
        assertThat(seen(noPosts, BY_THEM)).isEqualTo("nnny");
        assertThat(seen(noPosts, AT_THEIRS)).isEqualTo("yyyy");
        ViewerFacts noCommunities = reader(Visibility.EVERYONE, true, hiding(Axis.COMMUNITIES));
        assertThat(seen(noCommunities, BY_THEM)).isEqualTo("yyyy");
        assertThat(seen(noCommunities, AT_THEIRS)).isEqualTo("nnyy");
        ViewerFacts noComments = reader(Visibility.EVERYONE, true, hiding(Axis.COMMENTS));
        assertThat(seen(noComments, BY_THEM)).isEqualTo("yyyy");
        CommentFacts comment = new CommentFacts(WRITER, new Origin(GIANT, false), BY_THEM, false, false, null);
        assertThat(VisibilityRule.inList(filter(noComments, Listing.MIXED), comment))
                .isEqualTo(new Hidden(Why.CHOICE));
        assertThat(VisibilityRule.inThread(filter(noPosts, Listing.MIXED), comment))
                .isEqualTo(new Shown());
    }

    @Test
    void theReasonSaysWhetherTheReaderChoseItOrTheTermsDid() {
        CommentFacts comment = new CommentFacts(WRITER, new Origin(GIANT, false), OURS_HERE, false, false, null);
        assertThat(VisibilityRule.inThread(
                        filter(reader(Visibility.EVERYONE, true, Choices.all(Choice.HIDDEN)), Listing.MIXED), comment))
                .isEqualTo(new Stub(Why.CHOICE));
        assertThat(VisibilityRule.inThread(
                        filter(reader(Visibility.NOBODY, true, Choices.NONE), Listing.MIXED), comment))
                .isEqualTo(new Stub(Why.TERMS));
        assertThat(VisibilityRule.inThread(
                        filter(reader(Visibility.NOBODY, false, Choices.all(Choice.HIDDEN)), Listing.MIXED), comment))
                .isEqualTo(new Stub(Why.TERMS));
    }

    @Test
    void whatIsHiddenOfOthersStaysHiddenInCommunitiesThatOneSubscribesTo() {
        Concealed hidesBoth = Concealed.by(
                Map.of(GIANT, Contents.OPEN, OTHER, Contents.OPEN),
                Map.of(GIANT, Choices.all(Choice.HIDDEN), OTHER, Choices.all(Choice.HIDDEN)));
        Concealed hidesOne = Concealed.by(
                Map.of(GIANT, Contents.OPEN, OTHER, Contents.OPEN), Map.of(OTHER, Choices.all(Choice.HIDDEN)));
        CommentFacts atTheirs = new CommentFacts(WRITER, new Origin(OTHER, false), AT_THEIRS, false, false, null);
        assertThat(VisibilityRule.inThread(filter(facts(hidesOne.fromSubscriber(GIANT)), Listing.MIXED), atTheirs))
                .isEqualTo(new Stub(Why.CHOICE));
        assertThat(VisibilityRule.inThread(filter(facts(hidesBoth.fromSubscriber(GIANT)), Listing.MIXED), atTheirs))
                .isEqualTo(new Shown());
        assertThat(VisibilityRule.inList(filter(facts(hidesOne), Listing.SUBSCRIBED), atTheirs))
                .isEqualTo(new Hidden(Why.CHOICE));
        assertThat(VisibilityRule.inList(filter(facts(hidesBoth), Listing.SUBSCRIBED), atTheirs))
                .isEqualTo(new Shown());
    }

    @Test
    void aVisitorCannotAskForWhatTheyDoNotSee() {
        ViewerFacts visitor = ViewerFacts.visitor(
                Concealed.by(Map.of(GIANT, new Contents(Reception.ACCEPT, Visibility.NOBODY, true))));
        CommentFacts comment = new CommentFacts(WRITER, new Origin(GIANT, false), OURS_HERE, false, false, null);
        assertThat(VisibilityRule.opened(filter(visitor, Listing.MIXED), comment))
                .isEqualTo(new Stub(Why.TERMS));
    }

    /// Whether what its people say to the member stands apart: answers and mentions, then messages.
    @ParameterizedTest
    @CsvSource({
        "EVERYONE, true,  AS_SITE, AS_SITE, nn",
        "EVERYONE, true,  HIDDEN,  AS_SITE, yy",
        "EVERYONE, true,  HIDDEN,  SHOWN,   nn",
        "EVERYONE, true,  AS_SITE, HIDDEN,  yy",
        "FOLLOWERS, true, AS_SITE, AS_SITE, nn",
        "NOBODY,   true,  AS_SITE, AS_SITE, yy",
        "NOBODY,   true,  SHOWN,   AS_SITE, nn",
        "NOBODY,   true,  AS_SITE, SHOWN,   nn",
        "NOBODY,   false, SHOWN,   SHOWN,   yy"
    })
    void whoDoesNotSeeWhatTheySayIsNotToldOfItEither(
            Visibility visibility, boolean choosable, Choice comments, Choice told, String expected) {
        Seen seen = Seen.by(
                new Contents(Reception.ACCEPT, visibility, choosable),
                new Choices(Choice.AS_SITE, comments, Choice.AS_SITE, told, told));
        assertThat(sign(seen.notifiesApart()) + sign(seen.writesApart())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "EVERYONE,  true,  yyyyy",
        "EVERYONE,  false, nnnyy",
        "FOLLOWERS, true,  yyyyy",
        "FOLLOWERS, false, nnnyy",
        "NOBODY,    true,  yyyyy",
        "NOBODY,    false, nnnnn"
    })
    void toSeeIsOfferedWhereTheTermsLetMembersChooseAndToHideAlways(
            Visibility visibility, boolean choosable, String expected) {
        Contents terms = new Contents(Reception.ACCEPT, visibility, choosable);
        assertThat(Stream.of(Axis.values())
                        .map(axis -> sign(Seen.offers(terms, axis, Choice.SHOWN)))
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
        assertThat(Stream.of(Axis.values()))
                .allMatch(axis -> Seen.offers(terms, axis, Choice.HIDDEN))
                .allMatch(axis -> Seen.offers(terms, axis, Choice.AS_SITE));
    }

    private static Choices hiding(Axis hidden) {
        return Choices.of(Stream.of(Axis.values())
                .map(axis -> axis == hidden ? Choice.HIDDEN : Choice.AS_SITE)
                .toList());
    }

    private static String seen(ViewerFacts reader, PostFacts post) {
        return Stream.of(Listing.MIXED, Listing.COMMUNITY, Listing.SUBSCRIBED)
                        .map(listing -> sign(VisibilityRule.inList(filter(reader, listing), post)))
                        .collect(Collectors.joining())
                + sign(VisibilityRule.alone(filter(reader, Listing.MIXED), post));
    }

    private static String sign(Sight sight) {
        return sign(sight instanceof Shown);
    }

    private static String sign(boolean yes) {
        return yes ? "y" : "n";
    }

    private static PostFacts post(InstanceId author, CommunityFacts community) {
        return new PostFacts(WRITER, new Origin(author, false), community, false, false, false, null);
    }

    private static ViewerFacts reader(Visibility visibility, boolean choosable, Choices choices) {
        return facts(Concealed.by(
                Map.of(GIANT, new Contents(Reception.ACCEPT, visibility, choosable)), Map.of(GIANT, choices)));
    }

    private static ViewerFacts facts(Concealed concealed) {
        return new ViewerFacts(READER, false, Set.of(), Set.of(), Set.of(), false, Set.of(), concealed);
    }

    private static Filter filter(ViewerFacts reader, Listing listing) {
        return VisibilityRule.filter(reader, listing);
    }
}

package org.folkmoot.activitypub.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The habits of real servers, each as a small example of our own.
class VocabularyTest {

    private static Thing read(String json) {
        return Vocabulary.read(json.replace('\'', '"').getBytes(UTF_8));
    }

    private static Content note(String members) {
        return (Content) read("{'type':'Note','id':'https://a.example/1'," + members + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'to':'https://b.example/c/x'",
                "'to':['https://b.example/c/x']",
                "'to':{'type':'Group','id':'https://b.example/c/x'}",
                "'to':[{'id':'https://b.example/c/x'},null]"
            })
    void whatMayBeOneOrManyIsReadAlike(String to) {
        assertThat(note(to).to()).containsExactly(new Iri("https://b.example/c/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
    void everybodyIsUnderstoodInThreeSpellings(String everybody) {
        assertThat(note("'to':['" + everybody + "']").open()).isTrue();
        assertThat(note("'cc':'" + everybody + "'").open()).isTrue();
    }

    @Test
    void whatIsNotAddressedToEverybodyIsNotOpen() {
        assertThat(note("'to':['https://b.example/u/ben']").open()).isFalse();
    }

    @Test
    void aSingleTagOrAttachmentNeedsNoList() {
        Content note = note("'tag':{'type':'Mention','href':'https://b.example/u/ben','name':'@ben'},"
                + "'attachment':{'type':'Image','url':'https://a.example/p.png','name':'a tree'}");
        assertThat(note.mentions()).containsExactly(new Iri("https://b.example/u/ben"));
        assertThat(note.attachments())
                .containsExactly(new Content.Attachment("Image", new Iri("https://a.example/p.png"), "a tree", null));
    }

    @Test
    void aPictureInSeveralSizesIsItsLargest() {
        Actor actor = (Actor) read("{'type':'Group','id':'https://a.example/c/x','preferredUsername':'x',"
                + "'icon':[{'type':'Image','url':'https://a.example/small.png'},"
                + "{'type':'Image','url':'https://a.example/large.png'}]}");
        assertThat(actor.icon()).isEqualTo(new Iri("https://a.example/large.png"));
    }

    @Test
    void aVideoNamesItsAuthorAndItsChannel() {
        Content video = (Content) read("{'type':'Video','id':'https://a.example/v/1','attributedTo':["
                + "{'type':'Person','id':'https://a.example/u/ada'},{'type':'Group','id':'https://a.example/c/ch'}]}");
        assertThat(video.attributedTo())
                .containsExactly(new Iri("https://a.example/u/ada"), new Iri("https://a.example/c/ch"));
    }

    @Test
    void nullsAndForeignShapesCountAsNothing() {
        Content note = note("'content':null,'source':'https://a.example/link','contentMap':{'de':'<p>Ja</p>'},"
                + "'summary':7,'published':'yesterday','image':null");
        assertThat(note.content()).isEqualTo("<p>Ja</p>");
        assertThat(note.language()).isEqualTo("de");
        assertThat(note.markdown()).isNull();
        assertThat(note.summary()).isNull();
        assertThat(note.published()).isNull();
    }

    @Test
    void aTextThatWasTypedAsMarkdownIsGivenAsTyped() {
        assertThat(note("'content':'<p>a</p>','source':{'content':'*a*','mediaType':'text/markdown'}")
                        .markdown())
                .isEqualTo("*a*");
        assertThat(note("'content':'**b**','mediaType':'text/markdown'").markdown())
                .isEqualTo("**b**");
        assertThat(note("'content':'<p>a</p>','source':{'content':'$[x a]','mediaType':'text/x.misskeymarkdown'}")
                        .markdown())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-05T15:00:00Z, 2026-10-05T15:00:00Z",
        "2026-10-05T15:00:00+00:00, 2026-10-05T15:00:00Z",
        "2026-10-05T15:00:00+0000, 2026-10-05T15:00:00Z",
        "2026-10-05T17:00:00.123456789+02:00, 2026-10-05T15:00:00.123456789Z",
        "2026-10-05T15:00:00, 2026-10-05T15:00:00Z",
        "2026-10-05t15:00:00.5z, 2026-10-05T15:00:00.500Z",
        "2026-10-05T17:00:00+02, 2026-10-05T15:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    })
    void timesAreReadInEverySpelling(String written, Instant meant) {
        assertThat(note("'published':'" + written + "'").published()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "+12026-10-05T15:00:00Z",
                "-0001-10-05T15:00:00Z",
                "2026-13-05T15:00:00Z",
                "9999-12-31T23:59:59-01:00"
            })
    void whatIsNoTimeIsNone(String written) {
        assertThat(note("'published':'" + written + "'").published()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "und", "\u0000", "de\u0000", "x", "en onload=alert(1)", "en_US", "\"><b>"})
    void aLanguageThatIsNoTagIsNone(String code) {
        JsonObject note = JsonObject.builder()
                .put("type", "Note")
                .put("id", "https://a.example/1")
                .put("content", "Hallo")
                .put("language", JsonObject.builder().put("identifier", code).build())
                .build();
        assertThat(((Content) Vocabulary.read(note)).language()).isNull();
    }

    @Test
    void ofSeveralPagesTheOneForPeopleIsTaken() {
        Content note = note("'url':[{'type':'Link','href':'app://post/1','mediaType':'application/x-app'},"
                + "{'type':'Link','href':'https://www.a.example/@ada/1','mediaType':'text/html'}]");
        assertThat(note.url()).isEqualTo(new Iri("https://www.a.example/@ada/1"));
    }

    @Test
    void aTypeMayBeOneOfSeveral() {
        assertThat(read("{'type':['Person','schema:Person'],'id':'https://a.example/u/ada'}"))
                .isInstanceOf(Actor.class);
        assertThat(read("{'type':['x:Odd','Note'],'id':'https://a.example/1'}")).isInstanceOf(Content.class);
    }

    @Test
    void whatIsUnknownIsKeptAndNoError() {
        Thing thing = read("{'type':'Question2','id':'https://a.example/1','x':[1,2.50]}");
        assertThat(thing).isInstanceOf(Unknown.class);
        assertThat(new String(Json.write(thing.json()), UTF_8)).contains("[1,2.50]");
        Thing listened = read("{'type':'Listen','actor':'https://a.example/u/ada','object':'https://a.example/s'}");
        assertThat(listened).isInstanceOf(Activity.Other.class);
    }

    @Test
    void anActorMayBeAnObjectOrAList() {
        for (String actor : List.of(
                "'https://a.example/u/ada'", "{'id':'https://a.example/u/ada'}", "['https://a.example/u/ada']")) {
            Activity like = (Activity) read("{'type':'Like','actor':" + actor + ",'object':'https://b.example/1'}");
            assertThat(like.actor()).isEqualTo(new Iri("https://a.example/u/ada"));
        }
    }

    @Test
    void aVoteThatCarriesItsObjectWholeIsReadByItsId() {
        Activity.Like like = (Activity.Like) read("{'type':'Like','actor':'https://a.example/u/ada',"
                + "'object':{'type':'Article','id':'https://b.example/1','name':'x'}}");
        assertThat(like.object()).isEqualTo(new Iri("https://b.example/1"));
    }

    @Test
    void anAnnouncedActivityIsReadToItsCore() {
        Activity.Announce announce = (Activity.Announce) read("{'type':'Announce','id':'https://b.example/an/1',"
                + "'actor':'https://b.example/c/x','object':{'type':'Undo','id':'https://a.example/un/1',"
                + "'actor':'https://a.example/u/ada','object':{'type':'Like','actor':'https://a.example/u/ada',"
                + "'object':'https://b.example/post/1'}}}");
        Activity.Undo undo =
                (Activity.Undo) Objects.requireNonNull(announce.object().thing());
        Activity.Like like =
                (Activity.Like) Objects.requireNonNull(undo.object().thing());
        assertThat(like.object()).isEqualTo(new Iri("https://b.example/post/1"));
    }

    @Test
    void aModeratorsRemovalIsToldByItsSummaryEvenAnEmptyOne() {
        String delete = "{'type':'Delete','actor':'https://a.example/u/ada','object':'https://b.example/1'";
        assertThat(((Activity.Delete) read(delete + "}")).removal()).isFalse();
        assertThat(((Activity.Delete) read(delete + ",'summary':null}")).removal())
                .isFalse();
        assertThat(((Activity.Delete) read(delete + ",'summary':''}")).removal())
                .isTrue();
    }

    @Test
    void aBanEndsWhenNewOrOldLemmysSayIt() {
        String block = "{'type':'Block','actor':'https://a.example/u/ada','object':'https://b.example/u/x',";
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(((Activity.Block) read(block + "'endTime':'2027-01-01T00:00:00Z'}")).endTime())
                .isEqualTo(end);
        assertThat(((Activity.Block) read(block + "'expires':'2027-01-01T00:00:00Z'}")).endTime())
                .isEqualTo(end);
    }

    @Test
    void aReportSaysItsReasonInOneOfTwoPlaces() {
        String flag = "{'type':'Flag','actor':'https://a.example/u/ada','object':['https://b.example/u/x',"
                + "'https://b.example/1'],";
        Activity.Flag mastodon = (Activity.Flag) read(flag + "'content':'spam'}");
        assertThat(mastodon.reason()).isEqualTo("spam");
        assertThat(mastodon.objects()).hasSize(2);
        assertThat(((Activity.Flag) read(flag + "'summary':'rude','content':null}")).reason())
                .isEqualTo("rude");
    }

    @Test
    void aCountIsOnlyAWordAndIsCutToWhatIsPossible() {
        assertThat(total("-5")).isZero();
        assertThat(total("99999999999")).isEqualTo(Integer.MAX_VALUE);
        assertThat(total("'many'")).isNull();
    }

    private static @org.jspecify.annotations.Nullable Long total(String number) {
        return ((Collection) read("{'type':'Collection','totalItems':" + number + "}")).total();
    }

    @Test
    void whatIsMissingIsNamedWithItsPlace() {
        assertThatThrownBy(() -> read("{'type':'Announce','actor':'https://b.example/c/x','object':"
                        + "{'type':'Like','actor':'https://a.example/u/ada'}}"))
                .isInstanceOf(MalformedDocument.class)
                .hasMessage("object.object should be an address");
        assertThatThrownBy(() -> read("{'type':'Like','object':'https://b.example/1'}"))
                .hasMessage("actor should be an address");
        assertThatThrownBy(() -> read("{'type':'Person','name':'Ada'}")).hasMessage("id should be an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{'a':1,'a':2}", "{'a':1} x", "{'a':NaN}", "nul"})
    void whatIsNoDocumentIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedDocument.class);
    }

    @Test
    void whatIsTooDeepOrTooLargeIsRefused() {
        String deep = "{'a':".repeat(65) + "1" + "}".repeat(65);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(MalformedDocument.class);
        assertThat(read("{'a':".repeat(60) + "1" + "}".repeat(60))).isInstanceOf(Unknown.class);
        String large = "{'a':'" + "x".repeat(Json.MOST_BYTES) + "'}";
        assertThatThrownBy(() -> read(large)).isInstanceOf(MalformedDocument.class);
        String crowded = "'to':[" + "'https://b.example/1',".repeat(500) + "'https://b.example/1']";
        assertThatThrownBy(() -> note(crowded)).hasMessage("to should be a list of at most 500");
    }

    @Test
    void everyRuleOfOneOrManyHoldsForEveryMemberThatItHoldsFor() {
        Iri ada = new Iri("https://a.example/u/ada");
        for (String one : List.of(
                "'https://a.example/u/ada'",
                "{'id':'https://a.example/u/ada'}",
                "['https://a.example/u/ada']",
                "[null,{'type':'Person','id':'https://a.example/u/ada'}]")) {
            Content note =
                    note("'to':%1$s,'cc':%1$s,'attributedTo':%1$s,'inReplyTo':%1$s,'audience':%1$s,'context':%1$s"
                            .formatted(one));
            assertThat(note.to()).containsExactly(ada);
            assertThat(note.cc()).containsExactly(ada);
            assertThat(note.attributedTo()).containsExactly(ada);
            assertThat(note.inReplyTo()).isEqualTo(ada);
            assertThat(note.audience()).isEqualTo(ada);
            assertThat(note.context()).isEqualTo(ada);
        }
        for (String nothing : List.of("null", "[]", "[null]", "{}", "7", "''")) {
            Content note = note("'to':%1$s,'attributedTo':%1$s,'inReplyTo':%1$s,'tag':%1$s,'url':%1$s,'attachment':%1$s"
                    .formatted(nothing));
            assertThat(note.to()).isEmpty();
            assertThat(note.attributedTo()).isEmpty();
            assertThat(note.inReplyTo()).isNull();
            assertThat(note.mentions()).isEmpty();
            assertThat(note.url()).isNull();
            assertThat(note.attachments()).isEmpty();
        }
    }

    @Test
    void aNameOrSummaryMayStandInSomeLanguageOnly() {
        Content note =
                note("'nameMap':{'fr':'Tomates'},'summaryMap':{'fr':'Du jardin'},'contentMap':{'fr':null,'de':'x'}");
        assertThat(note.name()).isEqualTo("Tomates");
        assertThat(note.summary()).isEqualTo("Du jardin");
        assertThat(note.content()).isEqualTo("x");
    }

    @Test
    void theModeratorsOfAGroupAreAListWhenTheyAreNamedByOne() {
        String group = "{'type':'Group','id':'https://a.example/c/x',";
        assertThat(((Actor) read(group + "'attributedTo':'https://a.example/c/x/moderators'}")).moderators())
                .isEqualTo(new Iri("https://a.example/c/x/moderators"));
        assertThat(((Actor) read(group + "'moderators':'https://a.example/c/x/m','attributedTo':[]}")).moderators())
                .isEqualTo(new Iri("https://a.example/c/x/m"));
        Actor named = (Actor) read(group + "'attributedTo':[{'type':'Person','id':'https://a.example/u/ada'}]}");
        assertThat(named.moderators()).isNull();
        assertThat(named.attributedTo()).containsExactly(new Iri("https://a.example/u/ada"));
    }

    @Test
    void aQuoteIsFoundInEverySpelling() {
        Iri quoted = new Iri("https://b.example/1");
        for (String spelling : List.of("quote", "quoteUrl", "quoteUri", "_misskey_quote")) {
            assertThat(note("'" + spelling + "':'https://b.example/1'").quote()).isEqualTo(quoted);
        }
        assertThat(note("'tag':{'type':'Link','href':'https://b.example/1','mediaType':'application/activity+json'}")
                        .quote())
                .isEqualTo(quoted);
        assertThat(note("'tag':{'type':'Link','href':'https://b.example/1','mediaType':'text/html'}")
                        .quote())
                .isNull();
    }

    @Test
    void activitiesMayBeNamedByFragments() {
        Activity like = (Activity) read("{'type':'Like','id':'https://a.example/u/ada#likes/123',"
                + "'actor':'https://a.example/u/ada','object':'https://b.example/1'}");
        assertThat(like.id()).isEqualTo(new Iri("https://a.example/u/ada#likes/123"));
    }

    @Test
    void oneBadItemDoesNotSpoilAList() {
        Collection list = (Collection) read("{'type':'OrderedCollection','orderedItems':[{'type':'Like'},"
                + "{'type':'Note','id':'https://a.example/1'},'https://a.example/2',null]}");
        assertThat(list.items()).hasSize(3);
        assertThat(list.items().getFirst().thing()).isInstanceOf(Unknown.class);
        assertThat(list.items().get(1).thing()).isInstanceOf(Content.class);
    }

    @Test
    void aLongListIsReadFromItsBeginning() {
        String items = "'https://a.example/1',".repeat(999) + "'https://a.example/1'";
        Collection list = (Collection) read("{'type':'OrderedCollection','orderedItems':[" + items + "]}");
        assertThat(list.items()).hasSize(500);
    }

    @Test
    void whatIsLongerThanAnybodyNeedsIsCutOrRefused() {
        assertThat(note("'name':'" + "x".repeat(3_000) + "'").name()).hasSize(2_048);
        String emoji = "x".repeat(2_047) + "\ud83d\ude00";
        assertThat(note("'name':'" + emoji + "'").name()).hasSize(2_047);
        assertThat(note("'content':'" + "x".repeat(200_000) + "'").content()).hasSize(200_000);
        assertThatThrownBy(() -> note("'content':'" + "x".repeat(200_001) + "'"))
                .hasMessage("content should be a text of at most 200000 characters");
        assertThat(note("'attachment':[" + "{'type':'Link','href':'https://b.example/1'},".repeat(19)
                                + "{'type':'Link','href':'https://b.example/1'}]")
                        .attachments())
                .hasSize(16);
        assertThatThrownBy(() -> note("'tag':[" + "{'type':'Mention'},".repeat(500) + "{'type':'Mention'}]"))
                .hasMessage("tag should be a list of at most 500");
    }

    @Test
    void wordsThatMoveThingsAboutAreNoticedAnywhere() {
        assertThat(Vocabulary.rearranges((JsonObject) Json.read("{\"a\":[{\"@reverse\":{}}]}".getBytes(UTF_8))))
                .isTrue();
        assertThat(Vocabulary.rearranges((JsonObject) Json.read("{\"@graph\":[]}".getBytes(UTF_8))))
                .isTrue();
        assertThat(Vocabulary.rearranges((JsonObject) Json.read("{\"a\":\"@graph\"}".getBytes(UTF_8))))
                .isFalse();
    }

    @Test
    void placesOfListsAreNumbered() {
        assertThatThrownBy(() -> read("{'type':'Undo','actor':'https://a.example/u/ada','object':[null,"
                        + "{'type':'Like','actor':'https://a.example/u/ada','object':{}}]}"))
                .hasMessage("object.object should be an address");
        assertThatThrownBy(() -> read("{'type':'Undo','actor':'https://a.example/u/ada','object':["
                        + "{'type':'Like','actor':'https://a.example/u/ada'},{'type':'Like'}]}"))
                .hasMessage("object[0].object should be an address");
    }
}

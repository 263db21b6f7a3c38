package org.folkmoot.activitypub.federation.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.activitypub.federation.inbox.Standing.Echo;
import org.folkmoot.activitypub.federation.inbox.Standing.Forged;
import org.folkmoot.activitypub.federation.inbox.Standing.Hearsay;
import org.folkmoot.activitypub.federation.inbox.Standing.OfAnother;
import org.folkmoot.activitypub.federation.inbox.Standing.Own;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The equalities of FEP-fe34, one by one, and the advisories that taught them.
class OriginsTest {

    private static final Origins ORIGINS = new Origins("forum.example");
    private static final Iri ADA = new Iri("https://a.example/u/ada");
    private static final Iri GROUP = new Iri("https://b.example/c/news");

    private static final String CREATE = """
            {'type':'Create','id':'https://a.example/create/1','actor':'https://a.example/u/ada',
             'object':{'type':'Note','id':'https://a.example/comment/1','attributedTo':'https://a.example/u/ada'}}""";

    @Test
    void whatSomebodyWritesOnTheirOwnHostIsTheirs() {
        assertThat(of(CREATE)).isEqualTo(new Own());
    }

    @Test
    void theActorIsTheSigner() {
        assertThat(ORIGINS.of(read(CREATE), new Iri("https://a.example/u/eve")))
                .isEqualTo(new Forged("actor", "the signer"));
    }

    @Test
    void theIdIsOnTheHostOfTheActor() {
        assertThat(of(CREATE.replace("https://a.example/create/1", "https://v.example/create/1")))
                .isEqualTo(new Forged("id", "an address on the host of its actor"));
    }

    @Test
    void anActivityWithoutAnIdIsNobodys() {
        assertThat(of(CREATE.replace("'id':'https://a.example/create/1',", ""))).isInstanceOf(Forged.class);
    }

    /// Misskey CVE-2024-52591 and CVE-2025-25306: notes that lie elsewhere than their author.
    @Test
    void cve202552591WhatIsCreatedLiesOnTheHostOfItsActor() {
        assertThat(of(CREATE.replace("https://a.example/comment/1", "https://v.example/comment/1")))
                .isEqualTo(new Forged("object.id", "an address on the host of the actor"));
    }

    @Test
    void whatIsCreatedBelongsToItsActor() {
        assertThat(of(CREATE.replace(
                        "'attributedTo':'https://a.example/u/ada'", "'attributedTo':'https://a.example/u/eve'")))
                .isEqualTo(new Forged("object.attributedTo", "the actor"));
    }

    @Test
    void whatIsCreatedMayBelongToTheActorAmongOthers() {
        assertThat(
                        of(
                                CREATE.replace(
                                        "'attributedTo':'https://a.example/u/ada'",
                                        "'attributedTo':[{'type':'Person','id':'https://a.example/u/ada'},{'type':'Group','id':'https://a.example/c/x'}]")))
                .isEqualTo(new Own());
    }

    /// Mastodon CVE-2024-23832.
    @Test
    void cve202423832NobodyIsNamedAsAuthorFromAnotherHost() {
        assertThat(of(CREATE.replace(
                        "'attributedTo':'https://a.example/u/ada'", "'attributedTo':'https://v.example/u/bob'")))
                .isEqualTo(new Forged("object.attributedTo", "an actor on the host of the object"));
    }

    /// Mastodon GHSA-rwcw-vq68-g34p: hosts are compared whole.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://xa.example/1",
                "https://sub.a.example/1",
                "https://a.example.evil.test/1",
                "https://a.example:8443/1",
                "https://a.example@evil.test/1",
                "https://a.example\\\\.evil.test/1"
            })
    void ghsaRwcwvq68g34pHostsAreComparedWhole(String id) {
        assertThat(of(CREATE.replace("https://a.example/comment/1", id))).isInstanceOf(Forged.class);
    }

    @Test
    void theUsualPortAndTheCaseOfAHostMakeNoDifference() {
        assertThat(of(CREATE.replace("https://a.example/comment/1", "https://A.example:443/comment/1")))
                .isEqualTo(new Own());
    }

    @Test
    void anAnonymousObjectIsItsWrappers() {
        assertThat(of(CREATE.replace("'id':'https://a.example/comment/1',", "")))
                .isEqualTo(new Own());
    }

    @Test
    void ourActorsAreNotElsewhere() {
        assertThat(ORIGINS.of(
                        read(CREATE.replace("a.example", "forum.example")), new Iri("https://forum.example/u/ada")))
                .isEqualTo(new Forged("actor", "an actor elsewhere"));
    }

    @Test
    void anAuthorMayChangeWhatIsTheirs() {
        assertThat(of(CREATE.replace("Create", "Update"))).isEqualTo(new Own());
    }

    @Test
    void whoChangesWhatIsAnothersNeedsAnOffice() {
        String update = CREATE.replace("Create", "Update");
        assertThat(of(update.replace(
                        "'attributedTo':'https://a.example/u/ada'", "'attributedTo':'https://a.example/u/eve'")))
                .isEqualTo(new OfAnother());
        assertThat(of(update.replace("https://a.example/comment/1", "https://v.example/comment/1")))
                .isEqualTo(new OfAnother());
    }

    @Test
    void nothingOfOursIsOverwritten() {
        assertThat(of(CREATE.replace("Create", "Update")
                        .replace("https://a.example/comment/1", "https://forum.example/comment/1")))
                .isEqualTo(new Forged("object.id", "something that is not this server's own"));
    }

    @Test
    void aModeratorMayBeEntitledToChangeOurCommunity() {
        assertThat(of("""
                {'type':'Update','id':'https://a.example/update/1','actor':'https://a.example/u/ada',
                 'object':{'type':'Group','id':'https://forum.example/c/main'}}""")).isEqualTo(new OfAnother());
    }

    @Test
    void anActorMayChangeThemselvesAndNobodyElse() {
        String update = """
                {'type':'Update','id':'https://a.example/update/1','actor':'https://a.example/u/ada',
                 'object':{'type':'Person','id':'https://a.example/u/ada'}}""";
        assertThat(of(update)).isEqualTo(new Own());
        assertThat(of(update.replace("'id':'https://a.example/u/ada'", "'id':'https://a.example/u/eve'")))
                .isEqualTo(new OfAnother());
    }

    @Test
    void onlyAnActorThemselvesIsSurelyTheirsToDelete() {
        String delete =
                "{'type':'Delete','id':'https://a.example/delete/1','actor':'https://a.example/u/ada','object':'%s'}";
        assertThat(of(delete.formatted(ADA.value()))).isEqualTo(new Own());
        assertThat(of(delete.formatted("https://a.example/comment/1"))).isEqualTo(new OfAnother());
        assertThat(of(delete.formatted("https://v.example/comment/1"))).isEqualTo(new OfAnother());
    }

    @Test
    void nobodyTakesBackAnothersVote() {
        String undo = """
                {'type':'Undo','id':'https://a.example/undo/1','actor':'https://a.example/u/ada',
                 'object':{'type':'Like','id':'https://a.example/like/1','actor':'%s','object':'https://forum.example/post/1'}}""";
        assertThat(of(undo.formatted("https://a.example/u/ada"))).isEqualTo(new Own());
        assertThat(of(undo.formatted("https://a.example/u/eve"))).isEqualTo(new Forged("object.actor", "the actor"));
    }

    @Test
    void anUndoByItsIdAloneStaysOnItsHost() {
        String undo = "{'type':'Undo','id':'https://a.example/undo/1','actor':'https://a.example/u/ada','object':'%s'}";
        assertThat(of(undo.formatted("https://a.example/like/1"))).isEqualTo(new Own());
        assertThat(of(undo.formatted("https://v.example/like/1"))).isInstanceOf(Forged.class);
    }

    @Test
    void anUndoOfAnActOfOfficeNeedsTheOffice() {
        assertThat(of("""
                {'type':'Undo','id':'https://a.example/undo/1','actor':'https://a.example/u/ada',
                 'object':{'type':'Block','id':'https://a.example/block/1','actor':'https://a.example/u/mod','object':'https://v.example/u/bob'}}""")).isEqualTo(new OfAnother());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Remove", "Block", "Lock"})
    void actsOfOfficeNeedTheOffice(String type) {
        assertThat(
                        of(
                                "{'type':'" + type
                                        + "','id':'https://a.example/1','actor':'https://a.example/u/ada','object':'https://v.example/1'}"))
                .isEqualTo(new OfAnother());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Like", "Dislike", "Follow", "Flag", "Announce", "Accept"})
    void aDeedAboutAnythingIsItsActorsOwn(String type) {
        assertThat(
                        of(
                                "{'type':'" + type
                                        + "','id':'https://a.example/1','actor':'https://a.example/u/ada','object':'https://v.example/1'}"))
                .isEqualTo(new Own());
    }

    @Test
    void whatAGroupPassesOnIsHearsay() {
        assertThat(announced(CREATE)).isEqualTo(new Hearsay("a.example", new Own()));
    }

    @Test
    void whatAGroupPassesOnOfItsOwnServersPeopleIsAsGoodAsTheirs() {
        assertThat(announced(CREATE.replace("a.example", "b.example"))).isEqualTo(new Own());
    }

    @Test
    void whatIsPassedOnKeepsTheSameEqualities() {
        assertThat(announced(CREATE.replace("https://a.example/create/1", "https://v.example/create/1")))
                .isEqualTo(new Forged("object.id", "an address on the host of its actor"));
        assertThat(announced(CREATE.replace("https://a.example/comment/1", "https://v.example/comment/1")))
                .isEqualTo(new Forged("object.object.id", "an address on the host of the actor"));
        assertThat(announced(CREATE.replace(
                        "'attributedTo':'https://a.example/u/ada'", "'attributedTo':'https://b.example/u/eve'")))
                .isEqualTo(new Forged("object.object.attributedTo", "an actor on the host of the object"));
    }

    @Test
    void whatIsOursAndComesBackIsAnEcho() {
        assertThat(announced(CREATE.replace("a.example", "forum.example"))).isEqualTo(new Echo());
    }

    @Test
    void nobodyPutsOurNameUnderTheirActivity() {
        assertThat(announced(
                        CREATE.replace("'actor':'https://a.example/u/ada'", "'actor':'https://forum.example/u/ada'")))
                .isEqualTo(new Forged("object.id", "an address on the host of its actor"));
    }

    @Test
    void anAnnouncementDoesNotOverwriteWhatIsOurs() {
        assertThat(announced(CREATE.replace("Create", "Update")
                        .replace("https://a.example/comment/1", "https://forum.example/comment/1")))
                .isEqualTo(new Forged("object.object.id", "something that is not this server's own"));
    }

    @Test
    void anAnnouncementNeverTouchesAnActor() {
        String update = """
                {'type':'Update','id':'https://a.example/update/1','actor':'https://a.example/u/ada',
                 'object':{'type':'Person','id':'https://a.example/u/ada'}}""";
        Forged forged = new Forged("object.object", "something other than an actor");
        assertThat(announced(update)).isEqualTo(forged);
        assertThat(
                        announced(
                                "{'type':'Delete','id':'https://a.example/1','actor':'https://a.example/u/ada','object':'https://a.example/u/ada'}"))
                .isEqualTo(forged);
    }

    /// What is judged by one of its types and acted upon by another would be two things.
    @Test
    void aSecondTypeHidesNothing() {
        String forged = """
                {'type':['Offer','Update'],'id':'https://a.example/update/1','actor':'https://a.example/u/ada',
                 'object':{'type':['Thing','Person'],'id':'https://a.example/u/ada'}}""";
        assertThat(announced(forged)).isEqualTo(new Forged("object.object", "something other than an actor"));
        assertThat(of(CREATE.replace("'Create'", "['Offer','Create']")
                        .replace("https://a.example/comment/1", "https://v.example/comment/1")))
                .isInstanceOf(Forged.class);
        assertThat(announced("""
                {'type':['Offer','Announce'],'id':'https://a.example/1','actor':'https://a.example/c/x','object':{}}""")).isInstanceOf(Forged.class);
    }

    @Test
    void anAnnouncementMayChangeTheGroupItself() {
        String update = """
                {'type':'Update','id':'https://a.example/update/1','actor':'https://a.example/u/ada',
                 'object':{'type':'Group','id':'%s'}}""";
        assertThat(announced(update.formatted(GROUP.value()))).isEqualTo(new Hearsay("a.example", new OfAnother()));
        assertThat(announced(update.formatted("https://b.example/c/another")))
                .isEqualTo(new Forged("object.object", "something other than an actor"));
    }

    @Test
    void nothingIsPassedOnTwice() {
        assertThat(announced("""
                {'type':'Announce','id':'https://a.example/announce/1','actor':'https://a.example/c/x','object':{}}""")).isEqualTo(new Forged("object.type", "an activity that is not passed on already"));
    }

    private static Standing of(String json) {
        return ORIGINS.of(read(json), ADA);
    }

    private static Standing announced(String json) {
        return ORIGINS.announced(read(json), GROUP);
    }

    private static JsonObject read(String json) {
        return (JsonObject) Json.read(json.replace('\'', '"').getBytes(UTF_8));
    }
}

package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Misbehaviour;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Context;
import org.folkmoot.activitypub.vocab.DocumentWriter;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A community passes on what people of a third server do, which cannot be asked meanwhile, or says that
/// a thing is gone: in the end it stands here as it stands there, in whatever order all that came to be
/// known.
@TestInstance(Lifecycle.PER_CLASS)
class OvertakenPeerTest {

    private final PinnedClock clock = new PinnedClock();
    private final OurServer alpha = new OurServer("alpha", clock);
    private final ScriptedPeer home = ScriptedPeer.open(Dialect.LEMMY, "home.localhost", 0, clock);
    private final ScriptedPeer third = ScriptedPeer.open(Dialect.LEMMY, "third.localhost", 0, clock);
    private final ScriptedActor garden = home.group("garden");
    private final ScriptedActor ben = home.person("ben");
    private final ScriptedActor gus = third.person("gus");
    private final FormWalk ana = alpha.member("ana");
    private int removals;

    @BeforeAll
    void anaFollowsTheCommunity() throws Exception {
        OurServer.subscribes(ana, garden.handle().replaceFirst("^[!@]", ""));
        alpha.becomes("select count(*) from subscription where state = 'PENDING'", "0");
        OurServer.founds(ana, "hall", "Hall");
    }

    @AfterEach
    void theThirdServerIsWell() {
        third.behave();
    }

    @AfterAll
    void stop() {
        alpha.close();
        home.close();
        third.close();
    }

    private JsonObject page(String title) {
        JsonObject page = gus.page(garden.id(), title, "<p>x</p>");
        third.publish(page);
        return page;
    }

    private static Iri id(JsonObject thing) {
        return new Iri(String.valueOf(thing.text("id")));
    }

    private void cannotBeAsked() {
        third.misbehave("/", new Misbehaviour.Failing(503));
    }

    private void isGone(JsonObject page) {
        third.publish(DocumentWriter.tombstone(id(page).value(), "Page", Instant.parse("2026-03-01T11:00:00Z")));
    }

    /// Lets the community pass something on, and waits until that was looked at.
    private void passesOn(JsonObject activity) throws Exception {
        JsonObject announce = garden.announce(activity);
        assertThat(home.send(garden, announce, new Iri(alpha.address("/inbox"))).status())
                .isEqualTo(202);
        alpha.becomes(
                "select count(*) from received where activity_id = '" + announce.text("id")
                        + "' and (settled_at is not null or not_before is not null)",
                "1");
    }

    /// Lets time go by until nothing waits any more.
    private void inTheEnd() throws Exception {
        third.behave();
        Soon.eventually(() -> {
            clock.advance(Duration.ofSeconds(2));
            return alpha.one("select count(*) from received where settled_at is null")
                    .equals("0");
        });
    }

    private String state(String title) throws Exception {
        return alpha.one(
                "select concat_ws(' ', removed_at is not null, deleted_at is not null) from post where title = '"
                        + title + "'");
    }

    private JsonObject removal(JsonObject page) {
        return ActivityWriter.delete(
                ben.id().value() + "/removal/" + removals++,
                ben.id().value(),
                garden.id().value(),
                id(page).value(),
                "because");
    }

    @Test
    void aRemovalWaitsForThePostThatCouldNotBeReadYet() throws Exception {
        JsonObject page = page("Removed before it was read");
        cannotBeAsked();
        passesOn(gus.create(page));
        passesOn(removal(page));
        inTheEnd();

        assertThat(state("Removed before it was read")).isEqualTo("t f");
    }

    @Test
    void aVoteIsNotTakenBackBeforeItIsCast() throws Exception {
        JsonObject page = page("Voted on before it was read");
        JsonObject like = ben.like(id(page));
        cannotBeAsked();
        passesOn(like);
        third.behave();
        passesOn(ben.undo(like));
        inTheEnd();

        assertThat(state("Voted on before it was read")).isEqualTo("f f");
        assertThat(alpha.vote(ben.id().value(), "Voted on before it was read")).isEmpty();
    }

    @Test
    void whatWasGoneWhenItWasLookedForComesOnceItIsBroughtBack() throws Exception {
        JsonObject page = page("Gone and back");
        JsonObject delete = gus.delete(page);
        isGone(page);
        passesOn(gus.create(page));
        passesOn(delete);
        assertThat(state("Gone and back")).isEmpty();
        third.publish(page);
        passesOn(gus.undo(delete));
        inTheEnd();

        assertThat(state("Gone and back")).isEqualTo("f f");
    }

    @Test
    void itsServerMayHearLaterThanOthersThatAModeratorPutItBack() throws Exception {
        JsonObject page = page("Put back");
        JsonObject removal = removal(page);
        isGone(page);
        passesOn(gus.create(page));
        passesOn(removal);
        passesOn(ben.undo(removal));
        assertThat(state("Put back")).isEmpty();
        third.publish(page);
        inTheEnd();

        assertThat(state("Put back")).isEqualTo("f f");
    }

    @Test
    void whatWasChangedWhileItWasGoneSaysTheNewWordsOnceItIsBack() throws Exception {
        JsonObject page = page("Before it was changed");
        passesOn(gus.create(page));
        JsonObject changed = page.with("name", Json.text("After it was changed"))
                .with("updated", Json.text(clock.instant().plusSeconds(1).toString()));
        JsonObject delete = gus.delete(page);
        clock.advance(Duration.ofSeconds(2));
        isGone(page);
        passesOn(gus.update(changed));
        passesOn(delete);
        third.publish(changed);
        passesOn(gus.undo(delete));
        inTheEnd();

        assertThat(state("After it was changed")).isEqualTo("f f");
    }

    /// Its author's own vote is as well proven as the post, which was fetched; what they say now only the
    /// community tells.
    @Test
    void whoTurnsTheirVoteForWhatWasFetchedIsHeard() throws Exception {
        JsonObject page = page("Turned");
        passesOn(ben.like(id(page)));
        passesOn(gus.dislike(id(page)));
        inTheEnd();

        assertThat(alpha.vote(gus.id().value(), "Turned")).startsWith("DOWN RELAYED");
    }

    @Test
    void whoCannotBeAskedAboutNowIsAskedAboutAgain() throws Exception {
        JsonObject page = page("Locked by a stranger");
        passesOn(gus.create(page));
        ScriptedActor stranger = third.person("stranger");
        JsonObject lock = ActivityWriter.lock(
                stranger.id().value() + "/lock",
                stranger.id().value(),
                garden.id().value(),
                id(page).value(),
                "because");
        cannotBeAsked();
        passesOn(lock);
        inTheEnd();

        assertThat(alpha.one("select count(*) from address where url = '"
                        + stranger.id().value() + "'"))
                .isEqualTo("1");
    }

    @Test
    void aModeratorOfWhomNobodyHeardBeforeIsOne() throws Exception {
        ScriptedActor fresh = third.person("fresh");
        JsonObject add = ActivityWriter.list(
                true,
                ben.id().value() + "/add",
                ben.id().value(),
                garden.id().value(),
                fresh.id().value(),
                garden.id().value() + "/moderators");
        cannotBeAsked();
        passesOn(add);
        inTheEnd();

        assertThat(alpha.one("select count(*) from community_role join address on kind = 'PERSON' and id = person_id"
                        + " where url = '" + fresh.id().value() + "'"))
                .isEqualTo("1");
    }

    @Test
    void aReportOfWhatDidNotComeYetIsKept() throws Exception {
        JsonObject page = gus.page(new Iri(alpha.address("/c/hall")), "Reported before it came", "<p>x</p>");
        third.publish(page);
        JsonObject flag = ActivityWriter.flag(
                ben.id().value() + "/flag",
                ben.id().value(),
                alpha.address("/c/hall"),
                id(page).value(),
                "Look at this");
        assertThat(home.send(ben, Context.on(flag), new Iri(alpha.address("/inbox")))
                        .status())
                .isEqualTo(202);
        inTheEnd();

        assertThat(alpha.one("select string_agg(reason, ',') from report")).isEqualTo("Look at this");
    }
}

package org.folkmoot.activitypub.federation.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.InMemoryOwnKeys;
import org.folkmoot.activitypub.federation.Network;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TestClock;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WebFinger, host-meta and NodeInfo, asked and answered.
class WebFingerTest {

    private static final String FINGER = "https://a.example/.well-known/webfinger";
    private static final Set<String> GROUP = Set.of("Group");
    private static final String SELF =
            "{'rel':'self','type':'application/activity+json','href':'%s','properties':{'https://www.w3.org/ns/activitystreams#type':'%s'}}";

    private final TestClock clock = new TestClock();
    private final Network network = new Network();
    private final Getting getting = new Getting(
            network,
            new SignedExchange(network, clock),
            Admission.open(),
            new InMemoryOwnKeys(),
            new Iri("https://forum.example/"));
    private final WebFinger finger = new WebFinger(getting, new Fetch(getting, clock), clock, "https");

    @Test
    void aHandleLeadsToItsActor() {
        finger(SELF.formatted("https://a.example/u/ada", "Person"));
        actor("https://a.example/u/ada", "Person");
        assertThat(id(finger.actor("ada", "A.example", Set.of()))).isEqualTo("https://a.example/u/ada");
        assertThat(network.asked().getFirst()).isEqualTo("GET " + FINGER + "?resource=acct%3Aada%40a.example");
        assertThat(network.requests().getFirst().headers().first("Signature")).isNull();
    }

    @Test
    void ofTwoActorsOfOneNameTheWantedOneIsFound() {
        String person = SELF.formatted("https://a.example/u/news", "Person");
        String group = SELF.formatted("https://a.example/c/news", "Group");
        finger(person + "," + group);
        actor("https://a.example/u/news", "Person").actor("https://a.example/c/news", "Group");
        assertThat(id(finger.actor("news", "a.example", GROUP))).isEqualTo("https://a.example/c/news");
        assertThat(network.asked()).as("the property saves a fetch").hasSize(2);
        assertThat(id(finger.actor("news", "a.example", Set.of("Person", "Service"))))
                .isEqualTo("https://a.example/u/news");
    }

    @Test
    void allLinksAreTriedWhenNothingSaysWhichIsWhich() {
        String link = "{'rel':'self','type':'application/activity+json','href':'%s'}";
        finger(link.formatted("https://a.example/u/news") + "," + link.formatted("https://a.example/c/news"));
        actor("https://a.example/u/news", "Person").actor("https://a.example/c/news", "Group");
        assertThat(id(finger.actor("news", "a.example", GROUP))).isEqualTo("https://a.example/c/news");
    }

    @Test
    void linksOfOtherKindsAreLeftAlone() {
        finger("{'rel':'self','type':'text/html','href':'https://a.example/@ada'},"
                + "{'rel':'http://webfinger.net/rel/profile-page','type':'application/activity+json','href':'https://a.example/x'},"
                + "{'rel':'self','type':'application/activity+json','href':'file:///etc/passwd'}");
        assertThat(finger.actor("ada", "a.example", Set.of())).isEqualTo(new Fetched.Missing());
        assertThat(network.asked()).hasSize(1);
    }

    @Test
    void anActorOnAnotherHostIsTakenOnlyIfThatHostAgrees() {
        finger(SELF.formatted("https://social.b.example/u/ada", "Person"));
        actor("https://social.b.example/u/ada", "Person");
        assertThat(finger.actor("ada", "a.example", Set.of()))
                .isEqualTo(new Fetched.Unusable("social.b.example does not know it by that handle"));
        network.serving(
                "https://social.b.example/.well-known/webfinger",
                "application/jrd+json",
                jrd("acct:ada@a.example", SELF.formatted("https://social.b.example/u/ada", "Person")));
        assertThat(id(finger.actor("ada", "a.example", Set.of()))).isEqualTo("https://social.b.example/u/ada");
    }

    @Test
    void aHostWithoutWebFingerIsAskedForItsHostMeta() {
        network.answering(FINGER, 404)
                .serving("https://a.example/.well-known/host-meta", "application/xrd+xml", """
                        <?xml version="1.0"?><XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
                        <Link rel="lrdd" template="https://a.example/finger?q={uri}"/></XRD>""")
                .serving(
                        "https://a.example/finger",
                        "application/jrd+json",
                        jrd("acct:ada@a.example", SELF.formatted("https://a.example/u/ada", "Person")));
        actor("https://a.example/u/ada", "Person");
        assertThat(id(finger.actor("ada", "a.example", Set.of()))).isEqualTo("https://a.example/u/ada");
        assertThat(network.asked()).contains("GET https://a.example/finger?q=acct%3Aada%40a.example");
    }

    /// The XML of a stranger neither reads our files nor grows.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><XRD><Link rel='lrdd' template='https://a.example/&e;{uri}'/></XRD>",
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><XRD><Link rel='lrdd' template='https://a.example/&b;{uri}'/></XRD>",
                "<XRD><Link rel='lrdd' template='https://a.example/'/></XRD>",
                "<XRD><Link rel='lrdd' template='no address {uri}'/></XRD>",
                "<XRD><Link rel='other' template='https://a.example/{uri}'/></XRD>",
                "<XRD",
                ""
            })
    void hostMetaThatIsStrangeSaysNothing(String xml) {
        assertThat(HostMeta.webFinger(xml.getBytes(UTF_8), "acct:a@b")).isNull();
    }

    @Test
    void goneMissingAndUnwellAreToldApart() {
        network.answering(FINGER, 410);
        assertThat(finger.actor("ada", "a.example", Set.of())).isEqualTo(new Fetched.Gone());
        network.answering(FINGER, 404);
        assertThat(finger.actor("ada", "a.example", Set.of())).isEqualTo(new Fetched.Missing());
        network.answering(FINGER, 502);
        assertThat(finger.actor("ada", "a.example", Set.of())).isEqualTo(new Fetched.NotNow(null, "it answers 502"));
    }

    /// Fedify CVE-2025-23221, activitypub_federation CVE-2025-25194: a handle that leads elsewhere.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example/x",
                "a.example?x",
                "user@a.example",
                "a.example#",
                "",
                " ",
                "a b",
                "-a.example",
                "a.example:123456"
            })
    void cve202523221AHandleIsANameAndAHost(String host) {
        assertThat(finger.actor("ada", host, Set.of())).isEqualTo(new Fetched.Unusable("it is no handle"));
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void whatWeAnswerIsWhatWeUnderstand() {
        Reply answer = WellKnown.webFinger(
                "acct:news@a.example",
                List.of(
                        new WellKnown.Actor(
                                new Iri("https://a.example/u/news"), "Person", new Iri("https://a.example/u/news")),
                        new WellKnown.Actor(new Iri("https://a.example/c/news"), "Group", null)),
                "https://a.example/activitypub/externalInteraction?uri={uri}");
        assertThat(answer.headers().first("Content-Type")).isEqualTo("application/jrd+json");
        assertThat(answer.headers().first("Access-Control-Allow-Origin")).isEqualTo("*");
        network.at(FINGER, _ -> answer);
        actor("https://a.example/u/news", "Person").actor("https://a.example/c/news", "Group");
        assertThat(id(finger.actor("news", "a.example", GROUP))).isEqualTo("https://a.example/c/news");
    }

    @Test
    void aResourceIsReadHoweverItIsEncoded() {
        for (String resource : List.of(
                "acct:ada@forum.example",
                "acct%3Aada%40forum.example",
                "ACCT:ada@Forum.Example",
                "ada@forum.example",
                "@ada@forum.example",
                "acct:!ada@forum.example")) {
            assertThat(WellKnown.name(resource, "forum.example")).as(resource).isEqualTo("ada");
        }
        for (String resource : List.of(
                "",
                "acct:",
                "ada",
                "acct:ada@a.example",
                "acct:@forum.example",
                "%zz",
                "https://forum.example/u/ada")) {
            assertThat(WellKnown.name(resource, "forum.example")).as(resource).isNull();
        }
    }

    @Test
    void ourHostMetaLeadsToOurWebFinger() {
        Reply answer = WellKnown.hostMeta("https://a.example");
        assertThat(HostMeta.webFinger(answer.body(), "acct:ada@a.example"))
                .isEqualTo(new Iri(FINGER + "?resource=acct%3Aada%40a.example"));
    }

    @Test
    void whatWeSayOfOurselvesIsWhatWeUnderstand() {
        WellKnown.Site site = new WellKnown.Site(
                "folkmoot",
                "0.1.0",
                "https://code.example/folkmoot",
                "https://folkmoot.example",
                true,
                new WellKnown.Usage(12, 3, 7, 40, 50),
                Map.of("name", "A place"));
        network.at(
                        "https://a.example/.well-known/nodeinfo",
                        _ -> WellKnown.nodeInfoLinks("https://a.example", new Iri("https://a.example/")))
                .at("https://a.example/nodeinfo/2.1", _ -> WellKnown.nodeInfo21(site));
        NodeInfo expected = new NodeInfo("folkmoot", "0.1.0", true, 12L, 3L, 40L, 50L);
        assertThat(new NodeInfoClient(getting, "https").of("a.example")).isEqualTo(expected);
        assertThat(new String(WellKnown.nodeInfo20(site).body(), UTF_8))
                .contains("\"version\":\"2.0\"")
                .doesNotContain("repository");
        assertThat(new String(WellKnown.nodeInfo21(site).body(), UTF_8))
                .contains("\"repository\":\"https://code.example/folkmoot\"", "\"protocols\":[\"activitypub\"]");
    }

    /// Fedify CVE-2026-62857.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://internal.example/nodeinfo",
                "data:application/json,{}",
                "http://127.0.0.1/",
                "/nodeinfo/2.1"
            })
    void cve202662857NodeInfoIsReadOnItsOwnHostOnly(String href) {
        network.serving(
                "https://a.example/.well-known/nodeinfo",
                "application/json",
                "{\"links\":[{\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/2.1\",\"href\":\"" + href
                        + "\"}]}");
        assertThat(new NodeInfoClient(getting, "https").of("a.example")).isNull();
        assertThat(network.asked()).hasSize(1);
    }

    @Test
    void nodeInfoThatIsStrangeIsBounded() {
        network.serving(
                        "https://a.example/.well-known/nodeinfo",
                        "application/json",
                        "{\"links\":[{\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/2.0\",\"href\":\"https://a.example/n\"}]}")
                .serving(
                        "https://a.example/n",
                        "application/json",
                        "{\"software\":{\"name\":\"" + "x".repeat(500)
                                + "\"},\"openRegistrations\":\"yes\",\"usage\":{\"users\":{\"total\":-5},\"localPosts\":1e99}}");
        assertThat(new NodeInfoClient(getting, "https").of("a.example"))
                .isEqualTo(new NodeInfo("x".repeat(100), "", false, null, null, null, null));
    }

    private void finger(String links) {
        network.serving(FINGER, "application/jrd+json; charset=utf-8", jrd("acct:x@a.example", links));
    }

    private WebFingerTest actor(String id, String type) {
        network.document(
                id, "{'id':'" + id + "','type':'" + type + "','inbox':'" + id + "/inbox','preferredUsername':'ada'}");
        return this;
    }

    private static String jrd(String subject, String links) {
        return ("{'subject':'" + subject + "','links':[" + links + "]}").replace('\'', '"');
    }

    private static String id(Fetched fetched) {
        return fetched instanceof Fetched.Found(Iri id, var _) ? id.value() : fetched.toString();
    }
}

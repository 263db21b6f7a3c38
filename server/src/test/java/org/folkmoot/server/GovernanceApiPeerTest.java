package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Programs read by the governance API what people read on pages, as its document describes it.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GovernanceApiPeerTest {

    private static final String TITLE = "Leeks in winter";
    private static final int VOTERS = 6;
    private static final String OAS = "https://spec.openapis.org/oas/3.1/";

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.THREADS, "giant.localhost", 0, InstantSource.system());
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk admin = alpha.admin();
    private final PlainClient client = alpha.plain();
    private final DescribedApi api = new DescribedApi(client);
    private String post = "";

    @BeforeAll
    void aPostIsVotedUpFromElsewhere() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        String address = alpha.post(ana, "garden", TITLE, "They stand in the snow.");
        post = address.replaceFirst(".*/post/", "");
        ana.open("/post/" + post)
                .form("Comment")
                .fill("Write a comment", "They do not mind.")
                .send();
        for (int voter = 1; voter <= VOTERS; voter++) {
            ScriptedActor person = giant.person("person" + voter);
            for (String liked : List.of(address, alpha.address("/comment/1"))) {
                giant.send(person, person.like(new Iri(liked)), new Iri(alpha.address("/inbox")));
            }
        }
        eventually(() -> ana.open("/post/" + post).text().contains("7 of 7 votes counted"));
    }

    @AfterAll
    void stop() {
        alpha.close();
        giant.close();
    }

    /// A visitor may be told what was so a moment ago; whoever asks otherwise is told anew.
    private JsonNode tally(String lens) {
        return api.get("/posts/" + post + "/tally?lens=" + lens);
    }

    @Test
    @Order(1)
    void theDocumentIsOneOfOpenApi() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(official()));
        assertThat(registry.getSchema(SchemaLocation.of(OAS + "schema-base/2022-10-07"))
                        .validate(api.document().toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(registry.getSchema(SchemaLocation.of(OAS + "schema-base/2022-10-07"))
                        .validate("{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"x\"},\"paths\":{}}", InputFormat.JSON))
                .as("and it could fail")
                .isNotEmpty();
    }

    /// The schemas of OpenAPI as its makers publish them.
    private static Map<String, String> official() {
        Map<String, String> schemas = new LinkedHashMap<>();
        for (String name : List.of("schema-base/2022-10-07", "schema/2022-10-07", "meta/base", "dialect/base")) {
            schemas.put(OAS + name, resource(OAS.replace("https:/", "") + name));
        }
        return schemas;
    }

    private static String resource(String path) {
        try (InputStream file = GovernanceApiPeerTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Test
    @Order(2)
    void votesAreToldByServerAndThroughALens() throws Exception {
        JsonNode all = tally("site");
        assertThat(all.path("votes").path("score").asInt()).isEqualTo(7);
        assertThat(all.path("shares")).hasSize(2);
        assertThat(all.path("shares").get(0).path("members").asBoolean()).isTrue();
        JsonNode theirs = all.path("shares").get(1);
        assertThat(theirs.path("server").asString()).isEqualTo(giant.host());
        assertThat(theirs.path("direct").asInt()).isEqualTo(VOTERS);
        assertThat(tally("members").path("votes").path("score").asInt()).isEqualTo(1);
        assertThat(tally("everything").path("votes").path("score").asInt()).isEqualTo(7);
        eventually(
                () -> api.get("/comments/1/tally").path("votes").path("score").asInt() == 7);
        JsonNode comment = api.get("/comments/1/tally");
        assertThat(comment.path("shares").get(1).path("server").asString()).isEqualTo(giant.host());
        assertThat(api.get("/comments/1/tally?lens=members")
                        .path("votes")
                        .path("score")
                        .asInt())
                .isEqualTo(1);
        assertThat(comment.path("page").asString()).isEqualTo("/post/" + post + "#comment-1");
        assertThat(all.toString()).doesNotContain("person1", "ana");
    }

    @Test
    @Order(3)
    void aFeedIsReadPageByPage() throws Exception {
        OurServer.founds(ana, "kitchen", "Cooking");
        alpha.post(ana, "kitchen", "Soup", "Boil it.");
        String newest = "/feed?order=new&limit=1";
        eventually(() -> api.get(newest).findValuesAsString("title").contains("Soup"));
        JsonNode first = api.get(newest);
        JsonNode second = api.get(first.path("next").asString());
        assertThat(second.path("items").get(0).path("title").asString()).isEqualTo(TITLE);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(api.get("/feed?community=garden&lens=members").path("items"))
                .singleElement()
                .satisfies(leeks ->
                        assertThat(leeks.path("votes").path("score").asInt()).isEqualTo(1));
        assertThat(api.get("/lenses").path("items").get(0).path("lens").asString())
                .isEqualTo("site");
    }

    @Test
    @Order(4)
    void beforeAnythingIsDecidedThatIsTold() {
        assertThat(api.get("/standard").path("decision").isNull()).isTrue();
        assertThat(api.get("/peers").path("items")).isEmpty();
        assertThat(api.get("/decisions").path("items")).isEmpty();
        assertThat(api.get("/servers").path("items").get(0).path("domain").asString())
                .isEqualTo(giant.host());
        JsonNode standing = api.get("/peers/" + giant.host());
        assertThat(standing.path("met").asBoolean()).isTrue();
        assertThat(standing.path("terms").path("votes_up").asInt()).isEqualTo(1000);
        assertThat(api.get("/peers/never.example").path("met").asBoolean()).isFalse();
    }

    @Test
    @Order(5)
    void whatIsDecidedOnThePageIsToldHere() throws Exception {
        admin.open("/peers/" + giant.host() + "/terms")
                .form("Put in force")
                .choose("Votes up", "Keep, do not count")
                .fill("Name (may stay empty)", "The giant")
                .fill("Reason", "Their votes decide what we see.")
                .send();
        eventually(() -> tally("site").path("votes").path("score").asInt() == 1);
        JsonNode theirs = tally("site").path("shares").get(1);
        assertThat(theirs.path("votes").path("received_up").asInt()).isEqualTo(VOTERS);
        assertThat(theirs.path("not_counted_by").get(0).asInt()).isEqualTo(1);
        assertThat(theirs.path("name").asString()).isEqualTo("The giant");
        JsonNode decision = api.get("/decisions").path("items").get(0);
        assertThat(decision.path("before").path("votes_up").asInt()).isEqualTo(1000);
        assertThat(decision.path("after").path("votes_up").asInt()).isZero();
        assertThat(decision.path("author").asString()).isEqualTo("admin");
        assertThat(decision.path("reason").asString()).contains("decide what we see");
        assertThat(admin.open(decision.path("page").asString()).text()).contains("Their votes decide");
        assertThat(api.get("/decisions/1").path("decision")).isEqualTo(decision);
        assertThat(api.get("/decisions?server=" + giant.host()).path("items")).hasSize(1);
        assertThat(api.get("/decisions?server=never.example").path("items")).isEmpty();
        assertThat(api.get("/peers").path("items").get(0).path("name").asString())
                .isEqualTo("The giant");
        assertThat(api.get("/peers/" + giant.host()).path("decision")).isEqualTo(decision);
        eventually(() -> api.get("/decision-log").path("items").size() == 1);
        JsonNode log = api.get("/decision-log");
        assertThat(log.path("head").path("hash"))
                .isEqualTo(log.path("items").get(0).path("hash"));
    }

    @Test
    @Order(6)
    void whatIsNotThereIsNotFoundAndListsMayBeEmpty() {
        api.refused(404, "/decisions/99");
        api.refused(404, "/what-ifs/1");
        api.refused(404, "/announcements/1");
        api.refused(404, "/consultations/1");
        api.refused(404, "/consultations/1/receipts");
        assertThat(api.get("/what-ifs").path("items")).isEmpty();
        assertThat(api.get("/announcements").path("items")).isEmpty();
        assertThat(api.get("/consultations").path("items")).isEmpty();
    }

    @Test
    @Order(7)
    void aTokenIsShownOnceAndIsForSomeThingsOnly() {
        assertThat(ana.open("/settings/tokens").text()).doesNotContain("Decide for you, as an admin");
        Page unsaid = tokenPage(ana, "For nothing");
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Choose one of these");
        Page wrong = ana.open("/settings/tokens")
                .form("Make it")
                .fill("Name of the program", "Reader")
                .check(READ)
                .fill("Current password", "incorrect horse")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.form("Make it").value("Name of the program")).isEqualTo("Reader");
        assertThat(wrong.text()).contains("No program has a token of yours");
        Page made = tokenPage(ana, "Reader on the train", READ, CHOOSE);
        anas = made.in("#made", "Copy it now").element().select("code").text();
        admins = tokenPage(admin, "Terms by night", READ, CHOOSE, GOVERN)
                .in("#made", "Copy it now")
                .element()
                .select("code")
                .text();
        assertThat(anas).startsWith("folkmoot_").isNotEqualTo(admins);
        assertThat(ana.open("/settings/tokens").text())
                .contains("Reader on the train", "never used")
                .doesNotContain(anas);
        JsonNode me = api.get("/me", as(anas));
        assertThat(me.path("name").asString()).isEqualTo("ana");
        assertThat(me.path("scopes").toString()).isEqualTo("[\"read\",\"choose\"]");
        assertThat(ana.open("/settings/tokens").text()).contains("last used on");

        assertThat(kind(api.refused(401, "/me"))).isEqualTo("token-missing");
        assertThat(kind(api.refused(401, "/decisions", as("folkmoot_forged")))).isEqualTo("token-invalid");
        assertThat(kind(api.answered(403, "POST", "/decisions/1/revert", "{\"reason\":\"No.\"}", as(anas))))
                .isEqualTo("scope-missing");
        assertThat(api.get("/decisions/1").path("decision").path("in_force").asBoolean())
                .isTrue();
    }

    private static final String READ = "Read what you see";
    private static final String CHOOSE = "Choose for you what you see of other servers";
    private static final String GOVERN = "Decide for you, as an admin, about terms of other servers";
    private String anas = "";
    private String admins = "";

    private static Page tokenPage(FormWalk member, String name, String... scopes) {
        Form form = member.open("/settings/tokens").form("Make it").fill("Name of the program", name);
        for (String scope : scopes) {
            form.check(scope);
        }
        return form.fill("Current password", OurServer.PASSWORD).send();
    }

    private static String[] as(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static String kind(JsonNode problem) {
        return problem.path("type").asString().replace("urn:folkmoot:problem:", "");
    }

    @Test
    @Order(8)
    void whatAMemberChoosesHereIsChosenOnThePageAndBack() {
        String choice = "/me/choices/" + giant.host();
        JsonNode before = api.get(choice, as(anas));
        assertThat(before.path("choices").path("posts").asString()).isEqualTo("as_site");
        String based = before.path("decision").toString();
        JsonNode hidden =
                api.answered(200, "PUT", choice, "{\"posts\":\"hidden\",\"based_on\":" + based + "}", as(anas));
        assertThat(hidden.path("choices").path("posts").asString()).isEqualTo("hidden");
        assertThat(hidden.path("choices").path("comments").asString()).isEqualTo("as_site");
        assertThat(alpha.admin().open("/settings/servers").text()).doesNotContain("folkmoot_");
        assertThat(ana.open("/settings/servers/" + giant.host()).form("Save").value("Posts"))
                .isEqualTo("hidden");
        assertThat(api.get("/me/choices", as(anas)).path("items")).hasSize(1);
        assertThat(api.get("/me/other-choices", as(anas)).path("items")).isEmpty();
        assertThat(api.get("/me/choices", as(admins))
                        .path("items")
                        .get(0)
                        .path("choices")
                        .path("posts")
                        .asString())
                .isEqualTo("as_site");

        assertThat(kind(api.answered(409, "PUT", choice, "{\"posts\":\"shown\",\"based_on\":null}", as(anas))))
                .isEqualTo("changed-meanwhile");
        JsonNode loud = api.answered(400, "PUT", choice, "{\"posts\":\"loud\",\"based_on\":1}", as(anas));
        assertThat(loud.path("field").asString()).isEqualTo("posts");
        assertThat(loud.path("detail").asString()).isEqualTo("posts has to be one of as_site, shown, hidden.");
        JsonNode taken = api.answered(200, "DELETE", choice, "", as(anas));
        assertThat(taken.path("choices").path("posts").asString()).isEqualTo("as_site");
        assertThat(api.get("/me/consultations", as(anas)).path("items")).isEmpty();
    }

    private String terms(String axes, String more) {
        JsonNode decision = api.get("/peers/" + giant.host(), as(admins)).path("decision");
        String inForce = decision.isNull() ? "null" : decision.path("number").toString();
        return "{\"server\":\"" + giant.host() + "\",\"based_on\":" + inForce + ",\"terms\":" + axes + more + "}";
    }

    @Test
    @Order(9)
    void anAdminDecidesHereAsOnThePage() throws Exception {
        JsonNode preview = api.answered(200, "POST", "/terms/preview", terms("{\"votes_up\":500}", ""), as(admins));
        assertThat(preview.path("after").path("votes_up").asInt()).isEqualTo(500);
        assertThat(preview.path("after").path("votes_down").asInt()).isEqualTo(1000);
        assertThat(preview.path("compared")).isNotEmpty();
        assertThat(api.get("/decisions", as(admins)).path("items")).hasSize(1);
        JsonNode kept = api.answered(200, "POST", "/what-ifs", terms("{\"votes_up\":500}", ""), as(admins));
        assertThat(kept.path("public").asBoolean()).isFalse();
        String one = "/what-ifs/" + kept.path("number").asInt();
        assertThat(api.get(one, as(admins)).path("what_if")).isEqualTo(kept);
        api.refused(404, one);
        api.refused(404, one, as(anas));

        JsonNode done =
                api.answered(200, "POST", "/terms", terms("{\"votes_up\":500}", ",\"reason\":\"Half.\""), as(admins));
        assertThat(ana.open(done.path("page").asString()).text())
                .contains("Decision 2", "Half.", "by admin", "Votes up: keep, do not count → at 50 %");
        eventually(() -> tally("site").path("votes").path("score").asInt() == 4);
        api.answered(200, "POST", "/decisions/2/revert", "{\"reason\":\"No.\"}", as(admins));
        eventually(() -> tally("site").path("votes").path("score").asInt() == 1);
        assertThat(ana.open("/decisions/2").text()).contains("taken back by decision 3");

        JsonNode ahead = api.answered(
                200,
                "POST",
                "/terms",
                terms("{\"limit\":300,\"votes_up\":1000}", ",\"reason\":\"Soon.\",\"starts_on\":\"2099-01-01\""),
                as(admins));
        assertThat(ahead.path("decision").isNull()).isTrue();
        JsonNode announced = api.get("/announcements/1", as(admins)).path("announcement");
        assertThat(announced.path("state").asString()).isEqualTo("to_come");
        assertThat(announced.path("after").path("limit").asInt()).isEqualTo(300);
        api.answered(200, "POST", "/announcements/1/withdraw", "{\"reason\":\"Not so.\"}", as(admins));
        assertThat(api.get("/announcements/1", as(admins))
                        .path("announcement")
                        .path("withdrawn_because")
                        .asString())
                .isEqualTo("Not so.");
        assertThat(ana.open("/announced/1").text()).contains("Not so.");
        String end = "{\"reason\":\"Enough.\",\"based_on\":3}";
        api.answered(200, "POST", "/peers/" + giant.host() + "/end", end, as(admins));
        assertThat(ana.open("/peers").text()).contains("No server has terms of its own");
        assertThat(kind(api.answered(404, "POST", "/peers/" + giant.host() + "/end", end, as(admins))))
                .isEqualTo("not-found");
    }

    @Test
    @Order(10)
    void whatMakesNoSenseIsRefusedInASentenceAndChangesNothing() {
        JsonNode wordless =
                api.answered(422, "POST", "/terms", terms("{\"votes_up\":0}", ",\"reason\":\" \""), as(admins));
        assertThat(wordless.path("objections").get(0).path("reason").asString()).isEqualTo("reason_missing");
        assertThat(wordless.path("field").asString()).isEqualTo("reason");
        assertThat(wordless.path("detail").asString()).isEqualTo("Say why, in a few words.");
        String body = "{\"reason\":\"\"}";
        assertThat(client.raw("""
                                POST %s/decisions/3/revert HTTP/1.1\r
                                Host: x\r
                                Authorization: Bearer %s\r
                                Accept-Language: de-AT\r
                                Content-Type: application/json; charset=utf-8\r
                                Content-Length: %d\r
                                Connection: close\r
                                \r
                                """.formatted(DescribedApi.ROOT, admins, body.length()), () -> {}, body)
                        .text())
                .contains("urn:folkmoot:problem:refused", "Sag in ein paar Worten, warum.");
        for (String senseless : new String[] {
            "{",
            "[]",
            "{\"reason\":1}",
            "{\"reason\":\"a\",\"reason\":\"b\"}",
            "{\"why\":\"x\"}",
            "{\"reason\":null}",
            "{}"
        }) {
            assertThat(kind(api.answered(400, "POST", "/decisions/1/revert", senseless, as(admins))))
                    .as(senseless)
                    .isEqualTo("body-invalid");
        }
        assertThat(api.answered(400, "POST", "/terms/preview", terms("{\"votes_sideways\":0}", ""), as(admins))
                        .path("field")
                        .asString())
                .isEqualTo("votes_sideways");
        for (String query : new String[] {
            "befor=2", "before=two", "before=-1", "limit=0", "limit=51", "server=a b", "before=1&before=2"
        }) {
            assertThat(kind(api.refused(400, "/decisions?" + query.replace(" ", "%20"))))
                    .as(query)
                    .startsWith("parameter-");
        }
        assertThat(kind(api.refused(422, "/feed?lens=without:giant.example"))).isEqualTo("lens-not-allowed");
        assertThat(api.refused(400, "/feed?cursor=AAAA").path("field").asString())
                .isEqualTo("cursor");
        assertThat(kind(api.refused(404, "/decisions/one"))).isEqualTo("not-found");
        assertThat(api.get("/decisions", as(admins)).path("items")).hasSize(4);

        PlainClient.Answer nowhere = client.get(DescribedApi.ROOT + "/nowhere");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.header("content-type")).isEqualTo("application/problem+json");
        PlainClient.Answer form = client.send(
                "POST",
                DescribedApi.ROOT + "/decisions/1/revert",
                "application/x-www-form-urlencoded",
                "reason=x",
                as(admins));
        assertThat(form.status()).isEqualTo(415);
        assertThat(client.send("POST", DescribedApi.ROOT + "/decisions", "", "").status())
                .isEqualTo(405);
    }

    @Test
    @Order(11)
    void aCookieIsNoTokenAndATokenIsNoCookie() {
        PlainClient browser = alpha.plain();
        browser.post(
                "/log-in", Map.of("csrf", browser.token("/log-in"), "name", "admin", "password", OurServer.PASSWORD));
        assertThat(browser.get("/settings").status()).isEqualTo(200);
        assertThat(browser.send(
                                "POST",
                                DescribedApi.ROOT + "/decisions/4/revert",
                                "application/json",
                                "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(401);
        PlainClient thief = alpha.plain();
        thief.cookies.put(thief.sessionCookie(), admins);
        assertThat(thief.get("/settings").header("location")).startsWith("/log-in");
        assertThat(thief.send("GET", "/settings", "", "", as(admins)).status()).isEqualTo(303);
    }

    @Test
    @Order(12)
    void pagesOfOtherSitesMayReadWhatIsPublicAndNothingElse() {
        PlainClient.Answer anybody = client.get(DescribedApi.ROOT + "/decisions");
        assertThat(anybody.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(anybody.headers()).doesNotContainKey("access-control-allow-credentials");
        assertThat(anybody.header("cache-control")).startsWith("public, max-age=10");
        assertThat(anybody.header("vary")).contains("Authorization");
        assertThat(client.send("GET", DescribedApi.ROOT + "/decisions", "", "", "If-None-Match", anybody.header("etag"))
                        .status())
                .isEqualTo(304);
        PlainClient.Answer own = client.send("GET", DescribedApi.ROOT + "/me", "", "", as(anas));
        assertThat(own.headers()).doesNotContainKey("access-control-allow-origin");
        assertThat(own.header("cache-control")).isEqualTo("private, no-store");
        assertThat(client.send(
                                "POST",
                                DescribedApi.ROOT + "/decisions/4/revert",
                                "application/json",
                                "{\"reason\":\"\"}",
                                as(admins))
                        .headers())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    @Order(13)
    void theExamplesOfTheDocumentWork() throws IOException {
        List<ApiExample> examples = ApiExample.read(Path.of("../docs/governance-api.md"));
        assertThat(examples).hasSizeGreaterThan(8);
        for (ApiExample example : examples) {
            String body = example.body().replaceAll("\"based_on\": \\d+", "\"based_on\": " + lastDecision());
            api.answered(200, example.method(), example.path(), body, example.own() ? as(admins) : new String[0]);
        }
    }

    private String lastDecision() {
        return api.get("/decisions?limit=1", as(admins))
                .path("items")
                .get(0)
                .path("number")
                .toString();
    }

    @Test
    @Order(14)
    void whatWasRevokedOpensNothing() {
        ana.open("/settings/tokens").form("Revoke Reader on the train").send();
        assertThat(kind(api.refused(401, "/me", as(anas)))).isEqualTo("token-invalid");
        assertThat(ana.open("/settings/tokens").text()).contains("No program has a token of yours");
        String another = tokenPage(ana, "Reader", READ)
                .in("#made", "Copy it now")
                .element()
                .select("code")
                .text();
        api.get("/me", as(another));
        ana.open("/settings")
                .form("Set the password")
                .fill("Current password", OurServer.PASSWORD)
                .fill("New password", "a battery of horses")
                .send();
        assertThat(kind(api.refused(401, "/me", as(another)))).isEqualTo("token-invalid");
    }

    @Test
    @Order(15)
    void everythingThatIsDescribedWasAskedAndEveryPageIsThere() {
        assertThat(api.asked).isEqualTo(api.described());
        assertThat(api.pages)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        page -> assertThat(admin.open(page).status()).as(page).isEqualTo(200));
    }
}

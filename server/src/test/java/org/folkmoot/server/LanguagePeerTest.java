package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A whole server that speaks several languages: everybody reads their own, whoever was there a moment before.
class LanguagePeerTest {

    private final OurServer alpha = new OurServer();

    @AfterEach
    void stop() {
        alpha.close();
    }

    private static String language(Page page) {
        return page.document().select("html").attr("lang");
    }

    @Test
    void visitorsReadInTheLanguageOfTheirBrowserWhoeverCameBefore() {
        for (int round = 0; round < 3; round++) {
            Page german = alpha.visitor("de-AT,de;q=0.9,en;q=0.5").open("/");
            Page english = alpha.visitor("en-GB,en;q=0.9,de;q=0.5").open("/");
            Page neither = alpha.visitor("ja").open("/");

            assertThat(language(german)).isEqualTo("de");
            assertThat(german.text()).contains("Lesen dürfen alle.").doesNotContain("Everybody may read.");
            assertThat(language(english)).isEqualTo("en");
            assertThat(english.text()).contains("Everybody may read.").doesNotContain("Lesen dürfen alle.");
            assertThat(language(neither)).isEqualTo("en");
        }
    }

    @Test
    void cachesOnTheWayAreToldToTellLanguagesApart() throws Exception {
        HttpResponse<String> german = ask("de-CH", "");
        String tag = german.headers().firstValue("ETag").orElseThrow();

        assertThat(german.headers().firstValue("Cache-Control").orElse("")).contains("public");
        assertThat(german.headers().firstValue("Vary").orElse("")).contains("Accept-Language");
        assertThat(ask("de-CH", tag).statusCode()).isEqualTo(304);
        assertThat(ask("en", tag).statusCode()).isEqualTo(200);
        assertThat(ask("en", tag).body()).contains("lang=\"en\"");
    }

    @Test
    void whatAMemberChoseGoesBeforeTheirBrowser() {
        FormWalk ana = alpha.member("ana");
        assertThat(language(ana.open("/"))).isEqualTo("en");

        Page settings = ana.open("/settings#appearance")
                .in("form", "Appearance")
                .form("Save")
                .fill("Language of the pages", "Deutsch")
                .send();

        assertThat(language(settings)).isEqualTo("de");
        assertThat(settings.text()).contains("Gespeichert.", "Sprache der Seiten");
        assertThat(language(ana.open("/communities/new"))).isEqualTo("de");
        assertThat(language(alpha.visitor().open("/"))).isEqualTo("en");
    }

    @Test
    void whoSignsUpInALanguageKeepsItUntilTheyChooseAnother() {
        FormWalk ben = alpha.visitor("de");
        ben.open("/sign-up")
                .form("Registrieren")
                .fill("Name", "ben")
                .fill("Passwort", "correct horse battery")
                .send();
        assertThat(ben.open("/settings")
                        .document()
                        .select("#field-locale option[selected]")
                        .val())
                .isEqualTo("de");

        ben.open("/settings")
                .in("form", "Aussehen")
                .form("Speichern")
                .fill("Sprache der Seiten", "English")
                .send();
        assertThat(language(ben.open("/"))).isEqualTo("en");
    }

    private HttpResponse<String> ask(String languages, String known) throws Exception {
        HttpRequest.Builder asked = HttpRequest.newBuilder(
                        URI.create(alpha.visitor().open("/").document().baseUri()))
                .header("Accept-Language", languages);
        return HttpClient.newHttpClient()
                .send(
                        (known.isEmpty() ? asked : asked.header("If-None-Match", known)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

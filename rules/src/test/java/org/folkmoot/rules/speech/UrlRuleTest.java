package org.folkmoot.rules.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.folkmoot.rules.speech.UrlRule.Link;
import org.folkmoot.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRuleTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?b=c#d, https://example.org/a?b=c#d",
        "HTTPS://Example.ORG, https://example.org/",
        "'  http://example.org:8080/x ', http://example.org:8080/x",
        "http://lemmy-alpha:8541/post/1, http://lemmy-alpha:8541/post/1",
        "https://b\u00fccher.example/stra\u00dfe, https://xn--bcher-kva.example/stra%C3%9Fe",
        "https://example.org?q=1, https://example.org/?q=1",
        "https://example.org/a b|c, https://example.org/a%20b%7Cc",
        "https://example.org/100%/[x]?y={z}, https://example.org/100%25/%5Bx%5D?y=%7Bz%7D",
        "https://example.org/%C3%A4#a#b, https://example.org/%C3%A4#a%23b",
        "http://[2001:db8::1]:80/, http://[2001:db8::1]:80/",
    })
    void aLinkIsWrittenInOneWay(String typed, String kept) {
        assertThat(UrlRule.judge(typed)).isEqualTo(new Link.To(kept));
        assertThat(UrlRule.judge(kept)).isEqualTo(new Link.To(kept));
    }

    @Test
    void anEmptyTextIsNoLink() {
        assertThat(UrlRule.judge(null)).isEqualTo(new Link.None());
        assertThat(UrlRule.judge(" \u200b ")).isEqualTo(new Link.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "/local",
                "https://",
                "https:///path",
                "https://?q",
                "ftp://example.org/",
                "magnet:?xt=urn:btih:1",
                "javascript:alert(1)",
                "javascript://example.org/%0aalert(1)",
                "data:text/html,x",
                "https://user@example.org/",
                "https://user:word@example.org/",
                "https://good.example\\@evil.example/",
                "https://exa mple.org/",
                "https://-example.org/",
                "https://example..org/",
                "https://example.org:99999/",
                "https://example.org:port/",
                "https://[not-an-address]/",
                "https://example.org/\u202egpj.exe",
                "https://example.org/\u200bhidden",
                "https://example.org/\nb",
                "https://exam\u00adple.org/"
            })
    void whatIsNoWebAddressIsRefused(String typed) {
        assertThat(UrlRule.judge(typed)).isEqualTo(new Link.Refused(Refusal.URL_INVALID));
    }

    @Test
    void aLinkIsAtMostTwoThousandUnitsLong() {
        String longest = "https://example.org/" + "a".repeat(1980);
        assertThat(UrlRule.judge(longest)).isEqualTo(new Link.To(longest));
        assertThat(UrlRule.judge(longest + "a")).isEqualTo(new Link.Refused(Refusal.URL_TOO_LONG));
    }

    @Test
    void aLetterThatIsComposedIntoAMarkIsEscapedLikeIt() {
        assertThat(UrlRule.judge("https://example.org/\u1FEF")).isEqualTo(new Link.To("https://example.org/%60"));
    }

    @Property
    void whateverIsTypedIsJudgedAndWhatIsKeptIsAUrlOfTheWeb(@ForAll String typed) {
        if (UrlRule.judge("https://example.org/" + typed) instanceof Link.To(String url)) {
            assertThat(URI.create(url).getHost()).isEqualTo("example.org");
            assertThat(UrlRule.judge(url)).isEqualTo(new Link.To(url));
        }
        UrlRule.judge(typed);
        UrlRule.judge("https://" + typed);
    }
}

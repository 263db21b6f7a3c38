package org.folkmoot.activitypub.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Forbidden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void aUrlIsTakenApartAndItsPathIsLeftAsItIs() throws TransportFailed {
        assertThat(Target.of("https://Forum.Example/c/a%2Fb//x?y=%3f&z#part", false))
                .isEqualTo(new Target("https", "forum.example", 443, "/c/a%2Fb//x?y=%3f&z"));
        assertThat(Target.of("https://forum.example", false).target()).isEqualTo("/");
        assertThat(Target.of("https://forum.example?q", false).target()).isEqualTo("/?q");
    }

    @Test
    void theDefaultPortIsTheSamePeerWrittenOutOrNot() throws TransportFailed {
        assertThat(Target.of("https://forum.example:443/", false).peer()).isEqualTo("forum.example");
        assertThat(Target.of("http://forum.localhost:8640/", true).peer()).isEqualTo("forum.localhost:8640");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://forum.example/           | only https
            ftp://forum.example/            | only https
            file:///etc/passwd              | only https
            //forum.example/                | only https
            https://user@forum.example/     | user name
            https://a:b@forum.example/      | user name
            https://forum.example:8443/     | port 8443
            https://forum.example:80/       | port 80
            https:///path                   | no host
            https:forum.example             | no host
            https://127.0.0.1/              | address
            https://8.8.8.8/                | address
            https://[::1]/                  | address
            https://[2606:4700::1111]/      | address
            https://localhost/              | no dot
            https://intranet/               | no dot
            https://forum.example./         | dot
            https://forum..example/         | host
            https://-forum.example/         | host
            https://bücher.example/         | host
            https://forum.example/a b       | valid URL
            https://forum.example/%zz       | valid URL
            https://forum.exam\tple/        | valid URL
            """)
    void whatIsNoPublicServerIsForbidden(String url, String why) {
        assertThatThrownBy(() -> Target.of(url.replace("\\t", "\t"), false))
                .isInstanceOfSatisfying(
                        TransportFailed.class,
                        failed -> assertThat(failed.reason())
                                .isInstanceOfSatisfying(
                                        Forbidden.class,
                                        forbidden -> assertThat(forbidden.why()).contains(why)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2130706433", "0x7f000001", "127.1", "0177.0.0.1", "0x7f.1", "1.2.3.0x4", "foo.42", "10.0.0.1."})
    void noSpellingOfAnAddressPassesForAName(String host) {
        assertThatThrownBy(() -> Target.of("https://" + host + "/", false)).isInstanceOf(TransportFailed.class);
    }

    @Test
    void aUrlIsAtMost2048CharactersLong() throws TransportFailed {
        String start = "https://forum.example/";
        assertThat(Target.of(start + "x".repeat(2_048 - start.length()), false).target())
                .hasSize(2_027);
        assertThatThrownBy(() -> Target.of(start + "x".repeat(2_049 - start.length()), false))
                .hasMessageContaining("2048");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://forum.localhost:8640/u/ada",
                "http://lemmy-alpha:8541/",
                "http://localhost:8640/",
                "http://127.0.0.1:8640/",
                "http://[::1]:8640/",
                "https://forum.example:8443/"
            })
    void testModeLetsThroughHttpPortsAndThisMachine(String url) throws TransportFailed {
        assertThat(Target.of(url, true).uri()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:8640/",
                "http://[fe80::1]/",
                "http://0x7f000001/",
                "http://a@localhost/",
                "ftp://localhost/"
            })
    void testModeLetsThroughNothingElse(String url) {
        assertThatThrownBy(() -> Target.of(url, true)).isInstanceOf(TransportFailed.class);
    }
}

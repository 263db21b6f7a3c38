package org.folkmoot.forum.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {

    @Test
    void aHandleNamesACommunityOrAPersonOfAServer() {
        assertThat(Sought.read(" !garden@beta.localhost:8551 "))
                .contains(new Sought.Community("garden", "beta.localhost:8551"));
        assertThat(Sought.read("@ben@Beta.Example")).contains(new Sought.Person("ben", "beta.example"));
    }

    @Test
    void aLinkNamesWhateverIsThere() {
        assertThat(Sought.read("https://beta.example/post/7")).contains(new Sought.Link("https://beta.example/post/7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garden",
                "!garden",
                "ben@beta.example",
                "!a b@beta.example",
                "!garden@beta.example/x",
                "https:// what is this",
                "javascript:alert(1)",
                "https://user@beta.example/post/7",
                "file:///etc/passwd",
                "!garden@",
                ""
            })
    void anythingElseAreWords(String typed) {
        assertThat(Sought.read(typed)).isEmpty();
    }
}

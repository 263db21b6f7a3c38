package org.folkmoot.api.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs send is read as it is described, or not at all.
class JsonTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Map<String, ?> tree = Map.of("a", "<é\"\n", "b", List.of(1L, true, "x"), "c", Map.of("d", -7L));
        assertThat(Json.object(Json.bytes(tree))).get().isEqualTo(tree);
    }

    @Test
    void nullIsAValue() {
        assertThat(Json.object("{\"a\":null}".getBytes(UTF_8)))
                .get()
                .satisfies(read -> assertThat(read).containsEntry("a", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":99999999999999999999999}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}",
                "{\"a\":1}//",
                "{\"a\":[1",
                "{\"a\":\"x\\u0000\"}",
                "{\"a\":[\"\\ud800\"]}"
            })
    void anythingElseIsNoObject(String sent) {
        assertThat(Json.object(sent.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void brokenLettersAreNoObject() {
        byte[] broken = "{\"a\":\"xx\"}".getBytes(UTF_8);
        Arrays.fill(broken, 6, 8, (byte) 0xff);
        assertThat(Json.object(broken)).isEmpty();
    }
}

package org.folkmoot.activitypub.vocab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// JSON comes in bounded, goes out as it came, and has one spelling that can be signed.
class JsonTest {

    private static Json read(String text) {
        return Json.read(text.getBytes(UTF_8));
    }

    private static String written(Json json) {
        return new String(Json.write(json), UTF_8);
    }

    private static String canonical(String text) {
        return new String(Json.canonical(read(text)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":2.50,\"c\":1E400,\"d\":-0}",
                "[null,true,false,\"\",[],{}]",
                "\"\\u0000\\u001f\\\"\\\\/é😀\"",
                "\"half a pair \\ud83d\""
            })
    void whatCameInGoesOutAgain(String text) {
        assertThat(written(read(text))).isEqualTo(text);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheDocument() {
        assertThat(read("\ufeff{}")).isEqualTo(new JsonObject(Map.of()));
    }

    @Test
    void onlyWellFormedUtf8IsRead() {
        assertThatThrownBy(() -> Json.read("{}".getBytes(UTF_16BE))).isInstanceOf(MalformedDocument.class);
        assertThatThrownBy(() -> Json.read("\"é\"".getBytes(ISO_8859_1))).hasMessage("The document should be UTF-8");
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
        assertThatThrownBy(() -> Json.read(overlong)).hasMessage("The document should be UTF-8");
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        assertThatThrownBy(() -> Json.read(surrogate)).hasMessage("The document should be UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "1.", ".5", "+1", "NaN", "Infinity", "0x1", "1,2", "1 ", "-"})
    void aNumberIsSpeltAsOne(String literal) {
        assertThatThrownBy(() -> new JsonNumber(literal)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTooDeepIsRefusedBothWaysAndOverflowsNothing() {
        assertThatThrownBy(() -> read("[".repeat(500_000))).isInstanceOf(MalformedDocument.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).isInstanceOf(MalformedDocument.class);
        assertThat(read("[".repeat(Json.DEEPEST) + "]".repeat(Json.DEEPEST))).isInstanceOf(JsonArray.class);
        JsonObject deep = new JsonObject(Map.of());
        for (int at = 0; at < 100_000; at++) {
            deep = new JsonObject(Map.of("type", new JsonText("Undo"), "actor", new JsonText("a:b"), "object", deep));
        }
        JsonObject deepest = deep;
        assertThatThrownBy(() -> Json.write(deepest)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.canonical(deepest)).isInstanceOf(MalformedDocument.class);
        assertThatThrownBy(() -> Vocabulary.read(deepest)).isInstanceOf(MalformedDocument.class);
        assertThat(Vocabulary.rearranges(deepest)).isFalse();
    }

    @Test
    void aListHasAnEnd() {
        String items = "1,".repeat(Json.MOST_ITEMS - 1) + "1";
        assertThat(((JsonArray) read("[" + items + "]")).items()).hasSize(Json.MOST_ITEMS);
        assertThatThrownBy(() -> read("[" + items + ",1]")).hasMessage("The document should be lists of at most 10000");
    }

    @Test
    void membersMayBeReplacedWhereTheyStand() {
        JsonObject object = (JsonObject) read("{\"a\":1,\"b\":2}");
        assertThat(written(object.with("a", JsonNull.NULL))).isEqualTo("{\"a\":null,\"b\":2}");
        assertThat(written(object.without("a").with("c", JsonNumber.of(3)))).isEqualTo("{\"b\":2,\"c\":3}");
        assertThat(object.with("a", JsonNull.NULL).find("a")).isNull();
    }

    /// RFC 8785, section 3.2.2.
    @Test
    void theCanonicalSpellingIsTheOneOfTheRfc() {
        assertThat(canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }"""))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /// RFC 8785, section 3.2.3.
    @Test
    void membersAreSortedByTheirUnits() {
        String sorted =
                canonical("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Dalet\",\"1\":\"One\","
                        + "\"\\ud83d\\ude00\":\"Emoji\",\"\\u0080\":\"Control\",\"\\u00f6\":\"O Diaeresis\"}");
        assertThat(((JsonObject) read(sorted)).members().values())
                .containsExactlyElementsOf(
                        List.of("Carriage Return", "One", "Control", "O Diaeresis", "Euro Sign", "Emoji", "Dalet")
                                .stream()
                                .map(JsonText::new)
                                .toList());
    }

    /// RFC 8785, appendix B.
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersAreSpeltAsInTheRfc(String bits, String spelt) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(spelt);
    }

    @Test
    void whatHasNoCanonicalSpellingIsRefused() {
        assertThatThrownBy(() -> canonical("1e400")).isInstanceOf(MalformedDocument.class);
        assertThatThrownBy(() -> canonical("\"\\ud83d\"")).isInstanceOf(MalformedDocument.class);
    }
}

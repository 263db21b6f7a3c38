package org.folkmoot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, 10_000, 50_000, 100_000})
    void aTextOfAnySizeIsMadeSmallAndComesBackWhole(int lines) throws IOException {
        byte[] text = IntStream.range(0, lines)
                .mapToObj(line -> "<p>line " + line * 7_919L % 104_729 + "</p>\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);

        byte[] small = Compression.gzip(text);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(small)).readAllBytes())
                .isEqualTo(text);
        assertThat(small.length).isLessThan(text.length / 3 + 100);
    }
}

package org.folkmoot.web.messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// Catalogues as they stand in their files.
final class Written {

    private Written() {}

    /// The patterns of a catalogue by their keys.
    static Map<String, String> catalogue(String tag) {
        Properties lines = new Properties();
        try (Reader reader = new StringReader(String.join("\n", lines(tag)))) {
            lines.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> catalogue = new TreeMap<>();
        lines.forEach((key, pattern) -> catalogue.put((String) key, (String) pattern));
        return catalogue;
    }

    /// The keys of a catalogue as they follow each other, with those that stand twice.
    static List<String> keys(String tag) {
        return lines(tag).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }

    private static List<String> lines(String tag) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Catalogues.class.getResourceAsStream(tag + ".properties"), tag),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

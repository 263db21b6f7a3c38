package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server says at `/metrics`, read as Prometheus reads it, and refused where Prometheus or its
/// `promtool check metrics` would complain: what has no type, stands twice, or falls apart.
final class MetricsText {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\",?");
    private static final List<String> ENDINGS = List.of("_bucket", "_sum", "_count");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    /// By name and labels, as written.
    private final Map<String, Double> samples = new LinkedHashMap<>();

    private MetricsText() {}

    static MetricsText read(PlainClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/plain; version=0.0.4");
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.text()).endsWith("\n");
        MetricsText read = new MetricsText();
        answer.text().lines().forEach(read::line);
        read.histograms();
        return read;
    }

    private void line(String line) {
        List<String> words = List.of(line.split(" ", 4));
        if (line.startsWith("# HELP ")) {
            assertThat(helps.put(words.get(2), words.get(3))).as(line).isNull();
        } else if (line.startsWith("# TYPE ")) {
            assertThat(types.put(words.get(2), words.get(3))).as(line).isNull();
            assertThat(words.get(3)).isIn("counter", "gauge", "histogram", "summary", "untyped");
        } else {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher found = SAMPLE.matcher(line);
        assertThat(found.matches()).as(line).isTrue();
        String labels = found.group(2) == null ? "" : found.group(2);
        assertThat(LABEL.matcher(labels).replaceAll("")).as(line).isEmpty();
        String family = family(found.group(1));
        assertThat(types).as(line).containsKey(family);
        assertThat(helps).as(line).containsKey(family);
        if ("counter".equals(types.get(family))) {
            assertThat(family).as(line).endsWith("_total");
        }
        double value = number(found.group(3));
        String key = labels.isEmpty() ? found.group(1) : found.group(1) + "{" + labels.replaceAll(",$", "") + "}";
        assertThat(samples.put(key, value)).as(line).isNull();
    }

    private static double number(String written) {
        return written.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(written);
    }

    private String family(String name) {
        for (String ending : ENDINGS) {
            String without = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
            String type = types.getOrDefault(without, "");
            if (!without.equals(name) && (type.equals("histogram") || type.equals("summary"))) {
                return without;
            }
        }
        return name;
    }

    /// Each bucket holds those below it, and the last holds all.
    private void histograms() {
        Map<String, List<Double>> buckets = new LinkedHashMap<>();
        samples.forEach((key, value) -> {
            if (key.contains("_bucket{")) {
                String without = key.replaceFirst(",?le=\"[^\"]*\"", "").replace("_bucket{", "_count{");
                buckets.computeIfAbsent(without, fresh -> new ArrayList<>()).add(value);
            }
        });
        buckets.forEach((count, values) -> {
            assertThat(values).as(count).isSorted();
            assertThat(values.getLast()).as(count).isEqualTo(samples.get(count));
        });
    }

    /// A value; 0 where it is not said.
    ///
    /// @param key such as `a_total{kind="x"}`
    double value(String key) {
        return samples.getOrDefault(key, 0.0);
    }

    boolean says(String key) {
        return samples.containsKey(key);
    }

    /// Names with labels, as written.
    List<String> keys() {
        return List.copyOf(samples.keySet());
    }

    /// Names without what belongs to histograms.
    List<String> families() {
        return types.keySet().stream().sorted().toList();
    }
}

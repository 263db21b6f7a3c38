package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView.Published;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.Count;
import org.folkmoot.rules.consultations.ElectorateRule.Conditions;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.rules.consultations.PassRule;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The program for counting again, run as anybody would, agrees with the page about random elections.
class RecountTest {

    private static final List<String> OPTIONS =
            List.of("Stay \"apart\"", "Meet, votes\\not counted", "Meet as equals ä 👋", "Ask again", "None");

    @TempDir
    @Nullable
    Path folder;

    private static List<BallotChoice> election(Method method, Random random) {
        return IntStream.range(0, 200)
                .mapToObj(n -> {
                    List<Integer> options = new ArrayList<>(List.of(1, 2, 3, 4, 5));
                    Collections.shuffle(options, random);
                    int named = method == Method.CHOICE ? 1 : 1 + random.nextInt(5);
                    return new BallotChoice(options.subList(0, named)).plain(method);
                })
                .toList();
    }

    private static byte[] published(Method method, List<BallotChoice> ballots) {
        Question question = new Question(
                "On what terms?",
                "",
                "",
                "",
                OPTIONS,
                method,
                PassRule.PLURALITY,
                false,
                0,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                new Conditions(null, 0, 0, null));
        Consultation consultation = new Consultation(
                new ConsultationId(7), question, Map.of(), Stage.COUNTED, null, null, null, null, null);
        List<Published> receipts = IntStream.range(0, ballots.size())
                .mapToObj(n -> new Published(
                        "%032x".formatted(n * 7_919L), ballots.get(n).options()))
                .toList();
        return new ReceiptsJson(consultation, receipts.isEmpty() ? null : receipts).bytes();
    }

    private String recounted(byte[] published, String... more) throws IOException, InterruptedException {
        Path file = Files.write(Objects.requireNonNull(folder).resolve("receipts.json"), published);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "../recount/Recount.java",
                file.toString()));
        command.addAll(List.of(more));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @ParameterizedTest
    @EnumSource
    void itAgreesWithThePage(Method method) throws Exception {
        List<BallotChoice> ballots = election(method, new Random(method.name().length()));
        Count count = Count.of(method, 5, ballots);
        StringBuilder expected =
                new StringBuilder("200 ballots, " + method.name().toLowerCase(Locale.ROOT));
        for (int option = 1; option <= 5; option++) {
            expected.append(count.leading().contains(option) ? "\n* " : "\n  ")
                    .append(count.support()[option - 1])
                    .append("  ")
                    .append(OPTIONS.get(option - 1));
        }

        String said = recounted(published(method, ballots), "%032x".formatted(3 * 7_919L));

        assertThat(said)
                .isEqualTo(expected + "\nFor that receipt was counted: "
                        + ballots.get(3).options() + "\n");
    }

    @Test
    void itSaysWhereThereIsNothingToCount() throws Exception {
        assertThat(recounted(published(Method.CHOICE, List.of())))
                .isEqualTo("Nothing to count: fewer than 10 ballots\n");
    }
}

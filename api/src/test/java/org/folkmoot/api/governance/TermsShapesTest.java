package org.folkmoot.api.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.forum.peering.WrittenTerms;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.votes.VoteAxes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Terms are told here as the log of decisions promises them, each axis by its name.
class TermsShapesTest {

    static Stream<Terms> everyKind() {
        VoteAxes windowed = VoteAxes.DEFAULT.cap(300).window(new VoteAxes.Window(LocalDate.EPOCH, null));
        return Stream.of(Terms.OPEN, Terms.LIMITED, Terms.BLOCKED, Terms.OPEN.votes(windowed));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyAxisOfTheLogIsToldWithTheSameNameAndValue(Terms terms) {
        var told = TermsShapes.TERMS.tree(terms);
        var promised = WrittenTerms.of(terms);
        assertThat(List.copyOf(told.keySet())).isEqualTo(List.copyOf(promised.keySet()));
        promised.forEach((axis, value) ->
                assertThat(String.valueOf(told.get(axis))).as(axis).isEqualTo(String.valueOf(value)));
    }
}

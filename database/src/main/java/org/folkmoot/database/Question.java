package org.folkmoot.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A question that nearly every page asks: read once when its class is loaded, prepared once on each
/// connection, its rows taken by hand.
///
/// Everything else is asked by [Transaction#query], which finds out anew each time how names are bound
/// and rows become records. For one statement that is nothing; it was a third of a page that asks
/// twenty (docs/performance.md).
///
/// @param <T> what a row becomes
public final class Question<T extends @Nullable Object> {

    /// A name behind one colon; two are PostgreSQL's cast.
    private static final Pattern NAMED = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    private final String sql;
    /// For each place in the statement, which of the values stands there.
    private final int[] places;
    private final int values;
    private final Function<Columns, T> reader;

    private Question(String sql, int[] places, int values, Function<Columns, T> reader) {
        this.sql = sql;
        this.places = places;
        this.values = values;
        this.reader = reader;
    }

    /// A question.
    ///
    /// @param sql    one statement that answers rows, with `:name` parameters; no colon stands in it
    ///               otherwise but in a cast
    /// @param reader makes something of a row, taking its columns in their order
    /// @param names  of the parameters, in the order in which their values will be given
    /// @throws IllegalArgumentException when the statement's names are others
    public static <T extends @Nullable Object> Question<T> of(
            String sql, Function<Columns, T> reader, String... names) {
        List<String> order = List.of(names);
        List<String> found =
                NAMED.matcher(sql).results().map(name -> name.group(1)).toList();
        if (!List.copyOf(new TreeSet<>(found)).equals(order.stream().sorted().toList())) {
            throw new IllegalArgumentException("Values are given for " + order + " and asked for " + found);
        }
        int[] places = found.stream().mapToInt(order::indexOf).toArray();
        return new Question<>(NAMED.matcher(sql).replaceAll((MatchResult name) -> "?"), places, names.length, reader);
    }

    /// Asks.
    List<T> ask(Connection connection, Object... given) throws SQLException {
        if (given.length != values) {
            throw new IllegalArgumentException(values + " values are asked for, and " + given.length + " given");
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < places.length; place++) {
                bind(statement, place + 1, given[places[place]]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                Columns columns = new Columns(rows);
                List<T> answers = new ArrayList<>();
                while (columns.nextRow()) {
                    answers.add(reader.apply(columns));
                }
                return answers;
            }
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        switch (value) {
            case Long number -> statement.setLong(place, number);
            case Boolean truth -> statement.setBoolean(place, truth);
            case String text -> statement.setString(place, text);
            case Instant moment ->
                statement.setObject(place, moment.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            case byte[] bytes -> statement.setBytes(place, bytes);
            case long[] numbers -> statement.setObject(place, numbers);
            default ->
                throw new IllegalArgumentException(
                        "No question takes a " + value.getClass().getSimpleName());
        }
    }
}

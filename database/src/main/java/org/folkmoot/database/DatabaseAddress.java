package org.folkmoot.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a database is and who we are there. Prints without its password.
///
/// @param url      a JDBC URL of PostgreSQL that holds neither user nor password
/// @param user     null when the URL names none
/// @param password null when the URL names none
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {

    private static final String JDBC = "jdbc:postgresql:";

    /// Reads `postgresql://user:password@host:5432/name` (also `postgres://`), or the same as JDBC writes it:
    /// `jdbc:postgresql://host:5432/name?user=…&password=…`.
    ///
    /// @throws IllegalArgumentException with a sentence that says what is wrong
    public static DatabaseAddress parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("jdbc:") && !trimmed.startsWith(JDBC)) {
            throw new IllegalArgumentException("it must name a PostgreSQL database, such as"
                    + " postgresql://folkmoot:password@localhost:5432/folkmoot");
        }
        String plain = trimmed.startsWith("jdbc:") ? trimmed.substring("jdbc:".length()) : trimmed;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw new IllegalArgumentException(
                    "it must look like postgresql://folkmoot:password@localhost:5432/folkmoot");
        }
        try {
            return of(new URI(plain));
        } catch (URISyntaxException odd) {
            throw new IllegalArgumentException(
                    "it is no URL; characters such as @, / and # in a password are written as %40, %2F and %23", odd);
        }
    }

    /// Another database of the same server, for the same user.
    public DatabaseAddress named(String database) {
        return new DatabaseAddress(url.replaceFirst("(//[^/?]+/)[^?]*", "$1" + database), user, password);
    }

    private static DatabaseAddress of(URI address) {
        if (address.getHost() == null || address.getRawPath().length() < 2) {
            throw new IllegalArgumentException(
                    "it must name a host and a database, such as postgresql://folkmoot:password@localhost:5432/folkmoot");
        }
        String[] login = address.getRawUserInfo() == null
                ? new String[0]
                : address.getRawUserInfo().split(":", 2);
        String user = login.length > 0 ? decoded(login[0]) : null;
        String password = login.length > 1 ? decoded(login[1]) : null;
        List<String> rest = new ArrayList<>();
        for (String parameter : parameters(address)) {
            if (parameter.startsWith("user=")) {
                user = decoded(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decoded(parameter.substring("password=".length()));
            } else {
                rest.add(parameter);
            }
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = rest.isEmpty() ? "" : "?" + String.join("&", rest);
        return new DatabaseAddress(
                JDBC + "//" + address.getHost() + port + address.getRawPath() + query, user, password);
    }

    private static List<String> parameters(URI address) {
        return address.getRawQuery() == null
                ? List.of()
                : List.of(address.getRawQuery().split("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return url + (user == null ? "" : " as " + user);
    }
}

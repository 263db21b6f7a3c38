package org.folkmoot.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A client that sends whatever a test wants, also what no browser would, and follows nothing.
final class PlainClient {

    private static final String FORM = "application/x-www-form-urlencoded";

    /// What came back.
    ///
    /// @param text as it came
    record Answer(int status, Map<String, List<String>> headers, String text, Document page) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    private final URI site;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// What it holds; a test may plant others.
    final Map<String, String> cookies = new LinkedHashMap<>();

    PlainClient(URI site) {
        this.site = site;
    }

    /// The name of the cookie that holds the session.
    String sessionCookie() {
        return "folkmoot-" + site.getPort();
    }

    Answer get(String address) {
        return send("GET", address, "", "");
    }

    /// Sends a form, its token first.
    Answer post(String address, Map<String, String> fields) {
        return send("POST", address, FORM, encoded(fields));
    }

    Answer send(String method, String address, String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + address))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", "text/html")
                .header("Accept-Language", "en");
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            keep(answer.headers().allValues("Set-Cookie"));
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body(), Jsoup.parse(answer.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// The token of a page's forms.
    String token(String address) {
        return Objects.requireNonNull(get(address).page().selectFirst("input[name=csrf]"))
                .attr("value");
    }

    /// Says the bytes as they stand, and whatever comes back until the server hangs up.
    Answer raw(String head, Runnable pause, String rest) {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            pause.run();
            if (!rest.isEmpty()) {
                out.write(rest.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = said.indexOf("\r\n\r\n");
            String text = said.substring(body + 4);
            return new Answer(Integer.parseInt(said.substring(9, 12)), Map.of(), text, Jsoup.parse(text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void keep(List<String> lines) {
        for (String line : lines) {
            HttpCookie cookie = HttpCookie.parse(line).getFirst();
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    static String encoded(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }
}

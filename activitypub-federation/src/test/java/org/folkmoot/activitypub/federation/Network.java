package org.folkmoot.activitypub.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The servers of a test: what each address answers, what was asked, and whom nobody reaches.
public final class Network implements Transport {

    /// What answers at an address.
    @FunctionalInterface
    public interface Server {
        Reply answer(OutboundRequest request) throws TransportFailed;
    }

    private final Map<String, Server> servers = new HashMap<>();
    private final Set<String> cut = new HashSet<>();
    private final List<OutboundRequest> asked = new ArrayList<>();

    /// An address with or without its query.
    public synchronized Network at(String url, Server server) {
        servers.put(url, server);
        return this;
    }

    public Network serving(String url, String contentType, String body) {
        return at(url, _ -> answer(contentType, body));
    }

    /// An ActivityStreams document, with `'` for every quotation mark.
    public Network document(String url, String json) {
        return serving(url, "application/activity+json", json.replace('\'', '"'));
    }

    public Network answering(String url, int status) {
        return at(url, _ -> Reply.of(status));
    }

    public Network redirecting(String url, String location) {
        return at(url, _ -> Reply.of(302).with("Location", location));
    }

    /// From now on nobody reaches this host.
    public synchronized void cut(String host) {
        cut.add(host);
    }

    public synchronized void heal(String host) {
        cut.remove(host);
    }

    @Override
    public Reply exchange(OutboundRequest request) throws TransportFailed {
        Server server;
        synchronized (this) {
            asked.add(request);
            if (cut.contains(request.host())) {
                throw new TransportFailed(new TransportFailed.Unreachable("the cable is cut"));
            }
            String url = request.url().value();
            int query = url.indexOf('?');
            server = servers.getOrDefault(url, servers.get(query < 0 ? url : url.substring(0, query)));
        }
        return server == null ? Reply.of(404) : server.answer(request);
    }

    /// All requests so far, each as `METHOD url`.
    public synchronized List<String> asked() {
        return asked.stream()
                .map(request -> request.method() + " " + request.url().value())
                .toList();
    }

    public synchronized List<OutboundRequest> requests() {
        return List.copyOf(asked);
    }

    public synchronized void forget() {
        asked.clear();
    }

    public static Reply answer(String contentType, String body) {
        return new Reply(200, Headers.of("Content-Type", contentType), body.getBytes(UTF_8));
    }
}

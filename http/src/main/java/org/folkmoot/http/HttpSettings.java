package org.folkmoot.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How the server listens, and how much it takes.
///
/// @param bind           the address to listen on
/// @param port           0 for any that is free
/// @param trustedProxies whose `X-Forwarded-…` headers are believed
/// @param bodyLimit      bytes of a body that are taken
/// @param headLimit      bytes of a request's head that are taken
/// @param headTime       for the whole head, from its first byte
/// @param bodyTime       for the whole body
/// @param idleTime       without a byte, after which a connection is closed
/// @param stopTime       for requests under way when the server stops
/// @param rates          limits that differ from [LimitClass#usual()]
public record HttpSettings(
        String bind,
        int port,
        List<AddressRange> trustedProxies,
        int bodyLimit,
        int headLimit,
        Duration headTime,
        Duration bodyTime,
        Duration idleTime,
        Duration stopTime,
        Map<LimitClass, Rate> rates) {

    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
        rates = Map.copyOf(rates);
    }

    /// What holds when nothing is said.
    public static HttpSettings usual(String bind, int port) {
        return new HttpSettings(
                bind,
                port,
                List.of(),
                1 << 20,
                16 << 10,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Map.of());
    }

    public HttpSettings withTrustedProxies(List<AddressRange> proxies) {
        return new HttpSettings(
                bind, port, proxies, bodyLimit, headLimit, headTime, bodyTime, idleTime, stopTime, rates);
    }

    public HttpSettings withRates(Map<LimitClass, Rate> other) {
        return new HttpSettings(
                bind, port, trustedProxies, bodyLimit, headLimit, headTime, bodyTime, idleTime, stopTime, other);
    }

    public HttpSettings withTimes(Duration head, Duration body, Duration idle) {
        return new HttpSettings(bind, port, trustedProxies, bodyLimit, headLimit, head, body, idle, stopTime, rates);
    }

    public HttpSettings withBodyLimit(int bytes) {
        return new HttpSettings(
                bind, port, trustedProxies, bytes, headLimit, headTime, bodyTime, idleTime, stopTime, rates);
    }

    /// Limits that nobody reaches: for tests, and for the federation test mode.
    public HttpSettings withoutLimits() {
        Map<LimitClass, Rate> wide = new EnumMap<>(LimitClass.class);
        for (LimitClass each : LimitClass.values()) {
            wide.put(each, new Rate(1_000_000, Duration.ofSeconds(1)));
        }
        return withRates(wide);
    }
}

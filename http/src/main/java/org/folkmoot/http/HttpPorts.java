package org.folkmoot.http;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// What this room asks of the rest of the server.
///
/// @param sessions   who a session's token belongs to
/// @param errorPages how problems are said
/// @param publicUrl  the address of this site, asked anew for each request; null until one is chosen
/// @param formKey    the secret behind form tokens (HMAC-SHA-256, at least 32 bytes), the same on every node
/// @param random     for form tokens and failure numbers; must be secure outside tests
/// @param clock      for rate limits, and how long an answer may be kept
/// @param state      another number whenever something changed here that a page may show
/// @param watch      told of every answer
public record HttpPorts(
        Sessions sessions,
        ErrorPages errorPages,
        Supplier<@Nullable URI> publicUrl,
        SecretKey formKey,
        RandomGenerator random,
        InstantSource clock,
        LongSupplier state,
        RequestWatch watch) {

    /// Where nobody measures.
    public HttpPorts(
            Sessions sessions,
            ErrorPages errorPages,
            Supplier<@Nullable URI> publicUrl,
            SecretKey formKey,
            RandomGenerator random,
            InstantSource clock,
            LongSupplier state) {
        this(sessions, errorPages, publicUrl, formKey, random, clock, state, RequestWatch.NOBODY);
    }

    /// As these, with others who say problems and are told of answers.
    public HttpPorts with(ErrorPages pages, RequestWatch other) {
        return new HttpPorts(sessions, pages, publicUrl, formKey, random, clock, state, other);
    }
}

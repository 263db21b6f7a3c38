package org.folkmoot.activitypub.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Limits;
import org.folkmoot.activitypub.federation.Limits.Excess;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Reason;
import org.folkmoot.activitypub.federation.TransportFailed.TooLarge;
import org.folkmoot.activitypub.federation.TransportFailed.TooSlow;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;

/// One request and its answer, watched from its own thread: every stage has its time, and all of them together have
/// one.
///
/// An exchange that fails is aborted, which closes its connection; nothing of it goes on in the background.
final class Exchange implements Response.Listener {

    private final Request request;
    private final ClientSettings settings;
    private final Limits limits;
    private final Duration whole;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CompletableFuture<Object> connected = new CompletableFuture<>();
    private final CompletableFuture<Object> headed = new CompletableFuture<>();
    private final CompletableFuture<Reply> done = new CompletableFuture<>();

    Exchange(Request request, ClientSettings settings, Limits limits) {
        this.request = request;
        this.settings = settings;
        this.limits = limits;
        this.whole = limits.within().compareTo(settings.forAll()) < 0 ? limits.within() : settings.forAll();
    }

    Reply run() throws TransportFailed, InterruptedException {
        long until = System.nanoTime() + whole.toNanos();
        request.onRequestBegin(connected::complete).send(this);
        try {
            Duration connecting =
                    settings.forNames().plus(settings.forConnecting()).plus(settings.forFirstByte());
            await(connected, until, connecting, new Unreachable("it did not let us connect in time"));
            await(headed, until, settings.forFirstByte(), new TooSlow(settings.forFirstByte()));
            await(done, until, whole, new TooSlow(whole));
            return done.get();
        } catch (ExecutionException failed) {
            throw FailureWords.of(failed, settings);
        } catch (TransportFailed | InterruptedException stopped) {
            abort(stopped);
            throw stopped;
        }
    }

    /// Waits for a stage, or for the end if that comes first.
    private void await(CompletableFuture<?> stage, long until, Duration patience, Reason otherwise)
            throws TransportFailed, ExecutionException, InterruptedException {
        long left = Math.min(until - System.nanoTime(), patience.toNanos());
        try {
            CompletableFuture.anyOf(stage, done).get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw FailureWords.because(otherwise, late);
        }
    }

    @Override
    public void onHeaders(Response response) {
        headed.complete(response);
        // What is packed is shorter than what it holds, so a length that is too long already decides.
        if (limits.excess() == Excess.REFUSED
                && response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > limits.answerBytes()) {
            abort(new TransportFailed(new TooLarge(limits.answerBytes())));
        }
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        int room = limits.answerBytes() - body.size();
        byte[] bytes = new byte[Math.min(content.remaining(), room)];
        boolean fits = content.remaining() <= room;
        content.get(bytes);
        body.writeBytes(bytes);
        if (fits || done.isDone()) {
            return;
        }
        TransportFailed excess = new TransportFailed(new TooLarge(limits.answerBytes()));
        if (limits.excess() == Excess.CUT_OFF) {
            done.complete(reply(response));
        }
        abort(excess);
    }

    @Override
    public void onComplete(Result result) {
        if (result.isFailed()) {
            // What is wrong with the answer says more than that the request then failed too.
            Throwable answer = result.getResponseFailure();
            done.completeExceptionally(answer == null ? result.getFailure() : answer);
        } else {
            done.complete(reply(result.getResponse()));
        }
    }

    private void abort(Throwable cause) {
        done.completeExceptionally(cause);
        var closing = request.abort(cause);
        closing.exceptionally(failed -> false);
    }

    private Reply reply(Response response) {
        List<Headers.Field> fields = new ArrayList<>();
        for (HttpField field : response.getHeaders()) {
            if (field.getValue() != null) {
                fields.add(new Headers.Field(field.getName(), field.getValue()));
            }
        }
        return new Reply(response.getStatus(), new Headers(fields), body.toByteArray());
    }
}

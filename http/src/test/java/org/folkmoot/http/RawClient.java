package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// Speaks HTTP/1.1 by hand, so that it can also say what no client library would.
record RawClient(int port) {

    private static final int PLENTY = 1 << 24;

    /// Sends a request as it stands and reads the whole answer.
    Reply ask(Incoming incoming) {
        byte[] body = incoming.body().read(PLENTY);
        StringBuilder head = new StringBuilder(incoming.method() + " " + incoming.target() + " HTTP/1.1\r\n");
        if (incoming.headers().first("Host") == null) {
            head.append("Host: localhost\r\n");
        }
        for (Header header : incoming.headers().lines()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        if (body.length > 0 || incoming.method().equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        return say(head.toString(), body, incoming.method().equals("HEAD"));
    }

    Reply say(String head, byte[] body, boolean bodiless) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            try {
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (IOException refused) {
                // The server has answered without reading on; the answer says why.
            }
            return read(socket.getInputStream(), bodiless);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Reads one answer; its status is 0 when the connection ended without one.
    static Reply read(InputStream from, boolean bodiless) throws IOException {
        String first = line(from);
        if (first.isEmpty()) {
            return Reply.text(0, "");
        }
        List<Header> headers = new ArrayList<>();
        for (String line = line(from); !line.isEmpty(); line = line(from)) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        int status = Integer.parseInt(first.split(" ", -1)[1]);
        String length = new Headers(headers).first("Content-Length");
        byte[] body = bodiless || status == 304 || status == 204
                ? new byte[0]
                : length == null ? from.readAllBytes() : from.readNBytes(Integer.parseInt(length));
        return new Reply(status, null, body, headers, CachePolicy.PRIVATE_NO_STORE, null, null);
    }

    private static String line(InputStream from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = from.read(); next >= 0 && next != '\n'; next = from.read()) {
            line.write(next);
        }
        return line.toString(ISO_8859_1).strip();
    }
}

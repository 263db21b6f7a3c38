import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One browser's connection, kept open: asks by HTTP/1.1, one request after the other, and takes answers compressed.
/// It does next to nothing, so that the time it measures is the server's.
final class Client implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final int port;
    private int status;
    private String location = "";
    private byte[] body = new byte[0];

    Client(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /// Asks for a page and reads it to its end.
    ///
    /// @param from   the address that the request is counted for: the server takes the word of a proxy beside it
    /// @param cookie empty for a visitor
    /// @return nanoseconds from the first byte sent to the last one received
    long ask(String path, String from, String cookie, boolean compressed) throws IOException {
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nX-Forwarded-For: " + from + "\r\n"
                        + (compressed ? "Accept-Encoding: gzip\r\n" : "")
                        + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
                        + "Accept-Language: en\r\nAccept: text/html\r\n\r\n";
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        long began = System.nanoTime();
        socket.getOutputStream().write(bytes);
        read();
        return System.nanoTime() - began;
    }

    /// Sends a form as a browser does, and reads the answer to its end.
    ///
    /// @param form already encoded
    /// @return as [#ask]
    long fill(String path, String from, String cookie, String form) throws IOException {
        byte[] content = form.getBytes(StandardCharsets.US_ASCII);
        String request =
                "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nX-Forwarded-For: " + from + "\r\nCookie: "
                        + cookie + "\r\nOrigin: http://localhost:" + port + "\r\nSec-Fetch-Site: same-origin\r\n"
                        + "Accept-Language: en\r\nAccept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: " + content.length + "\r\n\r\n" + form;
        long began = System.nanoTime();
        send(request.getBytes(StandardCharsets.US_ASCII));
        return System.nanoTime() - began;
    }

    /// Sends a whole request, and reads the answer to its end.
    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        read();
    }

    private void read() throws IOException {
        status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        location = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            if (header.startsWith("location:")) {
                location = line.substring(9).strip();
            }
            chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
        }
        body = chunked ? chunks() : in.readNBytes(length);
    }

    private byte[] chunks() throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new EOFException("the server hung up");
            }
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    int status() {
        return status;
    }

    /// Where the answer sends on to; empty when it does not.
    String location() {
        return location;
    }

    /// As it came, compressed or not.
    byte[] body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.folkmoot.activitypub.federation.OutboundRequest;

/// A request as it goes over the wire.
final class Posting {

    private Posting() {}

    static byte[] bytes(String target, OutboundRequest request) {
        StringBuilder head = new StringBuilder("POST " + target + " HTTP/1.1\r\n");
        request.headers()
                .fields()
                .forEach(field -> head.append(field.name())
                        .append(": ")
                        .append(field.value())
                        .append("\r\n"));
        head.append("Content-Length: ").append(request.body().length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(request.body());
        return all.toByteArray();
    }
}

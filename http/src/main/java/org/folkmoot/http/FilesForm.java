package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// Reads a form with files in it (`multipart/form-data`, RFC 7578), whose bytes are all there; the taking apart is the
/// library's. A file is a text like any other field: what is no UTF-8 in it shows as the replacement character.
final class FilesForm extends MultiPart.AbstractPartsListener {

    /// More than any form of ours has.
    private static final int MOST_PARTS = 100;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private @Nullable Throwable failure;
    private boolean complete;

    private FilesForm() {}

    static Parameters read(String contentType, byte[] body) {
        String boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null) {
            throw broken();
        }
        FilesForm form = new FilesForm();
        MultiPart.Parser parser = new MultiPart.Parser(boundary, form);
        parser.setMaxParts(MOST_PARTS);
        try {
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
        } catch (RuntimeException unreadable) {
            throw broken();
        }
        if (form.failure != null || !form.complete) {
            throw broken();
        }
        return new Parameters(form.fields);
    }

    private static TurnedAway broken() {
        return new TurnedAway(new Problem.Malformed("the form"));
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        ByteBuffer bytes = chunk.getByteBuffer();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        content.writeBytes(copy);
    }

    @Override
    public void onPart(@Nullable String name, @Nullable String fileName, @Nullable HttpFields headers) {
        if (name != null) {
            fields.computeIfAbsent(name.replace('\0', '\ufffd'), unseen -> new ArrayList<>())
                    .add(FormEncoding.plain(content.toString(UTF_8)));
        }
        content.reset();
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable cause) {
        failure = cause;
    }
}

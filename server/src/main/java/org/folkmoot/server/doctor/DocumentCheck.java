package org.folkmoot.server.doctor;

import java.util.List;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether one address still has a page for people and a document for servers, when a proxy or a cache is in between.
record DocumentCheck(PublicDoor door) implements Check {

    private static final String DOCUMENT = "application/activity+json";
    private static final String PAGE = "text/html";
    private static final String ADVICE =
            "Let the proxy or the cache in front pass the header Accept on and keep nothing"
                    + " that the server does not allow it to: it says Vary: Accept.";

    @Override
    public String subject() {
        return "documents for other servers";
    }

    /// The page before the document and after it, since a cache would give out what it keeps.
    @Override
    public List<Finding> look() {
        try {
            String before = got(PAGE);
            String document = got(DOCUMENT);
            String after = got(PAGE);
            if (!document.equals(DOCUMENT)) {
                return List.of(new Bad(
                        "Other servers that ask for the document at " + door.address() + "/ get " + document
                                + ", so they cannot federate with this one.",
                        ADVICE));
            }
            if (!before.equals(PAGE) || !after.equals(PAGE)) {
                return List.of(new Bad(
                        "Browsers that ask for the page at " + door.address() + "/ get "
                                + (before.equals(PAGE) ? after : before) + ".",
                        ADVICE));
            }
            return List.of(new Well("People get pages, and other servers get documents."));
        } catch (TransportFailed failed) {
            return List.of(new Look(
                    "Whether other servers get documents could not be seen: "
                            + failed.reason().words() + ".",
                    ""));
        }
    }

    private String got(String wanted) throws TransportFailed {
        Reply reply = door.get("/", Headers.of("Accept", wanted));
        return reply.success() ? reply.headers().mediaType() : "an answer " + reply.status();
    }
}

package org.folkmoot.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether other servers find anybody here: WebFinger and NodeInfo, which proxies often keep to themselves.
record WellKnownCheck(PublicDoor door) implements Check {

    @Override
    public String subject() {
        return "how others find people here";
    }

    @Override
    public List<Finding> look() {
        String host = PublicAddress.domain(door.address());
        List<Finding> findings = new ArrayList<>();
        ask(
                findings,
                "/.well-known/webfinger?resource=acct:" + host + "@" + host,
                door.address() + "/",
                "no other server finds anybody here");
        ask(findings, "/.well-known/nodeinfo", door.address() + "/nodeinfo/", "other servers do not know what this is");
        if (findings.isEmpty()) {
            findings.add(new Well("Other servers find people here, and what kind of server this is."));
        }
        return findings;
    }

    private void ask(List<Finding> findings, String path, String expected, String otherwise) {
        String bare = path.replaceAll("\\?.*", "");
        String wrong = wrong(path, expected);
        if (!wrong.isEmpty()) {
            findings.add(new Bad(
                    door.address() + bare + " " + wrong + ", so " + otherwise + ".",
                    "Let the proxy hand /.well-known/ over too; what renews certificates needs only"
                            + " /.well-known/acme-challenge/ of it."));
        }
    }

    /// Empty when it is as it should be.
    private String wrong(String path, String expected) {
        try {
            Reply reply = door.get(path, Headers.of("Accept", "application/json"));
            if (!reply.success()) {
                return "answers " + reply.status();
            }
            return new String(reply.body(), UTF_8).contains(expected) ? "" : "answers with something else";
        } catch (TransportFailed failed) {
            return "does not answer (" + failed.reason().words() + ")";
        }
    }
}

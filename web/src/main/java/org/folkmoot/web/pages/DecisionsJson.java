package org.folkmoot.web.pages;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.WrittenTerms;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The log of decisions about other servers for programs; `docs/decisions.md` says what each part means.
///
/// @param address   of this site, without a slash at its end
/// @param announced what is to come, the next first
/// @param decisions the newest first
/// @param next      the number before which the next page goes on; null at the end
public record DecisionsJson(
        String address,
        List<Announcement> announced,
        List<Decision> decisions,
        @Nullable Long next) {

    /// As `Content-Type` names it.
    public static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private static final JsonFactory JSON = new JsonFactory();

    /// The page in UTF-8.
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("announced");
            announced.forEach(announcement -> write(json, announcement));
            json.writeEndArray();
            json.writeArrayPropertyStart("decisions");
            decisions.forEach(decision -> write(json, decision));
            json.writeEndArray();
            text(json, "next", next == null ? null : address + Paths.DECISIONS + ".json?before=" + next);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json, Decision decision) {
        TermsVersion version = decision.version();
        Decision.Next after = decision.next();
        json.writeStartObject();
        number(json, "number", version.id());
        text(json, "url", address + Paths.decision(version.id()));
        peer(json, version.name(), version.domains());
        axes(json, "before", decision.held());
        axes(json, "after", decision.holds());
        text(json, "reason", version.reason());
        text(json, "author", decision.author());
        moment(json, "decided_at", version.at());
        text(json, "cause", version.cause().name().toLowerCase(Locale.ROOT));
        number(json, "undoes", version.undoes());
        day(json, "review_on", version.reviewOn());
        moment(json, "expires_at", version.expiresAt());
        json.writeBooleanProperty("in_force", decision.inForce());
        number(json, "ended_by", after == null ? null : after.id());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Announcement announcement) {
        json.writeStartObject();
        json.writeStringProperty("url", address + Paths.announced(announcement.id()));
        peer(json, announcement.draft().name(), announcement.draft().domains());
        axes(json, "before", announcement.held());
        axes(json, "after", announcement.draft().terms());
        text(json, "reason", announcement.reason());
        text(json, "author", announcement.author());
        moment(json, "announced_at", announcement.at());
        moment(json, "starts_at", announcement.startsAt());
        day(json, "review_on", announcement.draft().reviewOn());
        moment(json, "expires_at", announcement.draft().expiresAt());
        json.writeEndObject();
    }

    private static void peer(JsonGenerator json, @Nullable String name, Set<String> domains) {
        if (name == null) {
            json.writeNullProperty("peer");
            return;
        }
        json.writeObjectPropertyStart("peer");
        json.writeStringProperty("name", name);
        texts(json, "domains", new TreeSet<>(domains));
        json.writeEndObject();
    }

    private static void axes(JsonGenerator json, String property, Terms terms) {
        json.writeObjectPropertyStart(property);
        WrittenTerms.of(terms).forEach((axis, value) -> {
            switch (value) {
                case Integer number -> json.writeNumberProperty(axis, number);
                case Boolean truth -> json.writeBooleanProperty(axis, truth);
                case null, default -> text(json, axis, value == null ? null : value.toString());
            }
        });
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String property, Collection<String> texts) {
        json.writeArrayPropertyStart(property);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String property, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(property);
        } else {
            json.writeStringProperty(property, text);
        }
    }

    private static void moment(JsonGenerator json, String property, @Nullable Instant moment) {
        text(json, property, moment == null ? null : moment.toString());
    }

    private static void day(JsonGenerator json, String property, @Nullable LocalDate day) {
        text(json, property, day == null ? null : day.toString());
    }

    private static void number(JsonGenerator json, String property, @Nullable TermsVersionId number) {
        if (number == null) {
            json.writeNullProperty(property);
        } else {
            json.writeNumberProperty(property, number.value());
        }
    }
}

package org.folkmoot.forum.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.MessageReportId;
import org.folkmoot.values.ModlogId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.ReportId;
import org.folkmoot.values.SiteVersionId;
import org.folkmoot.values.TermsVersionId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Writes events as JSON and reads them back: the kind is the record's name, an id is its number.
final class EventCodec {

    private static final Map<String, Class<?>> KINDS = Arrays.stream(ForumEvent.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, kind -> kind));

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(ids())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventCodec() {}

    static String kind(ForumEvent event) {
        return event.getClass().getSimpleName();
    }

    static String write(ForumEvent event) {
        return JSON.writeValueAsString(event);
    }

    static ForumEvent read(String kind, String body) {
        Class<?> record = KINDS.get(kind);
        if (record == null) {
            throw new IllegalStateException(
                    "The ledger holds an event of a kind that this version does not know: " + kind);
        }
        return (ForumEvent) JSON.readValue(body, record);
    }

    private static SimpleModule ids() {
        SimpleModule module = new SimpleModule();
        id(module, PersonId.class, PersonId::new, PersonId::value);
        id(module, CommunityId.class, CommunityId::new, CommunityId::value);
        id(module, PostId.class, PostId::new, PostId::value);
        id(module, CommentId.class, CommentId::new, CommentId::value);
        id(module, ReportId.class, ReportId::new, ReportId::value);
        id(module, MessageId.class, MessageId::new, MessageId::value);
        id(module, MessageReportId.class, MessageReportId::new, MessageReportId::value);
        id(module, ModlogId.class, ModlogId::new, ModlogId::value);
        id(module, SiteVersionId.class, SiteVersionId::new, SiteVersionId::value);
        id(module, TermsVersionId.class, TermsVersionId::new, TermsVersionId::value);
        id(module, ConsultationId.class, ConsultationId::new, ConsultationId::value);
        return module;
    }

    private static <T> void id(SimpleModule module, Class<T> type, Function<Long, T> made, Function<T, Long> number) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T id, JsonGenerator json, SerializationContext context) {
                json.writeNumber(number.apply(id));
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return made.apply(json.getLongValue());
            }
        });
    }
}

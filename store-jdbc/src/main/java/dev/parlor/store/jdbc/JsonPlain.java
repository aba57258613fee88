package dev.parlor.store.jdbc;

import dev.parlor.contact.AddressHash;
import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.UserId;
import dev.parlor.directory.PersonName;
import dev.parlor.id.AttemptToken;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.CallerKey;
import dev.parlor.id.ContactId;
import dev.parlor.id.GuestId;
import dev.parlor.id.MediaId;
import dev.parlor.id.MediaKey;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.QuarantineId;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.ThreadId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** What stands in JSON as one plain text: ids, names, addresses and times. Also as the key of a map. */
final class JsonPlain {
    /** Whose row is read or written; members are called by their name in it. */
    static final String ORGANIZATION = "organization";

    private static final char AT = '/';

    private final SimpleModule module = new SimpleModule("plain");

    private JsonPlain() {
        text(OrganizationId.class, OrganizationId::value, OrganizationId::new);
        text(SubOrganizationId.class, SubOrganizationId::value, SubOrganizationId::new);
        text(BusinessNumberId.class, BusinessNumberId::value, BusinessNumberId::new);
        text(PlatformNumber.class, PlatformNumber::value, PlatformNumber::new);
        text(PlatformId.class, PlatformId::value, PlatformId::new);
        text(AttemptToken.class, AttemptToken::value, AttemptToken::new);
        text(CallerKey.class, CallerKey::value, CallerKey::new);
        text(MediaId.class, MediaId::value, MediaId::new);
        text(MediaKey.class, MediaKey::value, MediaKey::new);
        text(PersonName.class, PersonName::value, PersonName::new);
        text(PhoneNumber.class, PhoneNumber::value, PhoneNumber::new);
        text(UserId.class, UserId::value, UserId::new);
        text(AddressHash.class, AddressHash::value, AddressHash::new);
        uuid(GuestId.class, GuestId::value, GuestId::new);
        uuid(ContactId.class, ContactId::value, ContactId::new);
        uuid(ThreadId.class, ThreadId::value, ThreadId::new);
        uuid(MessageId.class, MessageId::value, MessageId::new);
        uuid(QuarantineId.class, QuarantineId::value, QuarantineId::new);
        text(Instant.class, at -> at.truncatedTo(ChronoUnit.MICROS).toString(), Instant::parse);
        plain(MemberId.class, JsonPlain::called, JsonPlain::member);
    }

    static SimpleModule module() {
        return new JsonPlain().module;
    }

    private <T> void uuid(Class<T> type, Function<T, UUID> value, Function<UUID, T> make) {
        text(type, value.andThen(UUID::toString), make.compose(UUID::fromString));
    }

    private <T> void text(Class<T> type, Function<T, String> value, Function<String, T> make) {
        plain(type, (id, organization) -> value.apply(id), (text, organization) -> make.apply(text));
    }

    private <T> void plain(Class<T> type, BiFunction<T, Object, String> value, BiFunction<String, Object, T> make) {
        module.addSerializer(type, new StdSerializer<>(type) {
            @Override
            public void serialize(T id, JsonGenerator json, SerializationContext context) {
                json.writeString(value.apply(id, context.getAttribute(ORGANIZATION)));
            }
        });
        module.addKeySerializer(type, new StdSerializer<>(type) {
            @Override
            public void serialize(T id, JsonGenerator json, SerializationContext context) {
                json.writeName(value.apply(id, context.getAttribute(ORGANIZATION)));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return make.apply(json.getString(), context.getAttribute(ORGANIZATION));
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String text, DeserializationContext context) {
                return make.apply(text, context.getAttribute(ORGANIZATION));
            }
        });
    }

    /** Ids of members and organizations have no slash in them. */
    private static String called(MemberId member, Object organization) {
        return member.organization().equals(organization)
                ? member.value()
                : member.organization().value() + AT + member.value();
    }

    private static MemberId member(String called, Object organization) {
        int at = called.indexOf(AT);
        return at < 0
                ? new MemberId((OrganizationId) organization, called)
                : new MemberId(new OrganizationId(called.substring(0, at)), called.substring(at + 1));
    }
}

package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Room.ACME;
import static dev.parlor.store.jdbc.Room.ANN;
import static dev.parlor.store.jdbc.Room.NOON;
import static dev.parlor.store.jdbc.Room.chat;
import static dev.parlor.store.jdbc.Room.commit;
import static dev.parlor.store.jdbc.Room.message;
import static dev.parlor.store.jdbc.Room.ours;
import static dev.parlor.store.jdbc.Room.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.PersonName;
import dev.parlor.directory.TemplateStanding;
import dev.parlor.id.PlatformId;
import dev.parlor.id.TemplateId;
import dev.parlor.message.GuestMessage;
import dev.parlor.message.Text;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Claim;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.store.Wake;
import dev.parlor.timeline.HistoryQuery;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Characters that a column cannot hold, in every place where words may stand. */
class OddLettersTest {
    @Nested
    class OnH2 extends Facts {
        OnH2() {
            super(Databases::h2);
        }
    }

    @Nested
    class OnPostgres extends Facts {
        OnPostgres() {
            super(Databases::postgres);
        }
    }

    abstract static class Facts extends OnRoom {
        Facts(Supplier<Database> kind) {
            super(kind);
        }

        @Test
        void M1_letters_that_no_database_keeps_come_back_in_texts_names_and_keys() {
            String odd = "a\u0000b \\0; \ud83d c \ude00 🌻";
            commit(store, Room.with(1));
            commit(
                    store,
                    new ChangesBuilder()
                            .put(ours(1, 1).with(new Text(odd)))
                            .put(Room.contact(1).named(new PersonName(odd)))
                            .add(new GuestMessage(
                                    message(2),
                                    thread(1),
                                    chat(1),
                                    2,
                                    new PlatformId(odd),
                                    NOON,
                                    NOON,
                                    new Text(odd),
                                    null,
                                    GuestMessage.RouteReason.ANSWER)));

            Loaded back = store.read(
                    ACME, Set.of(chat(1)), Set.of(), Reads.everything().platformIds(Set.of(new PlatformId(odd))));
            assertThat(back.messages()).extracting(row -> row.content().shown()).containsExactly(odd);
            assertThat(back.guestMessages())
                    .extracting(row -> row.content().shown())
                    .containsExactly(odd);
            assertThat(back.contacts()).extracting(row -> row.name().value()).containsExactly(odd);
            assertThat(store.history(ANN, HistoryQuery.all().named("A\u0000B"), 10))
                    .hasSize(1);
        }

        @Test
        void M1_letters_that_no_database_keeps_come_back_in_the_names_of_hosts_and_languages() {
            String odd = "a\u0000b \\0; \ud83d c";
            TemplateId template = new TemplateId(chat(1).number(), "hello", odd);
            TemplateStanding paused = new TemplateStanding(template, TemplateStanding.Status.PAUSED, odd, null, NOON);
            commit(store, Room.with(1));
            commit(store, new ChangesBuilder().put(paused).wake(chat(1), Wake.at(NOON)));

            assertThat(store.read(ACME, Set.of(), Set.of(), Reads.of(Reads.Part.DIRECTORY))
                            .directory()
                            .standing(template))
                    .contains(paused);
            assertThat(store.beat(odd, Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(store.claim(
                            new Claim(odd, 1, Duration.ofMinutes(1)),
                            (loaded, time) -> Decision.nothing(loaded.chats())))
                    .hasSize(1);
        }
    }
}

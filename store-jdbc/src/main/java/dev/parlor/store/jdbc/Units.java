package dev.parlor.store.jdbc;

import dev.parlor.id.ChatId;
import dev.parlor.store.Answer;
import dev.parlor.store.Changes;
import dev.parlor.store.ChangesBuilder;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Unit;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Commits units of work, as many as can be in one transaction: those that touch nothing of each other are locked and loaded
 * together, decided in their order, and written together; one that is shown what another wrote belongs to the next round.
 * If anything fails, each is done again alone.
 */
final class Units {
    /** In one round, so that a statement keeps a size that a driver and a planner bear. */
    private static final int MOST_IN_A_ROUND = 100;

    private static final Changes NOTHING = new ChangesBuilder().answer(true).changes();

    private final DataSource source;
    private final Layout layout;
    private final Loading loading;
    private final Writing writing;
    private final Times times;
    private final Retries retries;

    Units(DataSource source, Layout layout, Tables tables, Times times) {
        this.source = source;
        this.layout = layout;
        this.loading = new Loading(layout, tables);
        this.writing = new Writing(layout, tables);
        this.times = times;
        this.retries = new Retries(layout);
    }

    <A> List<Answer<A>> apply(List<Unit<A>> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        if (units.size() > 1) {
            try {
                return together(units, null).answers();
            } catch (SQLException anyOfThem) {
                return eachAlone(units);
            }
        }
        return eachAlone(units);
    }

    private <A> List<Answer<A>> eachAlone(List<Unit<A>> units) {
        List<Answer<A>> answers = new ArrayList<>();
        @Nullable Instant[] time = {null};
        for (Unit<A> unit : units) {
            try {
                answers.add(retries.until("commit a unit of work", () -> {
                            Batch<A> batch = together(List.of(unit), time[0]);
                            time[0] = batch.time;
                            return batch;
                        })
                        .answers()
                        .get(0));
            } catch (RuntimeException failure) {
                answers.add(Answer.failed(failure));
            }
        }
        return answers;
    }

    private <A> Batch<A> together(List<Unit<A>> units, @Nullable Instant time) throws SQLException {
        Batch<A> batch = new Batch<>(units, time);
        try (Transaction transaction = new Transaction(source, layout)) {
            Script script = new Script();
            layout.dialect().begin(script, layout.limits());
            while (!batch.waiting.isEmpty()) {
                round(batch, transaction, script);
                script = new Script();
            }
            if (batch.hasWritten) {
                transaction.commit();
            }
        }
        return batch;
    }

    private <A> void round(Batch<A> batch, Transaction transaction, Script first) throws SQLException {
        List<Integer> round = batch.nextRound();
        List<Ask.Request> asked =
                round.stream().map(index -> request(batch.units.get(index))).toList();
        Loading.Found found = loading.lockAndLoad(transaction.connection(), first, asked, times.now());
        if (batch.time == null) {
            batch.time = times.seen(Objects.requireNonNull(found.rows().time));
        }
        Instant time = batch.time;
        Script writes = new Script();
        Footprint footprint = new Footprint();
        for (int place = 0; place < round.size(); place++) {
            Unit<A> unit = batch.units.get(round.get(place));
            Ask.Request request = found.requests().get(place);
            Set<ChatId> chats = found.rows().of(unit.organization()).chatsOf(request);
            if (footprint.touches(request, chats)) {
                footprint.add(request, chats);
                continue;
            }
            Loaded shown = found.rows().load(request);
            Changes changes = batch.decide(round.get(place), shown, time);
            if (!changes.equals(NOTHING)) {
                footprint.add(unit.organization(), changes);
                transaction.mark(unit.organization(), unit.operation(), time, writes);
                writing.write(transaction.connection(), request, changes, shown, time, writes);
                batch.hasWritten = true;
            }
        }
        transaction.run(writes);
    }

    private static Ask.Request request(Unit<?> unit) {
        return new Ask.Request(unit.organization(), unit.chats(), unit.threads(), unit.reads());
    }

    /** Units, and what is known of them so far. */
    private static final class Batch<A> {
        final List<Unit<A>> units;
        final List<Integer> waiting;
        final @Nullable Answer<A>[] answers;

        @Nullable
        Instant time;

        boolean hasWritten;

        @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
        Batch(List<Unit<A>> units, @Nullable Instant time) {
            this.units = units;
            this.time = time;
            waiting = new ArrayList<>(IntStream.range(0, units.size()).boxed().toList());
            answers = new Answer[units.size()];
        }

        /** The next ones that name nothing that an earlier one names. */
        List<Integer> nextRound() {
            List<Integer> round = new ArrayList<>();
            Footprint named = new Footprint();
            for (int index : waiting) {
                Ask.Request request = request(units.get(index));
                if (round.size() < MOST_IN_A_ROUND && !named.touches(request, request.chats())) {
                    round.add(index);
                }
                named.add(request, request.chats());
            }
            return round;
        }

        Changes decide(int index, Loaded shown, Instant time) {
            waiting.remove(Integer.valueOf(index));
            try {
                Decision<A> decision = units.get(index).decide().decide(shown, time);
                answers[index] = Answer.of(decision.answer());
                return decision.changes();
            } catch (RuntimeException failure) {
                answers[index] = Answer.failed(failure);
                return NOTHING;
            }
        }

        List<Answer<A>> answers() {
            return Arrays.asList(answers);
        }
    }
}

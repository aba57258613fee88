package dev.parlor.store.jdbc;

import dev.parlor.id.ChatId;
import dev.parlor.id.OperationId;
import dev.parlor.id.OrganizationId;
import dev.parlor.queue.Lane;
import dev.parlor.store.Answer;
import dev.parlor.store.Changes;
import dev.parlor.store.Claim;
import dev.parlor.store.Decide;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Claims due chats: three round trips and the commit for all of them, whatever their number. If what was decided cannot be
 * written, each chat is claimed again alone, and one that fails alone is only leased.
 */
final class Claims {
    private final DataSource source;
    private final Layout layout;
    private final Tables tables;
    private final Loading loading;
    private final Writing writing;
    private final Retries retries;
    private final DueChats dueChats;

    Claims(DataSource source, Layout layout, Tables tables, Times times) {
        this.source = source;
        this.layout = layout;
        this.tables = tables;
        this.loading = new Loading(layout, tables);
        this.writing = new Writing(layout, tables);
        this.retries = new Retries(layout);
        this.dueChats = new DueChats(layout, times);
    }

    /** A chat that is due. */
    record Due(OrganizationId organization, ChatId chat, boolean byTimer) {
        Lane lane() {
            return new Lane(organization, chat.number());
        }

        Ask.Request request() {
            return new Ask.Request(organization, Set.of(chat), Set.of(), Reads.everything());
        }
    }

    <A> List<Answer<A>> claim(Claim claim, Decide<A> decide) {
        List<Due> found = new ArrayList<>();
        try {
            return together(claim, decide, null, found);
        } catch (SQLException anyOfThem) {
            if (found.isEmpty()) {
                return retries.until("claim chats", () -> together(claim, decide, null, found));
            }
            return eachAlone(claim, decide, List.copyOf(found));
        }
    }

    private <A> List<Answer<A>> eachAlone(Claim claim, Decide<A> decide, List<Due> found) {
        List<Answer<A>> answers = new ArrayList<>();
        for (Due due : found) {
            try {
                answers.addAll(retries.until("claim a chat", () -> together(claim, decide, due, new ArrayList<>())));
            } catch (RuntimeException failure) {
                Decide<A> failing = (loaded, time) -> {
                    throw failure;
                };
                answers.addAll(retries.until("lease a chat", () -> together(claim, failing, due, new ArrayList<>())));
            }
        }
        return answers;
    }

    private <A> List<Answer<A>> together(Claim claim, Decide<A> decide, @Nullable Due only, List<Due> found)
            throws SQLException {
        found.clear();
        try (Transaction transaction = new Transaction(source, layout)) {
            Instant time = dueChats.lock(transaction, claim, only, found);
            if (found.isEmpty()) {
                return List.of();
            }
            List<Ask.Request> requests = found.stream().map(Due::request).toList();
            Rows rows = loading.load(transaction.connection(), new Script(), requests)
                    .rows();
            List<Answer<A>> answers = new ArrayList<>();
            Script script = new Script();
            transaction.mark(found.get(0).organization(), new OperationId(UUID.randomUUID()), time, script);
            for (Due due : found) {
                answers.add(decided(due, claim, decide, rows, time, transaction, script));
            }
            transaction.run(script);
            transaction.commit();
            return answers;
        }
    }

    private <A> Answer<A> decided(
            Due due, Claim claim, Decide<A> decide, Rows rows, Instant time, Transaction transaction, Script script)
            throws SQLException {
        OrganizationRows known = rows.of(due.organization());
        known.chats.computeIfPresent(due.chat(), (id, chat) -> chat.claimed());
        Sql until = layout.dialect()
                .later(layout.dialect().now(), new Sql("?", claim.lease().toNanos() / 1000));
        tables.chats().lease(due.organization(), due.chat(), known.chats, claim.host(), until, script);
        Loaded shown = known.load(due.request());
        Decision<A> decision;
        try {
            decision = decide.decide(shown, time);
        } catch (RuntimeException failure) {
            return Answer.failed(failure);
        }
        Changes changes = decision.changes();
        writing.write(transaction.connection(), due.request(), changes, shown, time, script);
        return Answer.of(decision.answer());
    }
}

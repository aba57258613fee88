package dev.parlor.consent;

import dev.parlor.consent.Anchor.Head;
import dev.parlor.consent.Finding.Kind;
import dev.parlor.id.ChatId;
import dev.parlor.id.ThreadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of one chat as a chain: each is sealed over its facts and over the one before (rule O9). What names or
 * quotes the guest enters only as a salted digest, so that it can be erased and the chain still be verified.
 */
public final class Ledger {
    private Ledger() {}

    /**
     * The record as the next one of its chain.
     *
     * @param earlier the records of the chat so far
     * @param salt nobody can guess it
     */
    public static ConsentRecord sealed(ConsentRecord record, Collection<ConsentRecord> earlier, String salt) {
        Optional<Seal> last = last(earlier).map(ConsentRecord::seal);
        long sequence = last.map(Seal::sequence).orElse(0L) + 1;
        String previous = last.map(Seal::hash).orElse("");
        String personal = personal(record.evidence(), salt);
        return record.with(new Seal(sequence, previous, salt, personal, hash(record, sequence, previous, personal)));
    }

    /** Where the chain of these records ends; empty for none. */
    public static Optional<Head> head(Collection<ConsentRecord> records) {
        return last(records).map(record -> {
            Seal seal = Objects.requireNonNull(record.seal());
            return new Head(record.chat(), seal.sequence(), seal.hash());
        });
    }

    /**
     * What is wrong with the chain of one chat; nothing if it is whole.
     *
     * @param records all of the chat, in the order in which the store keeps them
     * @param heads what genuine anchors say of this chat; a tail that was cut off shows only by them
     */
    public static List<Finding> verify(ChatId chat, List<ConsentRecord> records, Collection<Head> heads) {
        List<Finding> findings = new ArrayList<>();
        Set<Long> there = new HashSet<>();
        long latest = 0;
        for (ConsentRecord record : records) {
            Seal seal = record.seal();
            if (seal == null || !record.chat().equals(chat) || !there.add(seal.sequence())) {
                findings.add(new Finding(chat, seal == null ? 0 : seal.sequence(), Kind.EDITED));
                continue;
            }
            if (seal.sequence() < latest) {
                findings.add(new Finding(chat, seal.sequence(), Kind.REORDERED));
            }
            latest = Math.max(latest, seal.sequence());
        }
        findings.addAll(links(chat, inSequence(records)));
        findings.addAll(against(heads, chat, inSequence(records)));
        return List.copyOf(findings);
    }

    /**
     * What is wrong with the chains of chats that know each other, each by itself and where they were joined (C5): what the
     * records of a joining say about the other chain holds like an anchor, neither of the two is without the other, and a chain
     * that ended does not go on.
     *
     * @param chains all records by chat, each in the order in which the store keeps them
     * @param heads what genuine anchors say
     */
    public static List<Finding> verify(Map<ChatId, List<ConsentRecord>> chains, Collection<Head> heads) {
        List<Head> known = new ArrayList<>(heads);
        chains.values().forEach(chain -> chain.forEach(record -> known.addAll(joined(record))));
        List<Finding> findings = new ArrayList<>();
        chains.forEach((chat, records) -> findings.addAll(verify(chat, records, known)));
        chains.forEach((chat, records) -> findings.addAll(joints(chat, inSequence(records), chains)));
        return List.copyOf(findings);
    }

    private static List<Head> joined(ConsentRecord record) {
        Head head = record.evidence().joined();
        return head == null || head.sequence() == 0 ? List.of() : List.of(head);
    }

    private static List<Finding> joints(
            ChatId chat, List<ConsentRecord> records, Map<ChatId, List<ConsentRecord>> chains) {
        List<Finding> findings = new ArrayList<>();
        for (ConsentRecord record : records) {
            Head into = record.evidence().joined();
            if (record.act() != ConsentAct.JOINED_INTO || into == null) {
                continue;
            }
            boolean goesOn = chains.getOrDefault(into.chat(), List.of()).stream()
                    .anyMatch(other -> other.act() == ConsentAct.JOINED
                            && head(List.of(record))
                                    .orElseThrow()
                                    .equals(other.evidence().joined()));
            if (!goesOn) {
                findings.add(new Finding(into.chat(), into.sequence() + 1, Kind.CUT_OFF));
            }
            long end = Objects.requireNonNull(record.seal()).sequence();
            records.stream()
                    .map(later -> Objects.requireNonNull(later.seal()).sequence())
                    .filter(sequence -> sequence > end)
                    .forEach(sequence -> findings.add(new Finding(chat, sequence, Kind.AFTER_THE_END)));
        }
        return findings;
    }

    private static List<Finding> links(ChatId chat, List<ConsentRecord> records) {
        List<Finding> findings = new ArrayList<>();
        long expected = 1;
        String previous = "";
        for (ConsentRecord record : records) {
            Seal seal = Objects.requireNonNull(record.seal());
            boolean gap = seal.sequence() > expected;
            for (; expected < seal.sequence(); expected++) {
                findings.add(new Finding(chat, expected, Kind.REMOVED));
            }
            if (!isWhole(record, seal) || (!gap && !seal.previous().equals(previous))) {
                findings.add(new Finding(chat, seal.sequence(), Kind.EDITED));
            }
            previous = seal.hash();
            expected = seal.sequence() + 1;
        }
        return findings;
    }

    private static List<Finding> against(Collection<Head> heads, ChatId chat, List<ConsentRecord> records) {
        List<Finding> findings = new ArrayList<>();
        for (Head head : heads) {
            Optional<Seal> sealed = records.stream()
                    .map(ConsentRecord::seal)
                    .filter(seal -> seal != null && seal.sequence() == head.sequence())
                    .findFirst();
            boolean cutOff = records.stream()
                    .map(ConsentRecord::seal)
                    .noneMatch(seal -> seal != null && seal.sequence() >= head.sequence());
            if (head.chat().equals(chat) && cutOff) {
                findings.add(new Finding(chat, head.sequence(), Kind.CUT_OFF));
            } else if (head.chat().equals(chat)
                    && sealed.filter(seal -> !seal.hash().equals(head.hash())).isPresent()) {
                findings.add(new Finding(chat, head.sequence(), Kind.EDITED));
            }
        }
        return findings;
    }

    private static boolean isWhole(ConsentRecord record, Seal seal) {
        String salt = seal.salt();
        boolean personalHolds = salt == null
                ? record.evidence().equals(record.evidence().withoutPersonal())
                : seal.personal().equals(personal(record.evidence(), salt));
        return personalHolds && seal.hash().equals(hash(record, seal.sequence(), seal.previous(), seal.personal()));
    }

    private static String hash(ConsentRecord record, long sequence, String previous, String personal) {
        Evidence evidence = record.evidence();
        Digest digest = new Digest().add(previous).add(Long.toString(sequence));
        add(record.chat(), digest)
                .add(text(record.thread()))
                .add(record.act().name())
                .add(record.at().toString())
                .add(record.recordedAt().toString())
                .add(
                        evidence.askedBy() == null
                                ? null
                                : evidence.askedBy().organization().value())
                .add(evidence.askedBy() == null ? null : evidence.askedBy().value())
                .add(
                        evidence.request() == null
                                ? null
                                : evidence.request().value().toString())
                .add(evidence.template())
                .add(evidence.languageTag())
                .add(evidence.method())
                .add(Boolean.toString(evidence.namesRequest()));
        evidence.buttons()
                .forEach(button ->
                        digest.add(button.payload()).add(button.meaning().name()));
        Head joined = evidence.joined();
        if (joined != null) {
            add(joined.chat(), digest).add(Long.toString(joined.sequence())).add(joined.hash());
        }
        return digest.add(personal).hex();
    }

    private static String personal(Evidence evidence, String salt) {
        return new Digest()
                .add(salt)
                .add(evidence.wording())
                .add(evidence.answer() == null ? null : evidence.answer().value())
                .add(evidence.verbatim())
                .hex();
    }

    static Digest add(ChatId chat, Digest digest) {
        return digest.add(chat.guest().value().toString()).add(chat.number().value());
    }

    private static @Nullable String text(@Nullable ThreadId thread) {
        return thread == null ? null : thread.value().toString();
    }

    private static Optional<ConsentRecord> last(Collection<ConsentRecord> records) {
        List<ConsentRecord> inSequence = inSequence(records);
        return inSequence.isEmpty() ? Optional.empty() : Optional.of(inSequence.get(inSequence.size() - 1));
    }

    private static List<ConsentRecord> inSequence(Collection<ConsentRecord> records) {
        return records.stream()
                .filter(record -> record.seal() != null)
                .sorted(Comparator.comparingLong(
                        record -> Objects.requireNonNull(record.seal()).sequence()))
                .toList();
    }
}

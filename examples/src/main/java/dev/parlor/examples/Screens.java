package dev.parlor.examples;

import dev.parlor.Parlor;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.Template;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.Entry.GuestCopy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the members see on their screens; prints what is new on them. */
final class Screens {
    private static final int WHOLE = 200;
    private static final int MANY = 5;

    private final Parlor parlor;
    private final Transcript transcript;
    private final Map<MemberId, Long> seen = new HashMap<>();
    private final Map<MessageId, String> states = new HashMap<>();

    Screens(Parlor parlor, Transcript transcript) {
        this.parlor = parlor;
        this.transcript = transcript;
    }

    /** Prints every line that came, and every message that moved on, since the last time. */
    void showNews(ThreadId thread, MemberId... members) {
        for (MemberId member : members) {
            List<Entry> entries = parlor.timeline(member, thread, WHOLE);
            boolean isNewcomer = seen.getOrDefault(member, 0L) == 0 && entries.size() > MANY;
            if (isNewcomer) {
                seen.put(member, entries.get(entries.size() - 2).position());
                transcript.line(nameOf(member) + " sees", "(the " + (entries.size() - 1) + " lines so far)");
            }
            entries.forEach(entry -> showIfNews(member, entry));
            entries.forEach(entry -> seen.merge(member, entry.position(), Math::max));
        }
    }

    private void showIfNews(MemberId member, Entry entry) {
        String before =
                entry instanceof Entry.Ours ours ? states.put(ours.message().id(), state(ours.message())) : null;
        if (entry.position() > seen.getOrDefault(member, 0L)) {
            transcript.line(nameOf(member) + " sees", describe(entry));
        } else if (before != null && entry instanceof Entry.Ours ours && !before.equals(state(ours.message()))) {
            transcript.line(nameOf(member) + " sees", quote(ours.message()) + " is " + state(ours.message()));
        }
    }

    /** Prints a whole timeline. */
    void showTimeline(MemberId member, ThreadId thread) {
        parlor.timeline(member, thread, WHOLE)
                .forEach(entry -> transcript.line(entry.at(), nameOf(member), describe(entry)));
    }

    /** Whether nothing in the thread waits for the platform. */
    boolean isCalm(MemberId member, ThreadId thread) {
        return parlor.timeline(member, thread, WHOLE).stream()
                .noneMatch(entry -> entry.fold(
                        ours -> ours.message().state() == MessageState.READY
                                || ours.message().state() == MessageState.SENDING,
                        fromGuest -> false,
                        told -> told.guestCopy() == GuestCopy.ON_ITS_WAY));
    }

    /** The members' messages of a thread. */
    List<Message> messages(MemberId member, ThreadId thread) {
        return parlor.timeline(member, thread, WHOLE).stream()
                .filter(Entry.Ours.class::isInstance)
                .map(entry -> ((Entry.Ours) entry).message())
                .toList();
    }

    static String nameOf(MemberId member) {
        return member.value().substring(0, 1).toUpperCase(Locale.ROOT)
                + member.value().substring(1);
    }

    private static String describe(Entry entry) {
        return entry.fold(
                ours -> ours.author() + ": " + quote(ours.message()) + "  [" + state(ours.message()) + "]",
                fromGuest -> fromGuest.guest() + ": "
                        + quote(fromGuest.message().content().shown()),
                told -> "- " + told.text()
                        + (told.guestCopy() == GuestCopy.SKIPPED ? " (The guest was not told.)" : ""));
    }

    private static String state(Message message) {
        if (message.state() == MessageState.HELD) {
            return "held: " + message.progress().heldBy().stream().sorted().toList();
        }
        Delivery.Step step = message.delivery().step();
        boolean accepted = message.state() == MessageState.ACCEPTED;
        return (accepted ? step.name() : message.state().name())
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    /** A template is long and known by its name; everything else is shown as it reads. */
    private static String quote(Message message) {
        return message.content() instanceof Template template
                ? "<" + template.name() + ">"
                : quote(message.content().shown());
    }

    private static String quote(String text) {
        return "\"" + text + "\"";
    }
}

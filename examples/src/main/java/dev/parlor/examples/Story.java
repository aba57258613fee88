package dev.parlor.examples;

import static dev.parlor.examples.Cast.LENA;
import static dev.parlor.examples.Cast.MIRA;
import static dev.parlor.examples.Cast.TOMAS;

import dev.parlor.Parlor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.Evidence;
import dev.parlor.contact.Contact;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.Message;
import dev.parlor.message.MessageState;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.thread.StartAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The whole story: asking, holding, releasing, the window, and colleagues who come and go. It can be played over a store in
 * which a part of it has happened already, and then goes on from there: what was done stands in the store, so that the host
 * keeps nothing of its own.
 */
final class Story {
    private final Parlor parlor;
    private final Cast cast;
    private final Guest guest;
    private final Stage stage;
    private final Transcript transcript;
    private final Screens screens;

    /** Where the story plays: how time passes there, and how long a step may take. */
    interface Stage {
        /** A moment passes. */
        void aMomentPasses();

        /** 25 hours pass; false where nobody can make them. */
        boolean aDayPasses();

        /** Prints what is new on the guest's phone, if it can be seen. */
        void showGuestsPhone();

        /** How long to wait for what must happen. */
        Duration patience();
    }

    Story(Parlor parlor, Cast cast, Guest guest, Stage stage, Transcript transcript) {
        this.parlor = parlor;
        this.cast = cast;
        this.guest = guest;
        this.stage = stage;
        this.transcript = transcript;
        this.screens = new Screens(parlor, transcript);
    }

    ThreadId play() throws InterruptedException {
        cast.register(parlor);
        ThreadId thread = miraAsks();
        miraWritesTooEarly(thread);
        guestAgrees(thread);
        guestAnswers(thread);
        if (has(MIRA, thread, told(Fact.WINDOW_CLOSED)) || stage.aDayPasses()) {
            theWindowCloses(thread);
            guestComesBack(thread);
        }
        colleaguesComeAndGo(thread);
        lookingBack(thread);
        return thread;
    }

    private ThreadId miraAsks() throws InterruptedException {
        transcript.scene("Mira adds Noor to her contacts and asks to message");
        ContactId contact = contact();
        transcript.line("Mira", "adds Noor, " + cast.guest());
        ThreadId thread = begun().orElseGet(() -> ask(contact));
        awaitDelivery(thread, Delivery.Step.DELIVERED);
        show(thread, MIRA);
        return thread;
    }

    /** The entry in Mira's book, from before a restart or new. */
    private ContactId contact() {
        return parlor.contacts().of(MIRA).stream()
                .findFirst()
                .map(Contact::id)
                .orElseGet(() -> parlor.contacts().add(MIRA, Cast.GUEST_NAME, cast.guest()));
    }

    /** The thread, if the story goes on after a restart. */
    private Optional<ThreadId> begun() {
        return parlor.history(MIRA, 1).stream().findFirst().map(HistoryLine::thread);
    }

    private ThreadId ask(ContactId contact) {
        Preview preview = parlor.open(MIRA, contact)
                .fold(
                        existing -> {
                            throw broken("a thread exists already");
                        },
                        Opening.Ask::preview,
                        Opening.NoAskNeeded::preview,
                        refused -> {
                            throw broken(refused.refusal().sentence());
                        });
        transcript.line(
                "Parlor asks", "May we send this?  \"" + preview.request().rendered() + "\"");
        transcript.line("Mira", "confirms");
        stage.aMomentPasses();
        return parlor.start(preview).fold(StartAnswer.Started::thread, refused -> {
            throw broken(refused.refusal().sentence());
        });
    }

    private void miraWritesTooEarly(ThreadId thread) {
        transcript.scene("Mira writes before Noor has answered: both messages are held");
        stage.aMomentPasses();
        write(thread, "papers", "Good morning, Noor. Your papers are ready.");
        write(thread, "come-by", "Would you like to come by, or shall I send them?");
        show(thread, MIRA);
    }

    private void guestAgrees(ThreadId thread) throws InterruptedException {
        transcript.scene("Noor taps Yes: the consent is recorded, and both messages go out in order");
        stage.aMomentPasses();
        guest.taps("Yes");
        await("consent", () -> has(MIRA, thread, told(Fact.OPT_IN_GRANTED)));
        awaitDelivery(thread, Delivery.Step.DELIVERED);
        show(thread, MIRA);
        parlor.consent(MIRA, thread).forEach(this::showEvidence);
        stage.aMomentPasses();
        if (guest.reads()) {
            awaitDelivery(thread, Delivery.Step.READ);
            show(thread, MIRA);
        }
    }

    private void showEvidence(ConsentRecord record) {
        Evidence evidence = record.evidence();
        String what = record.act() == ConsentAct.ASKED
                ? "by " + evidence.askedBy() + " with template " + evidence.template() + " (" + evidence.languageTag()
                        + ")"
                : "by the guest's answer \"" + evidence.verbatim() + "\"";
        transcript.line(record.at(), "evidence", record.act() + " " + what);
    }

    private void guestAnswers(ThreadId thread) throws InterruptedException {
        transcript.scene("Noor answers");
        stage.aMomentPasses();
        guest.writes("Please send them, thank you!");
        awaitGuestLines(thread, 2);
        show(thread, MIRA);
    }

    private void theWindowCloses(ThreadId thread) throws InterruptedException {
        transcript.scene("25 hours pass: the window closes, and what Mira writes is held");
        await("the window notice", () -> has(MIRA, thread, told(Fact.WINDOW_CLOSED)));
        show(thread, MIRA);
        stage.aMomentPasses();
        write(thread, "posted", "They are in the post. Did they arrive?");
        show(thread, MIRA);
    }

    private void guestComesBack(ThreadId thread) throws InterruptedException {
        transcript.scene("Noor writes \"hi\": the window opens, and the message goes out");
        stage.aMomentPasses();
        guest.writes("hi");
        awaitGuestLines(thread, 3);
        awaitDelivery(thread, Delivery.Step.DELIVERED);
        show(thread, MIRA);
    }

    private void colleaguesComeAndGo(ThreadId thread) throws InterruptedException {
        transcript.scene("Mira adds Tomas and Lena");
        stage.aMomentPasses();
        roster(MIRA, Fact.ADDED, () -> parlor.add(MIRA, thread, List.of(TOMAS, LENA)), thread, MIRA, TOMAS, LENA);

        transcript.scene("Mira removes Tomas");
        stage.aMomentPasses();
        roster(MIRA, Fact.REMOVED, () -> parlor.remove(MIRA, thread, TOMAS), thread, MIRA, TOMAS, LENA);

        transcript.scene("Mira transfers the conversation to Lena, and is out by that");
        stage.aMomentPasses();
        roster(MIRA, Fact.TRANSFERRED, () -> parlor.transfer(MIRA, thread, LENA), thread, MIRA, TOMAS, LENA);

        transcript.scene("Lena leaves: the thread is unattended");
        stage.aMomentPasses();
        roster(LENA, Fact.LEFT, () -> parlor.leave(LENA, thread), thread, MIRA, TOMAS, LENA);
        transcript.line("history", "unattended: " + line(LENA, thread).unattended());
    }

    private void lookingBack(ThreadId thread) {
        transcript.scene("The timeline, as Mira may read it");
        screens.showTimeline(MIRA, thread);
        transcript.scene("The histories");
        for (MemberId member : List.of(MIRA, TOMAS, LENA)) {
            HistoryLine line = line(member, thread);
            String state = line.in() ? "in: consent " + line.consent() + ", held " + line.held() : "out";
            transcript.line(Screens.nameOf(member), line.guestName() + " (" + state + ")");
        }
    }

    /** Under a name of the host's own, so that after a restart the same act takes no second message. */
    private void write(ThreadId thread, String key, String text) {
        transcript.line("Mira", "writes \"" + text + "\"");
        parlor.send(MIRA, thread, new Text(text), SendOptions.none().key(key))
                .fold(
                        taken -> {
                            taken.waitsFor().forEach(gate -> transcript.line("Parlor says", gate.sentence()));
                            return taken;
                        },
                        refused -> {
                            throw broken(refused.refusal().sentence());
                        });
    }

    /** Acts, unless it was done before a restart: the timeline tells. */
    private void roster(MemberId actor, Fact fact, Supplier<RosterAnswer> act, ThreadId thread, MemberId... members)
            throws InterruptedException {
        if (!has(actor, thread, told(fact))) {
            act.get()
                    .fold(
                            done -> done,
                            alreadySo -> {
                                throw broken("it was so already");
                            },
                            refused -> {
                                throw broken(refused.refusal().sentence());
                            });
        }
        await(
                "everybody to be told",
                () -> List.of(members).stream().allMatch(member -> screens.isCalm(member, thread)));
        show(thread, members);
    }

    private void show(ThreadId thread, MemberId... members) {
        screens.showNews(thread, members);
        stage.showGuestsPhone();
    }

    private HistoryLine line(MemberId member, ThreadId thread) {
        return parlor.history(member, 100).stream()
                .filter(line -> line.thread().equals(thread))
                .findFirst()
                .orElseThrow();
    }

    private boolean has(MemberId member, ThreadId thread, Predicate<Entry> wanted) {
        return parlor.timeline(member, thread, 100).stream().anyMatch(wanted);
    }

    private static Predicate<Entry> told(Fact fact) {
        return entry -> entry instanceof Entry.Told told && told.notice().fact() == fact;
    }

    private void awaitGuestLines(ThreadId thread, int lines) throws InterruptedException {
        await(
                "the guest's message",
                () -> parlor.timeline(MIRA, thread, 100).stream()
                                .filter(Entry.FromGuest.class::isInstance)
                                .count()
                        >= lines);
    }

    private void awaitDelivery(ThreadId thread, Delivery.Step step) throws InterruptedException {
        await("every message that may go to be " + step, () -> {
            List<Message> messages = screens.messages(MIRA, thread);
            return messages.stream()
                    .filter(message -> message.state() != MessageState.HELD)
                    .allMatch(message -> message.delivery().step().compareTo(step) >= 0);
        });
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + stage.patience().toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + stage.patience() + " for " + what + " in vain");
            }
            Thread.sleep(10);
        }
    }

    private static IllegalStateException broken(String why) {
        return new IllegalStateException("The story cannot go on: " + why);
    }
}

package dev.parlor.examples;

import static dev.parlor.examples.Cast.LENA;
import static dev.parlor.examples.Cast.MIRA;
import static dev.parlor.examples.Cast.TOMAS;

import dev.parlor.Parlor;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Evidence;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Delivery;
import dev.parlor.message.Message;
import dev.parlor.message.Text;
import dev.parlor.notice.Fact;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.RosterAnswer;
import dev.parlor.timeline.Entry;
import dev.parlor.timeline.HistoryLine;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The whole story: asking, holding, releasing, the window, and colleagues who come and go. */
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
        if (stage.aDayPasses()) {
            theWindowCloses(thread);
            guestComesBack(thread);
        }
        colleaguesComeAndGo(thread);
        lookingBack(thread);
        return thread;
    }

    private ThreadId miraAsks() throws InterruptedException {
        transcript.scene("Mira adds Noor to her contacts and asks to message");
        ContactId contact = parlor.contacts().add(MIRA, Cast.GUEST_NAME, cast.guest());
        transcript.line("Mira", "adds Noor, " + cast.guest());
        Opening opening = parlor.open(MIRA, contact);
        Preview preview = opening.fold(
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
        ThreadId thread = parlor.start(preview).fold(started -> started.thread(), refused -> {
            throw broken(refused.refusal().sentence());
        });
        awaitDelivery(thread, Delivery.Step.DELIVERED);
        show(thread, MIRA);
        return thread;
    }

    private void miraWritesTooEarly(ThreadId thread) {
        transcript.scene("Mira writes before Noor has answered: both messages are held");
        stage.aMomentPasses();
        write(MIRA, thread, "Good morning, Noor. Your papers are ready.");
        write(MIRA, thread, "Would you like to come by, or shall I send them?");
        show(thread, MIRA);
    }

    private void guestAgrees(ThreadId thread) throws InterruptedException {
        transcript.scene("Noor taps Yes: the consent is recorded, and both messages go out in order");
        stage.aMomentPasses();
        guest.taps("Yes");
        await("consent", () -> line(MIRA, thread).consent() == ConsentState.GRANTED);
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
        write(MIRA, thread, "They are in the post. Did they arrive?");
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
        roster(parlor.add(MIRA, thread, List.of(TOMAS, LENA)), thread, MIRA, TOMAS, LENA);

        transcript.scene("Mira removes Tomas");
        stage.aMomentPasses();
        roster(parlor.remove(MIRA, thread, TOMAS), thread, MIRA, TOMAS, LENA);

        transcript.scene("Mira transfers the conversation to Lena, and is out by that");
        stage.aMomentPasses();
        roster(parlor.transfer(MIRA, thread, LENA), thread, MIRA, TOMAS, LENA);

        transcript.scene("Lena leaves: the thread is unattended");
        stage.aMomentPasses();
        roster(parlor.leave(LENA, thread), thread, MIRA, TOMAS, LENA);
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

    private void write(MemberId author, ThreadId thread, String text) {
        transcript.line(Screens.nameOf(author), "writes \"" + text + "\"");
        parlor.send(author, thread, new Text(text))
                .fold(
                        taken -> {
                            taken.waitsFor().forEach(gate -> transcript.line("Parlor says", gate.sentence()));
                            return taken;
                        },
                        refused -> {
                            throw broken(refused.refusal().sentence());
                        });
    }

    private void roster(RosterAnswer answer, ThreadId thread, MemberId... members) throws InterruptedException {
        answer.fold(
                done -> done,
                alreadySo -> {
                    throw broken("it was so already");
                },
                refused -> {
                    throw broken(refused.refusal().sentence());
                });
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
        await("every message to be " + step, () -> {
            List<Message> messages = screens.messages(MIRA, thread);
            return messages.stream()
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

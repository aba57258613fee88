package dev.parlor.testkit.acts;

import static dev.parlor.testkit.acts.Firm.FIRM;

import dev.parlor.Parlor;
import dev.parlor.contact.Contact;
import dev.parlor.directory.Switch;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.NewFile;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.queue.SendAnswer;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What members and the host do, through any of the processes. Each act answers what came of it. */
final class Members {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final World world;
    private final Dice dice;
    private final List<Preview> previews = new ArrayList<>();
    private int texts;

    Members(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    /** One of them starts a thread with each guest, on the first number. */
    void startWithEach(Parlor parlor) {
        MemberId member = Firm.MEMBERS.get(0);
        parlor.contacts()
                .of(member)
                .forEach(contact -> begin(
                        parlor.open(member, contact.id(), Firm.NUMBERS.get(0))
                                .<Optional<Preview>>fold(
                                        existing -> Optional.empty(),
                                        ask -> Optional.of(ask.preview()),
                                        noAskNeeded -> Optional.of(noAskNeeded.preview()),
                                        refused -> Optional.empty()),
                        parlor));
    }

    Object starts(Parlor parlor) {
        MemberId member = member();
        List<Contact> contacts = parlor.contacts().of(member);
        if (contacts.isEmpty()) {
            return "no contact";
        }
        Contact contact = dice.oneOf(contacts);
        Opening opening = dice.percent(70)
                ? parlor.open(member, contact.id())
                : parlor.open(member, contact.id(), dice.oneOf(Firm.NUMBERS));
        Optional<Preview> preview = opening.<Optional<Preview>>fold(
                existing -> dice.percent(30) ? preview(existing.further()) : Optional.empty(),
                ask -> Optional.of(ask.preview()),
                noAskNeeded -> Optional.of(noAskNeeded.preview()),
                refused -> Optional.empty());
        return begin(preview, parlor);
    }

    Object asks(Parlor parlor) {
        Optional<ThreadId> thread = thread();
        return thread.isEmpty() ? "no thread" : begin(preview(parlor.ask(member(), thread.get())), parlor);
    }

    Object startsAgain(Parlor parlor) {
        return previews.isEmpty() ? "no preview" : parlor.start(dice.oneOf(previews));
    }

    private Object begin(Optional<Preview> preview, Parlor parlor) {
        if (preview.isEmpty()) {
            return "nothing to start";
        }
        previews.add(preview.get());
        return parlor.start(preview.get());
    }

    private static Optional<Preview> preview(Opening.Offer offer) {
        return offer.fold(
                ask -> Optional.of(ask.preview()),
                noAskNeeded -> Optional.of(noAskNeeded.preview()),
                refused -> Optional.empty());
    }

    Object writes(Parlor parlor) {
        return inThread((member, thread) -> {
            texts++;
            SendOptions options =
                    dice.percent(20) ? SendOptions.none().key("key-" + dice.below(6)) : SendOptions.none();
            Optional<MessageId> quoted = dice.percent(10) ? message() : Optional.empty();
            SendAnswer answer = parlor.send(
                    member,
                    thread,
                    new Text("confidential " + texts),
                    quoted.isPresent() ? options.inReplyTo(quoted.get()) : options);
            return answer.<Object>fold(
                    taken -> "taken " + taken.message() + (taken.isHeld() ? ", held" : ""), refused -> refused);
        });
    }

    Object sendsAPicture(Parlor parlor) {
        return inThread((member, thread) -> {
            try {
                return parlor.keep(member, NewFile.picture(new ByteArrayInputStream(PNG), "confidential"))
                        .<Object>fold(kept -> parlor.send(member, thread, kept.content()), refused -> refused);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    Object takesUp(Parlor parlor) {
        return inThread((member, thread) -> parlor.reengage(
                member, thread, Firm.takingUp(world.threads.get(thread).number()), List.of("confidential")));
    }

    Object edits(Parlor parlor) {
        return onMessage((message, thread) ->
                parlor.messages().edit(member(), thread, message, new Text("confidential too " + ++texts)));
    }

    Object cancels(Parlor parlor) {
        return onMessage((message, thread) -> parlor.messages().cancel(member(), thread, message));
    }

    Object adds(Parlor parlor) {
        return inThread((member, thread) -> parlor.add(member, thread, Set.of(member())));
    }

    Object removes(Parlor parlor) {
        return inThread((member, thread) -> parlor.remove(member, thread, member()));
    }

    Object transfers(Parlor parlor) {
        return inThread((member, thread) -> parlor.transfer(member, thread, otherThan(member)));
    }

    Object leaves(Parlor parlor) {
        return inThread(parlor::leave);
    }

    Object blocks(Parlor parlor) {
        MemberId member = member();
        List<Contact> contacts = parlor.contacts().of(member);
        if (contacts.isEmpty()) {
            return "no contact";
        }
        Contact contact = dice.oneOf(contacts);
        return dice.percent(40)
                ? parlor.contacts().block(member, contact.id())
                : parlor.contacts().unblock(member, contact.id());
    }

    Object switches(Parlor parlor) {
        if (dice.percent(40)) {
            boolean on = dice.percent(70);
            parlor.directory().put(Firm.switched(on));
            return "everybody " + (on ? "on" : "off");
        }
        MemberId member = member();
        Switch to = dice.oneOf(List.of(Switch.INHERIT, Switch.INHERIT, Switch.OFF));
        parlor.directory().put(Firm.member(member, to));
        return member + " " + to;
    }

    Object assigns(Parlor parlor) {
        return inThread((member, thread) -> parlor.threads().assign(thread, member));
    }

    Object decides(Parlor parlor) {
        return onMessage((message, thread) -> switch (dice.below(3)) {
            case 0 -> parlor.messages().confirm(FIRM, thread, message);
            case 1 -> parlor.messages().resend(FIRM, thread, message);
            default -> parlor.messages().abandon(FIRM, thread, message);
        });
    }

    Object moves(Parlor parlor) {
        List<MessageId> known = List.copyOf(world.guestMessages.keySet());
        Optional<ThreadId> thread = thread();
        return known.isEmpty() || thread.isEmpty()
                ? "no message"
                : parlor.threads().move(FIRM, dice.oneOf(known), thread.get());
    }

    Object resumes(Parlor parlor) {
        return parlor.directory().resume(FIRM, dice.oneOf(Firm.NUMBERS));
    }

    Object retries(Parlor parlor) {
        return thread().<Object>map(thread -> parlor.messages().retry(FIRM, world.threads.get(thread)))
                .orElse("no chat");
    }

    /** In a second of its own, since the platform's times have no parts of one: what guests did in it counts as later (T4). */
    Object erases(Parlor parlor) {
        world.passes(Duration.ofSeconds(1));
        return thread().<Object>map(thread ->
                        parlor.records().erase(FIRM, world.threads.get(thread).guest()))
                .orElse("no guest");
    }

    Object vouches(Parlor parlor) {
        return inThread((member, thread) -> parlor.consents()
                .record(member, thread, "on paper", "confidential", world.now())
                .getClass()
                .getSimpleName());
    }

    /** So that everything that can go does. */
    void putEverythingInOrder(Parlor parlor) {
        parlor.directory().put(Firm.switched(true));
        Firm.MEMBERS.forEach(member -> parlor.directory().put(Firm.member(member, Switch.INHERIT)));
        Firm.MEMBERS.forEach(member -> parlor.contacts().of(member).stream()
                .forEach(contact -> parlor.contacts().unblock(member, contact.id())));
        Firm.NUMBERS.forEach(number -> parlor.directory().resume(FIRM, number));
        world.threads.values().stream()
                .distinct()
                .forEach(chat -> parlor.messages().retry(FIRM, chat));
    }

    private interface InThread {
        Object act(MemberId member, ThreadId thread);
    }

    private interface OnMessage {
        Object act(MessageId message, ThreadId thread);
    }

    /** As a rule by somebody who is in. */
    private Object inThread(InThread act) {
        Optional<ThreadId> thread = thread();
        if (thread.isEmpty()) {
            return "no thread";
        }
        List<MemberId> in = world.participants(thread.get());
        MemberId member = in.isEmpty() || dice.percent(15) ? member() : dice.oneOf(in);
        return act.act(member, thread.get());
    }

    private Object onMessage(OnMessage act) {
        Optional<MessageId> message = message();
        return message.isEmpty() ? "no message" : act.act(message.get(), world.messages.get(message.get()));
    }

    private MemberId member() {
        return dice.oneOf(Firm.MEMBERS);
    }

    private MemberId otherThan(MemberId actor) {
        return dice.oneOf(
                Firm.MEMBERS.stream().filter(member -> !member.equals(actor)).toList());
    }

    /** As a rule one of the latest. */
    private Optional<ThreadId> thread() {
        return latest(List.copyOf(world.threads.keySet()), 3);
    }

    private Optional<MessageId> message() {
        return latest(List.copyOf(world.messages.keySet()), 6);
    }

    private <T> Optional<T> latest(List<T> all, int few) {
        List<T> choices = dice.percent(70) ? all.subList(Math.max(0, all.size() - few), all.size()) : all;
        return choices.isEmpty()
                ? Optional.empty()
                : Stream.of(dice.oneOf(choices)).findFirst();
    }
}

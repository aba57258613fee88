package dev.parlor.flow;

import dev.parlor.consent.ChatConsent;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.contact.Availability;
import dev.parlor.contact.Contact;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Language;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.TemplateId;
import dev.parlor.id.ThreadId;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import dev.parlor.store.Decision;
import dev.parlor.store.Loaded;
import dev.parlor.store.Reads;
import dev.parlor.thread.MessageThread;
import dev.parlor.thread.Opening;
import dev.parlor.thread.Preview;
import dev.parlor.thread.Roster;
import dev.parlor.thread.StartAnswer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From a contact to a thread, and to consent: available? open or ask, preview, start (rules E2, O1, O2). */
public final class Starting {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;
    private final Asking asking;

    /** On this store. */
    public Starting(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
        this.asking = new Asking(settings);
    }

    /** Whether the member can reach this contact by WhatsApp at all. Never throws for a no. */
    public Availability availability(MemberId member, ContactId contact) {
        Loaded loaded = work.store().read(member.organization(), Set.of(), Set.of(), reads(member, contact));
        return new Availability(refusal(member, contact, null, loaded).orElse(null));
    }

    /**
     * What the member finds behind this contact.
     *
     * @param wanted the business number; {@code null} for the member's nearest, and threads of every number
     */
    public Opening open(MemberId member, ContactId contactId, @Nullable BusinessNumberId wanted) {
        Loaded loaded = work.store().read(member.organization(), Set.of(), Set.of(), reads(member, contactId));
        Optional<Refusal> refusal = refusal(member, contactId, wanted, loaded);
        if (refusal.isPresent()) {
            return new Opening.Refused(refusal.get());
        }
        Contact contact = loaded.contacts().get(0);
        Directory directory = loaded.directory();
        Loaded chats =
                work.store().read(member.organization(), chatsWith(contact, directory), Set.of(), Reads.everything());
        ChatId nearest = new ChatId(
                contact.guest(), number(member, wanted, directory).orElseThrow().id());
        ChatId chat = wanted == null
                ? chatLeft(member, chats.threads(), directory)
                        .filter(left -> template(member, left, List.of(), chats, directory)
                                .isPresent())
                        .orElse(nearest)
                : nearest;
        OptInTemplate template =
                template(member, chat, List.of(), chats, directory).orElseThrow();
        Preview further = preview(member, contact, chat, work.ids().thread(), template, directory)
                .restarting(leftBehind(member, chat, chats.threads()));
        Opening.Offer offer = offer(further, chats, directory);
        List<ThreadId> existing = chats.threads().stream()
                .filter(thread -> thread.roster().has(member))
                .filter(thread -> wanted == null || wanted.equals(thread.chat().number()))
                .sorted(Comparator.comparing(MessageThread::lastActivityAt).reversed())
                .map(MessageThread::id)
                .toList();
        return existing.isEmpty() ? offer : new Opening.Existing(existing, offer);
    }

    /** What it takes that the guest agrees to this thread. */
    public Opening.Offer ask(MemberId member, ThreadId thread) {
        Reads reads = Reads.everything().members(Set.of(member));
        Loaded loaded = work.store().read(member.organization(), Set.of(), Set.of(thread), reads);
        Directory directory = loaded.directory();
        Optional<MessageThread> row = loaded.threads().stream()
                .filter(known -> known.id().equals(thread) && known.roster().knows(member))
                .findFirst();
        if (row.isEmpty()) {
            return refused(RefusalReason.UNKNOWN_THREAD, member, directory);
        }
        ChatId chat = row.get().chat();
        Optional<Refusal> notIn = notIn(member, row.get(), directory);
        if (notIn.isPresent()) {
            return new Opening.Refused(notIn.get());
        }
        Optional<Contact> contact = loaded.contacts().stream()
                .filter(own -> own.owner().equals(member) && own.guest().equals(chat.guest()))
                .findFirst();
        if (contact.isEmpty()) {
            return refused(RefusalReason.NOT_A_CONTACT, member, directory);
        }
        return template(member, chat, participants(row.get()), loaded, directory)
                .map(template ->
                        offer(preview(member, contact.get(), chat, thread, template, directory), loaded, directory))
                .orElseGet(() -> refused(RefusalReason.NO_OPT_IN_TEMPLATE, member, directory));
    }

    /** Does what was previewed. The same preview again gives the same thread and sends nothing. */
    public StartAnswer start(Preview preview) {
        MemberId member = preview.member();
        Reads reads = Reads.everything().members(Set.of(member)).contact(preview.contact());
        return work.commit(work.onChat(
                member.organization(),
                preview.chat(),
                reads,
                (loaded, now) -> decide(preview, Draft.of(preview.chat(), loaded, now, settings, work.ids()))));
    }

    private Decision<StartAnswer> decide(Preview preview, Draft draft) {
        Optional<MessageThread> existing = draft.thread(preview.thread());
        boolean granted = draft.consent(preview.thread()).state() == ConsentState.GRANTED;
        boolean asked = draft.consents().request(preview.message()).isPresent();
        if (existing.isPresent() && (granted || asked)) {
            return Decision.nothing(new StartAnswer.Started(preview.thread()));
        }
        MemberId member = preview.member();
        Optional<Refusal> refusal = existing.map(row -> notIn(member, row, draft.directory()))
                .orElseGet(
                        () -> refusal(member, preview.contact(), preview.chat().number(), draft.loaded()))
                .or(() -> granted
                        ? Optional.empty()
                        : asking.refusal(member, template(preview), draft.consents(), draft.directory(), draft.now()));
        if (refusal.isPresent()) {
            return Decision.nothing(new StartAnswer.Refused(refusal.get()));
        }
        if (existing.isEmpty()) {
            begin(preview, draft);
        }
        if (!granted) {
            Asking.ask(member, preview.thread(), preview.message(), preview.request(), draft);
        }
        return draft.answer(new StartAnswer.Started(preview.thread()));
    }

    private static void begin(Preview preview, Draft draft) {
        MemberId member = preview.member();
        Member starter = draft.directory().member(member).orElseThrow();
        draft.put(MessageThread.started(
                        preview.thread(),
                        draft.chat().id(),
                        starter.subOrganization(),
                        Roster.empty().joinedBy(member),
                        draft.now())
                .restarting(preview.restartOf()));
        draft.event(new Event.ThreadStarted(preview.thread(), draft.chat().id(), member));
    }

    private Opening.Offer offer(Preview preview, Loaded loaded, Directory directory) {
        ChatConsent consents = consents(preview.chat(), loaded);
        if (consents.of(preview.thread()).state() == ConsentState.GRANTED) {
            return new Opening.NoAskNeeded(preview);
        }
        return asking.refusal(
                        preview.member(),
                        template(preview),
                        consents,
                        directory,
                        work.store().time())
                .<Opening.Offer>map(Opening.Refused::new)
                .orElseGet(() -> new Opening.Ask(preview));
    }

    private ChatConsent consents(ChatId chat, Loaded loaded) {
        List<ConsentRecord> records = loaded.consents().stream()
                .filter(record -> loaded.now(record.chat()).equals(chat))
                .toList();
        return new ChatConsent(records, settings.consent().scope());
    }

    /** To ask the guest in their language, as far as this member, or those who are in the thread, know it (N3). */
    private Optional<OptInTemplate> template(
            MemberId member, ChatId chat, List<MemberId> others, Loaded loaded, Directory directory) {
        List<MemberId> speaking =
                Stream.concat(Stream.of(member), others.stream()).toList();
        Language language = GuestLanguage.of(
                chat, speaking, loaded.contacts(), consents(chat, loaded), settings.words(), directory);
        return Asking.template(chat, language, directory);
    }

    private static TemplateId template(Preview preview) {
        return new TemplateId(
                preview.chat().number(),
                preview.request().name(),
                preview.request().languageTag());
    }

    private static List<MemberId> participants(MessageThread row) {
        return row.roster().participants().stream()
                .sorted(Comparator.comparing(MemberId::value))
                .toList();
    }

    private Preview preview(
            MemberId member,
            Contact contact,
            ChatId chat,
            ThreadId thread,
            OptInTemplate template,
            Directory directory) {
        return new Preview(
                member,
                contact.id(),
                chat,
                thread,
                work.ids().message(),
                asking.request(template, member, contact.name().value(), directory, work.ids()),
                null);
    }

    private Optional<Refusal> notIn(MemberId member, MessageThread row, Directory directory) {
        return refusals.ifSwitchedOff(member, directory)
                .or(() -> row.roster().has(member)
                        ? Optional.empty()
                        : Optional.of(refusals.of(RefusalReason.NOT_A_PARTICIPANT, member, directory)));
    }

    private Opening.Refused refused(RefusalReason reason, MemberId member, Directory directory) {
        return new Opening.Refused(refusals.of(reason, member, directory));
    }

    private Optional<Refusal> refusal(
            MemberId member, ContactId contactId, @Nullable BusinessNumberId wanted, Loaded loaded) {
        Directory directory = loaded.directory();
        return refusals.ifSwitchedOff(member, directory).or(() -> {
            boolean own = loaded.contacts().stream()
                    .anyMatch(contact ->
                            contact.id().equals(contactId) && contact.owner().equals(member));
            if (!own) {
                return Optional.of(refusals.of(RefusalReason.NOT_A_CONTACT, member, directory));
            }
            Optional<BusinessNumber> number = number(member, wanted, directory);
            if (number.isEmpty()) {
                RefusalReason reason =
                        wanted == null ? RefusalReason.NO_BUSINESS_NUMBER : RefusalReason.NUMBER_NOT_OPEN;
                return Optional.of(refusals.of(reason, member, directory));
            }
            return directory
                            .optInTemplate(number.get(), number.get().language())
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(refusals.of(RefusalReason.NO_OPT_IN_TEMPLATE, member, directory));
        });
    }

    /** The number that was named if it is open to the member, else the nearest (E5). */
    private static Optional<BusinessNumber> number(
            MemberId member, @Nullable BusinessNumberId wanted, Directory directory) {
        return directory
                .member(member)
                .flatMap(row -> wanted == null
                        ? directory.nearestNumber(row)
                        : directory.number(wanted).filter(number -> number.isOpenTo(row)));
    }

    /** The chat of the thread that one who is in none left last, if they may use its number: it is begun anew there (P8). */
    private static Optional<ChatId> chatLeft(MemberId member, Collection<MessageThread> threads, Directory directory) {
        boolean in = threads.stream().anyMatch(thread -> thread.roster().has(member));
        return threads.stream()
                .filter(thread -> !in && thread.roster().knows(member))
                .filter(thread -> number(member, thread.chat().number(), directory)
                        .filter(number -> directory
                                .optInTemplate(number, number.language())
                                .isPresent())
                        .isPresent())
                .max(Comparator.comparing(MessageThread::lastActivityAt))
                .map(MessageThread::chat);
    }

    /** One who is out of a thread of this chat begins the latest one anew (P8). */
    private static @Nullable ThreadId leftBehind(MemberId member, ChatId chat, Collection<MessageThread> threads) {
        return threads.stream()
                .filter(thread -> thread.chat().equals(chat) && thread.roster().knows(member))
                .filter(thread -> !thread.roster().has(member))
                .max(Comparator.comparing(MessageThread::lastActivityAt))
                .map(MessageThread::id)
                .orElse(null);
    }

    private static Set<ChatId> chatsWith(Contact contact, Directory directory) {
        return directory.numbers().stream()
                .map(number -> new ChatId(contact.guest(), number.id()))
                .collect(Collectors.toSet());
    }

    private static Reads reads(MemberId member, ContactId contact) {
        return Reads.of(Reads.Part.DIRECTORY).members(Set.of(member)).contact(contact);
    }
}

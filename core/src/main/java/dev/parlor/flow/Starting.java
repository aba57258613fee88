package dev.parlor.flow;

import dev.parlor.consent.AnswerButton;
import dev.parlor.consent.Consent;
import dev.parlor.consent.ConsentAct;
import dev.parlor.consent.ConsentRecord;
import dev.parlor.consent.ConsentState;
import dev.parlor.consent.Evidence;
import dev.parlor.contact.Availability;
import dev.parlor.contact.Contact;
import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.event.Event;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.ChatId;
import dev.parlor.id.ContactId;
import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.ThreadId;
import dev.parlor.message.Purpose;
import dev.parlor.message.Template;
import dev.parlor.notice.Fact;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a contact to a thread: available? open, preview, start (rules E2, O1, O6). */
public final class Starting {
    private final Work work;
    private final Settings settings;
    private final Refusals refusals;

    /** On this store. */
    public Starting(Work work, Settings settings) {
        this.work = Objects.requireNonNull(work, "work");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.refusals = new Refusals(settings.texts());
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
        Loaded chats = work.store()
                .read(member.organization(), chatsWith(contact, loaded.directory()), Set.of(), Reads.everything());
        List<ThreadId> existing = chats.threads().stream()
                .filter(thread -> thread.roster().has(member))
                .filter(thread -> wanted == null || wanted.equals(thread.chat().number()))
                .sorted(Comparator.comparing(MessageThread::lastActivityAt).reversed())
                .map(MessageThread::id)
                .toList();
        if (!existing.isEmpty()) {
            return new Opening.Existing(existing);
        }
        Preview preview = restarting(preview(member, contact, wanted, loaded.directory()), chats.threads());
        return refusalToAsk(preview, chats, work.store().time())
                .<Opening>map(Opening.Refused::new)
                .orElseGet(() -> new Opening.Ask(preview));
    }

    /** Makes the thread of this preview and asks the guest. The same preview again gives the same thread. */
    public StartAnswer start(Preview preview) {
        MemberId member = preview.member();
        Reads reads = Reads.everything().members(Set.of(member)).contact(preview.contact());
        MessageId request = work.ids().message();
        return work.commit(work.onChat(
                member.organization(),
                preview.chat(),
                reads,
                (loaded, now) ->
                        decide(preview, request, Draft.of(preview.chat(), loaded, now, settings, work.ids()))));
    }

    private Decision<StartAnswer> decide(Preview preview, MessageId request, Draft draft) {
        if (draft.thread(preview.thread()).isPresent()) {
            return Decision.nothing(new StartAnswer.Started(preview.thread()));
        }
        MemberId member = preview.member();
        Optional<Refusal> refusal = refusal(
                        member, preview.contact(), preview.chat().number(), draft.loaded())
                .or(() -> refusalToAsk(preview, draft.loaded(), draft.now()));
        if (refusal.isPresent()) {
            return Decision.nothing(new StartAnswer.Refused(refusal.get()));
        }
        Member starter = draft.directory().member(member).orElseThrow();
        draft.put(MessageThread.started(
                        preview.thread(),
                        preview.chat(),
                        starter.subOrganization(),
                        Roster.empty().joinedBy(member),
                        draft.now())
                .restarting(preview.restartOf()));
        draft.event(new Event.ThreadStarted(preview.thread(), preview.chat(), member));
        ask(preview, request, draft);
        return draft.answer(new StartAnswer.Started(preview.thread()));
    }

    private void ask(Preview preview, MessageId request, Draft draft) {
        Template template = preview.request();
        Evidence evidence = Evidence.ofRequest(
                preview.member(),
                request,
                template.rendered(),
                template.name(),
                template.languageTag(),
                buttons(template, draft.directory(), preview.chat()));
        draft.record(preview.thread(), ConsentAct.ASKED, draft.now(), evidence);
        draft.take(request, preview.thread(), Purpose.OPT_IN_REQUEST, preview.member(), template);
        draft.tell(preview.thread(), Fact.OPT_IN_SENT, draft.named(preview.member()), List.of());
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

    private Optional<Refusal> refusalToAsk(Preview preview, Loaded chats, Instant now) {
        List<ConsentRecord> records = chats.consents().stream()
                .filter(record -> record.chat().equals(preview.chat()))
                .toList();
        Consent fresh = Consent.of(preview.thread(), records);
        if (fresh.revokedAt() != null) {
            return Optional.of(refusals.of(RefusalReason.REVOKED, preview.member(), chats.directory()));
        }
        boolean declined = chats.threads().stream()
                .filter(thread -> thread.chat().equals(preview.chat()))
                .anyMatch(thread -> Consent.of(thread.id(), records).state() == ConsentState.DECLINED);
        if (declined) {
            return Optional.of(refusals.of(RefusalReason.DECLINED, preview.member(), chats.directory()));
        }
        return Consent.askedUntil(records, now)
                .map(until -> refusals.of(RefusalReason.ASKED_RECENTLY, preview.member(), chats.directory(), until));
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

    private Preview preview(MemberId member, Contact contact, @Nullable BusinessNumberId wanted, Directory directory) {
        BusinessNumber number = number(member, wanted, directory).orElseThrow();
        OptInTemplate template =
                directory.optInTemplate(number, number.language()).orElseThrow();
        List<String> parameters = template.blanks().stream()
                .map(blank -> switch (blank) {
                    case CONTACT_NAME -> contact.name().value();
                    case MEMBER_NAME ->
                        directory.member(member).orElseThrow().name().value();
                    case ORGANIZATION_NAME ->
                        Objects.requireNonNull(directory.organization()).name();
                })
                .toList();
        List<String> payloads = new ArrayList<>();
        template.buttons().forEach(button -> payloads.add(work.ids().secret()));
        Template request = new Template(
                template.name(), template.languageTag(), parameters, payloads, template.rendered(parameters));
        ChatId chat = new ChatId(contact.guest(), number.id());
        return new Preview(member, contact.id(), chat, work.ids().thread(), request, null);
    }

    /** One who is out of a thread of this chat begins the latest one anew (P8). */
    private static Preview restarting(Preview preview, Collection<MessageThread> threads) {
        ThreadId old = threads.stream()
                .filter(thread ->
                        thread.chat().equals(preview.chat()) && thread.roster().knows(preview.member()))
                .max(Comparator.comparing(MessageThread::lastActivityAt))
                .map(MessageThread::id)
                .orElse(null);
        return new Preview(
                preview.member(), preview.contact(), preview.chat(), preview.thread(), preview.request(), old);
    }

    private static List<AnswerButton> buttons(Template request, Directory directory, ChatId chat) {
        List<OptInTemplate.Answer> meanings = directory.templates().stream()
                .filter(template -> template.number().equals(chat.number())
                        && template.name().equals(request.name())
                        && template.languageTag().equals(request.languageTag()))
                .findFirst()
                .map(OptInTemplate::buttons)
                .orElse(List.of());
        List<AnswerButton> buttons = new ArrayList<>();
        for (int button = 0;
                button < Math.min(meanings.size(), request.payloads().size());
                button++) {
            buttons.add(new AnswerButton(
                    request.payloads().get(button), meanings.get(button) == OptInTemplate.Answer.AFFIRM));
        }
        return buttons;
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

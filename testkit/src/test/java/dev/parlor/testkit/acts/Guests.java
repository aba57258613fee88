package dev.parlor.testkit.acts;

import dev.parlor.contact.PhoneNumber;
import dev.parlor.contact.Reach;
import dev.parlor.directory.PersonName;
import dev.parlor.id.PlatformId;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Content;
import dev.parlor.message.Picture;
import dev.parlor.message.Template;
import dev.parlor.message.Text;
import dev.parlor.transport.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the two guests do on their phones: it becomes items that the platform wants to tell, sooner or later. */
final class Guests {
    private static final List<String> WORDS = List.of(
            "hello", "yes", "yes", "no", "STOP", "start", "unstop", "Yes?", "who is there", "si", "confidential");

    private final World world;
    private final Dice dice;
    private final List<PhoneNumber> phones = new ArrayList<>();
    private final Set<Integer> moved = new HashSet<>();
    private int acts;

    Guests(World world) {
        this.world = world;
        this.dice = world.dice;
        Firm.GUESTS.forEach(own -> phones.add(own.get(0)));
    }

    String writes() {
        String words = dice.oneOf(WORDS);
        Content content = dice.percent(5) ? new Picture("file-" + acts, "image/png", words) : new Text(words);
        return says(dice.below(phones.size()), content, dice.percent(15) ? aMessageOfOurs() : null, at());
    }

    /** Noor-like kindness at the end of a sequence: both write on both numbers, now. */
    void writeEverywhere() {
        for (int guest = 0; guest < phones.size(); guest++) {
            for (int number = 0; number < Firm.PLATFORM_NUMBERS.size(); number++) {
                says(guest, number, new Text("hello"), null, world.now());
            }
        }
    }

    /** Each says yes on the first number. */
    void agree() {
        for (int guest = 0; guest < phones.size(); guest++) {
            says(guest, 0, new Text("yes"), null, world.now());
        }
    }

    /** Taps a button of a request that came. */
    String taps() {
        List<Platform.Sent> requests = world.platform.sent().stream()
                .filter(sent -> sent.id() != null
                        && sent.outgoing().content() instanceof Template template
                        && !template.payloads().isEmpty())
                .toList();
        if (requests.isEmpty()) {
            return "no request to answer";
        }
        Platform.Sent request = dice.oneOf(requests);
        List<String> payloads = ((Template) request.outgoing().content()).payloads();
        int button = dice.percent(75) ? 0 : dice.below(payloads.size());
        int guest = dice.percent(95) ? owner(request.outgoing().to().phone()) : dice.below(phones.size());
        int number = Firm.PLATFORM_NUMBERS.indexOf(request.outgoing().from());
        Content tap = new ButtonReply(payloads.get(button), "button " + button);
        return says(guest, number, tap, dice.percent(50) ? request.id() : null, at());
    }

    String changesNumber() {
        int guest = dice.below(phones.size());
        List<PhoneNumber> own = Firm.GUESTS.get(guest);
        PhoneNumber before = phones.get(guest);
        PhoneNumber after = own.get(1 - own.indexOf(before));
        phones.set(guest, after);
        moved.add(guest);
        world.platform.wantsToTell(new Item.AddressChanged(
                Firm.PLATFORM_NUMBERS.get(0), nextId(), Reach.by(before), Reach.by(after), world.now()));
        return "guest " + guest + " has another number";
    }

    String choosesMarketing() {
        int guest = dice.below(phones.size());
        boolean wanted = dice.percent(50);
        world.platform.wantsToTell(new Item.Preference(
                dice.oneOf(Firm.PLATFORM_NUMBERS), Reach.by(phones.get(guest)), world.now(), wanted));
        return "guest " + guest + " wants marketing: " + wanted;
    }

    String saysWhatNobodyUnderstands() {
        acts++;
        world.platform.wantsToTell(new Item.NotUnderstood("unknown kind", "raw-" + acts));
        return "something that is not understood";
    }

    /**
     * Whether the item names an address that may be another's by now, and leaves nothing by which it is known again: a
     * change of number, or a choice about marketing of a guest who changed it.
     */
    boolean hasMoved(Item item) {
        return item instanceof Item.AddressChanged
                || (item instanceof Item.Preference choice
                        && moved.contains(owner(choice.from().phone())));
    }

    private String says(int guest, Content content, @Nullable PlatformId quoted, Instant at) {
        return says(guest, dice.percent(75) ? 0 : 1, content, quoted, at);
    }

    private String says(int guest, int number, Content content, @Nullable PlatformId quoted, Instant at) {
        world.platform.wantsToTell(new Item.FromGuest(
                Firm.PLATFORM_NUMBERS.get(number),
                nextId(),
                Reach.by(phones.get(guest)),
                new PersonName("Guest " + guest),
                at,
                content,
                quoted));
        return "guest " + guest + " on number " + number + ": " + content.shown() + " at " + at
                + (quoted == null ? "" : ", quoting");
    }

    private int owner(PhoneNumber phone) {
        return Firm.GUESTS.get(0).contains(phone) ? 0 : 1;
    }

    private PlatformId nextId() {
        acts++;
        return new PlatformId("from-guest-" + acts);
    }

    private @Nullable PlatformId aMessageOfOurs() {
        List<PlatformId> known = world.platform.sent().stream()
                .map(Platform.Sent::id)
                .filter(id -> id != null)
                .toList();
        return known.isEmpty() ? new PlatformId("unknown") : dice.oneOf(known);
    }

    private Instant at() {
        Instant now = world.now();
        int roll = dice.below(100);
        if (roll < 75) {
            return now;
        }
        if (roll < 88) {
            return now.minusSeconds(dice.below(300));
        }
        if (roll < 94) {
            return now.minus(Duration.ofHours(dice.below(30)));
        }
        return roll < 97 ? now.minus(Duration.ofDays(9)) : now.plus(Duration.ofHours(1 + dice.below(48)));
    }
}

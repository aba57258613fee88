package dev.parlor.testkit.script;

import dev.parlor.testkit.platform.Phone;
import dev.parlor.testkit.platform.PlatformModel;
import dev.parlor.testkit.platform.ScreenLine;
import dev.parlor.testkit.platform.Supervision;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * Where one line acts.
 *
 * @param guests by name
 * @param actor the guest who acts; empty for the platform
 * @param numberId the business number that it is about; empty for the first
 */
record Stage(PlatformModel model, Map<String, Phone> guests, String actor, String numberId) {

    Phone phone() {
        return phone(actor);
    }

    Phone phone(String name) {
        Phone phone = guests.get(name);
        if (phone == null) {
            throw new NoSuchElementException("No guest has the name " + name);
        }
        return numberId.isEmpty() ? phone : phone.with(numberId);
    }

    Supervision platform() {
        return numberId.isEmpty() ? model.supervise() : model.supervise(numberId);
    }

    /** The id of the latest message of the business on the guest's screen with this in it. */
    String received(String part) {
        return latest(part, ScreenLine.Side.FROM_BUSINESS);
    }

    /** The id of the latest message that the guest sent with this in it. */
    String sent(String part) {
        return latest(part, ScreenLine.Side.FROM_GUEST);
    }

    private String latest(String part, ScreenLine.Side side) {
        Predicate<ScreenLine> wanted =
                line -> line.side() == side && line.text().contains(part);
        return phone().screen().stream()
                .filter(wanted)
                .reduce((earlier, later) -> later)
                .map(ScreenLine::messageId)
                .orElseThrow(() -> new NoSuchElementException("No such message is on the screen: \"" + part + "\""));
    }
}

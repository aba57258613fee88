package dev.parlor.testkit.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads places and contact cards of a send, strictly by the "Location" and "Contacts" references. */
final class CardReader {

    /** Of a name, besides the whole. */
    private static final List<String> PARTS = List.of("first_name", "last_name", "middle_name", "suffix", "prefix");

    private CardReader() {}

    static Send.Place place(Members location) {
        location.degrees("latitude", 90);
        location.degrees("longitude", 180);
        location.optionalText("address");
        String name = location.optionalText("name");
        return new Send.Place(name == null ? "" : name);
    }

    static Send.Cards cards(Members members) {
        List<Members> cards =
                members.objects("contacts", "name", "phones", "emails", "urls", "addresses", "org", "birthday");
        if (cards.size() > 257) {
            throw members.wrong("contacts", "up to 257 cards");
        }
        List<String> names = new ArrayList<>();
        cards.forEach(card -> names.add(card(card)));
        return new Send.Cards(names);
    }

    private static String card(Members card) {
        Members name =
                card.object("name", "formatted_name", "first_name", "last_name", "middle_name", "suffix", "prefix");
        String whole = name.limited("formatted_name", 1000);
        if (PARTS.stream().map(name::optionalText).filter(Objects::nonNull).count() == 0) {
            throw name.wrong("first_name", "there, or another part of the name");
        }
        if (card.has("phones")) {
            for (Members phone : card.objects("phones", "phone", "type", "wa_id")) {
                phone.text("phone");
                phone.optionalText("type");
                phone.optionalText("wa_id");
            }
        }
        if (card.has("birthday") && !card.text("birthday").matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw card.wrong("birthday", "a date like 1990-12-31");
        }
        return whole;
    }
}

package dev.parlor.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Business cards of one or more people. Nobody becomes a contact by it. */
public record ContactCard(List<Person> people) implements Content {
    private static final int MOST = 257;
    private static final int LONGEST_NAME = 1000;

    /**
     * Whose card it is.
     *
     * @param name empty where a guest's card has none
     * @param phones as they were written, which may be anything
     */
    public record Person(String name, List<String> phones) {
        /** Copies the list. */
        public Person {
            Objects.requireNonNull(name, "name");
            phones = List.copyOf(phones);
        }

        @Override
        public String toString() {
            return "Person(" + phones.size() + ")";
        }
    }

    /** Copies the list. */
    public ContactCard {
        people = List.copyOf(people);
    }

    @Override
    public String shown() {
        return "";
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Stream.concat(
                        Limits.count(people.size(), MOST).stream(),
                        people.stream().flatMap(person -> Limits.text(person.name(), LONGEST_NAME).stream()))
                .findFirst();
    }

    @Override
    public String toString() {
        return "ContactCard(" + people.size() + ")";
    }
}

package dev.parlor.flow;

import dev.parlor.consent.AnswerWords;
import dev.parlor.consent.ChatConsent;
import dev.parlor.contact.Contact;
import dev.parlor.directory.Directory;
import dev.parlor.directory.Language;
import dev.parlor.id.ChatId;
import dev.parlor.id.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * In which language a guest is written to (rule N3): that of a contact, else that of the guest's last recognised answer,
 * else the number's. Of several contacts counts the one of who acts or asks; without one, or where it names no language,
 * those of the participants in the order of their ids.
 */
final class GuestLanguage {
    private GuestLanguage() {}

    /**
     * For this chat.
     *
     * @param speaking the members whose contacts count, the first that names a language before the others
     */
    static Language of(
            ChatId chat,
            List<MemberId> speaking,
            Collection<Contact> contacts,
            ChatConsent consents,
            AnswerWords words,
            Directory directory) {
        Optional<Language> known = speaking.stream()
                .flatMap(member -> contacts.stream()
                        .filter(contact -> contact.owner().equals(member)
                                && contact.guest().equals(chat.guest())))
                .map(Contact::language)
                .filter(Objects::nonNull)
                .findFirst();
        return known.orElseGet(() -> ofAnswers(consents, words, ofNumber(chat, directory)));
    }

    /** A word of many languages changes nothing. */
    private static Language ofAnswers(ChatConsent consents, AnswerWords words, Language number) {
        Language language = number;
        for (String answer : consents.answers()) {
            Language before = language;
            language = words.read(answer, before)
                    .map(AnswerWords.Reading::language)
                    .orElse(before);
        }
        return language;
    }

    private static Language ofNumber(ChatId chat, Directory directory) {
        return directory.number(chat.number()).map(number -> number.language()).orElse(Language.EN);
    }
}

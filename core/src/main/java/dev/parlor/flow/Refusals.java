package dev.parlor.flow;

import dev.parlor.directory.Directory;
import dev.parlor.directory.Enablement;
import dev.parlor.directory.Language;
import dev.parlor.directory.Organization;
import dev.parlor.id.MemberId;
import dev.parlor.message.Breach;
import dev.parlor.notice.NoticeTexts;
import dev.parlor.refusal.Measure;
import dev.parlor.refusal.Refusal;
import dev.parlor.refusal.RefusalReason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says no in the member's language. */
final class Refusals {
    private final NoticeTexts texts;

    Refusals(NoticeTexts texts) {
        this.texts = texts;
    }

    Refusal of(RefusalReason reason, MemberId member, Directory directory) {
        return of(reason, member, directory, null);
    }

    Refusal of(RefusalReason reason, MemberId member, Directory directory, @Nullable Instant notBefore) {
        return new Refusal(reason, texts.refusal(reason, directory.languageOf(member)), notBefore);
    }

    /** In the organization's language, for the host itself. */
    Refusal ofHost(RefusalReason reason, Directory directory) {
        Organization organization = directory.organization();
        Language language = organization == null ? Language.EN : organization.language();
        return new Refusal(reason, texts.refusal(reason, language), null);
    }

    Refusal of(Breach breach, MemberId member, Directory directory) {
        Measure measure = breach.measure();
        String sentence = texts.refusal(breach.reason(), directory.languageOf(member), measure);
        return new Refusal(breach.reason(), sentence, null, measure);
    }

    /** To one who was never in the thread it is as if there were none. */
    Refusal unknownThread(MemberId member, Directory directory) {
        return ifSwitchedOff(member, directory).orElseGet(() -> of(RefusalReason.UNKNOWN_THREAD, member, directory));
    }

    /** In the organization's language, for what the host does itself. */
    Refusal of(RefusalReason reason, Directory directory) {
        return new Refusal(reason, texts.refusal(reason, directory.language()), null);
    }

    /** Why this member may not act at all, if so (rules E1 and E3). */
    Optional<Refusal> ifSwitchedOff(MemberId member, Directory directory) {
        Enablement enablement = directory.enablement(member);
        if (enablement.on()) {
            return Optional.empty();
        }
        RefusalReason reason = switch (enablement.source()) {
            case UNKNOWN_MEMBER -> RefusalReason.UNKNOWN_MEMBER;
            case ORGANIZATION -> RefusalReason.ORGANIZATION_OFF;
            case SUB_ORGANIZATION -> RefusalReason.SUB_ORGANIZATION_OFF;
            case MEMBER -> RefusalReason.MEMBER_OFF;
        };
        return Optional.of(of(reason, member, directory));
    }
}

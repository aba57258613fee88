package dev.parlor.thread;

import dev.parlor.directory.Directory;
import dev.parlor.id.MemberId;
import java.util.Objects;

/** Who can be brought into a thread (rule P2). */
public final class Eligibility {
    private Eligibility() {}

    /**
     * Enabled members of the thread's sub-organization, or of any while nobody was ever in it (P0), to whom the number is
     * open and who are not in it.
     */
    public static boolean of(MemberId candidate, MessageThread thread, Directory directory) {
        return directory.enablement(candidate).on()
                && isWithin(candidate, thread, directory)
                && directory
                        .member(candidate)
                        .flatMap(member ->
                                directory.number(thread.chat().number()).filter(number -> number.isOpenTo(member)))
                        .isPresent()
                && !thread.roster().has(candidate);
    }

    /** Whether the member is in and may act: one who has moved away is taken off before long (E4). */
    public static boolean isActive(MemberId member, MessageThread thread, Directory directory) {
        return thread.roster().has(member) && isWithin(member, thread, directory);
    }

    /** Whether the member stands where the thread does; one who moved away or was deleted does not (E4). */
    public static boolean isWithin(MemberId member, MessageThread thread, Directory directory) {
        return directory
                .member(member)
                .filter(row -> !row.deleted())
                .filter(row ->
                        thread.belongsToNobodyYet() || Objects.equals(row.subOrganization(), thread.subOrganization()))
                .isPresent();
    }
}

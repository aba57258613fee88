package dev.parlor.thread;

import dev.parlor.directory.Directory;
import dev.parlor.directory.Member;
import dev.parlor.id.MemberId;
import java.util.Objects;
import java.util.Optional;

/** Who can be brought into a thread (rule P2). */
public final class Eligibility {
    private Eligibility() {}

    /** Enabled members of the thread's sub-organization to whom the number is open, and who are not in it. */
    public static boolean of(MemberId candidate, MessageThread thread, Directory directory) {
        Optional<Member> member = directory.member(candidate);
        return member.isPresent()
                && directory.enablement(candidate).on()
                && Objects.equals(member.get().subOrganization(), thread.subOrganization())
                && directory
                        .number(thread.chat().number())
                        .filter(number -> number.isOpenTo(member.get()))
                        .isPresent()
                && !thread.roster().has(candidate);
    }
}

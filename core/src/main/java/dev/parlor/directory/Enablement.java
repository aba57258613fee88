package dev.parlor.directory;

/**
 * Whether a member may use WhatsApp now, and who says so (rule E1).
 *
 * @param name of the organization or sub-organization that decided; empty where the member's own switch did
 */
public record Enablement(boolean on, Source source, String name) {
    /** The level whose setting decided. */
    public enum Source {
        /** The organization: it is off, or nothing below it says anything. */
        ORGANIZATION,
        /** The member's sub-organization. */
        SUB_ORGANIZATION,
        /** The member. */
        MEMBER,
        /** There is no such member, or not any more. */
        UNKNOWN_MEMBER
    }
}

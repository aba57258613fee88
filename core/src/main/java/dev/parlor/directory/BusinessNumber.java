package dev.parlor.directory;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The official WhatsApp profile from which all members' messages come.
 *
 * @param platformNumber what the platform calls it; the Cloud API's phone number id
 * @param openTo the sub-organizations that may use it; empty means all (rule E5)
 * @param language in which guests are spoken to when nothing better is known (rule N3)
 * @param defaultMember who is given a guest who writes first; {@code null} for nobody (rule R6)
 * @param perSecond how many messages in a second the platform takes and gives on it, at least 1: 80 for most numbers, 20
 *     for one that is also used in the WhatsApp Business app, 1,000 once the platform has raised it (Cloud API,
 *     throughput); Parlor stays below (S8)
 * @param phone the number itself, as people see it, in digits: by it alone the platform names a number where it tells of its
 *     quality, name or restrictions (V3); {@code null} where the host did not say, and then such news is kept aside
 */
public record BusinessNumber(
        BusinessNumberId id,
        PlatformNumber platformNumber,
        Set<SubOrganizationId> openTo,
        Language language,
        @Nullable MemberId defaultMember,
        int perSecond,
        @Nullable String phone) {
    private static final int USUAL = 80;

    /** Needs all but a default member and a phone. */
    public BusinessNumber {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(platformNumber, "platformNumber");
        openTo = Set.copyOf(openTo);
        Objects.requireNonNull(language, "language");
        if (perSecond < 1) {
            throw new IllegalArgumentException("perSecond must be at least 1, but is " + perSecond);
        }
        phone = phone == null ? null : digits(phone);
        if (phone != null && phone.isEmpty()) {
            throw new IllegalArgumentException("phone needs digits");
        }
    }

    /** A number without a default member, with the usual throughput. */
    public BusinessNumber(
            BusinessNumberId id, PlatformNumber platformNumber, Set<SubOrganizationId> openTo, Language language) {
        this(id, platformNumber, openTo, language, null, USUAL, null);
    }

    /** A number that every part of the organization may use. */
    public static BusinessNumber openToAll(BusinessNumberId id, PlatformNumber platformNumber, Language language) {
        return new BusinessNumber(id, platformNumber, Set.of(), language);
    }

    /** The same number, whose new guests are given to this member. */
    public BusinessNumber withDefaultMember(MemberId member) {
        return new BusinessNumber(id, platformNumber, openTo, language, member, perSecond, phone);
    }

    /** The same number, on which the platform takes so many messages in a second. */
    public BusinessNumber withThroughput(int messagesPerSecond) {
        return new BusinessNumber(id, platformNumber, openTo, language, defaultMember, messagesPerSecond, phone);
    }

    /** The same number, which people see as this one; everything but its digits is left out. */
    public BusinessNumber withPhone(String shown) {
        return new BusinessNumber(id, platformNumber, openTo, language, defaultMember, perSecond, shown);
    }

    /** Whether people see it so, however that is written. */
    public boolean isShownAs(String shown) {
        return digits(shown).equals(phone);
    }

    private static String digits(String shown) {
        return shown.replaceAll("[^0-9]", "");
    }

    /** Whether this member may use it. One who stands directly under the organization uses numbers open to all. */
    public boolean isOpenTo(Member member) {
        return openTo.isEmpty() || (member.subOrganization() != null && openTo.contains(member.subOrganization()));
    }
}

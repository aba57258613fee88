package dev.parlor.directory;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the company where a decision is made: the organization, all its sub-organizations, numbers and
 * templates, and those members that the decision is about.
 *
 * @param organization {@code null} when the host has not registered it yet; then everyone is off
 */
public record Directory(
        @Nullable Organization organization,
        List<SubOrganization> subOrganizations,
        List<BusinessNumber> numbers,
        List<OptInTemplate> templates,
        Collection<Member> members) {
    /** Copies the lists. */
    public Directory {
        subOrganizations = List.copyOf(subOrganizations);
        numbers = List.copyOf(numbers);
        templates = List.copyOf(templates);
        members = List.copyOf(members);
    }

    /** The member, if loaded and known; also one who was deleted. */
    public Optional<Member> member(MemberId id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** An organization that is off switches everyone off; otherwise the nearest explicit setting upward wins (E1). */
    public Enablement enablement(MemberId id) {
        Optional<Member> member = member(id);
        if (member.isEmpty() || member.get().deleted()) {
            return new Enablement(false, Enablement.Source.UNKNOWN_MEMBER, "");
        }
        if (organization == null || !organization.on()) {
            String name = organization == null ? id.organization().value() : organization.name();
            return new Enablement(false, Enablement.Source.ORGANIZATION, name);
        }
        Switch own = member.get().whatsApp();
        if (own != Switch.INHERIT) {
            return new Enablement(own == Switch.ON, Enablement.Source.MEMBER, "");
        }
        SubOrganization part = subOrganization(member.get().subOrganization());
        if (part != null && part.whatsApp() != Switch.INHERIT) {
            return new Enablement(part.whatsApp() == Switch.ON, Enablement.Source.SUB_ORGANIZATION, part.name());
        }
        return new Enablement(true, Enablement.Source.ORGANIZATION, organization.name());
    }

    /** The number with this id. */
    public Optional<BusinessNumber> number(BusinessNumberId id) {
        return numbers.stream().filter(number -> number.id().equals(id)).findFirst();
    }

    /** The number that the platform calls so. */
    public Optional<BusinessNumber> number(PlatformNumber platformNumber) {
        return numbers.stream()
                .filter(number -> number.platformNumber().equals(platformNumber))
                .findFirst();
    }

    /** The member's nearest number: one for their sub-organization before one that is open to all, then by id (E5). */
    public Optional<BusinessNumber> nearestNumber(Member member) {
        return numbers.stream()
                .filter(number -> number.isOpenTo(member))
                .min(Comparator.comparing(
                                (BusinessNumber number) -> number.openTo().isEmpty())
                        .thenComparing(number -> number.id().value()));
    }

    /** The template to ask with: in the wanted language, else in the number's, else the first (O11). */
    public Optional<OptInTemplate> optInTemplate(BusinessNumber number, Language wanted) {
        return templates.stream()
                .filter(template -> template.number().equals(number.id()))
                .min(Comparator.comparing((OptInTemplate template) -> template.language() != wanted)
                        .thenComparing(template -> template.language() != number.language()));
    }

    /** The template of this number that the platform knows by name and language. */
    public Optional<OptInTemplate> template(BusinessNumberId number, String name, String languageTag) {
        return templates.stream()
                .filter(template -> template.number().equals(number)
                        && template.name().equals(name)
                        && template.languageTag().equals(languageTag))
                .findFirst();
    }

    /** Whether this is a marketing template (O10). */
    public boolean isMarketing(BusinessNumberId number, String name, String languageTag) {
        return template(number, name, languageTag)
                .filter(template -> template.category() == OptInTemplate.Category.MARKETING)
                .isPresent();
    }

    /** The language in which this member reads: their own, else the organization's (N3). */
    public Language languageOf(MemberId id) {
        Language own = member(id).map(Member::language).orElse(null);
        if (own != null) {
            return own;
        }
        return organization == null ? Language.EN : organization.language();
    }

    private @Nullable SubOrganization subOrganization(@Nullable SubOrganizationId id) {
        return subOrganizations.stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}

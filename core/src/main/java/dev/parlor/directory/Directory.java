package dev.parlor.directory;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.id.SubOrganizationId;
import dev.parlor.id.TemplateId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the company where a decision is made: the organization, all its sub-organizations, numbers and
 * templates, and those members that the decision is about.
 *
 * @param organization {@code null} when the host has not registered it yet; then everyone is off
 * @param standings what the platform said of the templates, as far as it did
 */
public record Directory(
        @Nullable Organization organization,
        List<SubOrganization> subOrganizations,
        List<BusinessNumber> numbers,
        List<RegisteredTemplate> templates,
        List<TemplateStanding> standings,
        Collection<Member> members) {
    /** Copies the lists. */
    public Directory {
        subOrganizations = List.copyOf(subOrganizations);
        numbers = List.copyOf(numbers);
        templates = List.copyOf(templates);
        standings = List.copyOf(standings);
        members = List.copyOf(members);
    }

    /** One of whose templates the platform said nothing yet. */
    public Directory(
            @Nullable Organization organization,
            List<SubOrganization> subOrganizations,
            List<BusinessNumber> numbers,
            List<? extends RegisteredTemplate> templates,
            Collection<Member> members) {
        this(organization, subOrganizations, numbers, List.copyOf(templates), List.of(), members);
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

    /** The number that people see so, as far as the host said how they are seen. */
    public Optional<BusinessNumber> numberShownAs(String phone) {
        return numbers.stream().filter(number -> number.isShownAs(phone)).findFirst();
    }

    /** The member's nearest number: one for their sub-organization before one that is open to all, then by id (E5). */
    public Optional<BusinessNumber> nearestNumber(Member member) {
        return numbers.stream()
                .filter(number -> number.isOpenTo(member))
                .min(Comparator.comparing(
                                (BusinessNumber number) -> number.openTo().isEmpty())
                        .thenComparing(number -> number.id().value()));
    }

    /** The usable template to ask with: in the wanted language, else in the number's, else the first (O11). */
    public Optional<OptInTemplate> optInTemplate(BusinessNumber number, Language wanted) {
        return usable(number.id(), OptInTemplate.class)
                .min(Comparator.comparing((OptInTemplate template) -> template.language() != wanted)
                        .thenComparing(template -> template.language() != number.language()));
    }

    /** The templates of this number with which a thread can be taken up again now (W6). */
    public List<ReengageTemplate> reengageTemplates(BusinessNumberId number) {
        return usable(number, ReengageTemplate.class).toList();
    }

    /**
     * What keeps every registered template of this number from taking up a thread again: what the platform last said of
     * one; empty if one can be used, or none is registered (G3).
     */
    public Optional<TemplateStanding> standingAgainstReengaging(BusinessNumberId number) {
        return usable(number, ReengageTemplate.class).findAny().isPresent()
                ? Optional.empty()
                : templates.stream()
                        .filter(template -> template.number().equals(number) && template instanceof ReengageTemplate)
                        .flatMap(template -> standing(template.id()).stream())
                        .max(Comparator.comparing(TemplateStanding::at));
    }

    /** The template that is registered under this id. */
    public Optional<RegisteredTemplate> template(TemplateId id) {
        return templates.stream().filter(template -> template.id().equals(id)).findFirst();
    }

    /** What the platform said of it; empty if nothing yet. */
    public Optional<TemplateStanding> standing(TemplateId id) {
        return standings.stream()
                .filter(standing -> standing.template().equals(id))
                .findFirst();
    }

    /** Whether it is registered, and the platform said nothing against it (O11). */
    public boolean isUsable(TemplateId id) {
        return template(id).isPresent()
                && standing(id).filter(standing -> !standing.isUsable()).isEmpty();
    }

    /** Whether this is a marketing template: the platform's word goes before the host's (O10). */
    public boolean isMarketing(TemplateId id) {
        return standing(id)
                .map(TemplateStanding::category)
                .or(() -> template(id).map(RegisteredTemplate::category))
                .filter(category -> category == RegisteredTemplate.Category.MARKETING)
                .isPresent();
    }

    /** The language in which this member reads: their own, else the organization's (N3). */
    public Language languageOf(MemberId id) {
        Language own = member(id).map(Member::language).orElse(null);
        return own != null ? own : language();
    }

    /** The organization's language, in which the host itself is answered. */
    public Language language() {
        return organization == null ? Language.EN : organization.language();
    }

    private <T extends RegisteredTemplate> Stream<T> usable(BusinessNumberId number, Class<T> kind) {
        return templates.stream()
                .filter(template -> template.number().equals(number) && isUsable(template.id()))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private @Nullable SubOrganization subOrganization(@Nullable SubOrganizationId id) {
        return subOrganizations.stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}

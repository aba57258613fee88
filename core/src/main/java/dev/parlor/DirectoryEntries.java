package dev.parlor;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Member;
import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.Organization;
import dev.parlor.directory.SubOrganization;
import dev.parlor.flow.Registering;
import dev.parlor.flow.Work;
import dev.parlor.id.OrganizationId;

/** What the host tells Parlor about the company. Each call replaces what was known under the same id. Thread-safe. */
public final class DirectoryEntries {
    private final Registering registering;

    DirectoryEntries(Work work) {
        this.registering = new Registering(work);
    }

    /** Registers a company or changes it; begin with this. */
    public void put(Organization organization) {
        registering.directory(organization.id(), changes -> changes.put(organization));
    }

    /** Registers a part of a company or changes it. */
    public void put(OrganizationId organization, SubOrganization subOrganization) {
        registering.directory(organization, changes -> changes.put(subOrganization));
    }

    /** Registers a member or changes them. */
    public void put(Member member) {
        registering.directory(member.id().organization(), changes -> changes.put(member));
    }

    /** Registers a business number or changes it. */
    public void put(OrganizationId organization, BusinessNumber number) {
        registering.directory(organization, changes -> changes.put(number));
    }

    /** Registers the template with which guests of a number are asked, or changes it. */
    public void put(OrganizationId organization, OptInTemplate template) {
        registering.directory(organization, changes -> changes.put(template));
    }
}

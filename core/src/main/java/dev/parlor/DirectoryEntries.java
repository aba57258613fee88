package dev.parlor;

import dev.parlor.directory.BusinessNumber;
import dev.parlor.directory.Member;
import dev.parlor.directory.Organization;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.directory.SubOrganization;
import dev.parlor.flow.Registering;
import dev.parlor.flow.Settings;
import dev.parlor.flow.Templates;
import dev.parlor.flow.Work;
import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.TemplateId;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.TemplateDifference;
import dev.parlor.transport.Transport;
import java.util.List;
import java.util.Optional;

/**
 * What the host tells Parlor about the company. Each call replaces what was known under the same id, and when it returns
 * the threads are in line with it: what waited for a switch is let go, one who moved away is out. A call that failed on
 * the way is finished by making it again. Each change is an event (V3); a call that changes nothing makes none. Thread-safe.
 */
public final class DirectoryEntries {
    private final Registering registering;
    private final Templates templates;

    DirectoryEntries(Work work, Transport transport, Settings settings) {
        this.templates = new Templates(work, transport);
        this.registering = new Registering(work, settings);
    }

    /** Registers a company or changes it; begin with this. */
    public void put(Organization organization) {
        registering.organization(organization);
    }

    /** Registers a part of a company or changes it. */
    public void put(OrganizationId organization, SubOrganization subOrganization) {
        registering.subOrganization(organization, subOrganization);
    }

    /**
     * Registers a member or changes them. One who moves to another part of the company is out of the threads of the old
     * one when this returns (E4).
     */
    public void put(Member member) {
        registering.member(member);
    }

    /** Deletes a member, who is out of all threads when this returns, and reads nothing any more (E4). */
    public void delete(MemberId member) {
        registering.delete(member);
    }

    /** Registers a business number or changes it. */
    public void put(OrganizationId organization, BusinessNumber number) {
        registering.number(organization, number);
    }

    /**
     * Lets a paused business number send again at once; otherwise it is probed after 1 to 15 minutes (Q6).
     *
     * @return false if it is not paused
     */
    public boolean resume(OrganizationId organization, BusinessNumberId number) {
        return registering.resume(organization, number);
    }

    /** Registers a template of a number, or replaces the one of the same name and language (O11). */
    public void put(OrganizationId organization, RegisteredTemplate template) {
        registering.template(organization, template);
    }

    /** Unregisters a template: it is used no more, and what was taken with it and not armed yet is cancelled (O11). */
    public void remove(OrganizationId organization, TemplateId template) {
        registering.removeTemplate(organization, template);
    }

    /**
     * Asks the platform for the templates of a number: what it does not let be sent is used no more, and the answer says
     * where what was registered is not what the platform has (O11). Blocks until the platform answered.
     *
     * @return empty if the transport cannot tell; then nothing changed
     * @throws IllegalArgumentException for a number that is not registered
     * @throws java.io.UncheckedIOException if the platform did not answer; then nothing changed
     */
    public Optional<List<TemplateDifference>> refreshTemplates(OrganizationId organization, BusinessNumberId number) {
        return templates.refresh(organization, number);
    }

    /**
     * Asks the platform how it sees a number now: whether it can send, and why not. Blocks until the platform answered;
     * nothing is kept.
     *
     * @return empty if the transport cannot tell
     * @throws IllegalArgumentException for a number that is not registered
     * @throws java.io.UncheckedIOException if the platform did not answer
     */
    public Optional<AccountView> account(OrganizationId organization, BusinessNumberId number) {
        return templates.account(organization, number);
    }
}

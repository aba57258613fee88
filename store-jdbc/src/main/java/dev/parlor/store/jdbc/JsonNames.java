package dev.parlor.store.jdbc;

import dev.parlor.directory.OptInTemplate;
import dev.parlor.directory.ReengageTemplate;
import dev.parlor.directory.RegisteredTemplate;
import dev.parlor.event.Event;
import dev.parlor.message.ButtonReply;
import dev.parlor.message.Buttons;
import dev.parlor.message.Choices;
import dev.parlor.message.ContactCard;
import dev.parlor.message.Content;
import dev.parlor.message.Edit;
import dev.parlor.message.Erased;
import dev.parlor.message.ListReply;
import dev.parlor.message.Location;
import dev.parlor.message.Media;
import dev.parlor.message.Picture;
import dev.parlor.message.Reaction;
import dev.parlor.message.Revocation;
import dev.parlor.message.Template;
import dev.parlor.message.TemplateButton;
import dev.parlor.message.TemplateHeader;
import dev.parlor.message.Text;
import dev.parlor.message.Unsupported;
import dev.parlor.transport.Item;
import java.util.Map;

/** What the kinds of each sealed type are called in what is stored. A name stays for ever; a class may be renamed. */
final class JsonNames {
    /** By sealed type, each kind by its name. */
    static final Map<Class<?>, Map<String, Class<?>>> ALL = Map.of(
            Content.class, contents(),
            TemplateHeader.class,
                    Map.of(
                            "words",
                            TemplateHeader.Words.class,
                            "file",
                            TemplateHeader.File.class,
                            "linked",
                            TemplateHeader.Linked.class),
            TemplateButton.class,
                    Map.of(
                            "link",
                            TemplateButton.Link.class,
                            "copy-code",
                            TemplateButton.CopyCode.class,
                            "quick-reply",
                            TemplateButton.QuickReply.class),
            RegisteredTemplate.class, Map.of("opt-in", OptInTemplate.class, "reengage", ReengageTemplate.class),
            Item.class, items(),
            Event.class, events());

    private JsonNames() {}

    private static Map<String, Class<?>> contents() {
        return Map.ofEntries(
                Map.entry("text", Text.class),
                Map.entry("picture", Picture.class),
                Map.entry("media", Media.class),
                Map.entry("template", Template.class),
                Map.entry("buttons", Buttons.class),
                Map.entry("button-reply", ButtonReply.class),
                Map.entry("choices", Choices.class),
                Map.entry("list-reply", ListReply.class),
                Map.entry("location", Location.class),
                Map.entry("contact-card", ContactCard.class),
                Map.entry("reaction", Reaction.class),
                Map.entry("edit", Edit.class),
                Map.entry("revocation", Revocation.class),
                Map.entry("erased", Erased.class),
                Map.entry("unsupported", Unsupported.class));
    }

    private static Map<String, Class<?>> items() {
        return Map.ofEntries(
                Map.entry("from-guest", Item.FromGuest.class),
                Map.entry("address-changed", Item.AddressChanged.class),
                Map.entry("preference", Item.Preference.class),
                Map.entry("template-changed", Item.TemplateChanged.class),
                Map.entry("template-recategorised", Item.TemplateRecategorised.class),
                Map.entry("template-rated", Item.TemplateRated.class),
                Map.entry("account-changed", Item.AccountChanged.class),
                Map.entry("sent-elsewhere", Item.SentElsewhere.class),
                Map.entry("report", Item.Report.class),
                Map.entry("not-understood", Item.NotUnderstood.class));
    }

    private static Map<String, Class<?>> events() {
        return Map.ofEntries(
                Map.entry("thread-started", Event.ThreadStarted.class),
                Map.entry("consent-changed", Event.ConsentChanged.class),
                Map.entry("opt-in-undeliverable", Event.OptInUndeliverable.class),
                Map.entry("template-changed", Event.TemplateChanged.class),
                Map.entry("template-recategorised", Event.TemplateRecategorised.class),
                Map.entry("template-rated", Event.TemplateRated.class),
                Map.entry("account-changed", Event.AccountChanged.class),
                Map.entry("sent-elsewhere", Event.SentElsewhere.class),
                Map.entry("marketing-changed", Event.MarketingChanged.class),
                Map.entry("ledger-anchored", Event.LedgerAnchored.class),
                Map.entry("roster-changed", Event.RosterChanged.class),
                Map.entry("message-taken", Event.MessageTaken.class),
                Map.entry("message-moved", Event.MessageMoved.class),
                Map.entry("message-edited", Event.MessageEdited.class),
                Map.entry("message-possibly-twice", Event.MessagePossiblyTwice.class),
                Map.entry("number-paused", Event.NumberPaused.class),
                Map.entry("number-resumed", Event.NumberResumed.class),
                Map.entry("guest-unreachable", Event.GuestUnreachable.class),
                Map.entry("decision-needed", Event.DecisionNeeded.class),
                Map.entry("message-reported", Event.MessageReported.class),
                Map.entry("message-handed-over", Event.MessageHandedOver.class),
                Map.entry("message-went-to-tail", Event.MessageWentToTail.class),
                Map.entry("guest-message-received", Event.GuestMessageReceived.class),
                Map.entry("guest-message-changed", Event.GuestMessageChanged.class),
                Map.entry("guest-message-unattended", Event.GuestMessageUnattended.class),
                Map.entry("file-arrived", Event.FileArrived.class),
                Map.entry("file-gone", Event.FileGone.class),
                Map.entry("guest-message-moved", Event.GuestMessageMoved.class),
                Map.entry("thread-supervised", Event.ThreadSupervised.class),
                Map.entry("guest-blocked", Event.GuestBlocked.class),
                Map.entry("guest-erased", Event.GuestErased.class),
                Map.entry("legal-hold-set", Event.LegalHoldSet.class),
                Map.entry("legal-hold-lifted", Event.LegalHoldLifted.class),
                Map.entry("guest-address-changed", Event.GuestAddressChanged.class),
                Map.entry("identity-conflict", Event.IdentityConflict.class),
                Map.entry("guests-linked", Event.GuestsLinked.class),
                Map.entry("window-closed", Event.WindowClosed.class),
                Map.entry("organization-changed", Event.OrganizationChanged.class),
                Map.entry("sub-organization-changed", Event.SubOrganizationChanged.class),
                Map.entry("member-changed", Event.MemberChanged.class),
                Map.entry("number-changed", Event.NumberChanged.class),
                Map.entry("template-registered", Event.TemplateRegistered.class),
                Map.entry("enablement-switched", Event.EnablementSwitched.class),
                Map.entry("item-quarantined", Event.ItemQuarantined.class),
                Map.entry("item-redriven", Event.ItemRedriven.class),
                Map.entry("item-dropped", Event.ItemDropped.class));
    }
}

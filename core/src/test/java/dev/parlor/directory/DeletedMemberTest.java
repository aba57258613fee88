package dev.parlor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.MemberId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.SubOrganizationId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletedMemberTest {
    private static final OrganizationId BANK = new OrganizationId("lighthouse");
    private static final MemberId MIRA = new MemberId(BANK, "mira");

    @Test
    void E4_one_who_was_deleted_is_off_like_one_who_never_was_but_keeps_the_name() {
        Member mira = Member.of(MIRA, "Mira", new SubOrganizationId("advice")).gone();
        Directory directory = new Directory(
                new Organization(BANK, "Lighthouse Bank", true, Language.EN),
                List.of(),
                List.of(),
                List.of(),
                List.of(mira));

        assertThat(directory.enablement(MIRA).on()).isFalse();
        assertThat(directory.enablement(MIRA).source()).isEqualTo(Enablement.Source.UNKNOWN_MEMBER);
        assertThat(directory.member(MIRA)).map(Member::name).contains(new PersonName("Mira"));
    }
}

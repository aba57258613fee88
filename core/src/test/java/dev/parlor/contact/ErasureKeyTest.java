package dev.parlor.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.id.GuestId;
import dev.parlor.id.OrganizationId;
import dev.parlor.id.PlatformId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureKeyTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");
    private static final ErasureKey KEY = ErasureKey.of(new byte[32]);

    @Test
    void T4_the_same_address_has_the_same_hash() {
        assertThat(hash(KEY, ACME, PHONE)).isEqualTo(hash(ErasureKey.of(new byte[32]), ACME, PHONE));
    }

    @Test
    void T4_key_organization_kind_and_address_each_make_another_hash() {
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(Set.of(
                        hash(KEY, ACME, PHONE),
                        hash(ErasureKey.of(other), ACME, PHONE),
                        hash(KEY, new OrganizationId("other"), PHONE),
                        hash(KEY, ACME, new PhoneNumber("+447700900124")),
                        hash(KEY, ACME, new UserId(PHONE.value())),
                        KEY.hash(ACME, new PlatformId(PHONE.value())).value()))
                .hasSize(6);
    }

    @Test
    void T4_a_short_key_is_refused_and_no_key_is_shown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErasureKey.of(new byte[31]))
                .withMessageContaining("31");
        assertThat(KEY).hasToString("ErasureKey");
        assertThat(new AddressHash("abc")).hasToString("AddressHash");
    }

    @Test
    void T4_an_act_of_the_second_of_the_erasure_is_a_new_one() {
        ErasedGuest erased = new ErasedGuest(
                new GuestId(new UUID(0, 1)), Set.of(), Instant.parse("2026-03-02T09:00:00.7Z"), Map.of(), false);

        assertThat(erased.covers(Instant.parse("2026-03-02T08:59:59Z"))).isTrue();
        assertThat(erased.covers(Instant.parse("2026-03-02T09:00:00Z"))).isFalse();
    }

    private static String hash(ErasureKey key, OrganizationId organization, Address address) {
        return key.hashes(organization, List.of(address)).iterator().next().value();
    }
}

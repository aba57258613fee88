package dev.parlor.transport.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.directory.AccountTopic;
import dev.parlor.transport.Item;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccountUpdateTest {
    private static final Instant THEN = Instant.ofEpochSecond(1_790_000_000);
    private static final String PHONE = "447700900100";

    static List<Arguments> changes() {
        return List.of(
                of(
                        "account_update",
                        "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'SCHEDULE_FOR_DISABLE','waba_ban_date':'x'}}",
                        account(AccountTopic.STANDING, "DISABLED_UPDATE", "SCHEDULE_FOR_DISABLE")),
                of(
                        "account_update",
                        "{'event':'ACCOUNT_VIOLATION','violation_info':{'violation_type':'SPAM'}}",
                        account(AccountTopic.STANDING, "ACCOUNT_VIOLATION", "SPAM")),
                of(
                        "account_update",
                        "{'phone_number':'447700900100','event':'ACCOUNT_RESTRICTION','restriction_info':["
                                + "{'restriction_type':'RESTRICTED_BIZ_INITIATED_MESSAGING'},"
                                + "{'restriction_type':'RESTRICTED_ADD_PHONE_NUMBER_ACTION','expiration':1}]}",
                        number(
                                AccountTopic.STANDING,
                                "ACCOUNT_RESTRICTION",
                                "RESTRICTED_BIZ_INITIATED_MESSAGING",
                                "RESTRICTED_ADD_PHONE_NUMBER_ACTION")),
                of(
                        "account_update",
                        "{'event':'WORD_OF_2027','else':{'x':1}}",
                        account(AccountTopic.STANDING, "WORD_OF_2027")),
                of(
                        "account_alerts",
                        "{'entity_type':'BUSINESS','alert_info':{'alert_severity':'CRITICAL','alert_status':'ACTIVE',"
                                + "'alert_type':'OBA_REJECTED','alert_description':'Some text'}}",
                        account(AccountTopic.ALERT, "OBA_REJECTED", "CRITICAL", "ACTIVE")),
                of("account_review_update", "{'decision':'APPROVED'}", account(AccountTopic.REVIEW, "APPROVED")),
                of(
                        "business_capability_update",
                        "{'max_daily_conversations_per_business':'TIER_2K','max_phone_numbers_per_waba':25}",
                        account(AccountTopic.LIMIT, "TIER_2K")),
                of(
                        "business_capability_update",
                        "{'max_daily_conversations_per_business':2000}",
                        account(AccountTopic.LIMIT, "2000")),
                of(
                        "phone_number_quality_update",
                        "{'display_phone_number':'447700900100','event':'ONBOARDING',"
                                + "'max_daily_conversations_per_business':'TIER_250'}",
                        number(AccountTopic.QUALITY, "ONBOARDING", "TIER_250")),
                of(
                        "phone_number_quality_update",
                        "{'display_phone_number':'447700900100','event':'UPGRADE','current_limit':'TIER_10K'}",
                        number(AccountTopic.QUALITY, "UPGRADE", "TIER_10K")),
                of(
                        "phone_number_name_update",
                        "{'display_phone_number':'447700900100','decision':'REJECTED','requested_verified_name':'Mia',"
                                + "'rejection_reason':'NAME_NOT_ALLOWED'}",
                        number(AccountTopic.NAME, "REJECTED", "NAME_NOT_ALLOWED")),
                of(
                        "business_username_update",
                        "{'display_phone_number':447700900100,'username':'bank','status':'approved'}",
                        number(AccountTopic.NAME, "approved")),
                of(
                        "business_username_updates",
                        "{'display_phone_number':'447700900100','status':'deleted'}",
                        number(AccountTopic.NAME, "deleted")),
                of(
                        "security",
                        "{'display_phone_number':'447700900100','event':'PIN_CHANGED','requester':'7'}",
                        number(AccountTopic.SECURITY, "PIN_CHANGED")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void V3_each_change_of_an_account_says_on_what_it_is_and_in_the_platforms_words(
            String field, String value, Item.AccountChanged expected) {
        assertThat(items(field, value, ",'time':1790000000")).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "account_update; {'events':'X'}; field account_update without event",
                "account_update; {'event':'+44 7700 900123'}; field account_update without event",
                "account_update; 7; field account_update without event",
                "account_alerts; {'alert_info':[]}; field account_alerts without alert_info/alert_type",
                "security; {'event':{}}; field security without event"
            })
    void I2_V3_a_change_that_does_not_say_what_happened_is_kept(String field, String value, String reason) {
        assertThat(items(field, value, ",'time':1790000000"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.NotUnderstood.class,
                        kept -> assertThat(kept.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {",'time':'soon'", ",'x':1"})
    void I2_V3_a_change_without_a_time_is_kept(String time) {
        assertThat(items("account_review_update", "{'decision':'APPROVED'}", time))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.NotUnderstood.class,
                        kept -> assertThat(kept.reason()).isEqualTo("time is no number of seconds"));
    }

    private static Arguments of(String field, String value, Item expected) {
        return Arguments.of(field, value, expected);
    }

    private static Item account(AccountTopic topic, String word, String... details) {
        return new Item.AccountChanged("900", null, topic, word, List.of(details), THEN);
    }

    private static Item number(AccountTopic topic, String word, String... details) {
        return new Item.AccountChanged("900", PHONE, topic, word, List.of(details), THEN);
    }

    private static List<Item> items(String field, String value, String time) {
        String body = "{'object':'whatsapp_business_account','entry':[{'id':'900'" + time + ",'changes':[{'field':'"
                + field + "','value':" + value + "}]}]}";
        return Payload.items(body.replace('\'', '"').getBytes(UTF_8));
    }
}

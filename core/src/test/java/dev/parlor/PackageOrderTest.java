package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.parlor.guard.Rules;
import dev.parlor.guard.contact.LooksBack;
import dev.parlor.guard.id.LooksAhead;
import dev.parlor.guard.thread.KnowsALibrary;
import dev.parlor.guard.util.PhoneHelper;
import dev.parlor.guard.window.AsksTheTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the packages of core as the design orders them. Each rule is also run on classes that break it. */
class PackageOrderTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .importUrl(Parlor.class.getProtectionDomain().getCodeSource().getLocation());
    private static final JavaClasses CULPRITS = new ClassFileImporter()
            .importClasses(
                    LooksAhead.class, LooksBack.class, AsksTheTime.class, PhoneHelper.class, KnowsALibrary.class);

    static List<Arguments> rules() {
        return List.of(
                rule("order", Rules::packagesKeepTheOrder, "id comes before its import"),
                rule("place", Rules::packagesKeepTheOrder, "guard.util has no place in the order"),
                rule("cycles", Rules::packagesAreFreeOfCycles, "Cycle detected"),
                rule("nouns", Rules::nounsKnowNoPortAndNoLog, "org.slf4j.Logger"),
                rule("outside", Rules::nothingComesFromOutside, "org.assertj.core.api.AbstractAssert"),
                rule("Instant.now", Rules::nobodyAsksTheTime, "java.time.Instant.now()"),
                rule("Clock", Rules::nobodyAsksTheTime, "java.time.Clock.systemUTC()"),
                rule("millis", Rules::nobodyAsksTheTime, "java.lang.System.currentTimeMillis()"),
                rule("nanos", Rules::nobodyAsksTheTime, "java.lang.System.nanoTime()"),
                rule("closed", Rules::publicClassesAreClosed, "AsksTheTime is open to inheritance"),
                rule("null", Rules::packagesSayWhatMayBeNull, "guard.window is not @NullMarked"),
                rule("package names", Rules::namesSayWhatThingsAre, "guard.util is named util"),
                rule("class names", Rules::namesSayWhatThingsAre, "PhoneHelper is vague"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void core_keeps_the_rule(Function<Rules, ArchRule> rule, String unused) {
        assertThat(faults(rule.apply(new Rules("dev.parlor")), CORE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_finds_who_breaks_it(Function<Rules, ArchRule> rule, String fault) {
        assertThat(faults(rule.apply(new Rules("dev.parlor.guard")), CULPRITS))
                .anyMatch(found -> found.contains(fault));
    }

    @Test
    void the_scan_saw_all_of_core_and_no_test() {
        assertThat(CORE).hasSizeGreaterThan(180);
        assertThat(Stream.of("id", "event", "store.memory", "flow"))
                .allMatch(name -> CORE.containPackage("dev.parlor." + name));
        assertThat(CORE.containPackage("dev.parlor.guard")).isFalse();
    }

    private static List<String> faults(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    private static Arguments rule(String name, Function<Rules, ArchRule> rule, String fault) {
        return Arguments.of(Named.of(name, rule), fault);
    }
}

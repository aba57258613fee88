package dev.parlor.guard;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How the packages below a root are to be. The root is a parameter, so that each rule can be shown to bite. */
public final class Rules {
    static final String ROOT = "(root)";

    /** Each imports only from itself and from those before it. */
    static final List<String> ORDER = List.of(
            "id",
            "refusal",
            "directory",
            "contact",
            "consent",
            "window",
            "message",
            "thread",
            "queue",
            "notice",
            "timeline",
            "event",
            "transport",
            "store",
            "store.memory",
            "flow",
            ROOT);

    private static final List<String> NOUNS = ORDER.subList(0, ORDER.indexOf("transport"));
    private static final Set<String> VAGUE_PACKAGES =
            Set.of("util", "utils", "common", "commons", "helper", "helpers", "internal", "impl");
    private static final String VAGUE_CLASS = ".*(Impl|Manager|Service|Helpers?|Utils?)";

    private final String root;

    public Rules(String root) {
        this.root = root;
    }

    public ArchRule packagesKeepTheOrder() {
        return classes().should(reporting("import only from packages before their own", this::againstTheOrder));
    }

    public ArchRule packagesAreFreeOfCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    public ArchRule nounsKnowNoPortAndNoLog() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        NOUNS.stream().map(noun -> root + "." + noun).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".transport..", root + ".store..", root + ".flow..", "org.slf4j..");
    }

    public ArchRule nothingComesFromOutside() {
        return classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(root + "..", "java..", "javax.crypto..", "org.slf4j..", "org.jspecify..");
    }

    public ArchRule nobodyAsksTheTime() {
        return classes().should(reporting("be told the time", this::timeAsked));
    }

    public ArchRule publicClassesAreClosed() {
        return classes().that().arePublic().should(reporting("be final, sealed, interface, enum or record", type -> {
            boolean closed = type.isInterface()
                    || type.isEnum()
                    || type.getModifiers().contains(JavaModifier.FINAL)
                    || type.reflect().isSealed();
            return closed ? Stream.empty() : Stream.of(type.getName() + " is open to inheritance");
        }));
    }

    public ArchRule packagesSayWhatMayBeNull() {
        return classes().should(reporting("live in a @NullMarked package", type -> {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            return marked ? Stream.empty() : Stream.of(type.getPackageName() + " is not @NullMarked");
        }));
    }

    public ArchRule namesSayWhatThingsAre() {
        return classes().should(reporting("have names that say something", type -> {
            Stream<String> packages = Stream.of(type.getPackageName().split("\\."))
                    .filter(VAGUE_PACKAGES::contains)
                    .map(name -> type.getPackageName() + " is named " + name);
            Stream<String> itself = Stream.of(type.getName())
                    .filter(name -> name.matches(VAGUE_CLASS))
                    .map(name -> name + " is vague");
            return Stream.concat(packages, itself);
        }));
    }

    private Stream<String> againstTheOrder(JavaClass type) {
        int place = place(type);
        if (place < 0) {
            return Stream.of(type.getPackageName() + " has no place in the order");
        }
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(root))
                .filter(dependency -> place(dependency.getTargetClass()) > place)
                .map(dependency -> ORDER.get(place) + " comes before its import: " + dependency.getDescription());
    }

    private int place(JavaClass type) {
        String name = type.getPackageName();
        return ORDER.indexOf(name.equals(root) ? ROOT : name.substring(root.length() + 1));
    }

    private Stream<String> timeAsked(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> isForbidden(access, type))
                .map(JavaAccess::getDescription);
    }

    private boolean isForbidden(JavaAccess<?> access, JavaClass type) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean mayMeasure = type.getPackageName().equals(root + ".store.memory")
                || type.getName().equals(root + ".flow.Dispatcher")
                || type.getName().equals(root + ".flow.Listeners");
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick")))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && name.equals("<init>"))
                || (owner.equals("java.lang.System") && name.equals("nanoTime") && !mayMeasure);
    }

    private static ArchCondition<JavaClass> reporting(String what, Function<JavaClass, Stream<String>> faults) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(type).forEach(fault -> events.add(violated(type, fault)));
            }
        };
    }
}

package io.ptescope.model;

import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ptescope.model.event.EditedJournal;
import io.ptescope.model.event.Journal;
import io.ptescope.model.kernel.Boot;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.state.Door;
import java.io.File;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The laws of the design that a machine can check, for the model.
class ArchitectureTest {
    private static final String MODEL = "io.ptescope.model";
    private static final Set<String> READS_A_DOOR = Set.of("machine", "get", "copy", "bytes");
    /// Where operations and the edits of a run begin and end is said by whoever runs the workload.
    private static final Set<String> FRAMES_A_RUN = Set.of("begin", "end", "start", "pending");
    private static final Set<String> READS_A_JOURNAL = Set.of("machine", "log", "position");

    private final JavaClasses model = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(MODEL);

    @Test
    void packagesDependInOneDirection() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("arch").definedBy(MODEL + ".arch..")
            .layer("state").definedBy(MODEL + ".state..")
            .layer("event").definedBy(MODEL + ".event..")
            .layer("sched").definedBy(MODEL + ".sched..")
            .layer("recording").definedBy(MODEL + ".recording..")
            .layer("kernel").definedBy(MODEL + ".kernel..")
            .layer("listing").definedBy(MODEL + ".listing..")
            .layer("scenario").definedBy(MODEL + ".scenario..")
            .optionalLayer("check").definedBy(MODEL + ".check..")
            .whereLayer("arch").mayNotAccessAnyLayer()
            .whereLayer("state").mayOnlyAccessLayers("arch")
            .whereLayer("event").mayOnlyAccessLayers("arch", "state")
            .whereLayer("sched").mayNotAccessAnyLayer()
            .whereLayer("recording").mayOnlyAccessLayers("arch", "state", "event")
            .whereLayer("kernel").mayOnlyAccessLayers("arch", "state", "event", "sched")
            .whereLayer("listing").mayOnlyAccessLayers("kernel")
            .because("whoever reads one package need not read those above it")
            .check(model);
        slices().matching(MODEL + ".(*)..").should().beFreeOfCycles().check(model);
    }

    @Test
    void stateChangesThroughOneDoor() {
        classes().that().areAssignableTo(Door.class).should().onlyBeAccessed()
            .byAnyPackage(MODEL + ".state..", MODEL + ".event..", MODEL + ".recording..", MODEL + ".kernel..",
                MODEL + ".scenario..")
            .check(model);
        noClasses().that().resideOutsideOfPackages(MODEL + ".state..", MODEL + ".event..", MODEL + ".recording..")
            .and().areNotAssignableTo(Boot.class).and().haveNameNotMatching(".*\\.BootFiles")
            .should().callMethodWhere(callOf(Door.class, name -> !READS_A_DOOR.contains(name)))
            .because("only the journal, a cursor and the boot change cells")
            .check(model);
    }

    @Test
    void onlyTheKernelEmits() {
        noClasses().that().resideOutsideOfPackages(MODEL + ".kernel..", MODEL + ".event..")
            .should().callMethodWhere(callOf(Journal.class, name -> !READS_A_JOURNAL.contains(name)
                && !FRAMES_A_RUN.contains(name)))
            .because("what happens in the machine is decided in the kernel")
            .check(model);
    }

    /// Every event is a chance for the next edit, so whatever writes one has to look; the others are made of these.
    @Test
    void editsAreLookedForAtEveryEvent() {
        Set<String> looking = names(EditedJournal.class);
        assertThat(names(Journal.class)).filteredOn(name -> !READS_A_JOURNAL.contains(name) && !name.equals("at"))
            .isNotEmpty().allMatch(looking::contains);
    }

    /// Public methods with the types of what they take.
    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(method -> READS_A_JOURNAL.contains(method.getName()) || method.getName().equals("at")
                ? method.getName() : method.getName() + Arrays.toString(method.getParameterTypes()))
            .collect(Collectors.toSet());
    }

    private static DescribedPredicate<JavaCall<?>> callOf(Class<?> owner, Predicate<String> name) {
        return new DescribedPredicate<>("what changes something through " + owner.getSimpleName()) {
            @Override
            public boolean test(JavaCall<?> call) {
                return call.getTargetOwner().isAssignableTo(owner) && name.test(call.getName())
                    && !call.getName().equals("<init>");
            }
        };
    }

    @Test
    void modelIsPure() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..", "javax.swing..",
                "java.nio.file..", "java.time..", "java.net..", "java.util.prefs..", "java.util.logging..")
            .orShould().dependOnClassesThat().areAssignableTo(File.class)
            .orShould().dependOnClassesThat().areAssignableTo(Random.class)
            .orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(Math.class, "random")
            .orShould().callMethod(Thread.class, "sleep", long.class)
            .because("a run is a function of scenario, kernel and schedule")
            .check(model);
    }

    @Test
    void nothingStaticChanges() {
        fields().that(are(new DescribedPredicate<JavaField>("static") {
            @Override
            public boolean test(JavaField field) {
                return field.getModifiers().contains(STATIC) && !field.getName().startsWith("$");
            }
        })).should().beFinal().check(model);
    }

    @Test
    void unorderedCollectionsAreNeverWalked() {
        noClasses().should().callMethodWhere(new DescribedPredicate<JavaCall<?>>("a walk over a hash table") {
            @Override
            public boolean test(JavaCall<?> call) {
                boolean hashed = call.getTargetOwner().isAssignableTo(HashMap.class)
                    || call.getTargetOwner().isAssignableTo(HashSet.class);
                return hashed && Set.of("keySet", "values", "entrySet", "forEach", "iterator", "stream")
                    .contains(call.getName());
            }
        }).because("their order differs from run to run").check(model);
    }

    @Test
    void everyPatchIsAskedForSomewhere() {
        assertThat(Patch.values()).filteredOn(patch -> model.get(Patch.class).getField(patch.name()).getAccessesToSelf()
            .stream().map(access -> access.getOriginOwner())
            .allMatch(asking -> asking.isEquivalentTo(Patch.class) || asking.isEquivalentTo(KernelVersion.class)))
            .as("patches that change nothing").isEmpty();
    }

    @Test
    void behaviourAsksForPatchesAndNotForVersions() {
        noClasses().that().resideInAnyPackage(MODEL + ".kernel..", MODEL + ".check..")
            .and().areNotAssignableTo(KernelVersion.class).and().areNotAssignableTo(Boot.class)
            .should().dependOnClassesThat().areAssignableTo(KernelVersion.class).check(model);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().that().areNotAnonymousClasses().should().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Impl")
            .check(model);
    }
}

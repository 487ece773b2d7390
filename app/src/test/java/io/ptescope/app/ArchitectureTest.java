package io.ptescope.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The laws of the design that a machine can check, for the app.
class ArchitectureTest {
    private static final String APP = "io.ptescope.app";
    private static final String[] TOOLKITS = {"javafx..", "org.controlsfx..", "org.kordamp.."};

    private final JavaClasses app = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(APP);

    @Test
    void drawingIsData() {
        noClasses().that().resideInAnyPackage(APP + ".layout..", APP + ".paint..")
            .should().dependOnClassesThat().resideInAnyPackage(TOOLKITS)
            .orShould().dependOnClassesThat().resideInAPackage("java.awt..")
            .because("the same painters serve screen, SVG and PNG")
            .check(app);
        noClasses().that().resideInAnyPackage(APP + ".export..", APP + ".cli..")
            .should().dependOnClassesThat().resideInAnyPackage(TOOLKITS)
            .because("pictures are made without a toolkit and without a display")
            .allowEmptyShould(true)
            .check(app);
    }

    @Test
    void sessionKnowsPropertiesButNoNodes() {
        noClasses().that().resideInAPackage(APP + ".session..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..",
                "javafx.animation..", "javafx.application..", "org.controlsfx..")
            .check(app);
    }

    @Test
    void whatPanelsSayNeedsNoToolkit() {
        noClasses().that().resideInAPackage(APP + ".panel..")
            .should().dependOnClassesThat().resideInAnyPackage(TOOLKITS)
            .orShould().dependOnClassesThat().resideInAPackage(APP + ".action..")
            .because("commands know their keys and icons")
            .check(app);
    }

    @Test
    void onlyTheCanvasSurfaceDrawsOnACanvas() {
        noClasses().that().resideOutsideOfPackages(APP + ".surface..", APP + ".view..")
            .should().dependOnClassesThat().resideInAPackage("javafx.scene.canvas..")
            .check(app);
    }

    @Test
    void viewsObserveAndNeverCallTheKernel() {
        noClasses().that().resideInAnyPackage(APP + ".view..", APP + ".panel..", APP + ".action..")
            .should().dependOnClassesThat().haveFullyQualifiedName("io.ptescope.model.kernel.Kernel")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("io.ptescope.model.kernel.Syscalls")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("io.ptescope.model.event.Journal")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("io.ptescope.model.state.Door")
            .because("the session is the only truth of the window")
            .check(app);
    }

    @Test
    void nobodyDependsOnTheViews() {
        classes().that().resideInAPackage(APP + ".view..").should().onlyBeAccessed()
            .byAnyPackage(APP + ".view..", APP)
            .check(app);
        slices().matching(APP + ".(*)..").should().beFreeOfCycles().check(app);
    }

    @Test
    void partsOfTheWindowDoNotKnowTheWhole() {
        noClasses().that().resideInAPackage(APP + ".view.(*)..")
            .should().dependOnClassesThat().resideInAPackage(APP + ".view")
            .check(app);
        slices().matching(APP + ".view.(*)..").should().beFreeOfCycles().check(app);
    }

    @Test
    void whatIsOnTheTableKnowsNoControls() {
        noClasses().that().resideInAPackage(APP + ".view.desk..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..",
                "org.controlsfx..", "org.kordamp..")
            .check(app);
        noClasses().that().resideInAPackage(APP + ".view.desk..")
            .should().dependOnClassesThat(resideInAPackage(APP + ".view..")
                .and(resideOutsideOfPackages(APP + ".view.desk..", APP + ".view.work..")))
            .check(app);
    }

    @Test
    void whatGoesOnBesideTheWindowKnowsNoOtherPartOfIt() {
        noClasses().that().resideInAPackage(APP + ".view.work..")
            .should().dependOnClassesThat(resideInAPackage(APP + ".view..")
                .and(resideOutsideOfPackage(APP + ".view.work..")))
            .check(app);
    }

    @Test
    void nothingStaticChanges() {
        fields().that(are(new DescribedPredicate<JavaField>("static") {
            @Override
            public boolean test(JavaField field) {
                return field.getModifiers().contains(STATIC) && !field.getName().startsWith("$");
            }
        })).should().beFinal().check(app);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().should().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
            .orShould().haveSimpleNameEndingWith("Impl")
            .check(app);
    }

    @Test
    void coloursStandInThePaletteOnly() throws IOException {
        Pattern colour = Pattern.compile("\"#[0-9A-Fa-f]{6}\"|0x[0-9A-Fa-f]{6}\\b|Color\\.web\\(");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> offenders = sources.filter(path -> path.toString().endsWith(".java"))
                .filter(path -> !path.endsWith("Palette.java"))
                .filter(path -> colour.matcher(read(path)).find())
                .toList();
            assertThat(offenders).isEmpty();
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

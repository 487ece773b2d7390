package io.ptescope.model.scenario.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.ScenarioFormat;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.run.Check;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class LibraryTest {
    private static final Library LIBRARY = new Library();

    static Stream<Bundled> scenarios() {
        return LIBRARY.scenarios().stream();
    }

    static Stream<Bundled> lessons() {
        return LIBRARY.lessons().stream();
    }

    @Test
    void idsAndTitlesAreUnique() {
        List<Bundled> all = LIBRARY.scenarios();
        assertThat(new HashSet<>(all.stream().map(Bundled::id).toList())).hasSameSizeAs(all);
        assertThat(new HashSet<>(all.stream().map(Bundled::title).toList())).hasSameSizeAs(all);
        assertThat(LIBRARY.first().title()).isEqualTo("A store that the kernel must notice");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyExpectationHoldsOnEveryKernelThatIsNamed(Bundled bundled) throws ScenarioException {
        assertThat(bundled.scenario().kernels()).isNotEmpty();
        for (KernelChoice choice : bundled.scenario().kernels()) {
            Run run = Run.of(bundled.scenario(), RunKernel.of(choice).orElseThrow());

            assertThat(run.failure()).as("%s on %s", bundled.id(), choice.text()).isEmpty();
            assertThat(run.checks()).as("%s on %s", bundled.id(), choice.text()).isNotEmpty()
                .allSatisfy(LibraryTest::assertHeld);
            assertThat(run.results()).hasSameSizeAs(bundled.scenario().operations());
        }
    }

    private static void assertHeld(Check check) {
        assertThat(check.held()).as("line %d: wanted %s, found %s", check.line().place().line(), check.wanted(),
            check.found()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyBundledScenarioIsInCanonicalForm(Bundled bundled) {
        assertThat(ScenarioFormat.format(bundled.scenario())).isEqualTo(bundled.text());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonTellsMarksAsksAndChecksOnEveryKernel(Bundled lesson) {
        for (KernelChoice choice : lesson.scenario().kernels()) {
            assertThat(count(lesson, Statement.Say.class, choice)).isGreaterThanOrEqualTo(4);
            assertThat(count(lesson, Statement.Mark.class, choice)).isGreaterThanOrEqualTo(2);
            assertThat(count(lesson, Statement.Ask.class, choice)).isGreaterThanOrEqualTo(1);
            assertThat(count(lesson, Statement.Expect.class, choice)).isGreaterThanOrEqualTo(3);
        }
    }

    /// Two lines of the window.
    @ParameterizedTest
    @MethodSource("lessons")
    void whatIsSaidAtOneMomentFitsIntoTwoLines(Bundled lesson) throws ScenarioException {
        for (KernelChoice choice : lesson.scenario().kernels()) {
            Run run = Run.of(lesson.scenario(), RunKernel.of(choice).orElseThrow());
            assertThat(run.sayings().values()).allSatisfy(saying -> assertThat(saying).hasSizeLessThanOrEqualTo(150));
        }
    }

    private static long count(Bundled lesson, Class<? extends Statement.Lesson> kind, KernelChoice choice) {
        return lesson.scenario().lines().stream().map(Line::statement).filter(kind::isInstance)
            .filter(statement -> isMeantFor(statement, choice)).count();
    }

    private static boolean isMeantFor(Statement statement, KernelChoice choice) {
        List<String> kernels = switch (statement) {
            case Statement.Say say -> say.kernels();
            case Statement.Ask ask -> ask.kernels();
            case Statement.Expect expect -> expect.kernels();
            default -> List.of();
        };
        return kernels.isEmpty() || kernels.contains(choice.text());
    }
}

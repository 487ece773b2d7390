package io.ptescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.kernel.Patch;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Signal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Specification section 14: whatever is left out or misplaced, the sentinel that the table names says so, and only
/// then.
class WhatIfTest {
    private static final Library LIBRARY = new Library();

    /// The bundled scenario, the kernel, and the sentinels that the table names. A lost dirty bit shows only on kernels
    /// that keep all dirt in entries; there it is I23 that is promised, and neither I02 nor I22.
    static Stream<Arguments> rows() {
        return Stream.of(
            row("no-flush-after-cleaning", "2.6.26 +OMIT_MKCLEAN_FLUSH", Invariant.I13, Invariant.I25, Invariant.I22),
            row("cleaning-goes-everywhere", "2.6.19 +OMIT_MKCLEAN_SHARED_TEST", Invariant.I18),
            row("nobody-is-told", "2.6.26 +OMIT_DIRTY_AFTER_REUSE", Invariant.I01, Invariant.I02),
            row("the-page-is-not-held", "2.6.19 +OMIT_DIRTY_PAGE_PIN", Invariant.I10),
            row("the-entry-is-not-compared", "2.6.23 +OMIT_PTE_SAME", Invariant.I16, Invariant.I09),
            row("the-page-is-let-go-early", "2.6.26 -MKWRITE_HOLDS_PAGE", Invariant.I14),
            row("asked-under-the-lock", "2.6.18 +MKWRITE_UNDER_PTL", Invariant.I27),
            row("mprotect-leaves-the-entry", "2.6.17 +OMIT_MPROTECT_CLEAR", Invariant.I23),
            row("freed-before-the-flush", "2.6.19 +FREE_BEFORE_FLUSH", Invariant.I14),
            row("counted-out-too-early", "2.6.26 -COW_RMAP_AFTER_SWITCH", Invariant.I15),
            row("two-locks-in-the-wrong-order", "2.6.19 +MKCLEAN_UNDER_PRIVATE_LOCK", Invariant.I26),
            row("cleaned-before-the-slot-is-held", "4.14 +DAX_MKCLEAN_UNLOCKED", Invariant.I28),
            row("the-slot-stays-locked", "4.14 +OMIT_DAX_UNLOCK", Invariant.I31),
            row("gone-and-still-counted", "4.14 +OMIT_DAX_UNCOUNT", Invariant.I30),
            row("another-frame-is-overwritten", "4.14 +OMIT_PFN_COMPARE", Invariant.I32),
            row("mixed-areas-are-not-tracked", "2.6.26 +MIXEDMAP_NOT_TRACKED", Invariant.I01),
            row("mixed-areas-are-copied", "2.6.26 -MIXEDMAP_DIRTY_FIX", Invariant.I16));
    }

    private static Arguments row(String scenario, String kernel, Invariant... named) {
        return Arguments.of(scenario, kernel, List.of(named));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsLeftOutIsReportedByTheSentinelNamed(String scenario, String kernel, List<Invariant> named)
        throws ScenarioException {
        assertThat(broken(run(scenario, kernel))).containsAll(named);
        assertThat(broken(run(scenario, kernel.substring(0, kernel.indexOf(' '))))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void thePatrolFindsItToo(String scenario, String kernel, List<Invariant> named) throws ScenarioException {
        Run run = run(scenario, kernel);

        assertThat(new Sentinels(run.kernel().patches()).firstBreak(run.recording())).isPresent();
    }

    @Test
    void everyWhatIfThatActsHasAScenarioOfItsOwn() {
        Set<Patch> shown = EnumSet.noneOf(Patch.class);
        LIBRARY.scenarios().stream().flatMap(bundled -> bundled.scenario().kernels().stream())
            .map(KernelChoice::patches).forEach(patches -> shown.addAll(patches.orElse(Set.of())));

        assertThat(Arrays.stream(Patch.values()).filter(Patch::isWhatIf)).isNotEmpty().isSubsetOf(shown);
    }

    @Test
    void aRefusedStoreLeavesEverythingAsItWas() throws ScenarioException {
        for (String kernel : List.of("2.6.18", "2.6.19", "2.6.26", "4.13", "6.1", "6.18")) {
            Run run = Run.of(scenario("file F mkwfs pages=2\ninject page_mkwrite ENOSPC at 1\n"
                + "inject page_mkwrite ENOSPC at 3\nmmap A F shared rw pages=2\nread A 0\nwrite A 0 65\nwrite A 0 66\n"
                + "write A 1 67\n"), RunKernel.named(kernel).orElseThrow());

            assertThat(run.results()).extracting(Result::signal).as(kernel)
                .containsExactly(Signal.NONE, Signal.NONE, Signal.SIGBUS, Signal.NONE, Signal.SIGBUS);
            assertThat(broken(run)).as(kernel).isEmpty();
        }
    }

    @Test
    void aBlockThatCannotBeHadLeavesTheSlotFree() throws ScenarioException {
        for (String kernel : List.of("4.13", "4.14", "6.1", "6.18")) {
            Run run = Run.of(scenario("file F dax pages=4 hole\ninject iomap ENOSPC at 1\n"
                + "inject iomap ENOSPC at 3\nmmap A F shared rw pages=4\nwrite A 0 65\nread A 0\nwrite A 0 66\n"
                + "write A 0 67\nfsync F\n"), RunKernel.named(kernel).orElseThrow());

            assertThat(run.results()).extracting(Result::signal).as(kernel).containsExactly(Signal.NONE, Signal.SIGBUS,
                Signal.NONE, Signal.SIGBUS, Signal.NONE, Signal.NONE);
            assertThat(broken(run)).as(kernel).isEmpty();
        }
    }

    @Test
    void aFailedAllocationLeavesEverythingAsItWas() throws ScenarioException {
        for (String kernel : List.of("2.6.17", "2.6.19", "2.6.26", "4.13", "6.1", "6.18")) {
            for (int nth = 1; nth <= 3; nth++) {
                Run run = Run.of(scenario("inject allocation ENOMEM at " + nth + "\nmmap A anon private rw pages=2\n"
                    + "write A 0 65\nfork C\nwrite A 0 66\nin C write A 0 67\nwrite A 1 68\n"),
                    RunKernel.named(kernel).orElseThrow());

                assertThat(run.failure()).as(kernel).isEmpty();
                assertThat(run.results()).extracting(Result::signal).as(kernel).contains(Signal.SIGKILL);
                assertThat(broken(run)).as("%s, allocation %d", kernel, nth).isEmpty();
            }
        }
    }

    @Test
    void anErrorOfTheDiskIsToldOnceAndIsNoSecretLoss() throws ScenarioException {
        for (String kernel : List.of("2.6.19", "2.6.26", "4.13", "6.1", "6.18")) {
            Run run = Run.of(scenario("file F ext3 pages=2\ninject writepage EIO at 1\nmmap A F shared rw pages=2\n"
                + "write A 0 65\nfsync F\nfsync F\nexpect F[0] clean; disk F[0] = 97\n"),
                RunKernel.named(kernel).orElseThrow());

            assertThat(run.results()).extracting(Result::ret).as(kernel).endsWith(-5L, 0L);
            assertThat(run.isGood()).as(kernel).isTrue();
            assertThat(broken(run)).as(kernel).isEmpty();
        }
    }

    private static Scenario scenario(String text) throws ScenarioException {
        return ScenarioParser.parse("x.scn", text);
    }

    private static Run run(String scenario, String kernel) throws ScenarioException {
        return Run.of(LIBRARY.find(scenario).orElseThrow().scenario(), RunKernel.named(kernel).orElseThrow());
    }

    /// All that breaks anywhere in the run.
    private static Set<Invariant> broken(Run run) {
        Sentinels sentinels = new Sentinels(run.kernel().patches());
        Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
        Cursor cursor = run.recording().cursor();
        for (long position = 0; position <= run.recording().size(); position++) {
            cursor.seek(position);
            sentinels.check(run.recording(), position, cursor.machine()).stream()
                .filter(report -> report.verdict() instanceof Verdict.Broken)
                .forEach(report -> broken.add(report.invariant()));
        }
        return broken;
    }
}

package io.ptescope.model.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptescope.model.kernel.Errno;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.ScenarioFormat;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
    private static final String MAPPED = "kernel 2.6.19 2.6.17\nfile F ext3 pages=4\nmmap A F shared rw pages=4\n";

    @Test
    void eachOperationHasItsResultAndItsPlaceInTheRecording() throws ScenarioException {
        Run run = run(MAPPED + "read A 1\nwrite A 1 65\nfsync F\n", "2.6.19");

        assertThat(run.results()).extracting(Result::ret).containsExactly(0L, 0L, 0L, 0L);
        assertThat(run.results().get(1).value()).isEqualTo('b');
        assertThat(run.results()).extracting(result -> result.faults().stream()
            .map(Result.PageFault::text).toList()).containsExactly(List.of(), List.of("np-read A[1]"),
                List.of("prot-write A[1]"), List.of());
        assertThat(run.recording().operations()).isEqualTo(4);
        for (Result result : run.results()) {
            assertThat(run.recording().begin(result.number())).isEqualTo(result.begin());
            assertThat(run.recording().end(result.number())).isEqualTo(result.end() - 1);
        }
    }

    @Test
    void theSameScenarioGivesTheSameEvents() throws ScenarioException {
        String text = MAPPED + "fork C\ntogether\n  cpu0: write A 0 65\n  cpu1: in C write A 0 66\n"
            + "schedule cpu0*3 cpu1*5 cpu0 ...\n";
        Run one = run(text, "2.6.19");
        Run other = run(text, "2.6.19");

        assertThat(other.recording().size()).isEqualTo(one.recording().size());
        assertThat(end(other)).isEqualTo(end(one));
    }

    private static long end(Run run) {
        var cursor = run.recording().cursor();
        cursor.seek(run.recording().size());
        return cursor.machine().hash();
    }

    @Test
    void sentencesMarksAndQuestionsKeepTheirMoment() throws ScenarioException {
        Run run = run(MAPPED + "say \"One.\"\nsay \"Two.\"\nmark \"mapped\"\nask A[0] \"What?\"\nwrite A 0 1\n"
            + "say 2.6.17: \"Old.\"\nsay 2.6.19: \"New.\"\n", "2.6.19");
        long mapped = run.results().get(0).end();

        assertThat(run.sayings()).containsExactly(Map.entry(mapped, "One. Two."),
            Map.entry(run.results().get(1).end(), "New."));
        assertThat(run.position("mapped")).contains(mapped);
        assertThat(run.asks()).singleElement().satisfies(asked -> {
            assertThat(asked.next()).isEqualTo(1);
            assertThat(asked.position()).isEqualTo(mapped);
        });
        assertThat(run.saying(mapped - 1)).isEmpty();
        assertThat(run.saying(mapped + 1)).contains("One. Two.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A[1] = RO clean file | RO clean file",
        "A[1] != RW | RO clean file",
        "A[2] = none | none",
        "F[1] clean uptodate | cached clean uptodate",
        "F[1] = 98 | 98",
        "A[1] = 98 | 98",
        "disk F[1] = 98 | 98",
        "A[1] same-frame F[1] | frame 2 and frame 2",
        "A[2] other-frame F[2] | none and frame 3",
        "mapcount A[1] = 1 | 1",
        "refcount F[1] >= 2 | 2",
        "faults = 1 | 1",
        "min_flt < 2 | 1",
        "file_rss = 1 | 1",
        "signal = none | none",
        "value = 98 | 98",
        "result = 0 | 0",
        "nr_dirty = 0 | 0",
        "A[1] = young | RO clean young file"})
    void anExpectationThatHolds(String expectation, String found) throws ScenarioException {
        Run run = run(MAPPED + "read A 1\nexpect " + expectation + "\n", "2.6.19");

        assertThat(run.isGood()).isTrue();
        assertThat(run.checks()).singleElement().satisfies(check -> {
            assertThat(check.found()).isEqualTo(found);
            assertThat(check.wanted()).isEqualTo(expectation);
        });
    }

    @Test
    void aFailedExpectationSaysWhatWasFound() throws ScenarioException {
        Run run = run(MAPPED + "read A 1\nexpect A[1] = RW; nr_dirty = 3; mapcount A[2] = 1\n", "2.6.19");

        assertThat(run.isGood()).isFalse();
        assertThat(run.checks()).extracting(Check::held).containsExactly(false, false, false);
        assertThat(run.checks()).extracting(Check::found).containsExactly("RO clean file", "0", "nothing there");
        assertThat(run.checks()).extracting(Check::operation).containsOnly(1);
    }

    @Test
    void expectationsForOtherKernelsAreLeftOut() throws ScenarioException {
        String text = MAPPED + "read A 1\nexpect 2.6.17: A[1] = RW\nexpect 2.6.19: A[1] = RO\n";

        assertThat(run(text, "2.6.17").checks()).singleElement().matches(Check::held);
        assertThat(run(text, "2.6.19").checks()).singleElement().matches(Check::held);
        assertThat(run(text, "2.6.19 -ANON_FIRST").checks()).isEmpty();
    }

    @Test
    void expectationsCanBeForOneChoiceOfPatches() throws ScenarioException {
        String text = "kernel 2.6.18 2.6.18 -PAGE_MKWRITE 2.6.17 +PAGE_MKWRITE\nfile F mkwfs pages=4\n"
            + "mmap A F shared rw pages=4\nread A 1\nexpect 2.6.18 2.6.17 +PAGE_MKWRITE: A[1] = RO\n"
            + "expect 2.6.18 -PAGE_MKWRITE: A[1] = RW\n";

        for (String kernel : List.of("2.6.18", "2.6.18 -PAGE_MKWRITE", "2.6.17 +PAGE_MKWRITE")) {
            assertThat(run(text, kernel).checks()).as(kernel).singleElement().matches(Check::held);
        }
        assertThat(ScenarioFormat.format(ScenarioParser.parse("x", text)))
            .contains("\nexpect  2.6.18 2.6.17 +PAGE_MKWRITE: A[1] = RO\n");
        assertThat(catchThrowableOfType(ScenarioException.class, () -> ScenarioParser.parse("x",
            "kernel 2.6.18 -PAGE_MKWRITE\nsync\nsay 2.6.18: \"a\"\n"))).hasMessage("x:3:5: expected a kernel of the "
            + "kernel line (2.6.18 -PAGE_MKWRITE), found \"2.6.18\"");
    }

    @Test
    void aTouchOutsideOfAllAreasEndsInASignal() throws ScenarioException {
        Run run = run(MAPPED + "munmap A 1 1\nread A 1\nexpect signal = SIGSEGV; result = -1\nread A 0\n"
            + "expect signal = none; value = 97\n", "2.6.19");

        assertThat(run.isGood()).isTrue();
        assertThat(run.results().get(2).signal()).isEqualTo(Signal.SIGSEGV);
    }

    @Test
    void lanesOfOneProcessAreItsThreads() throws ScenarioException {
        Run run = run(MAPPED + "together\n  cpu0: write A 0 65\n  cpu1: write A 1 66\nexit P0\n", "2.6.19");

        assertThat(run.failure()).isEmpty();
        assertThat(run.taskNames()).containsExactly("P0", "P0/1");
        assertThat(run.results()).extracting(Result::task).containsExactly(0, 0, 1, 0);
    }

    @Test
    void forkAndExitKeepTheNamesOfMappings() throws ScenarioException {
        Run run = run(MAPPED + "write A 0 65\nfork C\nexpect in C A[0] = none\nin C read A 0\n"
            + "expect in C A[0] same-frame A[0]; in C value = 65; in C faults = 1; faults = 1\nexit C\n"
            + "expect in C A[0] = none\n", "2.6.19");

        assertThat(run.checks()).allMatch(Check::held);
    }

    @Test
    void limitsOfTheMachineMakeWhoDirtiesWrite() throws ScenarioException {
        Run run = run("kernel 2.6.19\nmachine background=1 dirty=2\nfile F ext3 pages=4\nmmap A F shared rw pages=4\n"
            + "write A 0 1\nwrite A 1 1\nwrite A 2 1\nexpect nr_dirty <= 2; pages_written > 0\n", "2.6.19");

        assertThat(run.isGood()).isTrue();
    }

    @Test
    void theFlusherComesWhenTimeHasPassed() throws ScenarioException {
        Run run = run(MAPPED + "write A 0 65\nsleep 34000\nexpect nr_dirty = 1\nsleep 35000\nexpect nr_dirty = 0\n",
            "2.6.19");

        assertThat(run.isGood()).isTrue();
    }

    @Test
    void anOrderedFailureReachesTheKernel() throws ScenarioException {
        Run run = run("kernel 2.6.18\ninject page_mkwrite ENOSPC at 1\nfile F ext4 pages=1\n"
            + "mmap A F shared rw pages=1\nwrite A 0 65\nexpect signal = SIGBUS\nwrite A 0 65\nexpect signal = none\n",
            "2.6.18");

        assertThat(run.isGood()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "debugfs nothing 1 | 4:1: the simulated kernel does not do debugfs file nothing",
        "sysctl vm/nothing 1 | 4:1: the simulated kernel does not do sysctl vm/nothing"})
    void whatTheKernelDoesNotDoIsSaidBeforeTheFirstStep(String line, String message) {
        ScenarioException error = catchThrowableOfType(ScenarioException.class,
            () -> run(MAPPED + line + "\n", "2.6.19"));

        assertThat(error).hasMessage("x.scn:" + message);
    }

    @Test
    void tooFewFramesForTheFilesIsAnError() {
        ScenarioException error = catchThrowableOfType(ScenarioException.class,
            () -> run("machine frames=16\nfile F ext3 pages=16\nsync\n", "2.6.19"));

        assertThat(error).hasMessage(
            "x.scn:1:1: expected frames= of at least 24 for the files of the scenario, found 16");
    }

    @Test
    void filesThatNoMachineHoldsAreAnError() {
        ScenarioException error = catchThrowableOfType(ScenarioException.class,
            () -> run("title t\nfile F ext3 pages=1048576\nfile G ext3 pages=1048576\nsync\n", "2.6.19"));

        assertThat(error).hasMessage(
            "x.scn:2:1: expected files of at most 1048568 pages in all, found 2097152");
    }

    @Test
    void kernelsAreNamedWithSwitches() {
        assertThat(RunKernel.named("2.6.20 -CANCEL_DIRTY").orElseThrow().patches())
            .doesNotContain(Patch.CANCEL_DIRTY).contains(Patch.PAGE_MKWRITE);
        assertThat(RunKernel.named("2.6.17 +PAGE_MKWRITE").orElseThrow().patches())
            .containsExactly(Patch.PAGE_MKWRITE);
        assertThat(RunKernel.named("2.6.19 -NO_SUCH_PATCH")).isEmpty();
        assertThat(RunKernel.named("9.9")).isEmpty();
        assertThat(RunKernel.versions()).startsWith("2.6.17, 2.6.18, 2.6.19");
    }

    @Test
    void aScenarioRunsOnTheFirstOfItsKernelsThatThereIs() throws ScenarioException {
        assertThat(RunKernel.defaultOf(ScenarioParser.parse("x", "kernel 5.4 2.6.18 2.6.17\nsync\n")))
            .contains(RunKernel.of(KernelVersion.V2_6_18));
        assertThat(RunKernel.defaultOf(ScenarioParser.parse("x", "kernel 5.4\nsync\n"))).isEmpty();
        assertThat(RunKernel.defaultOf(ScenarioParser.parse("x", "sync\n")))
            .contains(RunKernel.of(KernelVersion.V2_6_19));
    }

    @ParameterizedTest
    @CsvSource({"read B 1, SIGSEGV, -1", "munmap B, NONE, 0", "mprotect B 0 1 r, NONE, -12", "msync B sync, NONE, -12"})
    void aLaneThatComesBeforeTheMmapOfAnotherFindsNothing(String early, Signal signal, long ret)
        throws ScenarioException {
        Run run = run(MAPPED + "together\n  cpu0: mmap B F shared rw pages=4\n  cpu1: " + early
            + "\nschedule cpu1*1000 cpu0 ...\nwrite B 1 65\nexpect B[1] = RW\n", "2.6.19");

        assertThat(run.failure()).isEmpty();
        assertThat(run.results().get(2).signal()).isEqualTo(signal);
        assertThat(run.results().get(2).ret()).isEqualTo(ret);
        assertThat(run.isGood()).isTrue();
    }

    /// The copy lies in frame 1, at offset 1 of the device: it was taken for the device's own frame and never freed.
    @ParameterizedTest
    @CsvSource({"2.6.17", "2.6.19", "2.6.26"})
    void privateCopyOfADevicePageIsFreedWhateverItsFrame(String kernel) throws ScenarioException {
        Run run = run("file G rawdev pages=2\nmmap A G private rw pages=1 off=1\nwrite A 0 3\n"
            + "expect A[0] = RW anon; mapcount A[0] = 1; anon_rss = 1\nmunmap A\nexpect anon_rss = 0\n", kernel);

        assertThat(run.checks()).allMatch(Check::held);
    }

    /// The frames behind what is cached were called parts of the folio, and belonged to the next file.
    @Test
    void largeFoliosEndWhereTheBlocksOfTheFileEnd() throws ScenarioException {
        Run run = run("file G ext4 pages=8 big blocks=0-2\nfile H fscache pages=8\nfdatasync H\n", "6.18");

        assertThat(run.results()).extracting(Result::ret).containsExactly(0L);
    }

    @ParameterizedTest
    @CsvSource({"fadvise F willneed 0 0", "madvise C 0 2 willneed"})
    void adviceCachesNothingOfAFileOnPersistentMemory(String advice) throws ScenarioException {
        Run run = run("file F dax pages=2\nmmap C F shared rw pages=2\n" + advice + "\nexpect nr_file_pages = 0\n",
            "6.1");

        assertThat(run.isGood()).isTrue();
    }

    @Test
    void populatingWithoutMemoryEndsTheTaskAndNotTheRun() throws ScenarioException {
        Run run = run("inject allocation ENOMEM always\nfile F ext3 pages=8 cold\n"
            + "mmap E F shared rw pages=8 populate\n", "6.18");

        assertThat(run.failure()).isEmpty();
        assertThat(run.recording().machineAt(run.recording().size()).processes().signal(0)).isEqualTo(Signal.SIGKILL);
    }

    @Test
    void driverDoesNotLetItsAreaBecomeNonlinear() throws ScenarioException {
        Run run = run("dev D remap\nmmap C D shared w pages=10\nremap_file_pages C 7 1 8\n", "2.6.19");

        assertThat(run.results().getLast().ret()).isEqualTo(-22);
    }

    @Test
    void lockedPagesThatAreRemappedStayCounted() throws ScenarioException {
        Run run = run("mmap E anon shared rw pages=10 locked\nremap_file_pages E 6 1 7\n", "4.13");

        assertThat(run.recording().machineAt(run.recording().size()).get(Field.MM_LOCKED_VM, 0, 0)).isEqualTo(10);
    }

    /// The older mapping keeps the name until it goes.
    @Test
    void aNameThatIsGivenTwiceBelongsToTheOlderMapping() throws ScenarioException {
        Run run = run("mmap A anon private rw\nmmap A anon private rw pages=2\nwrite A 3\nmunmap A\nwrite A 3\n"
            + "write A 1\n", "6.18");

        assertThat(run.results()).extracting(Result::signal).containsExactly(Signal.NONE, Signal.NONE, Signal.NONE,
            Signal.NONE, Signal.SIGSEGV, Signal.NONE);
    }

    @Test
    void aProcessThatHasEndedDoesNothingMore() throws ScenarioException {
        Run run = run("mmap A anon private rw\nfork C\nexit C\nin C read A 0\npeek C A 0\n", "6.18");

        assertThat(run.results()).extracting(Result::ret).containsExactly(0L, 0L, 0L, Errno.EINVAL.result(),
            Errno.EINVAL.result());
    }

    private static Run run(String text, String kernel) throws ScenarioException {
        Scenario scenario = ScenarioParser.parse("x.scn", text);
        return Run.of(scenario, RunKernel.named(kernel).orElseThrow());
    }
}

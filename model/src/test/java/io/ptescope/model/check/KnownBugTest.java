package io.ptescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What releases did wrong is found on them, and said to be known.
class KnownBugTest {
    private static final String BARE_FRAMES = """
        dev     D pfn_page_mk
        mmap    A D shared rw pages=4
        read    A 0
        mprotect A 0 4 r
        mprotect A 0 4 rw
        write   A 0 65
        """;
    private static final String UNCACHED = """
        file    F uncached pages=4
        mmap    A F shared rw pages=4
        read    A 0
        write   A 0 65
        mprotect A 0 4 r
        mprotect A 0 4 rw
        """;

    private static String found(String kernel, String text) throws ScenarioException {
        Run run = Run.of(ScenarioParser.parse("known.scn", "title Known\nkernel " + kernel + "\n" + text),
            RunKernel.named(kernel).orElseThrow());
        return new Sentinels(run.kernel().patches()).firstBreak(run.recording())
            .map(found -> found.report().toString()).orElse("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.23", "2.6.26-rc"})
    void aBareFrameIsCopiedAndTheCopyIsLost(String kernel) throws ScenarioException {
        assertThat(found(kernel, BARE_FRAMES)).contains("I09", "; up to 2.6.26-rc a store that is noticed copies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.19", "2.6.20", "2.6.23"})
    void mprotectForgetsWhatTheDriverChose(String kernel) throws ScenarioException {
        assertThat(found(kernel, UNCACHED)).contains("; from 2.6.19 to 2.6.25 mprotect drops the rights");
    }

    @Test
    void whatWasMendedIsFoundNoMore() throws ScenarioException {
        assertThat(found("2.6.26", BARE_FRAMES)).isEqualTo("nothing");
        assertThat(found("2.6.26", UNCACHED)).isEqualTo("nothing");
    }

    /// The mark is set, truncation counts it out, and the fault finds no file to count it in; or the fault sets it
    /// when truncation has looked, and a kernel that looks again puts that right.
    @ParameterizedTest
    @CsvSource({"2.6.19, cpu0*20 cpu1*30, -1", "2.6.23, cpu0*18 cpu1*26, 1", "2.6.26, cpu0*22 cpu1*30, -1"})
    void aPageIsMarkedWhileItLeavesItsFile(String kernel, String schedule, int count) throws ScenarioException {
        assertThat(found(kernel, race(schedule))).contains("nr_dirty is " + count + "; up to 2.6.29 a fault can mark");
    }

    private static String race(String schedule) {
        return """
            file    G ext3 pages=4
            mmap    B G shared rw pages=4
            read    B 0
            together
              cpu0: write B 0 65
              cpu1: ftruncate G 0
            schedule %s cpu0*99 cpu1*99
            """.formatted(schedule);
    }
}

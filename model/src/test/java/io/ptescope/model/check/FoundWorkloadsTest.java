package io.ptescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a search through random workloads found: a kernel as it was, and an invariant that was said to be broken, or a
/// run that did not end as it should.
class FoundWorkloadsTest {
    static Stream<Arguments> found() {
        return Stream.of(
            Arguments.of("an entry out of order knows of its dirt", "2.6.18 2.6.17", """
                file H brd pages=2 prealloc
                mmap E H shared rw pages=2
                remap_file_pages E 1 1 0
                write E 1 96
                """),
            Arguments.of("a driver takes its entries away before a page goes", "4.13 6.1 6.18", """
                file F mixcache pages=2
                mmap C F shared rw pages=3
                read C 1
                fadvise F dontneed 1 1
                pread F 1
                read C 1
                pwrite F 1 7 direct
                read C 1
                reclaim F 0 2
                ftruncate F 0
                """),
            Arguments.of("nobody looks after what a driver maps as frames", "4.13 6.1 6.18", """
                file F mixcache pages=2
                mmap E F shared w pages=2
                write E 0 252
                fsync F
                munmap E
                """),
            Arguments.of("cleaning does not visit what a driver maps as frames", "4.13 6.1 6.18", """
                file F mixcache pages=2 dirty
                mmap B F shared rw pages=2
                write B 0 3
                fsync F
                """),
            Arguments.of("a driver is asked like a file system", "4.14 6.1", """
                dev D fault_mk
                mmap A D shared rw pages=4
                write A 1 5
                mmap C perf shared rw pages=9
                write C 0 101
                """));
    }

    static Stream<Arguments> foundToo() {
        return Stream.of(
            Arguments.of("a frame has no file system to be asked", "6.18", """
                mmap C perf shared rw pages=9
                write C 0 101
                """),
            Arguments.of("mprotect is not done before the entries are", "2.6.23", """
                file F uncached pages=4 hole
                mmap C F shared rw pages=4
                read C 1
                mprotect C 1 3 w
                """),
            Arguments.of("msync leaves entries that remember a page alone", "2.6.17 2.6.18", """
                file F mkwfs pages=4
                mmap E F shared rw pages=4
                remap_file_pages E 2 1 3
                ftruncate F 1
                msync E sync
                """),
            Arguments.of("nothing can be cut out of a device", "2.6.20 4.13 6.18", """
                dev D fault_mk
                mmap A D shared rw pages=10
                madvise A 5 2 remove
                write A 6 82
                """),
            Arguments.of("xfs leaves copies beyond the end", "4.13 6.18", """
                file F xfs pages=2
                mmap A F private rw pages=2
                write A 1 84
                ftruncate F 3
                fallocate F collapse 0 2
                """),
            Arguments.of("there may be nothing to be moved", "4.14 +MREMAP_MOVES_SEVERAL", """
                file F ext4 pages=1
                mmap A F private none pages=1 validate
                mremap A 4 move
                """));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"found", "foundToo"})
    void nothingIsBroken(String sentence, String kernels, String workload) throws Exception {
        for (String kernel : kernels.contains("+") ? new String[] {kernels} : kernels.split(" ")) {
            Run run = Run.of(ScenarioParser.parse("found.scn", workload), RunKernel.named(kernel).orElseThrow());
            assertThat(run.failure()).as(sentence + " on " + kernel).isEmpty();
            assertThat(new Sentinels(RunKernel.named(kernel).orElseThrow().patches()).firstBreak(run.recording()))
                .as(sentence + " on " + kernel).isEmpty();
        }
    }
}

package io.ptescope.model.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.scenario.KernelChoice;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SwitchesTest {
    /// Faults of every kind, writeback, rights, fork, and the ways out.
    private static final String WORKLOAD = """
        machine cpus=2 frames=64 background=2 dirty=4
        file F ext3 pages=4
        file G mkwfs pages=4 cold
        file H mixfs pages=2
        mmap A F shared rw pages=4
        mmap B G shared rw pages=4
        mmap C H shared rw pages=2
        mmap D anon private rw pages=4
        mmap E F private rw pages=4
        read A 0
        write A 0 65
        write B 1 66
        read B 2
        write C 0 67
        read D 1
        write D 1 68
        write E 0 69
        fsync F
        write A 0 70
        mprotect B 0 4 r
        mprotect B 0 4 rw
        write B 1 71
        fork K
        in K write D 1 72
        in K write B 1 73
        msync B async
        msync B sync
        ftruncate G 1
        exit K
        sync
        munmap A
        pread F 0
        """;

    @ParameterizedTest
    @CsvSource({"6.18, true", "6.18 -DAX_PAGES_COUNTED, false", "6.1 +DAX_PAGES_COUNTED, true"})
    void theMachineBootsForTheSwitchesToo(String kernel, boolean structPages) throws ScenarioException {
        Scenario scenario = ScenarioParser.parse("x.scn",
            "machine frames=64\nfile F dax pages=1\nmmap A F shared rw pages=1\nwrite A 0 65\n");

        Run run = Run.of(scenario, RunKernel.named(kernel).orElseThrow());

        assertThat(run.recording().machineAt(0).facts().isValid(64)).isEqualTo(structPages);
    }

    @ParameterizedTest
    @EnumSource
    void everyPatchCanBeSwitchedOffOrOnOrSaysWhatIsInTheWay(KernelVersion version) throws ScenarioException {
        Scenario scenario = ScenarioParser.parse("x.scn", WORKLOAD);
        for (Patch patch : Patch.values()) {
            KernelChoice choice = new KernelChoice(version.text(),
                List.of((version.patches().contains(patch) ? "-" : "+") + patch));
            if (choice.mistake().isPresent()) {
                assertThat(choice.mistake().get().message().text()).contains(patch.name()).contains("expected");
                assertThat(RunKernel.of(choice)).isEmpty();
            } else {
                Run run = Run.of(scenario, RunKernel.of(choice).orElseThrow());
                assertThat(run.failure()).as(choice.text()).isEmpty();
                assertThat(run.results()).as(choice.text()).hasSameSizeAs(scenario.operations());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnErrorExpectsCanBeRun(KernelVersion version) {
        for (Patch patch : Patch.values()) {
            KernelChoice choice = new KernelChoice(version.text(),
                List.of((version.patches().contains(patch) ? "-" : "+") + patch));
            choice.mistake().ifPresent(mistake -> {
                String expected = mistake.message().text().replaceFirst(".*expected \"([^\"]*)\".*", "$1");
                assertThat(RunKernel.named(expected)).as(expected).isPresent();
            });
        }
    }
}

package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.WriteNotify.Answer;
import io.ptescope.model.kernel.WriteNotify.Condition;
import io.ptescope.model.state.VmFlag;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteNotifyTest {
    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void answersAgreeWithTheRightsThatMmapGave(KernelVersion version) {
        for (FileSystem profile : FileSystem.values()) {
            if (profile != FileSystem.DRIVER) {
                agrees(Bench.of(version, profile), version, profile.text());
            }
        }
        Arrays.stream(DriverMode.values()).filter(mode -> mode.runsOn(version.patches()) && !mode.isRing())
            .forEach(mode -> agrees(Bench.of(version, mode), version, mode.text()));
    }

    private static void agrees(Bench bench, KernelVersion version, String behind) {
        for (boolean shared : new boolean[] {true, false}) {
            if (bench.map(shared, Bench.READ_WRITE) < 0) {
                continue;
            }
            int vma = bench.machine.vmas().of(0).getLast();
            boolean readOnly = !new Pte(bench.machine.vmas().pageProt(vma)).isWritable();
            List<Answer> answers = new WriteNotify(bench.machine, version.patches()).answers(vma);
            boolean wanted = !answers.isEmpty() && answers.getLast().decides().orElseThrow();
            assertThat(readOnly).as("%s, %s, shared %s", version, behind, shared).isEqualTo(wanted || !shared);
        }
    }

    @Test
    void questionsEndAtTheOneThatDecides() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.MIXED_RAW_MK);
        bench.map(true, Bench.READ_WRITE);
        int vma = bench.machine.vmas().of(0).getLast();

        List<Answer> answers = new WriteNotify(bench.machine, KernelVersion.V4_14.patches()).answers(vma);

        assertThat(bench.machine.vmas().is(vma, VmFlag.MIXEDMAP)).isTrue();
        assertThat(answers).extracting(Answer::condition).containsExactly(Condition.SHARED_WRITABLE, Condition.MKWRITE);
        assertThat(answers.getLast().decides()).contains(true);
    }
}

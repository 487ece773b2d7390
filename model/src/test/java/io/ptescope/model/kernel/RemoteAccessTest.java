package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The kernel reaches into the memory of tasks: ptrace, process_vm_writev, read(2) and write(2).
class RemoteAccessTest {
    private static final long PAGE = 4096;

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void aPokeCopiesAPrivatePageThatMayNotBeWritten(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long area = bench.map(false, Bench.READ);
        int child = bench.kernel.syscalls().fork(0);

        assertThat(bench.done(bench.kernel.syscalls().poke(child, area, 'K'))).isZero();

        assertThat(bench.load(area).value()).isEqualTo('a');
        bench.kernel.switchTo(child);
        assertThat(bench.load(area).value()).isEqualTo('K');
        assertThat(bench.pte(area).isWritable()).isFalse();
        assertThat(bench.store(area, 'L').signal()).isEqualTo(Signal.SIGSEGV);
    }

    @Test
    void sharedMemoryThatIsNotWritableIsSpared() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ);
        int child = bench.kernel.syscalls().fork(0);

        assertThat(bench.kernel.syscalls().poke(child, area, 'K')).isEqualTo(Errno.EIO.result());
        assertThat(bench.kernel.syscalls().processVmWrite(child, area, 'K')).isEqualTo(Errno.EFAULT.result());
        assertThat(bench.kernel.syscalls().peek(child, area)).isEqualTo('a');
    }

    @Test
    void aWriteFromOutsideMarksThePageDirty() {
        Bench bench = Bench.of(KernelVersion.V6_18, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);
        int child = bench.kernel.syscalls().fork(0);

        assertThat(bench.done(bench.kernel.syscalls().processVmWrite(child, area, 'K'))).isEqualTo(1);

        assertThat(bench.machine.pages().is(bench.page(0), PageFlag.DIRTY)).isTrue();
        assertThat(bench.pte(area).isNone()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void readingIntoAMappingFaultsLikeAStore(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.done(bench.kernel.syscalls().preadInto(Bench.FILE, 3, area, false))).isEqualTo(PAGE);

        assertThat(bench.load(area).value()).isEqualTo('d');
        assertThat(bench.pte(area).isDirty()).isTrue();
        assertThat(bench.faults()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void readingIntoAMappingThatMayNotBeWrittenFailsWithoutASignal(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ);

        assertThat(bench.done(bench.kernel.syscalls().preadInto(Bench.FILE, 3, area, false)))
            .isEqualTo(Errno.EFAULT.result());
        assertThat(bench.machine.processes().signal(0)).isEqualTo(Signal.NONE);
    }

    @Test
    void aWriteFromUntouchedMemoryTrapsTwiceSinceItCopiesFirst() {
        for (KernelVersion version : new KernelVersion[] {KernelVersion.V6_1, KernelVersion.V6_18}) {
            Bench bench = Bench.of(version, FileSystem.EXT4);
            long area = bench.map(true, Bench.READ_WRITE);

            assertThat(bench.done(bench.kernel.syscalls().pwriteFrom(Bench.FILE, 5, area, false))).isEqualTo(PAGE);

            assertThat(bench.faults()).isEqualTo(version == KernelVersion.V6_18 ? 2 : 1);
            assertThat(bench.kernel.syscalls().pread(Bench.FILE, 5)).isEqualTo('a');
        }
    }

    @Test
    void aDirectReadPinsThePageAndTrapsNowhere() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.done(bench.kernel.syscalls().preadInto(Bench.FILE, 3, area, true))).isEqualTo(PAGE);

        assertThat(bench.faults()).isZero();
        assertThat(bench.machine.pages().is(bench.page(0), PageFlag.DIRTY)).isTrue();
        assertThat(bench.load(area).value()).isEqualTo('d');
    }
}

package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.PageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// fallocate, fadvise, O_DIRECT, O_SYNC and reading ahead.
class FileOperationsTest {
    private static final long PAGE = 4096;

    @Test
    void aHoleIsPunchedUnderAMappingAndReadsAsZeroes() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);
        bench.store(area + PAGE, 'x');

        assertThat(bench.done(bench.kernel.syscalls().fallocate(Bench.FILE, FallocateMode.PUNCH, 1, 1))).isZero();

        assertThat(bench.page(1)).isEqualTo(-1);
        assertThat(bench.nrDirty()).isZero();
        assertThat(bench.pte(area + PAGE).isNone()).isTrue();
        assertThat(bench.load(area + PAGE).value()).isZero();
    }

    @Test
    void aPrivateCopySurvivesTheHole() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4);
        long area = bench.map(false, Bench.READ_WRITE);
        bench.store(area, 'x');

        bench.done(bench.kernel.syscalls().fallocate(Bench.FILE, FallocateMode.PUNCH, 0, 1));

        assertThat(bench.load(area).value()).isEqualTo('x');
    }

    @Test
    void collapsingMovesWhatLiesBehind() {
        Bench bench = Bench.of(KernelVersion.V6_18, FileSystem.XFS);

        assertThat(bench.done(bench.kernel.syscalls().fallocate(Bench.FILE, FallocateMode.COLLAPSE, 1, 2))).isZero();

        assertThat(bench.machine.inodes().pages(Bench.FILE)).isEqualTo(Bench.PAGES - 2);
        assertThat(bench.kernel.syscalls().pread(Bench.FILE, 0)).isEqualTo('a');
        assertThat(bench.kernel.syscalls().pread(Bench.FILE, 1)).isEqualTo('d');
    }

    @Test
    void insertingLeavesAHole() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4);

        assertThat(bench.done(bench.kernel.syscalls().fallocate(Bench.FILE, FallocateMode.INSERT, 1, 2))).isZero();

        assertThat(bench.kernel.syscalls().pread(Bench.FILE, 2)).isZero();
        assertThat(bench.kernel.syscalls().pread(Bench.FILE, 3)).isEqualTo('b');
    }

    @Test
    void kernelsBeforeFallocateSaySo() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT4);

        assertThat(bench.kernel.syscalls().fallocate(Bench.FILE, FallocateMode.PUNCH, 0, 1))
            .isEqualTo(Errno.ENOSYS.result());
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void aDirectWriteTakesThePageFromAllMappings(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);
        bench.store(area, 'x');

        assertThat(bench.done(bench.kernel.syscalls().pwriteDirect(Bench.FILE, 0, 'y'))).isEqualTo(PAGE);

        assertThat(bench.page(0)).isEqualTo(-1);
        assertThat(bench.onDisk(0)).isEqualTo('y');
        assertThat(bench.load(area).value()).isEqualTo('y');
    }

    @Test
    void aDirectReadWritesDirtyPagesFirst() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);
        bench.store(area, 'x');

        assertThat(bench.done(bench.kernel.syscalls().preadDirect(Bench.FILE, 0))).isEqualTo('x');

        assertThat(bench.pte(area).isWritable()).isFalse();
        assertThat(bench.machine.pages().is(bench.page(0), PageFlag.DIRTY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void aSynchronousWriteIsOnTheMediumWhenItReturns(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);

        assertThat(bench.kernel.syscalls().pwriteSync(Bench.FILE, 2, 'z')).isEqualTo(PAGE);

        assertThat(bench.onDisk(2)).isEqualTo('z');
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void adviceDropsWhatIsCleanAndNotMapped(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);
        bench.store(area, 'x');

        assertThat(bench.done(bench.kernel.syscalls().fadviseDontNeed(Bench.FILE, 0, 0))).isZero();

        assertThat(bench.page(0)).isNotNegative();
        assertThat(bench.nrDirty()).isZero();
        assertThat(bench.page(Bench.PAGES - 1)).isEqualTo(-1);
    }

    @Test
    void aMissingPageIsReadWithItsNeighbours() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4, MachineSpec.State.COLD);
        long area = bench.map(true, Bench.READ_WRITE);

        bench.load(area + 5 * PAGE);

        assertThat(bench.machine.mappings().nrpages(Bench.FILE)).isEqualTo(Bench.PAGES);
    }

    @Test
    void readingTheFirstPageReadsFour() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4, MachineSpec.State.COLD);

        bench.kernel.syscalls().pread(Bench.FILE, 0);

        assertThat(bench.machine.mappings().nrpages(Bench.FILE)).isEqualTo(4);
    }

    @Test
    void growingAFileMakesItsLastPageDirtyFrom6_18On() {
        for (KernelVersion version : new KernelVersion[] {KernelVersion.V6_1, KernelVersion.V6_18}) {
            Bench bench = Bench.of(version, FileSystem.EXT4);
            bench.kernel.syscalls().ftruncate(Bench.FILE, 6000);
            bench.kernel.syscalls().fsync(Bench.FILE);
            bench.done(bench.kernel.syscalls().ftruncate(Bench.FILE, 8192));

            assertThat(bench.nrDirty()).isEqualTo(version == KernelVersion.V6_18 ? 1 : 0);
        }
    }
}

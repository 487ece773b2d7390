package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The kernel takes hold of pages of a process (specification section 5.8).
class GupTest {
    private static final long PAGE = 4096;

    private static long get(Bench bench, long address, int flags) {
        bench.kernel.lockToRead(LockKind.MMAP_SEM, 0);
        long found = bench.kernel.gup().getUserPage(0, address, flags);
        bench.kernel.unlock(LockKind.MMAP_SEM, 0);
        return bench.done(found);
    }

    @ParameterizedTest
    @EnumSource
    void readingTakesTheFilesPageWithOneMoreReference(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(get(bench, at + PAGE, Gup.GET)).isEqualTo(bench.page(1));
        assertThat(bench.machine.pages().refcount(bench.page(1))).isEqualTo(3);
        assertThat(bench.pte(at + PAGE).isDirty()).isFalse();
        assertThat(bench.machine.processes().minFlt(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void writingToSharedMemoryNotifiesAsAStoreWould(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.MKWFS);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);

        assertThat(get(bench, at, Gup.WRITE | Gup.GET | Gup.UNLOCKABLE)).isEqualTo(bench.page(0));
        if (version != KernelVersion.V2_6_17) {
            assertThat(bench.letters(at)).isEqualTo("PWAD");
        }
        assertThat(bench.machine.pages().is(bench.page(0), PageFlag.DIRTY))
            .isEqualTo(version != KernelVersion.V2_6_18);
    }

    @ParameterizedTest
    @EnumSource
    void forceWritesACopyOfPrivateReadOnlyMemory(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT3);
        long at = bench.map(false, Bench.READ);

        assertThat(get(bench, at, Gup.WRITE | Gup.GET)).isEqualTo(Errno.EFAULT.result());
        long copy = get(bench, at, Gup.WRITE | Gup.GET | Gup.FORCE);

        assertThat(copy).isNotEqualTo(bench.page(0)).isPositive();
        assertThat(bench.pte(at).pfn()).isEqualTo(copy);
        assertThat(bench.letters(at)).isEqualTo("P-AD");
        assertThat(bench.store(at, 'X').value()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void forceCopiesSharedReadOnlyMemoryUpToTheKernelThatRefuses(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ);

        long found = get(bench, at, Gup.WRITE | Gup.GET | Gup.FORCE);

        if (version.patches().contains(Patch.FORCE_SPARES_SHARED)) {
            assertThat(found).isEqualTo(Errno.EFAULT.result());
            assertThat(bench.letters(at)).isEqualTo("none");
        } else {
            assertThat(bench.machine.pages().isAnon((int) found)).isTrue();
            assertThat(bench.letters(at)).isEqualTo("P-AD");
        }
    }

    @Test
    void addressesWithoutAnAreaAreRefused() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4);

        assertThat(get(bench, 0x1000, Gup.GET)).isEqualTo(Errno.EFAULT.result());
    }

    @Test
    void coldPagesCountAsMajorFaultsOfTheTaskThatAsks() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4, MachineSpec.State.COLD);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(get(bench, at, Gup.GET | Gup.UNLOCKABLE)).isEqualTo(bench.page(0));
        assertThat(bench.machine.processes().majFlt(0)).isEqualTo(1);
        assertThat(bench.machine.processes().minFlt(0)).isZero();
    }
}

package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What changed about writing dirty pages after 2.6.26.
class ModernWritebackTest {
    private static final String MODERN = "V4_13|V4_14|V6_1|V6_18";

    @ParameterizedTest
    @EnumSource(value = KernelVersion.class, mode = EnumSource.Mode.MATCH_ANY, names = MODERN)
    void msyncWritesOnlyTheMappedRange(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);
        bench.store(area, 1);
        bench.store(area + 4096, 2);

        assertThat(bench.done(bench.kernel.syscalls().msyncSync(area + 4096, 1))).isZero();

        assertThat(bench.nrDirty()).isEqualTo(1);
        assertThat(bench.onDisk(0)).isEqualTo('a');
        assertThat(bench.onDisk(1)).isEqualTo(2);
    }

    @Test
    void olderKernelsWriteTheWholeFile() {
        Bench bench = Bench.of(KernelVersion.V2_6_26, FileSystem.EXT4);
        long area = bench.map(true, Bench.READ_WRITE);
        bench.store(area, 1);
        bench.store(area + 4096, 2);

        bench.done(bench.kernel.syscalls().msyncSync(area + 4096, 1));

        assertThat(bench.nrDirty()).isZero();
        assertThat(bench.onDisk(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = KernelVersion.class, mode = EnumSource.Mode.MATCH_ANY, names = MODERN)
    void writersAboveTheLimitSleepAndTheFlusherWrites(KernelVersion version) {
        Bench bench = Bench.limited(version, FileSystem.EXT4, 3, 4);
        for (int page = 0; page < 8; page++) {
            bench.kernel.syscalls().pwrite(Bench.FILE, page, 'x');
        }

        assertThat(bench.machine.counter(Counter.FLUSHER_RUNS)).isPositive();
        assertThat(bench.nrDirty()).isLessThanOrEqualTo(4);
        assertThat(bench.machine.counter(Counter.NR_DIRTIED)).isEqualTo(8);
        assertThat(bench.machine.counter(Counter.NR_WRITTEN))
            .isEqualTo(bench.machine.counter(Counter.PAGES_WRITTEN)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void theFlusherWritesWhatIsOld(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        bench.kernel.syscalls().set(Setting.DIRTY_EXPIRE, 200);
        bench.kernel.syscalls().set(Setting.DIRTY_WRITEBACK, 100);
        bench.done(bench.kernel.syscalls().pwrite(Bench.FILE, 0, 'x'));

        bench.done(bench.kernel.syscalls().sleep(150));
        assertThat(bench.nrDirty()).isEqualTo(1);
        bench.done(bench.kernel.syscalls().sleep(250));

        assertThat(bench.nrDirty()).isZero();
        assertThat(bench.machine.inodes().list(Bench.FILE)).isEqualTo(InodeList.NONE);
    }

    @Test
    void theFlusherDoesNotComeWhereItsVisitsAreSwitchedOff() {
        Bench bench = Bench.of(KernelVersion.V6_1, FileSystem.EXT4);
        bench.kernel.syscalls().set(Setting.DIRTY_WRITEBACK, 0);
        bench.done(bench.kernel.syscalls().pwrite(Bench.FILE, 0, 'x'));

        bench.done(bench.kernel.syscalls().sleep(100_000));

        assertThat(bench.nrDirty()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = KernelVersion.class, mode = EnumSource.Mode.MATCH_ANY, names = MODERN)
    void anErrorOfTheDiskIsReportedOnce(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4, new Injection(Injection.Place.WRITEPAGE, 1, Errno.EIO));
        bench.done(bench.kernel.syscalls().pwrite(Bench.FILE, 0, 'x'));

        assertThat(bench.done(bench.kernel.syscalls().fsync(Bench.FILE))).isEqualTo(Errno.EIO.result());
        assertThat(bench.done(bench.kernel.syscalls().fsync(Bench.FILE))).isZero();
    }
}

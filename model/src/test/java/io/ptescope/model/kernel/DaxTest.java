package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Specification sections 8 and 9.D: files whose pages are the storage itself.
class DaxTest {
    private static final long PAGE = 4096;

    private static Bench holes(KernelVersion version, Injection... injections) {
        return Bench.of(version, FileSystem.DAX, MachineSpec.State.HOLE, injections);
    }

    private static DaxEntry entry(Bench bench, int index) {
        return new DaxEntry(bench.machine.mappings().entry(Bench.FILE, index));
    }

    private static boolean isTagged(Bench bench, int index) {
        return bench.machine.mappings().has(Bench.FILE, index, MappingTag.DIRTY);
    }

    /// The table of section 8.6: hole, hole read before, block, block read before.
    @ParameterizedTest
    @CsvSource({
        "V4_13, HOLE, false, 2", "V4_13, HOLE, true, 2", "V4_13, CACHED, false, 2", "V4_13, CACHED, true, 1",
        "V4_14, HOLE, false, 1", "V4_14, HOLE, true, 1", "V4_14, CACHED, false, 1", "V4_14, CACHED, true, 1",
        "V6_1, HOLE, false, 1", "V6_1, HOLE, true, 1", "V6_18, CACHED, false, 1", "V6_18, HOLE, true, 1"})
    void faultsOfOneStore(KernelVersion version, MachineSpec.State state, boolean readBefore, int faults) {
        Bench bench = Bench.of(version, FileSystem.DAX, state);
        long at = bench.map(true, Bench.READ_WRITE);
        if (readBefore) {
            bench.load(at);
        }
        long before = bench.faults();
        bench.store(at, 'X');

        assertThat(bench.faults() - before).isEqualTo(faults);
        assertThat(bench.pte(at).isWritable()).isTrue();
        assertThat(bench.pte(at).isDirty()).isTrue();
        assertThat(entry(bench, 0).isReal()).isTrue();
        assertThat(entry(bench, 0).isLocked()).isFalse();
        assertThat(isTagged(bench, 0)).isTrue();
        assertThat(bench.nrDirty()).isZero();
    }

    /// What the message of b2770da6425 begins with, in pages of memory.
    @ParameterizedTest
    @CsvSource({"V4_13, 4096", "V4_14, 0", "V6_18, 0"})
    void readingAHoleCostsAPageOfMemoryForEachPageOnlyUpTo413(KernelVersion version, int pages) {
        int length = 4096;
        MachineSpec.FileSpec file = new MachineSpec.FileSpec("F", FileSystem.DAX, length, length * PAGE,
            MachineSpec.State.HOLE);
        MachineSpec spec = new MachineSpec(1, length + 64, length, length, 16, List.of(file));
        Door door = Boot.machine(spec, version);
        Kernel kernel = new Kernel(version.patches(), spec, List.of(),
            new Journal(door, new EventLog()));
        kernel.switchTo(0);
        long base = 0x7f12_0000_0000L;
        kernel.syscalls().mmap(new MmapRequest(base, length, Bench.READ, true, Bench.FILE, 0, false, "A"));
        for (int page = 0; page < length; page++) {
            kernel.syscalls().load(base + page * PAGE);
        }

        assertThat(door.machine().counter(Counter.NR_FILE_PAGES)).isEqualTo(pages);
        assertThat(door.machine().counter(Counter.ALLOCATIONS)).isEqualTo(pages);
        assertThat(door.machine().processes().fileRss(0)).isEqualTo(pages);
        assertThat(door.machine().mappings().nrexceptional(Bench.FILE)).isEqualTo(length - pages);
        assertThat(door.machine().counter(Counter.PGFAULT)).isEqualTo(length);
    }

    /// D16.
    @ParameterizedTest
    @EnumSource(value = KernelVersion.class, names = {"V4_13", "V4_14", "V6_1", "V6_18"})
    void withoutABlockTheStoreIsRefusedAndTheEntryLeftEmpty(KernelVersion version) {
        Bench bench = holes(version, new Injection(Injection.Place.IOMAP, 1, Errno.ENOSPC));
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.store(at, 'X').signal()).isEqualTo(Signal.SIGBUS);
        assertThat(bench.letters(at)).isEqualTo("none");
        assertThat(entry(bench, 0).isEmpty()).isTrue();
        assertThat(entry(bench, 0).isLocked()).isFalse();
        assertThat(bench.store(at, 'X').signal()).isEqualTo(Signal.NONE);
    }

    /// D24: the mask of 4.13 lacks the device bit.
    @ParameterizedTest
    @CsvSource({"V4_13, P-ADS", "V6_1, P-ADSV"})
    void mprotectOf413StripsTheDeviceBit(KernelVersion version, String letters) {
        Bench bench = Bench.of(version, FileSystem.DAX);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');
        assertThat(bench.letters(at)).isEqualTo("PWADSV");
        bench.kernel.syscalls().mprotect(at, Bench.PAGES, Bench.READ);

        assertThat(bench.letters(at)).isEqualTo(letters);
    }

    /// Section 8.7: background writeback leaves DAX files alone, a sync cleans every shared mapping.
    @ParameterizedTest
    @EnumSource(value = KernelVersion.class, names = {"V4_13", "V4_14", "V6_1", "V6_18"})
    void onlyASyncCleansAndItCleansEveryMapping(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.DAX);
        long one = bench.map(true, Bench.READ_WRITE);
        long two = bench.map(true, Bench.READ_WRITE);
        bench.store(one, 'X');
        bench.store(two, 'Y');
        bench.kernel.syscalls().waitForFlusher();
        assertThat(bench.pte(one).isWritable() && bench.pte(two).isWritable()).isTrue();
        assertThat(bench.onDisk(0)).isEqualTo('a');

        assertThat(bench.done(bench.kernel.syscalls().fsync(Bench.FILE))).isZero();

        assertThat(bench.pte(one).isWritable() || bench.pte(two).isWritable()).isFalse();
        assertThat(bench.pte(one).isDirty() || bench.pte(two).isDirty()).isFalse();
        assertThat(isTagged(bench, 0)).isFalse();
        assertThat(bench.onDisk(0)).isEqualTo('Y');
    }

    @Test
    void failedFlushLeavesTheTagAndIsReportedOnce() {
        Bench bench = Bench.of(KernelVersion.V4_14, FileSystem.DAX,
            new Injection(Injection.Place.WRITEPAGE, 1, Errno.EIO));
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');

        assertThat(bench.done(bench.kernel.syscalls().fsync(Bench.FILE))).isEqualTo(Errno.EIO.result());
        assertThat(isTagged(bench, 0)).isTrue();
        assertThat(bench.machine.mappings().has(Bench.FILE, 0, MappingTag.TOWRITE)).isFalse();
        assertThat(bench.done(bench.kernel.syscalls().fsync(Bench.FILE))).isZero();
        assertThat(isTagged(bench, 0)).isFalse();
    }

    /// A hole that is tagged dirty: kernels up to 4.19 take it for a mistake of their own.
    @ParameterizedTest
    @CsvSource({"V4_14, 1, -5", "V6_1, 0, 0"})
    void dirtyHoleIsAMistakeOnlyWhereItIsLookedFor(KernelVersion version, int warnings, long result) {
        Bench bench = holes(version);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        bench.kernel.dax().entries().tag(Bench.FILE, 0);

        assertThat(bench.done(bench.kernel.syscalls().fsync(Bench.FILE))).isEqualTo(result);
        assertThat(bench.remarks(Topic.WARN)).hasSize(warnings);
    }

    /// Section 8.9.
    @ParameterizedTest
    @EnumSource(value = KernelVersion.class, names = {"V4_13", "V4_14", "V6_1", "V6_18"})
    void writeToAHoleUnmapsWhatStoodForIt(KernelVersion version) {
        Bench bench = holes(version);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        assertThat(bench.kernel.syscalls().pwrite(Bench.FILE, 0, 'W')).isEqualTo(PAGE);

        assertThat(bench.letters(at)).isEqualTo("none");
        assertThat(bench.load(at).value()).isEqualTo('W');
        assertThat(bench.onDisk(0)).isEqualTo('W');
    }

    @Test
    void reservedBlockReadsAsAHoleAndIsNewToItsFirstStore() {
        Bench bench = Bench.of(KernelVersion.V4_14, FileSystem.DAX, MachineSpec.State.PREALLOCATED);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.load(at).value()).isZero();
        assertThat(entry(bench, 0).isZero()).isTrue();
        bench.store(at, 'X');
        assertThat(bench.machine.get(Field.TASK_MAJ_FLT, 0, 0)).isEqualTo(1);
        assertThat(bench.machine.counter(Counter.BLOCK_REQUESTS)).isZero();
    }

    @Test
    void storageCannotBeMappedBeforeThereIsDax() {
        Bench bench = Bench.of(KernelVersion.V2_6_26, FileSystem.DAX);

        assertThat(bench.map(true, Bench.READ_WRITE)).isEqualTo(Errno.ENODEV.result());
        assertThat(bench.kernel.syscalls().pread(Bench.FILE, 1)).isEqualTo('b');
    }
}

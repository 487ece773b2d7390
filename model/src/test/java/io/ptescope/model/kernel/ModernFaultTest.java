package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Faults since they are several functions (specification sections 4.6, 4.7, 5.5).
class ModernFaultTest {
    private static final long PAGE = 4096;

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V4_14", "V6_1", "V6_18"})
    void readFaultMapsCachedNeighboursReadOnly(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long at = bench.map(true, Bench.READ_WRITE);

        bench.load(at + 3 * PAGE);

        for (int page = 0; page < Bench.PAGES; page++) {
            assertThat(bench.letters(at + page * PAGE)).isEqualTo("P-A-");
        }
        assertThat(bench.faults()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V4_14", "V6_1", "V6_18"})
    void storeMapsNoNeighbours(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long at = bench.map(true, Bench.READ_WRITE);

        bench.store(at, 'X');

        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.letters(at + PAGE)).isEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V6_1", "V6_18"})
    void pageIsMarkedUnderItsLockBeforeTheStoreGoesThrough(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        long before = bench.log.size();
        bench.store(at, 'X');

        boolean locked = false;
        boolean dirty = false;
        for (long n = before; n < bench.log.size(); n++) {
            if (bench.log.changes(n, Field.PAGE_FLAGS) && bench.log.object(n) == bench.page(0)) {
                locked = (bench.log.after(n) & PageFlag.LOCKED.mask()) != 0;
                boolean marked = (bench.log.after(n) & PageFlag.DIRTY.mask()) != 0;
                assertThat(marked && !dirty && !locked).as("marked without its lock").isFalse();
                dirty |= marked;
            }
            if (bench.log.changes(n, Field.TABLE_ENTRY) && (bench.log.after(n) & 2) != 0 && !dirty) {
                assertThat(locked).as("writable before the mark, and not locked").isTrue();
            }
        }
        assertThat(dirty).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V6_1", "V6_18"})
    void refusedStoreLeavesATraceInTheFilesTime(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4, new Injection(Injection.Place.PAGE_MKWRITE, 1, Errno.ENOSPC));
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        long time = bench.machine.inodes().mtime(Bench.FILE);

        assertThat(bench.store(at, 'X').signal()).isEqualTo(Signal.SIGBUS);
        assertThat(bench.letters(at)).isEqualTo("P-A-");
        assertThat(bench.machine.pages().is(bench.page(0), PageFlag.DIRTY)).isFalse();
        assertThat(bench.machine.inodes().mtime(Bench.FILE)).isGreaterThan(time);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V6_1", "V6_18"})
    void coldPageIsReadWithItsNeighboursInOneMajorFault(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4, MachineSpec.State.COLD);
        long at = bench.map(true, Bench.READ_WRITE);

        bench.load(at);

        assertThat(bench.page(5)).isNotNegative();
        assertThat(bench.letters(at + PAGE)).isEqualTo("P-A-");
        assertThat(bench.machine.processes().majFlt(0)).isEqualTo(1);
        assertThat(bench.machine.processes().minFlt(0)).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V6_1", "V6_18"})
    void zeroPageIsMappedBySpecialEntryAndCountedNowhere(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long at = bench.mapAnonymous(2);

        bench.load(at);

        assertThat(bench.letters(at)).isEqualTo("P-A-S");
        assertThat(bench.pte(at).pfn()).isEqualTo(Facts.ZERO_PFN);
        assertThat(bench.machine.processes().fileRss(0)).isZero();
        assertThat(bench.machine.pages().mapcount(Facts.ZERO_PFN)).isZero();
        bench.store(at, 'X');
        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.load(at + 1).value()).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V6_1", "V6_18"})
    void forkTakesExclusivenessAwayAndTheLastOwnerGetsItBack(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long at = bench.mapAnonymous(1);
        bench.store(at, 'X');
        int page = (int) bench.pte(at).pfn();
        assertThat(bench.machine.pages().is(page, PageFlag.ANON_EXCLUSIVE)).isTrue();

        int child = bench.done(bench.kernel.syscalls().fork(0));
        assertThat(bench.machine.pages().is(page, PageFlag.ANON_EXCLUSIVE)).isFalse();
        bench.kernel.switchTo(child);
        bench.store(at, 'Y');
        assertThat(bench.pte(at).pfn()).isNotEqualTo(page);
        bench.kernel.switchTo(0);
        bench.store(at, 'Z');

        assertThat(bench.pte(at).pfn()).isEqualTo(page);
        assertThat(bench.machine.pages().is(page, PageFlag.ANON_EXCLUSIVE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V4_14", "V6_1", "V6_18"})
    void mprotectGivesTheWriteBitBackWhereTheEraNeedsNoFault(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long file = bench.map(true, Bench.READ_WRITE);
        long own = bench.mapAnonymous(1);
        bench.store(file, 'X');
        bench.load(file + PAGE);
        bench.store(own, 'Y');
        for (long prot : new long[] {Bench.READ, Bench.READ_WRITE}) {
            bench.done(bench.kernel.syscalls().mprotect(file, Bench.PAGES, prot));
            bench.done(bench.kernel.syscalls().mprotect(own, 1, prot));
        }

        assertThat(bench.letters(file)).isEqualTo("PWAD");
        assertThat(bench.letters(file + PAGE)).isEqualTo("P-A-");
        boolean upgrades = version.patches().contains(Patch.MPROTECT_UPGRADES);
        assertThat(bench.letters(own)).isEqualTo(upgrades ? "PWAD" : "P-AD");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V6_1", "V6_18"})
    void childOfASharedFileMappingStartsWithoutEntries(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');

        bench.kernel.switchTo(bench.done(bench.kernel.syscalls().fork(0)));

        assertThat(bench.letters(at)).isEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"V4_13", "V6_1", "V6_18"})
    void writebackCleansAnEntryThatNobodyMayUse(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT4);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');
        bench.done(bench.kernel.syscalls().mprotect(at, Bench.PAGES, 0));
        assertThat(bench.letters(at)).isEqualTo("N-AD");

        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));

        assertThat(bench.letters(at)).isEqualTo("N-A-");
        bench.done(bench.kernel.syscalls().mprotect(at, Bench.PAGES, Bench.READ_WRITE));
        assertThat(bench.letters(at)).isEqualTo("P-A-");
    }

    @Test
    void dirtyPageStaysCountedUntilItsEntryIsFlushed() {
        Bench bench = Bench.of(KernelVersion.V6_18, FileSystem.EXT4);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');
        long before = bench.log.size();
        int page = bench.page(0);
        bench.done(bench.kernel.syscalls().munmap(at, Bench.PAGES));

        List<String> order = new ArrayList<>();
        for (long n = before; n < bench.log.size(); n++) {
            if (bench.log.changes(n, Field.TLB_ENTRY)) {
                order.add("flush");
            } else if (bench.log.changes(n, Field.PAGE_MAPCOUNT) && bench.log.object(n) == page) {
                order.add("uncount");
            }
        }
        assertThat(order).containsSubsequence("flush", "uncount").endsWith("uncount");
    }

    @Test
    void faultThatIsThrottledLetsMmapSemGo() {
        Bench bench = Bench.of(KernelVersion.V6_18, FileSystem.EXT4);
        long at = bench.map(true, Bench.READ_WRITE);

        bench.store(at, 'X');

        assertThat(bench.machine.counter(Counter.NR_DIRTY)).isEqualTo(1);
        assertThat(sites(bench)).contains("DO_PAGE_FAULT__COMPLETED");
    }

    @Test
    void readFaultOfADirtyMemoryFileMapsDirty() {
        Bench bench = Bench.of(KernelVersion.V6_18, FileSystem.TMPFS);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        assertThat(bench.letters(at)).isEqualTo("PWAD");

        Bench older = Bench.of(KernelVersion.V6_1, FileSystem.TMPFS);
        long there = older.map(true, Bench.READ_WRITE);
        older.load(there);
        assertThat(older.letters(there)).isEqualTo("PWA-");
    }

    private static List<String> sites(Bench bench) {
        List<String> names = new ArrayList<>();
        for (long n = 0; n < bench.log.size(); n++) {
            Sites.of(bench.log.site(n)).ifPresent(site -> names.add(site.name()));
        }
        return names;
    }
}

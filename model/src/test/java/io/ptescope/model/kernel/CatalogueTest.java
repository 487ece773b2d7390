package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.VmFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows of the scenario catalogue (specification sections 9 and 12) that no other test has.
class CatalogueTest {
    private static final long PAGE = 4096;

    /// A04
    @Test
    void refusedFirstStoreLeavesNothingBehind() {
        Bench bench = Bench.of(KernelVersion.V2_6_18, FileSystem.MKWFS,
            new Injection(Injection.Place.PAGE_MKWRITE, 1, Errno.ENOSPC));
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.store(at, 'X').signal()).isEqualTo(Signal.SIGBUS);
        assertThat(bench.letters(at)).isEqualTo("none");
        assertThat(bench.machine.pages().mapcount(bench.page(0))).isZero();
        assertThat(bench.machine.pages().refcount(bench.page(0))).isEqualTo(1);
        assertThat(bench.machine.processes().fileRss(0)).isZero();
    }

    /// A03 on a kernel without the callback: the store goes through, the space is missing later.
    @Test
    void withoutTheCallbackTheErrorComesTooLate() {
        Bench bench = Bench.of(KernelVersion.V2_6_17, FileSystem.MKWFS,
            new Injection(Injection.Place.WRITEPAGE, 0, Errno.ENOSPC));
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);

        assertThat(bench.store(at, 'X').signal()).isEqualTo(Signal.NONE);
        assertThat(bench.done(bench.kernel.syscalls().msyncSync(at, Bench.PAGES))).isEqualTo(Errno.ENOSPC.result());
        assertThat(bench.onDisk(0)).isEqualTo('a');
    }

    /// A09 and B17
    @ParameterizedTest
    @CsvSource({"V2_6_17, MKWFS, PWAD, 0", "V2_6_18, EXT3, PWAD, 0", "V2_6_18, MKWFS, P-AD, 1",
        "V2_6_19, MKWFS, PWAD, 0", "V2_6_19, EXT3, PWAD, 0"})
    void mprotectToReadOnlyAndBack(KernelVersion version, FileSystem profile, String dirtyEntry, int moreFaults) {
        Bench bench = Bench.of(version, profile);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');
        bench.load(at + PAGE);
        String clean = bench.letters(at + PAGE);
        bench.done(bench.kernel.syscalls().mprotect(at, Bench.PAGES, Bench.READ));
        assertThat(bench.letters(at)).isEqualTo("P-AD");
        bench.done(bench.kernel.syscalls().mprotect(at, Bench.PAGES, Bench.READ_WRITE));

        assertThat(bench.letters(at)).isEqualTo(dirtyEntry);
        assertThat(bench.letters(at + PAGE)).isEqualTo(clean);
        long faults = bench.faults();
        bench.store(at, 'Y');
        assertThat(bench.faults() - faults).isEqualTo(moreFaults);
    }

    /// A13
    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void privateMappingNeverAsksTheFileSystem(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.MKWFS);
        long at = bench.map(false, Bench.READ_WRITE);
        bench.store(at, 'X');
        bench.load(at + PAGE);
        bench.store(at + PAGE, 'Y');

        assertThat(bench.machine.counter(Counter.MKWRITE_CALLS)).isZero();
        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.letters(at + PAGE)).isEqualTo("PWAD");
        assertThat(bench.machine.processes().anonRss(0)).isEqualTo(2);
        boolean around = version.patches().contains(Patch.FAULT_AROUND);
        assertThat(bench.machine.processes().fileRss(0)).isEqualTo(around ? Bench.PAGES - 2 : 0);
        assertThat(bench.machine.pages().refcount(bench.page(0))).isEqualTo(1);
    }

    /// A15
    @Test
    void readOnlyDescriptorCanNeverBecomeWritable() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long base = 0x7f20_0000_0000L;
        Syscalls calls = bench.kernel.syscalls();
        assertThat(calls.mmap(new MmapRequest(base, 4, Bench.READ_WRITE, true, 1, 0, true, "R")))
            .isEqualTo(Errno.EACCES.result());
        long at = calls.mmap(new MmapRequest(base, 4, Bench.READ, true, 1, 0, true, "R"));

        assertThat(calls.mprotect(at, 4, Bench.READ_WRITE)).isEqualTo(Errno.EACCES.result());
        assertThat(bench.machine.vmas().is(0, VmFlag.SHARED)).isFalse();
        assertThat(bench.store(at, 'X').signal()).isEqualTo(Signal.SIGSEGV);
    }

    /// B03 on 2.6.18: writeback leaves the entry alone, and the page is written twice.
    @Test
    void untrackedKernelWritesAPageTwice() {
        Bench bench = Bench.of(KernelVersion.V2_6_18, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');
        bench.done(bench.kernel.syscalls().msyncAsync(at, Bench.PAGES));
        bench.store(at, 'Y');
        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));
        assertThat(bench.letters(at)).isEqualTo("PWAD");

        bench.done(bench.kernel.syscalls().munmap(at, Bench.PAGES));
        assertThat(bench.nrDirty()).isEqualTo(1);
        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));
        assertThat(bench.machine.counter(Counter.PAGES_WRITTEN)).isEqualTo(2);
    }

    /// B05 and WL3
    @ParameterizedTest
    @CsvSource({"V2_6_17, 0", "V2_6_18, 0", "V2_6_19, 16", "V2_6_20, 16"})
    void dirtIsVisibleBeforeExitOnlyWhereItIsTracked(KernelVersion version, int beforeExit) {
        Bench bench = Bench.of(version, FileSystem.EXT3);
        int child = bench.kernel.syscalls().fork(1);
        bench.kernel.switchTo(child);
        long at = bench.map(true, Bench.READ_WRITE);
        for (int page = 0; page < Bench.PAGES; page++) {
            bench.store(at + page * PAGE, 'X');
        }
        assertThat(bench.nrDirty()).isEqualTo(beforeExit);

        bench.kernel.syscalls().exit();

        assertThat(bench.nrDirty()).isEqualTo(Bench.PAGES);
        assertThat(bench.machine.inodes().list(Bench.FILE)).isEqualTo(InodeList.DIRTY);
    }

    /// B06, B07, WL2
    @ParameterizedTest
    @CsvSource({"V2_6_17, PWA-, 1, PWA-", "V2_6_18, PWA-, 1, PWA-", "V2_6_19, PWAD, 1, P-A-"})
    void msyncOfEachEra(KernelVersion version, String afterAsync, int dirtyAfterAsync, String afterSync) {
        Bench bench = Bench.of(version, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');

        assertThat(bench.done(bench.kernel.syscalls().msyncAsync(at, Bench.PAGES))).isZero();
        assertThat(bench.letters(at)).isEqualTo(afterAsync);
        assertThat(bench.nrDirty()).isEqualTo(dirtyAfterAsync);
        bench.store(at, 'Y');
        bench.done(bench.kernel.syscalls().msyncSync(at, Bench.PAGES));
        assertThat(bench.letters(at)).isEqualTo(afterSync);
        assertThat(bench.onDisk(0)).isEqualTo('Y');
    }

    /// B08
    @Test
    void msyncRefusesWhatMakesNoSense() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        Syscalls calls = bench.kernel.syscalls();

        assertThat(calls.msync(at, 1, Msync.ASYNC | Msync.SYNC)).isEqualTo(Errno.EINVAL.result());
        assertThat(calls.msync(at + 1, 1, Msync.SYNC)).isEqualTo(Errno.EINVAL.result());
        assertThat(calls.msync(at, Bench.PAGES + 1, Msync.SYNC)).isEqualTo(Errno.ENOMEM.result());
    }

    /// B12
    @Test
    void cleaningSkipsPrivateMappings() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long shared = bench.map(true, Bench.READ_WRITE);
        long own = bench.map(false, Bench.READ_WRITE);
        bench.load(own);
        bench.store(own + PAGE, 'P');
        bench.store(shared, 'X');
        bench.store(shared + PAGE, 'Y');

        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));

        assertThat(bench.letters(shared)).isEqualTo("P-A-");
        assertThat(bench.letters(own)).isEqualTo("P-A-");
        assertThat(bench.letters(own + PAGE)).isEqualTo("PWAD");
        assertThat(bench.load(own).value()).isEqualTo('X');
        assertThat(bench.load(own + PAGE).value()).isEqualTo('P');
    }

    /// E01 and E02
    @Test
    void anonymousReadMapsTheZeroPageAndTheStoreReplacesIt() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.mapAnonymous(1);
        assertThat(bench.load(at).value()).isZero();
        assertThat(bench.pte(at).pfn()).isZero();
        assertThat(bench.letters(at)).isEqualTo("P-A-");
        assertThat(bench.machine.processes().fileRss(0)).isEqualTo(1);

        bench.store(at, 'X');

        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.machine.processes().fileRss(0)).isZero();
        assertThat(bench.machine.processes().anonRss(0)).isEqualTo(1);
        assertThat(bench.machine.pages().mapcount(0)).isZero();
    }

    /// E04
    @Test
    void failedCopyLeavesTheEntryAndTheCountsAsTheyWere() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3,
            new Injection(Injection.Place.ALLOCATION, 2, Errno.ENOMEM));
        long at = bench.mapAnonymous(1);
        bench.store(at, 'X');
        int page = (int) bench.pte(at).pfn();
        bench.kernel.syscalls().fork(1);
        int references = bench.machine.pages().refcount(page);

        assertThat(bench.store(at, 'Y').signal()).isEqualTo(Signal.SIGKILL);
        assertThat(bench.letters(at)).isEqualTo("P-AD");
        assertThat(bench.machine.pages().refcount(page)).isEqualTo(references);
        assertThat(bench.machine.pages().mapcount(page)).isEqualTo(2);
    }

    /// E09
    @Test
    void truncateTakesPrivateCopiesToo() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long shared = bench.map(true, Bench.READ_WRITE);
        long own = bench.map(false, Bench.READ_WRITE);
        bench.store(shared, 'X');
        bench.store(shared + 3 * PAGE, 'Y');
        bench.store(own + 3 * PAGE, 'P');
        assertThat(bench.nrDirty()).isEqualTo(2);

        bench.done(bench.kernel.syscalls().ftruncate(Bench.FILE, PAGE + PAGE / 2));

        assertThat(bench.letters(own + 3 * PAGE)).isEqualTo("none");
        assertThat(bench.letters(shared + 3 * PAGE)).isEqualTo("none");
        assertThat(bench.letters(shared)).isEqualTo("PWAD");
        assertThat(bench.machine.processes().anonRss(0)).isZero();
        assertThat(bench.load(shared + PAGE).value()).isEqualTo('b');
        assertThat(bench.load(shared + 2 * PAGE).signal()).isEqualTo(Signal.SIGBUS);
    }

    /// E13
    @Test
    void writebackCleansAnEntryThatNobodyMayUse() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');
        bench.done(bench.kernel.syscalls().mprotect(at, Bench.PAGES, 0));
        assertThat(bench.letters(at)).isEqualTo("N-AD");
        assertThat(bench.load(at).signal()).isEqualTo(Signal.SIGSEGV);

        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));

        assertThat(bench.letters(at)).isEqualTo("N-A-");
        bench.done(bench.kernel.syscalls().mprotect(at, Bench.PAGES, Bench.READ_WRITE));
        assertThat(bench.letters(at)).isEqualTo("P-A-");
    }

    /// E16
    @Test
    void pageThatWriteDirtiedStillNotifiesTheFirstStore() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        bench.kernel.syscalls().pwrite(Bench.FILE, 0, 'W');
        assertThat(bench.letters(at)).isEqualTo("P-A-");
        assertThat(bench.machine.pages().is(bench.page(0), PageFlag.DIRTY)).isTrue();
        long faults = bench.faults();

        bench.store(at, 'X');

        assertThat(bench.faults()).isEqualTo(faults + 1);
        assertThat(bench.nrDirty()).isEqualTo(1);
    }

    /// E17
    @Test
    void pageThatIsNotCachedIsReadAndCountsAsMajor() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3, MachineSpec.State.COLD);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.load(at + 2 * PAGE).value()).isEqualTo('c');
        assertThat(bench.machine.processes().majFlt(0)).isEqualTo(1);
        assertThat(bench.machine.processes().minFlt(0)).isZero();
        assertThat(bench.machine.counter(Counter.PGMAJFAULT)).isEqualTo(1);
    }

    /// B16
    @Test
    void memoryFileSystemIsNeverTracked() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.TMPFS);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        assertThat(bench.letters(at)).isEqualTo("PWA-");
        bench.store(at, 'X');
        bench.store(at + PAGE, 'Y');

        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));

        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.nrDirty()).isZero();
        assertThat(bench.machine.pages().is(bench.page(1), PageFlag.DIRTY)).isTrue();
    }

    @Test
    void lastPartOfTheLastPageIsSeenUntilItIsWritten() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        bench.done(bench.kernel.syscalls().ftruncate(Bench.FILE, PAGE / 2));
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at + 3000, 'X');
        assertThat(bench.load(at + 3000).value()).isEqualTo('X');

        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));

        assertThat(bench.load(at + 3000).value()).isZero();
    }
}

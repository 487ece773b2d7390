package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.Topic;
import io.ptescope.model.kernel.MemoryInsertPfn.Frame;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.VmFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Specification section 7: every way in which drivers and file systems put frames into entries, and every answer.
class InsertTest {
    private static final long PAGE = 4096;
    private static final long RAW = Facts.rawPfn(Bench.FILE, 3);

    /// The only area of the bench.
    private static final int VMA = 0;

    private static MemoryInsertPfn pfns(Bench bench) {
        return bench.kernel.memoryInsertPfn();
    }

    @ParameterizedTest
    @CsvSource({"V4_13, 0, P-A-S", "V4_14, 0, P-A-S", "V6_1, 0, P-A-S", "V2_6_26, 0, P-A-"})
    void mixedInsertionGivesTheRightsOfTheAreaAndNoMore(KernelVersion version, long result, String letters) {
        DriverMode mode = version == KernelVersion.V2_6_26 ? DriverMode.MIXED_RAW : DriverMode.MIXED_RAW_MK;
        Bench bench = Bench.of(version, mode);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(pfns(bench).vmInsertMixed(VMA, at, Frame.raw(RAW))).isEqualTo(result);
        assertThat(bench.letters(at)).isEqualTo(letters);
        assertThat(pfns(bench).vmInsertMixed(VMA, at, Frame.raw(RAW))).isEqualTo(Errno.EBUSY.result());
    }

    /// Section 7.5, row 2.
    @Test
    void emptyEntryBecomesWritableAndDirtyAtOnce() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.MIXED_MKWRITE);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(pfns(bench).vmInsertMixedMkwrite(VMA, at, Frame.raw(RAW))).isZero();
        assertThat(bench.letters(at)).isEqualTo("PWADS");
    }

    /// Section 7.5, row 3: stable kernels report the upgrade as busy, which callers take for success.
    @ParameterizedTest
    @CsvSource({"V4_14, 0", "V6_1, -16"})
    void sameFrameKeepsItsEntryAndGainsRights(KernelVersion version, long result) {
        Bench bench = Bench.of(version, DriverMode.MIXED_MKWRITE);
        long at = bench.map(true, Bench.READ_WRITE);
        pfns(bench).vmInsertMixed(VMA, at, new Frame(RAW, true));
        assertThat(bench.letters(at)).isEqualTo("P-A-SV");

        long answer = pfns(bench).vmInsertMixedMkwrite(VMA, at, Frame.raw(RAW));

        assertThat(answer).isEqualTo(result);
        assertThat(bench.letters(at)).isEqualTo("PWADSV");
        assertThat(MemoryInsertPfn.faultResult(answer)).isEqualTo(FaultResult.NOPAGE);
    }

    /// Section 7.5, row 4, and D12.
    @Test
    void otherFrameStaysAndOnlyTheFirstMismatchWarns() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.MIXED_MKWRITE);
        long at = bench.map(true, Bench.READ_WRITE);
        pfns(bench).vmInsertMixed(VMA, at, Frame.raw(RAW));

        for (int i = 0; i < 2; i++) {
            assertThat(pfns(bench).vmInsertMixedMkwrite(VMA, at, Frame.raw(RAW + 1))).isEqualTo(Errno.EBUSY.result());
        }

        assertThat(bench.pte(at).pfn()).isEqualTo(RAW);
        assertThat(bench.letters(at)).isEqualTo("P-A-S");
        assertThat(bench.remarks(Topic.WARN)).hasSize(1);
    }

    /// D12 as a workload sees it: the answer is as good as success, so only a signal ends the faults.
    @Test
    void storeThatFindsAnotherFrameEachTimeEndsItsTask() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.MIXED_OTHER);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        long other = bench.pte(at).pfn();

        assertThat(bench.store(at, 'X').signal()).isEqualTo(Signal.SIGKILL);
        assertThat(bench.pte(at).pfn()).isEqualTo(other);
        assertThat(bench.remarks(Topic.WARN)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"V4_14, 1", "V6_1, 0"})
    void zeroPageInTheWayWarnsOnlyBeforeTheStableFix(KernelVersion version, int warnings) {
        Bench bench = Bench.of(version, DriverMode.MIXED_MKWRITE);
        long at = bench.map(true, Bench.READ_WRITE);
        pfns(bench).vmInsertMixed(VMA, at, Frame.raw(Facts.ZERO_PFN));

        pfns(bench).vmInsertMixedMkwrite(VMA, at, Frame.raw(RAW));

        assertThat(bench.remarks(Topic.WARN)).hasSize(warnings);
        assertThat(bench.pte(at).pfn()).isEqualTo(Facts.ZERO_PFN);
    }

    /// D13.
    @Test
    void addressBehindTheAreaIsRefusedBeforeAnyLock() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.MIXED_MKWRITE);
        long end = bench.map(true, Bench.READ_WRITE) + Bench.PAGES * PAGE;

        assertThat(pfns(bench).vmInsertMixed(VMA, end, Frame.raw(RAW))).isEqualTo(Errno.EFAULT.result());
        assertThat(pfns(bench).vmInsertMixedMkwrite(VMA, end, Frame.raw(RAW))).isEqualTo(Errno.EFAULT.result());
        assertThat(bench.kernel.memoryInsert().vmInsertPage(VMA, end, 1)).isEqualTo(Errno.EFAULT.result());
        assertThat(MemoryInsertPfn.faultResult(Errno.EFAULT.result())).isEqualTo(FaultResult.SIGBUS);
    }

    /// D14.
    @Test
    void withoutMemoryForATableTheTaskIsKilled() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.MIXED_RAW,
            new Injection(Injection.Place.PAGE_TABLE, 0, Errno.ENOMEM));
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(pfns(bench).vmInsertMixed(VMA, at, Frame.raw(RAW))).isEqualTo(Errno.ENOMEM.result());
        assertThat(bench.store(at, 'X').signal()).isEqualTo(Signal.SIGKILL);
        assertThat(bench.letters(at)).isEqualTo("none");
    }

    /// D15: up to 4.x a BUG, later a refusal.
    @ParameterizedTest
    @CsvSource({"V4_13, 1, KILLED", "V4_14, 1, KILLED", "V6_1, 0, SIGBUS"})
    void areaThatIsNotMixedIsNoPlaceForMixedFrames(KernelVersion version, int bugs, String result) {
        Bench bench = Bench.of(version, DriverMode.FAULT);
        long at = bench.map(true, Bench.READ_WRITE);

        int answer = MemoryInsertPfn.faultResult(pfns(bench).vmInsertMixed(VMA, at, Frame.raw(RAW)));

        assertThat(answer).isEqualTo(result.equals("KILLED") ? FaultResult.KILLED : FaultResult.SIGBUS);
        assertThat(bench.remarks(Topic.BUG)).hasSize(bugs);
        assertThat(bench.letters(at)).isEqualTo("none");
    }

    /// D19: the copy of a private area stays when a late read fault comes with the frame.
    @Test
    void privateCopyIsNotReplacedByTheFrame() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.MIXED_RAW);
        long at = bench.map(false, Bench.READ_WRITE);
        bench.store(at, 'X');
        long copy = bench.pte(at).pfn();

        assertThat(pfns(bench).vmInsertMixed(VMA, at, Frame.raw(RAW))).isEqualTo(Errno.EBUSY.result());
        assertThat(bench.pte(at).pfn()).isEqualTo(copy);
    }

    @Test
    void plainNumbersNeedAnAreaThatIsMarkedForThem() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.FAULT);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(pfns(bench).vmInsertPfn(VMA, at, RAW)).isEqualTo(MemoryInsert.BUG);
        assertThat(bench.remarks(Topic.BUG)).hasSize(1);
    }

    @Test
    void rightsOfTheCallersChoiceGoIntoTheEntry() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.PFN);
        long at = bench.map(true, Bench.READ_WRITE);
        long readOnly = bench.kernel.mmap().protection(VmFlag.READ.mask());

        assertThat(pfns(bench).vmInsertPfnProt(VMA, at, RAW, readOnly)).isZero();
        assertThat(bench.letters(at)).isEqualTo("P-A-S");
    }

    @ParameterizedTest
    @EnumSource(value = KernelVersion.class, names = {"V2_6_17", "V2_6_26", "V4_13", "V6_18"})
    void insertedPageIsCountedUntilItGoes(KernelVersion version) {
        Bench bench = Bench.of(version, DriverMode.INSERT_PAGE);
        long at = bench.map(true, Bench.READ_WRITE);
        int page = (int) bench.pte(at).pfn();
        assertThat(bench.machine.pages().mapcount(page)).isEqualTo(1);
        assertThat(bench.machine.processes().fileRss(0)).isEqualTo(Bench.PAGES);
        boolean mixed = bench.machine.vmas().is(VMA, VmFlag.MIXEDMAP);
        assertThat(mixed).isEqualTo(version.patches().contains(Patch.INSERT_PAGE_IS_MIXED));

        bench.kernel.syscalls().munmap(at, Bench.PAGES);

        assertThat(bench.machine.pages().mapcount(page)).isZero();
        assertThat(bench.machine.pages().refcount(page)).isEqualTo(1);
    }

    @Test
    void pagesThatNobodyHoldsAndPrivateOnesAreRefused() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.MIXED_PAGE);
        long at = bench.map(true, Bench.READ_WRITE);
        long memory = bench.mapAnonymous(1);
        bench.store(memory, 'X');
        int anon = (int) bench.pte(memory).pfn();

        assertThat(bench.kernel.memoryInsert().vmInsertPage(VMA, at, 80)).isEqualTo(Errno.EINVAL.result());
        assertThat(bench.kernel.memoryInsert().vmInsertPage(VMA, at, anon)).isEqualTo(Errno.EINVAL.result());
    }

    @Test
    void areaBecomesMixedOnlyInMmap() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.FAULT);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        int page = (int) bench.pte(at).pfn();

        assertThat(bench.kernel.memoryInsert().vmInsertPage(VMA, at + PAGE, page)).isEqualTo(MemoryInsert.BUG);
    }

    @Test
    void privateRangeHasToFillItsArea() {
        Bench bench = Bench.of(KernelVersion.V4_14, DriverMode.FAULT);
        long at = bench.map(false, Bench.READ_WRITE);
        long prot = bench.machine.vmas().pageProt(VMA);

        assertThat(bench.kernel.memoryInsert().remapPfnRange(VMA, at, RAW, 2, prot)).isEqualTo(Errno.EINVAL.result());
        assertThat(bench.kernel.memoryInsert().remapPfnRange(VMA, at, RAW, Bench.PAGES, prot)).isZero();
        assertThat(bench.kernel.memoryInsert().remapPfnRange(VMA, at, RAW, Bench.PAGES, prot))
            .isEqualTo(MemoryInsert.BUG);
    }

    @ParameterizedTest
    @EnumSource(value = DriverMode.class, names = {"PFN", "PFN_MK"})
    void privateMappingOfBareFramesIsRefused(DriverMode mode) {
        Bench bench = Bench.of(KernelVersion.V6_1, mode);

        assertThat(bench.map(false, Bench.READ_WRITE)).isEqualTo(Errno.EINVAL.result());
    }

    /// Section 7.6.
    @Test
    void namedFrameIsWritableWithOneFault() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, DriverMode.NOPFN);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');

        assertThat(bench.faults()).isEqualTo(1);
        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.nrDirty()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"MIXED_RAW_MK, 2", "MIXED_MKWRITE, 1"})
    void insertingForAStoreSavesAFault(DriverMode mode, int faults) {
        Bench bench = Bench.of(KernelVersion.V6_1, mode);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');

        assertThat(bench.faults()).isEqualTo(faults);
        assertThat(bench.letters(at)).isEqualTo("PWADS");
    }

    @Test
    void deviceHasNothingToSync() {
        Bench bench = Bench.of(KernelVersion.V6_1, DriverMode.FAULT_MK);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.kernel.syscalls().msyncSync(at, Bench.PAGES)).isEqualTo(Errno.EINVAL.result());
        assertThat(bench.kernel.syscalls().msyncAsync(at, Bench.PAGES)).isZero();
    }
}

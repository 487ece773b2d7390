package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.VmFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Specification section 9.C: frames without a struct page meet dirty accounting.
class MixedMapTest {
    private static final long RAW = Facts.rawPfn(Bench.FILE, 0);

    /// C01
    @ParameterizedTest
    @CsvSource({"V2_6_26_RC, false", "V2_6_26, true"})
    void storeAfterALoadStaysInTheSharedFrameOnlyWithTheFix(KernelVersion version, boolean shared) {
        Bench bench = Bench.of(version, FileSystem.MIXFS);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        assertThat(bench.letters(at)).isEqualTo("P-A-");
        assertThat(bench.pte(at).pfn()).isEqualTo(RAW);

        bench.store(at, 'X');

        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.pte(at).pfn() == RAW).isEqualTo(shared);
        assertThat(bench.kernel.syscalls().pread(Bench.FILE, 0)).isEqualTo(shared ? 'X' : 'a');
        assertThat(bench.machine.processes().anonRss(0)).isEqualTo(shared ? 0 : 1);
        assertThat(bench.nrDirty()).isZero();
        assertThat(bench.machine.counter(Counter.MKWRITE_CALLS)).isZero();
    }

    /// C02
    @Test
    void storeFirstTakesTwoFaults() {
        Bench bench = Bench.of(KernelVersion.V2_6_26, FileSystem.MIXFS);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');

        assertThat(bench.faults()).isEqualTo(2);
        assertThat(bench.letters(at)).isEqualTo("PWAD");
    }

    /// C03
    @ParameterizedTest
    @CsvSource({"V2_6_26_RC, a", "V2_6_26, X"})
    void otherProcessSeesTheStoreOnlyWithTheFix(KernelVersion version, char seen) {
        Bench bench = Bench.of(version, FileSystem.MIXFS);
        int child = bench.kernel.syscalls().fork(1);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        bench.store(at, 'X');
        bench.kernel.switchTo(child);
        long other = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.load(other).value()).isEqualTo(seen);
    }

    /// C04
    @Test
    void childSharesTheCopyThatShouldNotExist() {
        Bench bench = Bench.of(KernelVersion.V2_6_26_RC, FileSystem.MIXFS);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        bench.store(at, 'X');
        long copy = bench.pte(at).pfn();
        int child = bench.kernel.syscalls().fork(1);
        bench.kernel.switchTo(child);

        assertThat(bench.pte(at).pfn()).isEqualTo(copy);
        assertThat(bench.letters(at)).isEqualTo("PW--");
    }

    /// C07
    @Test
    void writebackNeverTouchesAFrameWithoutStructPage() {
        Bench bench = Bench.of(KernelVersion.V2_6_26, FileSystem.MIXFS);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');
        bench.done(bench.kernel.syscalls().sync());
        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));

        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.machine.counter(Counter.PAGES_WRITTEN)).isZero();
    }

    /// C08
    @ParameterizedTest
    @EnumSource(value = KernelVersion.class, names = {"V2_6_26_RC", "V2_6_26"})
    void privateStoreIsCopiedOnBoth(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.MIXFS);
        long at = bench.map(false, Bench.READ_WRITE);
        bench.store(at, 'X');

        assertThat(bench.machine.pages().isAnon((int) bench.pte(at).pfn())).isTrue();
        assertThat(bench.kernel.syscalls().pread(Bench.FILE, 0)).isEqualTo('a');
    }

    /// C10
    @ParameterizedTest
    @CsvSource({"V2_6_26_RC, SIGKILL", "V2_6_26, NONE"})
    void storeThatNeedsNoMemoryDiesForWantOfItOnlyWithoutTheFix(KernelVersion version, Signal signal) {
        Bench bench = Bench.of(version, FileSystem.MIXFS,
            new Injection(Injection.Place.ALLOCATION, 0, Errno.ENOMEM));
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);

        assertThat(bench.store(at, 'X').signal()).isEqualTo(signal);
    }

    /// C12
    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void remappedDeviceNeverFaults(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.RAWDEV);
        long at = bench.map(true, Bench.READ_WRITE);
        assertThat(bench.letters(at)).startsWith("PWA-");
        bench.store(at, 'X');

        assertThat(bench.faults()).isZero();
        assertThat(bench.letters(at)).startsWith("PWAD");
        assertThat(bench.nrDirty()).isZero();
        assertThat(bench.machine.vmas().is(0, VmFlag.PFNMAP)).isTrue();
    }

    @Test
    void deviceHasNoLengthToChange() {
        Bench bench = Bench.of(KernelVersion.V2_6_18, FileSystem.RAWDEV);
        long at = bench.map(true, Bench.READ_WRITE);

        assertThat(bench.kernel.syscalls().ftruncate(Bench.FILE, 0)).isEqualTo(Errno.EINVAL.result());
        assertThat(bench.load(at).value()).isEqualTo('a');
    }

    /// C14
    @Test
    void mprotectGivesTheDirtyRawEntryItsWriteBitBack() {
        Bench bench = Bench.of(KernelVersion.V2_6_26, FileSystem.MIXFS);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at, 'X');
        bench.kernel.syscalls().mprotect(at, Bench.PAGES, Bench.READ);
        assertThat(bench.letters(at)).isEqualTo("P-AD");
        bench.kernel.syscalls().mprotect(at, Bench.PAGES, Bench.READ_WRITE);

        assertThat(bench.letters(at)).isEqualTo("PWAD");
    }

    @Test
    void kernelWithoutMixedAreasCannotMapSuchAFile() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.MIXFS);
        assertThat(bench.map(true, Bench.READ_WRITE)).isEqualTo(Errno.ENODEV.result());
    }
}

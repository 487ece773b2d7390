package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.Journal;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Workload WL1 and the central rows of the catalogue, called directly.
class LifeOfASharedPageTest {
    @ParameterizedTest
    @CsvSource({
        "V2_6_17, EXT3,  PWA- PWAD PWAD PWAD, 0 0 0 0 0 1 0, 1, 0, 0, 1",
        "V2_6_18, EXT3,  PWA- PWAD PWAD PWAD, 0 0 0 0 0 1 0, 1, 0, 0, 1",
        "V2_6_18, MKWFS, P-A- PWAD PWAD PWAD, 0 0 0 0 0 1 0, 2, 1, 0, 1",
        "V2_6_19, EXT3,  P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 0, 1, 1",
        "V2_6_19, MKWFS, P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 2, 1, 1",
        "V2_6_20, EXT3,  P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 0, 1, 1",
        "V2_6_23, EXT3,  P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 0, 1, 1",
        "V2_6_23, MKWFS, P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 2, 1, 1",
        "V2_6_26, EXT3,  P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 0, 1, 1",
        "V2_6_26, MKWFS, P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 2, 1, 1",
        "V2_6_26, TMPFS, PWA- PWAD PWAD PWAD, 0 0 0 0 0 0 0, 1, 0, 0, 0",
        "V2_6_19, TMPFS, PWA- PWAD PWAD PWAD, 0 0 0 0 0 0 0, 1, 0, 0, 0",
        "V4_13, EXT3,  P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 0, 1, 1",
        "V4_13, MKWFS, P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 2, 1, 1",
        "V4_14, EXT3,  P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 0, 1, 1",
        "V4_14, MKWFS, P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 2, 1, 1",
        "V6_1, EXT3,  P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 0, 1, 1",
        "V6_1, MKWFS, P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 2, 1, 1",
        "V6_18, EXT3,  P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 0, 1, 1",
        "V6_18, MKWFS, P-A- PWAD P-A- PWAD, 0 1 1 0 1 1 0, 3, 2, 1, 1",
        "V6_1, TMPFS, PWA- PWAD PWAD PWAD, 0 0 0 0 0 0 0, 1, 0, 0, 0",
        "V6_18, TMPFS, PWAD PWAD PWAD PWAD, 0 0 0 0 0 0 0, 1, 0, 0, 0"})
    void workloadOneAgreesWithTheConformanceMatrix(KernelVersion version, FileSystem profile, String entries,
        String dirty, int faults, int mkwrites, int firstWrites, int lastWrites) {
        Bench bench = Bench.of(version, profile);
        long at = bench.map(true, Bench.READ_WRITE);
        List<String> seen = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        bench.load(at);
        note(bench, at, seen, counts);
        bench.store(at, 'X');
        note(bench, at, seen, counts);
        bench.store(at, 'Y');
        counts.add("" + bench.nrDirty());
        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));
        note(bench, at, seen, counts);
        long written = bench.machine.counter(Counter.PAGES_WRITTEN);
        bench.store(at, 'Z');
        note(bench, at, seen, counts);
        bench.done(bench.kernel.syscalls().munmap(at, Bench.PAGES));
        counts.add("" + bench.nrDirty());
        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));
        counts.add("" + bench.nrDirty());

        assertThat(String.join(" ", seen)).isEqualTo(entries);
        assertThat(String.join(" ", counts)).isEqualTo(dirty);
        assertThat(bench.faults()).isEqualTo(faults);
        assertThat(bench.machine.counter(Counter.MKWRITE_CALLS)).isEqualTo(mkwrites);
        assertThat(written).isEqualTo(firstWrites);
        assertThat(bench.machine.counter(Counter.PAGES_WRITTEN) - written).isEqualTo(lastWrites);
        if (profile.accountsDirty()) {
            assertThat(bench.onDisk(0)).isEqualTo('Z');
        }
    }

    /// WL1 on persistent memory: no page is ever counted dirty, the tag of the slot is what tells. Where a hole was
    /// read, 4.13 has a page of zeroes to get rid of, which costs one fault more.
    @ParameterizedTest
    @CsvSource({
        "V4_13, DAX, CACHED, P-A-SV PWADSV P-A-SV PWADSV, 0 1 1 0 1 1 0, 3, 0, 2",
        "V4_14, DAX, CACHED, P-A-SV PWADSV P-A-SV PWADSV, 0 1 1 0 1 1 0, 3, 0, 2",
        "V6_1,  DAX, CACHED, P-A-SV PWADSV P-A-SV PWADSV, 1 1 1 0 1 1 0, 3, 0, 2",
        "V6_18, DAX, CACHED, P-A-   PWAD   P-A-   PWAD,   0 1 1 0 1 1 0, 3, 0, 2",
        "V4_13, DAX, HOLE,   P-A-   PWADSV P-A-SV PWADSV, 0 1 1 0 1 1 0, 4, 1, 2",
        "V4_14, DAX, HOLE,   P-A-S  PWADSV P-A-SV PWADSV, 0 1 1 0 1 1 0, 3, 0, 2",
        "V6_1,  DAX, HOLE,   P-A-S  PWADSV P-A-SV PWADSV, 1 1 1 0 1 1 0, 3, 0, 2",
        "V6_18, DAX, HOLE,   P-A-S  PWAD   P-A-   PWAD,   0 1 1 0 1 1 0, 3, 0, 2"})
    void workloadOneOnPersistentMemory(KernelVersion version, FileSystem profile, MachineSpec.State state,
        String entries, String tags, int faults, int mkwrites, int pfnMkwrites) {
        Bench bench = Bench.of(version, profile, state);
        long at = bench.map(true, Bench.READ_WRITE);
        List<String> seen = new ArrayList<>();
        List<String> tagged = new ArrayList<>();
        bench.load(at);
        noteTag(bench, at, seen, tagged);
        bench.store(at, 'X');
        noteTag(bench, at, seen, tagged);
        bench.store(at, 'Y');
        noteTag(bench, at, new ArrayList<>(), tagged);
        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));
        noteTag(bench, at, seen, tagged);
        bench.store(at, 'Z');
        noteTag(bench, at, seen, tagged);
        bench.done(bench.kernel.syscalls().munmap(at, Bench.PAGES));
        noteTag(bench, at, new ArrayList<>(), tagged);
        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));
        noteTag(bench, at, new ArrayList<>(), tagged);

        assertThat(String.join(" ", seen)).isEqualTo(entries.replaceAll(" +", " "));
        assertThat(String.join(" ", tagged)).isEqualTo(tags);
        assertThat(bench.faults()).isEqualTo(faults);
        assertThat(bench.machine.counter(Counter.MKWRITE_CALLS)).isEqualTo(mkwrites);
        assertThat(bench.machine.counter(Counter.PFN_MKWRITE_CALLS)).isEqualTo(pfnMkwrites);
        assertThat(bench.machine.counter(Counter.PAGES_WRITTEN)).isEqualTo(2);
        assertThat(bench.nrDirty()).isZero();
        assertThat(bench.onDisk(0)).isEqualTo('Z');
    }

    private static void noteTag(Bench bench, long at, List<String> seen, List<String> tagged) {
        seen.add(bench.letters(at));
        tagged.add((bench.machine.mappings().tags(Bench.FILE, 0) & MappingTag.DIRTY.mask()) == 0 ? "0" : "1");
        assertThat(bench.nrDirty()).isZero();
    }

    /// WL6: what locking four clean pages costs.
    @ParameterizedTest
    @CsvSource({"V2_6_17, PWAD, 0", "V2_6_18, PWAD, 0", "V2_6_19, PWAD, 4", "V2_6_20, PWAD, 4", "V2_6_23, PWAD, 4",
        "V2_6_26, PWAD, 4", "V4_13, P-A-, 0", "V4_14, P-A-, 0", "V6_1, P-A-, 0", "V6_18, P-A-, 0"})
    void workloadSixLocksCleanPages(KernelVersion version, String entry, int dirty) {
        Bench bench = Bench.of(version, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);

        bench.done(bench.kernel.syscalls().mlock(at, 4));

        for (int page = 0; page < 4; page++) {
            assertThat(bench.letters(at + page * 4096L)).isEqualTo(entry);
        }
        assertThat(bench.nrDirty()).isEqualTo(dirty);
    }

    private static void note(Bench bench, long at, List<String> seen, List<String> counts) {
        seen.add(bench.letters(at));
        counts.add("" + bench.nrDirty());
    }

    @Test
    void refusedFileSystemCallbackKillsTheStoreAndLeavesTheEntryAlone() {
        Bench bench = Bench.of(KernelVersion.V2_6_18, FileSystem.MKWFS,
            new Injection(Injection.Place.PAGE_MKWRITE, 1, Errno.ENOSPC));
        long at = bench.map(true, Bench.READ_WRITE);
        bench.load(at);
        int references = bench.machine.pages().refcount(bench.page(0));

        Access access = bench.store(at, 'X');

        assertThat(access.signal()).isEqualTo(Signal.SIGBUS);
        assertThat(bench.letters(at)).isEqualTo("P-A-");
        assertThat(bench.machine.pages().refcount(bench.page(0))).isEqualTo(references);
        assertThat(bench.machine.processes().minFlt(0)).isEqualTo(1);
        assertThat(bench.load(at).value()).isEqualTo('a');
    }

    @Test
    void writebackCleansBothMappersOfAPage() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        int child = bench.kernel.syscalls().fork(1);
        bench.store(at, 'X');
        bench.kernel.switchTo(child);
        assertThat(bench.letters(at)).isEqualTo("none");
        bench.store(at, 'Y');
        assertThat(bench.machine.pages().mapcount(bench.page(0))).isEqualTo(2);
        assertThat(bench.nrDirty()).isEqualTo(1);

        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));

        assertThat(bench.letters(at)).isEqualTo("P-A-");
        bench.kernel.switchTo(0);
        assertThat(bench.letters(at)).isEqualTo("P-A-");
        assertThat(bench.onDisk(0)).isEqualTo('Y');
        assertThat(bench.machine.mappings().tags(Bench.FILE, 0) & MappingTag.DIRTY.mask()).isZero();
    }

    @Test
    void privateStoreCopiesAndLeavesTheFileAlone() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.map(false, Bench.READ_WRITE);
        bench.load(at);
        bench.store(at, 'X');

        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.machine.pages().isAnon((int) bench.pte(at).pfn())).isTrue();
        assertThat(bench.machine.pages().mapcount(bench.page(0))).isZero();
        assertThat(bench.machine.pages().is(bench.page(0), PageFlag.DIRTY)).isFalse();
    }

    @Test
    void forkedPageIsCopiedByTheWriterAndReusedByTheLastOwner() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.mapAnonymous(2);
        bench.store(at, 'X');
        int first = (int) bench.pte(at).pfn();
        int child = bench.kernel.syscalls().fork(1);
        assertThat(bench.letters(at)).isEqualTo("P-AD");

        bench.store(at, 'Y');
        assertThat(bench.pte(at).pfn()).isNotEqualTo(first);
        bench.kernel.switchTo(child);
        bench.store(at, 'Z');

        assertThat(bench.pte(at).pfn()).isEqualTo(first);
        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.load(at).value()).isEqualTo('Z');
    }

    @Test
    void dirtLimitMakesTheFaultingTaskWrite() {
        Bench bench = Bench.limited(KernelVersion.V2_6_19, FileSystem.EXT3, 4, 8);
        long at = bench.map(true, Bench.READ_WRITE);
        for (int page = 0; page < Bench.PAGES; page++) {
            bench.kernel.syscalls().store(at + page * 4096L, 'X');
        }

        assertThat(bench.machine.counter(Counter.PAGES_WRITTEN)).isPositive();
        assertThat(bench.nrDirty()).isLessThanOrEqualTo(8);
    }

    @Test
    void truncatedPageIsGoneFromEveryEntry() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        bench.store(at + 3 * 4096, 'X');
        bench.done(bench.kernel.syscalls().ftruncate(Bench.FILE, 4096 + 2048));

        assertThat(bench.letters(at + 3 * 4096)).isEqualTo("none");
        assertThat(bench.load(at + 3 * 4096).signal()).isEqualTo(Signal.SIGBUS);
        assertThat(bench.page(3)).isEqualTo(-1);
    }

    @Test
    void everyRunCanBeTakenBackToTheFirstEvent() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.MKWFS);
        long before = bench.machine.hash();
        long at = bench.map(true, Bench.READ_WRITE);
        long privately = bench.map(false, Bench.READ_WRITE);
        bench.store(at, 'X');
        bench.store(privately + 4096, 'Y');
        int child = bench.kernel.syscalls().fork(1);
        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));
        bench.kernel.switchTo(child);
        bench.store(privately + 4096, 'Z');
        bench.kernel.syscalls().exit();
        bench.kernel.switchTo(0);
        bench.done(bench.kernel.syscalls().munmap(at, Bench.PAGES));
        long after = bench.machine.hash();
        assertThat(after).isNotEqualTo(before);
        assertThat(bench.boot.machine().hash()).isEqualTo(before);

        Journal rewinder = bench.kernel.journal();
        rewinder.rewind(0);

        assertThat(bench.machine.hash()).isEqualTo(before);
    }

    @Test
    void backgroundWritebackGoesOnWhereItStopped() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        for (int page = 0; page < 4; page++) {
            bench.kernel.syscalls().pwrite(Bench.FILE, page, 'X');
        }
        assertThat(bench.done(bench.kernel.fsWriteback().writebackInodes(2))).isEqualTo(2);
        bench.kernel.syscalls().pwrite(Bench.FILE, 0, 'Y');

        assertThat(bench.done(bench.kernel.fsWriteback().writebackInodes(2))).isEqualTo(2);

        assertThat(bench.onDisk(0)).isEqualTo('X');
        assertThat(bench.onDisk(2)).isEqualTo('X');
        assertThat(bench.onDisk(3)).isEqualTo('X');
    }
}

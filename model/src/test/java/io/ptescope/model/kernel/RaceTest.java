package io.ptescope.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Signal;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The races of specification section 9.F and A05 to A07, each with the interleaving that shows it.
class RaceTest {
    @Test
    void readerGoesOnWhileTheCallbackSleeps() {
        Bench bench = Bench.of(KernelVersion.V2_6_18, FileSystem.MKWFS);
        long at = bench.map(true, Bench.READ_WRITE);
        int other = bench.kernel.syscalls().cloneThread(1);
        bench.load(at);
        AtomicReference<String> entryMeanwhile = new AtomicReference<>("");

        new Race(bench).lane(0, () -> bench.kernel.syscalls().store(at, 'X'))
            .lane(other, () -> {
                bench.kernel.syscalls().load(at);
                entryMeanwhile.set(bench.letters(at));
            })
            .until(0, MemoryWpSite.DO_WP_PAGE__UNLOCK_TO_ASK).toEnd(1).run();

        assertThat(entryMeanwhile.get()).isEqualTo("P-A-");
        assertThat(bench.letters(at)).isEqualTo("PWAD");
    }

    @Test
    void fasterThreadMakesTheSlowerOneLeaveTheEntryAlone() {
        Bench bench = Bench.of(KernelVersion.V2_6_18, FileSystem.MKWFS);
        long at = bench.map(true, Bench.READ_WRITE);
        int other = bench.kernel.syscalls().cloneThread(1);
        bench.load(at);

        new Race(bench).lane(0, () -> bench.kernel.syscalls().store(at, 'X'))
            .lane(other, () -> bench.kernel.syscalls().store(at, 'Y'))
            .until(0, MemoryWpSite.DO_WP_PAGE__UNLOCK_TO_ASK).toEnd(1).run();

        assertThat(bench.remarks(Topic.PTE_CHANGED)).hasSize(1);
        assertThat(bench.machine.counter(Counter.MKWRITE_CALLS)).isEqualTo(2);
        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.load(at).value()).isEqualTo('X');
    }

    @Test
    void truncateDuringTheCallbackEndsInSigbus() {
        Bench bench = Bench.of(KernelVersion.V2_6_18, FileSystem.MKWFS);
        long at = bench.map(true, Bench.READ_WRITE);
        int other = bench.kernel.syscalls().cloneThread(1);
        bench.load(at);
        AtomicReference<Signal> signal = new AtomicReference<>(Signal.NONE);

        new Race(bench).lane(0, () -> signal.set(bench.kernel.syscalls().store(at, 'X').signal()))
            .lane(other, () -> bench.kernel.syscalls().ftruncate(Bench.FILE, 0))
            .until(0, MemoryWpSite.DO_WP_PAGE__UNLOCK_TO_ASK).toEnd(1).run();

        assertThat(signal.get()).isEqualTo(Signal.SIGBUS);
        assertThat(bench.letters(at)).isEqualTo("none");
        assertThat(bench.page(0)).isEqualTo(-1);
    }

    @Test
    void truncateBeforeTheEntryIsLockedMakesTheFaultLookAgain() {
        Bench bench = Bench.of(KernelVersion.V2_6_18, FileSystem.MKWFS);
        long at = bench.map(true, Bench.READ_WRITE);
        int other = bench.kernel.syscalls().cloneThread(1);

        new Race(bench).lane(0, () -> bench.kernel.syscalls().store(at, 'X'))
            .lane(other, () -> {
                bench.kernel.syscalls().ftruncate(Bench.FILE, 0);
                bench.kernel.syscalls().ftruncate(Bench.FILE, 4096);
            })
            .until(0, MemorySite.DO_NO_PAGE__MKWRITE).toEnd(1).run();

        assertThat(bench.machine.counter(Counter.MKWRITE_CALLS)).isEqualTo(2);
        assertThat(bench.letters(at)).isEqualTo("PWAD");
        assertThat(bench.pte(at).pfn()).isEqualTo(bench.page(0));
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void twoFirstTouchesMapThePageOnce(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        int other = bench.kernel.syscalls().cloneThread(1);

        new Race(bench).lane(0, () -> bench.kernel.syscalls().load(at))
            .lane(other, () -> bench.kernel.syscalls().load(at))
            .until(0, version.patches().contains(Patch.FAULT_WITH_PAGE_LOCK) ? MemorySite.__DO_FAULT__FAULT
                : MemorySite.DO_NO_PAGE__NOPAGE).toEnd(1).run();

        assertThat(bench.machine.pages().mapcount(bench.page(0))).isEqualTo(1);
        assertThat(bench.machine.pages().refcount(bench.page(0))).isEqualTo(2);
    }

    @Test
    void storeBetweenCleaningAndClearingIsUntrackedOnlyWhereTheFlagIsClearedLast() {
        assertThat(dirtyAfterTheCleaningRace(KernelVersion.V2_6_19)).isTrue();
        assertThat(dirtyAfterTheCleaningRace(KernelVersion.V2_6_20)).isFalse();
        assertThat(dirtyAfterTheCleaningRace(KernelVersion.V2_6_23)).isTrue();
    }

    /// R-CLEAN: the store comes after page_mkclean has protected the entry, and before the rest of
    /// clear_page_dirty_for_io. Whether the page counts as dirty at the end, with a writable entry.
    private static boolean dirtyAfterTheCleaningRace(KernelVersion version) {
        Bench bench = Bench.of(version, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        int other = bench.kernel.syscalls().cloneThread(1);
        bench.store(at, 'X');
        Site cleaned = version.patches().contains(Patch.CLEAN_THEN_REDIRTY)
            ? PageWritebackSite.CLEAR_PAGE_DIRTY_FOR_IO__REDIRTY : RmapSite.PAGE_MKCLEAN__UNLOCK;

        new Race(bench).lane(0, () -> bench.kernel.syscalls().store(at, 'Y'))
            .lane(other, () -> bench.kernel.syscalls().fsync(Bench.FILE))
            .until(1, cleaned).until(0, MemoryWpSite.DO_WP_PAGE__RELEASE).toEnd(1).run();

        assertThat(bench.letters(at)).isEqualTo("PWAD");
        return bench.machine.pages().is(bench.page(0), PageFlag.DIRTY);
    }

    @Test
    void pageIsDirtiedAgainWhileItIsWritten() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        int other = bench.kernel.syscalls().cloneThread(1);
        bench.store(at, 'X');
        AtomicReference<Long> tags = new AtomicReference<>(0L);

        new Race(bench).lane(0, () -> {
            bench.kernel.syscalls().store(at, 'Y');
            tags.set(bench.machine.mappings().tags(Bench.FILE, 0));
        }).lane(other, () -> bench.kernel.syscalls().fsync(Bench.FILE))
            .until(1, BufferSite.BLOCK_WRITE_FULL_PAGE__SUBMIT).toEnd(0).run();

        assertThat(tags.get()).isEqualTo(MappingTag.DIRTY.mask() | MappingTag.WRITEBACK.mask());
        assertThat(bench.onDisk(0)).isEqualTo('X');
        assertThat(bench.nrDirty()).isEqualTo(1);
    }

    @Test
    void flushedTranslationTrapsTheNextStoreOfTheOtherCpu() {
        Bench bench = Bench.of(KernelVersion.V2_6_19, FileSystem.EXT3);
        long at = bench.map(true, Bench.READ_WRITE);
        int other = bench.kernel.syscalls().cloneThread(1);
        bench.store(at, 'X');
        bench.kernel.switchTo(other);
        bench.store(at, 'Y');
        bench.kernel.switchTo(0);
        long traps = bench.faults();

        bench.done(bench.kernel.syscalls().fsync(Bench.FILE));
        bench.kernel.switchTo(other);
        bench.store(at, 'Z');

        assertThat(bench.faults()).isEqualTo(traps + 1);
        assertThat(bench.nrDirty()).isEqualTo(1);
    }
}

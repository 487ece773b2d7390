package io.ptescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.Inodes;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Locks;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SentinelsTest {
    private static final KernelVersion TRACKING = KernelVersion.V2_6_19;
    private static final int FILE = 1;
    private static final long CLEAN = RandomWorkload.SHARED + 4096;
    private static final long DIRTY = RandomWorkload.SHARED + 2 * 4096;

    private final RandomWorkload workload = new RandomWorkload(TRACKING, FileSystem.EXT3, 0);
    private final Sentinels sentinels = new Sentinels(TRACKING.patches());
    private Door door = workload.boot.copy();
    private Machine machine = door.machine();

    /// Page 1 of the file is mapped read-only and clean, page 2 writable and dirty.
    private void readAndWrite() {
        workload.operate(() -> workload.kernel().syscalls().load(CLEAN));
        workload.operate(() -> workload.kernel().syscalls().store(DIRTY, 7));
        door = workload.boot.copy();
        workload.log.apply(door, 0, workload.log.size());
        machine = door.machine();
    }

    private Verdict verdict(Invariant invariant) {
        return sentinels.check(machine).get(invariant.ordinal()).verdict();
    }

    private void assertBroken(Invariant invariant, Subject subject) {
        assertThat(verdict(invariant)).isInstanceOfSatisfying(Verdict.Broken.class, broken ->
            assertThat(broken.findings()).extracting(Finding::subject).contains(subject));
    }

    private void set(Field field, int object, long slot, long value) {
        door.put(field, object, slot, value);
    }

    private void entry(long address, long set, long cleared) {
        Pte old = machine.tables().pte(0, address);
        set(Field.TABLE_ENTRY, machine.tables().leaf(0, address), Level.PTE.index(address),
            old.with(set).without(cleared).bits());
    }

    private void flag(int page, PageFlag flag, boolean on) {
        long flags = machine.pages().flags(page);
        set(Field.PAGE_FLAGS, page, 0, on ? flags | flag.mask() : flags & ~flag.mask());
    }

    private int page(int index) {
        return machine.mappings().page(FILE, index);
    }

    @Test
    void everythingHoldsOnAMachineThatTheKernelMade() {
        readAndWrite();
        assertThat(sentinels.check(machine)).filteredOn(report -> report.invariant().isPromisedBy(TRACKING.patches()))
            .extracting(Report::verdict).containsOnly(new Verdict.Holds());
        assertThat(sentinels.check(machine)).filteredOn(report -> report.verdict() instanceof Verdict.NotPromised)
            .extracting(Report::invariant).containsExactly(Invariant.I22, Invariant.I28, Invariant.I29, Invariant.I30,
                Invariant.I31, Invariant.I32);
    }

    @Test
    void i01BreaksWhenAWritablePageIsNotMarked() {
        readAndWrite();
        entry(CLEAN, Pte.RW, 0);
        assertBroken(Invariant.I01, new Subject.Entry(0, CLEAN));
    }

    @Test
    void i01SaysNothingOfAreasThatAreNotTracked() {
        readAndWrite();
        long memory = RandomWorkload.MEMORY_FILE;
        workload.operate(() -> workload.kernel().syscalls().store(memory, 1));
        readAndWrite();
        assertThat(machine.tables().pte(0, memory).isWritable()).isTrue();
        assertThat(verdict(Invariant.I01)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void i02BreaksWhenADirtyEntryIsNotKnown() {
        readAndWrite();
        entry(CLEAN, Pte.DIRTY, 0);
        assertBroken(Invariant.I02, new Subject.Entry(0, CLEAN));
    }

    @Test
    void i01AndI02AreNotPromisedBefore2619() {
        for (KernelVersion version : List.of(KernelVersion.V2_6_17, KernelVersion.V2_6_18)) {
            RandomWorkload older = new RandomWorkload(version, FileSystem.EXT3, 0);
            older.operate(() -> older.kernel().syscalls().store(DIRTY, 7));
            List<Report> reports = new Sentinels(version.patches()).check(older.machine);
            assertThat(reports.subList(0, 2)).extracting(Report::verdict).allSatisfy(verdict ->
                assertThat(verdict).isInstanceOfSatisfying(Verdict.NotPromised.class, no ->
                    assertThat(no.reason().text()).startsWith("This kernel does not promise it")));
            assertThat(reports).filteredOn(report -> report.invariant().promise().isEmpty())
                .extracting(Report::verdict).containsOnly(new Verdict.Holds());
        }
    }

    @Test
    void i03BreaksWhenDirtIsMiscounted() {
        readAndWrite();
        set(Field.COUNTER, Counter.NR_DIRTY.ordinal(), 0, 2);
        assertBroken(Invariant.I03, new Subject.Count(Counter.NR_DIRTY));
    }

    @Test
    void i04BreaksWhenWritebackIsMiscountedOrNotTagged() {
        readAndWrite();
        flag(page(1), PageFlag.WRITEBACK, true);
        assertBroken(Invariant.I04, new Subject.Count(Counter.NR_WRITEBACK));
        assertBroken(Invariant.I04, new Subject.Slot(FILE, 1));
        set(Field.COUNTER, Counter.NR_WRITEBACK.ordinal(), 0, 1);
        set(Field.MAPPING_TAGS, FILE, 1, MappingTag.WRITEBACK.mask());
        assertThat(verdict(Invariant.I04)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void i05BreaksWhenAMarkedPageIsNotTagged() {
        readAndWrite();
        set(Field.MAPPING_TAGS, FILE, 2, 0);
        assertBroken(Invariant.I05, new Subject.Slot(FILE, 2));
    }

    @Test
    void i06BreaksWhenATaggedPageIsNeitherMarkedNorLocked() {
        readAndWrite();
        flag(page(2), PageFlag.DIRTY, false);
        assertBroken(Invariant.I06, new Subject.Slot(FILE, 2));
        set(Field.LOCK, LockKind.PAGE_LOCK.ordinal(), page(2),
            Locks.writtenBy(0));
        assertThat(verdict(Invariant.I06)).isInstanceOfSatisfying(Verdict.Waiting.class, waiting ->
            assertThat(waiting.findings().getFirst().reason().text())
                .isEqualTo("CPU0 holds the page lock and is cleaning it"));
    }

    @Test
    void i06AllowsACancelledMarkFrom2620On() {
        readAndWrite();
        flag(page(2), PageFlag.DIRTY, false);
        Sentinels later = new Sentinels(KernelVersion.V2_6_20.patches());
        assertThat(later.check(machine).get(Invariant.I06.ordinal()).verdict()).isEqualTo(new Verdict.Holds());
    }

    @Test
    void i07BreaksWhenAPageToBeWrittenIsNotTaggedDirty() {
        readAndWrite();
        set(Field.MAPPING_TAGS, FILE, 1, MappingTag.TOWRITE.mask());
        assertBroken(Invariant.I07, new Subject.Slot(FILE, 1));
    }

    @Test
    void i08BreaksWhenADirtyFileIsNotListed() {
        readAndWrite();
        set(Field.INODE_LIST, FILE, 0, 0);
        assertBroken(Invariant.I08, new Subject.File(FILE));
        set(Field.INODE_LIST, FILE, 0, Inodes.place(InodeList.IO, -1));
        assertThat(verdict(Invariant.I08)).isEqualTo(new Verdict.Holds());
        set(Field.INODE_STATE, FILE, 0, 0);
        assertBroken(Invariant.I08, new Subject.File(FILE));
    }

    @Test
    void i09BreaksWhenAnEntryIsNotCounted() {
        readAndWrite();
        set(Field.PAGE_MAPCOUNT, page(1), 0, 0);
        assertBroken(Invariant.I09, new Subject.Page(page(1)));
    }

    @Test
    void i10BreaksWhenAReferenceIsLostOrLeaked() {
        readAndWrite();
        int count = machine.pages().refcount(page(1));
        set(Field.PAGE_REFCOUNT, page(1), 0, count + 1);
        assertBroken(Invariant.I10, new Subject.Page(page(1)));
        set(Field.PAGE_REFCOUNT, page(1), 0, count - 1);
        assertBroken(Invariant.I10, new Subject.Page(page(1)));
    }

    @Test
    void i11BreaksWhenResidentPagesAreMiscounted() {
        readAndWrite();
        set(Field.MM_FILE_RSS, 0, 0, 5);
        assertBroken(Invariant.I11, new Subject.AddressSpace(0));
    }

    @Test
    void i12BreaksWhenAnEntryGrantsMoreThanItsArea() {
        readAndWrite();
        int vma = machine.vmas().find(0, DIRTY);
        set(Field.VMA_FLAGS, vma, 0, machine.vmas().flags(vma) & ~2);
        assertBroken(Invariant.I12, new Subject.Entry(0, DIRTY));
    }

    @Test
    void i13BreaksWhenACpuRemembersWhatTheEntryHasLost() {
        readAndWrite();
        entry(DIRTY, 0, Pte.RW);
        assertBroken(Invariant.I13, new Subject.Cached(0, 0, DIRTY));
        assertThat(verdict(Invariant.I13).toString()).contains("CPU0 can still write, the entry is read-only");
        entry(DIRTY, Pte.RW, Pte.DIRTY);
        assertThat(verdict(Invariant.I13).toString()).contains("a store will not mark it");
        entry(DIRTY, 0, -1);
        assertThat(verdict(Invariant.I13).toString()).contains("the entry is gone");
        readAndWrite();
        entry(CLEAN, Pte.ACCESSED, 0);
        set(Field.TLB_ENTRY, machine.tlbs().object(0, 0), CLEAN >>> 12,
            machine.tables().pte(0, CLEAN).without(Pte.NX).bits());
        assertThat(verdict(Invariant.I13)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void writableMeansDirtyWaitsBetweenTheEntryAndTheMark() {
        readAndWrite();
        Recording recording = workload.recording();
        Cursor cursor = recording.cursor();
        List<String> reasons = new ArrayList<>();
        for (long position = 0; position <= recording.size(); position++) {
            cursor.seek(position);
            Verdict verdict = sentinels.check(recording, position, cursor.machine()).getFirst().verdict();
            if (verdict instanceof Verdict.Waiting(List<Finding> findings)) {
                reasons.add(findings.getFirst().reason().text());
            } else {
                assertThat(verdict).isEqualTo(new Verdict.Holds());
            }
        }
        assertThat(reasons).isNotEmpty().containsOnly(
            "CPU0 is in do_no_page: between making the entry writable and set_page_dirty");
    }

    @Test
    void insideAStepEverythingWaits() {
        workload.tamper(Field.COUNTER, Counter.NR_DIRTY.ordinal(), 0, 1);
        Recording recording = workload.recording();
        long tampered = recording.size() - 1;
        assertThat(sentinels.check(recording, tampered).get(Invariant.I03.ordinal()).verdict())
            .isInstanceOf(Verdict.Waiting.class);
        assertThat(sentinels.check(recording, tampered + 1).get(Invariant.I03.ordinal()).verdict())
            .isInstanceOf(Verdict.Broken.class);
    }

    @Property(tries = 60, seed = "2619")
    void nothingBreaksOnTheKernelsAsTheyWere(@ForAll long seed, @ForAll KernelVersion version) {
        for (FileSystem profile : new FileSystem[] {FileSystem.EXT3, FileSystem.MKWFS}) {
            Recording recording = new RandomWorkload(version, profile, seed).run(60).recording();
            assertThat(new Sentinels(version.patches()).firstBreak(recording)).isEmpty();
        }
    }

    @Property(tries = 30, seed = "2619")
    void theFirstBreakIsTheFirstPositionAtWhichAFullCheckFindsOne(@ForAll long seed) {
        RandomWorkload random = new RandomWorkload(TRACKING, FileSystem.EXT3, seed).run(12);
        int frame = Math.floorMod((int) seed, 16);
        random.tamper(Field.PAGE_FLAGS, frame, 0, random.machine.pages().flags(frame) ^ PageFlag.DIRTY.mask());
        random.run(3);
        Recording recording = random.recording();
        Optional<Break> found = sentinels.firstBreak(recording);
        Cursor cursor = recording.cursor();
        for (long position = 0; position <= recording.size(); position++) {
            cursor.seek(position);
            boolean broken = sentinels.check(recording, position, cursor.machine()).stream()
                .anyMatch(report -> report.verdict() instanceof Verdict.Broken);
            if (broken) {
                assertThat(found).map(Break::position).contains(position);
                return;
            }
        }
        assertThat(found).isEmpty();
    }
}

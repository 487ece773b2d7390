package io.ptescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Locks;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Invariants that no kernel of the model breaks, and no what-if either: the log is forged, one lie each.
class ForgedLogTest {
    private static final long AT = RandomWorkload.SHARED + 4096;
    private static final int FILE = 1;

    private RandomWorkload workload = new RandomWorkload(KernelVersion.V2_6_26, FileSystem.MKWFS, 0);

    private void on(KernelVersion version) {
        workload = new RandomWorkload(version, FileSystem.MKWFS, 0);
    }

    private Machine machine() {
        return workload.machine;
    }

    private int page() {
        return machine().mappings().page(FILE, 1);
    }

    private int leaf() {
        return machine().tables().leaf(0, AT);
    }

    private void read() {
        workload.operate(() -> workload.kernel().syscalls().load(AT));
    }

    private Optional<Break> firstBreak() {
        Recording recording = workload.recording();
        return new Sentinels(workload.version.patches()).firstBreak(recording);
    }

    private void assertBroken(Invariant invariant, BiConsumer<Journal, Pen> forgery, String words) {
        assertThat(firstBreak()).isEmpty();
        workload.forge(forgery);
        assertThat(firstBreak()).isPresent();
        assertThat(verdicts(invariant)).anySatisfy(verdict ->
            assertThat(verdict).asString().startsWith("Broken").contains(words));
    }

    private List<Verdict> verdicts(Invariant invariant) {
        Recording recording = workload.recording();
        Sentinels sentinels = new Sentinels(workload.version.patches());
        List<Verdict> verdicts = new ArrayList<>();
        for (long position = 0; position <= recording.size(); position++) {
            verdicts.add(sentinels.check(recording, position).get(invariant.ordinal()).verdict());
        }
        return verdicts;
    }

    private static void enter(Journal journal, Pen pen, Function function, long argument) {
        journal.enter(pen, function.ordinal(), -1, argument);
    }

    @Test
    void i17BreaksWhenASpecialEntryIsCounted() {
        on(KernelVersion.V4_13);
        workload.operate(() -> workload.kernel().syscalls().load(RandomWorkload.ANONYMOUS));
        assertThat(machine().tables().pte(0, RandomWorkload.ANONYMOUS).pfn()).isZero();
        workload.tamper(Field.PAGE_MAPCOUNT, 0, 0, 1);
        Sentinels sentinels = new Sentinels(workload.version.patches());
        assertThat(sentinels.check(machine()).get(Invariant.I17.ordinal()).verdict())
            .isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void i19BreaksWhenATrackedAreaBeginsWritable() {
        int vma = machine().vmas().find(0, AT);
        assertBroken(Invariant.I19, (journal, pen) -> journal.set(pen, Field.VMA_PAGE_PROT, vma, 0,
            machine().vmas().pageProt(vma) | Pte.RW), "stores to the area are to be heard of");
    }

    @Test
    void i20BreaksWhenAFaultAsksNobody() {
        read();
        assertBroken(Invariant.I20, (journal, pen) -> {
            enter(journal, pen, Function.HANDLE_MM_FAULT, AT);
            count(journal, pen, Counter.PGFAULT);
            journal.set(pen, Field.TABLE_ENTRY, leaf(), Level.PTE.index(AT),
                machine().tables().pte(0, AT).with(Pte.RW).bits());
            journal.leave(pen, 0);
        }, "the file system was not asked");
    }

    @Test
    void i21BreaksWhenARefusedFaultKeepsThePage() {
        read();
        assertBroken(Invariant.I21, (journal, pen) -> {
            enter(journal, pen, Function.HANDLE_MM_FAULT, AT);
            count(journal, pen, Counter.PGFAULT);
            journal.set(pen, Field.PAGE_REFCOUNT, page(), 0, machine().pages().refcount(page()) + 1L);
            enter(journal, pen, Function.PAGE_MKWRITE, page());
            journal.leave(pen, -28);
            journal.leave(pen, 2);
        }, "1 more references than before");
    }

    @Test
    void i24BreaksWhenAPageIsCleanedUnlocked() {
        read();
        assertBroken(Invariant.I24, (journal, pen) -> {
            enter(journal, pen, Function.PAGE_MKCLEAN, page());
            journal.leave(pen, 0);
        }, "which nobody has locked");
    }

    @Test
    void i26BreaksWhenLocksAreTakenFromTheInside() {
        assertBroken(Invariant.I26, (journal, pen) -> {
            long mine = Locks.writtenBy(0);
            journal.set(pen, Field.LOCK, LockKind.PRIVATE_LOCK.ordinal(), FILE, mine);
            journal.set(pen, Field.LOCK, LockKind.I_MMAP_LOCK.ordinal(), FILE, mine);
            journal.set(pen, Field.LOCK, LockKind.I_MMAP_LOCK.ordinal(), FILE, 0);
            journal.set(pen, Field.LOCK, LockKind.PRIVATE_LOCK.ordinal(), FILE, 0);
        }, "takes i_mmap_lock 1 while it holds private_lock 1");
    }

    @Test
    void i32BreaksWhenAFrameTakesThePlaceOfAnother() {
        on(KernelVersion.V4_14);
        read();
        int other = machine().mappings().page(FILE, 2);
        assertBroken(Invariant.I32, (journal, pen) -> {
            enter(journal, pen, Function.INSERT_PFN, AT);
            Pte old = machine().tables().pte(0, AT);
            journal.set(pen, Field.TABLE_ENTRY, leaf(), Level.PTE.index(AT), Pte.of(other, old.bits()).bits());
            journal.set(pen, Field.TABLE_ENTRY, leaf(), Level.PTE.index(AT), old.bits());
            journal.leave(pen, 0);
        }, "has put frame");
    }

    @Test
    void i33BreaksWhenAFaultIsNotCounted() {
        assertBroken(Invariant.I33, (journal, pen) -> {
            enter(journal, pen, Function.HANDLE_MM_FAULT, AT);
            journal.leave(pen, 0);
        }, "pgfault has counted it 0 times");
    }

    @Test
    void i34BreaksWhenAnEntryOutlivesItsPartOfTheFile() {
        read();
        assertBroken(Invariant.I34, (journal, pen) -> journal.set(pen, Field.INODE_SIZE, FILE, 0, 1),
            "beyond the end of the file");
    }

    private void count(Journal journal, Pen pen, Counter counter) {
        journal.set(pen, Field.COUNTER, counter.ordinal(), 0, machine().counter(counter) + 1);
    }
}

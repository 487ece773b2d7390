package io.ptescope.model.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Edit;
import io.ptescope.model.event.Event;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Runs that are changed by hand.
class EditedRunTest {
    private static final String TEXT = """
        title  Stores
        kernel 2.6.19
        file   F ext3 pages=4
        mmap   A F shared rw pages=4
        write  A 1 65
        mark   "stored"
        fsync  F
        write  A 1 66
        mark   "again"
        """;

    private static Scenario scenario() {
        try {
            return ScenarioParser.parse("test.scn", TEXT);
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    private static Run run(List<Edit> edits) {
        return run(scenario(), edits);
    }

    private static Run run(Scenario scenario, List<Edit> edits) {
        try {
            return Run.of(scenario, RunKernel.defaultOf(scenario).orElseThrow(), edits);
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    private static Edit entry(Run run, long position, long cleared) {
        Machine machine = run.recording().machineAt(position);
        long address = machine.vmas().start(machine.vmas().of(0).getFirst()) + 4096;
        int leaf = machine.tables().leaf(0, address);
        int slot = Level.PTE.index(address);
        return new Edit(position, Field.TABLE_ENTRY, leaf, slot, machine.tables().entry(leaf, slot) & ~cleared);
    }

    @Test
    void anEditIsAnEventOfItsOwnThatNoTaskMade() {
        Run plain = run(List.of());
        long stored = plain.position("stored").orElseThrow();
        Edit edit = entry(plain, stored, Pte.DIRTY);
        Run edited = run(List.of(edit));
        EventLog log = edited.recording().log();
        assertThat(log.isByHand(stored)).isTrue();
        Event.Change change = (Event.Change) log.event(stored);
        assertThat(change.after()).isEqualTo(edit.value());
        assertThat(change.origin()).isEqualTo(new Event.Origin(Event.Origin.HAND, 0, 0, true));
        for (long n = 0; n < stored; n++) {
            assertThat(log.event(n)).isEqualTo(plain.recording().log().event(n));
        }
        assertThat(edited.recording().callStack(stored + 1)).isEmpty();
        assertThat(edited.recording().operationOf(stored)).isEqualTo(-1);
        assertThat(edited.failure()).isEmpty();
        assertThat(edited.isEdited()).isTrue();
    }

    /// Takes RW and dirty away: the second store traps where it went through without the edit.
    @Test
    void theKernelGoesOnWithTheMachineAsEdited() {
        Run plain = run(List.of());
        int before = plain.results().size();
        long again = plain.recording().end(2);
        Edit edit = entry(plain, plain.position("stored").orElseThrow(), Pte.PRESENT | Pte.DIRTY | Pte.RW);
        assertThat(plain.results().get(2).minFlt()).isZero();
        Run edited = run(List.of(edit));
        assertThat(edited.results()).hasSize(before);
        assertThat(edited.recording().end(2)).isNotEqualTo(again);
    }

    @Test
    void stepsRestBeforeAndBehindAnEdit() {
        Run plain = run(List.of());
        long middle = plain.recording().begin(1) + 9;
        Run edited = run(List.of(new Edit(middle, Field.PAGE_FLAGS, 5, 0, PageFlag.ERROR.mask())));
        for (Granularity granularity : Granularity.values()) {
            assertThat(edited.recording().steps().stops(granularity).contains(middle)).isTrue();
            assertThat(edited.recording().steps().stops(granularity).contains(middle + 1)).isTrue();
        }
        int task = edited.recording().log().task(middle - 1);
        long over = edited.recording().steps().over(middle + 1);
        assertThat(edited.recording().log().task(over - 1)).isEqualTo(task);
        assertThat(over).isLessThan(edited.recording().size());
    }

    @Test
    void anEditOfWhatIsNotThereEndsTheRunWithAWord() {
        Run edited = run(List.of(new Edit(40, Field.TABLE_ENTRY, 77, 3, 1)));
        assertThat(edited.failure().orElseThrow().message()).isEqualTo("the kernel could not go on: the edit "
            + "40:TABLE_ENTRY[77,3]=0x1 asks for what is not there: there is no entry 3 of table 77");
        assertThat(run(List.of(new Edit(0, Field.PAGE_FLAGS, 1 << 20, 0, 1))).failure()).isPresent();
        assertThat(run(List.of(new Edit(1 << 20, Field.PAGE_FLAGS, 1, 0, 1))).failure().orElseThrow().message())
            .startsWith("the run was over at position");
    }

    /// An entry that is not present names a slot of the swap, which is asked for what it holds.
    @Test
    void aKernelThatIsLedToWhatNoMachineHasEndsTheRunWithAWord() throws ScenarioException {
        Scenario touched = ScenarioParser.parse("touched.scn", TEXT.replace("write  A 1 65", "read   A 0"));
        Run plain = run(touched, List.of());
        Edit there = entry(plain, plain.position("stored").orElseThrow(), 0);
        Run edited = run(touched, List.of(new Edit(there.position(), there.field(), there.object(), there.slot(),
            0x7fff_ffff_f000L)));
        assertThat(edited.failure().orElseThrow().message())
            .startsWith("the kernel could not go on: there is no SWAP_");
    }

    /// The table walk of the picture goes where the entry says.
    @Test
    void anEntryThatLeadsToNoTableIsRefused() {
        Machine end = run(List.of()).recording().machineAt(60);
        int root = end.tables().root(0);
        for (long value : new long[] {-1L, 0x1067, Tables.frameOf(root) << 12 | 0x67}) {
            Run edited = run(List.of(new Edit(60, Field.TABLE_ENTRY, root, 0, value)));
            assertThat(edited.failure().orElseThrow().message()).endsWith("leads to no table of the next level");
            assertThat(edited.recording().size()).isEqualTo(60);
        }
    }

    /// Without PS, an entry that maps 2 MiB leads to a table: there is none.
    @Test
    void aHugeEntryKeepsItsSize() {
        Scenario huge = new Library().find("huge-entries").orElseThrow().scenario();
        Run plain = run(huge, List.of());
        long position = 0;
        int pmd = -1;
        while (pmd < 0) {
            Machine machine = plain.recording().machineAt(position++);
            pmd = huge(machine);
        }
        long entry = plain.recording().machineAt(position).tables().entry(pmd, 0);
        Run edited = run(huge, List.of(new Edit(position, Field.TABLE_ENTRY, pmd, 0, entry & ~Pte.HUGE)));
        assertThat(edited.failure().orElseThrow().message()).endsWith("leads to no table of the next level");
    }

    private static int huge(Machine machine) {
        for (int table = 0; table < machine.made(Kind.TABLE); table++) {
            if (Tables.isHuge(machine.tables().entry(table, 0)) && !machine.tables().canHold(table, 0x1067)) {
                return table;
            }
        }
        return -1;
    }

    /// Whatever bit is turned over at whatever moment: the run ends, it can be walked back, and it is the same each
    /// time.
    @Test
    void noEditStopsThePast() {
        Random random = new Random(7);
        int failed = 0;
        List<Bundled> lessons = new Library().lessons();
        for (int round = 0; round < 60; round++) {
            Scenario scenario = lessons.get(random.nextInt(lessons.size())).scenario();
            Run plain = run(scenario, List.of());
            List<Edit> edits = new ArrayList<>();
            edits.add(anyEdit(plain, random, 0));
            Run once = run(scenario, edits);
            if (once.failure().isEmpty()) {
                edits.add(anyEdit(once, random, edits.getFirst().position() + 1));
            }
            Run edited = run(scenario, edits);
            failed += edited.failure().isPresent() ? 1 : 0;
            Cursor cursor = edited.recording().cursor();
            cursor.seek(edited.recording().size());
            long end = cursor.machine().hash();
            for (long at = edited.recording().size(); at > 0; at--) {
                cursor.seek(at - 1);
            }
            assertThat(cursor.machine().hash()).isEqualTo(plain.recording().machineAt(0).hash());
            Run again = run(scenario, edits);
            assertThat(again.recording().machineAt(again.recording().size()).hash()).isEqualTo(end);
            assertThat(again.failure()).isEqualTo(edited.failure());
        }
        assertThat(failed).isLessThan(60);
    }

    private static Edit anyEdit(Run run, Random random, long from) {
        long position = from + random.nextLong(run.recording().size() + 1 - Math.min(from, run.recording().size()));
        Machine machine = run.recording().machineAt(position);
        if (random.nextBoolean()) {
            int pfn = random.nextInt(machine.facts().frames());
            PageFlag flag = PageFlag.values()[random.nextInt(PageFlag.values().length)];
            return new Edit(position, Field.PAGE_FLAGS, pfn, 0, machine.pages().flags(pfn) ^ flag.mask());
        }
        int table = random.nextInt(machine.made(Kind.TABLE));
        int slot = 0;
        for (int at = 0; at < 512; at++) {
            slot = machine.tables().entry(table, at) != 0 && random.nextBoolean() ? at : slot;
        }
        return new Edit(position, Field.TABLE_ENTRY, table, slot,
            machine.tables().entry(table, slot) ^ 1L << random.nextInt(64));
    }
}

package io.ptescope.model.check;

import io.ptescope.model.arch.Level;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.recording.Call;
import io.ptescope.model.state.Buffers;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.wording.Wording;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// I09 to I11: who uses a page, and how many pages an address space has.
final class CountRules {
    private static final Set<Function> MAPPING = EnumSet.of(Function.DO_MMAP_PGOFF);

    private CountRules() {}

    /// I09.
    static void mapcounts(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        int[] mapped = new int[machine.pages().frames()];
        for (Entries.Entry entry : scene.entries()) {
            if (entry.page() != Entries.NO_PAGE) {
                mapped[entry.page()]++;
            }
        }
        for (int page = 0; page < mapped.length; page++) {
            int count = machine.pages().mapcount(page);
            if (count != mapped[page]) {
                Finding finding = Rule.finding(new Subject.Page(page),
                    Wording.of("the map count is {0}, entries that map it: {1}", count, mapped[page]),
                    tableExcuse(scene, Math.abs(count - mapped[page])));
                findings.add(count > mapped[page] && isFrameCopy(scene, page)
                    ? KnownBug.FRAME_COPIED.explain(scene, finding) : finding);
            }
        }
        slots(scene, findings);
    }

    /// Whether an entry leads to private page `page` in an area of bare frames, where no page is looked for.
    private static boolean isFrameCopy(Scene scene, int page) {
        return scene.machine().pages().isAnon(page) && scene.entries().stream()
            .anyMatch(entry -> entry.pte().pfn() == page && entry.page() == Entries.NO_PAGE);
    }

    /// I09 of what lies in swap.
    private static void slots(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        Map<Integer, Integer> named = new TreeMap<>();
        scene.swapped().forEach(entry -> named.merge(entry.slot(), 1, Integer::sum));
        for (int slot = 1; slot < machine.swaps().end(); slot++) {
            int count = machine.swaps().references(slot);
            int entries = named.getOrDefault(slot, 0);
            if (count != entries) {
                findings.add(Rule.finding(new Subject.Swap(slot),
                    Wording.of("the slot counts {0}, entries that name it: {1}", count, entries),
                    tableExcuse(scene, Math.abs(count - entries))));
            }
        }
    }

    /// Whoever holds a table's lock changes one entry at a time; until he lets go, that one may not be counted.
    private static Optional<Wording> tableExcuse(Scene scene, long difference) {
        List<Integer> locked = scene.lockedTables();
        Optional<Wording> unlinked = scene.inCall(MAPPING, _ -> true, "an area is filled before it is linked");
        long entries = locked.stream().mapToInt(table -> pages(scene.machine(), table)).sum();
        return unlinked.isPresent() ? unlinked : locked.isEmpty() || difference > entries ? Optional.empty()
            : scene.holder(LockKind.PTL, locked.getFirst())
                .map(who -> Wording.of("{0} holds the lock of page table {1}, between the entry and its counts", who,
                    locked.getFirst()));
    }

    /// The pages that one entry of a table maps: in a PMD, 2 MiB.
    private static int pages(Machine machine, int table) {
        return machine.tables().level(table) == Level.PMD ? Level.ENTRIES : 1;
    }

    /// I10.
    static void refcounts(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (int page = 0; page < machine.pages().frames(); page++) {
            int count = machine.pages().refcount(page);
            int users = users(machine, page);
            if (count == 0 && machine.pages().is(page, PageFlag.DIRTY)) {
                findings.add(new Finding(new Subject.Page(page), Wording.of(
                    "page {0} is free, and somebody who did not hold it has marked it dirty", page)));
            }
            if (count != users) {
                findings.add(Rule.finding(new Subject.Page(page),
                    Wording.of("the reference count is {0}, known users: {1}", count, users),
                    count > users ? holds(scene) : Optional.empty()));
            }
        }
    }

    private static int users(Machine machine, int page) {
        int inode = machine.pages().inode(page);
        boolean cached = inode != 0 && machine.mappings().page(inode, machine.pages().index(page)) == page;
        boolean buffered = (machine.pages().buffers(page) & Buffers.ATTACHED) != 0;
        boolean swapped = machine.pages().is(page, PageFlag.SWAPCACHE);
        // The zero page belongs to the kernel itself, a driver's page to the driver.
        return (cached || machine.pages().is(page,
            PageFlag.RESERVED) ? 1 : 0) + (buffered ? 1 : 0) + (swapped ? 1 : 0) + machine.pages().mapcount(page);
    }

    private static Optional<Wording> holds(Scene scene) {
        List<Call> calls = scene.calls();
        return calls.isEmpty() ? Optional.empty() : Optional.of(
            Wording.of("{0} is in {1} and holds the page for the moment", scene.who(calls.getLast().task()),
                Function.of(calls.getLast().function()).text()));
    }

    /// I11.
    static void residentPages(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        int mms = machine.made(Kind.MM);
        long[] files = new long[mms];
        long[] own = new long[mms];
        for (Entries.Entry entry : scene.entries()) {
            if (entry.page() != Entries.NO_PAGE) {
                (machine.pages().isAnon(entry.page()) ? own : files)[entry.mm()]++;
            }
        }
        long[] swapped = new long[mms];
        scene.swapped().forEach(entry -> swapped[entry.mm()]++);
        for (int mm = 0; mm < mms; mm++) {
            if (scene.has(Patch.SWAP_COUNTED)) {
                compare(scene, findings, mm, "swapents", machine.swaps().entries(mm), swapped[mm]);
            }
            compare(scene, findings, mm, "file_rss", machine.processes().fileRss(mm), files[mm]);
            compare(scene, findings, mm, "anon_rss", machine.processes().anonRss(mm), own[mm]);
        }
    }

    private static void compare(Scene scene, List<Finding> findings, int mm, String name, long count, long entries) {
        if (count != entries) {
            findings.add(Rule.finding(new Subject.AddressSpace(mm),
                Wording.of("{0} is {1}, entries: {2}", name, count, entries),
                tableExcuse(scene, Math.abs(count - entries))));
        }
    }
}

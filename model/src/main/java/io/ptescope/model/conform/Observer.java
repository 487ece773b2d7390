package io.ptescope.model.conform;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.conform.Observation.AreaState;
import io.ptescope.model.conform.Observation.FileState;
import io.ptescope.model.conform.Observation.MapState;
import io.ptescope.model.conform.Observation.PageState;
import io.ptescope.model.kernel.Errno;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.scenario.ExpectationText;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.run.Placement;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Observes a run as the recorder observed the real kernels: what each operation gave, and every mapping and file after
/// it. Of each, the first 64 pages are shown.
public final class Observer {
    private static final int MOST_PAGES = 64;

    private final Run run;
    private final Vantage vantage;
    private final Cursor cursor;

    /// An observer of `run`, from where recordings of its kernel were made.
    public Observer(Run run) {
        this.run = run;
        this.vantage = Vantage.of(run.kernel().version());
        this.cursor = run.recording().cursor();
    }

    /// What was to be seen of `result` and after it.
    public Observation observe(Result result) {
        String text = result.line().text().replaceAll("[ \t]+", " ");
        int number = result.number() + 1;
        if (result.task() < 0) {
            return Observation.skipped(number, text, result.process());
        }
        cursor.seek(result.end());
        boolean trapped = result.signal() != Signal.NONE;
        return new Observation(number, text, process(result), Math.max(-1, result.ret()),
            result.ret() < 0 && !trapped ? error(result.ret()) : null, trapped ? result.signal().name() : null,
            result.value() < 0 ? null : result.value(), result.minFlt(), result.majFlt(),
            result.faults().stream().map(Result.PageFault::text).toList(), maps(), files());
    }

    private static String error(long ret) {
        return ExpectationText.error(ret).map(Errno::name).orElse("" + -ret);
    }

    private static String process(Result result) {
        Operation operation = switch (result.line().statement()) {
            case Statement.Act act -> act.operation();
            case Statement.LaneAct lane -> lane.act().operation();
            default -> throw new IllegalStateException("no operation: " + result.line().text());
        };
        return operation instanceof Operation.Exit exit ? exit.process() : result.process();
    }

    private Map<String, MapState> maps() {
        Machine machine = cursor.machine();
        Map<Long, Long> frames = new LinkedHashMap<>();
        Map<String, MapState> maps = new LinkedHashMap<>();
        for (Placement placement : run.placements()) {
            int mm = mm(placement.process());
            List<Integer> areas = mm < 0 ? List.of() : machine.vmas().of(mm).stream()
                .filter(vma -> placement.holds(machine.vmas().start(vma))).toList();
            if (!areas.isEmpty()) {
                maps.put(placement.process() + "." + placement.mapping(), map(placement, mm, areas, frames));
            }
        }
        return maps;
    }

    /// The address space of a process, of the last that was called so; -1 where it is not there.
    private int mm(String process) {
        int tasks = Math.min(cursor.machine().processes().tasks(), run.taskNames().size());
        int task = run.taskNames().subList(0, tasks).lastIndexOf(process);
        return task < 0 ? -1 : cursor.machine().processes().mm(task);
    }

    private MapState map(Placement placement, int mm, List<Integer> areas, Map<Long, Long> frames) {
        Machine machine = cursor.machine();
        List<AreaState> ranges = new ArrayList<>();
        TreeMap<Integer, PageState> pages = new TreeMap<>();
        for (int vma : areas) {
            int first = placement.page(machine.vmas().start(vma));
            ranges.add(new AreaState(first + "-" + (first + machine.vmas().pages(vma) - 1), permissions(vma),
                (machine.vmas().pageProt(vma) & Pte.RW) != 0 ? "RW" : "RO"));
            for (int page = 0; page < machine.vmas().pages(vma); page++) {
                long address = machine.vmas().start(vma) + PageSize.bytes(page);
                Pte pte = machine.tables().pte(mm, address);
                if (!pte.isNone() && placement.page(address) < MOST_PAGES) {
                    pages.put(placement.page(address), page(pte, frames));
                }
            }
        }
        return new MapState(ranges, pages);
    }

    private String permissions(int vma) {
        Machine machine = cursor.machine();
        return (machine.vmas().is(vma, VmFlag.READ) ? "r" : "-") + (machine.vmas().is(vma, VmFlag.WRITE) ? "w" : "-")
            + (machine.vmas().is(vma, VmFlag.EXEC) ? "x" : "-")
            + (machine.vmas().is(vma, VmFlag.MAYSHARE) ? "s" : "p");
    }

    private PageState page(Pte pte, Map<Long, Long> frames) {
        Machine machine = cursor.machine();
        if (!pte.isMapped(machine.layout())) {
            return new PageState("nonpresent:0x" + Long.toHexString(pte.bits() & ~Pte.PFN_MASK), null, null, "", false);
        }
        long frame = frames.computeIfAbsent(pte.pfn(), pfn -> (long) frames.size());
        boolean valid = machine.facts().isValid(pte.pfn());
        return new PageState(entry(pte), frame, valid ? machine.pages().mapcount((int) pte.pfn()) : 0L,
            valid ? flags((int) pte.pfn()) : "NOPAGE", pte.isYoung());
    }

    private String entry(Pte pte) {
        StringBuilder text = new StringBuilder(!pte.isPresent() ? "PROTNONE" : pte.isWritable() ? "RW" : "RO");
        if (pte.isDirty()) {
            text.append(" dirty");
        }
        if (pte.has(cursor.machine().layout().mask(PteBit.SPECIAL))) {
            text.append(" special");
        }
        if (pte.has(cursor.machine().layout().mask(PteBit.UFFD_WP))) {
            text.append(" uffdwp");
        }
        if (vantage == Vantage.DRIVER) {
            if (pte.has(cursor.machine().layout().mask(PteBit.SOFT_DIRTY))) {
                text.append(" softdirty");
            }
            if (pte.has(cursor.machine().layout().mask(PteBit.DEVMAP))) {
                text.append(" devmap");
            }
        }
        return text.toString();
    }

    private String flags(int pfn) {
        Machine machine = cursor.machine();
        List<String> flags = new ArrayList<>();
        // The flags of a folio are kept in its first page; before 6.x nothing else looked there for the others.
        if (vantage == Vantage.SYSTEM_CALLS || machine.pages().head(pfn) == pfn) {
            add(flags, pfn, PageFlag.DIRTY);
            add(flags, pfn, PageFlag.WRITEBACK);
        }
        if (machine.pages().isAnon(pfn)) {
            flags.add("ANON");
        }
        add(flags, pfn, PageFlag.SWAPBACKED);
        if (machine.pages().isLarge(pfn)) {
            flags.add(machine.pages().head(pfn) == pfn ? "COMPOUND_HEAD" : "COMPOUND_TAIL");
        }
        if (pfn == Facts.ZERO_PFN) {
            flags.add("ZERO_PAGE");
        }
        add(flags, pfn, PageFlag.MLOCKED);
        add(flags, pfn, PageFlag.ANON_EXCLUSIVE);
        return String.join(" ", flags);
    }

    private void add(List<String> flags, int pfn, PageFlag flag) {
        if (cursor.machine().pages().is(pfn, flag)) {
            flags.add(flag.name());
        }
    }

    private Map<String, FileState> files() {
        Machine machine = cursor.machine();
        Map<String, FileState> files = new LinkedHashMap<>();
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            if (machine.facts().inode(inode).isNameless()) {
                continue;
            }
            StringBuilder cache = new StringBuilder();
            int pages = Math.max(machine.facts().inode(inode).pages(), machine.inodes().pages(inode));
            for (int index = 0; index < Math.min(MOST_PAGES, pages); index++) {
                cache.append(letter(inode, index));
            }
            files.put(machine.facts().inode(inode).name(),
                new FileState(machine.inodes().size(inode), cache.toString()));
        }
        return files;
    }

    private char letter(int inode, int index) {
        Machine machine = cursor.machine();
        int pfn = machine.mappings().page(inode, index);
        if (pfn < 0) {
            return valueEntry(inode, index);
        }
        boolean tags = vantage == Vantage.SYSTEM_CALLS;
        boolean dirty = tags ? machine.mappings().has(inode, index, MappingTag.DIRTY)
            : machine.pages().is(pfn, PageFlag.DIRTY);
        boolean writeback = tags ? machine.mappings().has(inode, index, MappingTag.WRITEBACK)
            : machine.pages().is(pfn, PageFlag.WRITEBACK);
        return dirty ? writeback ? 'B' : 'D' : writeback ? 'W' : 'C';
    }

    /// What stands for a page that is not cached: a DAX entry, the shadow of an evicted page, or nothing.
    private char valueEntry(int inode, int index) {
        Machine machine = cursor.machine();
        if (machine.mappings().entry(inode, index) == 0) {
            return '-';
        }
        boolean dax = FileSystem.of(machine.facts().inode(inode).fileSystem()).filter(FileSystem::isDax).isPresent();
        return !dax ? 'e'
            : machine.mappings().has(inode, index, MappingTag.DIRTY) ? 'X' : 'x';
    }
}

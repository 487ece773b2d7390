package io.ptescope.app.layout;

import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the stage has to show, before anybody knows where: address spaces with their areas, files, columns.
///
/// @param processes live address spaces, oldest first
/// @param files     all files and devices
/// @param columns   which column stands for what
record Bands(List<Process> processes, List<File> files, Columns columns) {

    private static final int FEW_CPUS = 2;

    /// @param room what there must be room for at any time
    static Bands of(Machine machine, Extent room) {
        List<Integer> mms = new ArrayList<>();
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            if (machine.tables().root(mm) >= 0) {
                mms.add(mm);
            }
        }
        List<File> files = new ArrayList<>();
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            if (machine.facts().inode(inode).isNameless() && machine.inodes().size(inode) == 0) {
                continue;
            }
            boolean raw = FileSystem.of(machine.facts().inode(inode).fileSystem()).filter(FileSystem::isRaw)
                .isPresent();
            files.add(new File(inode, Math.max(1, machine.inodes().pages(inode)), raw));
        }
        Columns columns = Columns.of(machine, mms, files);
        List<Process> processes = new ArrayList<>();
        for (int mm : mms) {
            processes.add(process(machine, mm, columns, room.cpus(), room.place(processes.size())));
        }
        return new Bands(List.copyOf(processes), List.copyOf(files), columns);
    }

    /// The CPUs that the processes of `bands` have run on, bit n for CPU n; none on a machine with many, where each
    /// process shows only its own.
    static long cpus(Machine machine, Bands bands) {
        return machine.facts().cpus() > FEW_CPUS ? 0
            : bands.processes.stream().mapToLong(process -> machine.processes().cpus(process.mm))
                .reduce(0, (some, more) -> some | more);
    }

    /// What decides how much room these take: the same for all that take the same.
    Bands outline() {
        return new Bands(processes.stream().map(Process::outline).toList(),
            files.stream().map(file -> new File(0, file.pages, file.raw)).toList(), Columns.NONE);
    }

    /// With what process `n` keeps while it has nothing, as `places` says.
    Bands keeping(List<List<Area>> places) {
        List<Process> kept = new ArrayList<>();
        for (Process process : processes) {
            kept.add(process.keeping(places.get(kept.size())));
        }
        return new Bands(List.copyOf(kept), files, columns);
    }

    /// With a place for the TLBs of `cpus` in every process.
    Bands on(long cpus) {
        return new Bands(processes.stream().map(process -> process.on(cpus)).toList(), files, columns);
    }

    private static Process process(Machine machine, int mm, Columns columns, long cpus, List<Area> place) {
        List<Area> areas = new ArrayList<>();
        for (int vma : machine.vmas().of(mm)) {
            areas.add(new Area(mm, vma, columns.first(machine, vma), machine.vmas().pages(vma)));
        }
        List<Integer> tasks = new ArrayList<>();
        for (int task = 0; task < machine.processes().tasks(); task++) {
            if (machine.processes().mm(task) == mm) {
                tasks.add(task);
            }
        }
        return new Process(mm, tasks, areas, cpus(machine, mm, cpus), areas.isEmpty() ? place : List.of());
    }

    /// The CPUs whose TLBs are shown: those that may hold translations of `mm`; on a small machine all that the run
    /// ever uses, so that nothing moves when a task goes elsewhere.
    private static List<Integer> cpus(Machine machine, int mm, long seen) {
        List<Integer> cpus = new ArrayList<>();
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            boolean may = ((seen | machine.processes().cpus(mm)) >>> cpu & 1) != 0;
            if (may || machine.tlbs().cached(cpu, mm).length > 0) {
                cpus.add(cpu);
            }
        }
        return cpus;
    }

    /// An address space with the tasks that live in it.
    ///
    /// @param awaited areas whose place it keeps while it maps nothing; otherwise none
    record Process(int mm, List<Integer> tasks, List<Area> areas, List<Integer> cpus, List<Area> awaited) {
        /// Whether it maps nothing now, but has or will.
        boolean awaits() {
            return !awaited.isEmpty();
        }

        /// The areas that it takes room for.
        List<Area> rows() {
            return awaits() ? awaited : areas;
        }

        private Process outline() {
            List<Area> sizes = areas.stream().map(area -> new Area(0, 0, area.first, area.pages)).toList();
            return new Process(0, List.of(), sizes, cpus, List.of());
        }

        /// With what it keeps while it has nothing.
        Process keeping(List<Area> place) {
            return new Process(mm, tasks, areas, cpus, areas.isEmpty() ? place : List.of());
        }

        /// How many pages it maps.
        long pages() {
            return areas.stream().mapToLong(Area::pages).sum();
        }

        private Process on(long more) {
            SortedSet<Integer> all = new TreeSet<>(cpus);
            for (int cpu = 0; more >>> cpu != 0; cpu++) {
                if ((more >>> cpu & 1) != 0) {
                    all.add(cpu);
                }
            }
            return new Process(mm, tasks, areas, List.copyOf(all), awaited);
        }
    }

    /// A file, or a device whose frames have no struct page.
    record File(int inode, int pages, boolean raw) {}

    /// A memory area and its columns.
    record Area(int mm, int vma, int first, int pages) {
        int last() {
            return first + pages - 1;
        }
    }
}

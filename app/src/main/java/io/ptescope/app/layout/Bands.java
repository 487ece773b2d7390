package io.ptescope.app.layout;

import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;

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
        List<Process> processes = mms.stream().map(mm -> process(machine, mm, columns, room)).toList();
        return new Bands(processes, List.copyOf(files), columns);
    }

    /// The most CPUs that any of the processes shows.
    int cpus() {
        return processes.stream().mapToInt(process -> process.cpus().size()).max().orElse(1);
    }

    /// Rows of entries: one an area, or in the place of one.
    int areas() {
        return processes.stream().mapToInt(process -> process.awaits ? 1 : process.areas.size()).sum();
    }

    private static Process process(Machine machine, int mm, Columns columns, Extent room) {
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
        return new Process(mm, tasks, areas, cpus(machine, mm, room.cpus()), areas.isEmpty() && room.areas() > 0);
    }

    /// The CPUs whose TLBs are shown: those that may hold translations of `mm`; on a small machine all that the run
    /// ever uses, so that nothing moves when a task goes elsewhere.
    private static List<Integer> cpus(Machine machine, int mm, long seen) {
        List<Integer> cpus = new ArrayList<>();
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            boolean may = machine.facts().cpus() <= FEW_CPUS && (seen >>> cpu & 1) != 0
                || (machine.processes().cpus(mm) >>> cpu & 1) != 0;
            if (may || machine.tlbs().cached(cpu, mm).length > 0) {
                cpus.add(cpu);
            }
        }
        return cpus;
    }

    /// An address space with the tasks that live in it.
    ///
    /// @param awaits whether it maps nothing now, but keeps the place of an area
    record Process(int mm, List<Integer> tasks, List<Area> areas, List<Integer> cpus, boolean awaits) {}

    /// A file, or a device whose frames have no struct page.
    record File(int inode, int pages, boolean raw) {}

    /// A memory area and its columns.
    record Area(int mm, int vma, int first, int pages) {
        int last() {
            return first + pages - 1;
        }
    }
}

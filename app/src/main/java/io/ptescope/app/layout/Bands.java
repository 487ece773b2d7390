package io.ptescope.app.layout;

import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;

/// What the stage has to show, before anybody knows where: address spaces with their areas, files, columns.
///
/// @param processes live address spaces, oldest first
/// @param inodes    files whose page cache is shown
/// @param columns   which column stands for what
record Bands(List<Process> processes, List<Integer> inodes, Columns columns) {

    static Bands of(Machine machine) {
        List<Integer> mms = new ArrayList<>();
        for (int mm = 0; mm < machine.made(io.ptescope.model.state.Kind.MM); mm++) {
            if (machine.tables().root(mm) >= 0) {
                mms.add(mm);
            }
        }
        List<Integer> inodes = new ArrayList<>();
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            inodes.add(inode);
        }
        Columns columns = Columns.of(machine, mms, inodes);
        List<Process> processes = mms.stream().map(mm -> process(machine, mm, columns)).toList();
        return new Bands(processes, List.copyOf(inodes), columns);
    }

    /// Rows of entries: one an area.
    int areas() {
        return processes.stream().mapToInt(process -> process.areas.size()).sum();
    }

    private static Process process(Machine machine, int mm, Columns columns) {
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
        return new Process(mm, tasks, areas, cpus(machine, mm));
    }

    /// The CPUs that may hold translations of `mm`.
    private static List<Integer> cpus(Machine machine, int mm) {
        List<Integer> cpus = new ArrayList<>();
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            boolean may = (machine.processes().cpus(mm) >>> cpu & 1) != 0;
            if (may || machine.tlbs().cached(cpu, mm).length > 0) {
                cpus.add(cpu);
            }
        }
        return cpus;
    }

    /// An address space with the tasks that live in it.
    record Process(int mm, List<Integer> tasks, List<Area> areas, List<Integer> cpus) {}

    /// A memory area and its columns.
    record Area(int mm, int vma, int first, int pages) {
        int last() {
            return first + pages - 1;
        }
    }
}

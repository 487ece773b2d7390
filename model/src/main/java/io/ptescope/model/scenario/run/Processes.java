package io.ptescope.model.scenario.run;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.scenario.Statement.Act;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The processes of a run by the scenario's names: their tasks, and where their mappings lie.
final class Processes {
    /// Where a process's first mapping lies: high up, where Linux puts them, and on a 1 GiB border.
    private static final long FIRST = 0x7f12_0000_0000L;

    private final Map<String, Process> byName = new LinkedHashMap<>();
    private final Set<Process> ended = new HashSet<>();
    /// Where mappings lie whose process has gone, and its name to another.
    private final List<Placement> past = new ArrayList<>();
    private final List<String> taskNames = new ArrayList<>();

    Processes() {
        add(new Process(Act.FIRST_PROCESS, 0));
    }

    /// The processes of a run that is over, each mapping where it was last.
    static Processes of(List<String> taskNames, List<Placement> placements) {
        Processes processes = new Processes();
        for (int task = 1; task < taskNames.size(); task++) {
            String name = taskNames.get(task);
            int slash = name.indexOf('/');
            if (slash >= 0) {
                processes.thread(processes.byName.get(name.substring(0, slash)), task);
            } else if (!name.isEmpty()) {
                processes.add(new Process(name, task));
            }
        }
        for (Placement placement : placements) {
            processes.find(placement.process()).ifPresent(process ->
                process.areas.put(placement.mapping(), new Area(placement.start(), placement.pages())));
        }
        return processes;
    }

    /// A mapping as it was asked for.
    ///
    /// @param start address of page 0
    /// @param pages length
    record Area(long start, int pages) {
        long address(int page) {
            return start + PageSize.bytes(page);
        }
    }

    /// One process; it has several tasks once it has run in several lanes.
    static final class Process {
        private final String name;
        private final List<Integer> tasks = new ArrayList<>();
        private final Map<String, Area> areas = new LinkedHashMap<>();
        private final Map<String, Area> reserved = new LinkedHashMap<>();
        private final Set<String> mapped = new HashSet<>();
        /// Mappings whose name belongs to an older one, until that goes.
        private final Map<String, List<Area>> behind = new HashMap<>();
        private final List<Placement> placements = new ArrayList<>();
        private long free = FIRST;

        Process(String name, int task) {
            this.name = name;
            tasks.add(task);
        }

        String name() {
            return name;
        }

        /// The task that makes the system calls outside of blocks.
        int task() {
            return tasks.getFirst();
        }

        List<Integer> tasks() {
            return tasks;
        }

        Map<String, Area> areas() {
            return areas;
        }

        /// A slot of its own for a mapping, whole gibibytes; the one that is reserved, if there is one.
        Area place(String mapping, int pages) {
            Area kept = reserved.remove(mapping);
            Area area = kept == null ? slot(pages) : kept;
            if (!mapped.contains(mapping)) {
                areas.put(mapping, area);
            }
            placements.add(new Placement(name, mapping, area.start(), pages));
            return area;
        }

        /// The mapping is there now, at `area`. If there is an older one of the same name, the name stays with that.
        void mapped(String mapping, Area area) {
            if (!mapped.add(mapping)) {
                behind.computeIfAbsent(mapping, name -> new ArrayList<>()).add(area);
            }
        }

        /// The whole mapping has gone. Its name goes to the next one that was given it, or stays for what was there.
        void unmapped(String mapping) {
            List<Area> next = behind.getOrDefault(mapping, List.of());
            if (next.isEmpty()) {
                mapped.remove(mapping);
            } else {
                areas.put(mapping, next.removeFirst());
            }
        }

        /// Fixes where a mapping that another lane is about to make will lie, so that a lane which comes too early has
        /// an address to miss. A mapping that is or was there keeps its place until then.
        void reserve(String mapping, int pages) {
            if (!areas.containsKey(mapping)) {
                Area area = slot(pages);
                reserved.put(mapping, area);
                areas.put(mapping, area);
            }
        }

        /// The mapping has another length now, at the place where it was.
        void resize(String mapping, int pages) {
            Area area = new Area(areas.get(mapping).start(), pages);
            areas.put(mapping, area);
            placements.replaceAll(placement -> placement.start() == area.start()
                ? new Placement(name, mapping, area.start(), Math.max(pages, placement.pages())) : placement);
        }

        /// Where a mapping that moves can go to.
        Area target(int pages) {
            return slot(pages);
        }

        /// The mapping lies at `area` from now on; its old place keeps its name for what happened there.
        void move(String mapping, Area area) {
            areas.put(mapping, area);
            placements.add(new Placement(name, mapping, area.start(), area.pages()));
        }

        private Area slot(int pages) {
            Area area = new Area(free, pages);
            free += Placement.slot(pages);
            return area;
        }

        /// The mapping and page at `address`, such as `A[3]`.
        String name(long address) {
            for (Placement placement : placements) {
                if (placement.holdsInSlot(address)) {
                    return placement.mapping() + "[" + placement.page(address) + "]";
                }
            }
            return "0x" + Long.toHexString(address);
        }
    }

    Optional<Process> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The process, if it has not ended.
    Optional<Process> living(String name) {
        return find(name).filter(process -> !ended.contains(process));
    }

    void end(Process process) {
        ended.add(process);
    }

    /// The child of `parent` called `name`, whose first task is `task`.
    void fork(Process parent, String name, int task) {
        Process child = new Process(name, task);
        child.areas.putAll(parent.areas);
        child.mapped.addAll(parent.mapped);
        parent.behind.forEach((mapping, areas) -> child.behind.put(mapping, new ArrayList<>(areas)));
        child.free = parent.free;
        parent.placements.forEach(placement -> child.placements.add(
            new Placement(name, placement.mapping(), placement.start(), placement.pages())));
        add(child);
    }

    void thread(Process process, int task) {
        process.tasks.add(task);
        name(task, process.name + "/" + (process.tasks.size() - 1));
    }

    /// What people call the tasks, by number.
    List<String> taskNames() {
        return List.copyOf(taskNames);
    }

    /// Where all mappings lie.
    List<Placement> placements() {
        List<Placement> placements = new ArrayList<>(past);
        for (Process process : byName.values()) {
            placements.addAll(process.placements);
        }
        return placements;
    }

    private void add(Process process) {
        Process before = byName.put(process.name, process);
        if (before != null) {
            past.addAll(before.placements);
        }
        name(process.task(), process.name);
    }

    private void name(int task, String name) {
        while (taskNames.size() <= task) {
            taskNames.add("");
        }
        taskNames.set(task, name);
    }
}

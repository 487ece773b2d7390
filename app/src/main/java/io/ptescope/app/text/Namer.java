package io.ptescope.app.text;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Tables;
import java.util.List;
import java.util.Optional;

/// What people call the things of a machine: entries as the workload does (`A[3]`), frames by hexadecimal number.
///
/// @param messages words where the workload has no name
/// @param machine  names are those at its position
/// @param tasks    what the workload calls its tasks, by number
public record Namer(Messages messages, Machine machine, List<String> tasks) {
    private static final int SHORT_ADDRESS = 9;

    /// Copies the list.
    public Namer {
        tasks = List.copyOf(tasks);
    }

    /// Where an entry lies that maps memory: the first address that it translates.
    public record Place(int mm, long address) {}

    public String task(int task) {
        if (task == Origin.HARDWARE) {
            return messages.of(Text.NAME_DISK);
        }
        if (task == Origin.FLUSHER) {
            return messages.of(Text.TIMELINE_FLUSHER);
        }
        if (task == Origin.HAND) {
            return messages.of(Text.NAME_HAND);
        }
        return task < tasks.size() ? tasks.get(task) : messages.of(Text.TIMELINE_TASK, task);
    }

    /// The task whose address space `mm` is, by name; the first one if several share it.
    public String process(int mm) {
        for (int task = 0; task < machine.processes().tasks(); task++) {
            if (machine.processes().mm(task) == mm) {
                return task(task);
            }
        }
        return "mm " + mm;
    }

    /// A frame as people read it: hexadecimal, without prefix.
    public static String frame(long pfn) {
        return Long.toHexString(pfn);
    }

    public String file(int inode) {
        return inode >= 1 && inode <= machine.facts().inodes().size() ? machine.facts().inode(inode).name()
            : "inode " + inode;
    }

    /// Whether there is but one address space, so that nobody asks in whose an entry is.
    private boolean isAlone() {
        int alive = 0;
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            alive += machine.tables().root(mm) >= 0 ? 1 : 0;
        }
        return alive <= 1;
    }

    /// What the workload calls an area.
    public String area(int vma) {
        return machine.names().name(machine.vmas().name(vma));
    }

    /// The entry that translates `address`: `A[3]`, with the process in front where the machine has several; the bare
    /// address where no area is.
    public String entry(int mm, long address) {
        int vma = machine.vmas().find(mm, address);
        if (vma < 0) {
            return address(address);
        }
        String name = area(vma) + "[" + page(vma, address) + "]";
        return isAlone() ? name : process(mm) + " " + name;
    }

    /// Which page of its mapping `address` is in, as the workload counts them.
    public int page(int vma, long address) {
        return machine.vmas().page(vma, address);
    }

    /// Where the entry lies that changed from `before` to `after`, which is entry `slot` of `table`, if some area's
    /// address leads there: one of a PTE page, or one of a PMD that maps 2 MiB, or did so before it was cleared.
    public Optional<Place> place(int table, long slot, long before, long after) {
        return place(machine, table, slot, before, after);
    }

    /// The same for what `event` of `log` changed, which is an entry.
    public Optional<Place> place(EventLog log, long event) {
        return place(machine, log, event);
    }

    /// The same in `machine`, for whoever needs no names.
    public static Optional<Place> place(Machine machine, EventLog log, long event) {
        return place(machine, log.object(event), log.slot(event), log.before(event), log.after(event));
    }

    private static Optional<Place> place(Machine machine, int table, long slot, long before, long after) {
        return machine.tables().reach(table, slot)
            .filter(reach -> reach.level() == Level.PTE || Tables.isHuge(after == 0 ? before : after))
            .map(reach -> new Place(reach.mm(), reach.address()));
    }

    /// Rights and dirtiness in a few letters, as cells show them: `R`, `W`, `W●`; `none`.
    public String rights(long bits) {
        Pte pte = new Pte(bits);
        if (pte.isNone()) {
            return messages.of(Text.NAME_NONE);
        }
        String letter = pte.isPresent() ? pte.isWritable() ? "W" : "R"
            : pte.isMapped(machine.layout()) ? "N" : messages.of(Text.NAME_SWAP);
        return pte.isDirty() ? letter + "●" : letter;
    }

    /// An address, of a long one only the beginning and the end: `0x40003000`, `0x7f12…3000`.
    public static String address(long address) {
        String hex = Long.toHexString(address);
        boolean isLong = hex.length() > SHORT_ADDRESS;
        return "0x" + (isLong ? hex.substring(0, 4) + "…" + hex.substring(hex.length() - 4) : hex);
    }
}

package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.CpuSite.LOAD__DIRECT;
import static io.ptescope.model.kernel.CpuSite.LOAD__GIVE_UP;
import static io.ptescope.model.kernel.CpuSite.LOAD__LOOK_UP;
import static io.ptescope.model.kernel.CpuSite.LOAD__READ;
import static io.ptescope.model.kernel.CpuSite.LOAD__SWITCH_MM;
import static io.ptescope.model.kernel.CpuSite.LOAD__TRAP;
import static io.ptescope.model.kernel.CpuSite.LOAD__WALK;
import static io.ptescope.model.kernel.CpuSite.STORE__DIRECT;
import static io.ptescope.model.kernel.CpuSite.STORE__GIVE_UP;
import static io.ptescope.model.kernel.CpuSite.STORE__LOOK_UP;
import static io.ptescope.model.kernel.CpuSite.STORE__SET_DIRTY;
import static io.ptescope.model.kernel.CpuSite.STORE__SWITCH_MM;
import static io.ptescope.model.kernel.CpuSite.STORE__TRAP;
import static io.ptescope.model.kernel.CpuSite.STORE__WALK;
import static io.ptescope.model.kernel.CpuSite.STORE__WRITE;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Signal;
import io.ptescope.model.state.Tables;

/// What the hardware does when user code touches memory: TLB look-up, table walk, accessed and dirty bits, traps
/// (specification section 1.10).
///
/// A flush by another CPU waits until the instruction is done with its translation. Here there is a step between the
/// translation and the access, so an access whose translation was flushed meanwhile translates again.
final class Cpu extends KernelFile {
    /// An access that has trapped this often without a signal makes no progress: the handler and the table disagree. A
    /// real task would go on until somebody kills it; here that is after so many traps.
    static final int HOPELESS = 64;

    Cpu(Kernel kernel) {
        super(kernel);
    }

    /// Reads the byte at `address` as the current task.
    Access load(long address) {
        enter(Function.LOAD, address);
        if (has(Patch.NOMMU)) {
            return loadDirectly(address);
        }
        switchMm(LOAD__SWITCH_MM);
        int translations = translations();
        for (int traps = 0; traps < HOPELESS; traps++) {
            at(LOAD__LOOK_UP);
            Pte entry = cached(translations, address);
            int error = 0;
            if (entry.isNone()) {
                at(LOAD__WALK);
                entry = walked(address, Pte.PRESENT, Pte.ACCESSED);
                error = entry.isNone() ? Fault.USER : 0;
            }
            if (!entry.isNone()) {
                at(LOAD__READ);
                if (cached(translations, address).bits() != entry.bits()) {
                    continue;
                }
                int value = machine.contents().byteAt(machine.pages().content(entry.pfn()), offset(address));
                remark(Topic.LOAD, address, value);
                leave(value);
                return Access.of(value);
            }
            Signal signal = trap(LOAD__TRAP, address, error);
            if (signal != Signal.NONE) {
                leave(-1);
                return Access.killed(signal);
            }
        }
        Signal signal = giveUp(LOAD__GIVE_UP, address);
        leave(-1);
        return Access.killed(signal);
    }

    /// Writes `value` to the byte at `address` as the current task.
    Access store(long address, int value) {
        enter(Function.STORE, address);
        if (has(Patch.NOMMU)) {
            return storeDirectly(address, value);
        }
        switchMm(STORE__SWITCH_MM);
        int translations = translations();
        for (int traps = 0; traps < HOPELESS; traps++) {
            Pte entry = writable(translations, address);
            if (entry.isWritable()) {
                at(STORE__WRITE);
                if (cached(translations, address).bits() != entry.bits()) {
                    continue;
                }
                int old = machine.pages().content(entry.pfn());
                remark(Topic.STORE, address, value);
                kernel.pageAlloc().fill(entry.pfn(), machine.contents().stored(old, offset(address), value));
                if (traps > 0 && machine.get(Field.TASK_THROTTLED_AT, current().number(), 0) != 0) {
                    set(Field.TASK_THROTTLED_AT, current().number(), 0);
                }
                leave(value);
                return Access.of(value);
            }
            int present = entry.isPresent() ? Fault.PROTECTION : 0;
            Signal signal = trap(STORE__TRAP, address, Fault.USER | Fault.WRITE | present);
            if (signal != Signal.NONE) {
                leave(-1);
                return Access.killed(signal);
            }
        }
        Signal signal = giveUp(STORE__GIVE_UP, address);
        leave(-1);
        return Access.killed(signal);
    }

    /// Without an MMU an address is a place in memory, and nothing stands between the program and it.
    private Access loadDirectly(long address) {
        int page = mapped(address);
        if (page < 0) {
            leave(-1);
            return Access.killed(Signal.SIGSEGV);
        }
        at(LOAD__DIRECT);
        int value = machine.contents().byteAt(machine.pages().content(page), offset(address));
        remark(Topic.LOAD, address, value);
        leave(value);
        return Access.of(value);
    }

    private Access storeDirectly(long address, int value) {
        int page = mapped(address);
        if (page < 0) {
            leave(-1);
            return Access.killed(Signal.SIGSEGV);
        }
        at(STORE__DIRECT);
        remark(Topic.STORE, address, value);
        kernel.pageAlloc().fill(page, machine.contents().stored(machine.pages().content(page), offset(address), value));
        leave(value);
        return Access.of(value);
    }

    /// The page-cache page at `address`, or -1.
    private int mapped(long address) {
        int vma = machine.vmas().find(mm(), address);
        return vma < 0 || machine.vmas().start(vma) > address ? -1
            : machine.mappings().page(machine.vmas().file(vma), machine.vmas().index(vma, address));
    }

    /// The translation through which a store may go; without RW it is the entry that makes it trap.
    private Pte writable(int translations, long address) {
        at(STORE__LOOK_UP);
        Pte entry = cached(translations, address);
        if (entry.isNone()) {
            at(STORE__WALK);
            Pte found = machine.tables().pte(mm(), address);
            if (!found.isPresent() || !found.isWritable()) {
                return found.isPresent() ? found : Pte.NONE;
            }
            return walked(address, Pte.PRESENT | Pte.RW, Pte.ACCESSED | Pte.DIRTY);
        }
        if (entry.isWritable() && !entry.isDirty()) {
            // The first store through a clean translation asks the table again, atomically.
            at(STORE__SET_DIRTY);
            Pte found = machine.tables().pte(mm(), address);
            if (found.isPresent() && found.isWritable()) {
                return walked(address, Pte.PRESENT | Pte.RW, Pte.ACCESSED | Pte.DIRTY);
            }
            return found.isPresent() ? found : Pte.NONE;
        }
        return entry;
    }

    /// Walks the table; an entry with all `needed` bits gets the `marked` ones, is cached, and returned.
    Pte walked(long address, long needed, long marked) {
        int mm = mm();
        long pmd = machine.tables().pmd(mm, address);
        if (pmd == 0) {
            return Pte.NONE;
        }
        boolean huge = Tables.isHuge(pmd);
        int table = huge ? machine.tables().pmdTable(mm, address) : Tables.tableOf(pmd);
        int index = (huge ? Level.PMD : Level.PTE).index(address);
        long raw = machine.tables().entry(table, index);
        Pte found = huge ? Tables.piece(raw, address) : new Pte(raw);
        if ((found.bits() & needed) != needed) {
            return Pte.NONE;
        }
        Pte used = found.with(marked);
        if (!isLoaded()) {
            // Another task had this CPU since the last step.
            loadMm();
        }
        set(Field.TABLE_ENTRY, table, index, raw | marked);
        set(Field.TLB_ENTRY, machine.tlbs().object(cpu(), mm), address >>> PageSize.SHIFT, used.bits());
        return used;
    }

    /// The access at `address` makes no progress, and somebody ends its task.
    Signal giveUp(Site site, long address) {
        at(site);
        set(Field.TASK_SIGNAL, current().number(), Signal.SIGKILL.ordinal());
        remark(Topic.SIGNAL, Signal.SIGKILL.ordinal(), address);
        return Signal.SIGKILL;
    }

    Signal trap(Site site, long address, int error) {
        at(site);
        kernel.tlb().drop(cpu(), mm(), address >>> PageSize.SHIFT);
        remark(Topic.TRAP, address, error);
        return kernel.fault().doPageFault(address, error);
    }

    Pte cached(long address) {
        return cached(translations(), address);
    }

    private Pte cached(int translations, long address) {
        return new Pte(machine.tlbs().entry(translations, address >>> PageSize.SHIFT));
    }

    /// The number of the translations through which the current task goes: the same throughout an access, because only
    /// the task itself can change its CPU or its address space.
    private int translations() {
        return machine.tlbs().object(cpu(), mm());
    }

    void switchMm(Site site) {
        if (!isLoaded()) {
            at(site);
            loadMm();
        }
    }

    /// The task waits for a device, and the CPU has others to run meanwhile: it forgets the task's translations.
    void idle() {
        for (long vpn : machine.tlbs().cached(cpu(), mm())) {
            kernel.tlb().drop(cpu(), mm(), vpn);
        }
    }

    private boolean isLoaded() {
        return (machine.processes().cpus(mm()) & 1L << cpu()) != 0;
    }

    /// Loads the address space of the current task into its CPU: translations of the others are forgotten.
    private void loadMm() {
        int cpu = cpu();
        int mm = mm();
        long here = 1L << cpu;
        for (int other = 0; other < machine.made(Kind.MM); other++) {
            if (other != mm && (machine.processes().cpus(other) & here) != 0) {
                for (long vpn : machine.tlbs().cached(cpu, other)) {
                    kernel.tlb().drop(cpu, other, vpn);
                }
                set(Field.MM_CPUS, other, machine.processes().cpus(other) & ~here);
            }
        }
        set(Field.MM_CPUS, mm, machine.processes().cpus(mm) | here);
    }

    private int cpu() {
        return machine.processes().cpu(current().number());
    }

    private int mm() {
        return machine.processes().mm(current().number());
    }

    private static int offset(long address) {
        return (int) address & PageSize.BYTES - 1;
    }
}

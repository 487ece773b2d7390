package io.ptescope.model.check;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// I25: when `page_mkclean` returns, nobody can write to the page without a fault. An entry that a fault has made
/// writable again while the others were cleaned is that fault's business.
final class CleaningWatch implements Watch {
    private final List<Cleaning> open = new ArrayList<>();
    private final List<Cleaning> done = new ArrayList<>();

    /// A call of `page_mkclean`, and the cells of entries and of TLBs that others have changed meanwhile.
    private record Cleaning(int task, int page, Set<Cell> others) {}

    private record Cell(Field field, int object, long slot) {}

    @Override
    public boolean note(long n, Trail trail) {
        EventLog log = trail.log();
        if (log.isEnter(n) && Function.of(log.object(n)) == Function.PAGE_MKCLEAN) {
            open.add(new Cleaning(log.task(n), (int) log.after(n), new HashSet<>()));
        } else if (!open.isEmpty() && log.isLeave(n) && Function.of(log.object(n)) == Function.PAGE_MKCLEAN) {
            open.stream().filter(one -> one.task() == log.task(n)).toList().forEach(one -> {
                open.remove(one);
                done.add(one);
            });
        } else if (!open.isEmpty() && (log.changes(n, Field.TABLE_ENTRY) || log.changes(n, Field.TLB_ENTRY))) {
            open.stream().filter(one -> one.task() != log.task(n))
                .forEach(one -> one.others().add(new Cell(log.field(n), log.object(n), log.slot(n))));
        }
        return !done.isEmpty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Cleaning cleaning : done) {
            int inode = machine.pages().inode(cleaning.page());
            boolean left = inode == 0 || scene.showsFrames(inode);
            for (int vma : left ? List.<Integer>of() : machine.vmas().mapping(inode)) {
                long address = machine.vmas().address(vma, machine.pages().index(cleaning.page()));
                boolean within = address >= machine.vmas().start(vma) && address < machine.vmas().end(vma);
                if (within && machine.vmas().is(vma, VmFlag.SHARED) && !machine.vmas().is(vma, VmFlag.NONLINEAR)) {
                    entry(scene, cleaning, vma, address, findings);
                    translations(scene, cleaning, machine.vmas().mm(vma), address, findings);
                }
            }
        }
    }

    private static void entry(Scene scene, Cleaning cleaning, int vma, long address, List<Finding> findings) {
        Machine machine = scene.machine();
        int mm = machine.vmas().mm(vma);
        int leaf = machine.tables().leaf(mm, address);
        Pte pte = machine.tables().pte(mm, address);
        if (leaf >= 0 && pte.isMapped(machine.layout()) && pte.pfn() == cleaning.page()
            && (pte.isWritable() || pte.isDirty())
            && !cleaning.others().contains(new Cell(Field.TABLE_ENTRY, leaf, Level.PTE.index(address)))) {
            findings.add(new Finding(new Subject.Entry(mm, address), Wording.of(pte.isWritable()
                ? "page_mkclean has cleaned page {0}, and this entry is still writable"
                : "page_mkclean has cleaned page {0}, and this entry is still dirty", cleaning.page())));
        }
    }

    private static void translations(Scene scene, Cleaning cleaning, int mm, long address, List<Finding> findings) {
        Machine machine = scene.machine();
        long vpn = address >>> PageSize.SHIFT;
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            Pte cached = new Pte(machine.tlbs().entry(cpu, mm, vpn));
            if (cached.isWritable() && cached.pfn() == cleaning.page()
                && !cleaning.others().contains(new Cell(Field.TLB_ENTRY, machine.tlbs().object(cpu, mm), vpn))) {
                findings.add(new Finding(new Subject.Cached(cpu, mm, address), Wording.of(
                    "page_mkclean has cleaned page {0}, and CPU{1} can still write to it", cleaning.page(), cpu)));
            }
        }
    }

    @Override
    public void begin() {
        done.clear();
    }
}

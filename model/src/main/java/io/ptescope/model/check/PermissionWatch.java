package io.ptescope.model.check;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.VmOps;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.List;

/// I20: a fault makes an entry of a file that wants to be asked writable only after it has been asked. (fork copies
/// writable entries, and mprotect gives dirty ones their bit back: both rest on an older answer.) Of a frame that has
/// no struct page, as the entry or the area says, nobody asks that question.
final class PermissionWatch implements Watch {
    private final FaultFrames frames = new FaultFrames();
    private final List<Grant> grants = new ArrayList<>();

    private record Grant(int task, long address, int table, long index) {}

    @Override
    public boolean note(long n, Trail trail) {
        EventLog log = trail.log();
        FaultFrame frame = frames.note(n, log);
        if (frame != null && !frame.isAllowed() && log.changes(n, Field.TABLE_ENTRY)
            && new Pte(log.after(n)).isWritable() && !new Pte(log.before(n)).isWritable()) {
            grants.add(new Grant(frame.task(), frame.address(), log.object(n), log.slot(n)));
        }
        return !grants.isEmpty();
    }

    @Override
    public void look(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Grant grant : grants) {
            int mm = machine.processes().mm(grant.task());
            int vma = mm < 0 ? -1 : machine.vmas().find(mm, grant.address());
            boolean isEntry = vma >= 0 && machine.tables().leaf(mm, grant.address()) == grant.table()
                && Level.PTE.index(grant.address()) == grant.index();
            if (isEntry && wantsToBeAsked(scene, vma, machine.tables().pte(mm, grant.address()))) {
                findings.add(new Finding(new Subject.Entry(mm, grant.address()),
                    Wording.of("the entry has become writable, and the file system was not asked")));
            }
        }
    }

    /// Of a special entry nobody looks for the page, so that nobody can be asked about it.
    private static boolean wantsToBeAsked(Scene scene, int vma, Pte pte) {
        Machine machine = scene.machine();
        int inode = machine.vmas().file(vma);
        boolean special = pte.has(machine.layout().mask(PteBit.SPECIAL));
        return !special && machine.vmas().isSharedWritable(vma) && inode != 0 && machine.facts().isValid(pte.pfn())
            && machine.pages().inode((int) pte.pfn()) == inode && !DaxRules.isDax(machine, inode)
            && !machine.vmas().is(vma, VmFlag.PFNMAP)
            && VmOps.of(machine.facts().inode(inode), scene.patches()).pageMkwrite();
    }

    @Override
    public void begin() {
        grants.clear();
    }
}

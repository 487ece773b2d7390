package io.ptescope.model.kernel;

/// Lines of fs/proc/task_mmu.c.
public enum TaskMmuSite implements Site {
    CLEAR_REFS_WRITE__CHECK, CLEAR_REFS_WRITE__LOCK_MM, CLEAR_REFS_WRITE__SOFT_DIRTY, CLEAR_REFS_WRITE__PROT,
    CLEAR_REFS_WRITE__AREA, CLEAR_REFS_WRITE__FLUSH, CLEAR_REFS_WRITE__UNLOCK_MM,
    CLEAR_REFS_PTE_RANGE__LOCK, CLEAR_REFS_PTE_RANGE__PROTECT, CLEAR_REFS_PTE_RANGE__OLD, CLEAR_REFS_PTE_RANGE__UNLOCK;

    @Override
    public SourceFile file() {
        return SourceFile.TASK_MMU;
    }
}

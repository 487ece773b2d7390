package io.ptescope.model.kernel;

/// Lines of kernel/fork.c and kernel/exit.c.
public enum ForkSite implements Site {
    DO_FORK__NEW_TASK, DO_FORK__COPY_MM, DO_FORK__SHARE_MM, DO_FORK__DONE,
    DUP_MMAP__LOCK, DUP_MMAP__SKIP_VMA, DUP_MMAP__COPY_VMA, DUP_MMAP__COPY_ENTRIES, DUP_MMAP__FLUSH_PARENT,
    DUP_MMAP__UNLOCK,
    DUP_MMAP__WIPE, DUP_MMAP__NO_FIRST_FRAME, DO_FORK__FAILED,
    DO_EXIT__EXIT_MM, DO_EXIT__GONE;

    @Override
    public SourceFile file() {
        return SourceFile.FORK;
    }
}

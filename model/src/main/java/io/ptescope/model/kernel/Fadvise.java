package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FadviseSite.GENERIC_FADVISE__DROP;
import static io.ptescope.model.kernel.FadviseSite.GENERIC_FADVISE__NORMAL;
import static io.ptescope.model.kernel.FadviseSite.GENERIC_FADVISE__RANDOM;
import static io.ptescope.model.kernel.FadviseSite.GENERIC_FADVISE__WILLNEED;
import static io.ptescope.model.kernel.FadviseSite.GENERIC_FADVISE__WRITE;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.ReadaheadState;

/// mm/fadvise.c: what a task says about its use of a file.
final class Fadvise extends KernelFile {
    /// POSIX_FADV_….
    enum Advice {
        NORMAL, RANDOM, WILLNEED, DONTNEED
    }

    Fadvise(Kernel kernel) {
        super(kernel);
    }

    /// `generic_fadvise` (sys_fadvise64 of older kernels) of `pages` pages from `first` on, 0 for all: 0. A file that
    /// lives in memory takes no advice, be it persistent or not.
    long genericFadvise(int inode, Advice advice, int first, int pages) {
        enter(Function.GENERIC_FADVISE, inode);
        if (kernel.fileSystems().isMemory(inode) || kernel.fileSystems().profile(inode).isRaw()
            || kernel.fileSystems().isDaxFile(inode)) {
            return leave(0);
        }
        int end = pages == 0 ? Integer.MAX_VALUE : first + pages;
        switch (advice) {
            case NORMAL -> {
                at(GENERIC_FADVISE__NORMAL);
                set(Field.INODE_READAHEAD, inode, ReadaheadState.RANDOM.ordinal(), 0);
            }
            case RANDOM -> {
                at(GENERIC_FADVISE__RANDOM);
                set(Field.INODE_READAHEAD, inode, ReadaheadState.RANDOM.ordinal(), 1);
            }
            case WILLNEED -> {
                at(GENERIC_FADVISE__WILLNEED);
                kernel.vfs().readahead().force(inode, first, Math.min(end, machine.inodes().pages(inode)));
            }
            case DONTNEED -> dontNeed(inode, first, end);
        }
        return leave(0);
    }

    /// Pages that are dirty begin to be written; they and mapped ones stay.
    private void dontNeed(int inode, int first, int end) {
        at(GENERIC_FADVISE__WRITE);
        kernel.filemap().startWriting(inode, first, end);
        at(GENERIC_FADVISE__DROP);
        kernel.vfs().invalidate().invalidateMappingPages(inode, first, end);
    }
}

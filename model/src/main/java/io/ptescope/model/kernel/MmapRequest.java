package io.ptescope.model.kernel;

import java.util.Set;

/// The arguments of mmap(2).
///
/// @param address where the area is to lie, a multiple of 4096 (the model's tasks choose for themselves)
/// @param pages   length, at least 1
/// @param prot    bits of [io.ptescope.model.state.VmFlag]: READ, WRITE, EXEC
/// @param shared  MAP_SHARED, otherwise MAP_PRIVATE
/// @param inode   the file, or 0 for anonymous memory
/// @param pgoff   first page of the file
/// @param readOnlyFd whether the file was opened for reading only
/// @param name    what the workload calls the mapping
/// @param options what else is asked for
public record MmapRequest(long address, int pages, long prot, boolean shared, int inode, long pgoff,
                          boolean readOnlyFd, String name, Set<Option> options) {
    /// Copies the set.
    public MmapRequest {
        options = Set.copyOf(options);
    }

    /// A request without options.
    public MmapRequest(long address, int pages, long prot, boolean shared, int inode, long pgoff, boolean readOnlyFd,
        String name) {
        this(address, pages, prot, shared, inode, pgoff, readOnlyFd, name, Set.of());
    }

    /// Flags of mmap(2).
    public enum Option {
        /// MAP_POPULATE.
        POPULATE,
        /// MAP_LOCKED.
        LOCKED,
        /// MAP_SHARED_VALIDATE in place of MAP_SHARED.
        VALIDATE,
        /// MAP_SHARED_VALIDATE with MAP_SYNC.
        SYNC,
        /// Not a flag: inode 0 stands for an open /dev/zero.
        DEV_ZERO
    }

    boolean has(Option option) {
        return options.contains(option);
    }

    /// With MAP_SHARED_VALIDATE, flags that the file does not know are an error.
    boolean validates() {
        return has(Option.VALIDATE) || has(Option.SYNC);
    }
}

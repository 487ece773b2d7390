package io.ptescope.model.kernel;

/// The arguments of mmap(2).
///
/// @param address where the area is to lie, a multiple of 4096 (the model's tasks choose for themselves)
/// @param pages   length, at least 1
/// @param prot    bits of [io.ptescope.model.state.VmFlag]: READ, WRITE, EXEC
/// @param shared  MAP_SHARED, otherwise MAP_PRIVATE
/// @param inode   the file, or 0 for private anonymous memory
/// @param pgoff   first page of the file
/// @param readOnlyFd whether the file was opened for reading only
/// @param name    what the workload calls the mapping
public record MmapRequest(long address, int pages, long prot, boolean shared, int inode, long pgoff,
                          boolean readOnlyFd, String name) {}

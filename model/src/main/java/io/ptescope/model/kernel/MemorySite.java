package io.ptescope.model.kernel;

/// Lines of mm/memory.c.
public enum MemorySite implements Site {
    HANDLE_MM_FAULT__COUNT, HANDLE_MM_FAULT__ALLOC;

    @Override
    public SourceFile file() {
        return SourceFile.MEMORY;
    }
}

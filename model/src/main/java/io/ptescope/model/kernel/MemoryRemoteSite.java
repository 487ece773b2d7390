package io.ptescope.model.kernel;

/// Lines of the part of mm/memory.c that looks into other processes.
public enum MemoryRemoteSite implements Site {
    ACCESS_PROCESS_VM__SWITCH_MM, ACCESS_PROCESS_VM__LOCK_MM, ACCESS_PROCESS_VM__PIN,
    ACCESS_PROCESS_VM__REFUSED, ACCESS_PROCESS_VM__READ,
    ACCESS_PROCESS_VM__WRITE, ACCESS_PROCESS_VM__MARK_DIRTY, ACCESS_PROCESS_VM__RELEASE,
    ACCESS_PROCESS_VM__UNLOCK_MM;

    @Override
    public SourceFile file() {
        return SourceFile.MEMORY_REMOTE;
    }
}

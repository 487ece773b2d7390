package io.ptescope.model.kernel;

/// Lines of mm/process_vm_access.c.
public enum ProcessVmAccessSite implements Site {
    PROCESS_VM_RW__SWITCH_MM, PROCESS_VM_RW__LOCK_MM, PROCESS_VM_RW__PIN, PROCESS_VM_RW__REFUSED,
    PROCESS_VM_RW__READ, PROCESS_VM_RW__WRITE,
    PROCESS_VM_RW__RELEASE, PROCESS_VM_RW__UNLOCK_MM;

    @Override
    public SourceFile file() {
        return SourceFile.PROCESS_VM_ACCESS;
    }
}

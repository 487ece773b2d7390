package io.ptescope.model.kernel;

/// What the CPU does by itself (specification section 1.10).
public enum CpuSite implements Site {
    LOAD__SWITCH_MM, LOAD__LOOK_UP, LOAD__WALK, LOAD__TRAP, LOAD__READ, LOAD__DIRECT, LOAD__GIVE_UP,
    STORE__SWITCH_MM, STORE__LOOK_UP, STORE__WALK, STORE__SET_DIRTY, STORE__TRAP, STORE__WRITE, STORE__DIRECT,
    STORE__GIVE_UP;

    @Override
    public SourceFile file() {
        return SourceFile.CPU;
    }
}

package io.ptescope.model.kernel;

import java.util.Locale;

/// The kernel functions that calls in the log refer to. A constant is the kernel's name in capitals.
public enum Function {
    LOAD(SourceFile.CPU, Role.PATH), STORE(SourceFile.CPU, Role.PATH),
    DO_PAGE_FAULT(SourceFile.FAULT, Role.PATH),
    HANDLE_MM_FAULT(SourceFile.MEMORY, Role.CALL);

    /// What a call of the function means to somebody who looks from afar.
    public enum Role {
        /// A path of its own on the timeline: a fault, a system call, writeback, an interrupt.
        PATH,
        /// Part of a path.
        CALL
    }

    private static final Function[] ALL = values();

    private final SourceFile file;
    private final Role role;

    Function(SourceFile file, Role role) {
        this.file = file;
        this.role = role;
    }

    /// The function with this ordinal.
    public static Function of(int number) {
        return ALL[number];
    }

    /// The name as the kernel spells it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public SourceFile file() {
        return file;
    }

    public Role role() {
        return role;
    }
}

package io.ptescope.model.event;

/// What a remark is about. The comment names subject and detail.
public enum Topic {
    /// The CPU loads from address; detail: byte read.
    LOAD,
    /// The CPU stores to address; detail: byte.
    STORE,
    /// The CPU traps at address; detail: error code bits P 1, W 2, U 4.
    TRAP,
    /// `pte_same` failed at address: somebody else was faster; detail: the entry found.
    PTE_CHANGED,
    /// The task has to wait; subject: lock kind, detail: object.
    WAIT,
    /// A WARN fired; subject: pfn or address.
    WARN,
    /// A BUG fired; the task dies.
    BUG,
    /// A signal is sent; subject: ordinal of the signal, detail: address.
    SIGNAL,
    /// Allocation failed.
    OUT_OF_MEMORY,
    /// `page_mkwrite` or `pfn_mkwrite` is called; subject: pfn, detail: index.
    CALLBACK,
    /// Another task goes on here; subject: task.
    SWITCH
}

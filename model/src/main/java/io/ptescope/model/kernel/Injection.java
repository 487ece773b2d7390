package io.ptescope.model.kernel;

/// A failure that the workload asks for.
///
/// @param place where the kernel fails
/// @param nth   which call of that place since boot, from 1; 0 is every call
/// @param errno what the call fails with
public record Injection(Place place, int nth, Errno errno) {
    /// Places that can be made to fail.
    public enum Place {
        /// The file system refuses to let a page become writable.
        PAGE_MKWRITE,
        /// No frame is left.
        ALLOCATION,
        /// No block is left on the medium.
        BLOCK,
        /// The device fails a write.
        WRITEPAGE,
        /// No PTE page can be made for a frame that a driver inserts.
        PAGE_TABLE,
        /// The file system cannot say where a page of a DAX file lies.
        IOMAP
    }

    boolean hits(Place called, long call) {
        return place == called && (nth == 0 || nth == call);
    }
}

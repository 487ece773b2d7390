package io.ptescope.model.recording;

/// A call of a kernel function that is open at some position.
///
/// @param entry    the event that entered it
/// @param task     whose call it is
/// @param function number of the function
/// @param argument what the call is about: an address, a page, an inode
/// @param site     the line at which it stands, 0 before its first
public record Call(long entry, int task, int function, long argument, int site) {}

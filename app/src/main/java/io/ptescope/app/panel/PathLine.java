package io.ptescope.app.panel;

/// One line of a kernel listing as the list shows it.
///
/// @param number  from 1
/// @param indent  levels of indentation
/// @param text    the words
/// @param current whether the task stands here
/// @param added   whether a patch of this kernel brought the line
/// @param note    what to say when asked about the line; may be empty
/// @param broken  whether running stops here
/// @param site    number of the site that stands here; 0 for a line at which no task can stand
public record PathLine(int number, int indent, String text, boolean current, boolean added, boolean broken, String note,
                int site) {}

package io.ptescope.app.quiz;

import java.util.List;

/// A question with several answers, of which one is true.
///
/// @param subject what it asks for
/// @param options the answers, among them the true one: names of the kernel, or words that the view has a text for
/// @param truth   the true one
/// @param because the event that made it true; -1 if there is none
public record Pick(Subject subject, List<String> options, String truth, long because) {
    /// No access trapped.
    public static final String NOTHING = "nothing";
    /// An access trapped, and went through afterwards.
    public static final String FAULT = "fault";
    /// The page is not cached.
    public static final String ABSENT = "absent";
    /// The page is cached, and what the disk has is as new.
    public static final String CLEAN = "clean";
    /// The page is marked dirty.
    public static final String DIRTY = "dirty";
    /// The page is on its way to the disk.
    public static final String WRITEBACK = "writeback";
    /// The inode is on no list.
    public static final String NONE = "none";

    /// Copies the list.
    public Pick {
        options = List.copyOf(options);
        if (!options.contains(truth)) {
            throw new IllegalArgumentException("the truth is none of the answers: " + truth);
        }
    }
}

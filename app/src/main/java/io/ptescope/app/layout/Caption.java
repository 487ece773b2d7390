package io.ptescope.app.layout;

import java.util.stream.Stream;

/// What a picture that stands alone says above its stage. Empty texts take no room.
///
/// @param title    what the workload is called
/// @param moment   kernel and place in the run: "Linux 2.6.19, step 4 of 9, at “first write”"
/// @param sentence what happened there
public record Caption(String title, String moment, String sentence) {
    /// All of it, as one text.
    public String words() {
        return String.join(". ", Stream.of(moment, sentence).filter(text -> !text.isEmpty()).toList());
    }
}

package io.ptescope.app.layout;

import java.util.Locale;

/// The lists that the stage shows: the kernel's page lists, and the two that writeback finds by tags.
public enum ListName {
    FREE(Word.LIST_FREE),
    INACTIVE(Word.LIST_INACTIVE),
    ACTIVE(Word.LIST_ACTIVE),
    DIRTY(Word.LIST_DIRTY),
    WRITEBACK(Word.LIST_WRITEBACK);

    private final Word word;

    ListName(Word word) {
        this.word = word;
    }

    /// The heading of the list's box.
    public Word word() {
        return word;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

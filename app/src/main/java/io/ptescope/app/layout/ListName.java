package io.ptescope.app.layout;

import java.util.List;
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

    /// The lists between which a page can be said to move, this one among them: of the kernel's page lists it is on one
    /// at a time, and apart from that its tags come and go.
    List<ListName> kin() {
        return switch (this) {
            case FREE, INACTIVE, ACTIVE -> List.of(FREE, INACTIVE, ACTIVE);
            case DIRTY, WRITEBACK -> List.of(DIRTY, WRITEBACK);
        };
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

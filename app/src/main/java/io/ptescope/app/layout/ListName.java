package io.ptescope.app.layout;

import java.util.Locale;

/// The lists that the stage shows: the kernel's page lists, and the two that writeback finds by tags.
public enum ListName {
    FREE("Free"),
    INACTIVE("Inactive"),
    ACTIVE("Active"),
    DIRTY("Dirty"),
    WRITEBACK("Writeback");

    private final String text;

    ListName(String text) {
        this.text = text;
    }

    /// The heading of the list's box.
    public String text() {
        return text;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.ptescope.app.view.dock;

import io.ptescope.app.action.ActionId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The panels of the window. What a panel is called, its icon and what it is good for are those of the action that
/// shows it.
public enum PanelId {
    WORKLOAD(ActionId.PANEL_WORKLOAD, Area.LEFT),
    EDITOR(ActionId.PANEL_EDITOR, Area.LEFT),
    PATH(ActionId.PANEL_PATH, Area.LEFT),
    STAGE(ActionId.PANEL_STAGE, Area.CENTRE),
    INSPECTOR(ActionId.PANEL_INSPECTOR, Area.RIGHT),
    TIMELINE(ActionId.PANEL_TIMELINE, Area.BOTTOM),
    PROCESSES(ActionId.PANEL_PROCESSES, Area.RIGHT),
    LISTS(ActionId.PANEL_LISTS, Area.RIGHT),
    TLBS(ActionId.PANEL_TLBS, Area.RIGHT),
    LOCKS(ActionId.PANEL_LOCKS, Area.RIGHT),
    LABS(ActionId.PANEL_LABS, Area.RIGHT),
    BRANCHES(ActionId.PANEL_BRANCHES, Area.RIGHT),
    TABLES(ActionId.PANEL_TABLES, Area.CENTRE),
    CACHE(ActionId.PANEL_CACHE, Area.CENTRE),
    FRAMES(ActionId.PANEL_FRAMES, Area.CENTRE),
    BIOGRAPHY(ActionId.PANEL_BIOGRAPHY, Area.CENTRE),
    COUNTERS(ActionId.PANEL_COUNTERS, Area.BOTTOM),
    NET(ActionId.PANEL_NET, Area.BOTTOM),
    EVENTS(ActionId.PANEL_EVENTS, Area.BOTTOM),
    BREAKPOINTS(ActionId.PANEL_BREAKPOINTS, Area.BOTTOM),
    BOOKMARKS(ActionId.PANEL_BOOKMARKS, Area.BOTTOM);

    private final ActionId action;
    private final Area home;

    PanelId(ActionId action, Area home) {
        this.action = action;
        this.home = home;
    }

    /// The action that shows or closes it.
    public ActionId action() {
        return action;
    }

    /// Where it opens.
    public Area home() {
        return home;
    }

    /// As the layout's text has it.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The panel with this key.
    static Optional<PanelId> of(String key) {
        return Arrays.stream(values()).filter(id -> id.key().equals(key)).findFirst();
    }
}

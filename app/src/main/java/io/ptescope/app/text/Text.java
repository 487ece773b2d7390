package io.ptescope.app.text;

import java.util.Locale;

/// Every text of the window that is not an action's. The bundle's key is the name in lower case, with dots.
public enum Text {
    BRAND_FIRST, BRAND_SECOND,
    TOP_MENU, TOP_LESSON, TOP_KERNEL, TOP_SEARCH,
    GROUP_FILE, GROUP_STEP, GROUP_DETAIL, GROUP_GO, GROUP_VIEW, GROUP_HELP,
    PANEL_WORKLOAD, PANEL_PATH, PANEL_STAGE, PANEL_INSPECTOR, PANEL_TIMELINE, PANEL_TRANSPORT,
    PATH_USER, PATH_USER_HINT, PATH_PLACE,
    TRANSPORT_POSITION, TRANSPORT_DETAIL,
    PALETTE_PROMPT, PALETTE_NONE, KEYS_TITLE, KEYS_STAGE, KEYS_CLOSE;

    /// The key in the bundle.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}

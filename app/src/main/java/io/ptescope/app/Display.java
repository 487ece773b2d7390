package io.ptescope.app;

/// Whether there is a screen to open a window on.
final class Display {
    private Display() {}

    /// On Linux and its like a display has to be named in the environment; elsewhere there is one.
    static boolean isThere() {
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows") || system.startsWith("Mac")) {
            return true;
        }
        return "Headless".equals(System.getProperty("glass.platform")) || isSet("DISPLAY")
            || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }
}

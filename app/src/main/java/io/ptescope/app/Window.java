package io.ptescope.app;

import io.ptescope.app.view.PteScopeApp;
import javafx.application.Application;

/// Opens the window. A class of its own, so that nothing else loads JavaFX.
final class Window {
    private Window() {}

    /// Shows the window until it is closed. False if the display that is named cannot be used.
    static boolean open(String... arguments) {
        try {
            Application.launch(PteScopeApp.class, arguments);
            return true;
        } catch (UnsupportedOperationException noDisplay) {
            return false;
        }
    }
}

package io.ptescope.app;

import io.ptescope.app.cli.Commands;
import io.ptescope.app.cli.FirstPicture;

/// Where the program starts: with a command the command line; without any, or with the name of a scenario alone, the
/// window. Where no window can be had, the first lesson becomes a picture instead. Loads JavaFX only for the window.
public final class Main {
    private Main() {}

    /// Exits with the code of what was asked for.
    static void main(String... arguments) {
        if (arguments.length > 1 || arguments.length == 1 && !Commands.namesScenario(arguments[0])) {
            System.exit(Commands.execute(arguments));
        }
        boolean opened = Display.isThere() && Window.open(arguments);
        System.exit(opened ? 0 : new FirstPicture().draw(arguments));
    }
}

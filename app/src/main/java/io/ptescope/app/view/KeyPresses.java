package io.ptescope.app.view;

import io.ptescope.app.action.Actions;
import io.ptescope.app.action.Keystroke;
import io.ptescope.app.session.Session;
import io.ptescope.app.view.page.Overlay;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// Who a key that is pressed in the window is for: what lies above the window, the presentation, the text that is
/// written, or a command. Chords come first; short keys only where no text can be typed and no button is pressed with
/// them.
final class KeyPresses {
    private final Overlay overlay;
    private final Predicate<KeyEvent> presentation;
    private final Actions actions;
    private final Session session;
    private final Predicate<@Nullable Node> hearsShortKeys;
    private final BooleanSupplier shortKeys;

    /// Keys for `actions`; those of `presentation` come before, while it wants them.
    ///
    /// @param hearsShortKeys whether short keys work while this has the focus
    /// @param shortKeys      whether the user wants any
    KeyPresses(Overlay overlay, Predicate<KeyEvent> presentation, Actions actions, Session session,
        Predicate<@Nullable Node> hearsShortKeys, BooleanSupplier shortKeys) {
        this.overlay = overlay;
        this.presentation = presentation;
        this.actions = actions;
        this.session = session;
        this.hearsShortKeys = hearsShortKeys;
        this.shortKeys = shortKeys;
    }

    /// Hears every key of `scene` before its controls do.
    void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (isTaken(event, scene.getFocusOwner())) {
                event.consume();
            }
        });
    }

    private boolean isTaken(KeyEvent event, @Nullable Node owner) {
        if (overlay.isOpen()) {
            // The menu's items would hear the chord otherwise; a text keeps what every text has.
            return actions.isChord(event) && !(owner instanceof TextInputControl && Writing.isOwn(event));
        }
        if (presentation.test(event)) {
            return true;
        }
        if (owner instanceof TextInputControl || owner instanceof CodeArea && Writing.isOwn(event)) {
            return false;
        }
        boolean isShort = shortKeys.getAsBoolean() && hearsShortKeys.test(owner);
        return actions.pressed(event) || isShort && actions.pressedShort(event) || bookmarked(event);
    }

    /// Ctrl+Shift with a digit sets a bookmark, Ctrl with a digit goes to it.
    private boolean bookmarked(KeyEvent event) {
        OptionalInt number = Keystroke.digit(event);
        if (!event.isShortcutDown() || event.isAltDown() || number.orElse(0) == 0) {
            return false;
        }
        if (event.isShiftDown()) {
            session.bookmark(number.getAsInt());
        } else {
            session.toBookmark(number.getAsInt());
        }
        return true;
    }
}

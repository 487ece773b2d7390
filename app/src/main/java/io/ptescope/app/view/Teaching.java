package io.ptescope.app.view;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.panel.ShownStep;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.choice.Look;
import io.ptescope.app.view.choice.Theme;
import io.ptescope.app.view.presenter.NotesWindow;
import io.ptescope.app.view.presenter.PresenterPane;
import io.ptescope.app.view.presenter.Show;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The presentation in the window: it takes the place of the panes and fills the screen, and gives both back.
final class Teaching {
    private final Theme theme;
    private final Show show;
    private final PresenterPane presenter;
    private final ReadOnlyBooleanWrapper presenting = new ReadOnlyBooleanWrapper();
    private @Nullable NotesWindow notes;
    private @Nullable Node panes;
    private @Nullable Node focusBefore;
    private boolean wasFull;

    Teaching(Session session, Messages messages, Surroundings surroundings, Theme theme,
        Function<Frame, String> sentence) {
        this.theme = theme;
        show = new Show(session, messages, sentence, ShownStep::changes,
            theme.lookProperty().map(Look::palette), surroundings.nanos(),
            surroundings.reducedMotion());
        presenter = new PresenterPane(show, this::openNotes, this::leave);
    }

    /// Adds what it can do.
    Commands commands(Commands commands) {
        return commands.with(ActionId.PRESENTER, this::toggle, presenting.getReadOnlyProperty())
            .with(ActionId.PRESENTER_NOTES, this::openNotes);
    }

    /// What the presentation takes the place of.
    void instead(Node replaced) {
        panes = replaced;
    }

    PresenterPane presenter() {
        return presenter;
    }

    ReadOnlyBooleanProperty presentingProperty() {
        return presenting.getReadOnlyProperty();
    }

    /// The second window, if it was ever opened.
    @Nullable NotesWindow notes() {
        return notes;
    }

    /// While presenting, keys belong to the presentation. Returns whether this one did something.
    boolean pressed(KeyEvent event) {
        return presenter.isOpen() && presenter.pressed(event);
    }

    private void toggle() {
        if (presenter.isOpen()) {
            leave();
            return;
        }
        focusBefore = presenter.getScene().getFocusOwner();
        if (panes != null) {
            panes.setVisible(false);
        }
        presenting.set(true);
        presenter.open();
        if (window() instanceof Stage stage) {
            wasFull = stage.isFullScreen();
            stage.setFullScreenExitHint("");
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreen(true);
            if (NotesWindow.hasOwnScreen(stage)) {
                openNotes();
                stage.requestFocus();
            }
        }
    }

    private void leave() {
        presenter.close();
        presenting.set(false);
        if (panes != null) {
            panes.setVisible(true);
        }
        if (window() instanceof Stage stage) {
            stage.setFullScreen(wasFull);
        }
        close();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void openNotes() {
        NotesWindow open = notes;
        if (open == null) {
            open = new NotesWindow(show, presenter);
            theme.dress(open.scene());
            notes = open;
        }
        open.open(window());
    }

    /// Closes the second window.
    void close() {
        if (notes != null) {
            notes.close();
        }
    }

    private Window window() {
        return presenter.getScene().getWindow();
    }
}

package io.ptescope.app.view;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.Commands.WindowCommands;
import io.ptescope.model.listing.Listings;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The whole window: panes on a desk, the actions, and the keys that run them.
final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Messages messages = new Messages();
    private final Theme theme = new Theme();
    private final Overlay overlay = new Overlay();
    private final Notices notices = new Notices(messages);
    private final Desk desk;
    private final Player player;
    private final Choosers choosers;
    private final WorkloadPane workload;
    private final PathPane path;
    private final StageView stage;
    private final InspectorPane inspector;
    private final TimelineView timeline;
    private final Views views;
    private final Pictures pictures;
    private final Actions actions;
    private final Scene scene;

    MainWindow(Desk desk, Surroundings surroundings) {
        this.desk = desk;
        Session session = desk.session();
        player = new Player(session::next);
        choosers = new Choosers(desk);
        workload = new WorkloadPane(messages, session::seek);
        path = new PathPane(messages, desk::toLine);
        stage = new StageView(messages, session::select);
        inspector = new InspectorPane(messages, session::seek);
        timeline = new TimelineView(messages, session::seek, session::next, session::back);
        actions = new Actions(messages, new Commands(desk, player, theme, windowCommands()).all());
        Transport transport = new Transport(actions, messages);
        views = new Views(desk, new Views.Panes(workload, path, stage, inspector, transport, timeline), messages,
            Listings.bundled(), surroundings);
        pictures = new Pictures(desk, messages, notices, surroundings.saveDialog(),
            () -> stage.picture().figure().size(), theme::palette);
        TopBar top = new TopBar(actions, messages, choosers.lessons(), choosers.kernels());
        BorderPane panes = WindowLayout.of(new WindowLayout.Panes(top, workload, path, stage, inspector, transport,
            timeline));
        scene = new Scene(new StackPane(panes, notices, overlay), WIDTH, HEIGHT);
        theme.dress(scene);
        theme.darkProperty().subscribe(dark -> views.setPalette(theme.palette()));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        player.playingProperty().subscribe(playing -> actions.action(ActionId.PLAY)
            .setGraphic(new ActionIcon(playing ? MaterialDesignP.PAUSE : ActionId.PLAY.icon())));
        desk.whenRefused(problem -> notices.problem(Text.NOTICE_REFUSED, problem));
        desk.loadedProperty().subscribe(this::warn);
        session.frameProperty().subscribe(frame -> {
            if (frame.isAtEnd()) {
                player.stop();
            }
        });
    }

    Scene scene() {
        return scene;
    }

    Desk desk() {
        return desk;
    }

    Views views() {
        return views;
    }

    StageView stage() {
        return stage;
    }

    TimelineView timeline() {
        return timeline;
    }

    Actions actions() {
        return actions;
    }

    InspectorPane inspector() {
        return inspector;
    }

    Player player() {
        return player;
    }

    Notices notices() {
        return notices;
    }

    private Pictures pictures() {
        return pictures;
    }

    private String sentence() {
        return views.sentence(desk.session().frame());
    }

    Theme theme() {
        return theme;
    }

    private WindowCommands windowCommands() {
        return new WindowCommands(choosers.lessons()::show, choosers.kernels()::show,
            () -> pictures().save(scene().getWindow(), sentence()), () -> pictures().copy(sentence()),
            () -> scene().getWindow().hide(), () -> panels().move(1), () -> panels().move(-1),
            () -> new ActionPalette(actions(), messages, overlay).open(),
            () -> new KeysPage(actions(), messages, overlay).open());
    }

    private Panels panels() {
        return new Panels(List.of(choosers.lessons(), workload.list(), path.list(), stage, inspector,
            scene.lookup("#next"), timeline));
    }

    /// Chords first; short keys only where no text can be typed and no button is pressed with them.
    private void pressed(KeyEvent event) {
        Node owner = scene.getFocusOwner();
        if (overlay.isOpen()) {
            // The menu's items would hear the chord otherwise.
            if (actions.isChord(event)) {
                event.consume();
            }
            return;
        }
        if (owner instanceof TextInputControl) {
            return;
        }
        boolean shortKeys = owner == stage || owner == timeline;
        if (actions.pressed(event) || shortKeys && actions.pressedShort(event)) {
            event.consume();
        }
    }

    /// Says what is wrong with a run: that it ended early, or the first expectation that did not hold.
    private void warn(Loaded loaded) {
        loaded.run().checks().stream().filter(check -> !check.held()).findFirst().ifPresent(check ->
            notices.warning(messages.of(Text.NOTICE_UNMET, check.line().place().line(), check.wanted(),
                check.found())));
        loaded.run().failure().ifPresent(failure ->
            notices.warning(messages.of(Text.NOTICE_ENDED, failure.message())));
    }

    /// Puts the focus where a lesson begins: on Next.
    void focusNext() {
        scene.lookup("#next").requestFocus();
    }
}

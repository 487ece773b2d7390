package io.ptescope.app.view;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.panel.Pokes;
import io.ptescope.app.panel.Transcript;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Glossary;
import io.ptescope.app.text.Language;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Sentences;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.Commands.WindowCommands;
import io.ptescope.app.view.choice.Keyboard;
import io.ptescope.app.view.choice.Preferences;
import io.ptescope.app.view.choice.ScaledPane;
import io.ptescope.app.view.choice.Theme;
import io.ptescope.app.view.choice.UiScale;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.dock.Area;
import io.ptescope.app.view.dock.Dock;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.file.Pictures;
import io.ptescope.app.view.page.ActionPalette;
import io.ptescope.app.view.page.GlossaryPage;
import io.ptescope.app.view.page.KeysPage;
import io.ptescope.app.view.page.Overlay;
import io.ptescope.app.view.page.StepNumber;
import io.ptescope.app.view.pane.InspectorPane;
import io.ptescope.app.view.pane.LabsPanel;
import io.ptescope.app.view.pane.PanelHelp;
import io.ptescope.app.view.pane.PredictPane;
import io.ptescope.app.view.stage.ChartView;
import io.ptescope.app.view.stage.Motion;
import io.ptescope.app.view.stage.StageView;
import io.ptescope.app.view.work.Notices;
import io.ptescope.app.view.work.Remembered;
import io.ptescope.app.view.work.Work;
import io.ptescope.app.view.work.WorkLine;
import io.ptescope.model.event.Edit;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.scenario.run.Run;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The whole window: panes on a desk, the actions, and the keys that run them.
final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final String LANGUAGE = "language";
    private static final String MOTION = "motion";

    private final Messages messages;
    private final Glossary glossary;
    private final Overlay overlay = new Overlay();
    private final Notices notices;
    private final Remembered remembered;
    private final Language language;
    private final Runnable again;
    private final Theme theme;
    private final UiScale scale;
    private final Keyboard keyboard;
    private final Arrangement arrangement;
    private final Desk desk;
    private final Player player;
    private final Choosers choosers;
    private final PredictPane predicting;
    private final AllPanels panels;
    private final Dock dock;
    private final Views views;
    private final Pictures pictures;
    private final Teaching teaching;
    private final TourGuide tour;
    private final Actions actions;
    private final Writing writing;
    private final ObservableValue<String> title;
    private final Scene scene;

    /// The window on `desk`; `again` makes another one in its place, because what is remembered has changed.
    MainWindow(Desk desk, Surroundings outside, Runnable again) {
        this.desk = desk.working(Work.in(outside.background()));
        this.again = again;
        Session session = desk.session();
        remembered = new Remembered(outside.settings(), outside.pauses(), this::notRemembered);
        Surroundings surroundings = outside.calmer(() -> !isMoving());
        language = remembered.get(LANGUAGE).flatMap(Language::of).orElse(Language.of(surroundings.user()));
        messages = new Messages(language);
        notices = new Notices(messages, outside.pauses());
        theme = new Theme(remembered);
        scale = new UiScale(remembered);
        arrangement = new Arrangement(remembered);
        player = new Player(outside.pauses(), this::playOn);
        choosers = new Choosers(desk, messages);
        glossary = Glossary.bundled(language);
        Listings listings = Listings.bundled();
        predicting = new PredictPane(messages, listings, remembered, session);
        writing = new Writing(desk, messages, notices, remembered, surroundings, arrangement,
            () -> scene().getWindow());
        title = Bindings.createStringBinding(this::titleNow, session.frameProperty(), desk.draftProperty());
        panels = new AllPanels(messages, listings, desk, writing.editor(), new LabsPanel(messages, desk, remembered),
            surroundings, predicting, this::explain);
        panels.inspector().offer(messages.actionText(ActionId.POKE.key()), this::poke);
        keyboard = new Keyboard(remembered);
        teaching = new Teaching(session, messages, surroundings, theme, frame -> views().sentence(frame));
        tour = new TourGuide(desk, messages, remembered, predicting::answered, surroundings.reducedMotion(), theme);
        Commands commands = tour.commands(teaching.commands(new Commands(desk, player, theme, windowCommands())))
            .with(keyboard).with(scale).with(ActionId.PREFERENCES, () -> preferences().open())
            .with(arrangement, this::dock).with(ActionId.PREDICT, this::predict, predicting.onProperty())
            .with(ActionId.GLOSSARY, () -> glossaryPage().open("")).with(panels.stage())
            .with(ActionId.POKE, () -> poke("")).with(ActionId.COPY_TEXT, this::copyText)
            .with(ActionId.NEXT_CHANGED_CELL, () -> stage().toChanged(1))
            .with(ActionId.LAST_CHANGED_CELL, () -> stage().toChanged(-1))
            .with(ActionId.LIST_BOOKMARKS, () -> dock().go(PanelId.BOOKMARKS))
            .with(ActionId.LABS, () -> dock().go(PanelId.LABS));
        writing.addTo(commands, this::openEditor, overlay);
        actions = new Actions(messages, commands.all(), keyboard.presetProperty());
        Transport transport = new Transport(actions, messages, player.speedProperty());
        dock = new Dock(messages, panels.all(), transport, arrangement.layoutProperty(),
            new PanelHelp(messages, this::actions, theme, this::explain)::show);
        views = new Views(session, dock, transport, new Sentences(messages, listings), player);
        pictures = new Pictures(desk, messages, notices, surroundings.saveDialog(),
            () -> stage().picture().figure().size(), theme::palette);
        TopBar top = new TopBar(actions, messages, choosers.lessons(), choosers.kernels());
        BorderPane panes = new BorderPane(dock.pane(),
            new VBox(top, writing.question(), workLine(surroundings)), null, null, null);
        panes.getStyleClass().add("window");
        panes.setMinSize(0, 0);
        ScaledPane content = new ScaledPane(new StackPane(panes, teaching.presenter(), notices, overlay));
        scene = new Scene(content, WIDTH, HEIGHT);
        teaching.instead(panes);
        tour.watch(scene, actions);
        theme.dress(scene);
        scale.dress(scene, content);
        theme.lookProperty().subscribe(look -> panels.all().forEach(panel -> panel.setPalette(theme.palette())));
        new KeyPresses(overlay, teaching::pressed, actions, session,
            owner -> owner == stage() || owner == timeline(), keyboard::hasShortKeys).listen(scene);
        writing.acceptFiles(scene);
        listen();
    }

    private void makeRoomForTour() {
        tour.setHidden(teaching.presentingProperty().get() || overlay.isOpen());
    }

    private void openEditor() {
        arrangement.widen(PanelId.EDITOR);
        dock.go(PanelId.EDITOR);
    }

    private void listen() {
        teaching.presentingProperty().subscribe(this::makeRoomForTour);
        overlay.visibleProperty().subscribe(this::makeRoomForTour);
        player.playingProperty().subscribe(playing -> actions.action(ActionId.PLAY)
            .setGraphic(new ActionIcon(playing ? MaterialDesignP.PAUSE : ActionId.PLAY.icon())));
        desk.whenRefused(problem -> notices.problem(Text.NOTICE_REFUSED, problem),
            () -> notices.good(messages.of(Text.NOTICE_ELSEWHERE)));
        desk.storyProperty().subscribe(story -> story.run().ifPresent(this::warn));
        remembered.problem().ifPresent(problem -> notices.warning(messages.of(Text.NOTICE_SETTINGS, problem)));
        writing.files().offerAgain();
        desk.goOn();
    }

    /// One step; whether another can follow.
    private boolean playOn() {
        desk.session().next();
        return !desk.session().frame().isAtEnd();
    }

    /// What goes on beside this window is done in its surroundings, and seen in a line of its own.
    private WorkLine workLine(Surroundings surroundings) {
        return new WorkLine(desk.work(), messages, surroundings.pauses());
    }

    private void notRemembered(Exception problem) {
        notices.problem(Text.NOTICE_NOT_SAVED, problem);
    }

    /// Begins or ends to ask, where it is seen.
    private void predict() {
        predicting.toggle();
        if (predicting.isOn()) {
            dock.show(PanelId.INSPECTOR);
        }
        panels.inspector().show(desk.session().frame());
    }

    private String titleNow() {
        String story = messages.phrase(desk.story().title());
        String words = messages.of(Text.WINDOW_TITLE,
            desk.draft().isUnsaved() ? messages.of(Text.EDITOR_UNSAVED, story) : story);
        return desk.story().isEdited() ? messages.of(Text.EDITED_TITLE, words) : words;
    }

    /// Asks what of the selected thing is to be different, first of all the bit called `name`.
    private void poke(String name) {
        player.stop();
        new PokePane(new Pokes(messages, desk.session().frame()).subjects(), messages, overlay,
            desk.branches()::poke).open(name);
    }

    /// Says what a term means.
    void explain(String term) {
        glossaryPage().open(term);
    }

    private GlossaryPage glossaryPage() {
        return new GlossaryPage(glossary, messages, overlay);
    }

    private void speak(Language other) {
        remembered.put(LANGUAGE, other.code());
        again.run();
    }

    private boolean isMoving() {
        return remembered.isOn(MOTION, true);
    }

    private Preferences preferences() {
        return new Preferences(messages, actions, overlay).theme(theme).scale(scale).keys(keyboard)
            .language(language, this::speak).onOff(Text.PREFERENCES_MOTION, this::isMoving,
                wanted -> remembered.turn(MOTION, true, wanted))
            .onOff(Text.PREFERENCES_SHORT_KEYS, keyboard::hasShortKeys, keyboard::useShortKeys)
            .onOff(Text.PREFERENCES_PREDICT, () -> predicting.onProperty().getValue(), wanted -> predict());
    }

    /// Stops what goes on by itself and writes what is to be remembered.
    void close() {
        desk.work().close();
        writing.close();
        player.stop();
        teaching.close();
        tour.end();
        theme.close();
        remembered.write();
    }

    Scene scene() {
        return scene;
    }

    Desk desk() {
        return desk;
    }

    Messages messages() {
        return messages;
    }

    Views views() {
        return views;
    }

    Dock dock() {
        return dock;
    }

    Motion motion() {
        return panels.motion();
    }

    StageView stage() {
        return panels.stage();
    }

    ChartView timeline() {
        return panels.timeline();
    }

    Actions actions() {
        return actions;
    }

    InspectorPane inspector() {
        return panels.inspector();
    }

    Keyboard keyboard() {
        return keyboard;
    }

    Player player() {
        return player;
    }

    Notices notices() {
        return notices;
    }

    TourGuide tour() {
        return tour;
    }

    Teaching teaching() {
        return teaching;
    }

    private AllPanels panels() {
        return panels;
    }

    private Pictures pictures() {
        return pictures;
    }

    private String sentence() {
        return views.sentence(desk.session().frame());
    }

    UiScale scale() {
        return scale;
    }

    Theme theme() {
        return theme;
    }

    private WindowCommands windowCommands() {
        return new WindowCommands(choosers.lessons()::show, choosers.kernels()::show,
            () -> pictures().save(scene().getWindow(), sentence()), () -> pictures().copy(sentence()),
            writing::quit, () -> round().move(1), () -> round().move(-1),
            () -> new ActionPalette(actions(), messages, overlay, dock()::go).open(),
            () -> new KeysPage(actions(), messages, overlay).open(),
            () -> panels().runToCursor(scene().getFocusOwner()),
            () -> panels().breakHere(scene().getFocusOwner(), desk),
            () -> new StepNumber(desk.session(), messages, overlay).open(), () -> dock().go(PanelId.EVENTS),
            () -> speak(language.next()));
    }

    /// The lesson, the panels that are seen, and the steps, from the top left to the bottom right.
    private PanelRound round() {
        List<Node> focusable = new ArrayList<>(List.of(choosers.lessons()));
        for (PanelId panel : dock.shown().seen()) {
            if (dock.shown().area(panel).filter(area -> area == Area.BOTTOM).isEmpty()) {
                focusable.add(dock.panel(panel).focusTarget());
            }
        }
        focusable.add(scene.lookup("#next"));
        for (PanelId panel : dock.shown().seen()) {
            if (dock.shown().area(panel).filter(area -> area == Area.BOTTOM).isPresent()) {
                focusable.add(dock.panel(panel).focusTarget());
            }
        }
        return new PanelRound(focusable);
    }

    /// Puts the moment on the clipboard as text, with what is selected.
    private void copyText() {
        ClipboardContent content = new ClipboardContent();
        content.putString(new Transcript(messages).of(desk.session().frame(), sentence()));
        Clipboard.getSystemClipboard().setContent(content);
        notices.good(messages.of(Text.NOTICE_COPIED_TEXT));
    }

    /// Says what is wrong with a run: that it ended early, or the first expectation that did not hold. What does not
    /// hold behind an edit by hand is what the edit was made to see.
    private void warn(Run run) {
        notices.settle();
        long edited = desk.story().edits().stream().mapToLong(Edit::position).min().orElse(Long.MAX_VALUE);
        run.checks().stream().filter(check -> !check.held()).findFirst().ifPresent(check -> {
            boolean wanted = check.position() > edited;
            String text = messages.of(wanted ? Text.NOTICE_EDITED : Text.NOTICE_UNMET, check.line().place().line(),
                check.wanted(), check.found());
            if (wanted) {
                notices.news(text);
            } else {
                notices.warning(text);
            }
        });
        run.failure().ifPresent(failure ->
            notices.warning(messages.of(Text.NOTICE_ENDED, messages.phrase(failure.message()))));
    }

    Writing writing() {
        return writing;
    }

    /// What the window is called: the workload, with a mark if it is not saved.
    ObservableValue<String> titleProperty() {
        return title;
    }

    /// Puts the focus where a lesson begins: on Next.
    void focusNext() {
        scene.lookup("#next").requestFocus();
    }
}

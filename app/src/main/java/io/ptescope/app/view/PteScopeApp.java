package io.ptescope.app.view;

import io.ptescope.app.surface.CanvasSurface;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;

/// The window as a program. An argument is the name of a bundled lesson or a scenario file to begin with.
public final class PteScopeApp extends Application {
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 640;

    /// Made by JavaFX.
    public PteScopeApp() {}

    @Override
    public void start(Stage stage) throws ScenarioException {
        CanvasSurface.loadFonts();
        ScenarioLessons lessons = ScenarioLessons.bundled();
        Exception problem = null;
        List<String> arguments = getParameters().getUnnamed();
        if (!arguments.isEmpty()) {
            try {
                lessons = beginningWith(lessons, arguments.getFirst());
            } catch (IOException | ScenarioException bad) {
                problem = bad;
            }
        }
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        MainWindow window = show(stage, new Desk(lessons));
        stage.show();
        window.focusNext();
        if (problem != null) {
            window.notices().problem(Text.NOTICE_REFUSED, problem);
        }
    }

    /// Puts a window on `desk` into the stage, in the place of another one if there is one.
    private static MainWindow show(Stage stage, Desk desk) {
        List<MainWindow> here = new ArrayList<>();
        MainWindow window = new MainWindow(desk, Surroundings.real(), () -> {
            here.getFirst().close();
            show(stage, desk.again()).focusNext();
        });
        here.add(window);
        window.desk().storyProperty().subscribe(story ->
            stage.setTitle(window.messages().of(Text.WINDOW_TITLE, story.title())));
        stage.setOnHidden(event -> window.close());
        stage.setScene(window.scene());
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) ->
            window.notices().problem(Text.NOTICE_FAILED, new RuntimeException(failure)));
        return window;
    }

    private static ScenarioLessons beginningWith(ScenarioLessons lessons, String name)
        throws IOException, ScenarioException {
        if (lessons.has(name)) {
            return lessons.beginningWith(name);
        }
        String text = Files.readString(Path.of(name), StandardCharsets.UTF_8);
        return lessons.before(ScenarioParser.parse(name, text));
    }
}

package io.ptescope.app.view;

import io.ptescope.app.surface.CanvasSurface;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.ScenarioLessons;
import io.ptescope.model.scenario.ScenarioException;
import java.nio.file.Path;
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
        List<String> arguments = getParameters().getUnnamed();
        boolean lesson = !arguments.isEmpty() && lessons.has(arguments.getFirst());
        if (lesson) {
            lessons = lessons.beginningWith(arguments.getFirst());
        }
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Place place = new Place(stage, Surroundings.real());
        MainWindow window = place.show(new Desk(lessons));
        Runtime.getRuntime().addShutdownHook(new Thread(place::end, "end"));
        stage.show();
        window.focusNext();
        if (!window.writing().files().offerRecovery() && arguments.isEmpty()) {
            window.tour().beginOnce();
        }
        if (!arguments.isEmpty() && !lesson) {
            window.writing().files().open(Path.of(arguments.getFirst()));
        }
    }
}

package io.ptescope.app.view;

import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.Lessons;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/// The boxes in which lesson and kernel are chosen. They follow the desk, and the desk follows them.
final class Choosers {
    private static final double LESSON_WIDTH = 300;

    private final ComboBox<Lessons.Choice> lessons = new SearchableComboBox<>();
    private final ComboBox<RunKernel> kernels = new ComboBox<>();
    private final Desk desk;
    private final Messages messages;
    private boolean following;

    Choosers(Desk desk, Messages messages) {
        this.desk = desk;
        this.messages = messages;
        lessons.setPrefWidth(LESSON_WIDTH);
        lessons.setMinWidth(130);
        lessons.setVisibleRowCount(16);
        lessons.getItems().setAll(titled());
        kernels.setConverter(new VersionText());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(lessons.valueProperty().map(Lessons.Choice::toString));
        lessons.setTooltip(whole);
        desk.storyProperty().subscribe(this::follow);
        lessons.valueProperty().addListener((property, before, chosen) -> {
            if (!following && !lessons.isShowing()) {
                settle();
            }
        });
        // While the list is open, its value is only what arrow keys and the search have come to.
        lessons.showingProperty().subscribe(showing -> {
            if (!showing) {
                Platform.runLater(this::settle);
            }
        });
        kernels.valueProperty().addListener((property, before, chosen) -> {
            if (!following && chosen != null) {
                desk.switchTo(chosen);
                follow(desk.story());
            }
        });
    }

    ComboBox<Lessons.Choice> lessons() {
        return lessons;
    }

    ComboBox<RunKernel> kernels() {
        return kernels;
    }

    /// The lessons, by their titles in the language of the window.
    private List<Lessons.Choice> titled() {
        return desk.lessons().all().stream()
            .map(choice -> new Lessons.Choice(choice.lesson(), messages.phrase(choice.title()))).toList();
    }

    /// Opens the lesson that was chosen, if it is another one; a search that finds nothing leaves none.
    private void settle() {
        Lessons.Choice chosen = lessons.getValue();
        if (chosen != null && !chosen.lesson().equals(desk.story().lesson())) {
            desk.open(chosen.lesson());
        }
        follow(desk.story());
    }

    private void follow(Story story) {
        if (lessons.isShowing()) {
            return;
        }
        following = true;
        List<Lessons.Choice> titled = titled();
        if (!lessons.getItems().equals(titled)) {
            lessons.getItems().setAll(titled);
        }
        lessons.getItems().stream().filter(choice -> choice.lesson().equals(story.lesson())).findFirst()
            .ifPresent(lessons::setValue);
        if (!kernels.getItems().equals(desk.lessons().kernels(story.lesson()))) {
            kernels.getItems().setAll(desk.lessons().kernels(story.lesson()));
        }
        story.kernel().ifPresent(kernels::setValue);
        following = false;
    }

    private static final class VersionText extends StringConverter<RunKernel> {
        @Override
        public String toString(@Nullable RunKernel version) {
            return version == null ? "" : version.text();
        }

        @Override
        public @Nullable RunKernel fromString(String text) {
            return RunKernel.named(text).orElse(null);
        }
    }
}

package io.ptescope.app.view;

import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.desk.Lessons;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
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
        kernels.setVisibleRowCount(16);
        lessons.getItems().setAll(titled());
        lessons.setConverter(new LessonText());
        lessons.setCellFactory(view -> new LessonCell());
        lessons.setButtonCell(new LessonCell());
        // ControlsFX has one word for what is typed there, and that is English.
        lessons.skinProperty().subscribe(skin -> {
            if (lessons.lookup("#search") instanceof TextField search) {
                search.setPromptText(messages.of(Text.TOP_LESSON_SEARCH));
            }
        });
        kernels.setConverter(new VersionText());
        kernels.setCellFactory(view -> new KernelCell());
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

    /// The lessons, by their titles in the language of the window; where two have one title, by their files as well.
    private List<Lessons.Choice> titled() {
        List<Lessons.Choice> all = desk.lessons().all();
        Map<String, Long> times = all.stream().collect(Collectors.groupingBy(Lessons.Choice::title,
            Collectors.counting()));
        return all.stream().map(choice -> {
            String title = messages.phrase(choice.title());
            return new Lessons.Choice(choice.lesson(),
                times.getOrDefault(choice.title(), 0L) < 2 ? title : title + "  ·  " + file(choice.lesson()));
        }).toList();
    }

    /// What a path ends with; a bundled lesson has a name and no path.
    private static String file(String lesson) {
        return lesson.substring(Math.max(lesson.lastIndexOf('/'), lesson.lastIndexOf('\\')) + 1);
    }

    /// The kernels of a lesson in the order in which they came out; one with switches stands behind its release.
    private List<RunKernel> inOrder(String lesson) {
        return desk.lessons().kernels(lesson).stream().sorted(Comparator.comparing(RunKernel::version)
            .thenComparing(kernel -> !kernel.isPlain())).toList();
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
        List<RunKernel> ordered = inOrder(story.lesson());
        if (!kernels.getItems().equals(ordered)) {
            kernels.getItems().setAll(ordered);
        }
        story.kernel().ifPresent(kernels::setValue);
        following = false;
    }

    /// The text in which the search looks: the title in both languages, and the file.
    private final class LessonText extends StringConverter<Lessons.Choice> {
        @Override
        public String toString(Lessons.@Nullable Choice choice) {
            return choice == null ? "" : desk.lessons().all().stream()
                .filter(one -> one.lesson().equals(choice.lesson())).map(Lessons.Choice::title).findFirst().orElse("")
                + " " + choice.title() + " " + choice.lesson();
        }

        @Override
        public Lessons.@Nullable Choice fromString(String text) {
            return lessons.getItems().stream().filter(choice -> toString(choice).equals(text)).findFirst()
                .orElse(null);
        }
    }

    private static final class LessonCell extends ListCell<Lessons.Choice> {
        @Override
        protected void updateItem(Lessons.@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(choice == null || empty ? null : choice.title());
        }
    }

    /// A kernel; the first of an era (2.6, 4, 6) has a line above, and those that the workload names are bold.
    private final class KernelCell extends ListCell<RunKernel> {
        private static final PseudoClass ERA = PseudoClass.getPseudoClass("era");
        private static final PseudoClass NAMED = PseudoClass.getPseudoClass("named");

        @Override
        protected void updateItem(@Nullable RunKernel kernel, boolean empty) {
            super.updateItem(kernel, empty);
            setText(kernel == null || empty ? null : kernel.text());
            int at = getIndex();
            pseudoClassStateChanged(ERA, kernel != null && at > 0 && at < kernels.getItems().size()
                && !era(kernel).equals(era(kernels.getItems().get(at - 1))));
            pseudoClassStateChanged(NAMED, kernel != null && desk.story().run().stream()
                .flatMap(run -> run.scenario().kernels().stream()).anyMatch(one -> one.text().equals(kernel.text())));
        }

        private static String era(RunKernel kernel) {
            return kernel.version().text().split("\\.", 2)[0];
        }
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

package io.ptescope.app.view.pane;

import io.ptescope.app.editor.Draft;
import io.ptescope.app.lab.Assignment;
import io.ptescope.app.lab.Lab;
import io.ptescope.app.lab.Labs;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.work.Remembered;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.RunKernel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The labs: choose one and a seed, open its workload, answer, check. What was answered stays as long as the program
/// runs; which lab it was is remembered.
public final class LabsPanel implements Panel {
    private static final String CHOSEN = "lab";
    private static final double SEED_WIDTH = 72;

    private final Messages messages;
    private final Desk desk;
    private final Remembered remembered;
    private final Labs labs;
    private final ComboBox<Lab> chooser = new ComboBox<>();
    private final TextField seed = new TextField("1");
    private final Label problem = new Label();
    private final ScrollPane scroll = new ScrollPane();
    private final Map<String, LabSheet> sheets = new HashMap<>();
    private final VBox node;
    private @Nullable Assignment assignment;

    public LabsPanel(Messages messages, Desk desk, Remembered remembered) {
        this.messages = messages;
        this.labs = Labs.bundled().in(messages::phrase);
        this.desk = desk;
        this.remembered = remembered;
        chooser.setId("labs-choose");
        chooser.setConverter(new TitleText());
        chooser.setAccessibleText(messages.of(Text.LABS_CHOOSE));
        chooser.setMinWidth(0);
        chooser.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(chooser, Priority.ALWAYS);
        seed.setId("labs-seed");
        seed.setPrefWidth(SEED_WIDTH);
        seed.setMinWidth(SEED_WIDTH);
        seed.setAccessibleText(messages.of(Text.LABS_SEED));
        Label seedName = new Label(messages.of(Text.LABS_SEED));
        seedName.setMinWidth(Region.USE_PREF_SIZE);
        seedName.setLabelFor(seed);
        Button open = new Button(messages.of(Text.LABS_OPEN));
        open.setId("labs-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> open());
        problem.getStyleClass().addAll("verdict", "broken");
        problem.setWrapText(true);
        problem.setManaged(false);
        problem.setId("labs-problem");
        scroll.setFitToWidth(true);
        scroll.setId("labs-scroll");
        scroll.getStyleClass().add("lab-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        FlowPane line = new FlowPane(8, 4, seedName, seed, open);
        line.setRowValignment(VPos.CENTER);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(chooser.valueProperty().map(chooser.getConverter()::toString));
        chooser.setTooltip(whole);
        node = new VBox(6, chooser, line, problem, scroll);
        node.getStyleClass().addAll("panel", "panel-form");
        node.setMinSize(0, 0);
        chooser.getItems().setAll(labs.all());
        recall();
        chooser.valueProperty().addListener(chosen -> show());
        seed.textProperty().addListener(typed -> show());
    }

    private void recall() {
        String[] words = remembered.get(CHOSEN).orElse("").split(" ");
        Optional<Lab> known = labs.find(words[0]);
        chooser.setValue(known.orElse(labs.all().getFirst()));
        if (known.isPresent() && words.length == 2 && words[1].matches("\\d{1,9}")) {
            seed.setText(words[1]);
        }
    }

    @Override
    public PanelId id() {
        return PanelId.LABS;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Node focusTarget() {
        return chooser;
    }

    /// A lab does not follow the run; it is made when it is first seen.
    @Override
    public void show(Frame frame) {
        if (assignment == null) {
            show();
        }
    }

    private void show() {
        problem.setManaged(false);
        problem.setText("");
        if (!seed.getText().matches("\\d{1,9}")) {
            say(messages.of(Text.LABS_BAD_SEED));
            return;
        }
        try {
            Assignment now = new Assignment(chooser.getValue(), Long.parseLong(seed.getText()),
                desk.lessons().heap());
            String name = now.lab().id() + " " + now.seed();
            LabSheet sheet = sheets.get(name);
            if (sheet == null) {
                sheet = new LabSheet(now, now.key(), desk.handover().papers().of(now), messages, this::goThere);
                sheets.put(name, sheet);
            }
            boolean first = assignment == null;
            assignment = now;
            scroll.setContent(sheet);
            scroll.setVvalue(0);
            if (!first) {
                remembered.put(CHOSEN, name);
            }
        } catch (ScenarioException wrong) {
            say(wrong.diagnostic().text(messages::phrase));
        }
    }

    private void say(String text) {
        problem.setText(text);
        problem.setManaged(true);
    }

    /// Opens the workload of the lab, if nothing that is written is lost by it.
    private void open() {
        open(there -> { });
    }

    private void open(Consumer<Desk> then) {
        Assignment now = assignment;
        if (now != null) {
            desk.leave(() -> desk.open(Draft.lesson(name(now), now.workload()), then));
        }
    }

    private static String name(Assignment assignment) {
        return assignment.lab().id() + "-" + assignment.seed();
    }

    /// Shows the moment at which a question is answered, on its kernel.
    private void goThere(Lab.Question question) {
        Assignment now = assignment;
        if (now == null) {
            return;
        }
        if (desk.story().lesson().equals(name(now))) {
            goThere(desk, now, question);
        } else {
            open(there -> goThere(there, now, question));
        }
    }

    /// A kernel that is switched to shows the same mark.
    private static void goThere(Desk there, Assignment now, Lab.Question question) {
        there.session().runToMark(now.filled(question.mark()));
        RunKernel.named(question.kernel()).filter(kernel -> !there.story().kernelText().equals(kernel.text()))
            .ifPresent(there::switchTo);
    }

    private final class TitleText extends StringConverter<Lab> {
        @Override
        public String toString(@Nullable Lab lab) {
            return lab == null ? "" : labs.all().indexOf(lab) + 1 + "  " + lab.title();
        }

        @Override
        public @Nullable Lab fromString(String text) {
            return labs.all().stream().filter(lab -> toString(lab).equals(text)).findFirst().orElse(null);
        }
    }
}

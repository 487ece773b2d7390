package io.ptescope.app.view.pane;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.panel.BranchOutcome;
import io.ptescope.app.panel.BranchRow;
import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.run.Run;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// The runs of this workload as a tree, each with a small picture of where it stands. Enter or a click goes there, R
/// renames, Delete deletes what can come back.
public final class BranchesPanel implements Panel {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final double INDENT = 16;

    private final Messages messages;
    private final Desk desk;
    private final Executor work;
    private final Thumbnails thumbnails;
    private final Map<Story, BranchOutcome> outcomes = new WeakHashMap<>();
    private final ListView<BranchRow> list = new ListView<>();
    private final TextField name = new TextField();
    private final Button undo;
    private final VBox node = new VBox(6);
    /// The branches whose runs have been asked for, and the workload of which they are.
    private final Set<Integer> asked = new HashSet<>();
    private Optional<Scenario> workload = Optional.empty();
    /// Whose pictures there are. Not the workload itself: while it is written, the old picture of a branch stays until
    /// there is a new one.
    private String lesson = "";
    private boolean isMaking;
    /// The branch that was shown last.
    private int opened;

    /// A panel that lets `work` do what takes long.
    public BranchesPanel(Messages messages, Desk desk, Executor work) {
        this.messages = messages;
        this.desk = desk;
        this.work = work;
        this.thumbnails = new Thumbnails(work, list::refresh);
        list.setId("branches");
        list.setAccessibleText(messages.actionText(id().action().key()));
        list.getStyleClass().add("branch-list");
        list.setCellFactory(view -> new Row());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        Label hint = new Label(messages.of(Text.BRANCH_HINT));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        list.setPlaceholder(new Label(messages.of(Text.BRANCH_NONE)));
        VBox.setVgrow(list, Priority.ALWAYS);
        name.setId("branch-name");
        name.setPromptText(messages.of(Text.BRANCH_NAME));
        name.setAccessibleText(messages.of(Text.BRANCH_NAME));
        name.setOnAction(event -> rename());
        name.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                endNaming();
                event.consume();
            }
        });
        showName(false);
        undo = button(Text.BRANCH_UNDO, MaterialDesignU.UNDO, desk.session()::restoreRemoved);
        undo.setId("branch-undo");
        FlowPane buttons = new FlowPane(6, 4,
            button(Text.BRANCH_RENAME, MaterialDesignP.PENCIL_OUTLINE, this::beginNaming),
            button(Text.BRANCH_DELETE, MaterialDesignD.DELETE_OUTLINE, this::delete), undo);
        node.getChildren().setAll(buttons, name, list, hint);
        node.getStyleClass().addAll("panel", "panel-form", "branches-panel");
        node.setMinSize(0, 0);
        desk.work().shownProperty().subscribe(this::made);
    }

    /// Whoever waited for a run need not any more, though it may have come to nothing.
    private void made() {
        boolean was = isMaking;
        isMaking = desk.work().isBusy(Work.Kind.BRANCH);
        if (was && !isMaking) {
            show(desk.session().frame());
        }
    }

    private Button button(Text text, Ikon icon, Runnable run) {
        Button button = new Button(messages.of(text), new ActionIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> run.run());
        return button;
    }

    @Override
    public PanelId id() {
        return PanelId.BRANCHES;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public ListView<BranchRow> focusTarget() {
        return list;
    }

    @Override
    public void setPalette(Palette palette) {
        thumbnails.setPalette(palette);
        show(desk.session().frame());
    }

    @Override
    public void show(Frame frame) {
        undo.setDisable(!desk.session().hasRemoved());
        if (!frame.story().lesson().equals(lesson)) {
            lesson = frame.story().lesson();
            thumbnails.clear();
        }
        List<BranchRow> rows = BranchRow.of(messages, frame, desk.session()::story, this::outcome,
            this::absent);
        if (!rows.equals(list.getItems())) {
            BranchRow selected = list.getSelectionModel().getSelectedItem();
            list.getItems().setAll(rows);
            int wanted = selected == null || opened != frame.branches().open() ? frame.branches().open()
                : selected.number();
            opened = frame.branches().open();
            rows.stream().filter(row -> row.number() == wanted).findFirst()
                .or(() -> rows.stream().filter(BranchRow::open).findFirst())
                .ifPresent(row -> {
                    list.getSelectionModel().select(row);
                    list.scrollTo(row);
                });
        }
        picture(frame);
        Platform.runLater(this::makeNext);
    }

    private void picture(Frame frame) {
        Set<Integer> branches = new HashSet<>();
        Set<Integer> made = new HashSet<>();
        for (Branch branch : frame.branches().all()) {
            branches.add(branch.number());
            desk.session().story(branch.number()).ifPresent(story -> {
                made.add(branch.number());
                thumbnails.want(branch.number(), story, branch.position());
            });
        }
        thumbnails.retain(branches, made);
    }

    /// Makes the runs that the branches of a saved session are, one after the other and each only once: one that had to
    /// give way to another for want of memory, or that the user does not wait for, is made when one goes there.
    private void makeNext() {
        Frame frame = desk.session().frame();
        if (!frame.story().run().map(Run::scenario).equals(workload)) {
            workload = frame.story().run().map(Run::scenario);
            asked.clear();
        }
        frame.branches().all().stream().map(Branch::number)
            .filter(number -> desk.session().story(number).isPresent()).forEach(asked::add);
        frame.branches().all().stream().map(Branch::number)
            .filter(number -> frame.branches().find(number).filter(Branch::isStale).isEmpty())
            .filter(number -> desk.session().story(number).isEmpty() && !asked.contains(number)).findFirst()
            .filter(number -> desk.branches().make(number, () -> show(desk.session().frame())))
            .ifPresent(asked::add);
    }

    /// What is known of a run that is not at hand: it is being made, or it was let go.
    private BranchOutcome absent(int number) {
        return new BranchOutcome(true, messages.of(asked.contains(number) && !isMaking
            ? Text.BRANCH_LET_GO : Text.BRANCH_UNKNOWN));
    }

    private BranchOutcome outcome(Story story) {
        BranchOutcome known = outcomes.get(story);
        if (known != null) {
            return known;
        }
        BranchOutcome unknown = new BranchOutcome(true, messages.of(Text.BRANCH_UNKNOWN));
        outcomes.put(story, unknown);
        work.execute(() -> {
            BranchOutcome found = BranchOutcome.of(messages, story);
            Platform.runLater(() -> {
                outcomes.put(story, found);
                show(desk.session().frame());
            });
        });
        return unknown;
    }

    private @Nullable BranchRow selected() {
        return list.getSelectionModel().getSelectedItem();
    }

    private void typed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> go();
            case R -> beginNaming();
            case DELETE -> delete();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go() {
        BranchRow row = selected();
        if (row != null) {
            desk.branches().toBranch(row.number());
        }
    }

    private void beginNaming() {
        BranchRow row = selected();
        if (row != null) {
            name.setText(row.name());
            showName(true);
            name.requestFocus();
            name.selectAll();
        }
    }

    private void rename() {
        BranchRow row = selected();
        if (row != null) {
            desk.session().rename(row.number(), name.getText());
        }
        endNaming();
    }

    private void endNaming() {
        showName(false);
        list.requestFocus();
    }

    private void showName(boolean shown) {
        name.setManaged(shown);
        name.setVisible(shown);
    }

    private void delete() {
        BranchRow row = selected();
        if (row != null) {
            desk.branches().delete(row.number());
        }
    }

    private final class Row extends ListCell<BranchRow> {
        private final ImageView image = new ImageView();
        private final StackPane frame = new StackPane(image);
        private final Label title = new Label();
        private final Label parts = new Label();
        private final Label place = new Label();
        private final Label badge = new Label();
        private final VBox beside = new VBox(2, title, parts);
        private final VBox words = new VBox(3, new HBox(8, frame, beside), place, badge);
        private final Region indent = new Region();
        private final HBox box = new HBox(indent, words);

        Row() {
            image.setFitWidth(Thumbnails.WIDTH);
            image.setFitHeight(Thumbnails.HEIGHT);
            frame.getStyleClass().add("thumbnail");
            frame.setMinSize(Thumbnails.WIDTH + 2, Thumbnails.HEIGHT + 2);
            frame.setMaxSize(Thumbnails.WIDTH + 2, Thumbnails.HEIGHT + 2);
            title.getStyleClass().add("branch-title");
            parts.getStyleClass().add("muted");
            place.getStyleClass().add("muted");
            badge.getStyleClass().add("verdict");
            for (Label label : List.of(title, parts, place, badge)) {
                label.setWrapText(true);
                label.setMinWidth(0);
                label.setMinHeight(Region.USE_PREF_SIZE);
            }
            words.setMinWidth(0);
            beside.setMinWidth(0);
            HBox.setHgrow(beside, Priority.ALWAYS);
            HBox.setHgrow(words, Priority.ALWAYS);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    go();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable BranchRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean shown = !empty && row != null;
            pseudoClassStateChanged(OPEN, shown && row.open());
            setGraphic(shown ? box : null);
            setTooltip(null);
            if (!shown) {
                return;
            }
            indent.setMinWidth(row.depth() * INDENT);
            image.setImage(thumbnails.of(row.number()).orElse(null));
            title.setText(row.open() ? row.name() + "  ●" : row.name());
            parts.setText(row.kernel().isEmpty() ? row.parts() : row.kernel() + " · " + row.parts());
            place.setText(row.place());
            badge.setText(row.outcome().words());
            badge.getStyleClass().removeAll("holds", "broken");
            badge.getStyleClass().add(row.outcome().good() ? "holds" : "broken");
            badge.pseudoClassStateChanged(BROKEN, !row.outcome().good());
            setAccessibleText(row.says(messages));
            setTooltip(new Tooltip(row.says(messages)));
        }
    }
}

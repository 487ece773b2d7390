package io.ptescope.app.view.stage;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.layout.Census;
import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Extent;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.layout.Vocabulary;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.panel.EditWords;
import io.ptescope.app.panel.ShownStep;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The stage as a panel: what it shows of a frame, and how that moves into place.
public final class StagePanel implements Panel {
    /// More boxes than this are a map, in which nothing moves.
    private static final int MOST_MOVING = 4000;

    private final StageView stage;
    private final Motion motion;
    private final Messages messages;
    private final Vocabulary words;
    private final Label edited = new Label();
    private final VBox node;
    private @Nullable Story story;
    private StageOptions options = StageOptions.PLAIN;
    private long stood = -1;
    private @Nullable Census census;

    public StagePanel(StageView stage, Messages messages, LongSupplier nanos, BooleanSupplier reducedMotion) {
        this.stage = stage;
        this.messages = messages;
        this.words = messages.figureWords();
        edited.setId("edited");
        edited.getStyleClass().add("edited");
        edited.setGraphic(new ActionIcon(MaterialDesignP.PENCIL_OUTLINE));
        edited.setMaxWidth(Double.MAX_VALUE);
        edited.setMinWidth(0);
        edited.setManaged(false);
        edited.setVisible(false);
        VBox.setVgrow(stage, Priority.ALWAYS);
        node = new VBox(edited, stage);
        node.setMinSize(0, 0);
        this.motion = new Motion(nanos, reducedMotion, stage.flight()::setEmphasis);
    }

    /// Whether something moves now.
    public Motion motion() {
        return motion;
    }

    @Override
    public PanelId id() {
        return PanelId.STAGE;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Node focusTarget() {
        return stage;
    }

    @Override
    public boolean isPicture() {
        return true;
    }

    @Override
    public void setPalette(Palette palette) {
        stage.setPalette(palette);
    }

    @Override
    public void show(Frame frame) {
        stage.setSelection(frame.selection(),
            figure -> Boxes.samePage(figure, frame.machine(), frame.selection()));
        boolean opened = frame.story() != story;
        if (opened) {
            beginUnless(story, frame.story());
            story = frame.story();
            mark(frame.story());
            options = StageOptions.PLAIN.named(frame.story().tasks()).reserving(Extent.of(frame.recording()))
                .speaking(words);
        }
        if (opened || frame.position() != stood) {
            count(frame);
            boolean step = !opened && frame.previous() == stood && ShownStep.isOne(frame);
            stood = frame.position();
            move(frame, step);
        } else if (stage.flight().isUnderway()) {
            motion.settle();
        }
    }

    /// Another workload has pages of its own: it is looked at from the beginning. A lesson that is rewritten becomes
    /// the user's, but keeps its title.
    private void beginUnless(@Nullable Story before, Story now) {
        if (before != null && !before.lesson().equals(now.lesson()) && !before.title().equals(now.title())) {
            stage.scope().begin();
        }
    }

    /// Brings the census from where the stage stood to where the frame stands.
    private void count(Frame frame) {
        Census kept = census;
        if (kept == null || !kept.isOf(frame.machine())) {
            census = new Census(frame.machine());
        } else {
            kept.follow(frame.recording().log(), stood, frame.position());
        }
    }

    /// Says above the stage what was changed by hand in this run.
    private void mark(Story shown) {
        edited.setText(shown.isEdited() ? messages.of(Text.EDITED_BANNER, new EditWords(messages).of(shown)) : "");
        edited.setTooltip(shown.isEdited() ? new Tooltip(edited.getText()) : null);
        edited.setManaged(shown.isEdited());
        edited.setVisible(shown.isEdited());
    }

    /// Shows the frame, and what moved if it is one `step` from the frame shown before.
    private void move(Frame frame, boolean step) {
        boolean rests = frame.previous() == frame.position()
            || stage.picture().figure().boxes().size() > MOST_MOVING;
        stage.flight().end();
        stage.leave();
        if (step && !rests) {
            stage.flight().await();
        }
        Changes changes = ShownStep.changes(frame);
        StageOptions now = options;
        Census counted = census;
        if (counted != null) {
            stage.scope().show(new Scope.Content(frame.machine(), changes, now, counted));
        }
        if (rests) {
            motion.settle();
        } else {
            motion.begin();
        }
    }
}

package io.ptescope.app.view.pane;

import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.InspectorModel;
import io.ptescope.app.panel.InvariantModel;
import io.ptescope.app.panel.Questions;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.section.SectionsPane;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The selected thing in words and bits; its links lead to other moments.
public final class InspectorPane extends SectionsPane implements Panel {
    private final Messages messages;
    private final InspectorModel model;
    private final Questions questions;
    private final PredictPane predicting;
    private @Nullable Story story;
    private @Nullable InvariantModel invariants;

    public InspectorPane(Messages messages, LongConsumer goTo, Consumer<Selection> select, PredictPane predicting,
        Consumer<String> explain) {
        super("inspector", messages.actionText(PanelId.INSPECTOR.action().key()), goTo, select,
            messages.of(Text.GLOSSARY_WHAT), explain);
        this.messages = messages;
        this.model = new InspectorModel(messages);
        this.questions = new Questions(messages);
        this.predicting = predicting;
        lead(predicting);
    }

    @Override
    public PanelId id() {
        return PanelId.INSPECTOR;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void show(Frame frame) {
        InvariantModel checks = invariants;
        if (checks == null || story != frame.story()) {
            story = frame.story();
            checks = new InvariantModel(messages, frame.story());
            invariants = checks;
        }
        List<Section> first = predicting.isOn() ? predicting.show(frame) : questions.sections(frame);
        show(model.of(frame, frame.story().tasks(), first, checks.section(frame)));
    }
}

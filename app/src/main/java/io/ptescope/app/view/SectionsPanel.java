package io.ptescope.app.view;

import io.ptescope.app.panel.Inspection;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// A panel that shows sections, worked out from each frame by a model.
final class SectionsPanel implements Panel {
    private final PanelId id;
    private final SectionsPane pane;
    private final Function<Frame, Inspection> model;

    SectionsPanel(PanelId id, Messages messages, Session session, Function<Frame, Inspection> model) {
        this.id = id;
        this.model = model;
        this.pane = new SectionsPane(id.key(), messages.actionText(id.action().key()), session::seek, session::select);
    }

    /// What is shown now.
    Inspection shown() {
        return pane.shown();
    }

    @Override
    public PanelId id() {
        return id;
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public void show(Frame frame) {
        pane.show(model.apply(frame));
    }
}

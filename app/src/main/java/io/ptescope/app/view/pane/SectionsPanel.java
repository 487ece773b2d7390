package io.ptescope.app.view.pane;

import io.ptescope.app.panel.Inspection;
import io.ptescope.app.panel.NetModel;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.section.SectionsPane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// A panel that shows sections, worked out from each frame by a model.
public final class SectionsPanel implements Panel {
    private final PanelId id;
    private final SectionsPane pane;
    private final Function<Frame, Inspection> model;

    public SectionsPanel(PanelId id, Messages messages, Session session, Function<Frame, Inspection> model) {
        this.id = id;
        this.model = model;
        this.pane = new SectionsPane(id.key(), messages.actionText(id.action().key()), session::seek, session::select);
    }

    /// A panel with the net changes that `model` is made with; it shows what these find later.
    public static SectionsPanel ofNet(PanelId id, Messages messages, Session session,
        Function<Runnable, NetChanges> changes, BiFunction<Messages, NetModel, Function<Frame, Inspection>> model) {
        List<SectionsPanel> made = new ArrayList<>();
        NetModel net = new NetModel(messages,
            changes.apply(() -> made.forEach(panel -> panel.show(session.frame()))));
        made.add(new SectionsPanel(id, messages, session, model.apply(messages, net)));
        return made.getFirst();
    }

    /// What is shown now.
    public Inspection shown() {
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

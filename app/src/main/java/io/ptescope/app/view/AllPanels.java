package io.ptescope.app.view;

import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.model.listing.Listings;
import java.util.List;

/// The panels of one window, one for each name that a layout can have.
final class AllPanels {
    private final StageView stage;
    private final StagePanel stagePanel;
    private final InspectorPane inspector;
    private final TimelineView timeline;
    private final List<Panel> all;

    AllPanels(Messages messages, Desk desk, Surroundings surroundings) {
        Session session = desk.session();
        stage = new StageView(messages, session::select);
        stagePanel = new StagePanel(stage, surroundings);
        inspector = new InspectorPane(messages, session::seek, session::select);
        timeline = new TimelineView(messages, session::seek, session::next, session::back);
        all = List.of(new WorkloadPane(messages, session::seek),
            new PathPane(messages, Listings.bundled(), desk::toLine), stagePanel, inspector,
            new TimelinePanel(timeline, messages),
            new SectionsPanel(PanelId.PROCESSES, messages, session, new ProcessesModel(messages)::of),
            new SectionsPanel(PanelId.TABLES, messages, session, new TablesModel(messages)::of),
            new SectionsPanel(PanelId.CACHE, messages, session, new CacheModel(messages)::of),
            new SectionsPanel(PanelId.LISTS, messages, session, new ListsModel(messages)::of),
            new SectionsPanel(PanelId.FRAMES, messages, session, new FramesModel(messages)::of),
            new SectionsPanel(PanelId.TLBS, messages, session, new TlbModel(messages)::of),
            new SectionsPanel(PanelId.LOCKS, messages, session, new LocksModel(messages)::of));
    }

    List<Panel> all() {
        return all;
    }

    StageView stage() {
        return stage;
    }

    /// Whether something moves on the stage.
    Motion motion() {
        return stagePanel.motion();
    }

    InspectorPane inspector() {
        return inspector;
    }

    TimelineView timeline() {
        return timeline;
    }
}

package io.ptescope.app.lab;

import java.util.HashMap;
import java.util.Map;

/// What a student has answered, one paper for each assignment. In no language: a sheet of each may show it.
public final class Papers {
    private final Map<String, Paper> papers = new HashMap<>();

    /// None yet.
    public Papers() {}

    /// The paper of `assignment`, at first an empty one.
    public Paper of(Assignment assignment) {
        return papers.computeIfAbsent(assignment.lab().id() + " " + assignment.seed(), name -> new Paper());
    }
}

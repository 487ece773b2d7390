package io.ptescope.model.scenario;

/// A place in a text, for people: both numbers count from 1.
public record Place(int line, int column) {}

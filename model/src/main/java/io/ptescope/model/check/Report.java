package io.ptescope.model.check;

/// What the sentinel of one invariant says.
public record Report(Invariant invariant, Verdict verdict) {}

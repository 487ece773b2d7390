/// What happened: reversible changes, calls, steps and remarks, in one log of a few primitives each.
///
/// [Journal] is where the kernel writes: it applies a change and logs it in the same breath, so that neither can
/// happen without the other. [EventLog] keeps them in rows of one size; [Event] is how one entry looks to a reader.
/// An [Edit] is a change that nobody in the machine makes; the journal of an edited run makes it at its position.
/// What does not live here: moving through the log (package `recording`) and deciding (package `kernel`).
package io.ptescope.model.event;

/// What must always be true, and whether it is: the invariants of specification section 10 as sentinels.
///
/// [Sentinels] looks at one position of a recording, or for the first position at which one breaks. The rules read the
/// machine and the open calls; they share no code with the kernel that they watch, so that a mistake there is not
/// repeated here. Depends on `kernel` (for names, patches and file system profiles), `recording`, `state`, and
/// `wording` for what it says. What does not live here: expectations of a workload (package `scenario`).
package io.ptescope.model.check;

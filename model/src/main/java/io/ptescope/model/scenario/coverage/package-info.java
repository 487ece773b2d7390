/// What there is to be shown: the checklist of behaviours and the catalogue of situations, as ids with a sentence each,
/// read from the class path. Which scenarios show them is counted in package `scenario.library`. Depends on nothing.
package io.ptescope.model.scenario.coverage;

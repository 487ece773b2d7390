/// The scenarios that come with the program, read from the class path: lessons, in the order in which to teach them,
/// and workloads that check the model. Whoever shows a choice of scenarios may depend on this package.
package io.ptescope.model.scenario.library;

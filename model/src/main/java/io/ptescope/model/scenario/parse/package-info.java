/// From text to a validated [io.ptescope.model.scenario.Scenario]: one pass, line by line, in which every name has to
/// be declared before it is used, so that every error has the column of the word that is wrong.
///
/// Depends on package `scenario` only, and on `kernel` for the names of file systems. Nothing here runs anything.
package io.ptescope.model.scenario.parse;

/// What the model says to people: English patterns with gaps, each the key to its own translations. Whatever says more
/// than a name or a number says it as a [Wording], so that another language need not take sentences apart.
///
/// Depends on nothing; everything above `kernel` may use it. What does not live here: the translations, which the model
/// does not know, and the sentences of listings, scenarios and labs, which have no gaps.
package io.ptescope.model.wording;

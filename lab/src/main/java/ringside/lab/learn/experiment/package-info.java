/**
 * What an experiment is made of: what is predicted, what was found, and the words for it. Start
 * reading at {@link ringside.lab.learn.experiment.Experiment}.
 */
@NullMarked
package ringside.lab.learn.experiment;

import org.jspecify.annotations.NullMarked;

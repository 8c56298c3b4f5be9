/**
 * The course: every claim as an experiment that is predicted, measured and explained. Start reading
 * at {@link ringside.lab.learn.Course}; an experiment is {@link
 * ringside.lab.learn.experiment.Experiment}, and those of a topic stand in its package.
 */
@NullMarked
package ringside.lab.learn;

import org.jspecify.annotations.NullMarked;

/**
 * Experiments of topic B: the life of a process. Start reading at {@link
 * ringside.lab.learn.life.LifeExperiments}.
 */
@NullMarked
package ringside.lab.learn.life;

import org.jspecify.annotations.NullMarked;

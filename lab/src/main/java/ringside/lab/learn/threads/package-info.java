/**
 * Experiments of topic C: threads. Start reading at {@link
 * ringside.lab.learn.threads.ThreadsExperiments}.
 */
@NullMarked
package ringside.lab.learn.threads;

import org.jspecify.annotations.NullMarked;

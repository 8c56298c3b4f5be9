/**
 * Experiments of topic A: program, process, memory. Start reading at {@link
 * ringside.lab.learn.process.ProcessExperiments}.
 */
@NullMarked
package ringside.lab.learn.process;

import org.jspecify.annotations.NullMarked;

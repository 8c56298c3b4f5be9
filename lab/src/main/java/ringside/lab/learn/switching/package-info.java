/**
 * Experiments of topic D: what a switch does and costs. Start reading at {@link
 * ringside.lab.learn.switching.SwitchingExperiments}.
 */
@NullMarked
package ringside.lab.learn.switching;

import org.jspecify.annotations.NullMarked;

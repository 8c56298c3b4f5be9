/**
 * Experiments of topic E: communication. Start reading at {@link
 * ringside.lab.learn.talk.TalkExperiments}.
 */
@NullMarked
package ringside.lab.learn.talk;

import org.jspecify.annotations.NullMarked;

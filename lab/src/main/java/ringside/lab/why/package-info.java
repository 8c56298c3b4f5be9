/**
 * Why: what had happened last when a run came to a cycle or an event, and what each of these things
 * had come from. Start reading at {@link ringside.lab.why.WhyBook}.
 */
@NullMarked
package ringside.lab.why;

import org.jspecify.annotations.NullMarked;

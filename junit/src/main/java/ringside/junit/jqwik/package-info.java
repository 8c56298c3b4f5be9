/**
 * What jqwik needs to make machines, seeds and inputs: parameters with {@code @ForAll} of these
 * types. Nothing else of Ringside needs jqwik. Start reading at {@link
 * ringside.junit.jqwik.GuestArbitraries}.
 */
@NullMarked
package ringside.junit.jqwik;

import org.jspecify.annotations.NullMarked;

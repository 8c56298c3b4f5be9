/** Where the kernel picks among things that could all happen. */
@NullMarked
package ringside.kernel.choice;

import org.jspecify.annotations.NullMarked;

/** What runs are looked at for: leaks, calling conventions, figures. */
@NullMarked
package ringside.tests.check;

import org.jspecify.annotations.NullMarked;

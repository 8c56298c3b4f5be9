/**
 * Figures of a run put together: as a page of HTML that needs nothing else, and as text for a
 * terminal. Start reading at {@link ringside.lab.page.RunReport}.
 */
@NullMarked
package ringside.lab.page;

import org.jspecify.annotations.NullMarked;

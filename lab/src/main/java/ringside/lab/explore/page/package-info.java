/**
 * What an exploration has found, as a page. Start reading at {@link
 * ringside.lab.explore.page.ExplorePage}.
 */
@NullMarked
package ringside.lab.explore.page;

import org.jspecify.annotations.NullMarked;

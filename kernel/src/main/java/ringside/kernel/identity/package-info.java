/**
 * For whom something is done: user and group ids (credentials(7)). Start at {@link
 * ringside.kernel.identity.Credentials}.
 */
@NullMarked
package ringside.kernel.identity;

import org.jspecify.annotations.NullMarked;

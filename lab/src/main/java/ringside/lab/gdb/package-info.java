/**
 * A run as gdb sees it over its remote protocol: what packets ask for is done on a {@link
 * ringside.lab.debug.Timeline}. Start reading at {@link ringside.lab.gdb.GdbAgent}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.gdb;

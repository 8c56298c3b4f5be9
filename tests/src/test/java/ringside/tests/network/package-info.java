/** Packets, streams and the host's programs. Start reading at {@link StreamProperties}. */
@org.jspecify.annotations.NullMarked
package ringside.tests.network;

/** gdb's connection: a port of the loopback interface, and the frames of packets. */
@org.jspecify.annotations.NullMarked
package ringside.lab.host.gdb;

/**
 * Perfetto's format of traces: protobuf messages, packed and compressed. It knows tracks, slices
 * and counters, and nothing of computers. Field numbers are those of Perfetto's published {@code
 * .proto} files. Start reading at {@link ringside.lab.trace.perfetto.PacketSequence}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.trace.perfetto;

package ringside.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/**
 * Reads a file for Perfetto as strictly as can be: every field known, every packet of a sequence
 * that has begun, every name and track told before it is used.
 */
final class PerfettoReader {
  static final int BEGIN = 1;
  static final int END = 2;
  static final int INSTANT = 3;
  static final int COUNTER = 4;

  private static final int STATE_CLEARED = 1;
  private static final int NEEDS_STATE = 2;
  private static final long CLOCK = 64;

  /** A track: its parent's uuid, 0 for none. */
  record Track(long uuid, long parent, String name, boolean counter, long sequence) {}

  /** What happened on a track; notes are annotations, flows are those that begin or end here. */
  record Entry(
      long nanos,
      int type,
      Track track,
      String name,
      long value,
      Map<String, Object> notes,
      List<Long> flows,
      List<Long> ends) {}

  /** What a sequence has said so far. */
  private static final class Sequence {
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, String> noteNames = new HashMap<>();
    private long usualTrack;
    private long nanos;
  }

  private final Map<Long, Sequence> sequences = new HashMap<>();
  private final Map<Long, Track> tracks = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** Reads a whole file. */
  static PerfettoReader read(byte[] file) throws IOException {
    PerfettoReader reader = new PerfettoReader();
    reader.packets(file);
    return reader;
  }

  List<Entry> entries() {
    return entries;
  }

  Map<Long, Track> tracks() {
    return tracks;
  }

  private void packets(byte[] bytes) throws IOException {
    Message trace = parse(bytes);
    for (Object packet : (List<?>) get(trace, "packet")) {
      packet((Message) packet);
    }
  }

  private static Message parse(byte[] bytes) throws InvalidProtocolBufferException {
    Message trace = DynamicMessage.parseFrom(PerfettoFields.trace(), bytes);
    known(trace);
    return trace;
  }

  private static void known(Message message) {
    assertThat(message.getUnknownFields().asMap()).isEmpty();
    for (Object value : message.getAllFields().values()) {
      if (value instanceof Message one) {
        known(one);
      } else if (value instanceof List<?> many) {
        many.stream().filter(Message.class::isInstance).forEach(one -> known((Message) one));
      }
    }
  }

  private void packet(Message packet) throws IOException {
    if (has(packet, "compressed_packets")) {
      assertThat(packet.getAllFields()).hasSize(1);
      byte[] zlib = ((ByteString) get(packet, "compressed_packets")).toByteArray();
      try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
        packets(in.readAllBytes());
      }
      return;
    }
    long id = number(packet, "trusted_packet_sequence_id");
    assertThat(id).isPositive();
    if (number(packet, "sequence_flags") == STATE_CLEARED) {
      assertThat(sequences.put(id, begin(packet))).isNull();
    } else if (has(packet, "track_descriptor")) {
      describe(id, (Message) get(packet, "track_descriptor"));
    } else {
      event(packet, sequences.get(id));
    }
  }

  private static Sequence begin(Message packet) {
    List<?> clocks = (List<?>) get((Message) get(packet, "clock_snapshot"), "clocks");
    Message own = (Message) clocks.get(1);
    assertThat(number(own, "clock_id")).isEqualTo(CLOCK);
    assertThat(get(own, "is_incremental")).isEqualTo(true);
    Message defaults = (Message) get(packet, "trace_packet_defaults");
    assertThat(number(defaults, "timestamp_clock_id")).isEqualTo(CLOCK);
    Sequence sequence = new Sequence();
    sequence.nanos = number(own, "timestamp");
    sequence.usualTrack = number((Message) get(defaults, "track_event_defaults"), "track_uuid");
    return sequence;
  }

  private void describe(long sequence, Message track) {
    long uuid = number(track, "uuid");
    long parent = number(track, "parent_uuid");
    assertThat(parent == 0 || tracks.containsKey(parent)).isTrue();
    boolean counter = has(track, "counter");
    Track made = new Track(uuid, parent, (String) get(track, "name"), counter, sequence);
    assertThat(tracks.put(uuid, made)).isNull();
  }

  private void event(Message packet, Sequence sequence) {
    assertThat(number(packet, "sequence_flags")).isEqualTo(NEEDS_STATE);
    Message names = (Message) get(packet, "interned_data");
    learn(names, "event_names", sequence.names);
    learn(names, "debug_annotation_names", sequence.noteNames);
    long passed = number(packet, "timestamp");
    assertThat(passed).isNotNegative();
    sequence.nanos += passed;
    Message event = (Message) get(packet, "track_event");
    long uuid = has(event, "track_uuid") ? number(event, "track_uuid") : sequence.usualTrack;
    assertThat(tracks).containsKey(uuid);
    String name = has(event, "name_iid") ? sequence.names.get(number(event, "name_iid")) : "";
    assertThat(name).isNotNull();
    entries.add(
        new Entry(
            sequence.nanos,
            (int) number(event, "type"),
            tracks.get(uuid),
            name,
            number(event, "counter_value"),
            notes(event, sequence),
            longs(event, "flow_ids"),
            longs(event, "terminating_flow_ids")));
  }

  private static Map<String, Object> notes(Message event, Sequence sequence) {
    Map<String, Object> notes = new HashMap<>();
    for (Object each : (List<?>) get(event, "debug_annotations")) {
      Message note = (Message) each;
      String name = sequence.noteNames.get(number(note, "name_iid"));
      assertThat(name).isNotNull();
      for (String kind : List.of("int_value", "string_value", "pointer_value")) {
        if (has(note, kind)) {
          notes.put(name, get(note, kind));
        }
      }
    }
    return notes;
  }

  private static void learn(Message interned, String field, Map<Long, String> names) {
    for (Object each : (List<?>) get(interned, field)) {
      Message name = (Message) each;
      assertThat(names.put(number(name, "iid"), (String) get(name, "name"))).isNull();
    }
  }

  private static List<Long> longs(Message message, String field) {
    return ((List<?>) get(message, field)).stream().map(value -> (Long) value).toList();
  }

  private static FieldDescriptor field(Message message, String name) {
    return message.getDescriptorForType().findFieldByName(name);
  }

  private static boolean has(Message message, String name) {
    return message.hasField(field(message, name));
  }

  private static Object get(Message message, String name) {
    return message.getField(field(message, name));
  }

  private static long number(Message message, String name) {
    return ((Number) get(message, name)).longValue();
  }
}

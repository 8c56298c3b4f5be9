package ringside.lab.trace;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The part of Perfetto's messages that traces use, as its published definitions have it. */
final class PerfettoFields {
  /** Message, field, number, type; a star for many. */
  private static final String[] FIELDS = {
    "Trace packet 1 *TracePacket",
    "TracePacket clock_snapshot 6 ClockSnapshot",
    "TracePacket timestamp 8 uint64",
    "TracePacket trusted_packet_sequence_id 10 uint32",
    "TracePacket track_event 11 TrackEvent",
    "TracePacket interned_data 12 InternedData",
    "TracePacket sequence_flags 13 uint32",
    "TracePacket compressed_packets 50 bytes",
    "TracePacket timestamp_clock_id 58 uint32",
    "TracePacket trace_packet_defaults 59 TracePacketDefaults",
    "TracePacket track_descriptor 60 TrackDescriptor",
    "ClockSnapshot clocks 1 *Clock",
    "Clock clock_id 1 uint32",
    "Clock timestamp 2 uint64",
    "Clock is_incremental 3 bool",
    "Clock unit_multiplier_ns 4 uint64",
    "TracePacketDefaults track_event_defaults 11 TrackEventDefaults",
    "TracePacketDefaults timestamp_clock_id 58 uint32",
    "TrackEventDefaults track_uuid 11 uint64",
    "TrackDescriptor uuid 1 uint64",
    "TrackDescriptor name 2 string",
    "TrackDescriptor parent_uuid 5 uint64",
    "TrackDescriptor counter 8 CounterDescriptor",
    "CounterDescriptor is_incremental 5 bool",
    "TrackEvent debug_annotations 4 *DebugAnnotation",
    "TrackEvent type 9 int32",
    "TrackEvent name_iid 10 uint64",
    "TrackEvent track_uuid 11 uint64",
    "TrackEvent counter_value 30 int64",
    "TrackEvent flow_ids 47 *fixed64",
    "TrackEvent terminating_flow_ids 48 *fixed64",
    "DebugAnnotation name_iid 1 uint64",
    "DebugAnnotation int_value 4 int64",
    "DebugAnnotation string_value 6 string",
    "DebugAnnotation pointer_value 7 uint64",
    "InternedData event_names 2 *InternedName",
    "InternedData debug_annotation_names 3 *InternedName",
    "InternedName iid 1 uint64",
    "InternedName name 2 string",
  };

  private PerfettoFields() {}

  /** The message of a whole file. */
  static Descriptor trace() {
    Map<String, DescriptorProto.Builder> messages = new LinkedHashMap<>();
    for (String line : FIELDS) {
      String[] words = line.split(" ");
      messages
          .computeIfAbsent(words[0], name -> DescriptorProto.newBuilder().setName(name))
          .addField(field(words[1], Integer.parseInt(words[2]), words[3]));
    }
    FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder().setName("trace.proto");
    messages.values().forEach(file::addMessageType);
    try {
      return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0])
          .findMessageTypeByName("Trace");
    } catch (DescriptorValidationException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static FieldDescriptorProto field(String name, int number, String type) {
    boolean many = type.startsWith("*");
    String one = many ? type.substring(1) : type;
    FieldDescriptorProto.Builder field =
        FieldDescriptorProto.newBuilder()
            .setName(name)
            .setNumber(number)
            .setLabel(many ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
    boolean message = Character.isUpperCase(one.charAt(0));
    return message
        ? field.setType(Type.TYPE_MESSAGE).setTypeName(one).build()
        : field.setType(Type.valueOf("TYPE_" + one.toUpperCase(Locale.ROOT))).build();
  }
}

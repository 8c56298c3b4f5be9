package ringside.lab.trace.perfetto;

/** Numbers of the fields of Perfetto's messages that are written here. */
final class Field {
  // TracePacket
  static final int CLOCK_SNAPSHOT = 6;
  static final int TIMESTAMP = 8;
  static final int SEQUENCE_ID = 10;
  static final int TRACK_EVENT = 11;
  static final int INTERNED_DATA = 12;
  static final int SEQUENCE_FLAGS = 13;
  static final int TIMESTAMP_CLOCK_ID = 58;
  static final int PACKET_DEFAULTS = 59;
  static final int TRACK_DESCRIPTOR = 60;

  // ClockSnapshot, and its Clock
  static final int CLOCKS = 1;
  static final int CLOCK_ID = 1;
  static final int CLOCK_TIMESTAMP = 2;
  static final int CLOCK_IS_INCREMENTAL = 3;

  // TrackDescriptor
  static final int DESCRIPTOR_UUID = 1;
  static final int DESCRIPTOR_NAME = 2;
  static final int DESCRIPTOR_PARENT = 5;
  static final int DESCRIPTOR_COUNTER = 8;

  // TrackEvent
  static final int DEBUG_ANNOTATIONS = 4;
  static final int EVENT_TYPE = 9;
  static final int EVENT_NAME_IID = 10;
  static final int TRACK_UUID = 11;
  static final int COUNTER_VALUE = 30;
  static final int FLOW_IDS = 47;
  static final int TERMINATING_FLOW_IDS = 48;

  // DebugAnnotation
  static final int ANNOTATION_NAME_IID = 1;
  static final int ANNOTATION_INT = 4;
  static final int ANNOTATION_TEXT = 6;
  static final int ANNOTATION_POINTER = 7;

  // InternedData, and its entries
  static final int EVENT_NAMES = 2;
  static final int ANNOTATION_NAMES = 3;
  static final int INTERNED_IID = 1;
  static final int INTERNED_NAME = 2;

  private Field() {}
}

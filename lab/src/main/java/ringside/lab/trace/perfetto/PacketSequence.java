package ringside.lab.trace.perfetto;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packets whose time stamps build on each other: tracks, and what happens on them. Time stamps are
 * nanoseconds and never go back within a sequence; names are written out once and numbered.
 */
public final class PacketSequence {
  /** No flow. */
  public static final long NO_FLOW = 0;

  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final int INSTANT = 3;
  private static final int COUNTER = 4;

  /** Sequence-scoped; the unit is a nanosecond. */
  private static final int CLOCK = 64;

  private static final int BOOT_TIME = 6;
  private static final int STATE_CLEARED = 1;
  private static final int NEEDS_STATE = 2;

  private final PacketFile file;
  private final int number;
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> annotationNames = new HashMap<>();
  private final ProtoBuffer packet = new ProtoBuffer();
  private final ProtoBuffer event = new ProtoBuffer();
  private final ProtoBuffer interned = new ProtoBuffer();
  private final ProtoBuffer part = new ProtoBuffer();
  private final ProtoBuffer inner = new ProtoBuffer();
  private final long usualTrack;
  private long last;

  /** A sequence of a file, whose first packet says what its time stamps are. */
  public PacketSequence(PacketFile file) {
    this.file = file;
    this.number = file.newSequence();
    this.usualTrack = file.newTrack();
    begin();
  }

  /** ClockSnapshot: at 0 both clocks are 0. Defaults: the clock, and the usual track. */
  private void begin() {
    packet.clear().number(Field.SEQUENCE_ID, number).number(Field.SEQUENCE_FLAGS, STATE_CLEARED);
    inner.clear().number(Field.CLOCK_ID, BOOT_TIME).number(Field.CLOCK_TIMESTAMP, 0);
    part.clear().message(Field.CLOCKS, inner);
    inner.clear().number(Field.CLOCK_ID, CLOCK).number(Field.CLOCK_TIMESTAMP, 0);
    part.message(Field.CLOCKS, inner.number(Field.CLOCK_IS_INCREMENTAL, 1));
    packet.message(Field.CLOCK_SNAPSHOT, part);
    inner.clear().number(Field.TRACK_UUID, usualTrack);
    part.clear().message(Field.TRACK_EVENT, inner).number(Field.TIMESTAMP_CLOCK_ID, CLOCK);
    file.add(packet.message(Field.PACKET_DEFAULTS, part));
  }

  /** The track whose events take the fewest bytes; to be described like any other. */
  public long usualTrack() {
    return usualTrack;
  }

  /** A track that is to be described. */
  public long newTrack() {
    return file.newTrack();
  }

  /**
   * Describes a track before its first event.
   *
   * @param parent the track that it stands below, or 0
   */
  public void describe(long track, long parent, String name) {
    describe(track, parent, name, false);
  }

  /** Describes a track of values. */
  public void describeCounter(long track, long parent, String name) {
    describe(track, parent, name, true);
  }

  private void describe(long track, long parent, String name, boolean counter) {
    part.clear().number(Field.DESCRIPTOR_UUID, track).text(Field.DESCRIPTOR_NAME, name);
    if (parent != 0) {
      part.number(Field.DESCRIPTOR_PARENT, parent);
    }
    if (counter) {
      part.message(Field.DESCRIPTOR_COUNTER, inner.clear());
    }
    packet.clear().number(Field.SEQUENCE_ID, number);
    file.add(packet.message(Field.TRACK_DESCRIPTOR, part));
  }

  /** A slice begins; one that has begun on the track before goes on behind it. */
  public void begin(long nanos, long track, String name, long endingFlow) {
    open(BEGIN, track, name);
    if (endingFlow != NO_FLOW) {
      event.fixed(Field.TERMINATING_FLOW_IDS, endingFlow);
    }
    close(nanos);
  }

  /** The slice that has begun last on a track ends. */
  public void end(long nanos, long track) {
    open(END, track, null);
    close(nanos);
  }

  /** It ends, with a number to be read beside it. */
  public void end(long nanos, long track, String annotation, long value) {
    open(END, track, null);
    annotate(annotation);
    event.message(Field.DEBUG_ANNOTATIONS, part.number(Field.ANNOTATION_INT, value));
    close(nanos);
  }

  /** It ends, with text to be read beside it. */
  public void end(long nanos, long track, String annotation, String value) {
    open(END, track, null);
    annotate(annotation);
    event.message(Field.DEBUG_ANNOTATIONS, part.text(Field.ANNOTATION_TEXT, value));
    close(nanos);
  }

  /** Something without duration, where a flow may begin or end. */
  public void instant(long nanos, long track, String name, long flow, long endingFlow) {
    open(INSTANT, track, name);
    if (flow != NO_FLOW) {
      event.fixed(Field.FLOW_IDS, flow);
    }
    if (endingFlow != NO_FLOW) {
      event.fixed(Field.TERMINATING_FLOW_IDS, endingFlow);
    }
    close(nanos);
  }

  /** Something without duration, about an address. */
  public void instant(long nanos, long track, String name, String annotation, int address) {
    open(INSTANT, track, name);
    annotate(annotation);
    long value = Integer.toUnsignedLong(address);
    event.message(Field.DEBUG_ANNOTATIONS, part.number(Field.ANNOTATION_POINTER, value));
    close(nanos);
  }

  /** A track of values has another one. */
  public void counter(long nanos, long track, long value) {
    open(COUNTER, track, null);
    event.number(Field.COUNTER_VALUE, value);
    close(nanos);
  }

  private void open(int type, long track, @Nullable String name) {
    interned.clear();
    event.clear().number(Field.EVENT_TYPE, type);
    if (track != usualTrack) {
      event.number(Field.TRACK_UUID, track);
    }
    if (name != null) {
      event.number(Field.EVENT_NAME_IID, intern(names, Field.EVENT_NAMES, name));
    }
  }

  private void annotate(String name) {
    int iid = intern(annotationNames, Field.ANNOTATION_NAMES, name);
    part.clear().number(Field.ANNOTATION_NAME_IID, iid);
  }

  private int intern(Map<String, Integer> known, int field, String name) {
    Integer iid = known.get(name);
    if (iid != null) {
      return iid;
    }
    int next = known.size() + 1;
    known.put(name, next);
    part.clear().number(Field.INTERNED_IID, next).text(Field.INTERNED_NAME, name);
    interned.message(field, part);
    return next;
  }

  private void close(long nanos) {
    packet.clear().number(Field.SEQUENCE_ID, number).number(Field.SEQUENCE_FLAGS, NEEDS_STATE);
    if (interned.length() > 0) {
      packet.message(Field.INTERNED_DATA, interned);
    }
    packet.message(Field.TRACK_EVENT, event).number(Field.TIMESTAMP, nanos - last);
    last = nanos;
    file.add(packet);
  }
}

package ringside.kernel.ipc;

import ringside.kernel.event.Channel;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.text.KernelCode;

/** Tells of bytes that go into a channel and come out of it, each numbered alike at both ends. */
public final class Transfers {
  private final Events events;
  private final Channel channel;

  /** Of channels of a kind. */
  public Transfers(KernelCode code, Channel channel) {
    this.events = code.events();
    this.channel = channel;
  }

  /**
   * Bytes have moved.
   *
   * @param object which channel
   * @param number of the last byte of a stream, or of the message
   */
  public void tell(Object object, Direction direction, int bytes, long number) {
    if (events.happens(EventKind.MESSAGE)) {
      String name = String.valueOf(object);
      events.tell(new Event.Moved(events.now(), channel, name, direction, bytes, number));
    }
  }
}

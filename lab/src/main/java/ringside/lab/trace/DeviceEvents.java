package ringside.lab.trace;

import static ringside.lab.trace.EventTable.word;

import java.nio.charset.StandardCharsets;
import ringside.kernel.event.Event;
import ringside.lab.report.JsonWriter;
import ringside.lab.report.Numbers;
import ringside.lab.report.PacketView;

/** What traces write of messages, futexes, timers, packets, the swap disk and the console. */
final class DeviceEvents {
  private DeviceEvents() {}

  static void addTo(EventTable table) {
    table
        .add(Event.TimerArmed.class, "timer-armed", (e, out) -> out.number("due", e.due()))
        .add(Event.TimerDisarmed.class, "timer-disarmed", (e, out) -> out.number("due", e.due()))
        .add(Event.TimerExpired.class, "timer-expired", (e, out) -> out.number("due", e.due()))
        .add(Event.Moved.class, "moved", DeviceEvents::moved)
        .add(Event.FutexWaited.class, "futex-waited", DeviceEvents::waited)
        .add(Event.FutexWoken.class, "futex-woken", DeviceEvents::woken)
        .add(Event.PriorityLent.class, "priority-lent", DeviceEvents::lent)
        .add(Event.PacketSeen.class, "packet-seen", DeviceEvents::packet)
        .add(Event.DiskRequested.class, "disk-requested", DeviceEvents::disk)
        .add(Event.ConsoleWritten.class, "console-written", DeviceEvents::console);
  }

  private static void moved(Event.Moved event, JsonWriter out) {
    out.text("channel", word(event.channel()));
    out.text("object", event.object());
    out.text("direction", word(event.direction()));
    out.number("bytes", event.bytes());
    out.number("message", event.number());
  }

  private static void waited(Event.FutexWaited event, JsonWriter out) {
    out.number("space", event.object());
    out.text("address", Numbers.hex(event.address()));
  }

  private static void woken(Event.FutexWoken event, JsonWriter out) {
    out.number("space", event.object());
    out.text("address", Numbers.hex(event.address()));
    out.number("woken", event.woken());
  }

  private static void lent(Event.PriorityLent event, JsonWriter out) {
    out.number("holder", event.holder());
    out.text("what", event.lent() ? "lent" : "returned");
    out.number("priority", event.priority());
    out.number("nice", event.nice());
  }

  private static void packet(Event.PacketSeen event, JsonWriter out) {
    PacketView header = new PacketView(event.bytes());
    out.text("device", event.device());
    out.text("source", header.source().text());
    out.text("destination", header.destination().text());
    out.number("protocol", header.protocol());
    out.number("bytes", event.bytes().length);
  }

  private static void disk(Event.DiskRequested event, JsonWriter out) {
    out.text("request", event.write() ? "write" : "read");
    out.number("block", event.block());
    out.number("ready", event.ready());
  }

  private static void console(Event.ConsoleWritten event, JsonWriter out) {
    out.text("stream", event.error() ? "stderr" : "stdout");
    out.text("text", new String(event.bytes(), StandardCharsets.UTF_8));
  }
}

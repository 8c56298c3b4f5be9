package ringside.lab.trace;

import static ringside.lab.trace.EventTable.word;

import ringside.kernel.event.Event;
import ringside.lab.report.JsonWriter;
import ringside.lab.report.Numbers;

/** What traces write of pages, mappings, frames and TLBs. */
final class MemoryEvents {
  private MemoryEvents() {}

  static void addTo(EventTable table) {
    table
        .add(Event.PageFaulted.class, "page-faulted", MemoryEvents::faulted)
        .add(Event.Mapped.class, "mapped", MemoryEvents::mapped)
        .add(Event.Unmapped.class, "unmapped", (e, out) -> range(e.start(), e.end(), out))
        .add(Event.Protected.class, "protected", MemoryEvents::isProtected)
        .add(Event.FrameChanged.class, "frame-changed", MemoryEvents::frame)
        .add(Event.TlbFlushed.class, "tlb-flushed", MemoryEvents::flushed);
  }

  private static void faulted(Event.PageFaulted event, JsonWriter out) {
    out.text("outcome", word(event.outcome()));
    out.text("access", word(event.access()));
    out.text("address", Numbers.hex(event.address()));
  }

  private static void mapped(Event.Mapped event, JsonWriter out) {
    range(event.start(), event.end(), out);
    out.text("protection", event.protection());
    out.text("what", event.what());
  }

  private static void isProtected(Event.Protected event, JsonWriter out) {
    range(event.start(), event.end(), out);
    out.text("protection", event.protection());
  }

  private static void frame(Event.FrameChanged event, JsonWriter out) {
    out.text("change", word(event.change()));
    out.number("frame", event.frame());
    out.number("users", event.users());
  }

  private static void flushed(Event.TlbFlushed event, JsonWriter out) {
    out.text("reason", word(event.reason()));
    out.number("entries", event.entries());
  }

  private static void range(int start, int end, JsonWriter out) {
    out.text("start", Numbers.hex(start));
    out.text("end", Numbers.hex(end));
  }
}

package ringside.lab.learn.process;

import ringside.isa.elf.ElfSegment;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/**
 * What an array in .bss takes of the file, and of memory.
 *
 * @param bytes of the array
 * @param fileBytes of the whole executable file
 * @param segmentFileBytes that the file holds of the array's segment
 * @param frames of the array when main begins
 * @param framesAfter of the array when all of it has been written
 */
record ArrayInBss(int bytes, int fileBytes, int segmentFileBytes, int frames, int framesAfter) {
  private static final String ARRAY = "pages";
  private static final int PAGE = 4096;

  Evidence table() {
    return Evidence.table("bss", ".what", ".amount")
        .row(".array", bytes)
        .row(".file", fileBytes)
        .row(".segment.file", segmentFileBytes)
        .row(".frames", frames)
        .row(".frames.after", framesAfter)
        .done();
  }

  /** Looks at the array of the program pressure. */
  static ArrayInBss look() {
    Guest guest = Guest.of("pressure");
    try (Session session = Session.of(guest).build()) {
      int start = session.station().address(ARRAY);
      ElfSegment segment = session.station().first().image().segmentAt(start).orElseThrow();
      int bytes = segment.virtualAddress() + segment.memorySize() - start;
      session.runUntil(Stop.at("main"));
      int frames = resident(session, session.station().first().pid(), start, bytes);
      session.runUntil(Stop.at("child"));
      StopReason written = session.runUntil(Stop.whenWritten(start + bytes - PAGE));
      int pid = written instanceof StopReason.Written by ? by.pid() : 0;
      int later = resident(session, pid, start, bytes);
      return new ArrayInBss(bytes, guest.elf().length, segment.bytes().length, frames, later);
    }
  }

  private static int resident(Session session, int pid, int start, int bytes) {
    int pages = 0;
    for (int at = start; at < start + bytes; at += PAGE) {
      pages += session.pageTable(pid).walk(at).pte().leaf() ? 1 : 0;
    }
    return pages;
  }
}

package ringside.lab.learn.process;

import java.util.List;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.PageFault;
import ringside.kernel.memory.Region;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.look.MemoryMap;
import ringside.lab.report.Numbers;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;

/** A2: the regions of a process, how heap and stack grow, and what .bss costs. */
final class MemoryRegions implements Experiment {
  @Override
  public String id() {
    return "A2";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("pressure", "gate:  .space 8", 5);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    ArrayInBss array = ArrayInBss.look();
    boolean inFile = array.fileBytes() >= array.bytes();
    boolean inMemory = array.frames() >= array.bytes() / 4096;
    char right = inFile ? inMemory ? 'a' : 'c' : inMemory ? 'b' : 'd';
    Findings findings =
        Findings.option(right)
            .value("array", array.bytes())
            .value("file", array.fileBytes())
            .value("segment.file", array.segmentFileBytes())
            .value("frames", array.frames())
            .value("frames.after", array.framesAfter());
    Evidence.Builder growth = Evidence.table("growth", ".what", ".times", ".first", ".last");
    Evidence map = map(findings, growth);
    stack(findings, growth);
    return findings.table(map).table(array.table()).table(growth.done());
  }

  /** The regions while memmap runs; and its heap's end before and after two blocks. */
  private static Evidence map(Findings findings, Evidence.Builder growth) {
    try (Session session = Session.of(Guest.of("memmap")).build()) {
      session.runUntil(Stop.at("main"));
      int before = session.station().first().space().breakAddress();
      session.runUntil(Stop.at("deeper"));
      int after = session.station().first().space().breakAddress();
      growth.row(".brk", 1, Numbers.hex(before), Numbers.hex(after));
      findings.value("brk.up", after - before);
      Evidence.Builder table =
          Evidence.table("map", ".region", ".addresses", ".permissions", ".pages", ".resident");
      List<MemoryMap.Row> rows = MemoryMap.of(session.station().computer()).get(0).rows();
      for (MemoryMap.Row row : rows) {
        Region region = row.region();
        table.row(
            "report.region." + title(region.kind()),
            Numbers.hex(region.start()) + "-" + Numbers.hex(region.end()),
            region.protection().letters(),
            row.pages(),
            row.resident());
      }
      findings.value("regions", rows.size());
      findings.value("code", permissions(rows, Region.Kind.CODE));
      findings.value("stack", permissions(rows, Region.Kind.STACK));
      return table.done();
    }
  }

  private static String title(Region.Kind kind) {
    return kind.title().replace(' ', '-');
  }

  private static String permissions(List<MemoryMap.Row> rows, Region.Kind kind) {
    return rows.stream()
        .map(MemoryMap.Row::region)
        .filter(region -> region.kind() == kind)
        .map(region -> region.protection().letters())
        .findFirst()
        .orElseThrow();
  }

  /** Pages of the stack as they come while recursion goes deeper. */
  private static void stack(Findings findings, Evidence.Builder growth) {
    List<Integer> pages =
        Watched.run(Guest.of("recursion"), EventKind.FAULT).all(Event.PageFaulted.class).stream()
            .filter(fault -> fault.outcome() == PageFault.STACK)
            .map(fault -> fault.address() & -4096)
            .toList();
    int down = 0;
    for (int i = 1; i < pages.size(); i++) {
      down += Integer.compareUnsigned(pages.get(i), pages.get(i - 1)) < 0 ? 1 : 0;
    }
    String first = Numbers.hex(pages.get(0));
    growth.row(".stack", pages.size(), first, Numbers.hex(pages.get(pages.size() - 1)));
    findings.value("stack.faults", pages.size()).value("stack.down", down);
  }
}

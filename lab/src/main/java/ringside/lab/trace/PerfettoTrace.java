package ringside.lab.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import ringside.lab.session.SessionBuilder;
import ringside.lab.trace.perfetto.PacketFile;

/** A file for Perfetto: a group of tracks for each computer. */
final class PerfettoTrace implements Trace {
  private final PacketFile file;
  private final CycleRange range;
  private final List<ComputerTracks> computers = new ArrayList<>();

  PerfettoTrace(OutputStream out, CycleRange range) {
    this.file = new PacketFile(out);
    this.range = range;
  }

  @Override
  public void attach(SessionBuilder session, TracedComputer computer) {
    ComputerTracks tracks = new ComputerTracks(file, computer, range);
    computers.add(tracks);
    session.sink(tracks);
  }

  @Override
  public void close() throws IOException {
    computers.forEach(ComputerTracks::end);
    file.close();
  }
}

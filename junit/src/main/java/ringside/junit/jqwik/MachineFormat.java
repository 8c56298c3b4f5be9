package ringside.junit.jqwik;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.SampleReportingFormat;
import ringside.junit.MachineWords;
import ringside.lab.session.Machine;

/** Shows a machine in jqwik's samples as the command line describes it. */
public final class MachineFormat implements SampleReportingFormat {
  /** Made by jqwik. */
  public MachineFormat() {}

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof Machine;
  }

  @Override
  public Object report(Object value) {
    List<String> words = MachineWords.of((Machine) value);
    return words.isEmpty() ? "classic" : String.join(" ", words);
  }

  @Override
  public Optional<String> label(Object value) {
    return Optional.of("machine: ");
  }
}

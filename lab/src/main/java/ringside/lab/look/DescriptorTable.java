package ringside.lab.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ringside.kernel.Computer;
import ringside.kernel.file.OpenFile;
import ringside.kernel.process.Process;

/**
 * The open files of a process.
 *
 * @param process which
 * @param rows its descriptors by number
 */
public record DescriptorTable(Process process, List<Row> rows) {
  /**
   * A descriptor.
   *
   * @param number of it
   * @param file what it refers to
   * @param closeOnExec whether exec closes it
   * @param others descriptors that refer to the same open file, and so share its position
   */
  public record Row(int number, OpenFile file, boolean closeOnExec, List<Holder> others) {}

  /**
   * Who has a descriptor.
   *
   * @param process which
   * @param number of the descriptor there
   */
  public record Holder(Process process, int number) {}

  /** Those of all living processes. */
  public static List<DescriptorTable> of(Computer computer) {
    List<Process> living =
        computer.processes().all().stream().filter(one -> one.exitStatus() == null).toList();
    return living.stream()
        .map(
            process ->
                new DescriptorTable(
                    process,
                    process.files().numbers().stream()
                        .map(number -> row(process, number, living))
                        .toList()))
        .toList();
  }

  private static Row row(Process process, int number, List<Process> living) {
    OpenFile file = Objects.requireNonNull(process.files().peek(number));
    List<Holder> others = new ArrayList<>();
    for (Process other : living) {
      for (int theirs : other.files().numbers()) {
        boolean itself = other == process && theirs == number;
        if (!itself && other.files().peek(theirs) == file) {
          others.add(new Holder(other, theirs));
        }
      }
    }
    return new Row(number, file, process.files().closesOnExec(number), others);
  }
}

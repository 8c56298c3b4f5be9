package ringside.tests.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;

/**
 * What a process says of a step (struct report of fuzz.c).
 *
 * @param index the step's place in the sequence
 * @param value its result
 * @param first hash of the bytes of its first check
 * @param second hash of the bytes of its second check
 */
record Report(int index, int value, int first, int second) {
  private static final int BYTES = 16;

  /** The reports in a run's output by place. */
  static TreeMap<Integer, Report> read(byte[] output) {
    ByteBuffer bytes = ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN);
    TreeMap<Integer, Report> reports = new TreeMap<>();
    while (bytes.remaining() >= BYTES) {
      Report report = new Report(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt());
      reports.put(report.index, report);
    }
    return reports;
  }

  /** As the guest's function of that name. */
  static int hash(byte[] bytes) {
    int sum = 1;
    for (byte next : bytes) {
      sum = sum * 31 + (next & 0xff);
    }
    return sum;
  }
}

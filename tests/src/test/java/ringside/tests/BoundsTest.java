package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import ringside.kernel.config.OneOf;
import ringside.kernel.config.Setting;
import ringside.kernel.config.WholeNumber;
import ringside.kernel.trap.Kernel;

/** Computers at the bounds of each setting: a program ends on them, or they are refused. */
final class BoundsTest {
  /** The greatest of these would take the host's memory. */
  private static final Set<Setting> GREAT = Set.of(Setting.MEMORY, Setting.L2_BYTES, Setting.SWAP);

  @TestFactory
  List<DynamicTest> aProgramRunsAtEachBound() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      for (String text : bounds(setting)) {
        tests.add(
            DynamicTest.dynamicTest(setting.key() + "=" + text, () -> run(setting.key(), text)));
      }
    }
    return tests;
  }

  /** GuestRun checks the books; a cost at its bound may take the run to its limit of cycles. */
  private static void run(String key, String text) {
    GuestRun run = GuestRun.of("pipe").with(key, text);
    try {
      run.configuration();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContainingAll(key + "=", "don't go together");
      return;
    }
    assertThat(run.run().end()).isIn(Kernel.End.EXITED, Kernel.End.LIMIT);
  }

  private static List<String> bounds(Setting setting) {
    if (setting.type() instanceof OneOf oneOf) {
      return oneOf.names();
    }
    WholeNumber number = (WholeNumber) setting.type();
    List<String> texts = new ArrayList<>();
    texts.add(Long.toString(number.minimum()));
    if (number.zero() != null) {
      texts.add("0");
    }
    if (!GREAT.contains(setting)) {
      texts.add(Long.toString(number.maximum()));
    }
    return texts;
  }
}

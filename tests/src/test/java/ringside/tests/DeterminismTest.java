package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is a function of its inputs: not of the host's language, clock, heap or compiler. */
final class DeterminismTest {
  private static final List<String> PROGRAMS =
      List.of("hello", "fork", "threads", "pipeline", "exec", "mutex", "memmap", "switch-cost");

  @Test
  void theSameRunTwiceMakesTheSameAccesses() {
    assertThat(lines()).isEqualTo(lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Tokyo"
            + " -Dfile.encoding=ISO-8859-1",
        "-XX:+UseSerialGC -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UnlockExperimentalVMOptions"
            + " -XX:hashCode=1",
        "-XX:+UseParallelGC -XX:-TieredCompilation -Duser.timezone=America/Caracas"
      })
  void theHostsSettingsMakeNoDifference(String flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags.split(" ", -1)));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TraceHash.class.getName());
    command.addAll(PROGRAMS);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).isZero();
    assertThat(output.lines().toList()).isEqualTo(lines());
  }

  @Test
  void anotherSeedMakesAnotherRunWhereChanceIsAsked() {
    GuestRun one = GuestRun.of("switch-cost").with("l1d.policy", "random").with("seed", 1);
    GuestRun other = GuestRun.of("switch-cost").with("l1d.policy", "random").with("seed", 2);
    assertThat(one.run().statistics()).isNotEqualTo(other.run().statistics());
  }

  private static List<String> lines() {
    return PROGRAMS.stream().map(TraceHash::line).collect(Collectors.toList());
  }
}

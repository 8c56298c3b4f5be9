package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What finds schedules of a program, and what runs them again, take the same words for it. */
final class ScheduleCommandsTest {
  private static final String MAIN =
      """
      .globl main
      main:
          addi sp, sp, -16
          sw ra, 12(sp)
          sw s0, 8(sp)
          la a0, add
          call thread_create
          mv s0, a0
          la a0, add
          call thread_create
          call thread_join
          mv a0, s0
          call thread_join
          la t0, x
          lw a0, 0(t0)
          addi a0, a0, -2
          lw s0, 8(sp)
          lw ra, 12(sp)
          addi sp, sp, 16
          ret
      """;

  private static final String ADD =
      """
      .globl add
      add:
          la t0, x
          lw t1, 0(t0)
          addi t1, t1, 1
          sw t1, 0(t0)
          ret
      .data
      .globl x
      x: .word 0
      """;

  @TempDir Path folder;
  private String main = "";
  private String add = "";

  @BeforeEach
  void write() throws IOException {
    main = Files.writeString(folder.resolve("main.s"), MAIN).toString();
    add = Files.writeString(folder.resolve("add.s"), ADD).toString();
  }

  private static CommandRun run(String... words) {
    return CommandRun.of("", Map.of(), words);
  }

  /** The words of the command that a report ends with, as a shell would take them. */
  private static String[] shown(String out) {
    String line = out.strip().substring(out.strip().lastIndexOf('\n')).strip();
    return Stream.of(line.split(" ")).skip(1).toArray(String[]::new);
  }

  @Test
  void sourcesThatAreLinkedTogetherAreExploredAndRunAgain() {
    CommandRun explored = run("explore", main, add, "--lang", "en");
    assertThat(explored.err()).isEmpty();
    assertThat(explored.status()).isEqualTo(ExploreCommand.FAILED);
    String[] command = shown(explored.out());
    assertThat(List.of(command)).contains("run", "--schedule").endsWith(main, add);
    assertThat(run(command).status()).isEqualTo(255);
  }

  @Test
  void sourcesThatAreLinkedTogetherArePlayed() {
    CommandRun game =
        CommandRun.of("g\n3\n4\ng\n3\ng\nq\n", Map.of(), "play", main, add, "--lang", "en");
    assertThat(game.status()).isZero();
    assertThat(game.out()).containsPattern("ringside run --schedule rs1:\\S+ " + main + " " + add);
  }

  @Test
  void aTokenIsTriedOnAProgramThatWasChanged() throws IOException {
    String[] command = shown(run("explore", main, add).out());
    String[] tried = Stream.concat(Stream.of(command), Stream.of("--try")).toArray(String[]::new);
    Files.writeString(folder.resolve("add.s"), ADD.replace("t1, 1\n", "t1, 2\n"));

    CommandRun refused = run(command);
    assertThat(refused.status()).isEqualTo(Status.USAGE.number());
    assertThat(refused.err()).contains("the token is of another program", "--try follows");
    CommandRun fits = run(tried);
    assertThat(fits.status()).isZero();
    assertThat(fits.err()).contains("--try: the token fits, all of its choices were made (1)");

    tried[2] += ".p9999-3.p10000-4";
    assertThat(run(tried).err())
        .contains("--try: 1 of 3 choices of the token fit; p9999-3 does not");
    assertThat(run("run", main, "--try").status()).isEqualTo(Status.USAGE.number());
  }

  @Test
  void whatIsNoListOfSourcesIsRefusedInTheSameWords() {
    for (List<String> words :
        List.of(List.<String>of(), List.of("race", main), List.of("nosuch"))) {
      CommandRun ran = run(Stream.concat(Stream.of("run"), words.stream()).toArray(String[]::new));
      CommandRun explored =
          run(Stream.concat(Stream.of("explore"), words.stream()).toArray(String[]::new));
      assertThat(explored).isEqualTo(ran);
    }
    assertThat(run("play", "race", main)).isEqualTo(run("run", "race", main));
  }
}

package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are gone through line by line. */
final class DebugCommandTest {
  private static CommandRun race(String commands, String... more) {
    String[] words = new String[more.length + 6];
    String[] first = {"debug", "race", "--lang", "en", "-e", commands};
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return CommandRun.of(words);
  }

  @Test
  void aWatchPointIsMetForthAndBack() {
    CommandRun run = race("watch counter; c 3; rc; last counter");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsSubsequence(
            "1: counter (0x",
            "2 (0x00000002) -> 3 (0x00000003), written by thread 3",
            "1 (0x00000001) -> 2 (0x00000002), written by thread 3",
            "(ringside) last counter",
            "work+0x38, race.s:84: 1 (0x00000001) -> 2 (0x00000002)");
  }

  @Test
  void outputIsShownAndTakenBack() {
    CommandRun run = race("goto end; b main; rc");
    assertThat(run.out())
        .containsSubsequence(
            "  | expected 8000", "The first process has ended", "not printed yet", "race.s:17");
  }

  @Test
  void linesComeFromStandardInputAndAreShown() {
    CommandRun run =
        CommandRun.of("tb main\nc\np $sp\nx/2i $pc\ninfo r\nq\n", Map.of(), "debug", "hello");
    assertThat(run.out())
        .contains("(ringside) tb main", "(ringside) p $sp", "$sp = -10737", "  => 0x", "ra   0x");
    assertThat(run.out()).endsWith("(ringside) q\n");
  }

  @Test
  void linesComeFromAFileToo(@TempDir Path folder) throws IOException {
    Path script = Files.writeString(folder.resolve("commands"), "# where main begins\nb main\nc\n");
    CommandRun run = CommandRun.of("debug", "hello", "-x", script.toString(), "--lang", "en");
    assertThat(run.out()).contains("(ringside) # where main begins", "breakpoint 1: main");
    CommandRun none = CommandRun.of("debug", "hello", "-x", folder.resolve("none").toString());
    assertThat(none.status()).isEqualTo(Status.LOAD.number());
    assertThat(none.err()).contains("can't read -x");
  }

  @Test
  void whatMakesNoSenseIsAnsweredInASentence() {
    CommandRun run = race("x/99999999999x $sp; why 77; until; p 1/0; goto 99999999999999999999");
    assertThat(run.status()).isEqualTo(Status.OK.number());
    assertThat(run.out())
        .contains(
            "There is no thread 77 here",
            "Name an event",
            "\"1/0\" is no expression",
            "is no number");
  }

  @Test
  void stepsGoForthAndBack() {
    CommandRun run =
        race(
            "b work if $tid == 4; c; si; rsi; n; rn; rfin; s; fin; until switch; runtil call; why");
    assertThat(run.out())
        .contains("breakpoint 1: work if $tid == 4", "thread_begin+0x8", "switched change thread")
        .contains("What had happened last");
    assertThat(run.out()).doesNotContain("There is no command");
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    CommandRun run =
        race("brek main; b nowhere; p 3 +; x/4x 12; goto; catch tea; thread 0; show sky; rc");
    assertThat(run.out())
        .contains(
            "There is no command brek; did you mean 'break'?",
            "\"nowhere\" is no place in the program",
            "\"3 +\" is no expression",
            "0x0000000c:  ?",
            "Name a place",
            "There is no event tea",
            "There is no view sky",
            "This is the start of the run");
    assertThat(run.status()).isZero();
  }

  @Test
  void everyCommandIsExplainedInBothLanguages() {
    assertThat(race("help").out()).contains("rc goes back to the last");
    CommandRun korean = CommandRun.of("debug", "race", "--lang", "ko", "-e", "help");
    assertThat(korean.out()).contains("이전 중단점으로 되돌아감").doesNotContain("debug.help");
  }

  @Test
  void aChangeBeginsABranch() {
    CommandRun run =
        race(
            "compare; watch counter; c 3; set counter = 100; last counter; last; si; set byte"
                + " counter = 1; branch; set $sp = 0x10; last $sp; goto end; compare; branch 0;"
                + " goto end; branch 1; set next 2; set next; set *0 = 1; set $x0 = 1; set $pc ="
                + " 3; set $oops = 1; branch 9",
            "--",
            "2",
            "20");
    assertThat(run.out())
        .containsSubsequence(
            "There is no branch to compare with yet",
            "Branch 1: no longer the run itself since cycle",
            "you, in this branch: 3 (0x00000003) -> 100 (0x00000064)",
            "2 (0x00000002) -> 3 (0x00000003)",
            "Branch 2: no longer",
            "* 2  from 1 at cycle",
            "0x00012008 of process 2 = 1",
            "sp was written last by you, at cycle",
            "B: 2  from 1 at cycle",
            "sp of thread 3 = 16 (0x00000010)",
            "A ends at cycle",
            "exit 0",
            "B ends at cycle",
            "The first event that differs",
            "expected 40, found 40, lost 0",
            "That thread is not ready",
            "Name what to change",
            "Nothing is mapped there",
            "x0 is always 0",
            "Instructions stand at multiples of 4",
            "no symbol and no register oops",
            "There is no branch 9");
  }

  @Test
  void panelsAreShownWhenTheyAreAskedFor() {
    CommandRun run = race("b work; c; panel code; panel threads off; panels");
    assertThat(run.out())
        .containsSubsequence("  => 0x000101a4", "-- code: work, race.s:73", "threads off", "-- TLB")
        .doesNotContain("-- threads", "\u001b");
  }

  @Test
  void anEditorIsServedOverTheStandardStreams() {
    String launch = "{\"seq\":1,\"type\":\"request\",\"command\":\"launch\",\"arguments\":{";
    String race = launch + "\"options\":[\"--set\",\"dtlb.entries=8\"],\"args\":[\"2\"]}}";
    String wrong = launch + "\"options\":[\"--sett\"]}}";
    String input = "";
    for (String message : new String[] {race, wrong, launch + "}}"}) {
      input += "Content-Length: " + message.length() + "\r\n\r\n" + message;
    }
    CommandRun run = CommandRun.of(input, Map.of(), "debug", "--dap", "race", "--lang", "en");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsSubsequence(
            "\"success\":true", "initialized", "\"success\":false", "--sett", "\"success\":true");
    assertThat(CommandRun.of("debug", "--dap", ":99999").err()).contains("as in --dap :1234");
    assertThat(CommandRun.of("debug", "--dap").status()).isZero();
  }

  @Test
  void aProgramMustBeNamed() {
    CommandRun run = CommandRun.of("debug");
    assertThat(run.status()).isEqualTo(Status.USAGE.number());
    assertThat(run.err()).contains("name a program");
  }

  @Test
  void aScheduleOfTheExplorerIsFollowed() {
    CommandRun wrong = race("c", "--schedule", "rs1:race@0000000000000000:p1-2");
    assertThat(wrong.status()).isEqualTo(Status.USAGE.number());
    assertThat(wrong.err()).contains("of another program than race");
    String[] explore = {"explore", "race", "--expect-stdout", "/.*lost 0/", "--", "2", "3"};
    Matcher token = Pattern.compile("rs1:\\S+").matcher(CommandRun.of(explore).out());
    assertThat(token.find()).isTrue();
    String[] debug = {
      "debug", "race", "--schedule", token.group(), "-e", "goto end", "--", "2", "3"
    };
    assertThat(CommandRun.of(debug).out())
        .contains("does not fail by itself", "expected 6, found ")
        .doesNotContain("lost 0");
  }

  @Test
  void lastKnowsLocksTranslationsAndLines() {
    String commands =
        "b work; c; goto +300000; last lock lock; goto last; last tlb counter; last;"
            + " last line counter; goto end; last tlb 0x7fff0000";
    assertThat(CommandRun.of("debug", "mutex", "-e", commands).out())
        .containsSubsequence(
            "(ringside) last lock lock",
            "taken last by:",
            "mutex_lock+0xc, lib/mutex.s:18: 0 (0x00000000) -> 1 (0x00000001)",
            "has not been given back",
            "sc.w t2, t0, (a0)",
            "(ringside) last tlb counter",
            "missed the data TLB",
            "had discarded it",
            "(ringside) last",
            "missed the data TLB",
            "(ringside) last line counter",
            "missed the L1 data cache",
            "No TLB has missed the page of 0x7fff0000");
  }

  @Test
  void aScheduleThatFailsOpensBeforeItsPointOfNoReturn() {
    String wanted = "/.*lost 0/";
    String[] explore = {"explore", "race", "--expect-stdout", wanted, "--", "2", "3"};
    Matcher token = Pattern.compile("rs1:\\S+").matcher(CommandRun.of(explore).out());
    assertThat(token.find()).isTrue();
    String[] debug = {
      "debug",
      "race",
      "--schedule",
      token.group(),
      "--expect-stdout",
      wanted,
      "-e",
      "si; rsi; rsi; goto end",
      "--",
      "2",
      "3"
    };
    CommandRun run = CommandRun.of(debug);
    assertThat(run.out())
        .startsWith("Before the point of no return: ")
        .containsSubsequence("tid 4  work", "(ringside) si", "(ringside) rsi", "expected 6");
    assertThat(run.out().lines().skip(1).findFirst().orElseThrow()).contains("race.s:79");
  }

  private static CommandRun echo(String commands, String... more) {
    List<String> words = new ArrayList<>(List.of("debug", "--lang", "en", "-e", commands));
    words.addAll(List.of("--computer", "remote-echo server"));
    words.addAll(List.of("--computer", "remote-echo client 10.0.0.1 2"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @Test
  void severalComputersAreGoneThroughTogether() {
    CommandRun run = echo("b main; computer 2; b main; c; c; info breakpoints; rc; goto end");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsSubsequence(
            "computer-1: cycle",
            "* computer-2 (10.0.0.2)",
            "breakpoint 1: main",
            "computer-1: cycle",
            "breakpoint 2: main",
            "computer-2: cycle",
            "  1  computer-1  b main",
            "breakpoint 1: main",
            "  computer-1 | server: sent back",
            "  computer-2 | client: 64 bytes",
            "The first process of each computer has ended");
  }

  @Test
  void anotherComputerIsLookedAtFirst() {
    assertThat(echo("where", "--look", "2").out()).startsWith("computer-2: cycle");
    assertThat(echo("computer three").out())
        .contains("no computer \"three\"", "computer-1, computer-2");
    assertThat(echo("where", "--look", "web").err()).contains("there are computer-1, computer-2");
    assertThat(echo("where", "race").err()).contains("no PROGRAM stands alone");
    assertThat(CommandRun.of("debug", "race", "--look", "2").err()).contains("only one computer");
    assertThat(echo("where", "--param", "trips=3").err()).contains("--param are of one program");
    assertThat(echo("where", "--schedule", "rs1:x@1:2").err()).contains("a schedule is of one");
  }
}

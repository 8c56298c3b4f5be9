package ringside.tests.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.gdb.GdbAgent;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** What packets of gdb's protocol are answered with; also those that no gdb would send. */
final class GdbAgentTest {
  /** Of more: {@code -Dringside.packets=100000}. */
  private static final int PACKETS = Integer.getInteger("ringside.packets", 3_000);

  private static final Guest ADDS =
      Guest.assemble(
          "adds",
          """
          .globl main
          main:
            la t0, word
            li t1, 7
          store:
            sw t1, (t0)
          after:
            li a0, 3
            ret
          .data
          word: .word 1
          """);

  private static GdbAgent agent(Guest guest) {
    Recipe recipe = Recipe.of(new Trial(guest, Machine.classic(), 2_000_000));
    return new GdbAgent(new Timeline(recipe, () -> false), line -> "said " + line, "a branch");
  }

  private static String hex(String symbol) {
    return Integer.toHexString(ADDS.image().symbol(symbol).orElseThrow().value());
  }

  /** As a grader does that runs up to a place, and looks. */
  @Test
  void aBreakpointIsMet() {
    GdbAgent agent = agent(ADDS);
    assertThat(agent.answer("Z1," + hex("store") + ",4")).isEqualTo("OK");
    assertThat(agent.answer("c")).startsWith("T05thread:2;");
    assertThat(agent.answer("p6")).isEqualTo("07000000");
    assertThat(agent.answer("p20")).isEqualTo(littleEndian(hex("store")));
    assertThat(agent.answer("g")).hasSize(33 * 8);
    assertThat(agent.answer("m" + hex("word") + ",4")).isEqualTo("01000000");
    assertThat(agent.answer("s")).startsWith("T05");
    assertThat(agent.answer("m" + hex("word") + ",4")).isEqualTo("07000000");
    assertThat(agent.answer("bs")).startsWith("T05");
    assertThat(agent.answer("m" + hex("word") + ",4")).isEqualTo("01000000");
  }

  private static String littleEndian(String digits) {
    String all = "0".repeat(8 - digits.length()) + digits;
    return all.substring(6) + all.substring(4, 6) + all.substring(2, 4) + all.substring(0, 2);
  }

  @Test
  void readsAreWatchedToo() {
    GdbAgent agent = agent(READS);
    String word = Integer.toHexString(READS.image().symbol("word").orElseThrow().value());
    assertThat(agent.answer("Z3," + word + ",4")).isEqualTo("OK");
    assertThat(agent.answer("c")).startsWith("T05").endsWith("rwatch:" + word + ";");
    assertThat(agent.answer("p6")).isEqualTo("01000000");
    assertThat(agent.answer("z3," + word + ",4")).isEqualTo("OK");
    assertThat(agent.answer("Z4," + word + ",4")).isEqualTo("OK");
    assertThat(agent.answer("c")).endsWith("awatch:" + word + ";");
    assertThat(agent.answer("m" + word + ",4")).isEqualTo("02000000");
    assertThat(agent.answer("c")).endsWith("awatch:" + word + ";");
    assertThat(agent.answer("p7")).isEqualTo("02000000");
    assertThat(agent.answer("bc")).endsWith("awatch:" + word + ";");
    assertThat(agent.answer("bc")).endsWith("awatch:" + word + ";");
    assertThat(agent.answer("p7")).isEqualTo("00000000");
    assertThat(agent.answer("Z5," + word + ",4")).isEmpty();
  }

  private static final Guest READS =
      Guest.assemble(
          "reads",
          """
          .globl main
          main:
            la t0, word
            li t2, 0
            lw t1, (t0)
            addi t1, t1, 1
            sw t1, (t0)
            lw t2, (t0)
            li a0, 3
            ret
          .data
          word: .word 1
          """);

  /** A file that the guest has written is read without a cycle. */
  @Test
  void filesOfTheGuestAreRead() {
    GdbAgent agent = agent(WRITES_FILE);
    int done = WRITES_FILE.image().symbol("done").orElseThrow().value();
    assertThat(agent.answer("Z0," + Integer.toHexString(done) + ",4")).isEqualTo("OK");
    String before = agent.answer("c");
    assertThat(agent.answer("vFile:setfs:0")).isEqualTo("F0");
    assertThat(agent.answer("vFile:open:" + bytes("/tmp/none") + ",0,0")).isEqualTo("F-1,2");
    assertThat(agent.answer("vFile:open:" + bytes("/tmp") + ",0,0")).isEqualTo("F-1,16");
    assertThat(agent.answer("vFile:open:" + bytes("/tmp/notes") + ",1,0")).isEqualTo("F-1,1e");
    assertThat(agent.answer("vFile:open:" + bytes("/tmp/notes") + ",0,0")).isEqualTo("F0");
    assertThat(agent.answer("vFile:fstat:0")).startsWith("F40;").contains("\0\0\0\6");
    assertThat(agent.answer("vFile:pread:0,100,0")).isEqualTo("F6;a}\003b\nc}\004");
    assertThat(agent.answer("vFile:pread:0,2,4")).isEqualTo("F2;c}\004");
    assertThat(agent.answer("vFile:pread:0,100,6")).isEqualTo("F0;");
    assertThat(agent.answer("vFile:pread:1,100,6")).isEqualTo("F-1,9");
    assertThat(agent.answer("vFile:close:0")).isEqualTo("F0");
    assertThat(agent.answer("vFile:close:0")).isEqualTo("F-1,9");
    assertThat(agent.answer("vFile:readlink:" + bytes("/tmp/notes"))).isEqualTo("F-1,16");
    assertThat(agent.answer("vFile:readlink:" + bytes("/proc/self/exe"))).startsWith("F-1,");
    assertThat(agent.answer("vFile:unlink:" + bytes("/tmp/notes"))).isEmpty();
    assertThat(agent.answer("?")).isEqualTo(before.replace("swbreak:;", ""));
  }

  private static final Guest WRITES_FILE =
      Guest.assemble(
          "writes-file",
          """
          .include "lib/syscalls.inc"
          .globl main
          main:
            li a0, -100
            la a1, name
            li a2, 0x42
            li a3, 0x180
            li a7, SYS_openat
            ecall
            la a1, text
            li a2, 6
            li a7, SYS_write
            ecall
          done:
            li a0, 0
            ret
          .data
          name: .asciz "/tmp/notes"
          text: .ascii "a#b\\nc$"
          """);

  @Test
  void aWatchPointIsMetBothWays() {
    GdbAgent agent = agent(ADDS);
    agent.answer("qSupported:multiprocess+");
    assertThat(agent.answer("Z2," + hex("word") + ",4")).isEqualTo("OK");
    assertThat(agent.answer("vCont;c")).isEqualTo("T05thread:p2.2;watch:" + hex("word") + ";");
    String after = agent.answer("p20");
    assertThat(after).isEqualTo(littleEndian(hex("after")));
    assertThat(agent.answer("vCont;c")).endsWith("replaylog:end;");
    assertThat(agent.answer("bc")).isEqualTo("T05thread:p2.2;watch:" + hex("word") + ";");
    assertThat(agent.answer("p20")).isEqualTo(after);
    assertThat(agent.answer("bc")).endsWith("replaylog:begin;");
    assertThat(agent.answer("z2," + hex("word") + ",4")).isEqualTo("OK");
    agent.answer("c");
    assertThat(agent.answer("c")).isEqualTo("W03;process:2");
  }

  @Test
  void whatIsWrittenMakesABranch() {
    GdbAgent agent = agent(ADDS);
    agent.answer("Z0," + hex("store") + ",4");
    agent.answer("c");
    assertThat(agent.answer("P6=09000000")).isEqualTo("OK");
    assertThat(agent.answer("p6")).isEqualTo("09000000");
    assertThat(agent.message("OK")).isEmpty();
    String stopped = agent.answer("s");
    assertThat(agent.message(stopped)).isEqualTo("O" + bytes("a branch") + "0a");
    assertThat(agent.message(stopped)).isEmpty();
    assertThat(agent.answer("m" + hex("word") + ",4")).isEqualTo("09000000");
    assertThat(agent.answer("M" + hex("word") + ",2:0102")).isEqualTo("OK");
    assertThat(agent.answer("X" + hex("word") + ",0:")).isEqualTo("OK");
    assertThat(agent.answer("X" + hex("word") + ",1:\u00ff")).isEqualTo("OK");
    assertThat(agent.answer("m" + hex("word") + ",4")).isEqualTo("ff020000");
    String all = agent.answer("g");
    assertThat(agent.answer("G" + all.substring(0, 40) + "2a000000" + all.substring(48)))
        .isEqualTo("OK");
    assertThat(agent.answer("p5")).isEqualTo("2a000000");
    assertThat(agent.answer("p20")).isEqualTo(littleEndian(hex("after")));
    assertThat(agent.answer("qRcmd,6c617374")).isEqualTo(bytes("said last"));
    assertThat(agent.answer("Z5,10000,4")).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    GdbAgent agent = agent(ADDS);
    agent.answer("Z0," + hex("store") + ",4");
    agent.answer("c");
    for (String packet : new String[] {"P0=01000000", "P20=01000000", "M0,1:00", "X0,1:a"}) {
      assertThat(agent.answer(packet)).as(packet).isEqualTo("E01");
    }
    for (String packet : new String[] {"P21=00000000", "P5=00", "G00", "M0,2:00", "M0,1:0g"}) {
      assertThat(agent.answer(packet)).as(packet).isEqualTo("E16");
    }
    assertThat(agent.message("T05")).isEmpty();
  }

  @Test
  void gdbHearsWhyItHasStopped() {
    GdbAgent agent = agent(ADDS);
    assertThat(agent.answer("qSupported:multiprocess+;swbreak+;hwbreak+"))
        .contains("fork-events+", "swbreak+", "QThreadEvents+", "qXfer:exec-file:read+");
    agent.answer("Z0," + hex("store") + ",4");
    assertThat(agent.answer("c")).isEqualTo("T05thread:p2.2;swbreak:;");
    agent.answer("Z1," + hex("after") + ",4");
    assertThat(agent.answer("c")).isEqualTo("T05thread:p2.2;hwbreak:;");
    assertThat(agent.answer("bc")).isEqualTo("T05thread:p2.2;swbreak:;");
    assertThat(agent.answer("vCont;r" + hex("store") + "," + hex("after") + ":p2.2"))
        .isEqualTo("T05thread:p2.2;");
  }

  @Test
  void forksAndProgramsAreToldOf() {
    GdbAgent agent = agent(Guest.of("exec"));
    agent.answer("qSupported:multiprocess+;fork-events+;vfork-events+;exec-events+");
    String forked = agent.answer("vCont;c");
    assertThat(forked).isEqualTo("T05thread:p2.2;fork:p3.3;");
    assertThat(agent.answer("qXfer:threads:read::0,fff")).contains("p2.2", "p3.3");
    assertThat(agent.answer("Hgp3.3")).isEqualTo("OK");
    assertThat(agent.answer("vCont;c")).startsWith("T05thread:p3.3;exec:");
    assertThat(agent.answer("qXfer:exec-file:read:3:0,fff")).startsWith("l").hasSizeGreaterThan(1);
  }

  @Test
  void objectsAreReadInPieces() {
    GdbAgent agent = agent(ADDS);
    assertThat(agent.answer("qXfer:exec-file:read:2:0,fff")).isEqualTo("l/bin/adds");
    assertThat(agent.answer("qXfer:exec-file:read:2:0,2")).isEqualTo("m/b");
    assertThat(agent.answer("qXfer:exec-file:read:2:7,4")).isEqualTo("lds");
    assertThat(agent.answer("qXfer:auxv:read::0,fff").length()).isGreaterThanOrEqualTo(49);
    assertThat(agent.answer("qXfer:features:read:target.xml:0,fff")).startsWith("l<?xml");
    assertThat(agent.answer("qXfer:features:read:other.xml:0,fff")).isEmpty();
    assertThat(agent.answer("qXfer:memory-map:read::0,fff")).isEmpty();
    assertThat(agent.answer("vMustReplyEmpty")).isEmpty();
  }

  /** One that comes after another finds the run where that has left it. */
  @Test
  void gdbMayGoAndComeBack() {
    GdbAgent agent = agent(ADDS);
    agent.answer("Z0," + hex("store") + ",4");
    agent.answer("c");
    assertThat(agent.answer("D")).isEqualTo("OK");
    agent.left();
    assertThat(agent.isOver()).isFalse();
    assertThat(agent.answer("vAttach;2")).isEqualTo("T05thread:2;");
    assertThat(agent.answer("p20")).isEqualTo(littleEndian(hex("store")));
    assertThat(agent.answer("vAttach;77")).isEqualTo("E16");
    assertThat(agent.answer("c")).endsWith("replaylog:end;");
    assertThat(agent.answer("vKill;2")).isEqualTo("OK");
    assertThat(agent.isOver()).isTrue();
  }

  private static String bytes(String text) {
    StringBuilder digits = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      digits.append(Integer.toHexString(each));
    }
    return digits.toString();
  }

  /** Packets that gdb sends, with characters changed, left out and doubled. */
  @Test
  void noPacketEndsInAnException() {
    Random random = new Random(20_261_130);
    List<String> packets =
        new ArrayList<>(
            List.of(
                "?",
                "g",
                "p20",
                "m10000,40",
                "Hgp2.2",
                "Hc-1",
                "Tp2.2",
                "vCont;s:p2.2;c",
                "vCont?",
                "qXfer:features:read:target.xml:0,ffb",
                "qSupported:multiprocess+;swbreak+",
                "bs",
                "qThreadExtraInfo,p2.2",
                "qfThreadInfo",
                "qC",
                "qRcmd,6c617374",
                "z0,10094,4",
                "Z1," + hex("after") + ",4",
                "Z2," + hex("word") + ",8",
                "vKill;2",
                "P6=09000000",
                "P20=00000100",
                "M" + hex("word") + ",4:01020304",
                "X" + hex("word") + ",3:abc",
                "G" + "00".repeat(132),
                "Z0," + hex("after") + ",4",
                "vCont;r10000,20000:p2.2",
                "qXfer:threads:read::0,80",
                "qXfer:auxv:read::0,80",
                "qXfer:exec-file:read:2:0,80",
                "QThreadEvents:1",
                "D;2",
                "vAttach;2",
                "s",
                "bc"));
    GdbAgent agent = agent(ADDS);
    for (int i = 0; i < PACKETS; i++) {
      String packet = mutated(packets.get(random.nextInt(packets.size())), random);
      assertThat(agent.answer(packet)).as(packet).isNotNull();
    }
    assertThat(agent.answer("g")).isNotEmpty();
  }

  private static String mutated(String packet, Random random) {
    StringBuilder text = new StringBuilder(packet);
    for (int i = random.nextInt(4); i > 0 && text.length() > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.deleteCharAt(at);
        default -> text.insert(at, text.substring(at));
      }
    }
    return text.toString();
  }
}

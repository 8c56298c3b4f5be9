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
    return new GdbAgent(new Timeline(recipe, () -> false), line -> "said " + line);
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
    assertThat(agent.answer("c")).isEqualTo("W03");
  }

  @Test
  void aRunThatHasHappenedIsNotChanged() {
    GdbAgent agent = agent(ADDS);
    for (String packet : new String[] {"P5=00000000", "G00", "M10000,1:00", "X10000,1:a"}) {
      assertThat(agent.answer(packet)).isEqualTo("E01");
    }
    assertThat(agent.answer("qRcmd,6c617374")).isEqualTo(bytes("said last"));
    assertThat(agent.answer("Z4,10000,4")).isEmpty();
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

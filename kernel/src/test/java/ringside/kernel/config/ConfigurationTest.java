package ringside.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
  private static final Configuration CLASSIC = Configuration.of(Preset.CLASSIC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "l1d.bytes=8MiB",
        "dtlb.entries=131072",
        "l2.hit=99999999999",
        "dram.miss=99999999999",
        "uid=99999999999",
        "stack.limit=2GiB",
        "stack.limit=99999999999GiB",
        "clock.mhz=100000",
        "quantum=9000000000000000000",
        "quantum=99",
        "quantum=1MiB",
        "boot.time=99999999999999999",
        "walk.pte=-1",
        "harts=2",
        "asid=maybe",
        "memory=5000",
        "memory=64 MB",
        "memory=",
        "sched=fair",
        "net.loss=1001",
        "swap=1",
      })
  void aValueThatIsNotAllowedIsNamedWithItsKeyAndWhatIsAllowed(String change) {
    String[] parts = change.split("=", -1);
    String allowed = Setting.of(parts[0]).orElseThrow().type().allowed();
    assertThatThrownBy(() -> CLASSIC.with(Map.of(parts[0], parts[1])))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(parts[0] + ": " + allowed + ", not '" + parts[1] + "'");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void nonsenseIsRefusedByEverySetting(Setting setting) {
    assertThatThrownBy(() -> CLASSIC.with(Map.of(setting.key(), "non sense")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(setting.key(), "'non sense'", setting.type().allowed());
  }

  @ParameterizedTest
  @CsvSource({
    "l1d.bytes=12KiB l1d.ways=3 l1d.policy=plru, plru needs a power of two of ways",
    "l2.bytes=12KiB l2.ways=4, a power of two of sets",
    "dtlb.entries=24 dtlb.ways=4, a power of two of sets",
    "dtlb.entries=24 dtlb.policy=plru, plru needs a power of two of ways",
    "tlb2.entries=24 tlb2.ways=5, a power of two of sets",
  })
  void valuesThatDontGoTogetherAreAllNamed(String changes, String reason) {
    Map<String, String> settings = new HashMap<>();
    for (String change : changes.split(" ")) {
      String[] parts = change.split("=");
      settings.put(parts[0], parts[1]);
    }
    assertThatThrownBy(() -> CLASSIC.with(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(changes.split(" "))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "dtlb.entris, 'lists all; did you mean ''dtlb.entries''?'",
    "Sced, 'lists all; did you mean ''sched''?'",
    "no.such.thing.at.all, 'at.all''; ''ringside config'' lists all'"
  })
  void anUnknownKeyIsNamedWithTheNearest(String key, String part) {
    assertThatThrownBy(() -> CLASSIC.with(Map.of(key, "1")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("there is no setting '" + key + "'")
        .hasMessageEndingWith(part);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> CLASSIC.with(Map.of("sched", "lotery")))
        .hasMessageEndingWith("not 'lotery'; did you mean 'lottery'?");
  }

  @Test
  void equalValuesHaveOneText() throws ConfigurationException {
    Configuration changed =
        CLASSIC.with(
            Map.of(
                " Memory ",
                " 67108864 ",
                "quantum",
                "5_000",
                "l2.bytes",
                "1536KiB",
                "l2.ways",
                "6"));
    assertThat(changed.text(Setting.MEMORY)).isEqualTo("64MiB");
    assertThat(changed.text(Setting.QUANTUM)).isEqualTo("5000");
    assertThat(changed.text(Setting.L2_BYTES)).isEqualTo("1536KiB");
    assertThat(changed.integer(Setting.MEMORY)).isEqualTo(64 << 20);
  }

  @Test
  void aNamedValueIsOfItsEnum() throws ConfigurationException {
    Configuration changed = CLASSIC.with(Map.of("sched", "mlfq", "asid", "on"));
    assertThat(changed.choice(Setting.SCHED, SchedulingKind.class))
        .isEqualTo(SchedulingKind.FEEDBACK);
    assertThat(changed.asid()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void aConfigurationIsWhatItsTextsSay(Preset preset) throws ConfigurationException {
    Configuration configuration = Configuration.of(preset);
    Map<String, String> texts = new HashMap<>();
    for (Setting setting : Setting.values()) {
      texts.put(setting.key(), configuration.text(setting));
    }
    Configuration again = CLASSIC.with(texts);
    for (Setting setting : Setting.values()) {
      assertThat(again.text(setting)).isEqualTo(setting.textIn(preset));
    }
  }
}

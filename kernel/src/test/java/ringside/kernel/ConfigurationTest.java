package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;

final class ConfigurationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "l1d.bytes=8MiB",
        "dtlb.entries=131072",
        "l1d.bytes=12KiB l1d.ways=3 l1d.policy=plru",
        "l2.hit=99999999999",
        "dram.miss=99999999999",
        "uid=99999999999",
        "stack.limit=2GiB",
        "clock.mhz=100000",
        "quantum=9000000000000000000",
        "boot.time=99999999999999999",
        "walk.pte=-1",
        "harts=2",
        "asid=maybe",
        "memory=5000",
        "no.such.key=1"
      })
  void valuesThatCanNotBeBuiltAreRefusedBeforeAnythingIsBuilt(String changes) {
    Map<String, String> settings = new HashMap<>();
    for (String change : changes.split(" ")) {
      String[] parts = change.split("=");
      settings.put(parts[0], parts[1]);
    }
    assertThatThrownBy(() -> Configuration.of(Preset.CLASSIC).with(settings))
        .isInstanceOf(ConfigurationException.class);
  }
}
